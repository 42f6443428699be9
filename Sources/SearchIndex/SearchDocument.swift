// What the index is made from: one value per page, already in plain text.

/// A page as search sees it.
package struct SearchDocument: Sendable {
    /// A heading and the visible text below it.
    package struct Section: Sendable {
        /// Fragment of the heading; nil for text before the first heading.
        package var anchor: String?
        package var heading: String
        package var text: String

        package init(anchor: String?, heading: String, text: String) {
            self.anchor = anchor
            self.heading = heading
            self.text = text
        }
    }

    /// Site-relative URL of the page, such as `questions/how-long.html`.
    package var url: String
    /// `guide`, `question`, `tool`, `lender`, `glossary` or `page`.
    package var kind: String
    package var title: String
    package var alsoAsked: [String]
    package var summary: String
    /// Each once, in ascending order.
    package private(set) var topics: [String]
    package var sections: [Section]
    /// From front matter `search:`: 0 excludes the page, 1 is usual, more lifts it.
    package var boost: Double

    package init(
        url: String, kind: String, title: String, alsoAsked: [String] = [], summary: String = "", topics: [String] = [],
        sections: [Section] = [], boost: Double = 1
    ) {
        self.url = url
        self.kind = kind
        self.title = title
        self.alsoAsked = alsoAsked
        self.summary = summary
        self.topics = withoutRepeats(topics.sorted())
        self.sections = sections
        self.boost = boost
    }
}

/// Sorted values, each once.
func withoutRepeats<Value: Equatable>(_ sorted: [Value]) -> [Value] {
    sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
}
