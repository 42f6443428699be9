// Step three of the build: terms are cut into files and written as number streams (see IndexFormat.swift).

/// Which terms one `terms-N.js` holds.
struct TermShard: Sendable {
    var pairs: Range<Int>
    /// Indices into `MergedTerms.words`.
    var words: Range<Int>
}

struct TermShards: Sendable {
    var shards: [TermShard]
    /// The first term of each shard of pairs and of each shard of words.
    var pairFirsts: [UInt32] = []
    var wordFirsts: [[UInt16]] = []
    /// The file number of the first shard of words.
    var wordBase = 0

    /// Numbers in a file, roughly its bytes. A query loads the few files its terms lie in.
    static let target = 12_000

    /// No shards: a small site's readers index the pages themselves.
    init() { shards = [] }

    init(_ terms: MergedTerms) {
        let sizes = (0..<terms.pairs.count + terms.words.count).map { terms.frequency($0) + 3 }
        let pairCuts = Self.cut(0..<terms.pairs.count, sizes: sizes, offset: 0)
        let wordCuts = Self.cut(0..<terms.words.count, sizes: sizes, offset: terms.pairs.count)
        shards = pairCuts.map { TermShard(pairs: $0, words: 0..<0) } + wordCuts.map { TermShard(pairs: 0..<0, words: $0) }
        pairFirsts = pairCuts.map { $0.isEmpty ? 0 : terms.pairs[$0.lowerBound] }
        wordFirsts = wordCuts.map { $0.isEmpty ? [] : terms.words[$0.lowerBound] }
        wordBase = pairCuts.count
    }

    private static func cut(_ range: Range<Int>, sizes: [Int], offset: Int) -> [Range<Int>] {
        var cuts: [Range<Int>] = []
        var start = range.lowerBound
        var size = 0
        for index in range {
            if size > 0, size + sizes[index + offset] > target {
                cuts.append(start..<index)
                start = index
                size = 0
            }
            size += sizes[index + offset]
        }
        cuts.append(start..<range.upperBound)
        return cuts
    }
}

/// Writes one shard as the payload of `terms-N.js`.
func encodeTerms(_ shard: TermShard, of terms: MergedTerms, into writer: inout IndexWriter) {
    var counts: [UInt8] = []
    var seconds: [UInt8] = []
    let (alphabet, indices) = shardAlphabet(terms.pairs[shard.pairs])
    var firsts: [UInt16] = []
    // In the order of the file.
    var order: [Int] = []
    order.reserveCapacity(shard.pairs.count + shard.words.count)
    var index = shard.pairs.lowerBound
    while index < shard.pairs.upperBound {
        let first = UInt16(terms.pairs[index] >> 16)
        var group: [(second: Int, term: Int)] = []
        while index < shard.pairs.upperBound, UInt16(terms.pairs[index] >> 16) == first {
            group.append((indices[UInt16(terms.pairs[index] & 0xFFFF)], index))
            index += 1
        }
        group.sort { $0.second < $1.second }
        firsts.append(first)
        IndexFormat.append(group.count - 1, to: &counts)
        var previous = -1
        for (second, term) in group {
            IndexFormat.append(second - previous - 1, to: &seconds)
            previous = second
            order.append(term)
        }
    }
    for word in shard.words { order.append(terms.pairs.count + word) }
    let (lengths, postings) = encodePostings(of: order, terms)
    writer.raw("{\"alphabet\":")
    writer.units(alphabet)
    writer.raw(",\"firsts\":")
    writer.units(firsts)
    writer.raw(",\"words\":")
    writer.units(Array(terms.words[shard.words].joined(separator: [0x20])))
    for (name, stream) in [("counts", counts), ("seconds", seconds), ("lengths", lengths), ("postings", postings)] {
        writer.raw(",\"\(name)\":")
        writer.stream(stream)
    }
    writer.raw("}")
}

/// The postings of terms one after another, and how many characters belong to each term.
private func encodePostings(of order: [Int], _ terms: MergedTerms) -> (lengths: [UInt8], postings: [UInt8]) {
    var lengths: [UInt8] = []
    let most = order.reduce(0) { $0 + terms.frequency($1) } * IndexFormat.mostCharacters(upTo: terms.pages << 2 | 3)
    let postings = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
        for term in order {
            let length = terms.writePostings(term, to: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
            count += length
            IndexFormat.append(length, to: &lengths)
        }
    }
    return (lengths, postings)
}

/// The second units of a shard's pairs, the most frequent first; index 0 in the table means none.
private func shardAlphabet(_ pairs: ArraySlice<UInt32>) -> (alphabet: [UInt16], indices: SecondNumbers) {
    let seconds = pairs.lazy.map { UInt16($0 & 0xFFFF) }.filter { $0 != 0 }.sorted()
    var units: [(unit: UInt16, frequency: Int)] = []
    for second in seconds {
        if units.last?.unit == second { units[units.count - 1].frequency += 1 } else { units.append((second, 1)) }
    }
    units.sort { ($1.frequency, $0.unit) < ($0.frequency, $1.unit) }
    return (units.map(\.unit), SecondNumbers(units.map(\.unit)))
}

/// Where a second unit stands in a shard's alphabet, counted from 1; 0 for none. A table of all units would cost more to clear for each
/// shard than looking takes.
private struct SecondNumbers {
    private let sorted: [(unit: UInt16, number: Int)]

    init(_ alphabet: [UInt16]) {
        sorted = alphabet.enumerated().map { (unit: $1, number: $0 + 1) }.sorted { $0.unit < $1.unit }
    }

    subscript(unit: UInt16) -> Int {
        let at = lastNotAfter(sorted, (unit: unit, number: 0)) { $0.unit < $1.unit }
        return sorted.indices.contains(at) && sorted[at].unit == unit ? sorted[at].number : 0
    }
}
