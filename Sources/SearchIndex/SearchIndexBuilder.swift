// Site → index. Steps: count terms per page (parallel), merge, write terms, pages, readings, core; stamp all with the build's id.

internal import ChineseText

/// The files of one language's index and how large they are.
package struct SearchIndexFiles: Sendable {
    /// Path below the index folder (`search/`) and content, in the order of paths.
    package var files: [(path: String, bytes: [UInt8])]
    package var figures: SearchIndexFigures

    package init(files: [(path: String, bytes: [UInt8])], figures: SearchIndexFigures) {
        self.files = files
        self.figures = figures
    }
}

/// Uncompressed bytes by tier, for the build's summary.
package struct SearchIndexFigures: Sendable, Equatable {
    package var pages: Int
    package var terms: Int
    /// `core.js`: titles, questions, synonyms.
    package var coreBytes: Int
    package var readingBytes: Int
    package var termBytes: Int
    package var pageBytes: Int
    package var totalBytes: Int { coreBytes + readingBytes + termBytes + pageBytes }
}

/// Builds the index of one language.
package struct SearchIndexBuilder {
    /// Sites of up to this many UTF-16 units of text are small: their readers load all pages and count terms themselves.
    static let smallLimit = 400_000
    static let chunkOfSmallSites = 70_000
    static let chunkOfLargeSites = 10_400

    /// The index of the documents; the same documents give the same bytes in whatever order and on however many threads.
    ///
    /// - Parameter jobs: threads to use, at least 1.
    package static func build(
        _ documents: [SearchDocument], language: String, synonyms: SynonymTable, jobs: Int
    ) -> SearchIndexFiles {
        let pages = documents.filter { $0.boost > 0 }.sorted { $0.url < $1.url }
        let ranges = evenRanges(pages.count, parts: max(1, jobs))
        var scan = PageScan(parallelMap(ranges.count, jobs: jobs) { PageScan(pages[ranges[$0]]) })
        let isSmall = scan.units <= smallLimit
        if !isSmall { scan.countTitles(of: pages) }
        let terms = MergedTerms(countTerms(of: pages, ranges, scan, jobs: jobs), jobs: jobs)
        let shards = isSmall ? TermShards() : TermShards(terms)
        let chunks = PageChunks.cut(scan.lengths, target: isSmall ? chunkOfSmallSites : chunkOfLargeSites)
        let alphabet = TextAlphabet(scan.unitCounts)
        let lexicon = scan.lexicon
        let packedSynonyms = synonyms.packed().filter { terms.mayHold(synonym: $0) }
        let slips = synonyms.packed(areSlips: true).filter { terms.mayHold(synonym: $0) }

        var files = parallelMap(shards.shards.count + chunks.count + 1, jobs: jobs) { index -> IndexFile in
            if index < shards.shards.count {
                return IndexFile("terms-\(index)") { encodeTerms(shards.shards[index], of: terms, into: &$0) }
            }
            let number = index - shards.shards.count
            if number < chunks.count {
                return IndexFile("pages-\(number)") { PageChunks.write(pages[chunks[number]], alphabet, withTitles: !isSmall, into: &$0) }
            }
            let reading = ReadingTables(
                lexicon, synonyms: packedSynonyms, isOnSite: units(of: terms.pairs), alphabet: alphabet, withLevels: !isSmall)
            return IndexFile("reading") { reading.write(into: &$0) }
        }
        let core = CoreRecord(
            language: language, pages: pages, isSmall: isSmall, shards: shards, chunkStarts: chunks.map(\.lowerBound),
            synonyms: packedSynonyms, slips: slips)
        files += [IndexFile("core") { core.write(into: &$0) }, IndexFile("topics") { core.writeTopics(into: &$0) }]
        files.sort { $0.name < $1.name }
        let id = files.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ $1.hash) &* 0x100_0000_01B3 } >> 32
        for index in files.indices { files[index].stamp(UInt32(id)) }
        let named = files.map { ("\($0.name).js", $0.bytes) }
        return SearchIndexFiles(files: named, figures: figures(named, pages: pages.count, terms: terms.pairs.count + terms.words.count))
    }

    /// The terms of each range of pages.
    private static func countTerms(
        of pages: [SearchDocument], _ ranges: [Range<Int>], _ scan: PageScan, jobs: Int
    ) -> [TermCounts] {
        let fields = scan.fields
        return parallelMap(ranges.count, jobs: jobs) { index in
            var counter = TermCounter(units: ranges[index].reduce(0) { $0 + scan.lengths[$1].sum })
            var buffer: [UInt16] = []
            for page in ranges[index] {
                counter.add(pages[page], lengths: scan.lengths[page], fields: fields, folding: .standard, buffer: &buffer)
            }
            return counter.counts
        }
    }

    /// Which units stand in pairs.
    private static func units(of pairs: [UInt32]) -> [Bool] {
        var isOnSite = [Bool](repeating: false, count: 1 << 16)
        for pair in pairs {
            isOnSite[Int(pair >> 16)] = true
            isOnSite[Int(pair & 0xFFFF)] = true
        }
        return isOnSite
    }

    private static func evenRanges(_ count: Int, parts: Int) -> [Range<Int>] {
        let parts = max(1, min(parts, count))
        return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
    }

    private static func figures(_ files: [(path: String, bytes: [UInt8])], pages: Int, terms: Int) -> SearchIndexFigures {
        var figures = SearchIndexFigures(pages: pages, terms: terms, coreBytes: 0, readingBytes: 0, termBytes: 0, pageBytes: 0)
        for file in files {
            if file.path.hasPrefix("terms-") {
                figures.termBytes += file.bytes.count
            } else if file.path.hasPrefix("pages-") {
                figures.pageBytes += file.bytes.count
            } else if file.path == "reading.js" {
                figures.readingBytes += file.bytes.count
            } else {
                figures.coreBytes += file.bytes.count
            }
        }
        return figures
    }
}

/// A written file before the build's id is known.
private struct IndexFile: Sendable {
    let name: String
    var bytes: [UInt8]
    let hash: UInt64

    init(_ name: String, _ write: (inout IndexWriter) -> Void) {
        var writer = IndexWriter(name: name, build: "00000000")
        write(&writer)
        self.name = name
        bytes = writer.finish()
        hash = Self.hash(bytes)
    }

    /// Writes the id, a hash of all files, into this one: it is the third argument of the call.
    mutating func stamp(_ id: UInt32) {
        let hex = String(id, radix: 16)
        let prefix = IndexWriter.opening(name).utf8.count
        for (offset, byte) in (String(repeating: "0", count: 8 - hex.count) + hex).utf8.enumerated() { bytes[prefix + offset] = byte }
    }

    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { buffer in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var index = 0
            while index + 8 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 29
                index += 8
            }
            while index < buffer.count {
                hash = (hash ^ UInt64(buffer[index])) &* 0x100_0000_01B3
                index += 1
            }
            return hash
        }
    }
}
