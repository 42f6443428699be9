// Nothing on the site may say what harm.yml lists, except to warn of it.

package import Diagnostics
import Markdown

extension Site {
    package func checkHarm() -> [Diagnostic] {
        guard let harm = rules.harm else { return [] }
        func report(_ entry: HarmEntry, _ written: String, at place: SourceLocation) -> Diagnostic {
            Diagnostic(
                .contentHarm, at: place, "\"\(written)\" must not be said (\(entry.id)): \(entry.reason)",
                suggestion: "take it out, or say in the same sentence that it is wrong")
        }
        let onPages = pages.flatMap { page in
            page.statements.flatMap { statement in
                // A row of a table is one statement: the claim in one cell, what is wrong with it in the next.
                let text = statement.block?.kind == .tableRow ? statement.text.replacing("\n", with: " ") : statement.text
                return harm.findings(in: text).map { entry, written in
                    report(entry, written, at: page.place(of: String(written.prefix { $0 != " " }), in: statement))
                }
            }
        }
        return onPages + glossary.flatMap { term in harm.findings(in: term.plain).map { report($0, $1, at: term.location) } }
    }
}
