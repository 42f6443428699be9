// Reading what is not on the site as typed: pinyin, initials, characters of the same sound, one wrong character.
// The cheapest path through the site's own vocabulary of pairs; see the costs below.

internal import ChineseText

/// The site's vocabulary as pairs with counts, and characters by sound.
struct Vocabulary {
    var pairs: [UInt32: Int]
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
        if core.isSmall {
            for entry in core.synonymEntries { lexicon.add(synonym: entry) }
        }
        for (level, count) in zip(core.levels, ReadingTables.levelCounts) {
            for index in stride(from: 0, to: level.count - 1, by: 2) {
                lexicon.add(pair: UInt32(level[index]) << 16 | UInt32(level[index + 1]), count: count)
            }
        }
        pairs = lexicon.pairs
        characters = lexicon.characters
        for pair in pairs.keys { before[UInt16(pair & 0xFFFF), default: []].append(UInt16(pair >> 16)) }
        let known = Set(characters)
        for group in core.syllables.split(separator: 0x20) {
            let letters = group.prefix { $0 < 0x80 }
            let syllable = String(decoding: letters, as: UTF16.self)
            for unit in group.dropFirst(letters.count) {
                readings[unit, default: []].append(syllable)
                guard known.contains(unit) else { continue }
                syllables[syllable, default: []].append(unit)
                near[nearSound(syllable), default: []].append(unit)
                initials[String(syllable.prefix(1)), default: []].append(unit)
                if syllable.dropFirst().first == "h" { initials[String(syllable.prefix(2)), default: []].append(unit) }
            }
        }
    }

    func count(_ before: UInt16, _ after: UInt16) -> Int { pairs[UInt32(before) << 16 | UInt32(after)] ?? 0 }

    func cost(_ before: UInt16, _ after: UInt16, asTyped: Bool) -> Int {
        if before == 0 { return 0 }
        switch count(before, after) {
        case 16...: return 0
        case 4...: return 1
        case 2...: return 2
        case 1: return 3
        default: return asTyped ? ReadingCost.unknownAsTyped : ReadingCost.unknownPair
        }
    }
}

enum ReadingCost {
    static let sameSound = 4
    static let nearSound = 6
    static let otherCharacter = 12
    static let syllable = 1
    static let initial = 4
    static let unknownPair = 9
    static let unknownAsTyped = 6
    static let longestSegment = 32
    static let longestAtom = 24
}

/// What a query was taken to mean.
struct Understanding {
    var units: [UInt16]
    var changes: [SearchUnderstood.Change]
}

/// A typed 汉字, or one letter of a Latin word.
private struct Symbol {
    var unit: UInt16
    var letter: UInt16 = 0
    var wordEnd = 0
    var atom: Int
}

private struct Step {
    var unit: UInt16
    var typed: Bool
    var from: Int
    var to: Int
}

extension SearchEngine {
    /// The query as it may be meant, or nil when it stands as typed. Its terms must be loaded.
    mutating func understand(_ plan: QueryPlan) throws(SearchIndexProblem) -> Understanding? {
        var kept = [Bool](repeating: false, count: plan.atoms.count)
        for span in plan.spans { for index in span { kept[index] = true } }
        func readable(_ index: Int) -> Bool {
            let atom = plan.atoms[index]
            if kept[index] || atom.end - atom.start > ReadingCost.longestAtom { return false }
            if atom.word < 0 { return true }
            let word = plan.words[atom.word]
            return word.allSatisfy { (0x61...0x7A).contains($0) } && !hasWord(word)
        }
        var result: [UInt16] = []
        var changes: [SearchUnderstood.Change] = []
        var copied = 0
        var index = 0
        while index < plan.atoms.count {
            guard readable(index) else {
                index += 1
                continue
            }
            var end = index
            while end < plan.atoms.count, readable(end), end - index < ReadingCost.longestSegment { end += 1 }
            if let reading = try readSegment(plan, index..<end) {
                result += plan.units[copied..<plan.atoms[index].start] + reading.units
                copied = plan.atoms[end - 1].end
                changes += reading.changes
            }
            index = end
        }
        return changes.isEmpty ? nil : Understanding(units: result + plan.units[copied...], changes: changes)
    }

