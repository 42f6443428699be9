// What a reader needs to understand input that is not on the site as typed: traditional characters, pinyin, initials, slips.

internal import ChineseText

/// Tables of `reading.js`.
struct ReadingTables: Sendable {
    /// Traditional and simplified units in turn, for simplified characters the site uses.
    var folds: [UInt16]
    /// Syllable and characters in one, by spaces: the site's own characters and common ones that sound (nearly) alike.
    var syllables: String
    /// Units of page records in the order of their characters.
    var alphabet: [UInt16]
    /// Pairs by how common they are in titles and questions, the most common level first; nil when readers can count them.
    var levels: [[UInt16]]?

    /// The lowest count of each level.
    static let levelCounts = [16, 4, 2, 1]
    static let longestLevel = 6000

    /// - Parameter lexicon: of titles, questions and topics.
    init(_ lexicon: Lexicon, synonyms: [String], isOnSite: [Bool], alphabet: TextAlphabet, withLevels: Bool) {
        var lexicon = lexicon
        for synonym in synonyms { lexicon.add(synonym: synonym) }
        folds = CharacterFolding.traditionalPairs().filter { isOnSite[Int($0.simplified)] }.flatMap {
            [$0.traditional, $0.simplified]
        }
        self.alphabet = alphabet.units
        syllables = Self.syllables(of: lexicon.characters)
        guard withLevels else { return }
        var byLevel = [[UInt16]](repeating: [], count: Self.levelCounts.count)
        let common = lexicon.pairs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.longestLevel)
        for (pair, count) in common {
            let level = Self.levelCounts.firstIndex { count >= $0 } ?? Self.levelCounts.count - 1
            byLevel[level] += [UInt16(pair >> 16), UInt16(pair & 0xFFFF)]
        }
        levels = byLevel
    }

    private static func syllables(of units: [UInt16]) -> String {
        let characters = units.map { Character(Unicode.Scalar($0) ?? " ") }
        var groups: [String: [UInt16]] = [:]
        for (unit, readings) in zip(units, pinyinReadings(of: characters)) {
            for reading in readings { groups[reading, default: []].append(unit) }
        }
        let sounds = Set(groups.keys.map(nearSound))
        for (syllable, common) in commonCharactersBySyllable where sounds.contains(nearSound(syllable)) {
            groups[syllable, default: []] += common.utf16
        }
        return groups.sorted { $0.key < $1.key }.map { syllable, units in
            syllable + String(decoding: withoutRepeats(units.sorted()), as: UTF16.self)
        }
        .joined(separator: " ")
    }

    func write(into writer: inout IndexWriter) {
        writer.raw("{\"folds\":")
        writer.units(folds)
        writer.raw(",\"syllables\":")
        writer.string(syllables)
        writer.raw(",\"alphabet\":")
        writer.units(alphabet)
        if let levels {
            writer.raw(",\"levels\":[")
            for (index, level) in levels.enumerated() {
                if index > 0 { writer.raw(",") }
                writer.units(level)
            }
            writer.raw("]")
        }
        writer.raw("}")
    }
}

/// One name for syllables many speakers do not tell apart: zh/z, ch/c, sh/s, l/n, -ng/-n.
func nearSound(_ syllable: String) -> String {
    var letters = Array(syllable.utf8)
    if letters.count > 1, letters[1] == 0x68 { letters.remove(at: 1) }
    if letters.first == 0x6C { letters[0] = 0x6E }
    if letters.count > 1, letters[letters.count - 2] == 0x6E, letters[letters.count - 1] == 0x67 { letters.removeLast() }
    return String(decoding: letters, as: UTF8.self)
}

/// How often pairs of characters stand in titles, questions, topics and synonyms: the site's own vocabulary.
struct Lexicon: Sendable {
    private(set) var pairs: [UInt32: Int] = [:]

    /// Counts the neighbouring characters of titles, questions and topics.
    mutating func add(questions: [String], topics: [String], _ folding: CharacterFolding) {
        for text in questions { add(folded: text.utf16.map { folding($0) }, weight: 1) }
        for text in topics { add(folded: text.utf16.map { folding($0) }, weight: 1) }
    }

    /// Counts the terms of a packed synonym entry; they are sure to be words, so they count twice.
    mutating func add(synonym: String) {
        for term in synonym.split(whereSeparator: { $0 == " " || $0 == ">" }) { add(folded: Array(term.utf16), weight: 2) }
    }

    mutating func merge(_ other: Lexicon) { pairs.merge(other.pairs, uniquingKeysWith: +) }

    mutating func add(pair: UInt32, count: Int) { pairs[pair, default: 0] += count }

    mutating func add(folded units: [UInt16], weight: Int) {
        var previous: UInt16 = 0
        for unit in units {
            if SearchUnit(unit, after: 0) == .ideograph, unit < 0xD800 || unit > 0xDFFF {
                if previous != 0 { pairs[UInt32(previous) << 16 | UInt32(unit), default: 0] += weight }
                previous = unit
            } else {
                previous = 0
            }
        }
    }

    /// All characters that occur in pairs, ascending.
    var characters: [UInt16] {
        Set(pairs.keys.flatMap { [UInt16($0 >> 16), UInt16($0 & 0xFFFF)] }).sorted()
    }
}
