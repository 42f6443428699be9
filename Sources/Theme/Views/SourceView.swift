// A ledger entry as a page shows it: below the page that cites it, and in the ledger page.

package import CivilCalendar

/// What kind of ground a statement stands on; shown as a badge with a word, never by colour alone.
package enum BasisKind: String, Sendable, CaseIterable {
    /// A rule: statute, regulation, judicial interpretation.
    case rule
    /// What usually happens; no rule says so.
    case experience
    /// Not confirmed against an official text yet.
    case unverified
    /// Worked out by us from a published method.
    case computed
    /// A recommended standard or self-discipline: a yardstick, not law.
    case standard
    /// Facts such as who answers which number.
    case information
    /// An article's claim: its verdict is shown instead of a ground.
    case claim
}

/// One statement of the ledger.
package struct SourceView: TemplateView {
    /// The number citations in the text show, from 1; 0 in the ledger.
    package var number: Int
    /// Ledger id, `S0-15`; the entry's anchor is `source-` + id on a page, the id itself in the ledger.
    package var id: String
    /// A few words; may be empty.
    package var title: String
    package var statement: String
    /// The verdict in the ledger's words (可用·限定, 未证实 …).
    package var verdict: String
    /// How it was verified, in the ledger's words (条文, 转载, 自算, 未核); may be empty.
    package var verification: String
    package var basis: BasisKind
    /// Law or notice it rests on; may be empty.
    package var reference: String
    /// What we say instead, when the source was wrong; may be empty.
    package var correction: String
    package var checked: DateView?
    /// The entry in the ledger page, or "".
    package var url: String
    /// Pages that cite it; only the ledger shows them.
    package var citedBy: [LinkView]

    package init(
        number: Int = 0, id: String, title: String = "", statement: String, verdict: String = "", verification: String = "",
        basis: BasisKind,
        reference: String = "", correction: String = "", checked: CivilDate?, url: String = "", citedBy: [LinkView] = []
    ) {
        self.number = number
        self.id = id
        self.title = title
        self.statement = statement
        self.verdict = verdict
        self.verification = verification
        self.basis = basis
        self.reference = reference
        self.correction = correction
        self.checked = checked.map(DateView.init)
        self.url = url
        self.citedBy = citedBy
    }

    package static let fields: [ViewField<SourceView>] = [
        .text("number") { $0.number > 0 ? String($0.number) : "" },
        .text("id") { $0.id },
        .text("sourceTitle") { $0.title },
        .text("statement") { $0.statement },
        .text("verdict") { $0.verdict },
        .text("verification") { $0.verification },
        .flag("isRule") { $0.basis == .rule },
        .flag("isExperience") { $0.basis == .experience },
        .flag("isUnverified") { $0.basis == .unverified },
        .flag("isComputed") { $0.basis == .computed },
        .flag("isStandard") { $0.basis == .standard },
        .flag("isInformation") { $0.basis == .information },
        .flag("isClaim") { $0.basis == .claim },
        .text("reference") { $0.reference },
        .text("correction") { $0.correction },
        .record("checked") { $0.checked },
        .text("url") { $0.url },
        .list("citedBy") { $0.citedBy },
    ]
}

/// The statements taken from one source document.
package struct SourceGroupView: TemplateView {
    /// Anchor of the group.
    package var id: String
    package var title: String
    /// Where the document comes from and what it is worth; may be empty.
    package var detail: String
    package var entries: [SourceView]

    package init(id: String, title: String, detail: String = "", entries: [SourceView]) {
        self.id = id
        self.title = title
        self.detail = detail
        self.entries = entries
    }

    package static let fields: [ViewField<SourceGroupView>] = [
        .text("groupID") { $0.id },
        .text("groupTitle") { $0.title },
        .text("detail") { $0.detail },
        .list("entries") { $0.entries },
    ]
}

/// The ledger: every statement, grouped by where it came from.
package struct SourcesView: TemplateView {
    package var title: String
    package var intro: String
    package var groups: [SourceGroupView]

    /// - Parameter intro: HTML shown above the groups; may be empty.
    package init(title: String, intro: String = "", groups: [SourceGroupView]) {
        self.title = title
        self.intro = intro
        self.groups = groups
    }

    package static let fields: [ViewField<SourcesView>] = [
        .text("title") { $0.title },
        .html("intro") { $0.intro },
        .list("groups") { $0.groups },
    ]
}
