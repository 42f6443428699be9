// The cheapest path through the site's vocabulary of pairs for symbols that are not on the site as typed.

internal import ChineseText

/// In eighths of what the use of a syllable costs.
enum ReadingCost {
    static let sameSound = 32
    static let nearSound = 48
    static let otherCharacter = 96
    static let syllable = 8
    static let initial = 32
    static let unknownPair = 72
    static let unknownAsTyped = 48
    /// Initials that would be a function word say nothing: zm is rather 证明 than 怎么.
    static let empty = 24
    /// How often a pair stands on the site that is common.
    static let common = 16
    static let unitsForChance = 16000
    static let longestSegment = 32
    static let longestAtom = 24
}

/// A typed 汉字, a character that a word of initials was found to mean, or one letter of a Latin word.
struct ReadingSymbol {
    /// 0 for a letter.
    var unit: UInt16
    var letter: UInt16 = 0
    /// Where a letter's word ends.
    var wordEnd = 0
    var atom: Int
    /// The word of initials at its first character, empty at the others; nil for everything else.
    var run: [UInt16]?
}

/// A character of the reading and the symbols it stands for.
struct ReadingStep {
    var unit: UInt16
    var typed: Bool
    var isInitial = false
    var from: Int
    var to: Int
}

/// Finds the cheapest reading of a run of symbols.
struct ReadingDecoder {
    let vocabulary: Vocabulary
    let symbols: [ReadingSymbol]
    let isUnknown: [Bool]

    private struct State {
        var unit: UInt16
        var cost: Int
        var typed: Bool
        var isInitial = false
        var from: Int
        /// The unit of the state before, in column `from`.
        var before: UInt16
    }

    private struct Reading {
        var unit: UInt16
        var cost: Int
        var length: Int
        var typed: Bool
        var isInitial = false
    }

    /// Ties go to the smaller character. Nil when letters cannot be read.
    func cheapestPath() -> [ReadingStep]? {
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
        var path: [ReadingStep] = []
        var to = symbols.count
        while to > 0 {
            path.append(ReadingStep(unit: state.unit, typed: state.typed, isInitial: state.isInitial, from: state.from, to: to))
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
            let isEmpty = reading.isInitial && state.isInitial && vocabulary.isFunctionWord(state.unit, reading.unit)
            let cost = vocabulary.cost(state.unit, reading.unit, asTyped: reading.typed && state.typed)
            return (cost: state.cost + cost + (isEmpty ? ReadingCost.empty : 0), unit: state.unit)
        }.min { ($0.cost, $0.unit) < ($1.cost, $1.unit) }
        guard let best else { return }
        keep(
            State(
                unit: reading.unit, cost: best.cost + reading.cost, typed: reading.typed, isInitial: reading.isInitial, from: index,
                before: best.unit),
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
                found.append(Reading(unit: unit, cost: ReadingCost.initial, length: length, typed: false, isInitial: true))
            }
        }
        return found
    }
}
