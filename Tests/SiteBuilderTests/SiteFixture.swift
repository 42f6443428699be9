// Whole sites kept as folders under Tests/Sites, and how they are compared with what was recorded.

import CivilCalendar
import Diagnostics
import Foundation
import SiteBuilder
import Synchronization
import Testing

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

let sitesFolder = repository.appendingPathComponent("Tests/Sites")

/// True when expected files are to be written instead of compared: `SIGNPOST_RECORD=1 swift test --filter Sites`.
let isRecording = ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1"

/// The day every fixture is built for.
let fixtureDate = CivilDate(year: 2026, month: 11, day: 22)

/// A site of Tests/Sites, ready to be read.
///
/// A fixture that changes the theme holds only the changed files, and `removed.txt` names those to leave out:
/// the rest comes from the project's own theme, in a copy.
final class SiteFixture: Sendable {
    let url: URL
    let folder: URL
    private let isCopy: Bool

    init(_ name: String) throws {
        url = sitesFolder.appendingPathComponent(name)
        let manager = FileManager.default
        let removals = url.appendingPathComponent("removed.txt")
        let removed = manager.fileExists(atPath: removals.path) ? try String(contentsOf: removals, encoding: .utf8) : ""
        isCopy = !removed.isEmpty || manager.fileExists(atPath: url.appendingPathComponent("Themes").path)
        guard isCopy else {
            folder = url
            return
        }
        folder = manager.temporaryDirectory.appendingPathComponent("signpost-site-\(UUID().uuidString)")
        try Self.copyFiles(of: url, to: folder)
        try Self.copyFiles(of: repository.appendingPathComponent("Themes/guide"), to: folder.appendingPathComponent("Themes/guide"))
        for path in removed.split(separator: "\n") { try manager.removeItem(at: folder.appendingPathComponent(String(path))) }
    }

    /// Copies contents alone: `copyItem` also copies the group, which fails where the files belong to a group that is not the user's.
    private static func copyFiles(of source: URL, to target: URL) throws {
        let manager = FileManager.default
        for path in try manager.subpathsOfDirectory(atPath: source.path) {
            let (from, to) = (source.appendingPathComponent(path), target.appendingPathComponent(path))
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: from.path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            if manager.fileExists(atPath: to.path) { continue }
            try manager.createDirectory(at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(contentsOf: from).write(to: to)
        }
    }

    deinit { if isCopy { try? FileManager.default.removeItem(at: folder) } }

    func prepare(jobs: Int = 2) async throws -> Preparation {
        try await prepareSite(await readSite(at: folder.path, jobs: jobs), date: try #require(fixtureDate), jobs: jobs)
    }

    /// The finished site: contents by output path.
    func emit(jobs: Int = 2) async throws -> [String: [UInt8]] {
        let prepared = try #require(try await prepare(jobs: jobs).site)
        let files = Mutex<[String: [UInt8]]>([:])
        _ = try await emitSite(prepared, jobs: jobs) { path, bytes in files.withLock { $0[path] = bytes } }
        return files.withLock { $0 }
    }

    /// Compares with the recorded text, or records it.
    func expect(_ text: String, recordedAs path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = url.appendingPathComponent(path)
        if isRecording {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let recorded = try? String(contentsOf: file, encoding: .utf8)
        #expect(
            text == recorded, "\(path) of \(url.lastPathComponent) differs; if that is meant, record it", sourceLocation: sourceLocation)
    }

    typealias SourceLocation = Testing.SourceLocation
}
