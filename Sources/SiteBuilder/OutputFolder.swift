// The folder a site is published to. Files are staged beside it first and moved into place only when all of them were
// written, so a failure (a full disk, a lost permission) leaves the last good site untouched.

import Foundation
import KnowledgeBase

/// Why publishing stopped; the output folder still holds what it held before.
package enum PublishError: Error, Sendable, Equatable {
    /// The folder is not empty and has no manifest of ours.
    case foreignFolder(String)
    /// A file we would write exists and was not written by us.
    case foreignFile(String)
    /// A path would leave the output folder.
    case unsafePath(String)
    case writeFailed(path: String, reason: String)
}

/// One publication: `stage` every file (from any thread), then `commit`, or `abandon`.
package struct OutputFolder: Sendable {
    static let manifestName = ".signpost-manifest"
    package let path: String
    private let staging: String
    /// What the last publication wrote.
    private let earlier: Set<String>
    /// The folder held nothing: no file needs to be compared with what is there.
    private let isNew: Bool

    /// Opens the folder, creating it when missing. Refuses a folder with files that are not ours.
    package init(path: String) throws(PublishError) {
        self.path = path
        staging = path + "/.signpost-staging"
        let manager = FileManager.default
        let names: [String]
        do { names = try Self.names(in: path) } catch { throw .writeFailed(path: path, reason: error.reason) }
        if let manifest = try? String(contentsOfFile: path + "/" + Self.manifestName, encoding: .utf8) {  // missing: checked below
            earlier = Set(manifest.split(separator: "\n").dropFirst().map(String.init))
            isNew = false
        } else {
            guard names.allSatisfy({ $0 == ".signpost-staging" }) else { throw .foreignFolder(path) }
            earlier = []
            isNew = true
        }
        do {
            if names.contains(".signpost-staging") { try manager.removeItem(atPath: staging) }
            try makeFolders(staging)
        } catch { throw .writeFailed(path: path, reason: reason(error)) }
    }

    /// What the folder holds; nothing for one that is missing. One that cannot be listed may hold anybody's files.
    private static func names(in path: String) throws(SystemError) -> [String] {
        guard !path.isEmpty else { throw SystemError(code: ENOENT) }
        do { return try folderEntries(of: path).map(\.name) } catch {
            if error.code == ENOENT { return [] }
            throw error
        }
    }

    /// Writes one file to the staging area unless the published file already has these bytes. Safe to call in parallel.
    ///
    /// - Returns: the path when the file has to be moved into place by `commit`, nil when it is unchanged.
    package func stage(_ file: String, _ bytes: [UInt8]) throws(PublishError) -> String? {
        guard Self.staysInside(file) else { throw .unsafePath(file) }
        let target = path + "/" + file
        if !isNew, let present = try? readBytes(of: target) {  // missing: written below
            if !earlier.contains(file) { throw .foreignFile(target) }
            // The system compares ten times as fast as `==`, and a build compares all that it finds.
            if present.count == bytes.count, memcmp(present, bytes, bytes.count) == 0 { return nil }
        }
        do {
            try writeFile(staging + "/" + file, bytes)
            return file
        } catch { throw .writeFailed(path: target, reason: reason(error)) }
    }

    private static func staysInside(_ file: String) -> Bool {
        guard !file.isEmpty, !file.utf8.starts(with: "/".utf8) else { return false }
        var isStart = true
        for byte in file.utf8 {
            // Only a component that begins with a dot needs a closer look.
            if isStart, byte == 0x2E { return !file.split(separator: "/").contains { $0 == ".." || $0 == "." } }
            isStart = byte == 0x2F
        }
        return true
    }

    private func writeFile(_ path: String, _ bytes: [UInt8]) throws {
        do {
            try writeBytes(bytes, to: path)
        } catch let error where error.code == ENOENT {
            try makeFolders((path as NSString).deletingLastPathComponent)
            try writeBytes(bytes, to: path)
        }
    }

    /// Moves staged files into place, deletes files of the last publication that are gone, and records what is there now.
    ///
    /// - Parameters:
    ///   - files: every file of the site.
    ///   - changed: those that `stage` wrote.
    package func commit(files: [String], changed: [String]) throws(PublishError) {
        // Ctrl-C between two moves would leave old pages beside new ones; the moves are over in less time than it takes to press it again.
        let handlers = [SIGINT, SIGTERM].map { ($0, signal($0, SIG_IGN)) }
        defer { for (number, handler) in handlers { signal(number, handler) } }
        do {
            let files = files.sorted(by: precedesByBytes)
            // The record is widened before anything moves: an interrupted move never leaves files that count as foreign.
            try writeManifest(isNew ? files : earlier.union(files).sorted(by: precedesByBytes))
            try moveIntoPlace(isNew ? files : changed.sorted(by: precedesByBytes))
            try removeStale(earlier.subtracting(files))
            if !isNew { try writeManifest(files) }
            try FileManager.default.removeItem(atPath: staging)
        } catch { throw .writeFailed(path: path, reason: reason(error)) }
    }

    /// Moves a folder at the top as a whole where there is none of its name yet, else file by file.
    private func moveIntoPlace(_ changed: [String]) throws {
        var isWhole: [String: Bool] = [:]
        var folders = Set<String>()
        for file in changed {
            if let end = file.utf8.firstIndex(of: 0x2F) {
                let top = String(file[..<end])
                if let known = isWhole[top] {
                    if known { continue }
                } else {
                    let isMissing = access(path + "/" + top, F_OK) != 0
                    isWhole[top] = isMissing
                    if isMissing {
                        try move(top)
                        continue
                    }
                }
            }
            let folder = (path + "/" + file as NSString).deletingLastPathComponent
            if folders.insert(folder).inserted {
                try makeFolders(folder)
            }
            try move(file)
        }
    }

    /// Moves a file or folder from the staging area.
    private func move(_ name: String) throws {
        guard rename(staging + "/" + name, path + "/" + name) == 0 else { throw SystemError(code: errno) }
    }

    /// Forgets what was staged; the published site stays as it was. A folder made for this publication is removed again.
    package func abandon() {
        // Nothing depends on these: what cannot be removed is removed by the next build.
        try? FileManager.default.removeItem(atPath: staging)
        rmdir(path)
    }

    private func removeStale(_ files: Set<String>) throws {
        var folders = Set<String>()
        for file in files.sorted() {
            let target = path + "/" + file
            if unlink(target) != 0, errno != ENOENT { throw SystemError(code: errno) }
            var folder = (file as NSString).deletingLastPathComponent
            while !folder.isEmpty {
                folders.insert(folder)
                folder = (folder as NSString).deletingLastPathComponent
            }
        }
        // Only empty folders go; `rmdir` refuses the others.
        for folder in folders.sorted(by: >) { rmdir(path + "/" + folder) }
    }

    private func writeManifest(_ files: [String]) throws {
        let text = "Files written by signpost; it deletes no others.\n" + files.map { $0 + "\n" }.joined()
        try writeFile(staging + "/" + Self.manifestName, Array(text.utf8))
        try move(Self.manifestName)
    }
}
