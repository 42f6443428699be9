// What a search answers.

/// How a query was read when not as typed.
package struct SearchUnderstood: Sendable, Equatable, Codable {
    package struct Change: Sendable, Equatable, Codable {
        package var from: String
        package var to: String

        package init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// The whole query as it was read.
    package var text: String
    package var changes: [Change]

    package init(text: String, changes: [Change]) {
        self.text = text
        self.changes = changes
    }
}

/// One page that answers, the best first.
package struct SearchResult: Sendable, Equatable, Codable {
    /// A further section of the page.
    package struct Section: Sendable, Equatable, Codable {
        package var title: String
        package var url: String

        package init(title: String, url: String) {
            self.title = title
            self.url = url
        }
    }

    /// From 1.
    package var rank: Int
    package var score: Int
    package var kind: String
    package var title: String
    /// Relative to the language's root; with the fragment of the section that answers best, unless the page as a whole does.
    package var url: String
    /// Heading of that section, or empty.
    package var section: String
    package var snippet: String
    /// Which of the page's other questions is nearest to the query; empty when its title is.
    package var asked: String
    package var folded: [Section]
    /// What the score is made of: postings, likeness of title or question, lift of a question page, text.
    package var parts: ScoreParts

    package struct ScoreParts: Sendable, Equatable, Codable {
        package var postings = 0
        package var likeness = 0
        package var lift = 0
        package var text = 0
    }
}

/// The answer to a query.
package struct SearchResponse: Sendable, Equatable, Codable {
    /// A term of the query, for `--explain`.
    package struct TermInfo: Sendable, Equatable, Codable {
        package var term: String
        /// 0–20: how much it says.
        package var weight: Int
        /// Pages it stands on.
        package var pages: Int
        /// Its part of the score: weight times rarity.
        package var value: Int
        package var isSynonym: Bool
    }

    package var query: String
    /// Nil when the query was taken as typed.
    package var understood: SearchUnderstood?
    /// The query was longer than is read.
    package var isCut: Bool
    /// Pages that match well; `results` may go on beyond them.
    package var total: Int
    package var results: [SearchResult]
    package var terms: [TermInfo]
}

/// What to search for besides the query.
package struct SearchOptions: Sendable {
    package var limit: Int
    /// Kinds of pages, all when empty.
    package var kinds: [String]
    /// Pages of one topic only; all when empty.
    package var topic: String
    /// Take the query as typed, without reading pinyin or slips.
    package var exact: Bool

    package init(limit: Int = 10, kinds: [String] = [], topic: String = "", exact: Bool = false) {
        self.limit = limit
        self.kinds = kinds
        self.topic = topic
        self.exact = exact
    }
}
