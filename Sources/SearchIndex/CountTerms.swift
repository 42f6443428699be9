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

    init(_ documents: [SearchDocument]) {
        var questions = 0
        var body = 0
        for document in documents {
            questions += Self.questionLength(document)
            body += Self.bodyLength(document)
        }
        averageQuestions = max(1, questions / max(1, documents.count))
        averageBody = max(1, body / max(1, documents.count))
    }

    static func questionLength(_ document: SearchDocument) -> Int {
        document.alsoAsked.reduce(utf16Length(document.title)) { $0 + utf16Length($1) }
    }

    static func bodyLength(_ document: SearchDocument) -> Int { document.sections.reduce(0) { $0 + utf16Length($1.text) } }

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
    private var counts = TermCounts()
    private var slots: [Int32]
    private var mask: Int
    private var wordIDs: [[UInt16]: Int32] = [:]
    private var weights: [Int32] = []
    private var touched: [Int32] = []
    private var buffer: [UInt16] = []
    private var tokens = SearchTokens()
    private let folding: CharacterFolding
    private let fields: FieldWeights

    init(fields: FieldWeights, folding: CharacterFolding) {
        self.fields = fields
        self.folding = folding
        slots = [Int32](repeating: -1, count: 1 << 14)
        mask = (1 << 14) - 1
    }

    mutating func finish() -> TermCounts { counts }

    mutating func add(_ page: SearchDocument) {
        let questions = FieldWeights.occurrence(
            FieldWeights.questions, length: FieldWeights.questionLength(page), average: fields.averageQuestions, slope: 5)
        let body = FieldWeights.occurrence(
            FieldWeights.body, length: FieldWeights.bodyLength(page), average: fields.averageBody, slope: 10)
        count(page.title, weight: questions, singles: true)
        for question in page.alsoAsked { count(question, weight: questions, singles: true) }
        for topic in page.topics { count(topic, weight: FieldWeights.headings, singles: true) }
        count(page.summary, weight: FieldWeights.summary, singles: false)
        for section in page.sections {
            count(section.heading, weight: FieldWeights.headings, singles: true)
            count(section.text, weight: body, singles: false)
        }
        let boost = page.boostIn64ths
        for id in touched {
            let weight = Int(weights[Int(id)]) * boost / 64
            let impact = min(63, 64 * weight / (weight + FieldWeights.saturation))
            counts.entries.append(UInt32(id) << 6 | UInt32(impact))
            weights[Int(id)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        counts.pageEnds.append(counts.entries.count)
    }

    private mutating func count(_ text: String, weight: Int, singles: Bool) {
        foldedUnits(text, into: &buffer, folding)
        tokens.read(buffer)
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

    private mutating func add(pair key: UInt32, _ weight: Int) {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
        while true {
            let id = slots[slot]
            if id < 0 { break }
            if counts.keys[Int(id)] == key { return add(id: id, weight) }
            slot = (slot + 1) & mask
        }
        let id = newID(key)
        slots[slot] = id
        if counts.keys.count * 2 > slots.count { growSlots() }
        add(id: id, weight)
    }

    private mutating func add(word: [UInt16], _ weight: Int) {
        if let id = wordIDs[word] { return add(id: id, weight) }
        let id = newID(TermCounts.wordMarker)
        wordIDs[word] = id
        counts.words[id] = word
        add(id: id, weight)
    }

    private mutating func add(id: Int32, _ weight: Int) {
        let before = weights[Int(id)]
        if before == 0 { touched.append(id) }
        weights[Int(id)] = min(1 << 24, before + Int32(max(1, weight)))
    }

    private mutating func newID(_ key: UInt32) -> Int32 {
        counts.keys.append(key)
        weights.append(0)
        return Int32(counts.keys.count - 1)
    }

    private mutating func growSlots() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        mask = slots.count - 1
        for (id, key) in counts.keys.enumerated() where key != TermCounts.wordMarker {
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(id)
        }
    }
}

extension SearchDocument {
    /// `boost` as a whole number, at least 1 and at most 100 times 64.
    var boostIn64ths: Int { Int(max(1, min(6400, (boost * 64).rounded()))) }
}

/// The text in folded UTF-16 units, replacing what the buffer held.
func foldedUnits(_ text: String, into buffer: inout [UInt16], _ folding: CharacterFolding) {
    buffer.removeAll(keepingCapacity: true)
    var copy = text
    copy.withUTF8 { bytes in
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                buffer.append(folding(UInt16(byte)))
                index += 1
            } else if byte < 0xE0 {
                buffer.append(folding(UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F)))
                index += 2
            } else if byte < 0xF0 {
                buffer.append(
                    folding(UInt16(byte & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F)))
                index += 3
            } else {
                let high = UInt32(byte & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                let value = high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
                buffer.append(UInt16(0xD800 + (value - 0x10000) >> 10))
                buffer.append(UInt16(0xDC00 + (value - 0x10000) & 0x3FF))
                index += 4
            }
        }
    }
}
