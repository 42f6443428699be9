import Diagnostics
import Testing

@testable import SearchIndex

private let wrongKeys = "an entry has words (two-way), from and to (one-way), or slips and to (typed by mistake)"

@Suite struct SynonymTests {
    private func read(_ yaml: String) -> (table: SynonymTable, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let table = SynonymTable.read(SourceText(path: "Content/data/synonyms.yml", text: yaml), diagnostics: &diagnostics)
        return (table, diagnostics)
    }

    @Test func leadsFromBorrowersWordsToThePagesWords() throws {
        let (table, diagnostics) = read("- words: [兜里没钱, 还不上]\n- from: [挂账]\n  to: [协商还款]\n")
        #expect(diagnostics == [])
        var engine = try smallEngine(synonyms: table)
        #expect(try engine.search("兜里没钱").results.first?.url == "questions/negotiate.html")
        #expect(try engine.search("挂账").results.first?.url == "questions/negotiate.html")
    }

    /// 商还 stands on the site, so nothing but the list tells that it is a slip here.
    @Test func saysWhatASlipWasReadAsUnlessAskedExactly() throws {
        let (table, diagnostics) = read("- slips: [商还, 尝还]\n  to: [协商]\n")
        #expect(diagnostics == [])
        var engine = try smallEngine(synonyms: table)
        let change = SearchUnderstood.Change(from: "商还", to: "协商")
        #expect(try engine.search("怎么商还").understood == SearchUnderstood(text: "怎么协商", changes: [change]))
        #expect(try engine.search("商还尝还").understood?.text == "协商协商")
        #expect(try engine.search("商还").results == engine.search("协商").results)
        #expect(try engine.search("商还", options: SearchOptions(exact: true)).understood == nil)
    }

    @Test(
        arguments: [
            ("words: [a, b]", "synonyms must be a list, not a mapping"),
            ("- words: [只有一个]", "words needs at least two terms"),
            ("- from: [甲]", wrongKeys),
            ("- slips: [甲]\n  from: [乙]\n  to: [丙]", wrongKeys),
            ("- words: [甲, 乙]\n  to: [丙]", wrongKeys),
            ("- slips: [甲]\n  to: [乙, 丙]", "slips are read as one word, not as 2"),
            ("- words: [有 空格, 乙]", "a term has no space and no \">\": \"有 空格\""),
            ("- words: [甲, 乙]\n  form: [丙]", "unknown key \"form\""),
        ])
    func reportsWrongEntries(yaml: String, message: String) {
        #expect(read(yaml).diagnostics.map(\.message).contains(message))
    }

    @Test func warnsOfTermsThatLeadNowhere() {
        let (table, _) = read("- words: [协商, 商量]\n- from: [挂账]\n  to: [并不存在, 罚息]\n- words: [没有这个, 也没有那个]\n")
        #expect(
            table.unknownTerms(in: smallSite).map { "\($0.location.line): \($0.message)" } == [
                "3: synonym \"并不存在\" stands on no page", "4: synonym \"没有这个\" stands on no page", "4: synonym \"也没有那个\" stands on no page",
            ])
    }
}
