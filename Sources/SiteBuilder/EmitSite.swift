// A prepared site → its files, handed to a writer one by one: generated pages → pages → assets, and beside them the search index.

import KnowledgeBase
import Markdown
import SearchIndex
import Theme

/// What a build made, for its summary.
package struct BuildFigures: Sendable, Equatable {
    package var pages = 0
    package var questions = 0
    package var files = 0
    /// Bytes of all files, and of the search index among them.
    package var bytes = 0
    package var indexBytes = 0
}

/// Takes one finished file: its path below the output folder and its bytes. Called from several threads at once.
package typealias FileWriter = @Sendable (_ path: String, _ bytes: [UInt8]) throws -> Void

/// Renders everything and hands it to `write`. Which bytes are written depends on the site and its date only.
package func emitSite(
    _ prepared: PreparedSite, jobs: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }, write: @escaping FileWriter
) async throws -> BuildFigures {
    // Side by side: each has stretches in which only one processor finds work.
    let (pages, index) = try await sideBySide(jobs: jobs) {
        try await emitPages(prepared, jobs: jobs, progress: progress, write: write)
    } _: {
        try await emitIndex(prepared, jobs: jobs, write: write)
    }
    var figures = pages
    figures.files += index.files
    figures.bytes += index.bytes
    figures.indexBytes = index.bytes
    return figures
}

private func emitPages(
    _ prepared: PreparedSite, jobs: Int, progress: @escaping @Sendable (Int) -> Void, write: @escaping FileWriter
) async throws -> BuildFigures {
    let renderer = PageRenderer(prepared)
    let site = prepared.site
    var figures = BuildFigures()
    func emit(_ path: String, _ bytes: [UInt8]) throws {
        try write(path, bytes)
        figures.files += 1
        figures.bytes += bytes.count
    }
    // Long lists first: what takes one processor long is then not left to the end.
    for language in site.configuration.languages {
        for file in renderer.generatedFiles(language: language) { try emit(file.route.path, file.html) }
    }
    let topics = try await parallelMap(0..<site.topics.count, jobs: jobs) { index in
        let file = renderer.topicFile(site.topics[index])
        try write(file.route.path, file.html)
        return file.html.count
    }
    figures.files += topics.count
    figures.bytes += topics.reduce(0, +)
    let sizes = try await parallelMap(0..<site.pages.count, jobs: jobs) { index in
        let bytes = renderer.html(of: index)
        try write(site.pages[index].route.path, bytes)
        progress(1)
        return bytes.count
    }
    figures.pages = site.pages.count
    figures.questions = site.pages.count { $0.kind == .question }
    figures.files += sizes.count
    figures.bytes += sizes.reduce(0, +)
    if let claims = claimsFile(of: site) { try emit("claims.json", Array(claims.utf8)) }
    for asset in prepared.theme.assets { try emit(asset.path, asset.bytes) }
    for path in prepared.links.reduce(into: Set<String>(), { $0.formUnion($1.assets) }).sorted() {
        try emit(assetRoute(path, site), try readBytes(of: prepared.folder.path + "/" + path))
    }
    return figures
}

private func emitIndex(_ prepared: PreparedSite, jobs: Int, write: @escaping FileWriter) async throws -> BuildFigures {
    let files = searchFiles(of: prepared, jobs: jobs)
    let sizes = try await parallelMap(0..<files.count, jobs: jobs) { index in
        try write(files[index].path, files[index].bytes)
        return files[index].bytes.count
    }
    var figures = BuildFigures()
    figures.files = sizes.count
    figures.bytes = sizes.reduce(0, +)
    return figures
}

/// `Content/zh-Hans/images/a.png` → `images/a.png` below the language's prefix.
private func assetRoute(_ path: String, _ site: Site) -> String {
    let language = site.configuration.languages.first { path.hasPrefix("Content/\($0)/") } ?? ""
    return Route(site.configuration.routePrefix(of: language) + path.dropFirst("Content/\(language)/".count)).path
}
