// Step two of the build: the counts of all page ranges get common term numbers; each range keeps its own postings, sorted by term.

internal import ChineseText

/// All terms of the site: pairs in ascending order, then words in ascending order.
struct MergedTerms: Sendable {
    let pairs: [UInt32]
    let words: [[UInt16]]
    /// How many the postings are about.
    let pages: Int
    private let parts: [PartPostings]

    /// - Parameter counts: the ranges in page order.
    init(_ counts: [TermCounts], jobs: Int) {
        let sorted = parallelMap(counts.count, jobs: jobs) { counts[$0].sortedPairs() }
        let pairs = sorted.reduce([]) { Self.union($0, $1.map { UInt32($0 >> 32) }) }
        let words = Set(counts.flatMap(\.words.values)).sorted { $0.lexicographicallyPrecedes($1) }
        let wordNumbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, Int32($0 + pairs.count)) })
        var firstPages: [Int] = [0]
        for part in counts { firstPages.append(firstPages[firstPages.count - 1] + part.pageEnds.count) }
        parts = parallelMap(counts.count, jobs: jobs) { [firstPages] index in
            var numbers = [Int32](repeating: 0, count: counts[index].keys.count)
            var at = 0
            for entry in sorted[index] {
                while pairs[at] != UInt32(entry >> 32) { at += 1 }
                numbers[Int(entry & 0xFFFF_FFFF)] = Int32(at)
            }
            for (id, word) in counts[index].words { numbers[Int(id)] = wordNumbers[word] ?? 0 }
            return PartPostings(counts[index], numbers: numbers, terms: pairs.count + words.count, firstPage: firstPages[index])
        }
        self.pairs = pairs
        self.words = words
        pages = firstPages[firstPages.count - 1]
    }

    /// Can any term that a packed synonym entry leads to stand on a page of this language? A term does when all its pairs and words do.
    func mayHold(synonym entry: String) -> Bool {
        let sides = entry.split(separator: ">")
        return (sides.last ?? "").split(separator: " ").contains { text in
            var tokens = SearchTokens()
            tokens.read(Array(text.utf16))
            let hasPairs = zip(tokens.atoms, tokens.atoms.dropFirst()).allSatisfy { one, two in
                one.word >= 0 && two.word >= 0 || holds(pair: UInt32(one.last) << 16 | UInt32(two.first))
            }
            return hasPairs && tokens.words.allSatisfy(holds(word:)) && !tokens.atoms.isEmpty
        }
    }

    private func holds(pair: UInt32) -> Bool {
        let at = lastNotAfter(pairs, pair, by: <)
        return pairs.indices.contains(at) && pairs[at] == pair
    }

    private func holds(word: [UInt16]) -> Bool {
        let at = lastNotAfter(words, word, by: { $0.lexicographicallyPrecedes($1) })
        return (at...at + 1).contains { words.indices.contains($0) && words[$0].starts(with: word) }
    }

    func frequency(_ term: Int) -> Int { parts.reduce(0) { $0 + $1.range(term).count } }

    /// Writes a term's postings: its pages in ascending order and how much it matters on each. Returns how many characters they take.
    ///
    /// - Parameter buffer: has room for them.
    func writePostings(_ term: Int, to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var previous = -1
        for part in parts {
            for posting in part.postings[part.range(term)] {
                let page = Int(posting >> 6)
                IndexFormat.write((page - previous - 1) << 2 | Int(posting & 63) >> 4) {
                    buffer[count] = $0
                    count += 1
                }
                previous = page
            }
        }
        return count
    }

    /// Two ascending lists as one, each entry once.
    private static func union(_ one: [UInt32], _ two: [UInt32]) -> [UInt32] {
        if one.isEmpty { return two }
        var result: [UInt32] = []
        result.reserveCapacity(max(one.count, two.count) * 5 / 4)
        var left = 0
        var right = 0
        while left < one.count, right < two.count {
            let next = min(one[left], two[right])
            if one[left] == next { left += 1 }
            if two[right] == next { right += 1 }
            result.append(next)
        }
        return result + one[left...] + two[right...]
    }
}

extension TermCounts {
    /// Pairs with their ids, `pair << 32 | id`, ascending.
    fileprivate func sortedPairs() -> [UInt64] {
        var result: [UInt64] = []
        result.reserveCapacity(keys.count)
        for (id, key) in keys.enumerated() where key != Self.wordMarker { result.append(UInt64(key) << 32 | UInt64(id)) }
        result.sort()
        return result
    }
}

/// The postings of a range of pages by term.
private struct PartPostings: Sendable {
    /// Where each term's postings begin; one more than there are terms.
    private let starts: [Int32]
    /// `page << 6 | impact`, ascending within a term.
    let postings: [UInt32]

    init(_ counts: TermCounts, numbers: [Int32], terms: Int, firstPage: Int) {
        var starts = [Int32](repeating: 0, count: terms + 1)
        for entry in counts.entries { starts[Int(numbers[Int(entry >> 6)]) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var cursors = starts
        self.starts = starts
        postings = [UInt32](unsafeUninitializedCapacity: counts.entries.count) { postings, count in
            cursors.withUnsafeMutableBufferPointer { cursors in
                var begin = 0
                for (page, end) in counts.pageEnds.enumerated() {
                    for entry in counts.entries[begin..<end] {
                        let term = Int(numbers[Int(entry >> 6)])
                        postings[Int(cursors[term])] = UInt32(firstPage + page) << 6 | entry & 63
                        cursors[term] += 1
                    }
                    begin = end
                }
            }
            count = counts.entries.count
        }
    }

    func range(_ term: Int) -> Range<Int> { Int(starts[term])..<Int(starts[term + 1]) }
}
