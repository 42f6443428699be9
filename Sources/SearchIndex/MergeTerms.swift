// Step two of the build: the counts of all page ranges become one sorted list of terms with their pages.

/// All terms of the site: pairs in ascending order, then words in ascending order.
struct MergedTerms: Sendable {
    var pairs: [UInt32]
    var words: [[UInt16]]
    /// Where each term's postings begin; one more than there are terms.
    var starts: [Int]
    /// `page << 6 | impact`, ascending within a term.
    var postings: [UInt32]

    /// - Parameter parts: the ranges in page order.
    init(_ parts: [TermCounts]) {
        pairs = Self.sortedUnique(parts.flatMap { part in part.keys.filter { $0 != TermCounts.wordMarker } })
        words = Set(parts.flatMap { $0.words.values }).sorted { $0.lexicographicallyPrecedes($1) }
        let globalIDs = parts.map { [pairs, words] in Self.globalIDs($0, pairs: pairs, words: words) }
        starts = [Int](repeating: 0, count: pairs.count + words.count + 1)
        for (part, ids) in zip(parts, globalIDs) {
            for entry in part.entries { starts[Int(ids[Int(entry >> 6)]) + 1] += 1 }
        }
        for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
        var cursors = starts
        postings = [UInt32](repeating: 0, count: starts.last ?? 0)
        var page: UInt32 = 0
        for (part, ids) in zip(parts, globalIDs) {
            var begin = 0
            for end in part.pageEnds {
                for entry in part.entries[begin..<end] {
                    let id = Int(ids[Int(entry >> 6)])
                    postings[cursors[id]] = page << 6 | entry & 63
                    cursors[id] += 1
                }
                begin = end
                page += 1
            }
        }
    }

    func frequency(_ term: Int) -> Int { starts[term + 1] - starts[term] }

    private static func sortedUnique(_ keys: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for key in keys.sorted() where result.last != key { result.append(key) }
        return result
    }

    private static func globalIDs(_ part: TermCounts, pairs: [UInt32], words: [[UInt16]]) -> [Int32] {
        let wordIDs = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, Int32($0 + pairs.count)) })
        return part.keys.enumerated().map { id, key in
            if key == TermCounts.wordMarker { return part.words[Int32(id)].flatMap { wordIDs[$0] } ?? 0 }
            var low = 0
            var high = pairs.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if pairs[middle] <= key { low = middle } else { high = middle }
            }
            return Int32(low)
        }
    }
}
