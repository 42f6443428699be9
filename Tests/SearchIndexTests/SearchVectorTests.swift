import Foundation
import Testing

@testable import SearchIndex

/// One query with the answer both readers give, over the index files in `Tests/Vectors/search/` (a build of the flagship).
///
/// SIGNPOST_RECORD=1 rewrites the answers; to take in new content, copy `_site/search/` over that folder first.
private struct SearchVector: Codable, Equatable {
    struct First: Codable, Equatable {
        var score: Int
        var kind: String
        var title: String
        var section: String
        var snippet: String
        var asked: String
        var folded: [String]
    }

    var query: String
    var understood: String?
    var total: Int
    var urls: [String]
    var first: [First]

    init(_ response: SearchResponse) {
        query = response.query
        understood = response.understood?.text
        total = response.total
        urls = response.results.map(\.url)
        first = response.results.prefix(3).map {
            First(
                score: $0.score, kind: $0.kind, title: $0.title, section: $0.section, snippet: $0.snippet, asked: $0.asked,
                folded: $0.folded.map(\.url))
        }
    }
}

@Suite struct SearchVectorTests {
    private let vectors = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Vectors")
    private var isRecording: Bool { ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" }

    /// `search`: a build of the flagship; `search-en`: the English site of `EnglishSearchTests`.
    @Test(arguments: [("search", 300), ("search-en", 20)])
    func answersEveryQueryAsThePageDoes(name: String, atLeast: Int) throws {
        let file = vectors.appending(path: name + ".json")
        let folder = vectors.appending(path: name)
        if isRecording, name == "search-en" { try writeEnglishIndex(to: folder) }
        let expected = try JSONDecoder().decode([SearchVector].self, from: Data(contentsOf: file))
        var engine = try SearchEngine(reading: { [UInt8](try Data(contentsOf: folder.appending(path: $0))) })
        let found = try expected.map { SearchVector(try engine.search($0.query)) }
        if isRecording { return try record(found, in: file) }
        #expect(expected.count >= atLeast)
        for (wanted, answer) in zip(expected, found) { #expect(answer == wanted) }
    }

    /// A program that is asked once counts the query's terms alone. A part of the queries, for each opens the index anew.
    @Test(arguments: ["search", "search-en"])
    func answersAsWellWhenTermsAreCountedAsAsked(name: String) throws {
        let folder = vectors.appending(path: name)
        let all = try JSONDecoder().decode([SearchVector].self, from: Data(contentsOf: vectors.appending(path: name + ".json")))
        for wanted in stride(from: 0, to: all.count, by: isRecording ? all.count : 29).map({ all[$0] }) {
            var engine = try SearchEngine(counting: .asAsked) { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
            #expect(SearchVector(try engine.search(wanted.query)) == wanted)
        }
    }

    private func record(_ found: [SearchVector], in file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try found.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        try Data(("[\n" + lines.joined(separator: ",\n") + "\n]\n").utf8).write(to: file)
    }

    private func writeEnglishIndex(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, bytes) in englishFiles() { try Data(bytes).write(to: folder.appending(path: path)) }
    }
}

@Suite struct RecallTests {
    @Test func findsEveryPairAndLongerRunsOfVisibleText() throws {
        let report = try verifyRecall(smallSite, engine: smallEngine(), samples: 2000)
        #expect(report.pairs > 200)
        #expect(report.failures == [])
    }

    @Test func reportsWhatAnIndexOfOtherPagesMisses() throws {
        let other = SearchDocument(url: "other.html", kind: "page", title: "另一页")
        let report = try verifyRecall([other], engine: smallEngine(), samples: 0)
        #expect(report.failures == [.init(text: "另一", url: "other.html"), .init(text: "一页", url: "other.html")])
    }

    /// A large site is written in shards: the same answers as when readers count the pages themselves.
    @Test func findsTheSameInShards() throws {
        let filler = (0..<900).map { number in
            SearchDocument(
                url: "pages/\(number).html", kind: "page", title: "第\(number)号说明", topics: ["填充"],
                sections: [.init(anchor: "内容", heading: "内容", text: String(repeating: "这里写的是普通的说明文字编号\(number)。", count: 40))])
        }
        let documents = smallSite + filler
        let files = SearchIndexBuilder.build(documents, language: "zh-Hans", synonyms: SynonymTable(), jobs: 2).files
        #expect(files.contains { $0.path == "terms-0.js" })
        let contents = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        var engine = try SearchEngine(reading: { path in
            guard let bytes = contents[path] else { throw SearchIndexProblem.missing(path) }
            return bytes
        })
        #expect(try engine.search("催收爆通讯录").results.first?.url == "questions/contacts.html")
        #expect(try engine.search("xieshang huankuan").results.first?.url == "questions/negotiate.html")
        #expect(try engine.search("编号777").results.first?.url.hasPrefix("pages/777.html") == true)
        #expect(try verifyRecall(smallSite, engine: engine, samples: 500).failures == [])
    }
}

@Suite struct IndexFileTests {
    private func engine(_ change: @escaping (String, [UInt8]) -> [UInt8]?) throws -> SearchEngine {
        let files = SearchIndexBuilder.build(smallSite, language: "zh-Hans", synonyms: SynonymTable(), jobs: 1).files
        let contents = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        return try SearchEngine(reading: { path in
            guard let bytes = contents[path], let changed = change(path, bytes) else { throw SearchIndexProblem.missing(path) }
            return changed
        })
    }

    @Test func saysWhichFileIsMissing() {
        #expect(throws: SearchIndexProblem.missing("pages-0")) { try engine { $0 == "pages-0.js" ? nil : $1 } }
    }

    @Test func saysWhichFileIsDamaged() {
        #expect(throws: SearchIndexProblem.damaged("reading")) { try engine { $0 == "reading.js" ? Array($1.dropLast(9)) : $1 } }
    }

    @Test func saysThatTheFormatIsAnother() {
        #expect(throws: SearchIndexProblem.version(9)) {
            try engine { _, bytes in
                Array(String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\",\(IndexFormat.version),\"", with: "\",9,\"").utf8)
            }
        }
    }

    @Test func doesNotMixBuilds() {
        #expect(throws: SearchIndexProblem.stale("reading")) {
            try engine { path, bytes in
                var bytes = bytes
                if path == "reading.js", let place = bytes.firstIndex(of: UInt8(0x30 + IndexFormat.version)) {
                    bytes[place + 3] = bytes[place + 3] == 0x61 ? 0x62 : 0x61
                }
                return bytes
            }
        }
    }
}
