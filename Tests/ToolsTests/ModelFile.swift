// The model of the repository, and a small one for mistakes.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

func modelOfTheSite(_ name: String = "legal-negotiation") throws -> TimelineModel {
    let path = "Content/data/timelines/\(name).yml"
    var diagnostics: [Diagnostic] = []
    let text = try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    let model = readTimelineModel(SourceText(path: path, text: text), diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    return try #require(model)
}

/// One stage, one option; every line can be replaced by a wrong one.
let smallModel = """
    id: small
    title: 小模型
    start: 哪天开始
    options:
      - id: size
        label: 大小
        choices: [{id: one, label: 一笔}, {id: many, label: 多笔}]
    stages:
      - id: answer
        label: 回复
        nature: experience
        duration: {least: 1, usual: 2, most: 4, unit: workdays, basis: [TYP-01]}
    checkpoints:
      - {stage: answer, if: 没有回复, do: 打电话}
    clocks:
      - {id: law, label: 期限, count: 15, unit: days, condition: 收到起, basis: [CLK-01]}

    """
