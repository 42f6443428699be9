// How the dates of one letter lie to each other: nothing is asked for before it was due, handed in before it was received, or put off to
// an earlier day. The script `letters-engine.js` does the same.

package import CivilCalendar

/// What a date must be to another date of the same letter.
package struct LetterRelation: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case after
        case notBefore = "not-before"
        case notAfter = "not-after"
    }

    package var kind: Kind
    /// The other date field.
    package var field: String

    package init(_ kind: Kind, _ field: String) {
        self.kind = kind
        self.field = field
    }

    fileprivate func holds(_ date: CivilDate, _ other: CivilDate) -> Bool {
        switch kind {
        case .after: date > other
        case .notBefore: date >= other
        case .notAfter: date <= other
        }
    }
}

extension LetterSet {
    /// Checks all entries of a letter, each by itself and then dates against each other, and gives the words for the letter.
    ///
    /// - Parameter typed: by field; a field that is missing is empty.
    package func entries(of letter: Letter, typed: [String: String], today: CivilDate) -> [String: LetterEntry] {
        var entries: [String: LetterEntry] = [:]
        var dates: [String: CivilDate] = [:]
        for use in letter.uses {
            guard let field = field(use.field) else { continue }
            let text = typed[use.field] ?? ""
            let entry = field.entry(text, today: today)
            entries[use.field] = entry
            if field.kind == .date, case .words = entry { dates[use.field] = CivilDate(trimmed(text)) }
        }
        for use in letter.uses {
            guard let date = dates[use.field] else { continue }
            let broken = field(use.field)?.relations.first { relation in dates[relation.field].map { !relation.holds(date, $0) } ?? false }
            if let broken { entries[use.field] = .conflict(broken) }
        }
        return entries
    }
}
