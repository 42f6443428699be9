// What the parser hands over besides HTML: outline, anchors, sections, first paragraph, links, citations, tools.

import Diagnostics
import Markdown
import Testing

private let page = """
    # 协商还款

    第一段，**简短：**回答。[^S0-15]
    第二行。

    ## 准备材料

    - 身份证
    - [合同](../a.md#第一步)

    | 材料 | 必需 |
    | --- | --- |
    | 流水 | 是 |

    ![示意图](b.png)

    > [!WARNING]
    > 十五日

    ## 时间 {#time}

    `代码`[^1]

    ```tool timeline
    model: legal-negotiation
    ```

    年利率
    : 解释

    [^1]: 注脚
    """

/// Where a piece of the page begins, in UTF-8 bytes.
private func offset(of text: String) -> Int {
    page.firstRange(of: text).map { page.utf8.distance(from: page.startIndex, to: $0.lowerBound) } ?? -1
}

private func place(_ line: Int, _ column: Int) -> Diagnostics.SourceLocation { .init(file: "page.md", line: line, column: column) }

@Test func liftsTheTitleOut() {
    let result = parseMarkdown(SourceText(path: "page.md", text: page), liftsTitle: true)
    #expect(result.titleHeading == Heading(level: 1, id: "协商还款", text: "协商还款", offset: offset(of: "# 协商还款")))
    #expect(!result.shownHTML.contains("<h1"))
    #expect(
        result.headings == [
            Heading(level: 2, id: "准备材料", text: "准备材料", offset: offset(of: "## 准备材料")),
            Heading(level: 2, id: "time", text: "时间", offset: offset(of: "## 时间")),
        ])
}

@Test func keepsTheTitleWhenNotAskedToLiftIt() {
    let result = parse(page)
    #expect(result.titleHeading == result.headings.first)
    #expect(result.shownHTML.hasPrefix("<h1 id=\"协商还款\">协商还款</h1>\n"))
}

@Test func findsNoTitleInALaterHeading() {
    let result = parseMarkdown(SourceText(path: "page.md", text: "甲\n\n# 乙"), liftsTitle: true)
    #expect(result.titleHeading == nil)
    #expect(result.shownHTML == "<p>甲</p>\n<h1 id=\"乙\">乙</h1>\n")
}

@Test func givesSearchEverythingAReaderSees() {
    let result = parseMarkdown(SourceText(path: "page.md", text: page), liftsTitle: true)
    #expect(result.firstParagraph == "第一段，简短：回答。第二行。")
    #expect(
        result.sections == [
            TextSection(anchor: nil, heading: "", text: "第一段，简短：回答。第二行。"),
            TextSection(anchor: "准备材料", heading: "准备材料", text: "身份证\n合同\n材料 必需\n流水 是\n示意图\n注意期限\n十五日"),
            TextSection(anchor: "time", heading: "时间", text: "代码\n年利率\n解释\n注脚"),
        ])
}

@Test func listsWhatNeedsTheRestOfTheSite() {
    let result = parse(page)
    #expect(
        result.links == [
            LinkReference(path: "../a.md", anchor: "第一步", isImage: false, offset: offset(of: "[合同]")),
            LinkReference(path: "b.png", anchor: nil, isImage: true, offset: offset(of: "![示意图]")),
        ])
    #expect(result.citations == [CitationReference(id: "S0-15", location: place(3, 15))])
    #expect(result.toolBlocks == [ToolBlock(name: "timeline", body: "model: legal-negotiation\n", location: place(24, 1))])
    #expect(result.anchors == ["协商还款", "准备材料", "time", "年利率", "fn-1", "fnref-1"])
    #expect(result.diagnostics.isEmpty)
}

@Test func passesRawHTMLWhereItIsAllowed() {
    let result = parse("甲 <b>乙</b>\n\n<div>\n**丙：**丁\n</div>", options: MarkdownOptions(allowsHTML: true))
    #expect(result.shownHTML == "<p>甲 <b>乙</b></p>\n<div>\n**丙：**丁\n</div>\n")
    #expect(result.diagnostics.isEmpty)
}

@Test func usesTheWordsItIsGiven() {
    let words = MarkdownWords(alertTitles: ["note": "Note"], footnotes: "Notes", backToText: "Back to", table: "Table")
    let result = parse("> [!NOTE]\n> a[^1]\n\n[^1]: b\n\n|a|\n|-|", options: MarkdownOptions(words: words))
    #expect(
        result.shownHTML == """
            <aside class="alert alert-note" role="note">
            <p class="alert-title">Note</p>
            <p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p>
            </aside>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Table">
            <table>
            <thead>
            <tr>
            <th scope="col">a</th>
            </tr>
            </thead>
            </table>
            </div>
            <section class="footnotes" aria-label="Notes">
            <ol>
            <li id="fn-1">
            <p>b <a href="#fnref-1" class="footnote-backref" aria-label="Back to 1">↩</a></p>
            </li>
            </ol>
            </section>

            """)
}

@Test func refusesCitationsWhereTheSiteHasNone() {
    let result = parse("甲[^S0-15]", options: MarkdownOptions(recognisesCitations: false))
    #expect(result.citations.isEmpty)
    #expect(result.diagnostics.map(\.code) == [.markdownFootnoteUndefined])
}