    private mutating func readSegment(_ plan: QueryPlan, _ atoms: Range<Int>) throws(SearchIndexProblem) -> Understanding? {
        var symbols: [Symbol] = []
        var hasLetters = false
        for index in atoms {
            let atom = plan.atoms[index]
            if atom.word < 0 {
                symbols.append(Symbol(unit: atom.first, atom: index))
                continue
            }
            hasLetters = true
            let word = plan.words[atom.word]
            let end = symbols.count + word.count
            symbols += word.map { Symbol(unit: 0, letter: $0, wordEnd: end, atom: index) }
        }
        // A 汉字 may be misread only where both its pairs are unknown to the site: what stands on a page is always found as typed.
        let frequencies = symbols.indices.map { index -> Int in
            guard index + 1 < symbols.count, symbols[index].unit != 0, symbols[index + 1].unit != 0 else { return -1 }
            return frequency(.pair(symbols[index].unit, symbols[index + 1].unit))
        }
        let isUnknown = symbols.indices.map { max(frequencies[$0], $0 > 0 ? frequencies[$0 - 1] : -1) <= 0 }
        if !hasLetters, !isUnknown.contains(true) { return nil }
        if vocabulary == nil { vocabulary = Vocabulary(core, questions: try questions()) }
        guard let vocabulary else { return nil }
        guard let path = Decoder(vocabulary: vocabulary, symbols: symbols, isUnknown: isUnknown).cheapestPath() else { return nil }
        return describe(path, symbols, vocabulary)
    }

    private func describe(_ path: [Step], _ symbols: [Symbol], _ vocabulary: Vocabulary) -> Understanding? {
        // Letters can always be read somehow: most neighbours must know each other.
        let strangers = zip(path, path.dropFirst()).count { !($0.typed && $1.typed) && vocabulary.count($0.unit, $1.unit) == 0 }
        if strangers * 3 > path.count { return nil }
        var units: [UInt16] = []
        var changes: [(from: [UInt16], to: [UInt16])] = []
        var inRun = false
        for (index, step) in path.enumerated() {
            let first = symbols[step.from]
            let isChange = !step.typed && accepts(vocabulary, path, index)
            let unit = isChange || first.unit == 0 ? step.unit : first.unit
            units.append(unit)
            guard isChange else {
                inRun = false
                continue
            }
            if !inRun { changes.append(([], [])) }
            inRun = true
            let last = changes.count - 1
            if !changes[last].from.isEmpty, first.unit == 0, first.atom != symbols[step.from - 1].atom { changes[last].from.append(0x20) }
            changes[last].from += symbols[step.from..<step.to].map { $0.unit == 0 ? $0.letter : $0.unit }
            changes[last].to.append(unit)
        }
        if changes.isEmpty { return nil }
        return Understanding(
            units: units,
            changes: changes.map {
                SearchUnderstood.Change(from: String(decoding: $0.from, as: UTF16.self), to: String(decoding: $0.to, as: UTF16.self))
            })
    }

    /// A changed character must make a known pair with a neighbour.
    private func accepts(_ vocabulary: Vocabulary, _ path: [Step], _ index: Int) -> Bool {
        let unit = path[index].unit
        return index > 0 && vocabulary.count(path[index - 1].unit, unit) > 0
            || index + 1 < path.count && vocabulary.count(unit, path[index + 1].unit) > 0
    }
}

/// Finds the cheapest reading of a run of symbols.
private struct Decoder {
    let vocabulary: Vocabulary
    let symbols: [Symbol]
    let isUnknown: [Bool]

    private struct State {
        var unit: UInt16
        var cost: Int
        var typed: Bool
        var from: Int
        /// The unit of the state before, in column `from`.
        var before: UInt16
    }

    private struct Reading {
        var unit: UInt16
        var cost: Int
        var length: Int
        var typed: Bool
    }

