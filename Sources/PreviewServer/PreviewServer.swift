// Serves a site from memory on the loopback interface and keeps it current:
// listen → build → show → watch until a file changes and the changing stops → build …
// What a build is, and what is printed, is the caller's.

import FlyingFox
import FlyingSocks
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A preview of a site for the person who writes it; never reachable from another machine.
package struct PreviewServer: Sendable {
    private let port: UInt16
    private let watchedPaths: [String]
    private let report: @Sendable (PreviewEvent) -> Void
    private let build: @Sendable () async -> PreviewBuild
    private let state = PreviewState(session: .random(in: 0 ... .max))

    /// - Parameters:
    ///   - port: 0 lets the system choose; the `listening` event says which.
    ///   - watchedPaths: absolute paths of files and folders whose change asks for a new build. Must not hold the output folder.
    ///   - report: called in order, from one task.
    ///   - build: called once at the start and after every change, never twice at once.
    package init(
        port: UInt16, watchedPaths: [String], report: @escaping @Sendable (PreviewEvent) -> Void = { _ in },
        build: @escaping @Sendable () async -> PreviewBuild
    ) {
        self.port = port
        self.watchedPaths = watchedPaths
        self.report = report
        self.build = build
    }

    /// Serves until its task is cancelled. Throws ``PreviewError`` when the port cannot be had, before anything is built.
    package func run() async throws {
        let server = HTTPServer(
            config: .init(
                address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60,
                pool: PromptPool(base: HTTPServer.defaultPool()), logger: .disabled),
            handler: PreviewHandler(state: state))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await server.run() } catch let error as SocketError { throw explanation(of: error) }
            }
            group.addTask {
                try await server.waitUntilListening()
                if case .ip4(_, let port) = await server.listeningAddress { report(.listening(port: port)) }
                try await rebuildForever()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func rebuildForever() async throws {
        while true {
            // Looked at before the build: a change made while it runs is a reason for the next one.
            let before = WatchedFiles(at: watchedPaths)
            let result = await build()
            await state.show(result)
            report(.built(result))
            try await waitForChange(since: before)
        }
    }

    /// Returns once the files differ from before and two looks in a row agree (an editor may still be writing).
    private func waitForChange(since before: WatchedFiles) async throws {
        var last = before
        while true {
            let started = ContinuousClock.now
            let now = WatchedFiles(at: watchedPaths)
            if now != before, now == last { return }
            last = now
            // Looking at very many files takes time itself: never more than about a tenth of it.
            try await Task.sleep(for: max(.milliseconds(now == before ? 300 : 60), (ContinuousClock.now - started) * 9))
        }
    }

    private func explanation(of error: SocketError) -> any Error {
        guard case .failed(_, let code, let message) = error else { return error }
        return switch code {
        case EADDRINUSE: PreviewError.portInUse(port)
        case EACCES: PreviewError.portForbidden(port)
        default: PreviewError.cannotListen(port, reason: message)
        }
    }
}

/// Turns the library's requests into ours and our replies into the library's.
private struct PreviewHandler: HTTPHandler {
    let state: PreviewState

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        let asked = PreviewRequest(
            method: request.method.rawValue, path: request.target.path(percentEncoded: true),
            host: request.headers[.host], ifNoneMatch: request.headers[.ifNoneMatch])
        var reply = await state.site.reply(to: asked)
        // Only a request that would have been served may wait.
        if asked.path == PreviewAssets.waitPath, asked.method == "GET", reply.status != 403 {
            let known = request.query.first { $0.name == "version" }?.value ?? ""
            reply = PreviewAssets.answer(try await state.version(after: known, patience: .seconds(20)))
        }
        var fields = HTTPHeaders()
        for (name, value) in reply.fields { fields[HTTPHeader(name)] = value }
        // One write for the body: the default is one for each 4 KB.
        let body = HTTPBodySequence(data: Data(reply.body), suggestedBufferSize: max(1, reply.body.count))
        return HTTPResponse(statusCode: HTTPStatusCode(reply.status, phrase: phrase(reply.status)), headers: fields, body: body)
    }

    private func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 301: "Moved Permanently"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        default: "Service Unavailable"
        }
    }
}

/// The library's pool of sockets, with Nagle's algorithm off.
///
/// The library writes head and body apart, so with Nagle on each answer on a kept connection waits for the client's delayed
/// acknowledgement: about 40 ms. It offers no setting, but it shows each socket to the pool before waiting on it, first of all the
/// listening one, from which accepted connections take the option over (Linux and BSD alike).
private struct PromptPool: AsyncSocketPool {
    let base: any AsyncSocketPool

    func prepare() async throws { try await base.prepare() }

    func run() async throws { try await base.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        try socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        try await base.suspendSocket(socket, untilReadyFor: events)
    }
}
