// Letters as data: what the reader fills in, the text with its optional parts, the steps after sending, hints about tone. No YAML, no page.

package import CivilCalendar
package import Diagnostics

/// What a field holds, which decides how it is checked and how it is written into a letter.
package enum LetterFieldKind: String, Sendable, CaseIterable {
    /// One line of words.
    case text
    /// Several lines of words; each is a paragraph of the letter.
    case lines
    /// A contract, case or work order number: never taken for a card or identity number.
    case code
    case phone
    /// Yuan.
    case money
    /// A number of instalments.
    case count
    case date
    case choice
}

/// On which side of today a date must lie; today itself is always allowed.
package enum LetterDateRange: String, Sendable, CaseIterable {
    case any
    case past
    case future
}

/// What a field can take of an entry of the contact log.
package enum LetterLogPart: String, Sendable, CaseIterable {
    /// The whole entry, as one line more.
    case line
    case ticket
    case date

    /// The fields it fits into.
    var kinds: [LetterFieldKind] {
        switch self {
        case .line: [.lines]
        case .ticket: [.text, .code]
        case .date: [.date]
        }
    }
}

/// One answer of a choice field.
package struct LetterChoice: Sendable {
    package var id: String
    package var label: String
    /// The words in the letter.
    package var text: String

    package init(id: String, label: String, text: String) {
        self.id = id
        self.label = label
        self.text = text
    }
}

/// A field that one or more letters use.
package struct LetterField: Sendable {
    package var id: String
    package var label: String
    package var kind: LetterFieldKind
    package var hint: String
    /// The key of the case file's `basics` that holds the same fact; empty when none does.
    package var basics: String
    /// What it can take of an entry of the contact log.
    package var log: LetterLogPart?
    /// Longest text in characters.
    package var most: Int
    package var range: LetterDateRange
    /// How this date lies to other dates of a letter.
    package var relations: [LetterRelation]
    /// Only for `choice`.
    package var choices: [LetterChoice]

    package init(
        id: String, label: String, kind: LetterFieldKind, hint: String = "", basics: String = "", log: LetterLogPart? = nil,
        most: Int = 40, range: LetterDateRange = .any, relations: [LetterRelation] = [], choices: [LetterChoice] = []
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        self.hint = hint
        self.basics = basics
        self.log = log
        self.most = most
        self.range = range
        self.relations = relations
        self.choices = choices
    }
}

/// A letter's use of a field.
package struct LetterUse: Sendable, Equatable {
    package var field: String
    package var isRequired: Bool

    package init(field: String, isRequired: Bool) {
        self.field = field
        self.isRequired = isRequired
    }
}

/// A piece of a letter's text.
package indirect enum LetterPart: Sendable, Equatable {
    case text(String)
    case field(String)
    /// Stands in the letter when the field is filled in, or when the named choice is taken.
    case when(field: String, choice: String?, [LetterPart])
}

/// One paragraph of a letter's text.
package struct LetterParagraph: Sendable, Equatable {
    package enum Style: String, Sendable {
        case heading
        /// Flush left: whom the letter is for.
        case address
        case body
        /// At the right: name and date.
        case signature
    }

    package var style: Style
    package var parts: [LetterPart]

    package init(style: Style, parts: [LetterPart]) {
        self.style = style
        self.parts = parts
    }
}

/// What happens after the letter has gone: a period counted from one of its dates.
package struct LetterStep: Sendable {
    package var label: String
    /// The date field it is counted from.
    package var from: String
    /// The last of the period; of an experience, the slowest.
    package var count: Int
    /// Of an experience, the quickest; nil where a rule gives one number.
    package var least: Int?
    /// Days or working days.
    package var unit: PeriodUnit
    /// True for the reader's own deadline, which is shown early; the other side's is shown late.
    package var isReaders: Bool
    package var action: String
    /// A content path, or empty.
    package var page: String
    package var basis: [String]
    /// What is left when the reader's own deadline is over; nil for the other side's.
    package var late: LetterLate?

    package init(
        label: String, from: String, count: Int, least: Int? = nil, unit: PeriodUnit, isReaders: Bool, action: String, page: String,
        basis: [String], late: LetterLate? = nil
    ) {
        self.label = label
        self.from = from
        self.count = count
        self.least = least
        self.unit = unit
        self.isReaders = isReaders
        self.action = action
        self.page = page
        self.basis = basis
        self.late = late
    }
}

/// What a reader does whose own deadline is over.
package struct LetterLate: Sendable {
    package var action: String
    /// A content path, or empty.
    package var page: String
    package var basis: [String]

    package init(action: String, page: String, basis: [String]) {
        self.action = action
        self.page = page
        self.basis = basis
    }
}

/// One letter.
package struct Letter: Sendable {
    package var id: String
    package var group: String
    package var title: String
    package var purpose: String
    package var uses: [LetterUse]
    package var paragraphs: [LetterParagraph]
    /// When it fits, and when it does not.
    package var suits: [String] = []
    package var doesNotSuit: [String] = []
    package var recipient = ""
    package var channel = ""
    package var attachments: [String] = []
    package var steps: [LetterStep] = []
    package var cautions: [String] = []
    /// Content paths of pages that say more.
    package var pages: [String] = []
    package var basis: [String] = []

    package init(id: String, group: String, title: String, purpose: String, uses: [LetterUse], paragraphs: [LetterParagraph]) {
        self.id = id
        self.group = group
        self.title = title
        self.purpose = purpose
        self.uses = uses
        self.paragraphs = paragraphs
    }
}

/// A hint about something written in a field. It asks; it never forbids.
package struct LetterHint: Sendable {
    package var id: String
    /// Any of these in the text gives the hint; `a…b` stands for both in this order, close together.
    package var words: [String]
    /// None of these may stand in the text with it.
    package var unless: [String]
    /// A run of digits of this length gives the hint.
    package var digits: ClosedRange<Int>?
    package var message: String
    /// A content path of a page that helps, or empty.
    package var page: String

    package init(
        id: String, words: [String] = [], unless: [String] = [], digits: ClosedRange<Int>? = nil, message: String, page: String = ""
    ) {
        self.id = id
        self.words = words
        self.unless = unless
        self.digits = digits
        self.message = message
        self.page = page
    }
}

/// All letters of a site.
package struct LetterSet: Sendable {
    package var groups: [LetterChoice]
    package var fields: [LetterField]
    package var letters: [Letter]
    package var hints: [LetterHint]
    /// Every ledger id with its place, and every content path.
    package var citations: [(id: String, location: SourceLocation)]
    package var links: [(path: String, location: SourceLocation)]

    package init(groups: [LetterChoice], fields: [LetterField], letters: [Letter], hints: [LetterHint]) {
        self.groups = groups
        self.fields = fields
        self.letters = letters
        self.hints = hints
        citations = []
        links = []
    }

    package func field(_ id: String) -> LetterField? { fields.first { $0.id == id } }
}
