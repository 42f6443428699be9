// Every mistake in a model is a diagnostic at its line; the shipped models have none.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

/// The models of the flagship site, by name.
func shippedModels() throws -> [TimelineModel] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    let folder = root.appending(path: "Content/data/timelines")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { $0.hasSuffix(".yml") }.map { name in
        let source = SourceText(
            path: "Content/data/timelines/\(name)", text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        var diagnostics: [Diagnostic] = []
        let model = readTimelineModel(source, diagnostics: &diagnostics)
        #expect(diagnostics == [], "\(name)")
        return try #require(model)
    }
}

private let sound = """
    id: test
    title: T
    start: Q
    options:
      - {id: size, label: L, choices: [{id: small, label: A}, {id: big, label: B}]}
    stages:
      - {id: a, label: A, nature: experience, duration: {least: 1, usual: 2, most: 3, basis: [TYP-01]}}
      - id: b
        label: B
        nature: statute
        only: {size: big}
        duration: {least: 1, usual: 2, most: 3, unit: days, basis: [CLK-01]}
    checkpoints:
      - {stage: a, if: I, do: D}
    clocks:
      - {id: c, label: C, count: 15, unit: days, condition: F, basis: [CLK-01]}
    exits:
      - {id: done, label: D, then: N}
    """

private func read(_ yaml: String) -> (model: TimelineModel?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let model = readTimelineModel(SourceText(path: "Content/data/timelines/test.yml", text: yaml), diagnostics: &diagnostics)
    return (model, diagnostics)
}

@Suite struct TimelineModelTests {
    @Test func theShippedModelsAreSound() throws {
        #expect(try shippedModels().map(\.id).contains("legal-negotiation"))
    }

    @Test func aSoundModelHasNothingToReport() throws {
        let (model, diagnostics) = read(sound)
        #expect(diagnostics == [])
        #expect(try #require(model).defaults == ["size": "small"])
        #expect(try #require(model).combinations == [["size": "small"], ["size": "big"]])
        #expect(try #require(model).citations.map(\.id) == ["TYP-01", "CLK-01", "CLK-01"])
    }

    @Test(arguments: [
        ("only: {size: big}", "only: {siez: big}", "timeline/invalid-model:11 unknown option \"siez\""),
        ("only: {size: big}", "only: {size: bug}", "timeline/invalid-model:11 option \"size\" has no choice \"bug\""),
        (
            "least: 1, usual: 2, most: 3, basis", "least: 3, usual: 2, most: 4, basis",
            "timeline/invalid-model:7 least 3, usual 2, most 4 are not in order"
        ),
        (
            "least: 1, usual: 2, most: 3, unit", "least: 1, usual: 2, most: 401, unit",
            "data/invalid-value:12 most must be a whole number from 0 to 400, not \"401\""
        ),
        (
            "unit: days, basis: [CLK-01]}\ncheck", "unit: days, basis: [TYP-01]}\ncheck",
            "timeline/invalid-model:12 a statutory duration must cite a law or clock id"
        ),
        ("most: 3, basis: [TYP-01]", "most: 3", "timeline/invalid-model:7 the duration has no basis"),
        (
            "condition: F, basis: [CLK-01]", "condition: F, basis: [TYP-01]",
            "timeline/invalid-model:16 clock \"c\" must cite a law or clock id"
        ),
        ("{stage: a, if", "{stage: z, if", "timeline/invalid-model:14 unknown stage \"z\""),
        ("id: b\n", "id: a\n", "timeline/invalid-model:8 stage \"a\" is defined twice"),
        (", {id: big, label: B}", "", "timeline/invalid-model:5 option \"size\" needs at least two choices"),
        ("id: test", "id: tset", "timeline/invalid-model:1 id \"tset\" is not the file's name"),
        ("start: Q\n", "", "data/missing-key:1 start is missing"),
        ("then: N", "then: N, colour: red", "data/unknown-key:18 unknown key \"colour\""),
    ])
    func reportsEachMistakeAtItsLine(_ old: String, _ new: String, _ expected: String) {
        #expect(sound.contains(old))
        let (model, diagnostics) = read(sound.replacing(old, with: new, maxReplacements: 1))
        #expect(model == nil)
        #expect(diagnostics.map { "\($0.code.rawValue):\($0.location.line) \($0.message)" }.contains(expected), "\(diagnostics)")
    }

    @Test func aSelectionWithoutAStageIsADeadEnd() {
        let only = sound.replacing("label: A, nature", with: "label: A, only: {size: big}, nature")
        #expect(read(only).diagnostics.map(\.message) == ["with A no stage is left: a dead end"])
    }
}
