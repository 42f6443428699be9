// The reader of an index in Swift: the same answers in the same order as `search-engine.js`, from the same files.

internal import ChineseText
internal import Foundation

/// Answers queries from the files of an index. Files are read when a query needs them and kept.
package struct SearchEngine {
    let reading: (String) throws -> [UInt8]
    private var payloads: [String: IndexValue] = [:]
    private var build: String?
    private var postings: [Int: TermPostings] = [:]
    var core = CoreTables()
    var vocabulary: Vocabulary?
    var metas: [Int: PageMeta] = [:]
    var bodies: [Int: PageBody] = [:]

    /// Characters of a query that are read; the rest is left out and said so.
    package static let longestQuery = 240
    /// Results whose text is read before the order is final.
    static let ranked = 10

    /// Opens an index.
    ///
    /// - Parameter reading: gives the bytes of a file by its path below the index folder, such as `core.js`; its errors count as missing.
    /// - Throws: `SearchIndexProblem`
    package init(reading: @escaping (String) throws -> [UInt8]) throws(SearchIndexProblem) {
        self.reading = reading
        let coreFile = try payload("core")
        let readingFile = try payload("reading")
        guard let tables = CoreTables(coreFile, reading: readingFile) else { throw .damaged("core") }
        core = tables
        if core.isSmall { try countTerms() }
    }

    /// The pages of the index.
    package var pageCount: Int { core.pages }

    mutating func payload(_ name: String) throws(SearchIndexProblem) -> IndexValue {
        if let known = payloads[name] { return known }
        let bytes: [UInt8]
        do { bytes = try reading(name + ".js") } catch { throw .missing(name) }
        let (id, value) = try IndexFileParser.parse(bytes, name: name)
        if let build, build != id { throw .stale(name) }
        build = id
        payloads[name] = value
        return value
    }

    // MARK: Terms

    func shard(of term: Term) -> Int {
        if core.isSmall { return 0 }
        switch term {
        case .pair(let pair):
            return lastNotAfter(core.pairShards, pair, by: <)
        case .word(let word):
            return core.wordBase + lastNotAfter(core.wordShards, word, by: { $0.lexicographicallyPrecedes($1) })
        }
    }

    mutating func load(_ terms: some Sequence<Term>) throws(SearchIndexProblem) {
        for term in terms {
            let number = shard(of: term)
            guard postings[number] == nil else { continue }
            guard let decoded = TermPostings(try payload("terms-\(number)"), pageCount: core.pages) else {
                throw .damaged("terms-\(number)")
            }
            postings[number] = decoded
            payloads["terms-\(number)"] = nil
        }
    }

    /// Calls `body` with each page of a loaded term and the term's impact there.
    func forEachPosting(_ term: Term, _ body: (Int, Int) -> Void) {
        guard let shard = postings[shard(of: term)] else { return }
        for range in shard.ranges(of: term) {
            for index in range { body(Int(shard.pages[index]), Int(shard.impacts[index])) }
        }
    }

    func frequency(_ term: Term) -> Int {
        postings[shard(of: term)]?.ranges(of: term).reduce(0) { $0 + $1.count } ?? 0
    }

    func hasWord(_ word: [UInt16]) -> Bool { postings[shard(of: .word(word))]?.has(word: word) ?? false }

    /// 16 times the logarithm of how rare a term is; at least 2.
    func rarity(_ frequency: Int) -> Int {
        max(2, log2x16(2 * (core.pages + 1)) - log2x16(2 * min(frequency, core.pages) + 1))
    }

    // MARK: Pages

    mutating func meta(_ page: Int) throws(SearchIndexProblem) -> PageMeta {
        if let known = metas[page] { return known }
        let fields = try record(page)
        guard let also = fields[0].list else { throw .damaged("pages") }
        guard core.isSmall || fields.count >= 6, let url = core.isSmall ? core.urls[page] : fields[4].string,
            let title = core.isSmall ? core.titles[page] : fields[5].units
        else { throw .damaged("pages") }
        let questions = ([title] + also.compactMap(\.units)).map { units in
            PageQuestion(text: String(decoding: units, as: UTF16.self), terms: unique(termsOf(core.fold(units)).terms))
        }
        let meta = PageMeta(url: url, questions: questions)
        metas[page] = meta
        return meta
    }

    mutating func body(_ page: Int) throws(SearchIndexProblem) -> PageBody {
        if let known = bodies[page] { return known }
        let fields = try record(page)
        guard let summary = fields[2].units, let sections = fields[3].list else { throw .damaged("pages") }
        let body = PageBody(
            summary: summary,
            sections: sections.compactMap { section in
                guard let parts = section.list, parts.count == 3, let anchor = parts[0].string, let heading = parts[1].units,
                    let text = parts[2].units
                else { return nil }
                return PageBody.Section(
                    anchor: anchor, heading: String(decoding: heading, as: UTF16.self), foldedHeading: core.fold(heading), text: text,
                    folded: core.fold(text))
            })
        bodies[page] = body
        return body
    }

    /// Counts the terms of a small site's pages.
    private mutating func countTerms() throws(SearchIndexProblem) {
        var documents: [SearchDocument] = []
        for page in 0..<core.pages {
            let fields = try record(page)
            let sections = (fields[3].list ?? []).compactMap { section -> SearchDocument.Section? in
                guard let parts = section.list, parts.count == 3 else { return nil }
                return SearchDocument.Section(anchor: nil, heading: parts[1].string ?? "", text: parts[2].string ?? "")
            }
            documents.append(
                SearchDocument(
                    url: core.urls[page], kind: "", title: String(decoding: core.titles[page], as: UTF16.self),
                    alsoAsked: (fields[0].list ?? []).compactMap(\.string), summary: fields[2].string ?? "",
                    topics: (fields[1].list ?? []).compactMap(\.string), sections: sections,
                    boost: Double(core.boosts[page] ?? 64) / 64))
        }
        vocabulary = Vocabulary(core, documents: documents)
        var counter = TermCounter(fields: FieldWeights(documents), folding: core.folding)
        for document in documents { counter.add(document) }
        postings[0] = TermPostings(MergedTerms([counter.finish()]))
    }

    private mutating func record(_ page: Int) throws(SearchIndexProblem) -> [IndexValue] {
        let chunk = lastNotAfter(core.chunks, page, by: <)
        let name = "pages-\(chunk)"
        guard let records = try payload(name).list, records.indices.contains(page - core.chunks[chunk]),
            let record = records[page - core.chunks[chunk]].list, record.count >= 4
        else { throw .damaged(name) }
        return record
    }
}

/// A question a page answers, with its terms.
struct PageQuestion: Sendable {
    var text: String
    var terms: [WeightedTerm]
}

struct PageMeta: Sendable {
    var url: String
    /// The title, then what is also asked.
    var questions: [PageQuestion]
}

struct PageBody: Sendable {
    struct Section: Sendable {
        var anchor: String
        var heading: String
        var foldedHeading: [UInt16]
        var text: [UInt16]
        var folded: [UInt16]
    }

    var summary: [UInt16]
    var sections: [Section]
}

/// 16 · log2(n) for whole n ≥ 1, rounded down, without floating-point logarithms.
func log2x16(_ n: Int) -> Int {
    let exponent = Int.bitWidth - 1 - max(1, n).leadingZeroBitCount
    var mantissa = exponent > 16 ? n >> (exponent - 16) : n << (16 - exponent)
    var result = exponent
    for _ in 0..<4 {
        mantissa = (mantissa * mantissa) >> 16
        result *= 2
        if mantissa >= 131_072 {
            mantissa >>= 1
            result += 1
        }
    }
    return result
}
