// `Content/data/contacts.yml`: the only telephone numbers the site may print, each with a source and a date.

package import CivilCalendar
import DataFiles
package import Diagnostics

/// One official number.
package struct Contact: Sendable {
    /// Digits only.
    package var number: String
    package var name: String
    package var checked: CivilDate?
    /// True when the number is named only to warn of it.
    package var isWarning: Bool
}

/// The listed numbers.
package struct Contacts: Sendable {
    package private(set) var byNumber: [String: Contact] = [:]
    /// In written order.
    package let list: [Contact]

    package init(_ contacts: [Contact] = []) {
        list = contacts
        byNumber = Dictionary(contacts.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package static func read(_ source: SourceText, ledger: Ledger, diagnostics: inout [Diagnostic]) -> Contacts {
        var contacts: [Contact] = []
        readMapping(source, diagnostics: &diagnostics) { reader, diagnostics in
            if reader.node("contacts") == nil { reader.missing("contacts") }
            contacts = reader.list("contacts").compactMap { readContact($0, source, ledger, &diagnostics) }
        }
        return Contacts(contacts)
    }

    private static func readContact(
        _ node: DataNode, _ source: SourceText, _ ledger: Ledger, _ diagnostics: inout [Diagnostic]
    ) -> Contact? {
        guard var reader = DataReader(node, of: source, what: "a contact", diagnostics: &diagnostics) else { return nil }
        let number = String(reader.requiredString("number").filter(\.isASCIIDigit))
        var contact = Contact(
            number: number, name: reader.requiredString("name"), checked: nil,
            isWarning: reader.choice("appears", ["warning"]) != nil)
        for key in ["who", "what", "not"] { _ = reader.string(key) }
        _ = reader.choice("verification", Verification.allCases.map(\.rawValue))
        if reader.node("source") == nil { reader.missing("source") }
        checkDataSources(reader.strings("source"), source, ledger, &diagnostics)
        if let place = reader.node("checked")?.location, let text = reader.string("checked") {
            contact.checked = CivilDate(text)
            if contact.checked == nil { reader.invalidDate("checked", text, at: place) }
        } else {
            reader.missing("checked")
        }
        reader.finish(&diagnostics)
        return number.isEmpty ? nil : contact
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}
