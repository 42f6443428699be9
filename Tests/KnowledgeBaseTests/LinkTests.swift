// Links of one page against the rest of the site, where their number or their line is the trouble.

import Diagnostics
import KnowledgeBase
import Markdown
import Testing

private func site(_ text: String) throws -> Site {
    var diagnostics: [Diagnostic] = []
    let source = SourceText(path: "signpost.yml", text: "title: 站\nlanguages: [zh-Hans]\n")
    let configuration = try #require(SiteConfiguration.read(source, diagnostics: &diagnostics))
    let page = Page.parse(
        SourceText(path: "Content/zh-Hans/index.md", text: text), language: "zh-Hans", routePrefix: "", options: MarkdownOptions()
    ).page
    return Site(configuration: configuration, pages: [page])
}

@Suite struct LinkTests {
    @Test func saysWhereABrokenLinkStandsAndShowsItsLine() throws {
        let site = try site("# 首页\n\n见**这里**和[那里](那里.md)。\n")
        let problem = try #require(site.resolveLinks(of: site.pages[0]).diagnostics.first)
        #expect(problem.location == SourceLocation(file: "Content/zh-Hans/index.md", line: 3, column: 9))
        #expect(problem.sourceLine == "见**这里**和[那里](那里.md)。")
    }

    @Test(arguments: [
        ("[两\n行](a.md)", 3, 1), ("先看[两\n行](a.md)", 3, 3), ("[两**字**\n行\n行](a.md)", 3, 1), ("[\n行](a.md)", 3, 1), ("![图\n片](a.png)", 3, 1),
        ("文字\n[一](a.md)", 4, 1), ("> 文\n> 字[两\n> 行](a.md)", 4, 4), ("- 项[两\n  行](<a.md>)", 3, 4),
    ])
    func saysWhereALinkOverSeveralLinesBegins(text: String, line: Int, column: Int) throws {
        let site = try site("# 首页\n\n" + text + "\n")
        let places = site.resolveLinks(of: site.pages[0]).diagnostics.map(\.location)
        #expect(places == [SourceLocation(file: "Content/zh-Hans/index.md", line: line, column: column)])
    }

    /// One line with very many mistakes once took gigabytes: each carried a copy of it.
    @Test func reportsManyBrokenLinksOfALongLineWithoutRepeatingIt() throws {
        let site = try site("# 首页\n\n" + (0..<3_000).map { "[第\($0)条](x\($0).md)，" }.joined() + "\n")
        let problems = site.resolveLinks(of: site.pages[0]).diagnostics
        #expect(problems.count == 3_000)
        #expect(problems.allSatisfy { $0.sourceLine == "" })
        #expect(problems.last?.location.line == 3)
        #expect((problems.last?.location.column ?? 0) > 30_000)
    }

    @Test func findsIdsThatKeepTheirCharacters() throws {
        let site = try site("# 首页\n\n## 准备材料\n\n## 准备材料\n\n[一](#准备材料) [二](#准备材料-1) [三](#准备材料-2)\n")
        let problems = site.resolveLinks(of: site.pages[0]).diagnostics
        #expect(problems.map(\.message) == ["anchor \"准备材料-2\" does not exist in index.md"])
        #expect(problems.first?.suggestion == "did you mean \"准备材料-1\"?")
    }
}
