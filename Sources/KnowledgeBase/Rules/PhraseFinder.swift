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
    /// By a character's lowest bits: whether a phrase may begin with it. Most characters begin none and are not looked up.
    private var mayBegin = [Bool](repeating: false, count: Self.lowestBits + 1)
    private static let lowestBits = 0x3FF

    package init(_ phrases: [String]) {
        self.phrases = phrases
        scalars = phrases.map { compacted($0) }
        for (index, phrase) in scalars.enumerated() {
            guard let first = phrase.first else { continue }
            byFirst[first, default: []].append(index)
            mayBegin[Int(first.value) & Self.lowestBits] = true
        }
    }

    /// The phrases that begin with a character.
    private func candidates(_ first: Unicode.Scalar) -> [Int]? {
        mayBegin[Int(first.value) & Self.lowestBits] ? byFirst[first] : nil
    }

    /// Every occurrence, by place, then in the order the phrases were given.
    package func matches(in text: [Unicode.Scalar]) -> [Match] {
        guard !byFirst.isEmpty else { return [] }
        var matches: [Match] = []
        for start in text.indices {
            for index in candidates(text[start]) ?? [] where text[start...].starts(with: scalars[index]) {
                matches.append(Match(phrase: index, range: start..<start + scalars[index].count))
            }
        }
        return matches
    }

    /// Whether each of the phrases occurs.
    package func allOccur(in text: [Unicode.Scalar]) -> Bool {
        let matches = matches(in: text)
        return matches.count >= phrases.count && Set(matches.map(\.phrase)).count == phrases.count
    }

    /// Whether any of the phrases occurs.
    package func occurs(in text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { start in
            candidates(text[start])?.contains { text[start...].starts(with: scalars[$0]) } ?? false
        }
    }
}
