// Everything before the first byte of output: parse → assemble → link → check. The order of a build is told here and in
// `EmitSite.swift`: read (ReadSite) → prepare (this file) → emit (EmitSite) → publish (OutputFolder).

package import CivilCalendar
package import Diagnostics
package import KnowledgeBase
import Markdown
package import SearchIndex
package import Theme

/// A site that was read, linked and checked. It may be emitted when `diagnostics` has no error.
package struct PreparedSite: Sendable {
    package var folder: SiteFolder
    package var site: Site
    /// Each page's links, by index.
    package var links: [ResolvedLinks]
    package var theme: Theme
    package var tools: SiteTools
    package var synonyms: SynonymTable
    /// The date the output is made for.
    package var date: CivilDate
}

/// What preparation found; `site` is nil when the site could not be understood at all.
package struct Preparation: Sendable {
    package var site: PreparedSite?
    package var diagnostics: [Diagnostic]
}

/// Parses, assembles, links and checks a site. Pure but for the theme's files, which are read here.
package func prepareSite(_ folder: SiteFolder, date: CivilDate, jobs: Int) async throws -> Preparation {
    var diagnostics = folder.tree.diagnostics
    guard let source = folder.tree.configuration, let configuration = SiteConfiguration.read(source, diagnostics: &diagnostics) else {
        return Preparation(diagnostics: diagnostics.withSourceLines(folder.tree))
    }
    let loading = beginTheme(configuration, in: folder.path, diagnostics: &diagnostics)
    let (pages, (theme, themeDiagnostics)) = try await sideBySide(jobs: jobs) {
        try await parsePages(folder.tree, configuration, loading, jobs: jobs)
    } _: {
        loading.finish()
    }
    diagnostics += pages.flatMap(\.diagnostics)
    diagnostics += checkLanguageFolders(folder.tree, configuration)

    let ledger = Ledger.read(folder.tree.seeds, diagnostics: &diagnostics)
    let glossary = folder.tree.data(.glossary).map { readGlossary($0, diagnostics: &diagnostics) } ?? []
    let journeys = folder.tree.data(.journeys).map { readJourneys($0, diagnostics: &diagnostics) } ?? []
    let toolGroups = folder.tree.data(.toolGroups).map { readToolGroups($0, diagnostics: &diagnostics) } ?? []
    let rules = ContentRules.read(folder.tree, ledger: ledger, diagnostics: &diagnostics)
    var site = Site(
        configuration: configuration, pages: pages.map(\.page), ledger: ledger, glossary: glossary, journeys: journeys,
        toolGroups: toolGroups, assets: folder.tree.assets, unread: folder.tree.unread, rules: rules)
    let tools = SiteTools.read(folder.tree, site: site, date: date, diagnostics: &diagnostics)
    site.toolAnchors = tools.anchors

    let synonyms = readSynonyms(folder.tree, site: site, tools: tools, diagnostics: &diagnostics)

    let links = try await parallelMap(0..<site.pages.count, jobs: jobs) { [site] in site.resolveLinks(of: site.pages[$0]) }
    diagnostics += site.check(links: links, date: date)

    diagnostics += themeDiagnostics
    diagnostics = diagnostics.withSourceLines(folder.tree).sortedForReport()
    guard let theme else { return Preparation(diagnostics: diagnostics) }
    let prepared = PreparedSite(folder: folder, site: site, links: links, theme: theme, tools: tools, synonyms: synonyms, date: date)
    return Preparation(site: prepared, diagnostics: diagnostics)
}

private func parsePages(
    _ tree: SourceTree, _ configuration: SiteConfiguration, _ theme: ThemeLoading, jobs: Int
) async throws -> [(page: Page, diagnostics: [Diagnostic])] {
    let collectsBlocks = ContentRules.areNeeded(by: tree)
    let languages = configuration.languages.map { language in
        (
            name: language, folder: "Content/\(language)/",
            options: MarkdownOptions(
                allowsHTML: configuration.allowsHTML, collectsBlocks: collectsBlocks, words: MarkdownWords(theme, language: language))
        )
    }
    let sources = tree.markdown.compactMap { source in
        languages.firstIndex { source.path.hasPrefix($0.folder) }.map { (source, $0) }
    }
    return try await parallelMap(0..<sources.count, jobs: jobs) { index in
        let (source, number) = sources[index]
        let language = languages[number]
        return Page.parse(
            source, language: language.name, routePrefix: configuration.routePrefix(of: language.name), options: language.options)
    }
}

extension [Diagnostic] {
    /// Gives each diagnostic the offending line of its file where the producer did not have it at hand.
    func withSourceLines(_ tree: SourceTree) -> [Diagnostic] {
        guard contains(where: { $0.sourceLine == nil }) else { return self }
        let texts = (tree.markdown + tree.data + tree.seeds + (tree.configuration.map { [$0] } ?? []))
        let byPath = Dictionary(texts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return map { diagnostic in
            var diagnostic = diagnostic
            if diagnostic.sourceLine == nil {
                diagnostic.sourceLine = byPath[diagnostic.location.file]?.shownLine(diagnostic.location.line)
            }
            return diagnostic
        }
    }
}
