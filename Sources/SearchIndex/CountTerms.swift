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
    var averageQuestions: Int
    var averageBody: Int

    /// - Parameters: sums over the site's pages.
    init(questions: Int, body: Int, pages: Int) {
        averageQuestions = max(1, questions / max(1, pages))
        averageBody = max(1, body / max(1, pages))
    }

    static func questionLength(_ document: SearchDocument) -> Int {
        document.alsoAsked.reduce(utf16Length(document.title)) { $0 + utf16Length($1) }
    }

    static func bodyLength(_ document: SearchDocument) -> Int { document.sections.reduce(0) { $0 + utf16Length($1.text) } }

    /// Weights of an occurrence in a page's questions and in its body.
    func occurrences(questionLength: Int, bodyLength: Int) -> (questions: Int, body: Int) {
        (
            Self.occurrence(Self.questions, length: questionLength, average: averageQuestions, slope: 5),
            Self.occurrence(Self.body, length: bodyLength, average: averageBody, slope: 10)
        )
    }

    /// The weight of one occurrence in a field of `length`, `slope` (of 16) saying how much length matters.
    static func occurrence(_ weight: Int, length: Int, average: Int, slope: Int) -> Int {
        weight * 16 * 64 / ((16 - slope) * 64 + slope * 64 * length / average)
    }
}

/// The text's length in UTF-16 units. `String.utf16.count` would build a table of offsets for each text.
private func utf16Length(_ text: String) -> Int {
    var copy = text
    return copy.withUTF8 { bytes in
        var length = 0
        // Bytes that begin a scalar count one, those that begin a surrogate pair one more.
        for byte in bytes { length += (byte & 0xC0 != 0x80 ? 1 : 0) + (byte >= 0xF0 ? 1 : 0) }
        return length
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
    private var touched: [Int32] = []
    private var tokens = SearchTokens()
    private let asked: AskedTerms?

    /// - Parameter asked: the only terms to count; nil for all.
    init(asked: AskedTerms? = nil) { self.asked = asked }

    /// Counts folded units. Single characters count in titles, questions, topics and headings.
    mutating func count(_ units: [UInt16], weight: Int, singles: Bool) {
        tokens.read(units)
        var previous: UInt16 = 0
        var previousIsWord = true
        for atom in tokens.atoms {
            let isWord = atom.word >= 0
            if previous != 0, !(previousIsWord && isWord) { add(pair: UInt32(previous) << 16 | UInt32(atom.first), weight) }
            if isWord {
                add(word: tokens.words[atom.word], weight)
            } else if singles {
                add(pair: UInt32(atom.first) << 16, weight)
            }
            previous = atom.last
            previousIsWord = isWord
        }
    }

    /// Closes a page; `boost` is in 64ths.
    mutating func finishPage(boost: Int) {
        for id in touched {
            let weight = Int(weights[Int(id)]) * boost / 64
            let impact = min(63, 64 * weight / (weight + FieldWeights.saturation))
            counts.entries.append(UInt32(id) << 6 | UInt32(impact))
            weights[Int(id)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        counts.pageEnds.append(counts.entries.count)
    }

    private mutating func add(pair key: UInt32, _ weight: Int) {
        if let asked, !asked.holds(pair: key) { return }
        let next = Int32(counts.keys.count)
        let id = pairs.number(of: key, orElse: next)
        if id == next { newTerm(key) }
        add(id: id, weight)
    }

    private mutating func add(word: [UInt16], _ weight: Int) {
        if let asked, !asked.mayHold(word: word) { return }
        if let id = wordIDs[word] { return add(id: id, weight) }
        let id = Int32(counts.keys.count)
        newTerm(TermCounts.wordMarker)
        wordIDs[word] = id
        counts.words[id] = word
        add(id: id, weight)
    }

    private mutating func add(id: Int32, _ weight: Int) {
        let before = weights[Int(id)]
        if before == 0 { touched.append(id) }
        weights[Int(id)] = min(1 << 24, before + Int32(max(1, weight)))
    }

    private mutating func newTerm(_ key: UInt32) {
        counts.keys.append(key)
        weights.append(0)
    }
}

extension TermCounter {
    /// Counts a page of the site; `buffer` is scratch.
    mutating func add(_ page: SearchDocument, fields: FieldWeights, folding: CharacterFolding, buffer: inout [UInt16]) {
        let weights = fields.occurrences(questionLength: FieldWeights.questionLength(page), bodyLength: FieldWeights.bodyLength(page))
        func count(_ text: String, _ weight: Int, singles: Bool, _ counter: inout TermCounter) {
            foldedUnits(text, into: &buffer, folding)
            counter.count(buffer, weight: weight, singles: singles)
        }
        count(page.title, weights.questions, singles: true, &self)
        for question in page.alsoAsked { count(question, weights.questions, singles: true, &self) }
        for topic in page.distinctTopics { count(topic, FieldWeights.headings, singles: true, &self) }
        count(page.summary, FieldWeights.summary, singles: false, &self)
        for section in page.sections {
            count(section.heading, FieldWeights.headings, singles: true, &self)
            count(section.text, weights.body, singles: false, &self)
        }
        finishPage(boost: page.boostIn64ths)
    }
}

extension SearchDocument {
    /// `boost` as a whole number, at least 1 and at most 100 times 64.
    var boostIn64ths: Int { Int(max(1, min(6400, (boost * 64).rounded()))) }

    /// The page's topics, each once, in ascending order: as `topics.js` gives them to readers.
    var distinctTopics: [String] { Set(topics).sorted() }
}
