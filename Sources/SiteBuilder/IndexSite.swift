// Pages → what the search index is made from, and the index's files.

import Diagnostics
import KnowledgeBase
import Markdown
import SearchIndex

/// One file of the index: its path below the output folder and its bytes.
struct IndexFile: Sendable {
    var path: String
    var bytes: [UInt8]
}

/// A language's pages as search sees them, in page order; pages with `search: exclude` are left out.
func searchDocuments(of site: Site, tools: SiteTools, language: String) -> [SearchDocument] {
    site.pages.filter { $0.language == language && $0.matter.searchBoost > 0 && !$0.isHome }.map { page in
        var sections = page.markdown.sections.map { SearchDocument.Section(anchor: $0.anchor, heading: $0.heading, text: $0.text) }
        sections += tools.searchSections(of: page)
        if page.kind == .glossary {
            sections += site.glossary.map { SearchDocument.Section(anchor: $0.anchor, heading: $0.term, text: $0.plain) }
        }
        return SearchDocument(
            url: String(page.route.path.dropFirst(site.configuration.routePrefix(of: language).count)), kind: page.kind.rawValue,
            title: page.title, alsoAsked: page.matter.alsoAsked, summary: page.summary, topics: page.matter.topics, sections: sections,
            boost: page.matter.searchBoost)
    }
}

/// The search index of every language, below `search/` and `<language>/search/`.
func searchFiles(of prepared: PreparedSite, jobs: Int) -> [IndexFile] {
    let site = prepared.site
    return site.configuration.languages.flatMap { language -> [IndexFile] in
        let documents = searchDocuments(of: site, tools: prepared.tools, language: language)
        let index = SearchIndexBuilder.build(documents, language: language, synonyms: prepared.synonyms, jobs: jobs)
        let folder = site.configuration.routePrefix(of: language) + "search/"
        return index.files.map { IndexFile(path: folder + $0.path, bytes: $0.bytes) }
    }
}

/// `Content/data/synonyms.yml`; a term that no page contains is a warning at its line.
func readSynonyms(_ tree: SourceTree, site: Site, tools: SiteTools, diagnostics: inout [Diagnostic]) -> SynonymTable {
    guard let source = tree.data(.synonyms) else { return SynonymTable() }
    let table = SynonymTable.read(source, diagnostics: &diagnostics)
    let documents = site.configuration.languages.flatMap { searchDocuments(of: site, tools: tools, language: $0) }
    diagnostics += table.unknownTerms(in: documents)
    return table
}
