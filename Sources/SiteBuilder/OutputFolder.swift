// The folder a site is published to. Files are staged beside it first and moved into place only when all of them were
// written, so a failure (a full disk, a lost permission) leaves the last good site untouched.

import Foundation

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

    /// Opens the folder, creating it when missing. Refuses a folder with files that are not ours.
    package init(path: String) throws(PublishError) {
        self.path = path
        staging = path + "/.signpost-staging"
        let manager = FileManager.default
        let names = (try? manager.contentsOfDirectory(atPath: path)) ?? []  // missing: created below
        if let manifest = try? String(contentsOfFile: path + "/" + Self.manifestName, encoding: .utf8) {  // missing: checked below
            earlier = Set(manifest.split(separator: "\n").dropFirst().map(String.init))
        } else {
            guard names.allSatisfy({ $0 == ".signpost-staging" }) else { throw .foreignFolder(path) }
            earlier = []
        }
        do {
            if names.contains(".signpost-staging") { try manager.removeItem(atPath: staging) }
            try manager.createDirectory(atPath: staging, withIntermediateDirectories: true)
        } catch { throw .writeFailed(path: path, reason: reason(error)) }
    }

    /// Writes one file to the staging area unless the published file already has these bytes. Safe to call in parallel.
    ///
    /// - Returns: the path when the file has to be moved into place by `commit`, nil when it is unchanged.
    package func stage(_ file: String, _ bytes: [UInt8]) throws(PublishError) -> String? {
        guard !file.isEmpty, !file.hasPrefix("/"), !file.split(separator: "/").contains(where: { $0 == ".." || $0 == "." }) else {
            throw .unsafePath(file)
        }
        let target = path + "/" + file
        if let present = FileManager.default.contents(atPath: target) {
            if !earlier.contains(file) { throw .foreignFile(target) }
            if present.count == bytes.count, present.elementsEqual(bytes) { return nil }
        }
        let staged = staging + "/" + file
        do {
            try writeFile(staged, bytes)
            return file
        } catch { throw .writeFailed(path: target, reason: reason(error)) }
    }

    private func writeFile(_ path: String, _ bytes: [UInt8]) throws {
        if !writeBytes(path, bytes) {
            if errno == ENOENT {
                try FileManager.default.createDirectory(
                    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                if writeBytes(path, bytes) { return }
            }
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    /// Plain `open`/`write`/`close`; false with `errno` set when any of them failed.
    private func writeBytes(_ path: String, _ bytes: [UInt8]) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { return false }
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + offset }, bytes.count - offset) }
            if written < 0 {
                if errno == EINTR { continue }
                let failure = errno
                close(descriptor)
                errno = failure
                return false
            }
            offset += written
        }
        return close(descriptor) == 0
    }

    /// Moves staged files into place, deletes files of the last publication that are gone, and records what is there now.
    ///
    /// - Parameters:
    ///   - files: every file of the site.
    ///   - changed: those that `stage` wrote.
    package func commit(files: [String], changed: [String]) throws(PublishError) {
        do {
            // The record is widened before anything moves: an interrupted move never leaves files that count as foreign.
            try writeManifest(earlier.union(files).sorted())
            var folders = Set<String>()
            for file in changed.sorted() {
                let folder = (path + "/" + file as NSString).deletingLastPathComponent
                if folders.insert(folder).inserted {
                    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                }
                guard rename(staging + "/" + file, path + "/" + file) == 0 else {
                    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
                }
            }
            try removeStale(earlier.subtracting(files))
            try writeManifest(files.sorted())
            try FileManager.default.removeItem(atPath: staging)
        } catch { throw .writeFailed(path: path, reason: reason(error)) }
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
            if unlink(target) != 0, errno != ENOENT { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
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
        guard rename(staging + "/" + Self.manifestName, path + "/" + Self.manifestName) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}
