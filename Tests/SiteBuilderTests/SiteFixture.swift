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
        try manager.copyItem(at: url, to: folder)
        let theme = repository.appendingPathComponent("Themes/guide")
        for path in try manager.subpathsOfDirectory(atPath: theme.path) {
            let target = folder.appendingPathComponent("Themes/guide/\(path)")
            if manager.fileExists(atPath: target.path) { continue }
            try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            var isFolder: ObjCBool = false
            let source = theme.appendingPathComponent(path)
            if manager.fileExists(atPath: source.path, isDirectory: &isFolder), !isFolder.boolValue {
                try manager.copyItem(at: source, to: target)
            }
        }
        for path in removed.split(separator: "\n") { try manager.removeItem(at: folder.appendingPathComponent(String(path))) }
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
