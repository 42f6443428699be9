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

func searchFiles(of prepared: PreparedSite, jobs: Int) async throws -> [IndexFile] {
    []
}
