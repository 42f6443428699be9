// Offsets become lines and columns counted in characters; suggestions are near misses only.

import Diagnostics
import Testing

@Test(arguments: [
    (0, 1, 1), (3, 1, 2), (6, 1, 3), (7, 2, 1), (10, 2, 2), (99, 3, 1), (-5, 1, 1),
])
func countsColumnsInCharacters(offset: Int, line: Int, column: Int) {
    let source = SourceText(path: "a.md", text: "逾期\n协商\n")
    #expect(source.location(utf8Offset: offset) == SourceLocation(file: "a.md", line: line, column: column))
}

@Test func linesLoseTheirEndings() {
    let source = SourceText(path: "a.md", text: "一\r\n二\n三")
    #expect((0...4).map(source.line) == ["", "一", "二", "三", ""])
}

@Test(arguments: [
    ("sumary", "summary"), ("titel", "title"), ("身份证", "身份证明"), ("Orders", "order"), ("zzz", nil), ("", nil),
])
func suggestsTheNearestName(written: String, expected: String?) {
    #expect(nearMiss(written, among: ["title", "summary", "order", "身份证明"]) == expected)
}

@Test func reportsAreOrderedByPlaceAndHaveNoRepeats() {
    func at(_ file: String, _ line: Int, _ column: Int, _ code: DiagnosticCode = .linkBroken) -> Diagnostic {
        Diagnostic(code, at: SourceLocation(file: file, line: line, column: column), "m")
    }
    let wrong = [at("b", 1, 1), at("a", 10, 1), at("a", 2, 9), at("a", 2, 1, .routeDuplicate), at("a", 2, 1), at("b", 1, 1)]
    #expect(wrong.sortedForReport() == [at("a", 2, 1), at("a", 2, 1, .routeDuplicate), at("a", 2, 9), at("a", 10, 1), at("b", 1, 1)])
}
