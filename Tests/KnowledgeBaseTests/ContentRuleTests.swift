// What counts as a fact, a sentence, a phrase: the small rules behind the checks of content.

import CivilCalendar
import Diagnostics
import Markdown
import Testing

@testable import KnowledgeBase

@Suite struct ContentRuleTests {
    @Test(arguments: [
        ("15 日内答复", ["amount 15日"]),
        ("共 7 个工作日", ["amount 7个工作日"]),
        ("十五日内", ["amount 十五日"]),
        ("等一天，两天也行", []),
        ("万一天黑", []),
        ("万分之五一天", ["amount 万分之五"]),
        ("年化 18.25%，约 1,016 元", ["amount 18.25%", "amount 1,016元"]),
        ("22:00 以后", ["amount 22:00"]),
        ("2026 年 8 月 1 日起", ["date 2026年", "date 8月", "amount 1日"]),
        ("2026-08-01 施行", ["date 2026-08-01"]),
        ("第 70 条和第七十一条", ["law 第70条", "law 第七十一条"]),
        ("第二天，第 3 步", []),
        ("《民法典》《某某办法（试行）》", ["law 《民法典》", "law 《某某办法（试行）》"]),
        ("《个人信用报告》和《没有关上", []),
        ("打 12378，95384", ["phone 12378", "phone 95384"]),
        ("拨 110", ["phone 110"]),
        ("110 管这个；客服 400 号码", []),
        ("400-123-4567，0755-12345678", ["phone 400-123-4567", "phone 0755-12345678"]),
        ("手机 13800138000", ["phone 13800138000"]),
        ("借 12000，GB/T 45251，法发〔2017〕22号", []),
        ("借 10086 元", ["amount 10086元"]),
        ("三步、5 张、6 次", []),
    ])
    func findsWhatNeedsASource(text: String, expected: [String]) {
        #expect(FactScanner.facts(in: compacted(text)).map { "\($0.kind.rawValue) \($0.text)" } == expected)
    }

    @Test(arguments: [
        ("一句。两句！三句？", ["一句。", "两句！", "三句？"]),
        ("他说：“不还了。”我没信。", ["他说：“不还了。”", "我没信。"]),
        ("分号；不断句", ["分号；不断句"]),
        ("一行\n两行\n", ["一行\n", "两行\n"]),
        ("真的？！", ["真的？！"]),
        ("  ", []),
    ])
    func dividesSentences(text: String, expected: [Substring]) {
        #expect(sentences(of: text) == expected)
    }

    @Test func findsPhrasesBlindToSpaces() {
        let finder = PhraseFinder(["第70条", "70", "条 款"])
        #expect(
            finder.matches(in: compacted("按第 70 条款")) == [
                .init(phrase: 0, range: 1..<5), .init(phrase: 1, range: 2..<4), .init(phrase: 2, range: 4..<6),
            ])
        #expect(finder.occurs(in: compacted("7 0")))
        #expect(!PhraseFinder([]).occurs(in: compacted("条")))
    }

    private func page(_ text: String, kind: String = "guides") -> Page {
        Page.parse(
            SourceText(path: "Content/zh-Hans/\(kind)/a.md", text: text), language: "zh-Hans", routePrefix: "",
            options: MarkdownOptions(collectsBlocks: true)
        ).page
    }

    @Test func describesBlocksAndTheirPlaces() {
        let text = """
            # 题

            第一段[^S0-1]，
            [链接](b.md)。

            ## 节

            - 一 `码`
              - [只有链接](b.md)
            - 详细：[链接](b.md)

            | 头[^S0-2] | 值 |
            |---|---|
            | 一 | **二**[^S0-3] |

            > [!NOTE]
            > 提醒。

            > 引用。

            ```
            代码
            ```
            """
        let blocks = page(text).markdown.blocks.map { block in
            [
                "\(block.location.line)", block.kind.rawValue, block.text.replacing("\n", with: "/"),
                block.citations.joined(separator: "+"),
                "\(block.group)",
                (block.isInAlert ? "alert" : "") + (block.isInQuote ? "quote" : "") + (block.isOnlyLinks ? "links" : ""),
            ].joined(separator: " ")
        }
        #expect(
            blocks == [
                "3 paragraph 第一段，链接。 S0-1 1 ",
                "6 heading 节  2 ",
                "8 listItem 一 码  3 ",
                "9 listItem 只有链接  3 links",
                "10 listItem 详细：链接  3 links",
                "12 tableHead 头/值 S0-2 4 ",
                "14 tableRow 一/二 S0-3 4 ",
                "16 heading 提示  5 alert",
                "16 paragraph 提醒。  5 alert",
                "19 paragraph 引用。  6 quote",
                "21 code 代码  7 ",
            ])
    }

    @Test func collectsNoBlocksUnlessAsked() {
        let source = SourceText(path: "a.md", text: "一段")
        #expect(parseMarkdown(source).blocks.isEmpty)
    }

    @Test(arguments: [
        ("reviewed: 2026-11-22\nsources: [L-A1]", "guides", "2027-02-20"),
        ("reviewed: 2026-11-22\nsources: [CLK-01]", "questions", "2027-02-20"),
        ("reviewed: 2026-11-22\nsources: [L-A1]", "tools", "2027-05-21"),
        ("reviewed: 2026-11-22\nsources: [S0-1]", "guides", "2027-11-22"),
        ("reviewed: 2026-11-22\nreview_by: 2026-12-01", "guides", "2026-12-01"),
        ("review_by: 2026-12-01", "guides", "2026-12-01"),
        ("order: 1", "guides", nil),
    ])
    func knowsWhenAReviewIsDue(matter: String, folder: String, expected: String?) {
        #expect(page("---\ntitle: 题\n\(matter)\n---\n", kind: folder).reviewDue?.description == expected)
    }
}
