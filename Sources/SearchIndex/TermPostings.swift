// A `terms-N.js` payload → terms with their pages.

/// A term of the index: a pair of units (a single character is a pair with 0) or a word.
enum Term: Hashable, Sendable {
    case pair(UInt32)
    case word([UInt16])

    static func single(_ unit: UInt16) -> Term { .pair(UInt32(unit) << 16) }
    static func pair(_ first: UInt16, _ second: UInt16) -> Term { .pair(UInt32(first) << 16 | UInt32(second)) }
}

/// The decoded terms of one file.
struct TermPostings: Sendable {
    private(set) var pairs: [UInt32: Int] = [:]
    private(set) var words: [[UInt16]] = []
    private(set) var firstWord = 0
    /// Where each term's postings begin; one more than there are terms.
    private(set) var starts: [Int] = [0]
    private(set) var pages: [Int32] = []
    /// 0–63: how much the term matters on the page.
    private(set) var impacts: [UInt8] = []

    /// Most words a prefix or a part of a word may stand for.
    static let mostWords = 40

    /// Terms counted from the pages themselves.
    init(_ terms: MergedTerms) {
        pairs = Dictionary(uniqueKeysWithValues: terms.pairs.enumerated().map { ($1, $0) })
        words = terms.words
        firstWord = terms.pairs.count
        starts = terms.starts
        pages = terms.postings.map { Int32($0 >> 6) }
        impacts = terms.postings.map { UInt8($0 & 63) }
    }

    /// - Returns: nil when the payload is not what the format says.
    init?(_ payload: IndexValue, pageCount: Int) {
        guard let alphabet = payload["alphabet"]?.units, let firsts = payload["firsts"]?.units, let words = payload["words"]?.units,
            let counts = payload["counts"]?.units, let seconds = payload["seconds"]?.units,
            let frequencies = payload["frequencies"]?.units, let documents = payload["documents"]?.units,
            let impacts = payload["impacts"]?.units
        else { return nil }
        self.words = words.isEmpty ? [] : words.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        var frequencyStream = NumberStream(frequencies)
        guard
            readPairs(
                firsts: firsts, alphabet: alphabet, counts: NumberStream(counts), seconds: NumberStream(seconds), &frequencyStream)
        else { return nil }
        firstWord = starts.count - 1
        for _ in self.words {
            guard let frequency = frequencyStream.next() else { return nil }
            starts.append(starts[starts.count - 1] + frequency + 1)
        }
        guard readPages(NumberStream(documents), impacts: impacts, pageCount: pageCount) else { return nil }
    }

    private mutating func readPairs(
        firsts: [UInt16], alphabet: [UInt16], counts: NumberStream, seconds: NumberStream, _ frequencies: inout NumberStream
    ) -> Bool {
        var counts = counts
        var seconds = seconds
        for first in firsts {
            guard let count = counts.next() else { return false }
            var index = -1
            for _ in 0...count {
                guard let gap = seconds.next(), let frequency = frequencies.next() else { return false }
                index += gap + 1
                guard index <= alphabet.count else { return false }
                pairs[UInt32(first) << 16 | (index == 0 ? 0 : UInt32(alphabet[index - 1]))] = starts.count - 1
                starts.append(starts[starts.count - 1] + frequency + 1)
            }
        }
        return true
    }

    private mutating func readPages(_ documents: NumberStream, impacts units: [UInt16], pageCount: Int) -> Bool {
        guard units.count == starts[starts.count - 1], units.allSatisfy({ $0 < 256 }) else { return false }
        var documents = documents
        pages.reserveCapacity(units.count)
        for term in 0..<starts.count - 1 {
            var page = -1
            for _ in starts[term]..<starts[term + 1] {
                guard let gap = documents.next(), page + gap + 1 < pageCount else { return false }
                page += gap + 1
                pages.append(Int32(page))
            }
        }
        impacts = units.map { 16 * (IndexFormat.digitValues[Int($0)] & 3) + 8 }
        return true
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
                for (index, longer) in words.enumerated() where found.count < Self.mostWords && contains(longer, word) {
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

    private func range(ofWord index: Int) -> Range<Int> { starts[firstWord + index]..<starts[firstWord + index + 1] }

    /// True when `part` stands in `word` elsewhere than at its beginning.
    private func contains(_ word: [UInt16], _ part: [UInt16]) -> Bool {
        guard word.count > part.count else { return false }
        return (1...word.count - part.count).contains { word[$0..<$0 + part.count].elementsEqual(part) }
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
