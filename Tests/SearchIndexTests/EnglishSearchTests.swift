import Diagnostics
import Testing

@testable import SearchIndex

/// An English site with a Chinese page among its pages: prefixes while typing, capitals, digits, hyphens, apostrophes, synonyms.
let englishSite: [SearchDocument] = [
    SearchDocument(
        url: "questions/afford.html", kind: "question", title: "What if I can't afford the repayment?",
        alsoAsked: ["I cannot pay this month"], summary: "Call the lender's own line and offer what you can afford.", topics: ["Hardship"],
        sections: [.init(anchor: "what-to-say", heading: "What to say", text: "Say what changed and what you can pay each month.")]),
    SearchDocument(
        url: "questions/fees.html", kind: "question", title: "Which late fees may be charged?",
        alsoAsked: ["penalty interest on overdue loans"], summary: "Only those in the contract, at most 24% a year in total.",
        topics: ["Cost"],
        sections: [.init(anchor: "example", heading: "Example", text: "12,000 at 0.05% a day is 6. Form LX-204b lists every fee.")]),
    SearchDocument(
        url: "guides/settlement.html", kind: "guide", title: "Negotiating a settlement step by step", topics: ["Hardship"],
        sections: [
            .init(anchor: "papers", heading: "Papers to keep", text: "Keep the settlement letter, e-mails, every receipt. HOTLINE: 12378."),
            .init(anchor: "after", heading: "After signing", text: "Instalments are due monthly. A follow-up call confirms it."),
        ]),
    SearchDocument(
        url: "guides/terms.html", kind: "guide", title: "Chinese terms on your papers", topics: ["Terms"],
        sections: [.init(anchor: "list", heading: "List", text: "结清证明 is the settlement certificate; 宽限期 is the period of grace.")]),
]

private let englishSynonyms = SynonymTable(entries: [
    entry(["broke"], ["afford"]), entry(["arrears"], ["overdue"]), entry(["停息挂账"], ["个性化分期"]),
])

private func entry(_ from: [String], _ to: [String]) -> SynonymTable.Entry {
    func terms(_ texts: [String]) -> [SynonymTable.Term] {
        texts.map { SynonymTable.Term(text: $0, location: SourceLocation(file: "synonyms.yml")) }
    }
    return SynonymTable.Entry(from: terms(from), to: terms(to))
}

func englishFiles() -> [String: [UInt8]] {
    let files = SearchIndexBuilder.build(englishSite, language: "en", synonyms: englishSynonyms, jobs: 1).files
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
}

@Suite struct EnglishSearchTests {
    private func engine() throws -> SearchEngine {
        let files = englishFiles()
        return try SearchEngine(reading: { path in
            guard let bytes = files[path] else { throw SearchIndexProblem.missing(path) }
            return bytes
        })
    }

    @Test(
        arguments: [
            ("settlem", "guides/settlement.html"), ("SETTLEMENT letter", "guides/settlement.html"),
            ("cant afford", "questions/afford.html"), ("can’t afford", "questions/afford.html"),
            ("lender's line", "questions/afford.html"), ("lenders line", "questions/afford.html"), ("24%", "questions/fees.html"),
            ("12000", "questions/fees.html"), ("0.05%", "questions/fees.html"), ("lx-204b", "questions/fees.html"),
            ("204", "questions/fees.html"), ("Follow-Up", "guides/settlement.html"), ("12378", "guides/settlement.html"),
            ("broke", "questions/afford.html"), ("arrears", "questions/fees.html"), ("how does negotiating work", "guides/settlement.html"),
            ("结清证明", "guides/terms.html"), ("結清證明", "guides/terms.html"), ("grace period 宽限期", "guides/terms.html"),
        ])
    func answersWithTheRightPageFirst(query: String, page: String) throws {
        var engine = try engine()
        let first = try engine.search(query).results.first?.url.split(separator: "#").first.map(String.init)
        #expect(first == page)
    }

    @Test(arguments: ["zzzzqqq", "xqzw", "qwrtp"])
    func takesLettersWithoutMeaningAsTyped(query: String) throws {
        var engine = try engine()
        let response = try engine.search(query)
        #expect(response.understood == nil)
        #expect(response.results == [])
    }

    @Test func carriesOnlySynonymsThatTheLanguageCanAnswer() throws {
        let core = String(decoding: try #require(englishFiles()["core.js"]), as: UTF8.self)
        #expect(core.contains(#""broke>afford","arrears>overdue""#))
        #expect(!core.contains("停息挂账"))
    }

    @Test func findsEveryPairAndLongerRunsOfVisibleText() throws {
        #expect(try verifyRecall(englishSite, engine: engine(), samples: 500).failures == [])
    }
}
