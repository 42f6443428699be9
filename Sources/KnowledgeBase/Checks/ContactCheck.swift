// A telephone number on a page must be one of contacts.yml; one listed as a warning may stand only in a warning.

package import Diagnostics
import Markdown

/// Words that make a sentence a warning of a number.
private let warningWords = PhraseFinder(["不是", "别打", "不要打", "错", "假", "骗", "冒充"])

extension Site {
    package func checkContacts() -> [Diagnostic] {
        guard let contacts = rules.contacts else { return [] }
        let onPages = pages.flatMap { page in
            page.statements.flatMap { statement in
                numberProblems(in: statement.text, contacts, isInAlert: statement.block?.isInAlert ?? false) {
                    page.place(of: $0, in: statement)
                }
            }
        }
        return onPages + glossary.flatMap { term in numberProblems(in: term.plain, contacts, isInAlert: false) { _ in term.location } }
    }

    func numberProblems(
        in text: String, _ contacts: Contacts, isInAlert: Bool, place: (String) -> SourceLocation
    ) -> [Diagnostic] {
        sentences(of: text).flatMap { sentence in
            let scalars = compacted(sentence)
            return FactScanner.facts(in: scalars).filter { $0.kind == .phone }.compactMap { fact in
                problem(of: fact, contacts, scalars, isInAlert: isInAlert).map {
                    Diagnostic(.contentUnknownNumber, at: place(fact.text), $0.message, suggestion: $0.fix)
                }
            }
        }
    }

    private func problem(
        of fact: StatedFact, _ contacts: Contacts, _ sentence: [Unicode.Scalar], isInAlert: Bool
    ) -> (message: String, fix: String)? {
        guard let contact = contacts.byNumber[fact.text.filter(\.isASCIIDigit)] else {
            return (
                "number \(fact.text) is not in Content/data/contacts.yml",
                "take it out, or list it with its source and the date it was checked"
            )
        }
        guard contact.isWarning, !isInAlert, !warningWords.occurs(in: sentence) else { return nil }
        return ("number \(fact.text) (\(contact.name)) may be named only to warn of it", "say in the same sentence that it is wrong")
    }
}
