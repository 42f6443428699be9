// What lenders, collectors and mediators say, as data; and which of it a reader means. No YAML, no page.

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

    /// The phrases a reader may mean, in written order: those that contain the words, or six of ten neighbouring pairs of them.
    ///
    /// Spaces, punctuation, width and case do not count. Nothing to look for finds everything. `phrases.js` does the same.
    package func matching(_ typed: String) -> [Phrase] {
        let wanted = folded(typed)
        if wanted.isEmpty { return phrases }
        let pairs = zip(wanted, wanted.dropFirst()).map { String([$0, $1]) }
        return phrases.filter { phrase in
            ([phrase.says] + phrase.variants).map { String(folded($0)) }.contains { text in
                text.contains(String(wanted)) || (pairs.count > 1 && pairs.filter(text.contains).count * 10 >= pairs.count * 6)
            }
        }
    }

    private func folded(_ text: String) -> [Character] { halfWidth(text).lowercased().filter { $0.isLetter || $0.isNumber }.map { $0 } }
}
