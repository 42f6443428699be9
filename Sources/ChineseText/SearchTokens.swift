// Text → search tokens. Documents and queries go through this one function; `search-tokens.js` has the same rules.
//
// Text is folded, then read as a stream of word characters: punctuation and spaces are skipped. A 汉字 (kana, hangul) is one
// character; a run of Latin letters or digits is one word (`24%`, `0.05%`, `12,000`, `can't` stay whole). Tokens are
//   pairs    of neighbouring characters: 协商还 → 协商 商还; beside a word its outer letter counts: 用Swift → 用s
//   singles  each 汉字 alone
//   words    swift, 12378
// Pairs are formed across punctuation and spaces too, so that any run of visible text is found.

/// What a UTF-16 unit is to search.
package enum SearchUnit: UInt8, Sendable {
    case separator
    /// Written without spaces between words: indexed by pairs.
    case ideograph
    /// Letter or digit: indexed by whole words.
    case letter

    /// The class of a folded unit. A low surrogate takes the class of the high surrogate before it.
    package init(_ unit: UInt16, after previous: UInt16) {
        switch unit {
        case 0x30...0x39, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x36F, 0x370...0x1FFF, 0x2C00...0x2DFF, 0xA4D0...0xABFF:
            self = .letter
        case 0x3007, 0x3040...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xD840...0xD888:
            self = .ideograph
        case 0xDC00...0xDFFF: self = (0xD840...0xD888).contains(previous) ? .ideograph : .separator
        default: self = .separator
        }
    }

    /// The class of each unit by its number; low surrogates, whose class depends on the unit before, stand as separators.
    package static let classes: [SearchUnit] = (0...0xFFFF).map { SearchUnit(UInt16($0), after: 0) }
}

/// The tokens of one piece of text; buffers can be reused.
package struct SearchTokens: Sendable {
    /// One entry per word character in order: an ideograph, or a word.
    package struct Atom: Sendable, Equatable {
        /// Range of the atom in the folded text, in UTF-16 units.
        package var start: Int
        package var end: Int
        /// Index into `words`, or -1 for an ideograph.
        package var word: Int
        /// The first and last unit, which form pairs with the neighbours.
        package var first: UInt16
        package var last: UInt16
        /// Only spaces or punctuation stand between this atom and the one before.
        package var followsGap: Bool
    }

    package private(set) var atoms: [Atom] = []
    package private(set) var words: [[UInt16]] = []

    /// Words longer than this are cut: nobody types more.
    package static let longestWord = 40

    package init() {}

    /// Reads folded text, replacing what was read before.
    package mutating func read(_ units: UnsafeBufferPointer<UInt16>) {
        atoms.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        var scanner = AtomScanner(units)
        while let found = scanner.next() {
            let (start, gap) = (scanner.start, scanner.followsGap)
            switch found {
            case .ideographs(let run):
                for index in run {
                    let unit = units[index]
                    atoms.append(
                        Atom(start: index, end: index + 1, word: -1, first: unit, last: unit, followsGap: gap && index == start))
                }
            case .word(let word):
                atoms.append(
                    Atom(
                        start: start, end: scanner.index, word: words.count, first: word[0], last: word[word.count - 1],
                        followsGap: gap))
                words.append(word)
            }
        }
    }

    package mutating func read(_ units: [UInt16]) { units.withUnsafeBufferPointer { read($0) } }
}

/// Walks over the atoms of folded text, run by run.
package struct AtomScanner {
    package enum Found {
        /// Ideographs with nothing between them, each an atom of its own: their places in the text.
        case ideographs(Range<Int>)
        case word([UInt16])
    }

    private let units: UnsafeBufferPointer<UInt16>
    private let classes: [SearchUnit]
    /// Behind what was found last.
    package private(set) var index = 0
    /// Where what was found last begins.
    package private(set) var start = 0
    /// Spaces or punctuation stand before what was found last.
    package private(set) var followsGap = false

    /// - Parameter units: must outlive the scanner.
    package init(_ units: UnsafeBufferPointer<UInt16>) {
        self.units = units
        classes = SearchUnit.classes
    }

    /// The next word or run of ideographs; nil at the end.
    package mutating func next() -> Found? {
        followsGap = false
        while index < units.count {
            start = index
            switch kind(at: index) {
            case .separator:
                followsGap = true
                index += 1
            case .ideograph:
                repeat { index += 1 } while index < units.count && kind(at: index) == .ideograph
                return .ideographs(start..<index)
            case .letter:
                return .word(Self.word(in: units, from: &index))
            }
        }
        return nil
    }

    @inline(__always)
    private func kind(at index: Int) -> SearchUnit {
        let unit = units[index]
        if unit & 0xFC00 == 0xDC00 { return SearchUnit(unit, after: index > 0 ? units[index - 1] : 0) }
        return classes[Int(unit)]
    }

    /// A word from `index`, which moves behind it: letters; `.` between digits is kept, `,` between digits and an apostrophe between
    /// letters are dropped (can't → cant), `%` closes a number.
    private static func word(in units: UnsafeBufferPointer<UInt16>, from index: inout Int) -> [UInt16] {
        var word: [UInt16] = []
        word.reserveCapacity(8)
        while index < units.count {
            let unit = units[index]
            if SearchUnit(unit, after: 0) == .letter {
                if word.count < SearchTokens.longestWord { word.append(unit) }
            } else if unit == 0x25, isDigit(units[index - 1]) {
                if word.count < SearchTokens.longestWord { word.append(unit) }
                index += 1
                break
            } else if unit == 0x2E || unit == 0x2C, isDigit(units[index - 1]), index + 1 < units.count, isDigit(units[index + 1]) {
                if unit == 0x2E, word.count < SearchTokens.longestWord { word.append(unit) }
            } else if unit == 0x27 || unit == 0x2019, !isDigit(units[index - 1]), index + 1 < units.count,
                SearchUnit(units[index + 1], after: 0) == .letter
            {
                // Dropped.
            } else {
                break
            }
            index += 1
        }
        return word
    }

    private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }
}
