// The site's vocabulary: pairs of characters in titles, questions, topics and synonyms; characters by sound; what initials may mean.

internal import ChineseText

/// The site's vocabulary as pairs with counts, and characters by sound.
struct Vocabulary {
    var pairs: [UInt32: Int]
    /// Folded titles, questions, topics and synonyms with their weights; empty on large sites.
    private var phrases: [(units: [UInt16], weight: Int)] = []
    /// How long they are together.
    let phraseUnits: Int
    /// By unit: a bit for each letter its readings begin with.
    private var letters = [UInt32](repeating: 0, count: 1 << 16)
    private let functionPairs: Set<UInt32>
    /// Characters that stand before a character.
    var before: [UInt16: [UInt16]] = [:]
    var characters: [UInt16]
    var syllables: [String: [UInt16]] = [:]
    var near: [String: [UInt16]] = [:]
    var initials: [String: [UInt16]] = [:]
    /// Syllables of a character, also of common characters the site does not use.
    var readings: [UInt16: [String]] = [:]

    /// - Parameter questions: folded titles, questions and topics of a small site; large sites carry their pairs in the index.
    init(_ core: CoreTables, questions: [[UInt16]]) {
        var lexicon = Lexicon()
        for question in questions { lexicon.add(folded: question, weight: 1) }
        phrases = questions.map { (units: $0, weight: 1) }
        if core.isSmall {
            for entry in core.synonymEntries {
                for term in entry.split(whereSeparator: { $0 == 0x20 || $0 == 0x3E }) {
                    lexicon.add(folded: Array(term), weight: 2)
                    phrases.append((units: Array(term), weight: 2))
                }
            }
        }
        for (level, count) in zip(core.levels, ReadingTables.levelCounts) {
            for index in stride(from: 0, to: level.count - 1, by: 2) {
                lexicon.add(pair: UInt32(level[index]) << 16 | UInt32(level[index + 1]), count: count)
            }
        }
        phraseUnits = phrases.reduce(0) { $0 + $1.units.count }
        functionPairs = Set(core.functionWords.filter { $0.count == 2 }.map { UInt32($0[0]) << 16 | UInt32($0[1]) })
        pairs = lexicon.pairs
        characters = lexicon.characters
        for pair in pairs.keys { before[UInt16(pair & 0xFFFF), default: []].append(UInt16(pair >> 16)) }
        let known = Set(characters)
        for group in core.syllables.split(separator: 0x20) {
            let spelling = group.prefix { $0 < 0x80 }
            let syllable = String(decoding: spelling, as: UTF16.self)
            for unit in group.dropFirst(spelling.count) {
                readings[unit, default: []].append(syllable)
                if let first = spelling.first { letters[Int(unit)] |= 1 << UInt32(first - 0x61) }
                guard known.contains(unit) else { continue }
                syllables[syllable, default: []].append(unit)
                near[nearSound(syllable), default: []].append(unit)
                initials[String(syllable.prefix(1)), default: []].append(unit)
                if syllable.dropFirst().first == "h" { initials[String(syllable.prefix(2)), default: []].append(unit) }
            }
        }
    }

    func count(_ before: UInt16, _ after: UInt16) -> Int { pairs[UInt32(before) << 16 | UInt32(after)] ?? 0 }

    /// Are the two a function word?
    func isFunctionWord(_ before: UInt16, _ after: UInt16) -> Bool { functionPairs.contains(UInt32(before) << 16 | UInt32(after)) }

    func cost(_ before: UInt16, _ after: UInt16, asTyped: Bool) -> Int {
        if before == 0 { return 0 }
        // From 16 on the count only decides between equals: 逾期 before 延期.
        switch count(before, after) {
        case 128...: return 0
        case 64...: return 2
        case 32...: return 4
        case 16...: return 6
        case 4...: return 8
        case 2...: return 16
        case 1: return 24
        default: return asTyped ? ReadingCost.unknownAsTyped : ReadingCost.unknownPair
        }
    }

    /// Can the word be cut into syllables of the site's characters? Then it is pinyin rather than initials.
    func isPinyin(_ word: [UInt16]) -> Bool {
        var ends = [Bool](repeating: false, count: word.count + 1)
        ends[0] = true
        for start in word.indices where ends[start] && start + 2 <= word.count {
            for end in start + 2...min(word.count, start + 6) {
                if syllables[String(decoding: word[start..<end], as: UTF16.self)] != nil { ends[end] = true }
            }
        }
        return ends[word.count]
    }

    /// The most frequent run of characters in titles, questions, topics and synonyms whose initials spell the word, the whole of one
    /// counting twice; empty when none is frequent enough: short ones match by chance. A run neither begins nor ends within a function
    /// word or a synonym: 协议怎 is half of a question, 收说法院 of 催收说法院.
    func run(spelledBy word: [UInt16], _ core: CoreTables) -> [UInt16] {
        let bits = word.map { UInt32(1) << UInt32($0 - 0x61) }
        // Initials that differ for every fifteenth character or so: how often a run of this length may match by chance, twice over.
        let chances = word.reduce(2 * phraseUnits) { rest, _ in rest / 15 }
        var most = min(3, chances)
        var counts: [[UInt16]: Int] = [:]
        var best: [UInt16] = []
        for phrase in phrases where phrase.units.count >= bits.count {
            var inside: Set<Int>?  // looked for when the first initials match
            for start in 0...phrase.units.count - bits.count {
                guard bits.indices.allSatisfy({ letters[Int(phrase.units[start + $0])] & bits[$0] != 0 }) else { continue }
                let places = inside ?? core.insideWords(phrase.units)
                inside = places
                guard places.isDisjoint(with: [start, start + bits.count]) else { continue }
                let run = Array(phrase.units[start..<start + bits.count])
                let count = counts[run, default: 0] + (run.count == phrase.units.count ? 2 : 1) * phrase.weight
                counts[run] = count
                if count > most || count == most && !best.isEmpty && run.lexicographicallyPrecedes(best) {
                    best = run
                    most = count
                }
            }
        }
        return best
    }
}
