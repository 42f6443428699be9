// Every malformed head of a page in one table, and where each body begins.

import CivilCalendar
import Diagnostics
import Markdown
import Testing

@testable import KnowledgeBase

@Suite struct FrontMatterTests {
    @Test(arguments: [
        ("# a\n", FrontMatterSplit.none(bodyStart: 0)),
        ("", .none(bodyStart: 0)),
        ("\u{FEFF}text", .none(bodyStart: 3)),
        ("---\na: 1\n---\nb", .some(yaml: 4..<9, bodyStart: 13)),
        ("\u{FEFF}---\na: 1\n---\n", .some(yaml: 7..<12, bodyStart: 16)),
        ("---\r\na: 1\r\n---\r\nb", .some(yaml: 5..<11, bodyStart: 16)),
        ("---\n---\n", .some(yaml: 4..<4, bodyStart: 8)),
        ("---\na: 1\n...\nb", .some(yaml: 4..<9, bodyStart: 13)),
        ("---\na: 1\n---", .some(yaml: 4..<9, bodyStart: 12)),
        ("---\na: 1\n", .unclosed),
        ("---", .unclosed),
        ("----\n", .none(bodyStart: 0)),
        ("--- title\n---\n", .none(bodyStart: 0)),
        (" ---\n---\n", .none(bodyStart: 0)),
    ])
    func findsWhereTheBodyBegins(text: String, expected: FrontMatterSplit) {
        #expect(FrontMatterSplit.find(in: Array(text.utf8)) == expected)
    }

    private func report(_ text: String) -> [String] {
        let source = SourceText(path: "Content/zh-Hans/guides/a.md", text: text)
        let (_, diagnostics) = Page.parse(source, language: "zh-Hans", routePrefix: "", options: MarkdownOptions())
        return diagnostics.sortedForReport().map {
            "\($0.location.line):\($0.location.column) \($0.code.rawValue)" + ($0.suggestion.map { " | \($0)" } ?? "")
        }
    }

    @Test(arguments: [
        ("---\ntitle: a\n---\n", []),
        ("---\ntitel: a\n---\n# b", ["2:1 frontmatter/unknown-key | did you mean \"title\"?"]),
        ("---\ntitle: a\nkind: giude\n---\n", ["3:7 frontmatter/invalid-value | did you mean \"guide\"?"]),
        (
            "---\ntitle: a\nreviewed: 2026-02-30\n---\n",
            ["3:11 frontmatter/invalid-value | write year, month and day of a day there is, with hyphens"]
        ),
        ("---\ntitle: a\nreviewed: 2026/1/5\n---\n", ["3:11 frontmatter/invalid-value | write 2026-01-05"]),
        ("---\ntitle: a\nreviewed: 2026年11月5日\n---\n", ["3:11 frontmatter/invalid-value | write 2026-11-05"]),
        ("---\ntitle：a\n---\n", ["2:1 data/wrong-type | write \"title: …\" with a half-width colon and a space"]),
        ("---\ntitle: a\nsearch: never\n---\n", ["3:9 frontmatter/invalid-value | write search: exclude, or search: 2"]),
        ("---\ntitle: a\norder: first\n---\n", ["3:8 frontmatter/invalid-value | write a number such as order: 10"]),
        ("---\ntitle: [a]\n---\n# b", ["2:8 data/wrong-type | write it on one line; put it in quotes if it begins with [ or {"]),
        ("---\ntitle: a\ntitle: b\n---\n", ["2:1 yaml/duplicate-key | keep one of them"]),
        ("---\n- a\n---\n# b", ["2:1 data/wrong-type | write lines such as \"key: value\""]),
        ("text only", ["1:1 frontmatter/missing-title | add \"title: …\" to the front matter, or begin with a heading \"# …\""]),
        ("---\ntitle: a\n", ["1:1 frontmatter/unclosed | add a line --- after the last key"]),
    ])
    func reportsEveryMistakeAtItsPlace(text: String, expected: [String]) {
        #expect(report(text) == expected)
    }

    @Test func readsEveryKeyAndTheNamesOtherGeneratorsUse() {
        let text = """
            ---
            title: 标题
            description: 摘要
            weight: 3
            tags: [甲, 乙]
            also_asked: 一句
            reviewed: 2026-11-22
            review_by: 2027-02-20
            sources: [S0-15]
            aliases: [old.html]
            draft: true
            search: 2.5
            ---
            正文
            """
        let source = SourceText(path: "Content/zh-Hans/questions/a.md", text: text)
        let (page, diagnostics) = Page.parse(source, language: "zh-Hans", routePrefix: "", options: MarkdownOptions())
        #expect(diagnostics.isEmpty)
        #expect(page.title == "标题" && page.summary == "摘要" && page.matter.order == 3 && page.matter.topics == ["甲", "乙"])
        #expect(page.matter.alsoAsked == ["一句"] && page.matter.isDraft && page.matter.searchBoost == 2.5)
        #expect(page.matter.reviewed?.description == "2026-11-22" && page.matter.reviewBy?.description == "2027-02-20")
        #expect(page.matter.sources.map(\.id) == ["S0-15"] && page.matter.aliases.map(\.path) == ["old.html"])
        #expect(page.kind == .question && page.route == Route("questions/a.html"))
    }

    @Test func takesTheTitleFromTheFirstHeading() {
        let source = SourceText(path: "Content/en/a.md", text: "# A *title*\n\nText\n")
        let (page, diagnostics) = Page.parse(source, language: "en", routePrefix: "en/", options: MarkdownOptions())
        #expect(page.title == "A title" && page.route == Route("en/a.html") && diagnostics.isEmpty)
    }
}
