import Diagnostics
import Testing

@testable import SearchIndex

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

    @Test(
        arguments: [
            ("words: [a, b]", "synonyms must be a list, not a mapping"),
            ("- words: [只有一个]", "words needs at least two terms"),
            ("- from: [甲]", "an entry has either words (two-way) or from and to (one-way)"),
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
