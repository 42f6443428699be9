// Every mistake in a model is one diagnostic at its line.

import Diagnostics
import Testing

@testable import Tools

private struct Mistake: CustomTestStringConvertible, Sendable {
    var right: String
    var wrong: String
    var line: Int
    var message: String
    var testDescription: String { wrong }
}

@Suite struct TimelineReaderTests {
    @Test func readsAModelWithoutMistakes() throws {
        var diagnostics: [Diagnostic] = []
        let model = try #require(readTimelineModel(SourceText(path: "small.yml", text: smallModel), diagnostics: &diagnostics))
        #expect(diagnostics.isEmpty)
        #expect(model.defaults == ["size": "one"])
        #expect(model.combinations == [["size": "one"], ["size": "many"]])
        #expect(model.citations.map(\.id) == ["TYP-01", "CLK-01"])
    }

    @Test(arguments: [
        Mistake(right: "id: small", wrong: "id: other", line: 1, message: "id \"other\" is not the file's name"),
        Mistake(right: "title: 小模型", wrong: "titel: 小模型", line: 2, message: "unknown key \"titel\""),
        Mistake(right: ", {id: many, label: 多笔}", wrong: "", line: 5, message: "option \"size\" needs at least two choices"),
        Mistake(right: "{id: many,", wrong: "{id: one,", line: 7, message: "choice \"one\" is defined twice"),
        Mistake(right: "least: 1", wrong: "least: 3", line: 12, message: "least 3, usual 2, most 4 are not in order"),
        Mistake(right: "most: 4", wrong: "most: 999", line: 12, message: "most must be a whole number from 0 to 400, not \"999\""),
        Mistake(
            right: "unit: workdays", wrong: "unit: weeks", line: 12,
            message: "unit must be one of workdays, days, days-rolling, not \"weeks\""),
        Mistake(right: ", basis: [TYP-01]", wrong: "", line: 12, message: "the duration has no basis"),
        Mistake(
            right: "nature: experience", wrong: "nature: statute", line: 12, message: "a statutory duration must cite a law or clock id"),
        Mistake(
            right: "    nature: experience", wrong: "    nature: experience\n    again: 1.5", line: 12,
            message: "again must be a number from 0.0 to 0.9, not \"1.5\""),
        Mistake(right: "    nature: experience", wrong: "    only: {sise: one}", line: 11, message: "unknown option \"sise\""),
        Mistake(right: "    nature: experience", wrong: "    only: {size: two}", line: 11, message: "option \"size\" has no choice \"two\""),
        Mistake(right: "    nature: experience", wrong: "    only: {size: one}", line: 1, message: "with 多笔 no stage is left: a dead end"),
        Mistake(right: "{stage: answer", wrong: "{stage: answr", line: 14, message: "unknown stage \"answr\""),
        Mistake(right: "[CLK-01]", wrong: "[TYP-01]", line: 16, message: "clock \"law\" must cite a law or clock id"),
    ])
    private func reportsEachMistakeAtItsLine(mistake: Mistake) {
        var diagnostics: [Diagnostic] = []
        let text = smallModel.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        let model = readTimelineModel(SourceText(path: "small.yml", text: text), diagnostics: &diagnostics)
        #expect(model.map(\.id) == nil)
        #expect(diagnostics.contains { $0.message == mistake.message && $0.location.line == mistake.line }, "\(diagnostics)")
    }
}
