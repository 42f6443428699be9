// Every way through the escalation guide is walked; every mistake in a tree is a diagnostic at its line.

import Diagnostics
import Foundation
import Testing

@testable import Tools

private let sound = """
    start: a
    questions:
      - id: a
        text: A?
        answers:
          - {id: one, text: One, to: b}
          - {id: two, text: Two, to: x}
      - id: b
        text: B?
        hint: H
        basis: [S0-01]
        answers:
          - {id: one, text: One, to: x}
          - {id: two, text: Two, to: y}
    outcomes:
      - {id: x, title: X, who: W, channel: C, clocks: [{id: CLK-01, text: T}], materials: M, cost: 0, risk: R, not_for: N, first: F, basis: [L-B1]}
      - {id: y, title: Y, who: W, channel: C, no_clock: T, materials: M, cost: 0, risk: R, not_for: N, first: F, basis: [L-B1]}
    """

private func read(_ yaml: String) -> (tree: DecisionTree?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let tree = readDecisionTree(SourceText(path: "Content/data/escalation.yml", text: yaml), diagnostics: &diagnostics)
    return (tree, diagnostics)
}

/// The guide of the flagship site.
private func shippedTree() throws -> DecisionTree {
    var diagnostics: [Diagnostic] = []
    let tree = readDecisionTree(try shippedData("escalation.yml"), diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return try #require(tree)
}

@Suite struct DecisionTreeTests {
    @Test func aSoundTreeHasNothingToReport() throws {
        let (tree, diagnostics) = read(sound)
        #expect(diagnostics == [])
        let paths = try #require(tree).paths
        #expect(
            paths == [
                DecisionPath(answers: ["one", "one"], outcome: "x"), DecisionPath(answers: ["one", "two"], outcome: "y"),
                DecisionPath(answers: ["two"], outcome: "x"),
            ])
        #expect(tree?.longestPath == 2)
        #expect(tree?.citations.map(\.id) == ["S0-01", "L-B1", "CLK-01", "L-B1"])
        #expect(tree?.ways(to: "x").map { "\($0.question.id).\($0.answer.id)" } == ["a.two", "b.one"])
    }

    @Test(arguments: [
        ([], "a", [], false),
        (["one"], "b", ["one"], false),
        (["one", "two"], "y", ["one", "two"], false),
        (["one", "three"], "b", ["one"], true),
        (["two", "one"], "x", ["two"], true),
        ([""], "a", [], true),
    ])
    func followsAnswersAsFarAsTheyExist(_ answers: [String], _ node: String, _ known: [String], _ isDamaged: Bool) throws {
        let tree = try #require(read(sound).tree)
        #expect(tree.state(after: answers) == DecisionState(answers: known, node: node, isDamaged: isDamaged))
    }

    @Test(arguments: [
        ("to: y}", "to: z}", "data/invalid-value:14 answer \"two\" leads to \"z\", which does not exist"),
        ("to: y}", "to: a}", "data/invalid-value:14 answer \"two\" of \"b\" leads back: a → b → a"),
        ("to: y}", "to: b}", "data/invalid-value:14 answer \"two\" of \"b\" leads back: b → b"),
        ("to: y}", "to: x}", "data/invalid-value:17 no answer leads to outcome \"y\""),
        ("text: One, to: b}", "text: One, to: y}", "data/invalid-value:8 no answer leads to question \"b\""),
        ("start: a", "start: c", "data/invalid-value:1 start leads to \"c\", which does not exist"),
        ("start: a", "start: x", "data/invalid-value:1 start leads to \"x\", which does not exist"),
        ("start: a\n", "", "data/missing-key:1 start is missing"),
        ("{id: two, text: Two, to: y}", "{id: one, text: Two, to: y}", "data/duplicate-id:14 answer \"one\" is defined twice"),
        ("{id: y, title", "{id: x, title", "data/duplicate-id:17 question or outcome \"x\" is defined twice"),
        ("{id: y, title", "{id: b, title", "data/duplicate-id:17 question or outcome \"b\" is defined twice"),
        ("id: b\n", "id: B b\n", "data/invalid-value:8 id \"B b\" becomes part of an address"),
        (
            "      - {id: one, text: One, to: x}\n", "",
            "data/invalid-value:8 question \"b\" has 1 answers; it needs at least two"
        ),
        ("no_clock: T, ", "", "data/invalid-value:17 outcome \"y\" has neither clocks nor no_clock"),
        ("channel: C, clocks", "channel: C, no_clock: T, clocks", "data/invalid-value:16 outcome \"x\" has both clocks and no_clock"),
        ("id: CLK-01", "id: TYP-01", "data/invalid-value:16 a clock stands on a law or clock id, not on \"TYP-01\""),
        ("first: F, basis: [L-B1]}\n", "first: F}\n", "data/missing-key:16 basis is missing"),
        ("risk: R, ", "", "data/missing-key:16 risk is missing"),
        ("title: X,", "title: X, kind: dangerous,", "data/invalid-value:16 kind must be one of deadline, danger, not \"dangerous\""),
        ("title: X,", "title: X, colour: red,", "data/unknown-key:16 unknown key \"colour\""),
    ])
    func reportsEachMistakeAtItsLine(_ old: String, _ new: String, _ expected: String) {
        #expect(sound.contains(old))
        let (tree, diagnostics) = read(sound.replacing(old, with: new, maxReplacements: 1))
        #expect(tree == nil)
        #expect(lines(diagnostics).contains(expected), "\(lines(diagnostics))")
    }

    @Test func anEmptyFileIsNoTree() {
        #expect(lines(read("").diagnostics) == ["data/invalid-value:1 the tree is empty"])
    }

    @Test func tooManyWaysAreAMistake() {
        let questions = (0..<14).map { number in
            "  - {id: q\(number), text: Q, answers: [{id: a, text: A, to: q\(number + 1)}, {id: b, text: B, to: q\(number + 1)}]}"
        }
        let outcome =
            "  - {id: q14, title: X, who: W, channel: C, no_clock: T, materials: M, cost: 0, risk: R, not_for: N, first: F, "
            + "basis: [L-B1]}"
        let yaml = "start: q0\nquestions:\n\(questions.joined(separator: "\n"))\noutcomes:\n\(outcome)\n"
        let expected = "data/invalid-value:1 there are more than 5000 ways through the tree: nobody can check them"
        #expect(lines(read(yaml).diagnostics) == [expected])
    }

    @Test func theShippedGuideBeginsWithWhetherThePaperIsReal() throws {
        let tree = try shippedTree()
        #expect(tree.question(tree.start)?.text.contains("是真的吗") == true)
        // A reader in an emergency answers one question.
        #expect(tree.paths.contains(DecisionPath(answers: ["crisis"], outcome: "help-now")))
        #expect(tree.paths.contains(DecisionPath(answers: ["danger"], outcome: "call-police")))
        #expect(tree.longestPath <= 6)
    }

    @Test func theVectorsAreAllWaysThroughTheShippedGuide() throws {
        let tree = try shippedTree()
        let paths = tree.paths
        let prefixes = paths.flatMap { path in (0...path.answers.count).map { Array(path.answers.prefix($0)) } }
        // The shortest way to each node; among equals the one that is written first.
        let ways = (tree.questions.map(\.id) + tree.outcomes.map(\.id)).map { id in
            let shortest = prefixes.enumerated().filter { tree.state(after: $0.element).node == id }
                .min { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
            return "[\(jsonString(id)),\(jsonString(shortest?.element.joined(separator: ".") ?? "-"))]"
        }
        let written = [
            "", "verified", "verified.order.late", "verified.nope", "nope", "crisis.again", "other.collection.threat", "toString",
        ]
        let states = written.map { text in
            let state = tree.state(after: text.isEmpty ? [] : text.split(separator: ".").map(String.init))
            return "[\(jsonString(text)),\(jsonString(state.node)),\(jsonString(state.answers.joined(separator: "."))),\(state.isDamaged)]"
        }
        let all = paths.map { "[\(jsonString($0.answers.joined(separator: "."))),\(jsonString($0.outcome))]" }
        try expectVectors(
            """
            {"tree":\(tree.pageData),
            "longest":\(tree.longestPath),
            "paths":[
            \(all.joined(separator: ",\n"))
            ],
            "ways":[
            \(ways.joined(separator: ",\n"))
            ],
            "states":[
            \(states.joined(separator: ",\n"))
            ]}

            """, recordedAs: "escalation.json")
    }
}
