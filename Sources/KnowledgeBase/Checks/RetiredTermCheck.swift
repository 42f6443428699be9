// A repealed law or a renamed body may be named only where it is being corrected.

package import Diagnostics

extension Site {
    package func checkRetiredTerms() -> [Diagnostic] {
        guard let retired = rules.retired else { return [] }
        func report(_ term: RetiredTerm, _ written: String, at place: SourceLocation) -> Diagnostic {
            Diagnostic(
                .contentRetiredTerm, at: place, "\"\(written)\" is retired\(term.since.isEmpty ? "" : " since \(term.since)")",
                suggestion: "write \(term.instead)")
        }
        let onPages = pages.flatMap { page in
            if retired.folders.contains(where: { page.contentPath.text.hasPrefix($0) }) { return [Diagnostic]() }
            return page.statements.flatMap { statement in
                retired.findings(in: statement.text).map { report($0, $1, at: page.place(of: $1, in: statement)) }
            }
        }
        // A term may itself be retired: its explanation corrects it.
        return onPages
            + glossary.flatMap { term in
                retired.findings(in: term.term + "：" + term.plain).map { report($0, $1, at: term.location) }
            }
    }
}
