// The records of pages: what results show. Written in chunks, so that a reader of a large site loads only the pages it shows.

internal import ChineseText

enum PageChunks {
    /// Ranges of pages whose text is about `target` UTF-16 units each.
    static func cut(_ pages: [SearchDocument], target: Int) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = 0
        var size = 0
        for (index, page) in pages.enumerated() {
            let length = FieldWeights.bodyLength(page) + FieldWeights.questionLength(page)
            if index > start, size + length > target {
                chunks.append(start..<index)
                start = index
                size = 0
            }
            size += length
        }
        if start < pages.count { chunks.append(start..<pages.count) }
        return chunks
    }

    static func write(_ pages: ArraySlice<SearchDocument>, withTitles: Bool, into writer: inout IndexWriter) {
        writer.raw("[")
        var isFirst = true
        for page in pages {
            writer.raw(isFirst ? "[" : ",\n[")
            isFirst = false
            writer.strings(page.alsoAsked)
            writer.raw(",")
            writer.strings(page.topics)
            writer.raw(",")
            writer.string(page.summary)
            writer.raw(",[")
            for (index, section) in page.sections.enumerated() {
                if index > 0 { writer.raw(",") }
                writer.strings([section.anchor ?? "", section.heading, section.text])
            }
            writer.raw("]")
            if withTitles {
                writer.raw(",")
                writer.string(page.url)
                writer.raw(",")
                writer.string(page.title)
            }
            writer.raw("]")
        }
        writer.raw("]")
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

    func bytes(build: String) -> [UInt8] {
        var writer = IndexWriter(name: "core", build: build)
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
        if isSmall { writeTitles(into: &writer) }
        writer.raw("}")
        return writer.finish()
    }

    private func writeTitles(into writer: inout IndexWriter) {
        writer.raw(",\"urls\":")
        writer.string(pages.map(\.url).joined(separator: "\n"))
        writer.raw(",\"titles\":")
        writer.string(pages.map { $0.title.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n"))
        let boosts = pages.enumerated().filter { $0.element.boostIn64ths != 64 }.map { "\($0.offset),\($0.element.boostIn64ths)" }
        writer.raw(",\"boosts\":[\(boosts.joined(separator: ","))]")
    }

    func topicBytes(build: String) -> [UInt8] {
        var pagesByTopic: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() {
            for topic in page.topics where pagesByTopic[topic]?.last != index { pagesByTopic[topic, default: []].append(index) }
        }
        var writer = IndexWriter(name: "topics", build: build)
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
        return writer.finish()
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
