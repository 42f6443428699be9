// `Tests/Vectors/timeline.json`: what both engines must give. SIGNPOST_RECORD=1 rewrites it; the page's script reads the same file.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

/// Before, in and after every holiday of 2026, make-up days, month ends, year ends, 29 February, years without a calendar.
private let starts = [
    "2024-02-08", "2024-02-28", "2024-02-29", "2024-09-30", "2025-01-24", "2025-01-26", "2025-01-28", "2025-02-28", "2025-12-31",
    "2026-01-01", "2026-01-04", "2026-01-30", "2026-02-13", "2026-02-14", "2026-02-17", "2026-02-24", "2026-02-28", "2026-03-31",
    "2026-04-03", "2026-04-05", "2026-04-07", "2026-04-30", "2026-05-01", "2026-05-06", "2026-05-09", "2026-06-18", "2026-06-19",
    "2026-06-22", "2026-09-19", "2026-09-24", "2026-09-25", "2026-09-28", "2026-09-30", "2026-10-01", "2026-10-08", "2026-10-10",
    "2026-11-21", "2026-11-22", "2026-11-23", "2026-12-25", "2026-12-31", "2027-01-01", "2027-05-31",
]

@Test func theVectorsAreWhatTheEngineGives() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appending(path: "Vectors/timeline.json")
    let calendar = WorkdayCalendar.builtIn()
    let models = try shippedModels().sorted { $0.id < $1.id }
    let expected = try "[\n" + models.map { try vectors(of: $0, calendar) }.joined(separator: ",\n") + "\n]\n"
    if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" {
        try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    let isEqual = try String(contentsOf: file, encoding: .utf8) == expected
    #expect(isEqual, "Tests/Vectors/timeline.json differs; look at the change, then record it with SIGNPOST_RECORD=1")
}

private func vectors(of model: TimelineModel, _ calendar: WorkdayCalendar) throws -> String {
    let dates = try starts.map { try #require(CivilDate($0)) }
    let cases = dates.flatMap { start in model.combinations.map { vector(model, start, $0, calendar) } }
    return "{\(model.pageData(calendar: calendar, years: 2023...2029)),\n\"cases\":[\n" + cases.joined(separator: ",\n") + "\n]}"
}

/// Dates in words; `sums` are the distributions' means in days after the start, a checksum of all their chances.
private func vector(_ model: TimelineModel, _ start: CivilDate, _ choices: TimelineChoices, _ calendar: WorkdayCalendar) -> String {
    let result = model.estimate(from: start, choices: choices, calendar: calendar)
    let stages = result.stages.map { jsonString("\($0.stage) \($0.begin) \($0.p10) \($0.p50) \($0.p80) \($0.p90)") }
    let sums = result.stages.map { stage in
        let before = stage.distribution.first.dayNumber - start.dayNumber
        return "\(stage.distribution.chances.enumerated().reduce(0.0) { $0 + $1.element * Double(before + $1.offset) })"
    }
    let waiting = result.stages.map { "\($0.waiting(on: start.adding(days: 9), calendar: calendar).chance)" }
    return "{\"start\":\"\(start)\",\"choices\":\(jsonObject(choices)),\"stages\":[\(stages.joined(separator: ","))],"
        + "\"sums\":[\(sums.joined(separator: ","))],\"waiting\":[\(waiting.joined(separator: ","))],"
        + "\"clocks\":[\(result.clocks.map { "\"\($0.date)\"" }.joined(separator: ","))],\"provisional\":\(result.provisionalYears)}"
}

private func jsonObject(_ choices: TimelineChoices) -> String {
    "{" + choices.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",") + "}"
}
