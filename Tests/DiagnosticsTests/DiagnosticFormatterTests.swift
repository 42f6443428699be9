// The exact text of reports: people, JSON, GitHub.

import Testing

@testable import Diagnostics

@Suite struct DiagnosticFormatterTests {
    let diagnostic = Diagnostic(
        .linkBrokenAnchor, at: SourceLocation(file: "Content/zh-Hans/a.md", line: 3, column: 4),
        "anchor \"身份证\" does not exist in b.md", notes: ["b.md has 3 headings"], suggestion: "did you mean \"身份证明\"?",
        sourceLine: "见[说明](b.md#身份证)")

    @Test func showsThePlaceTheLineAndOneFix() {
        #expect(
            formatDiagnostics([diagnostic], as: .text)
                == """
                Content/zh-Hans/a.md:3:4: error: anchor "身份证" does not exist in b.md [link/broken-anchor]
                    见[说明](b.md#身份证)
                    \u{3000} \u{3000}^
                    fix: did you mean "身份证明"?
                    note: b.md has 3 headings

                """)
    }

    @Test func escapesWhatJSONAndAnnotationsCannotHold() {
        let odd = Diagnostic(.yamlSyntax, .warning, at: SourceLocation(file: "a,b:c.yml"), "50 % \"<x>\"\n次", sourceLine: "\u{1}\\")
        #expect(
            formatDiagnostics([odd], as: .json)
                == "[\n  {\"code\":\"yaml/syntax\",\"severity\":\"warning\",\"file\":\"a,b:c.yml\",\"line\":1,\"column\":1,"
                + "\"message\":\"50 % \\\"\\u003cx\\u003e\\\"\\n次\",\"source\":\"\\u0001\\\\\"}\n]\n")
        #expect(
            formatDiagnostics([odd], as: .github)
                == "::warning file=a%2Cb%3Ac.yml,line=1,col=1,title=yaml/syntax::50 %25 \"<x>\"%0A次\n")
    }

    @Test func ordersByPlaceAndSaysRepeatsOnce() {
        let later = Diagnostic(.yamlSyntax, at: SourceLocation(file: "a.yml", line: 10), "x")
        let earlier = Diagnostic(.yamlSyntax, at: SourceLocation(file: "a.yml", line: 9), "x")
        #expect([later, earlier, later].sortedForReport() == [earlier, later])
        #expect(formatDiagnostics([], as: .json) == "[]\n")
        #expect(formatDiagnostics([], as: .text) == "")
    }

    @Test func keepsTheCaretInSightOnAVeryLongLine() {
        let long = Diagnostic(
            .markdownRawHTML, at: SourceLocation(file: "a.md", line: 1, column: 100_001), "x",
            sourceLine: String(repeating: "a", count: 100_000) + "<b>" + String(repeating: "c", count: 100_000))
        let lines = formatDiagnostics([long], as: .text).split(separator: "\n")
        #expect(lines.allSatisfy { $0.count < 120 })
        let caret = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
        #expect(caret.map { Array(lines[1])[$0] } == "<")
    }
}
