// The contact and evidence log: the form its script wakes up, how evidence is kept, an example, an empty table to print.

/// The block.
package struct LogToolView: TemplateView {
    package var id: String
    package var channels: [LogChoiceView]
    package var parties: [LogChoiceView]
    package var evidence: [LogEvidenceView]
    /// Heading of how evidence is kept.
    package var evidenceTitle: String
    package var purposes: [String]
    package var examples: [LogRowView]
    /// Rows of the empty table.
    package var blankRows: Int
    /// JSON for the script.
    package var data: String

    package init(
        id: String, channels: [LogChoiceView], parties: [LogChoiceView], evidence: [LogEvidenceView], evidenceTitle: String,
        purposes: [String], examples: [LogRowView], blankRows: Int, data: String
    ) {
        self.id = id
        self.channels = channels
        self.parties = parties
        self.evidence = evidence
        self.evidenceTitle = evidenceTitle
        self.purposes = purposes
        self.examples = examples
        self.blankRows = blankRows
        self.data = data
    }

    package static let fields: [ViewField<LogToolView>] = [
        .text("toolID") { $0.id },
        .list("channels") { $0.channels },
        .list("parties") { $0.parties },
        .list("evidence") { $0.evidence },
        .text("evidenceTitle") { $0.evidenceTitle },
        .list("purposes") { $0.purposes.map(TextView.init) },
        .list("examples") { $0.examples },
        .list("blankRows") { (0..<$0.blankRows).map { TextView(String($0 + 1)) } },
        .html("data") { $0.data },
    ]
}

/// One word of a list to choose from.
package struct LogChoiceView: TemplateView {
    package var id: String
    package var label: String

    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }

    package static let fields: [ViewField<LogChoiceView>] = [.text("choiceID") { $0.id }, .text("choiceLabel") { $0.label }]
}

/// A kind of evidence and how it is kept.
package struct LogEvidenceView: TemplateView {
    package var id: String
    package var label: String
    package var how: String
    package var basis: [LinkView]

    package init(id: String, label: String, how: String, basis: [LinkView]) {
        self.id = id
        self.label = label
        self.how = how
        self.basis = basis
    }

    package static let fields: [ViewField<LogEvidenceView>] = [
        .text("evidenceID") { $0.id },
        .text("evidenceLabel") { $0.label },
        .text("how") { $0.how },
        .list("basis") { $0.basis },
    ]
}

/// One row of an evidence list.
package struct LogRowView: TemplateView {
    package var number: Int
    package var when: String
    package var evidence: String
    package var source: String
    package var content: [String]
    package var purpose: String
    package var place: String

    package init(number: Int, when: String, evidence: String, source: String, content: [String], purpose: String, place: String) {
        self.number = number
        self.when = when
        self.evidence = evidence
        self.source = source
        self.content = content
        self.purpose = purpose
        self.place = place
    }

    package static let fields: [ViewField<LogRowView>] = [
        .text("rowNumber") { String($0.number) },
        .text("rowWhen") { $0.when },
        .text("rowEvidence") { $0.evidence },
        .text("rowSource") { $0.source },
        .list("rowContent") { $0.content.map(TextView.init) },
        .text("rowPurpose") { $0.purpose },
        .text("rowPlace") { $0.place },
    ]
}
