// Runs the built program as a person would: another process, its arguments, its exit status and what it prints.

import Foundation
import Testing

/// What a run of the program left behind.
struct Outcome: Equatable {
    var status: Int32
    var output: String
    var error: String
}

/// The program under test: `SIGNPOST_BIN`, else the one built beside this test.
let program: URL = {
    if let path = ProcessInfo.processInfo.environment["SIGNPOST_BIN"] { return URL(fileURLWithPath: path) }
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("signpost")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.appendingPathComponent(".build/debug/signpost")
}()

/// A folder for one test, removed when its owner goes.
final class Scratch: Sendable {
    let url: URL

    /// - Parameter files: paths and texts to begin with.
    init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("signpost-test-\(UUID().uuidString)").resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

    func write(_ path: String, _ bytes: Data) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    func text(_ path: String) throws -> String { try String(contentsOf: url.appendingPathComponent(path), encoding: .utf8) }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path) }

    /// Every file below a folder with its bytes; the whole folder as one value.
    func contents(of folder: String) throws -> [String: Data] {
        let top = url.appendingPathComponent(folder)
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: top.path) {
            var isFolder: ObjCBool = false
            let file = top.appendingPathComponent(path)
            if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
                found[path] = try Data(contentsOf: file)
            }
        }
        return found
    }

    /// Runs the program in this folder. `through` puts a shell before it: `"$@"` is the program and its arguments.
    func signpost(_ arguments: String..., input: String = "", through shell: String? = nil, environment: [String: String] = [:]) throws
        -> Outcome
    {
        let process = Process()
        if let shell {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", shell, "sh", program.path] + arguments
        } else {
            process.executableURL = program
            process.arguments = arguments
        }
        process.currentDirectoryURL = url
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files, not pipes: a full pipe would stop the program.
        let traces = FileManager.default.temporaryDirectory.appendingPathComponent("signpost-run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: traces, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: traces) }
        let files = ["in", "out", "err"].map { traces.appendingPathComponent($0) }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try String(contentsOf: files[1], encoding: .utf8), error: try String(contentsOf: files[2], encoding: .utf8))
    }
}

/// The smallest site that builds.
let smallSite = [
    "signpost.yml": "title: 还款协商\nlanguages: [zh-Hans]\n",
    "Content/zh-Hans/index.md": "# 首页\n\n先看[协商](guides/talk.md)。\n",
    "Content/zh-Hans/guides/talk.md": "# 协商\n\n打官方客服电话。\n",
]
