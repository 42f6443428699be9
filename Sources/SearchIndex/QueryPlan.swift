// A query as weighted terms: what was typed, and beside it what its synonyms say.

internal import ChineseText

/// A term and how much it weighs in a query, 0–20.
struct WeightedTerm: Sendable {
    var term: Term
    var weight: Int
    /// Atoms the term covers.
    var atoms: Range<Int> = 0..<0
    /// Number of the term within the plan.
    var index = 0
    var frequency = 0
    /// Weight times rarity; 0 until the plan is weighed.
    var value = 0
}

/// Weights by what a term is made of.
enum TermWeight {
    static let full = 16
    /// One character belongs to a function word.
    static let crossing = 14
    static let function = 6
    static let single = 20
    static let functionSingle = 8
    /// The characters stand apart, or one is a Latin letter, or each belongs to another word of the synonyms.
    static let gap = 4
    /// One character is where a word of the synonyms ends or begins.
    static let edge = 12
}

/// One way to read a place of the query; synonyms count 12 of 16.
struct QueryReading: Sendable {
    var terms: [WeightedTerm]
    var factor: Int
    var total = 0

    /// What a synonym's share of its own terms is worth: that share of what was typed, by the synonym's factor of 16.
    func worth(_ sum: Int, for typed: QueryReading) -> Int { sum * typed.total / max(1, total) * factor / 16 }
}

/// A query ready to be scored.
struct QueryPlan: Sendable {
    var units: [UInt16]
    var atoms: [SearchTokens.Atom]
    var words: [[UInt16]]
    /// Atoms that a synonym was found for.
    var spans: [Range<Int>]
    /// Group 0: what stands outside synonyms. Every other group is one synonym's place, its first reading as typed.
    var groups: [[QueryReading]]
    var lookup: [Term: Int] = [:]
    var total = 1

    var terms: [Term] { groups.flatMap { $0.flatMap { $0.terms.map(\.term) } } }

    /// Value of the terms that were met, at most the plan's total.
    func matchedValue(_ has: [Bool]) -> Int {
        var total = 0
        for group in groups {
            var best = 0
            for (number, reading) in group.enumerated() {
                var sum = 0
                for term in reading.terms where has[term.index] { sum += term.value }
                if number > 0, sum > 0 { sum = reading.worth(sum, for: group[0]) }
                best = max(best, sum)
            }
            total += best
        }
        return total
    }
}

/// The same term once, with its highest weight, in the order of first occurrence.
func unique(_ terms: [WeightedTerm]) -> [WeightedTerm] {
    var places: [Term: Int] = [:]
    var result: [WeightedTerm] = []
    for term in terms {
        if let place = places[term.term] {
            result[place].weight = max(result[place].weight, term.weight)
        } else {
            places[term.term] = result.count
            result.append(term)
        }
    }
    return result
}

extension SearchEngine {
    /// The terms of folded units with their weights: content, function words, across a gap.
    func termsOf(_ units: [UInt16]) -> (tokens: SearchTokens, terms: [WeightedTerm]) {
        var tokens = SearchTokens()
        tokens.read(units)
        let isFunction = core.markFunctionWords(tokens)
        // Single characters help short questions; on a large site they would load much and tell little.
        let withSingles = core.isSmall || tokens.atoms.count { $0.word < 0 } < 3
        var terms: [WeightedTerm] = []
        for (index, atom) in tokens.atoms.enumerated() {
            let isWord = atom.word >= 0
            if index > 0 {
                let previous = tokens.atoms[index - 1]
                if !(previous.word >= 0 && isWord) {
                    let functions = (isFunction[index - 1] ? 1 : 0) + (isFunction[index] ? 1 : 0)
                    var weight = [TermWeight.full, TermWeight.crossing, TermWeight.function][functions]
                    if atom.followsGap || previous.word >= 0 || isWord { weight = min(weight, TermWeight.gap) }
                    terms.append(WeightedTerm(term: .pair(previous.last, atom.first), weight: weight, atoms: index - 1..<index + 1))
                }
            }
            if isWord {
                let weight = isFunction[index] ? TermWeight.function : TermWeight.full
                terms.append(WeightedTerm(term: .word(tokens.words[atom.word]), weight: weight, atoms: index..<index + 1))
            } else if withSingles {
                let weight = isFunction[index] ? TermWeight.functionSingle : TermWeight.single
                terms.append(WeightedTerm(term: .single(atom.first), weight: weight, atoms: index..<index + 1))
            }
        }
        return (tokens, terms)
    }

    func plan(_ units: [UInt16]) -> QueryPlan {
        let own = termsOf(units)
        let spans = core.synonyms.occurrences(in: units, own.tokens.atoms)
        var groups = [[QueryReading(terms: [], factor: 16)]]
        for span in spans {
            let others = span.terms.map { QueryReading(terms: unique(termsOf($0).terms), factor: 12) }
            groups.append([QueryReading(terms: [], factor: 16)] + others)
        }
        for term in own.terms {
            let span = spans.firstIndex { $0.atoms.lowerBound <= term.atoms.lowerBound && term.atoms.upperBound <= $0.atoms.upperBound }
            groups[span.map { $0 + 1 } ?? 0][0].terms.append(span == nil ? discounted(term, beside: spans.map(\.atoms)) : term)
        }
        for index in groups.indices { groups[index][0].terms = unique(groups[index][0].terms) }
        return QueryPlan(units: units, atoms: own.tokens.atoms, words: own.tokens.words, spans: spans.map(\.atoms), groups: groups)
    }

    /// Where a word is known to end, a pair across its end says little, and between two such words nothing of its own.
    private func discounted(_ term: WeightedTerm, beside words: [Range<Int>]) -> WeightedTerm {
        let sides = words.count { $0.overlaps(term.atoms) }
        var term = term
        if sides > 0 { term.weight = min(term.weight, sides == 2 ? TermWeight.gap : TermWeight.edge) }
        return term
    }

    /// Gives every term its value and the plan its total; the terms' files must be loaded.
    func weigh(_ plan: QueryPlan) -> QueryPlan {
        var plan = plan
        var total = 0
        for group in plan.groups.indices {
            for reading in plan.groups[group].indices {
                var sum = 0
                for index in plan.groups[group][reading].terms.indices {
                    var entry = plan.groups[group][reading].terms[index]
                    entry.frequency = frequency(entry.term)
                    entry.value = entry.weight * rarity(entry.frequency)
                    entry.index = plan.lookup[entry.term] ?? plan.lookup.count
                    plan.lookup[entry.term] = entry.index
                    sum += entry.value
                    plan.groups[group][reading].terms[index] = entry
                }
                plan.groups[group][reading].total = sum
            }
            total += plan.groups[group][0].total
        }
        plan.total = max(1, total)
        return plan
    }
}
