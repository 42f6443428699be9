// Nothing on the site may say what harm.yml lists, except to warn of it.

package import Diagnostics
import Markdown

extension Site {
    package func checkHarm() -> [Diagnostic] {
        if rules.harm == nil { return [] }
        let onPages = pages.flatMap { page in
            page.statements.flatMap { statement in
                // A row of a table is one statement: the claim in one cell, what is wrong with it in the next.
                let text = statement.block?.kind == .tableRow ? statement.text.replacing("\n", with: " ") : statement.text
                return harmProblems(in: text) { page.place(of: $0, in: statement) }
            }
        }
        return onPages + glossary.flatMap { term in harmProblems(in: term.plain) { _ in term.location } }
    }

    /// What a text says that it must not.
    ///
    /// - Parameter place: where the words that show it stand.
    func harmProblems(in text: String, place: (String) -> SourceLocation) -> [Diagnostic] {
        (rules.harm?.findings(in: text) ?? []).map { entry, written in
            Diagnostic(
                .contentHarm, at: place(String(written.prefix { $0 != " " })),
                "\"\(written)\" must not be said (\(entry.id)): \(entry.reason)",
                suggestion: "take it out, or say in the same sentence that it is wrong")
        }
    }
}