    /// Ties go to the smaller character. Nil when letters cannot be read.
    func cheapestPath() -> [Step]? {
        var columns = [[UInt16: State]](repeating: [:], count: symbols.count + 1)
        columns[0][0] = State(unit: 0, cost: 0, typed: true, from: 0, before: 0)
        for index in symbols.indices where !columns[index].isEmpty {
            let states = columns[index].values.sorted { ($0.cost, $0.unit) < ($1.cost, $1.unit) }
            for reading in readings(at: index) { extend(&columns, index, states, with: reading) }
            guard symbols[index].unit != 0, isUnknown[index], index + 1 < symbols.count, symbols[index + 1].unit != 0 else { continue }
            let next = symbols[index + 1].unit
            for unit in vocabulary.before[next] ?? [] where unit != symbols[index].unit && vocabulary.count(unit, next) >= 2 {
                replace(&columns, index, by: unit)
            }
        }
        guard var state = columns[symbols.count].values.min(by: { ($0.cost, $0.unit) < ($1.cost, $1.unit) }) else { return nil }
        var path: [Step] = []
        var to = symbols.count
        while to > 0 {
            path.append(Step(unit: state.unit, typed: state.typed, from: state.from, to: to))
            to = state.from
            guard let before = columns[to][state.before] else { break }
            state = before
        }
        return path.reversed()
    }

    /// Continues with a reading from whichever state is cheapest: one with a known pair, or the cheapest of all. States are sorted.
    private func extend(_ columns: inout [[UInt16: State]], _ index: Int, _ states: [State], with reading: Reading) {
        let known = (vocabulary.before[reading.unit] ?? []).compactMap { columns[index][$0] }
        let best = (reading.typed ? states : Array(states.prefix(1)) + known).map { state in
            (cost: state.cost + vocabulary.cost(state.unit, reading.unit, asTyped: reading.typed && state.typed), unit: state.unit)
        }.min { ($0.cost, $0.unit) < ($1.cost, $1.unit) }
        guard let best else { return }
        keep(
            State(unit: reading.unit, cost: best.cost + reading.cost, typed: reading.typed, from: index, before: best.unit),
            in: &columns[index + reading.length])
    }

    /// Puts another character in the place of a wrong one, where it makes known pairs on both sides.
    private func replace(_ columns: inout [[UInt16: State]], _ index: Int, by unit: UInt16) {
        let best = (vocabulary.before[unit] ?? []).filter { vocabulary.count($0, unit) >= 2 }.compactMap { columns[index][$0] }
            .map { (cost: $0.cost + vocabulary.cost($0.unit, unit, asTyped: false), unit: $0.unit) }
            .min { ($0.cost, $0.unit) < ($1.cost, $1.unit) }
        guard let best else { return }
        keep(
            State(unit: unit, cost: best.cost + ReadingCost.otherCharacter, typed: false, from: index, before: best.unit),
            in: &columns[index + 1])
    }

    private func keep(_ state: State, in column: inout [UInt16: State]) {
        if let known = column[state.unit], known.cost <= state.cost { return }
        column[state.unit] = state
    }

    private func readings(at index: Int) -> [Reading] {
        let symbol = symbols[index]
        if symbol.unit == 0 { return letterReadings(at: index) }
        var found = [Reading(unit: symbol.unit, cost: 0, length: 1, typed: true)]
        guard isUnknown[index] else { return found }
        func add(_ units: [UInt16]?, _ cost: Int) {
            for unit in units ?? [] where unit != symbol.unit { found.append(Reading(unit: unit, cost: cost, length: 1, typed: false)) }
        }
        for syllable in vocabulary.readings[symbol.unit] ?? [] {
            add(vocabulary.syllables[syllable], ReadingCost.sameSound)
            add(vocabulary.near[nearSound(syllable)], ReadingCost.nearSound)
        }
        return found
    }

    private func letterReadings(at index: Int) -> [Reading] {
        var found: [Reading] = []
        var letters = ""
        for end in index..<min(symbols[index].wordEnd, index + 6) {
            guard let scalar = Unicode.Scalar(symbols[end].letter) else { break }
            letters.unicodeScalars.append(scalar)
            let length = end - index + 1
            for unit in vocabulary.syllables[letters] ?? [] {
                found.append(Reading(unit: unit, cost: ReadingCost.syllable, length: length, typed: false))
            }
            guard length <= 2 else { continue }
            for unit in vocabulary.initials[letters] ?? [] {
                found.append(Reading(unit: unit, cost: ReadingCost.initial, length: length, typed: false))
            }
        }
        return found
    }
}
