// Reads an author's folder into a `SourceTree` and the theme's files. The only reader of files in a build.

package import Diagnostics
import Foundation
package import KnowledgeBase

/// A site folder as read: its sources, and the theme it brings along.
package struct SiteFolder: Sendable {
    package var tree: SourceTree
    /// Text files below `Themes/<name>/`, paths below that folder, sorted; nil when the site has no `Themes/<name>/`.
    package var theme: [(path: String, text: String)]?
    /// Absolute path of the site folder.
    package var path: String
}

/// Reads the site at `path`. A file that cannot be read is a diagnostic; reading goes on.
package func readSite(at path: String, jobs: Int) async -> SiteFolder {
    var folder = SiteFolder(tree: SourceTree(), theme: nil, path: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        folder.tree.diagnostics.append(
            Diagnostic(
                .siteMissing, at: SourceLocation(file: path), "the folder does not exist",
                suggestion: "create one with \"signpost new site NAME\", or name it with --site"))
        return folder
    }
    var reader = SiteReader(root: path)
    folder.tree.configuration = reader.readConfiguration()
    guard folder.tree.configuration != nil else {
        folder.tree.diagnostics = reader.diagnostics
        return folder
    }
    let below = reader.list("Content")
    let markdownPaths = below.filter { $0.hasSuffix(".md") && !$0.hasPrefix("data/") }.map { "Content/" + $0 }
    let root = path
    let results = await readAll(markdownPaths, root: root, jobs: jobs)
    folder.tree.markdown = reader.take(results)
    folder.tree.data = reader.readAll(below.filter { $0.hasPrefix("data/") && $0.hasSuffix(".yml") }.map { "Content/" + $0 })
    folder.tree.assets = below.filter { !$0.hasSuffix(".md") && !$0.hasPrefix("data/") }.map { "Content/" + $0 }
    let seeds = reader.list("seeds")
    folder.tree.seeds = reader.readAll(seeds.filter { $0.hasSuffix(".yml") }.map { "seeds/" + $0 })
    folder.tree.unread = reader.unread
    folder.tree.diagnostics = reader.diagnostics + unusedData(below) + unusedSeeds(seeds)
    return folder
}

/// Files below `Content/data/` that nothing reads.
private func unusedData(_ paths: [String]) -> [Diagnostic] {
    paths.filter { $0.hasPrefix("data/") && !DataFileName.isRead(String($0.dropFirst(5))) }.map { path in
        let fix =
            if path.hasSuffix(".md") {
                "pages lie in the folder of their language: move it there"
            } else {
                DataFileName.nearest(to: String(path.dropFirst(5))).map { "did you mean \"Content/data/\($0)\"?" } ?? "remove it"
            }
        return Diagnostic(
            .fileUnused, .warning, at: SourceLocation(file: "Content/" + path), "nothing reads a data file of this name", suggestion: fix)
    }
}

/// Seeds with another extension than `.yml`; notes beside them are the author's.
private func unusedSeeds(_ paths: [String]) -> [Diagnostic] {
    paths.filter { $0.lowercased().hasSuffix(".yaml") || $0.hasSuffix(".YML") }.map { path in
        let name = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
        return Diagnostic(
            .fileUnused, .warning, at: SourceLocation(file: "seeds/" + path), "seeds are read from .yml files alone",
            suggestion: "rename it to seeds/\(name).yml")
    }
}

/// Reads the theme a configuration names; nil when the site does not bring it along.
package func readTheme(named name: String, in root: String, diagnostics: inout [Diagnostic]) -> [(path: String, text: String)]? {
    var reader = SiteReader(root: root)
    let paths = reader.list("Themes/" + name)
    guard !paths.isEmpty else { return nil }
    let files = reader.readAll(paths.map { "Themes/\(name)/\($0)" })
    diagnostics += reader.diagnostics
    return files.map { (String($0.path.dropFirst("Themes/\(name)/".count)), $0.text) }
}

/// Reads the YAML files below one folder of a site, sorted by path; empty when there is no such folder.
package func readDataFiles(below folder: String, in root: String, diagnostics: inout [Diagnostic]) -> [SourceText] {
    var reader = SiteReader(root: root)
    let files = reader.readAll(reader.list(folder).filter { $0.hasSuffix(".yml") }.map { folder + "/" + $0 })
    diagnostics += reader.diagnostics
    return files
}

