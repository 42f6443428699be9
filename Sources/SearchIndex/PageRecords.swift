// The records of pages: what results show. Written in chunks, so that a reader of a large site loads only the pages it shows.

internal import ChineseText

enum PageChunks {
    /// Ranges of pages whose text is about `target` UTF-16 units each.
    static func cut(_ lengths: [FieldLengths], target: Int) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = 0
        var size = 0
        for (index, page) in lengths.enumerated() {
            let length = page.sum
            if index > start, size + length > target {
                chunks.append(start..<index)
                start = index
                size = 0
            }
            size += length
        }
        if start < lengths.count { chunks.append(start..<lengths.count) }
        return chunks
    }

    /// Writes the records of pages as the payload of `pages-N.js`.
    static func write(_ pages: ArraySlice<SearchDocument>, _ alphabet: TextAlphabet, withTitles: Bool, into writer: inout IndexWriter) {
        // No text has more units than bytes of UTF-8.
        let units = pages.reduce(0) { $0 + mostUnits($1) }
        writer.stream(
            alphabet.record(units: units) { record in
                for (index, page) in pages.enumerated() {
                    if index > 0 { record.append(separator: IndexFormat.pageSeparator) }
                    append(page, withTitles: withTitles, to: &record)
                }
            })
    }

    /// No record of the page is longer, with all its separators.
    private static func mostUnits(_ page: SearchDocument) -> Int {
        let fields = [page.url, page.title, page.summary] + page.alsoAsked
        let sections = page.sections.reduce(0) { $0 + $1.heading.utf8.count + $1.text.utf8.count + ($1.anchor?.utf8.count ?? 0) + 3 }
        return fields.reduce(4 + sections) { $0 + $1.utf8.count + 1 }
    }

    private static func append(_ page: SearchDocument, withTitles: Bool, to record: inout RecordWriter) {
        if withTitles {
            for text in [page.url, page.title] {
                record.append(text)
                record.append(separator: IndexFormat.fieldSeparator)
            }
        }
        for (index, question) in page.alsoAsked.enumerated() {
            if index > 0 { record.append(separator: IndexFormat.itemSeparator) }
            record.append(question)
        }
        record.append(separator: IndexFormat.fieldSeparator)
        record.append(page.summary)
        for section in page.sections {
            record.append(separator: IndexFormat.fieldSeparator)
            record.append(section.heading)
            record.append(separator: IndexFormat.itemSeparator)
            record.append(section.text)
            guard let anchor = section.writtenAnchor else { continue }
            record.append(separator: IndexFormat.itemSeparator)
            record.append(anchor)
        }
    }
}

extension SearchDocument.Section {
    /// The anchor as a record holds it; nil where readers make it from the heading.
    var writtenAnchor: String? {
        let anchor = anchor ?? ""
        return IndexFormat.isPlainAnchor(anchor, of: heading) ? nil : anchor
    }
}

/// `core.js` and `topics.js`.
struct CoreRecord {
    /// Pages whose titles and questions are compared before the order is final, when they are at hand and when they must be loaded.
    static let depthOfSmallSites = 40
    static let depthOfLargeSites = 10

    let language: String
    let pages: [SearchDocument]
    /// The readers count terms themselves.
    let isSmall: Bool
    let shards: TermShards
    let chunkStarts: [Int]
    let synonyms: [String]
    let slips: [String]

    func write(into writer: inout IndexWriter) {
        writer.raw("{\"language\":")
        writer.string(language)
        writer.raw(",\"pages\":\(pages.count),\"depth\":\(isSmall ? Self.depthOfSmallSites : Self.depthOfLargeSites),\"kinds\":")
        writer.string(pages.map { String(IndexFormat.kindNames.firstIndex(of: $0.kind) ?? 5) }.joined())
        writer.raw(",\"pairShards\":[")
        for (index, pair) in shards.pairFirsts.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.units([UInt16(pair >> 16), UInt16(pair & 0xFFFF)])
        }
        writer.raw("],\"wordBase\":\(shards.wordBase),\"wordShards\":[")
        for (index, word) in shards.wordFirsts.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.units(word)
        }
        writer.raw("],\"chunks\":")
        writer.stream(gaps(chunkStarts))
        writer.raw(",\"functionWords\":")
        writer.string(FunctionWords.words(language: language).joined(separator: " "))
        writer.raw(",\"synonyms\":")
        writer.strings(synonyms)
        writer.raw(",\"slips\":")
        writer.strings(slips)
        if isSmall { writeTitles(into: &writer) }
        writer.raw("}")
    }

    private func writeTitles(into writer: inout IndexWriter) {
        writer.raw(",\"urls\":")
        writer.string(pages.map(\.url).joined(separator: "\n"))
        writer.raw(",\"titles\":")
        writer.string(pages.map { $0.title.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n"))
        let boosts = pages.enumerated().filter { $0.element.boostIn64ths != 64 }.map { "\($0.offset),\($0.element.boostIn64ths)" }
        writer.raw(",\"boosts\":[\(boosts.joined(separator: ","))]")
    }

    func writeTopics(into writer: inout IndexWriter) {
        var pagesByTopic: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() {
            for topic in page.topics { pagesByTopic[topic, default: []].append(index) }
        }
        writer.raw("[")
        for (index, topic) in pagesByTopic.keys.sorted().enumerated() {
            if index > 0 { writer.raw(",") }
            writer.raw("[")
            writer.string(topic)
            writer.raw(",")
            writer.stream(gaps(pagesByTopic[topic] ?? []))
            writer.raw("]")
        }
        writer.raw("]")
    }

    private func gaps(_ numbers: [Int]) -> [UInt8] {
        var stream: [UInt8] = []
        var previous = -1
        for number in numbers {
            IndexFormat.append(number - previous - 1, to: &stream)
            previous = number
        }
        return stream
    }
}
