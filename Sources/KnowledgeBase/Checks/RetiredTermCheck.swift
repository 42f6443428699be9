// A repealed law or a renamed body may be named only where it is being corrected.

package import Diagnostics

extension Site {
    package func checkRetiredTerms() -> [Diagnostic] {
        guard let retired = rules.retired else { return [] }
        let onPages = pages.flatMap { page in
            if retired.folders.contains(where: { page.contentPath.text.hasPrefix($0) }) { return [Diagnostic]() }
            return page.statements.flatMap { statement in
                retiredTermProblems(in: statement.text) { page.place(of: $0, in: statement) }
            }
        }
        // A term may itself be retired: its explanation corrects it.
        return onPages + glossary.flatMap { term in retiredTermProblems(in: term.term + "：" + term.plain) { _ in term.location } }
    }

    /// Retired terms that a text names without correcting them.
    ///
    /// - Parameter place: where a term stands.
    func retiredTermProblems(in text: String, place: (String) -> SourceLocation) -> [Diagnostic] {
        (rules.retired?.findings(in: text) ?? []).map { term, written in
            Diagnostic(
                .contentRetiredTerm, at: place(written), "\"\(written)\" is retired\(term.since.isEmpty ? "" : " since \(term.since)")",
                suggestion: "write \(term.instead)")
        }
    }
}
