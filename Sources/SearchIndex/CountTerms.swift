// Step one of the build: for a range of pages, which terms occur on each and how much they matter there. No text is kept.

internal import ChineseText

/// How much a field counts and how strongly its length is discounted; 1024 is one.
struct FieldWeights {
    static let questions = 4096
    static let headings = 2048
    static let summary = 1536
    static let body = 1024
    /// Half of the impact is reached at this weight.
    static let saturation = 1228

    /// Average lengths in UTF-16 units over the site.
    private var averages: FieldLengths

    /// - Parameter sums: over the site's pages.
    init(sums: FieldLengths, pages: Int) {
        func average(_ sum: Int) -> Int { max(1, sum / max(1, pages)) }
        averages = FieldLengths(questions: average(sums.questions), headings: average(sums.headings), body: average(sums.body))
    }

    /// Weights of an occurrence in a page's questions, section headings and body.
    func occurrences(_ lengths: FieldLengths) -> (questions: Int, headings: Int, body: Int) {
        (
            Self.occurrence(Self.questions, length: lengths.questions, average: averages.questions, slope: 5),
            Self.occurrence(Self.headings, length: lengths.headings, average: averages.headings, slope: 8),
            Self.occurrence(Self.body, length: lengths.body, average: averages.body, slope: 10)
        )
    }

    /// The weight of one occurrence in a field of `length`, `slope` (of 16) saying how much length matters.
    static func occurrence(_ weight: Int, length: Int, average: Int, slope: Int) -> Int {
        weight * 16 * 64 / ((16 - slope) * 64 + slope * 64 * length / average)
    }
}

/// The terms of a range of pages: ids are local and dense, `keys` or `words` tell what they are.
struct TermCounts: Sendable {
    /// Pair codes by id; `wordMarker` for words.
    var keys: [UInt32] = []
    var words: [Int32: [UInt16]] = [:]
    /// `id << 6 | impact`, page after page.
    var entries: [UInt32] = []
    /// End of each page in `entries`.
    var pageEnds: [Int] = []

    static let wordMarker = UInt32.max
}

/// Counts terms page by page, reusing its buffers.
struct TermCounter {
    private(set) var counts = TermCounts()
    private(set) var pairs = PairTable()
    private var wordIDs: [[UInt16]: Int32] = [:]
    private var weights: [Int32] = []
    /// The terms of the page so far, each once, in the first `touchedCount` places; there is a place for every term.
    private var touched: [Int32] = []
    private var touchedCount = 0
    /// Scratch: the pairs of one text in order; a single character is a pair without a second.
    private var keys: [UInt32] = []
    private let asked: AskedTerms?

    /// - Parameters:
    ///   - asked: the only terms to count; nil for all.
    ///   - units: how long the pages are together. Room is made for as many entries: what is not filled costs nothing, and growing by
    ///     doubling would copy them again and again.
    init(asked: AskedTerms? = nil, units: Int = 0) {
        self.asked = asked
        counts.entries.reserveCapacity(units)
    }

    /// Counts folded units. Single characters count in titles, questions, topics and headings.
    mutating func count(_ units: UnsafeBufferPointer<UInt16>, weight: Int, singles: Bool) {
        // Sums are kept below this too: they cannot overflow.
        let weight = Int32(max(1, min(1 << 24, weight)))
        var keys: [UInt32] = []
        swap(&keys, &self.keys)
        // A character makes at most a pair and a term of its own.
        if keys.count < 2 * units.count { keys = [UInt32](repeating: 0, count: 2 * units.count) }
        let found = keys.withUnsafeMutableBufferPointer { keys in
            let found = read(units, weight, singles: singles, into: keys)
            return asked.map { $0.filter(keys, upTo: found) } ?? found
        }
        keys.withUnsafeBufferPointer { add(UnsafeBufferPointer(rebasing: $0[..<found]), weight) }
        self.keys = keys
    }

    mutating func count(_ units: [UInt16], weight: Int, singles: Bool) {
        units.withUnsafeBufferPointer { count($0, weight: weight, singles: singles) }
    }

