// Every code is explained, every explanation belongs to a code, and each has the sections `signpost explain` promises.

import Testing

@testable import Diagnostics

private let explanations = Dictionary(
    ExplanationFiles.files.filter { $0.path.contains("/") }.map { (String($0.path.dropLast(3)), $0.text) },
    uniquingKeysWith: { first, _ in first })

@Test(arguments: DiagnosticCode.allCases)
func everyCodeIsExplained(code: DiagnosticCode) throws {
    let text = try #require(explanations[code.rawValue], "docs/diagnostics/\(code.rawValue).md is missing")
    let parts = text.components(at: "\n## ")
    #expect(parts.map(\.heading) == ["# \(code.rawValue)", "Cause", "Example", "Fix"])
    #expect(parts.dropFirst().allSatisfy { !$0.body.isEmpty })
}

@Test func everyExplanationBelongsToACode() {
    #expect(explanations.keys.filter { DiagnosticCode(rawValue: $0) == nil }.sorted() == [])
}

extension String {
    /// The text cut at a separator, each part as its first line and the rest without blank lines.
    fileprivate func components(at separator: String) -> [(heading: String, body: String)] {
        split(separator: separator).map { part in
            let lines = part.split(separator: "\n").map(String.init)
            return (lines.first ?? "", lines.dropFirst().joined(separator: "\n"))
        }
    }
}