private func readAll(_ paths: [String], root: String, jobs: Int) async -> [ReadResult] {
    // `readFile` does not throw, so neither does the map over it.
    (try? await parallelMap(0..<paths.count, jobs: jobs) { readFile(paths[$0], root: root) }) ?? []
}

private struct SiteReader {
    let root: String
    var diagnostics: [Diagnostic] = []
    /// What is there and could not be read.
    var unread: [String] = []

    init(root: String) { self.root = root }

    mutating func readConfiguration() -> SourceText? {
        guard FileManager.default.fileExists(atPath: root + "/signpost.yml") else {
            diagnostics.append(
                Diagnostic(
                    .configMissing, at: SourceLocation(file: "signpost.yml"), "signpost.yml does not exist in \(root)",
                    suggestion: "create it with \"title: …\" and \"languages: [zh-Hans]\", or name the site with --site"))
            return nil
        }
        return readAll(["signpost.yml"]).first
    }

    /// Regular files below a folder, sorted by bytes; hidden files and folders are left out. Empty when it does not exist.
    mutating func list(_ folder: String) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root + "/" + folder, isDirectory: &isFolder), isFolder.boolValue else { return [] }
        let listing = listFiles(below: root + "/" + folder, site: root)
        for (path, problem) in listing.rest {
            let path = path.isEmpty ? folder : folder + "/" + path
            unread.append(path)
            diagnostics.append(describe(problem, of: path))
        }
        return listing.files
    }

    private func describe(_ problem: EntryProblem, of path: String) -> Diagnostic {
        func report(_ code: DiagnosticCode, _ message: String, _ fix: String) -> Diagnostic {
            Diagnostic(code, at: SourceLocation(file: path), message, suggestion: fix)
        }
        switch problem {
        case .unlistable(let reason): return report(.fileUnreadable, "the folder cannot be listed: \(reason)", "check its permissions")
        case .linkedFolder:
            return report(
                .fileLinkedFolder, "the folder is a link, and links to folders are not followed", "put the folder itself in its place")
        case .linkOutside:
            return report(.fileOutsideSite, "the file is a link to one outside the site", "put the file itself in its place")
        case .special(let kind): return report(.fileUnreadable, "this is no file but \(kind)", "take it away")
        }
    }

    mutating func readAll(_ paths: [String]) -> [SourceText] { take(paths.map { readFile($0, root: root) }) }

    /// The sources of what was read; what was not is noted.
    mutating func take(_ results: [ReadResult]) -> [SourceText] {
        for result in results {
            if let diagnostic = result.diagnostic { diagnostics.append(diagnostic) }
            if result.source == nil, let path = result.diagnostic?.location.file { unread.append(path) }
        }
        return results.compactMap(\.source)
    }
}

private struct ReadResult: Sendable {
    var source: SourceText?
    var diagnostic: Diagnostic?
}

private func readFile(_ path: String, root: String) -> ReadResult {
    do {
        let bytes = try readBytes(of: root + "/" + path)
        let source = SourceText(path: path, bytes: bytes)
        return ReadResult(source: source, diagnostic: encodingProblem(of: source))
    } catch {
        return ReadResult(
            diagnostic: Diagnostic(
                .fileUnreadable, at: SourceLocation(file: path), "the file cannot be read: \(error.reason)",
                suggestion: "check its permissions"))
    }
}

/// What is wrong with a text that is not UTF-8, at its first wrong byte; nil for one that is.
func encodingProblem(of source: SourceText) -> Diagnostic? {
    guard !source.isUTF8, let bad = firstInvalidUTF8(in: source.bytes) else { return nil }
    return source.diagnostic(
        .fileInvalidUTF8, at: source.location(utf8Offset: bad), "the file is not UTF-8 text", suggestion: "save it with the encoding UTF-8")
}

/// An error in the system's words, without Foundation's wrapping.
package func reason(_ error: any Error) -> String {
    if let error = error as? SystemError { return error.reason }
    let error = error as NSError
    if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError, underlying.domain == NSPOSIXErrorDomain {
        return String(cString: strerror(Int32(underlying.code)))
    }
    if error.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(error.code))) }
    // Foundation's own sentence for a missing file names no cause and ends with a full stop.
    if error.domain == NSCocoaErrorDomain, error.code == CocoaError.fileReadNoSuchFile.rawValue { return String(cString: strerror(ENOENT)) }
    return error.localizedDescription
}

/// Offset of the first byte that is not part of well-formed UTF-8; nil when all is well.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): offset += UTF8.width(scalar)
        case .emptyInput: return nil
        case .error: return offset
        }
    }
}
