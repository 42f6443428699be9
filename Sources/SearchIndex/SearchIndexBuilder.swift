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
    static let chunkOfLargeSites = 2_600

    /// The index of the documents; the same documents give the same bytes in whatever order and on however many threads.
    ///
    /// - Parameter jobs: threads to use, at least 1.
    package static func build(
        _ documents: [SearchDocument], language: String, synonyms: SynonymTable, jobs: Int
    ) -> SearchIndexFiles {
        let pages = documents.filter { $0.boost > 0 }.sorted { $0.url < $1.url }
        let fields = FieldWeights(pages)
        let ranges = evenRanges(pages.count, parts: max(1, jobs))
        let counts = parallelMap(ranges.count, jobs: jobs) { index in
            var counter = TermCounter(fields: fields, folding: .standard)
            for page in pages[ranges[index]] { counter.add(page) }
            return counter.finish()
        }
        let terms = MergedTerms(counts)
        let isSmall = pages.reduce(0) { $0 + FieldWeights.questionLength($1) + FieldWeights.bodyLength($1) } <= smallLimit
        let shards = isSmall ? TermShards() : TermShards(terms)
        let chunks = PageChunks.cut(pages, target: isSmall ? chunkOfSmallSites : chunkOfLargeSites)
        let packedSynonyms = synonyms.packed()

        var files = parallelMap(shards.shards.count + chunks.count, jobs: jobs) { index -> (path: String, bytes: [UInt8]) in
            if index < shards.shards.count {
                var writer = IndexWriter(name: "terms-\(index)", build: placeholder)
                encodeTerms(shards.shards[index], of: terms, into: &writer)
                return ("terms-\(index).js", writer.finish())
            }
            let number = index - shards.shards.count
            var writer = IndexWriter(name: "pages-\(number)", build: placeholder)
            PageChunks.write(pages[chunks[number]], withTitles: !isSmall, into: &writer)
            return ("pages-\(number).js", writer.finish())
        }
        var isOnSite = [Bool](repeating: false, count: 1 << 16)
        for pair in terms.pairs {
            isOnSite[Int(pair >> 16)] = true
            isOnSite[Int(pair & 0xFFFF)] = true
        }
        let reading = ReadingTables(pages: pages, synonyms: packedSynonyms, isOnSite: isOnSite, withLevels: !isSmall)
        var readingWriter = IndexWriter(name: "reading", build: placeholder)
        reading.write(into: &readingWriter)
        files.append(("reading.js", readingWriter.finish()))
        let core = CoreRecord(
            language: language, pages: pages, isSmall: isSmall, shards: shards, chunkStarts: chunks.map(\.lowerBound),
            synonyms: packedSynonyms)
        files.append(("core.js", core.bytes(build: placeholder)))
        files.append(("topics.js", core.topicBytes(build: placeholder)))
        stamp(&files)
        files.sort { $0.path < $1.path }
        return SearchIndexFiles(files: files, figures: figures(files, pages: pages.count, terms: terms.pairs.count + terms.words.count))
    }

    private static let placeholder = "00000000"

    private static func evenRanges(_ count: Int, parts: Int) -> [Range<Int>] {
        let parts = max(1, min(parts, count))
        return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
    }

    /// Writes the id, a hash of all files, into each of them: it is the third argument of the call.
    private static func stamp(_ files: inout [(path: String, bytes: [UInt8])]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for file in files { hash = (hash ^ contentHash(file.bytes)) &* 0x100_0000_01B3 }
        let hex = String(hash >> 32, radix: 16)
        let id = Array((String(repeating: "0", count: 8 - hex.count) + hex).utf8)
        for index in files.indices {
            let prefix = "signpostSearch.add(\"\(files[index].path.dropLast(3))\",\(IndexFormat.version),\"".utf8.count
            files[index].bytes.replaceSubrange(prefix..<prefix + 8, with: id)
        }
    }

    private static func contentHash(_ bytes: [UInt8]) -> UInt64 {
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
