// Terms that lead to other terms, as synonyms and slips do, and where they occur in a query.

internal import ChineseText

/// From folded terms to folded terms.
struct TermTable: Sendable {
    private var terms: [[UInt16]: [[UInt16]]] = [:]
    private var longest = 0

    var isEmpty: Bool { terms.isEmpty }

    /// Adds a packed entry: `a b c`, each of which leads to the others, or `a b>c d`.
    mutating func add(_ entry: [UInt16]) {
        let sides = entry.split(separator: 0x3E).map { $0.split(separator: 0x20).map(Array.init) }
        guard let from = sides.first else { return }
        let to = sides.count > 1 ? sides[1] : from
        for term in from {
            longest = max(longest, term.count)
            for other in to where other != term && terms[term]?.contains(other) != true { terms[term, default: []].append(other) }
        }
    }

    /// The terms that occur among the atoms of folded units, longest first from the left, and what each leads to.
    func occurrences(in units: [UInt16], _ atoms: [SearchTokens.Atom]) -> [(atoms: Range<Int>, terms: [[UInt16]])] {
        var found: [(atoms: Range<Int>, terms: [[UInt16]])] = []
        var index = 0
        while index < atoms.count {
            var best: (atoms: Range<Int>, terms: [[UInt16]])?
            var end = index
            while end < atoms.count, atoms[end].end - atoms[index].start <= longest {
                if let terms = terms[Array(units[atoms[index].start..<atoms[end].end])] { best = (index..<end + 1, terms) }
                end += 1
            }
            if let best { found.append(best) }
            index = best?.atoms.upperBound ?? index + 1
        }
        return found
    }
}
