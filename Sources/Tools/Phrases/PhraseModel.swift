// What lenders, collectors and mediators say, as data. No YAML, no page.

package import Diagnostics

/// Whether what was said is true.
package enum PhraseVerdict: String, Sendable, CaseIterable {
    case yes = "true"
    case no = "false"
    case depends
}

/// A group of phrases.
package struct PhraseGroup: Sendable {
    package var id: String
    package var label: String

    package init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// One phrase with its answer.
package struct Phrase: Sendable {
    package var id: String
    package var group: String
    /// As the other side says it.
    package var says: String
    /// Other ways to say it, for the search.
    package var variants: [String]
    package var verdict: PhraseVerdict
    package var means = ""
    package var why = ""
    /// What a reader can say back.
    package var answer = ""
    package var action = ""
    package var avoid = ""
    /// A content path.
    package var page = ""
    package var basis: [String] = []

    package init(id: String, group: String, says: String, variants: [String], verdict: PhraseVerdict) {
        self.id = id
        self.group = group
        self.says = says
        self.variants = variants
        self.verdict = verdict
    }
}

/// All phrases of a site.
package struct PhraseSet: Sendable {
    package var groups: [PhraseGroup]
    package var phrases: [Phrase]
    package var citations: [(id: String, location: SourceLocation)] = []
    package var links: [(path: String, location: SourceLocation)] = []

    package init(groups: [PhraseGroup], phrases: [Phrase]) {
        self.groups = groups
        self.phrases = phrases
    }
}
