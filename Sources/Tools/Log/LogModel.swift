// The contact log's categories: how one was contacted, by whom, what evidence there can be. Texts come from `Content/data/log.yml`.

/// What an entry of the log can choose from, and what its page shows before anything is entered.
package struct LogModel: Sendable, Hashable {
    /// One word of a list with its id.
    package struct Category: Sendable, Hashable {
        package var id: String
        package var label: String

        package init(id: String, label: String) {
            self.id = id
            self.label = label
        }
    }

    /// A kind of evidence and how it is kept.
    package struct Evidence: Sendable, Hashable {
        package var id: String
        package var label: String
        package var how: String
        /// Ledger ids.
        package var basis: [String]

        package init(id: String, label: String, how: String = "", basis: [String] = []) {
            self.id = id
            self.label = label
            self.how = how
            self.basis = basis
        }
    }

    /// A page that counts on from the day of an entry.
    package struct Onward: Sendable, Hashable {
        package var label: String
        /// Content path such as `tools/timeline.md`.
        package var page: String

        package init(label: String, page: String) {
            self.label = label
            self.page = page
        }
    }

    package var channels: [Category]
    package var parties: [Category]
    package var evidence: [Evidence]
    /// Heading of how evidence is kept.
    package var evidenceTitle: String
    /// What an entry may be meant to prove, as suggestions.
    package var purposes: [String]
    package var onward: [Onward]
    /// Invented entries that show how to fill in the table; they pass `problems`.
    package var examples: [LogEntry]

    package init(
        channels: [Category], parties: [Category], evidence: [Evidence], evidenceTitle: String = "", purposes: [String] = [],
        onward: [Onward] = [], examples: [LogEntry] = []
    ) {
        self.channels = channels
        self.parties = parties
        self.evidence = evidence
        self.evidenceTitle = evidenceTitle
        self.purposes = purposes
        self.onward = onward
        self.examples = examples
    }
}
