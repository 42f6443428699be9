// Nothing on the site may say what harm.yml lists, except to warn of it.

package import Diagnostics
import Markdown

extension Site {
    package func checkHarm() -> [Diagnostic] {
        guard let harm = rules.harm else { return [] }
        return pages.flatMap { page in
            page.statements.flatMap { statement in
                // A row of a table is one statement: the claim in one cell, what is wrong with it in the next.
                let text = statement.block?.kind == .tableRow ? statement.text.replacing("\n", with: " ") : statement.text
                return harm.findings(in: text).map { entry, written in
                    let first = written.prefix { $0 != " " }
                    return page.source.diagnostic(
                        .contentHarm, at: page.place(of: String(first), in: statement),
                        "\"\(written)\" must not be said (\(entry.id)): \(entry.reason)",
                        suggestion: "take it out, or say in the same sentence that it is wrong")
                }
            }
        }
    }
}
