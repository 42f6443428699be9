// Nothing a page contains may crash, hang or take more than linear time: shapes that have broken Markdown parsers, at sizes at which
// a quadratic step would not come back; and random mixtures of everything we give a meaning.

import Diagnostics
import Markdown
import Testing

private func repeated(_ unit: String, _ count: Int) -> String { String(repeating: unit, count: count) }

private let nestedShapes: [(name: String, text: String)] = [
    ("quotes", repeated(">", 100_000)), ("lists", repeated("- ", 10_000) + "甲"),
    ("emphasis", repeated("*a ", 10_000) + repeated(" a*", 10_000)),
]

@Test(arguments: nestedShapes.map(\.name))
func reportsWhatIsNestedTooDeep(name: String) throws {
    let shape = try #require(nestedShapes.first { $0.name == name })
    let result = parse(shape.text)
    #expect(result.diagnostics.map(\.code) == [.markdownTooDeep])
    #expect(result.diagnostics.first?.message == "nested more than 100 levels deep")
    #expect(result.segments.isEmpty)
}

@Test func acceptsNestingUpToTheLimit() {
    #expect(parse(repeated("> ", 90) + "甲").shownHTML.hasPrefix("<blockquote>"))
}

private let longShapes: [String] = [
    repeated("[", 100_000), repeated("[", 10_000) + repeated("]", 10_000), repeated("*", 100_000), repeated("**说明：**请", 10_000),
    repeated("**“重点”", 10_000), repeated("[a](", 10_000), repeated("![", 10_000), repeated("~~a ", 10_000), repeated("\\~~a", 10_000),
    repeated("www.", 10_000), repeated("_www.", 10_000), repeated("http://", 10_000), repeated("a@", 10_000),
    "http://a.example/" + repeated(")", 100_000), repeated("[^a]", 10_000), repeated("[^a]: x\n", 10_000), repeated("[^S0-1]", 10_000),
    repeated("甲[a](b)", 10_000), repeated("|a|b|\n|-|-|\n|1|2|\n\n", 5_000), "|" + repeated("a|", 10_000) + "\n|" + repeated("-|", 10_000),
    "|" + repeated("a|", 2_000) + "\n|" + repeated("-|", 2_000) + "\n" + repeated("|x\n", 2_000), repeated("甲\n: 乙\n\n", 10_000),
    "甲\n" + repeated(": 乙\n", 10_000), repeated("甲\n", 10_000) + ": 乙", repeated("# 甲\n", 10_000), repeated("> [!NOTE]\n\n", 10_000),
    repeated("- [ ] 甲\n", 10_000), repeated("甲\n", 10_000), repeated("<b>", 10_000), repeated("`", 1_000) + repeated("` ``", 10_000),
    repeated("甲", 200_000), repeated("\t", 100_000), repeated("\0", 100_000), repeated("\r", 100_000), repeated("&#", 10_000),
    repeated("{", 100_000), "# " + repeated("{#", 10_000), repeated("\\", 100_000),
]

@Test(arguments: longShapes.indices)
func survivesLongShapes(index: Int) {
    let result = parse(longShapes[index])
    #expect(result.segments.count <= 2 * (result.links.count + result.citations.count) + 1)
}

@Test func keepsAMegabyteLineWhole() {
    let line = repeated("还款", 170_000)
    #expect(parse(line).shownHTML == "<p>\(line)</p>\n")
}

@Test func leavesATableThatWouldBeMostlyEmptyAsText() {
    let text = "|" + repeated("a|", 2_000) + "\n|" + repeated("-|", 2_000) + "\n" + repeated("|x\n", 2_000)
    #expect(parse(text).shownHTML.utf8.count < 3 * text.utf8.count)
}

@Test func readsEmptyInput() {
    for text in ["", "\n", "\r\n\r\n", "\u{FEFF}", " \t "] {
        let result = parse(text)
        #expect(result.shownHTML == "" && result.diagnostics.isEmpty && result.sections.isEmpty && result.firstParagraph == "")
    }
}

@Test func skipsAByteOrderMark() {
    let result = parse("\u{FEFF}# 题\n\n<b>")
    #expect(result.titleHeading?.text == "题")
    #expect(result.shownDiagnostics == "3:1 error: raw HTML \"<b>\" is not allowed [markdown/raw-html]\n")
}

