// Each way a mapping can be wrong, with the place that is reported.

import Diagnostics
import Testing

@testable import DataFiles

@Suite struct DataReaderTests {
    private func read(_ yaml: String) -> [String] {
        let source = SourceText(path: "d.yml", text: yaml)
        var diagnostics: [Diagnostic] = []
        guard let node = parseYAML(yaml, of: source, diagnostics: &diagnostics),
            var reader = DataReader(node, of: source, what: "d.yml", diagnostics: &diagnostics)
        else { return diagnostics.map(line) }
        _ = reader.requiredString("name")
        _ = reader.integer("age", in: 0...150)
        _ = reader.bool("alive")
        _ = reader.choice("kind", ["guide", "question"])
        _ = reader.strings("tags")
        reader.finish(&diagnostics)
        return diagnostics.sortedForReport().map(line)
    }

    private func line(_ diagnostic: Diagnostic) -> String {
        "\(diagnostic.location.line):\(diagnostic.location.column) \(diagnostic.code.rawValue) \(diagnostic.message)"
            + (diagnostic.suggestion.map { " | \($0)" } ?? "")
    }

    @Test(arguments: [
        ("name: a\nage: 3\nalive: yes\nkind: guide\ntags: [x, y]", []),
        ("age: 3", ["1:1 data/missing-key name is missing | add \"name: …\""]),
        (
            "name: a\nage: 151",
            ["2:6 data/invalid-value age must be a whole number from 0 to 150, not \"151\" | write a number such as age: 10"]
        ),
        ("name: a\nalive: maybe", ["2:8 data/invalid-value alive must be true or false, not \"maybe\" | write alive: true"]),
        (
            "name: a\nkind: gide",
            ["2:7 data/invalid-value kind must be one of guide, question, not \"gide\" | did you mean \"guide\"?"]
        ),
        (
            "name: [a]",
            ["1:7 data/wrong-type name must be text, not a list | write it on one line; put it in quotes if it begins with [ or {"]
        ),
        (
            "name: a\ntags: {x: 1}",
            ["2:7 data/wrong-type tags must be a list, not a mapping | write [one, two], or each item on a line of its own after \"- \""]
        ),
        ("name: a\nnmae: b", ["2:1 data/unknown-key unknown key \"nmae\" | did you mean \"name\"?"]),
        ("- a", ["1:1 data/wrong-type d.yml must be a mapping (key: value), not a list | write lines such as \"key: value\""]),
    ])
    func reportsEachMistakeAtItsPlace(yaml: String, expected: [String]) {
        #expect(read(yaml) == expected)
    }

    @Test func reportsSyntaxAndRepeatedKeys() {
        #expect(read("name: a: b").map { $0.split(separator: " ")[1] } == ["yaml/syntax"])
        #expect(read("name: a\nname: b").map { $0.split(separator: " ")[1] } == ["yaml/duplicate-key"])
        #expect(read("name: *x").first?.contains("yaml/syntax") == true)
    }

    @Test func countsLinesFromTheFileNotFromTheFrontMatter() {
        let text = "---\ntitle: a: b\n---\n"
        var diagnostics: [Diagnostic] = []
        _ = parseYAML("title: a: b\n", of: SourceText(path: "p.md", text: text), lineOffset: 1, diagnostics: &diagnostics)
        #expect(diagnostics.map(\.location.line) == [2])
        #expect(diagnostics.first?.sourceLine == "title: a: b")
    }
}
