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
    var cases: [String] = []
    for (place, choices) in model.combinations.enumerated() {
        // Every start for the first combination, every third for the others.
        for (index, start) in dates.enumerated() where place == 0 || (place + index) % 3 == 0 {
            // Now and then the reader knows when a stage ended.
            let asked = model.path(choices).filter { !$0.happened.isEmpty }
            let known = index % 4 == 3 ? asked.last.map { [$0.id: start.adding(days: 20 + place)] } ?? [:] : [:]
            cases.append(vector(model, start, choices, known, calendar))
        }
    }
    return "{\(model.pageData(calendar: calendar, years: 2023...2029)),\n\"cases\":[\n" + cases.joined(separator: ",\n") + "\n]}"
}

/// Dates in words; `sums` are the distributions' means in days after the start, a checksum of all their chances.
private func vector(
    _ model: TimelineModel, _ start: CivilDate, _ choices: TimelineChoices, _ known: [String: CivilDate], _ calendar: WorkdayCalendar
) -> String {
    // Some days after the start, so that some periods have run out, and some only in the early reading.
    let day = start.adding(days: [9, 40, 16, 70][start.dayNumber % 4])
    let result = model.estimate(from: start, choices: choices, known: known, today: day, calendar: calendar)
    let stages = result.stages.map {
        let mark = $0.isImplied ? " over" : $0.isKnown ? " known" : ""
        let deadline = $0.deadline.map { " until \($0)" } ?? ""
        return jsonString("\($0.stage) \($0.begin) \($0.p10) \($0.p50) \($0.p80) \($0.p90)\(mark)\(deadline)")
    }
    let sums = result.stages.map { stage in
        let before = stage.distribution.first.dayNumber - start.dayNumber
        return "\(stage.distribution.chances.enumerated().reduce(0.0) { $0 + $1.element * Double(before + $1.offset) })"
    }
    let waiting = result.stages.map { stage in
        guard let waiting = model.waiting(for: stage.stage, on: day, in: result, calendar: calendar) else { return "null" }
        let expired = waiting.expired.map { jsonString(result.clocks[$0].id) } ?? "null"
        return "{\"chance\":\(waiting.chance),\"through\":\"\(waiting.through)\",\"late\":\(waiting.isLate),\"expired\":\(expired),"
            + "\"step\":\(waiting.step.map(String.init) ?? "null")}"
    }
    let clocks = result.clocks.map {
        jsonString("\($0.id) \($0.early) \($0.late) \($0.state.rawValue)\($0.isEstimated ? " estimated" : "")")
    }
    let own = ([result.firstOwn].compactMap { $0 } + result.lapsedOwn).map { jsonString("\($0.id) \($0.shown)") }
    // The answer's sentences without what is said of all experience and of years without a calendar.
    let lines = model.text(of: result).split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix { !$0.isEmpty }
    let says = lines.filter { !$0.hasPrefix("经验值只供参考") && !$0.contains("公布前为暂估") }.joined(separator: " ")
    let points = result.checkpoints.map { jsonString("\($0.index) \($0.date)") }
    return "{\"start\":\"\(start)\",\"choices\":\(jsonObject(choices)),\"known\":\(jsonObject(known.mapValues(\.description))),"
        + "\"stages\":[\(stages.joined(separator: ","))],\"sums\":[\(sums.joined(separator: ","))],"
        + "\"day\":\"\(day)\",\"waiting\":[\(waiting.joined(separator: ","))],\"clocks\":[\(clocks.joined(separator: ","))],"
        + "\"own\":[\(own.joined(separator: ","))],\"notice\":\(result.notice.map(String.init) ?? "null"),"
        + "\"says\":\(jsonString(says)),\"checkpoints\":[\(points.joined(separator: ","))],\"exits\":[\(result.exits.map(jsonString).joined(separator: ","))],\"provisional\":\(result.provisionalYears)}"
}

private func jsonObject(_ choices: TimelineChoices) -> String {
    "{" + choices.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",") + "}"
}
