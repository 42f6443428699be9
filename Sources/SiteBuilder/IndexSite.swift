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
func searchDocuments(of site: Site, language: String) -> [SearchDocument] {
    site.pages.filter { $0.language == language && $0.matter.searchBoost > 0 && !$0.isHome }.map { page in
        var sections = page.markdown.sections.map { SearchDocument.Section(anchor: $0.anchor, heading: $0.heading, text: $0.text) }
        if page.kind == .glossary {
            sections += site.glossary.map { SearchDocument.Section(anchor: $0.anchor, heading: $0.term, text: $0.plain) }
        }
        return SearchDocument(
            url: page.route.path, kind: page.kind.rawValue, title: page.title, alsoAsked: page.matter.alsoAsked, summary: page.summary,
            topics: page.matter.topics, sections: sections, boost: page.matter.searchBoost)
    }
}

/// `synonyms.yml` serves the first language, `synonyms.LANGUAGE.yml` every other.
func readSynonyms(_ tree: SourceTree, _ site: Site, diagnostics: inout [Diagnostic]) -> [String: SynonymTable] {
    var tables: [String: SynonymTable] = [:]
    for (number, language) in site.configuration.languages.enumerated() {
        guard let source = tree.data(named: number == 0 ? "synonyms.yml" : "synonyms.\(language).yml") else { continue }
        let table = SynonymTable.read(source, diagnostics: &diagnostics)
        diagnostics += table.unknownTerms(in: searchDocuments(of: site, language: language))
        tables[language] = table
    }
    return tables
}

/// The index of every language, below `search/` of the language's own folder; its URLs are relative to that folder.
func searchFiles(of prepared: PreparedSite, jobs: Int) -> [IndexFile] {
    prepared.site.configuration.languages.flatMap { language -> [IndexFile] in
        let prefix = prepared.site.configuration.routePrefix(of: language)
        let documents = searchDocuments(of: prepared.site, language: language).map { document in
            var document = document
            if document.url.hasPrefix(prefix) { document.url.removeFirst(prefix.count) }
            return document
        }
        let index = SearchIndexBuilder.build(
            documents, language: language, synonyms: prepared.synonyms[language] ?? SynonymTable(), jobs: jobs)
        return index.files.map { IndexFile(path: prefix + "search/" + $0.path, bytes: $0.bytes) }
    }
}
