// A running server on a real loopback socket: it answers, notices changes, keeps the last good build and explains a taken port.

import Diagnostics
import Foundation
import Testing

@testable import PreviewServer

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A folder with one watched file, and a build that turns that file into the page; text that begins with "bad" does not build.
private struct Author: Sendable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("preview-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    var page: URL { folder.appendingPathComponent("page.md") }

    func write(_ text: String) throws { try Data(text.utf8).write(to: page, options: .atomic) }

    @Sendable func build() async -> PreviewBuild {
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? "bad: unreadable"
        guard text.hasPrefix("bad") else { return PreviewBuild(files: ["index.html": Array("<body>\(text)</body>".utf8)], diagnostics: []) }
        return PreviewBuild(
            files: [:], diagnostics: [Diagnostic(.yamlSyntax, at: SourceLocation(file: "page.md", line: 2, column: 1), "found \"\(text)\"")]
        )
    }

    /// Runs a server for as long as the body does; the body gets the port and the events.
    func serving(_ body: @escaping @Sendable (UInt16, inout AsyncStream<PreviewEvent>.Iterator) async throws -> Void) async throws {
        let (events, sink) = AsyncStream.makeStream(of: PreviewEvent.self)
        let server = PreviewServer(port: 0, watchedPaths: [folder.path], report: { sink.yield($0) }, build: build)
        let running = Task { try await server.run() }
        defer {
            running.cancel()
            try? FileManager.default.removeItem(at: folder)
        }
        var iterator = events.makeAsyncIterator()
        guard case .listening(let port) = await iterator.next() else { throw Unexpected() }
        guard case .built = await iterator.next() else { throw Unexpected() }
        try await body(port, &iterator)
    }
}

private struct Unexpected: Error {}

private func fetch(_ port: UInt16, _ path: String = "/", host: String? = nil) async throws -> (status: Int, body: String) {
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, response) = try await URLSession.shared.data(for: request)
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
}

private func version(in page: String) throws -> String {
    let start = try #require(page.range(of: "data-version=\""))
    return String(page[start.upperBound...].prefix { $0 != "\"" })
}

@Suite(.timeLimit(.minutes(2))) struct RunningPreview {
    @Test func rebuildsAndTellsTheWaitingBrowserWhenAFileChanges() async throws {
        let author = try Author()
        try author.write("one")
        try await author.serving { port, events in
            let before = try await fetch(port)
            #expect(before.status == 200)
            #expect(before.body.hasPrefix("<body>one<script"))
            let known = try version(in: before.body)
            async let waiting = fetch(port, "/_signpost/wait.js?version=\(known)")

            try author.write("two 二")
            guard case .built = await events.next() else { throw Unexpected() }
            let after = try await fetch(port)
            #expect(after.body.hasPrefix("<body>two 二<script"))
            let told = try await waiting.body
            #expect(told == "signpostVersion(\"\(try version(in: after.body))\");\n")
            #expect(told != "signpostVersion(\"\(known)\");\n")
        }
    }

    @Test func keepsTheLastGoodBuildUnderTheErrors() async throws {
        let author = try Author()
        try author.write("good")
        try await author.serving { port, events in
            try author.write("bad <b>")
            guard case .built(let build) = await events.next() else { throw Unexpected() }
            #expect(build.diagnostics.count == 1)
            let shown = try await fetch(port)
            #expect(shown.status == 200)
            #expect(shown.body.hasPrefix("<body>good<link"))
            #expect(shown.body.contains("page.md:2:1"))
            #expect(shown.body.contains("found &quot;bad &lt;b&gt;&quot;"))

            try author.write("good again")
            guard case .built = await events.next() else { throw Unexpected() }
            let mended = try await fetch(port)
            #expect(mended.body.hasPrefix("<body>good again<script"))
        }
    }

    @Test func noticesNewAndRemovedFilesInFolders() async throws {
        let author = try Author()
        try author.write("x")
        try await author.serving { _, events in
            let folder = author.folder.appendingPathComponent("guides/deep")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appendingPathComponent("新.md")
            try Data("a".utf8).write(to: file)
            guard case .built = await events.next() else { throw Unexpected() }
            try FileManager.default.removeItem(at: file)
            guard case .built = await events.next() else { throw Unexpected() }
        }
    }

    @Test func doesNotAnswerUnderAForeignName() async throws {
        let author = try Author()
        try author.write("private")
        try await author.serving { port, _ in
            let page = try await fetch(port, host: "rebound.example:\(port)")
            #expect(page.status == 403)
            let wait = try await fetch(port, "/_signpost/wait.js?version=x", host: "rebound.example")
            #expect(wait.status == 403)
        }
    }

    @Test func saysThatAPortIsTaken() async throws {
        let author = try Author()
        try author.write("x")
        try await author.serving { port, _ in
            let second = PreviewServer(port: port, watchedPaths: []) { PreviewBuild(files: [:], diagnostics: []) }
            await #expect(throws: PreviewError.portInUse(port)) { try await second.run() }
        }
    }
}

@Test func explainsPortsInWords() {
    #expect(
        PreviewError.portInUse(8000).description
            == "port 8000 is already in use by another program; choose another with --port, for example --port 8001")
    #expect(
        PreviewError.portForbidden(80).description
            == "port 80 needs special rights; choose one from 1024 up with --port, for example --port 8000"
    )
}