@Test func readsEveryLineEnding() {
    for ending in ["\n", "\r\n", "\r"] {
        let text = ["**说明：**请", "看 <b>", "", "| 甲 |", "|---|", "| 乙 |", "", "术语", ": 解释", ""].joined(separator: ending)
        let result = parse(text)
        #expect(result.shownHTML.contains("<strong>说明：</strong>请看") && result.shownHTML.contains("<td>乙</td>"))
        #expect(result.shownHTML.contains("<dt id=\"术语\">术语</dt>\n<dd>解释</dd>"))
    }
    #expect(parse("甲\r\n乙 <b>").shownDiagnostics == "2:3 error: raw HTML \"<b>\" is not allowed [markdown/raw-html]\n")
}

@Test func warnsOfNullCharactersOnce() {
    let result = parse("甲\0乙\0")
    #expect(result.shownHTML == "<p>甲\u{FFFD}乙\u{FFFD}</p>\n")
    #expect(result.shownDiagnostics == "1:2 warning: the page holds a NUL character (and 1 more) [markdown/null-character]\n")
}

@Test func repairsBrokenUTF8() {
    let bytes: [UInt8] = Array("甲".utf8) + [0xFF, 0x54, 0x30, 0x3B] + Array("乙".utf8) + [0xE4, 0xB8]
    let result = parseMarkdown(SourceText(path: "page.md", bytes: bytes))
    #expect(result.shownHTML == "<p>甲\u{FFFD}T0;乙\u{FFFD}</p>\n")
}

@Test func startsAfterFrontMatterWithPlacesOfTheFile() {
    let text = "---\ntitle: 甲\n---\n**说明：**请 <b>"
    let start = "---\ntitle: 甲\n---\n".utf8.count
    let result = parseMarkdown(SourceText(path: "page.md", text: text), from: start)
    #expect(result.shownDiagnostics == "4:10 error: raw HTML \"<b>\" is not allowed [markdown/raw-html]\n")
}

@Test func survivesRandomMixtures() {
    let atoms = [
        "**", "*", "_", "~~", "[^1]", "[^1]:", "[^S0-1]", "]", "[", "](b.md)", "](javascript:x)", "![", "<b>", "<div>\n", "`", "```",
        "```tool x\n",
        "\n", "\n\n", "    ", " ", "\t", "> ", "> [!NOTE] ", "- ", "+   ", "1. ", "- [ ] ", "# ", "{#id}", "| a | b |\n|---|:-:|\n| c |",
        "|", "|-|\n",
        "===\n", ": ", "\n: ", "术语\n: 解释\n", "中文", "：", "“重点”", "www.a.b", "https://x.y/z", "a@b.c", "\\", "&amp;", "[r]: u.md\n", "[r]",
        "\r\n",
        "\0", "\u{200B}", "  \n", "^", ":", "[^1]: a\n\n    b\n",
    ]
    var random = SplitMix(state: 20)
    for _ in 0..<1_500 {
        let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in atoms[Int.random(in: 0..<atoms.count, using: &random)] }.joined()
        let result = parse(text)
        #expect(isBalanced(result.shownHTML), "\(text.debugDescription)")
        #expect(!result.shownHTML.contains("href=\"javascript") && !hasNoncharacter(result.shownHTML), "\(text.debugDescription)")
        for diagnostic in result.diagnostics { #expect(diagnostic.location.line >= 1 && diagnostic.location.column >= 1) }
    }
}

/// U+FDD0…U+FDEF: what the parser marks sources with. The mixtures hold none.
private func hasNoncharacter(_ html: String) -> Bool { html.unicodeScalars.contains { (0xFDD0...0xFDEF).contains($0.value) } }

/// Whether every tag that was opened is closed, in order.
private func isBalanced(_ html: String) -> Bool {
    var open: [Substring] = []
    for part in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
        guard let end = part.firstIndex(of: ">") else { return false }
        let tag = part[..<end]
        if tag.hasPrefix("/") {
            if open.popLast() != tag.dropFirst() { return false }
        } else if !tag.hasSuffix("/"), !tag.hasPrefix("img"), !tag.hasPrefix("input") {
            open.append(tag.prefix { $0 != " " })
        }
    }
    return open.isEmpty
}

/// A generator with a fixed start: the same mixtures in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
