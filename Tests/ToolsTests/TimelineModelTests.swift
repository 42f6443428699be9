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
      - {id: a, label: A, nature: experience, next: b, duration: {least: 1, usual: 2, most: 3, basis: [TYP-01]}}
      - id: b
        label: B
        nature: statute
        only: {size: big}
        again: {chance: 0.2, to: a}
        next: [{to: done, when: {size: big}}, {to: done}]
        duration: {least: 1, usual: 2, most: 3, unit: days, basis: [CLK-01]}
    checkpoints:
      - {stage: a, if: I, do: D}
      - {clock: c, if: I, do: D}
    clocks:
      - {id: c, label: C, owner: other, verification: text, count: 15, unit: days, condition: F, basis: [CLK-01]}
      - {id: d, label: C, owner: reader, verification: unverified, count: 1, unit: months, from: {clock: c}, condition: F, lapsed: G, basis: [CLK-01]}
    notices:
      - {text: N, when: {size: big}, after: b, basis: [L-H]}
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
        #expect(try #require(model).citations.map(\.id) == ["TYP-01", "CLK-01", "CLK-01", "CLK-01", "L-H"])
    }

    @Test(arguments: [
        ("only: {size: big}", "only: {siez: big}", "timeline/unknown-name:11 unknown option \"siez\""),
        ("only: {size: big}", "only: {size: bug}", "timeline/unknown-name:11 option \"size\" has no choice \"bug\""),
        (
            "least: 1, usual: 2, most: 3, basis", "least: 3, usual: 2, most: 4, basis",
            "timeline/duration-order:7 least 3, usual 2, most 4 are not in order"
        ),
        (
            "least: 1, usual: 2, most: 3, unit", "least: 1, usual: 2, most: 401, unit",
            "data/invalid-value:14 most must be a whole number from 0 to 400, not \"401\""
        ),
        (
            "unit: days, basis: [CLK-01]}\ncheck", "unit: days, basis: [TYP-01]}\ncheck",
            "timeline/statute-without-law:14 a statutory duration must cite a law or clock id"
        ),
        ("most: 3, basis: [TYP-01]", "most: 3", "timeline/invalid-model:7 the duration has no basis"),
        (
            "most: 3, basis: [TYP-01]", "most: 3, basis: [CLK-01]",
            "timeline/invalid-model:7 experience that rests on law alone must say where its days come from"
        ),
        (
            "condition: F, basis: [CLK-01]", "condition: F, basis: [TYP-01]",
            "timeline/statute-without-law:19 clock \"c\" must cite a law or clock id"
        ),
        (
            "lapsed: G, ", "",
            "timeline/invalid-model:20 clock \"d\" is the reader's own and does not say what is left once it has run out"
        ),
        ("after: b, ", "after: z, ", "timeline/unknown-name:22 unknown stage \"z\""),
        ("when: {size: big}, after", "when: {size: huge}, after", "timeline/unknown-name:22 option \"size\" has no choice \"huge\""),
        ("owner: other, ", "", "data/missing-key:19 owner is missing"),
        ("{stage: a, if", "{stage: z, if", "timeline/unknown-name:16 unknown stage \"z\""),
        ("{clock: c, if", "{clock: z, if", "timeline/unknown-name:17 unknown clock \"z\""),
        ("{stage: a, if", "{if", "timeline/invalid-model:16 a checkpoint belongs to one stage or one clock"),
        ("{clock: c, if", "{stage: a, if", "timeline/invalid-model:17 stage or clock \"a\" has two checkpoints"),
        ("id: b\n", "id: a\n", "timeline/invalid-model:8 stage \"a\" is defined twice"),
        ("{id: done, label", "{id: a, label", "timeline/invalid-model:24 \"a\" is a stage already"),
        (", {id: big, label: B}", "", "timeline/invalid-model:5 option \"size\" needs at least two choices"),
        ("id: test", "id: tset", "timeline/invalid-model:1 id \"tset\" is not the file's name"),
        ("start: Q\n", "", "data/missing-key:1 start is missing"),
        ("then: N", "then: N, colour: red", "data/unknown-key:24 unknown key \"colour\""),
        ("next: b, ", "", "timeline/dead-end:7 stage \"a\" is a dead end: nothing comes after it"),
        ("next: b, ", "next: c, ", "timeline/unknown-name:7 unknown stage or exit \"c\""),
        ("next: b, ", "next: done, ", "timeline/unreachable:8 stage \"b\" is never reached"),
        (", {to: done}]", "]", "timeline/dead-end:8 stage \"b\" is a dead end with A"),
        ("{to: done}]", "{to: a}]", "timeline/dead-end:7 the way goes round in a circle at stage \"a\""),
        ("to: a}\n", "to: c}\n", "timeline/unknown-name:8 unknown earlier stage \"c\""),
        ("from: {clock: c}", "from: {clock: d}", "timeline/unknown-name:20 unknown earlier clock \"d\""),
        (
            "from: {clock: c}", "from: {stage: b}",
            "timeline/unreachable:20 clock \"d\" has no start with A: stage \"b\" does not happen"
        ),
        ("then: N}", "then: N}\n  - {id: e, label: D, then: N}", "timeline/unreachable:25 exit \"e\" is never reached"),
    ])
    func reportsEachMistakeAtItsLine(_ old: String, _ new: String, _ expected: String) {
        #expect(sound.contains(old))
        let (model, diagnostics) = read(sound.replacing(old, with: new, maxReplacements: 1))
        #expect(model == nil)
        #expect(diagnostics.map { "\($0.code.rawValue):\($0.location.line) \($0.message)" }.contains(expected), "\(diagnostics)")
    }

    @Test func choicesWithoutAStageOrClockAreADeadEnd() throws {
        let clocks = try #require(sound.range(of: "clocks:"))
        let exits = try #require(sound.range(of: "exits:"))
        var text = sound
        text.removeSubrange(clocks.lowerBound..<exits.lowerBound)
        text = text.replacing("  - {clock: c, if: I, do: D}\n", with: "")
            .replacing("label: A, nature", with: "label: A, only: {size: big}, nature")
        #expect(read(text).diagnostics.map(\.message) == ["with A no stage and no clock is left: a dead end"])
    }

    @Test func aModelMayConsistOfClocksOnly() throws {
        let text = """
            id: test
            title: T
            start: Q
            clocks:
              - {id: c, label: C, owner: reader, verification: text, count: 15, unit: days, condition: F, lapsed: G, basis: [CLK-01], exits: [e]}
            exits:
              - {id: e, label: D, then: N}
            """
        let model = try #require(read(text).model)
        let result = model.estimate(from: try #require(CivilDate("2026-11-22")), choices: [:], calendar: .builtIn())
        #expect(result.finish == nil)
        #expect(result.firstOwn?.early == CivilDate("2026-12-07"))
    }

    @Test func optionsThatAreNotAskedDoNotMultiplyTheCombinations() throws {
        let court = try #require(try shippedModels().first { $0.id == "court" })
        #expect(court.combinations.count == 7)
        #expect(court.labels(of: ["paper": "order", "procedure": "small"]) == ["支付令"])
    }
}
