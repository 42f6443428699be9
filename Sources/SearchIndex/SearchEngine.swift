// The reader of an index in Swift: the same answers in the same order as the scripts `search-*.js`, from the same files.

internal import ChineseText
internal import Foundation

/// Answers queries from the files of an index. Files are read when a query needs them and kept.
package struct SearchEngine {
    let reading: (String) throws -> [UInt8]
    private var payloads: [String: IndexValue] = [:]
    private var build: String?
    private var postings: [Int: TermPostings] = [:]
    private let counting: TermCounting
    /// Of a small site whose terms are counted as asked: the number of the postings that hold a term.
    private var counted: [Term: Int] = [:]
    var core = CoreTables()
    var vocabulary: Vocabulary?
    var metas: [Int: PageMeta] = [:]
    /// Page records by chunk, encoded.
    private var records: [Int: [ArraySlice<UInt16>]] = [:]
    /// Topics by page, of small sites.
    var pageTopics: [[[UInt16]]] = []

    /// Characters of a query that are read; the rest is left out and said so.
    package static let longestQuery = 240
    /// Results whose text is read before the order is final.
    static let ranked = 10

    /// Opens an index.
    ///
    /// - Parameters:
    ///   - counting: whether the terms of a small site are counted now or when a query asks for them.
    ///   - reading: gives the bytes of a file by its path below the index folder, such as `core.js`; its errors count as missing.
    /// - Throws: `SearchIndexProblem`
    package init(counting: TermCounting = .all, reading: @escaping (String) throws -> [UInt8]) throws(SearchIndexProblem) {
        self.reading = reading
        self.counting = counting
        let coreFile = try payload("core")
        let readingFile = try payload("reading")
        guard let tables = CoreTables(coreFile, reading: readingFile) else { throw .damaged("core") }
        core = tables
        if core.isSmall, counting == .all { postings[0] = try countTerms() }
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

    /// The encoded record of a page; its chunk is read when it is not yet there.
    mutating func encodedRecord(_ page: Int) throws(SearchIndexProblem) -> ArraySlice<UInt16> {
        let chunk = lastNotAfter(core.chunks, page, by: <)
        if records[chunk] == nil {
            let name = "pages-\(chunk)"
            let end = chunk + 1 < core.chunks.count ? core.chunks[chunk + 1] : core.pages
            guard let units = try payload(name).units, let texts = core.texts,
                case let all = units.split(separator: texts.page, omittingEmptySubsequences: false), all.count == end - core.chunks[chunk]
            else { throw .damaged(name) }
            records[chunk] = all
            payloads[name] = nil
        }
        guard let found = records[chunk], found.indices.contains(page - core.chunks[chunk]) else { throw .damaged("pages-\(chunk)") }
        return found[page - core.chunks[chunk]]
    }

    // MARK: Terms

    func shard(of term: Term) -> Int {
        if core.isSmall { return counting == .all ? 0 : counted[term] ?? -1 }
        switch term {
        case .pair(let pair):
            return lastNotAfter(core.pairShards, pair, by: <)
        case .word(let word):
            return core.wordBase + lastNotAfter(core.wordShards, word, by: { $0.lexicographicallyPrecedes($1) })
        }
    }

    /// Makes sure that terms can be looked up: reads their files, or counts them on the pages of a small site.
    mutating func load(_ terms: some Sequence<Term>) throws(SearchIndexProblem) {
        if core.isSmall { return try count(terms) }
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

    private mutating func count(_ terms: some Sequence<Term>) throws(SearchIndexProblem) {
        let missing = counting == .all ? [] : terms.filter { counted[$0] == nil }
        guard !missing.isEmpty else { return }
        let number = postings.count
        postings[number] = try countTerms(AskedTerms(missing))
        for term in missing { counted[term] = number }
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
