// A repealed law or a renamed body may be named only where it is being corrected.

package import Diagnostics

extension Site {
    package func checkRetiredTerms() -> [Diagnostic] {
        guard let retired = rules.retired else { return [] }
        return pages.flatMap { page in
            if retired.folders.contains(where: { page.contentPath.text.hasPrefix($0) }) { return [Diagnostic]() }
            return page.statements.flatMap { statement in
                retired.findings(in: statement.text).map { term, written in
                    page.source.diagnostic(
                        .contentRetiredTerm, at: page.place(of: written, in: statement),
                        "\"\(written)\" is retired\(term.since.isEmpty ? "" : " since \(term.since)")", suggestion: "write \(term.instead)")
                }
            }
        }
    }
}
