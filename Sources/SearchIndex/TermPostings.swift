// A `terms-N.js` payload → terms with their pages.

/// A term of the index: a pair of units (a single character is a pair with 0) or a word.
enum Term: Hashable, Sendable {
    case pair(UInt32)
    case word([UInt16])

    static func single(_ unit: UInt16) -> Term { .pair(UInt32(unit) << 16) }
    static func pair(_ first: UInt16, _ second: UInt16) -> Term { .pair(UInt32(first) << 16 | UInt32(second)) }
}

/// Terms with their pages: the decoded terms of one file, or all terms of a small site.
struct TermPostings: Sendable {
    private var pairs: PairTable
    private(set) var words: [[UInt16]] = []
    /// The term numbers of words.
    private var wordNumbers: [Int] = []
    /// Where each term's postings begin; one more than there are terms.
    private(set) var starts: [Int] = [0]
    private(set) var pages: [Int32] = []
    /// 0–63: how much the term matters on the page.
    private(set) var impacts: [UInt8] = []

    /// Most words a prefix or a part of a word may stand for.
    static let mostWords = 40

    /// Terms counted from the pages themselves.
    init(_ counter: TermCounter) {
        let counts = counter.counts
        pairs = counter.pairs
        let sorted = counts.words.sorted { $0.value.lexicographicallyPrecedes($1.value) }
        words = sorted.map(\.value)
        wordNumbers = sorted.map { Int($0.key) }
        starts = [Int](repeating: 0, count: counts.keys.count + 1)
        for entry in counts.entries { starts[Int(entry >> 6) + 1] += 1 }
        for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
        var cursors = starts
        pages = [Int32](repeating: 0, count: counts.entries.count)
        impacts = [UInt8](repeating: 0, count: counts.entries.count)
        var begin = 0
        for (page, end) in counts.pageEnds.enumerated() {
            for entry in counts.entries[begin..<end] {
                let place = cursors[Int(entry >> 6)]
                cursors[Int(entry >> 6)] += 1
                pages[place] = Int32(page)
                impacts[place] = UInt8(entry & 63)
            }
            begin = end
        }
    }

    /// - Returns: nil when the payload is not what the format says.
    init?(_ payload: IndexValue, pageCount: Int) {
        guard let alphabet = payload["alphabet"]?.units, let firsts = payload["firsts"]?.units, let words = payload["words"]?.units,
            let counts = payload["counts"]?.units, let seconds = payload["seconds"]?.units,
            let lengths = payload["lengths"]?.units, let postings = payload["postings"]?.units
        else { return nil }
        pairs = PairTable(slots: 1 << 12)
        self.words = words.isEmpty ? [] : words.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        var reader = PostingsReader(lengths: NumberStream(lengths), postings: NumberStream(postings), pageCount: pageCount)
        guard readPairs(firsts: firsts, alphabet: alphabet, counts: NumberStream(counts), seconds: NumberStream(seconds), &reader)
        else { return nil }
        for _ in self.words {
            wordNumbers.append(starts.count - 1)
            guard readTerm(&reader) else { return nil }
        }
        if reader.postings.index != postings.count { return nil }
    }

    private struct PostingsReader {
        var lengths: NumberStream
        var postings: NumberStream
        let pageCount: Int
    }

    private mutating func readPairs(
        firsts: [UInt16], alphabet: [UInt16], counts: NumberStream, seconds: NumberStream, _ reader: inout PostingsReader
    ) -> Bool {
        var counts = counts
        var seconds = seconds
        for first in firsts {
            guard let count = counts.next() else { return false }
            var index = -1
            for _ in 0...count {
                guard let gap = seconds.next() else { return false }
                index += gap + 1
                guard index <= alphabet.count else { return false }
                let pair = UInt32(first) << 16 | (index == 0 ? 0 : UInt32(alphabet[index - 1]))
                guard pair != 0 else { return false }
                pairs.insert(pair, Int32(starts.count - 1))
                guard readTerm(&reader) else { return false }
            }
        }
        return true
    }

    /// Reads the postings of the next term.
    private mutating func readTerm(_ reader: inout PostingsReader) -> Bool {
        guard let length = reader.lengths.next() else { return false }
        let end = reader.postings.index + length
        var page = -1
        while reader.postings.index < end {
            guard let number = reader.postings.next(), page + number / 4 + 1 < reader.pageCount else { return false }
            page += number / 4 + 1
            pages.append(Int32(page))
            impacts.append(UInt8(16 * (number & 3) + 8))
        }
        starts.append(pages.count)
        return reader.postings.index == end
    }

    /// Ranges of postings: a pair's own; a word's own, else those of words that begin with it, else those that contain it.
    func ranges(of term: Term) -> [Range<Int>] {
        switch term {
        case .pair(let pair): return pairs[pair].map { [starts[$0]..<starts[$0 + 1]] } ?? []
        case .word(let word):
            let at = lastNotAfter(words, word, by: { $0.lexicographicallyPrecedes($1) })
            if words.indices.contains(at), words[at] == word { return [range(ofWord: at)] }
            var index = words.indices.contains(at) && words[at].lexicographicallyPrecedes(word) ? at + 1 : at
            var found: [Range<Int>] = []
            while index < words.count, found.count < Self.mostWords, words[index].starts(with: word) {
                found.append(range(ofWord: index))
                index += 1
            }
            if found.isEmpty, word.count > 1 {
                for (index, longer) in words.enumerated() where found.count < Self.mostWords && longer.holds(word) {
                    found.append(range(ofWord: index))
                }
            }
            return found
        }
    }

    /// Is it a word of the site, or the beginning of one?
    func has(word: [UInt16]) -> Bool {
        let at = lastNotAfter(words, word, by: { $0.lexicographicallyPrecedes($1) })
        return (at...at + 1).contains { words.indices.contains($0) && words[$0].starts(with: word) }
    }

    private func range(ofWord index: Int) -> Range<Int> { starts[wordNumbers[index]]..<starts[wordNumbers[index] + 1] }
}

extension [UInt16] {
    /// Does the part stand in it, in one piece?
    func holds(_ part: [UInt16]) -> Bool {
        guard let first = part.first, part.count <= count else { return false }
        return (0...count - part.count).contains { self[$0] == first && self[$0..<$0 + part.count].elementsEqual(part) }
    }
}

/// The index of the last entry of an ascending list that is not after the key; 0 when all are.
func lastNotAfter<Entry>(_ list: [Entry], _ key: Entry, by precedes: (Entry, Entry) -> Bool) -> Int {
    var low = 0
    var high = list.count
    while high - low > 1 {
        let middle = (low + high) / 2
        if precedes(key, list[middle]) { high = middle } else { low = middle }
    }
    return low
}
