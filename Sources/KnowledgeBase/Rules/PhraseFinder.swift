// Finding many phrases in one pass over a text, blind to spaces: 第70条 and 第 70 条 are the same phrase.

/// The characters of a text without its blanks.
package func compacted(_ text: some StringProtocol) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: false
        default: true
        }
    }
}

/// A set of phrases looked for together.
package struct PhraseFinder: Sendable {
    package struct Match: Sendable, Equatable {
        /// Index of the phrase as given.
        package var phrase: Int
        /// Range in the compacted text.
        package var range: Range<Int>
    }

    package let phrases: [String]
    private let scalars: [[Unicode.Scalar]]
    private var byFirst: [Unicode.Scalar: [Int]] = [:]

    package init(_ phrases: [String]) {
        self.phrases = phrases
        scalars = phrases.map { compacted($0) }
        for (index, phrase) in scalars.enumerated() { if let first = phrase.first { byFirst[first, default: []].append(index) } }
    }

    /// Every occurrence, by place, then in the order the phrases were given.
    package func matches(in text: [Unicode.Scalar]) -> [Match] {
        guard !byFirst.isEmpty else { return [] }
        var matches: [Match] = []
        for start in text.indices {
            guard let candidates = byFirst[text[start]] else { continue }
            for index in candidates where text[start...].starts(with: scalars[index]) {
                matches.append(Match(phrase: index, range: start..<start + scalars[index].count))
            }
        }
        return matches
    }

    package func occurs(in text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { start in
            byFirst[text[start]]?.contains { text[start...].starts(with: scalars[$0]) } ?? false
        }
    }
}
