// The calculator block: a form that its script wakes up, worked tables and the rules for readers without scripts.

/// One choice of a field.
package struct CalculatorChoiceView: TemplateView {
    package var value: String
    package var label: String
    package var isChosen: Bool

    package init(value: String, label: String, isChosen: Bool = false) {
        self.value = value
        self.label = label
        self.isChosen = isChosen
    }

    package static let fields: [ViewField<CalculatorChoiceView>] = [
        .text("choiceValue") { $0.value },
        .text("choiceLabel") { $0.label },
        .flag("isChosen") { $0.isChosen },
    ]
}

/// How a field is filled in.
package enum CalculatorFieldKind: Sendable {
    case text
    case date
    /// Radio buttons as one row.
    case segments
    case select
}

/// One question of the form.
package struct CalculatorFieldView: TemplateView {
    package var name: String
    package var label: String
    /// An example or where to find it; may be empty.
    package var hint: String
    package var kind: CalculatorFieldKind
    /// When it is asked: `topic=plan|compare`, joined by spaces; empty for always.
    package var show: String
    package var choices: [CalculatorChoiceView]

    package init(
        name: String, label: String, hint: String = "", kind: CalculatorFieldKind, show: String = "", choices: [CalculatorChoiceView] = []
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.kind = kind
        self.show = show
        self.choices = choices
    }

    package static let fields: [ViewField<CalculatorFieldView>] = [
        .text("fieldName") { $0.name },
        .text("fieldLabel") { $0.label },
        .text("fieldHint") { $0.hint },
        .text("fieldShow") { $0.show },
        .flag("isText") { $0.kind == .text },
        .flag("isDate") { $0.kind == .date },
        .flag("isSegments") { $0.kind == .segments },
        .flag("isSelect") { $0.kind == .select },
        .list("choices") { $0.choices },
    ]
}

/// Questions that belong together; with a summary they are folded away.
package struct CalculatorGroupView: TemplateView {
    package var show: String
    package var summary: String
    package var fields: [CalculatorFieldView]

    package init(show: String = "", summary: String = "", fields: [CalculatorFieldView]) {
        self.show = show
        self.summary = summary
        self.fields = fields
    }

    package static let fields: [ViewField<CalculatorGroupView>] = [
        .text("groupShow") { $0.show },
        .text("groupSummary") { $0.summary },
        .list("groupFields") { $0.fields },
    ]
}

/// A cell: a figure and a smaller one below it.
package struct CalculatorCellView: TemplateView {
    package var text: String
    package var detail: String

    package init(_ text: String, detail: String = "") {
        self.text = text
        self.detail = detail
    }

    package static let fields: [ViewField<CalculatorCellView>] = [
        .text("cell") { $0.text },
        .text("cellDetail") { $0.detail },
    ]
}

package struct CalculatorRowView: TemplateView {
    package var head: String
    package var cells: [CalculatorCellView]

    package init(head: String, cells: [CalculatorCellView]) {
        self.head = head
        self.cells = cells
    }

    package static let fields: [ViewField<CalculatorRowView>] = [
        .text("rowHead") { $0.head },
        .list("cells") { $0.cells },
    ]
}

/// A worked table with its heading.
package struct CalculatorTableView: TemplateView {
    package var id: String
    package var title: String
    package var note: String
    package var columns: [TextView]
    package var rows: [CalculatorRowView]
    package var basis: [LinkView]
    /// The first table is unfolded.
    package var isOpen: Bool

    package init(
        id: String, title: String, note: String, columns: [String], rows: [CalculatorRowView], basis: [LinkView], isOpen: Bool = false
    ) {
        self.isOpen = isOpen
        self.id = id
        self.title = title
        self.note = note
        self.columns = columns.map(TextView.init)
        self.rows = rows
        self.basis = basis
    }

    package static let fields: [ViewField<CalculatorTableView>] = [
        .text("tableID") { $0.id },
        .text("tableTitle") { $0.title },
        .text("tableNote") { $0.note },
        .list("columns") { $0.columns },
        .list("rows") { $0.rows },
        .list("tableBasis") { $0.basis },
        .flag("isOpen") { $0.isOpen },
    ]
}

/// One rule as the table of rules shows it; the script shows copies of these.
package struct CalculatorRuleView: TemplateView {
    package var id: String
    package var title: String
    /// For whom, in words.
    package var lenders: String
    /// From when, in words; empty when it is not known.
    package var from: String
    package var text: String
    package var limit: String
    package var ask: String
    /// How the basis was checked, in the ledger's words.
    package var verification: String
    package var isUnverified: Bool
    package var page: LinkView?
    package var basis: [LinkView]

    package init(
        id: String, title: String, lenders: String, from: String, text: String, limit: String, ask: String, verification: String,
        isUnverified: Bool, page: LinkView?, basis: [LinkView]
    ) {
        self.id = id
        self.title = title
        self.lenders = lenders
        self.from = from
        self.text = text
        self.limit = limit
        self.ask = ask
        self.verification = verification
        self.isUnverified = isUnverified
        self.page = page
        self.basis = basis
    }

    package static let fields: [ViewField<CalculatorRuleView>] = [
        .text("ruleID") { $0.id },
        .text("ruleTitle") { $0.title },
        .text("ruleLenders") { $0.lenders },
        .text("ruleFrom") { $0.from },
        .text("ruleText") { $0.text },
        .text("ruleLimit") { $0.limit },
        .text("ruleAsk") { $0.ask },
        .text("ruleVerification") { $0.verification },
        .flag("isRule") { !$0.isUnverified },
        .flag("isExperience") { _ in false },
        .flag("isUnverified") { $0.isUnverified },
        .record("rulePage") { $0.page },
        .list("ruleBasis") { $0.basis },
    ]
}

/// A reference rate such as the LPR.
package struct CalculatorReferenceView: TemplateView {
    package var from: String
    package var percent: String
    package var times: String
    package var note: String
    package var isUnverified: Bool
    package var basis: [LinkView]

    package init(from: String, percent: String, times: String, note: String, isUnverified: Bool, basis: [LinkView]) {
        self.from = from
        self.percent = percent
        self.times = times
        self.note = note
        self.isUnverified = isUnverified
        self.basis = basis
    }

    package static let fields: [ViewField<CalculatorReferenceView>] = [
        .text("lprFrom") { $0.from },
        .text("lprPercent") { $0.percent },
        .text("lprTimes") { $0.times },
        .text("lprNote") { $0.note },
        .flag("isRule") { !$0.isUnverified },
        .flag("isExperience") { _ in false },
        .flag("isUnverified") { $0.isUnverified },
        .list("lprBasis") { $0.basis },
    ]
}

/// The calculator block of a page.
package struct CalculatorToolView: TemplateView {
    /// Unique on the page; ids inside the block begin with it.
    package var id: String
    package var groups: [CalculatorGroupView]
    package var tables: [CalculatorTableView]
    package var rules: [CalculatorRuleView]
    package var references: [CalculatorReferenceView]
    /// JSON for the script, escaped for a script element.
    package var data: String

    package init(
        id: String, groups: [CalculatorGroupView], tables: [CalculatorTableView], rules: [CalculatorRuleView],
        references: [CalculatorReferenceView], data: String
    ) {
        self.id = id
        self.groups = groups
        self.tables = tables
        self.rules = rules
        self.references = references
        self.data = data
    }

    package static let fields: [ViewField<CalculatorToolView>] = [
        .text("toolID") { $0.id },
        .list("groups") { $0.groups },
        .list("tables") { $0.tables },
        .list("rules") { $0.rules },
        .list("references") { $0.references },
        .html("data") { $0.data },
    ]
}