    /// Counts the words of a text; its pairs are left in `keys`, each as often as it occurs. Returns how many there are.
    private mutating func read(
        _ units: UnsafeBufferPointer<UInt16>, _ weight: Int32, singles: Bool, into keys: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var count = 0
        var previous: UInt16 = 0
        var previousIsWord = true
        var atoms = AtomScanner(units)
        while let found = atoms.next() {
            switch found {
            case .ideographs(let run):
                for unit in UnsafeBufferPointer(rebasing: units[run]) {
                    if previous != 0 {
                        keys[count] = UInt32(previous) << 16 | UInt32(unit)
                        count &+= 1
                    }
                    if singles {
                        keys[count] = UInt32(unit) << 16
                        count &+= 1
                    }
                    previous = unit
                }
                previousIsWord = false
            case .word(let word):
                if previous != 0, !previousIsWord {
                    keys[count] = UInt32(previous) << 16 | UInt32(word[0])
                    count += 1
                }
                if let id = id(of: word) { add(id, weight) }
                previous = word[word.count - 1]
                previousIsWord = true
            }
        }
        return count
    }

    private mutating func add(_ keys: UnsafeBufferPointer<UInt32>, _ weight: Int32) {
        var done = 0
        while true {
            // Until a new pair comes, nothing grows.
            done = weights.withUnsafeMutableBufferPointer { weights in
                touched.withUnsafeMutableBufferPointer { touched in
                    var count = touchedCount
                    defer { touchedCount = count }
                    return pairs.numbers(of: keys, from: done) { id in
                        let before = weights[id]
                        if before == 0 {
                            touched[count] = Int32(truncatingIfNeeded: id)
                            count &+= 1
                        }
                        weights[id] = min(1 << 24, before &+ weight)
                    }
                }
            }
            guard done < keys.count else { return }
            pairs.insert(keys[done], newTerm(keys[done]))
        }
    }

    private mutating func add(_ id: Int32, _ weight: Int32) {
        if weights[Int(id)] == 0 {
            touched[touchedCount] = id
            touchedCount += 1
        }
        weights[Int(id)] = min(1 << 24, weights[Int(id)] + weight)
    }

    /// Closes a page; `boost` is in 64ths.
    mutating func finishPage(boost: Int) {
        let entries = weights.withUnsafeMutableBufferPointer { weights in
            touched[..<touchedCount].map { id in
                // At most 1 << 24, and 64 times that still fits.
                let weight = boost == 64 ? UInt32(weights[Int(id)]) : UInt32(min(1 << 24, Int(weights[Int(id)]) * boost / 64))
                let impact = min(63, 64 * weight / (weight + UInt32(FieldWeights.saturation)))
                weights[Int(id)] = 0
                return UInt32(id) << 6 | impact
            }
        }
        counts.entries.append(contentsOf: entries)
        touchedCount = 0
        counts.pageEnds.append(counts.entries.count)
    }

    /// A word's number; nil when it is not asked for.
    private mutating func id(of word: [UInt16]) -> Int32? {
        if let asked, !asked.mayHold(word: word) { return nil }
        if let id = wordIDs[word] { return id }
        let id = newTerm(TermCounts.wordMarker)
        wordIDs[word] = id
        counts.words[id] = word
        return id
    }

    private mutating func newTerm(_ key: UInt32) -> Int32 {
        counts.keys.append(key)
        weights.append(0)
        touched.append(0)
        return Int32(counts.keys.count - 1)
    }
}

extension TermCounter {
    /// Counts a page of the site; `lengths` are its fields' in UTF-16 units, `buffer` is scratch.
    mutating func add(
        _ page: SearchDocument, lengths: FieldLengths, fields: FieldWeights, folding: CharacterFolding, buffer: inout [UInt16]
    ) {
        let weights = fields.occurrences(lengths)
        func count(_ text: String, _ weight: Int, singles: Bool, _ counter: inout TermCounter) {
            let length = foldedUnits(text, into: &buffer, folding)
            buffer.withUnsafeBufferPointer { counter.count(UnsafeBufferPointer(rebasing: $0[..<length]), weight: weight, singles: singles) }
        }
        count(page.title, weights.questions, singles: true, &self)
        for question in page.alsoAsked { count(question, weights.questions, singles: true, &self) }
        for topic in page.topics { count(topic, FieldWeights.headings, singles: true, &self) }
        count(page.summary, FieldWeights.summary, singles: false, &self)
        for section in page.sections {
            count(section.heading, weights.headings, singles: true, &self)
            count(section.text, weights.body, singles: false, &self)
        }
        finishPage(boost: page.boostIn64ths)
    }
}

extension SearchDocument {
    /// `boost` as a whole number, at least 1 and at most 100 times 64.
    var boostIn64ths: Int { Int(max(1, min(6400, (boost * 64).rounded()))) }
}
