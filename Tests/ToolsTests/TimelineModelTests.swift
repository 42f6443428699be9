// Every mistake in a model is a diagnostic at its line; the shipped models have none.

import CivilCalendar
import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import Tools

/// The repository's root.
let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

func parsed(_ yaml: String, id: String = "test") -> (model: TimelineModel?, diagnostics: [Diagnostic]) {
    let source = SourceText(path: "Content/data/timelines/\(id).yml", text: yaml)
    var diagnostics: [Diagnostic] = []
    guard let node = parseYAML(yaml, of: source, diagnostics: &diagnostics) else { return (nil, diagnostics) }
    return (TimelineModel.parse(node, id: id, of: source, diagnostics: &diagnostics), diagnostics)
}

/// The models of the flagship site, by name.
func shippedModels() throws -> [TimelineModel] {
    let folder = root.appending(path: "Content/data/timelines")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { $0.hasSuffix(".yml") }.map { name in
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        let (model, diagnostics) = parsed(text, id: String(name.dropLast(4)))
        #expect(diagnostics == [], "\(name)")
        return try #require(model)
    }
}

private let sound = """
    title: T
    summary: S
    start: Q
    options:
      - {id: size, label: L, default: small, choices: [{id: small, label: A}, {id: big, label: B}]}
    stages:
      - {id: a, title: A, why: W, unit: workdays, duration: {least: 1, usual: 2, most: 3}, basis: [S0-15], kind: experience, next: b}
      - id: b
        title: B
        why: W
        unit: days
        duration: {least: 1, usual: 2, most: 3}
        basis: [CLK-01]
        kind: statute
        next: done
    exits:
      - {id: done, title: D, then: N}
    clocks:
      - {id: CLK-01, title: C, whose: other, count: 15, unit: days, from: F, verification: 转载, basis: [L-B1]}
    checkpoints:
      - {stage: a, if: I, do: D}
    """

@Suite struct TimelineModelTests {
    @Test func theShippedModelsAreSound() throws {
        #expect(try shippedModels().map(\.id).contains("legal-negotiation"))
    }

    @Test func aSoundModelHasNothingToReport() {
        let (model, diagnostics) = parsed(sound)
        #expect(diagnostics == [])
        #expect(model?.path([:]).map(\.id) == ["a", "b"])
    }

    @Test(arguments: [
        ("next: done", "next: dnoe", "timeline/invalid-model:8 unknown stage or exit \"dnoe\""),
        ("    next: done\n", "", "timeline/invalid-model:8 stage \"b\" is a dead end: nothing comes after it"),
        ("next: done", "next: a", "timeline/invalid-model:7 the way goes round in a circle at stage \"a\""),
        ("kind: experience, next: b", "kind: experience, next: done", "timeline/invalid-model:8 stage \"b\" is never reached"),
        ("next: done", "next: [{to: done, when: {size: big}}]", "timeline/invalid-model:8 stage \"b\" is a dead end when size=small"),
        ("next: done", "next: [{to: done, when: {siez: big}}]", "timeline/invalid-model:15 unknown option \"siez\""),
        ("next: done", "when: {size: huge}\n    next: done", "timeline/invalid-model:15 option \"size\" has no choice \"huge\""),
        ("least: 1, usual: 2, most: 3}, basis: [S0-15]", "least: 3, usual: 2, most: 4}, basis: [S0-15]",
            "timeline/invalid-model:7 duration must rise: least 3, usual 2, most 4"),
        ("basis: [CLK-01]", "basis: [S0-15]", "timeline/invalid-model:14 a number of kind statute needs the id of a law in basis"),
        ("basis: [L-B1]", "basis: []", "timeline/invalid-model:19 clock \"CLK-01\" has no law id"),
        ("{stage: a, if", "{stage: z, if", "timeline/invalid-model:7 unknown stage of a checkpoint \"z\""),
        ("least: 1, usual: 2, most: 3}, basis: [S0-15]", "least: x, usual: 2, most: 3}, basis: [S0-15]",
            "timeline/invalid-model:7 least must be a whole number from 0 to 400, not \"x\""),
        ("count: 15", "count: 15, colour: red", "data/unknown-key:19 unknown key \"colour\""),
        ("from: F", "from: F, after: CLK-02", "timeline/invalid-model:19 unknown earlier clock \"CLK-02\""),
        ("{id: done, title: D, then: N}", "{id: done, title: D, then: N}\n  - {id: done, title: D, then: N}",
            "data/duplicate-id:18 exit \"done\" is written twice"),
        ("start: Q", "", "data/missing-key:1 start is missing"),
        (", {id: big, label: B}", "", "timeline/invalid-model:5 option \"size\" needs at least two choices"),
    ])
    func reportsEachMistakeAtItsLine(_ old: String, _ new: String, _ expected: String) {
        #expect(sound.contains(old))
        let (model, diagnostics) = parsed(sound.replacing(old, with: new, maxReplacements: 1))
        #expect(model == nil)
        let found = diagnostics.map { "\($0.code.rawValue):\($0.location.line) \($0.message)" }
        #expect(found == [expected])
    }

    @Test(arguments: [
        ("timeline", "model: test", []), ("timeline", "model: test\nsize: big\nfrom: 2026-11-23", []),
        ("timline", "model: test", ["tool/unknown:4 unknown tool \"timline\""]), ("timeline", "", ["tool/invalid-input:4 tool timeline needs a model"]),
        ("timeline", "model: tset", ["tool/invalid-input:5 model must be one of test, not \"tset\""]),
        ("timeline", "model: test\nsize: huge", ["tool/invalid-input:6 size must be one of small, big, not \"huge\""]),
        ("timeline", "model: test\nfrom: 2026-02-29", ["tool/invalid-input:6 from must be a day as YYYY-MM-DD, not \"2026-02-29\""]),
        ("timeline", "model: test\nstart: x", ["tool/invalid-input:6 unknown key \"start\""]),
    ])
    func checksToolBlocks(_ name: String, _ body: String, _ expected: [String]) throws {
        let model = try #require(parsed(sound).model)
        let source = SourceText(path: "a.md", text: "---\ntitle: A\n---\n```tool \(name)\n\(body)\n```\n")
        var diagnostics: [Diagnostic] = []
        let node = parseYAML(body, of: source, lineOffset: 4, diagnostics: &diagnostics)
        let place = SourceLocation(file: "a.md", line: 4)
        let request = ToolRequest.parse(name: name, at: place, body: node, of: source, models: [model], diagnostics: &diagnostics)
        #expect(diagnostics.map { "\($0.code.rawValue):\($0.location.line) \($0.message)" } == expected)
        #expect((request != nil) == expected.isEmpty)
    }

    @Test func readsSettingsOfTheCommandLine() throws {
        let model = try #require(parsed(sound).model)
        #expect(try model.selection(from: ["size=big"]) == ["size": "big"])
        #expect(throws: SelectionProblem.unknownOption("siez", known: ["size"])) { try model.selection(from: ["siez=big"]) }
        #expect(throws: SelectionProblem.unknownChoice("huge", option: "size", known: ["small", "big"])) {
            try model.selection(from: ["size=huge"])
        }
        #expect(throws: SelectionProblem.malformed("size")) { try model.selection(from: ["size"]) }
    }
}
