// Whatever a page or a term cites must be in the ledger.

package import Diagnostics
import Markdown

extension Site {
    package func checkCitations() -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        func check(_ id: String, _ location: SourceLocation, _ line: String?) {
            guard ledger[id] == nil else { return }
            diagnostics.append(
                Diagnostic(
                    .citationUnknown, at: location, "citation \"\(id)\" is not in the ledger (seeds/)",
                    suggestion: ledger.fix(for: id), sourceLine: line))
        }
        for number in pages.indices where !pages[number].markdown.citations.isEmpty || !pages[number].matter.sources.isEmpty {
            let page = pages[number]
            for citation in page.markdown.citations { check(citation.id, citation.location, page.source.line(citation.location.line)) }
            for (id, location) in page.matter.sources { check(id, location, page.source.line(location.line)) }
        }
        for term in glossary { for (id, location) in term.sources { check(id, location, nil) } }
        return diagnostics
    }
}
