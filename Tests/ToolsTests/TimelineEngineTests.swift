// The exact engine against a simulation, and against the vectors that the page's script must reproduce.

import CivilCalendar
import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import Tools

private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

/// SplitMix64: the same draws in every run.
private struct Draws: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// A beta-PERT draw by rejection under the density's maximum at the mode, rounded to a whole day.
    mutating func pert(_ d: StageDuration) -> Int {
        if d.least == d.most { return d.least }
        let (low, high, mode) = (Double(d.least) - 0.5, Double(d.most) + 0.5, Double(d.usual))
        let a = 4 * (mode - low) / (high - low)
        let b = 4 * (high - mode) / (high - low)
        func density(_ x: Double) -> Double { pow((x - low) / (high - low), a) * pow((high - x) / (high - low), b) }
        let top = density(mode)
        while true {
            let x = low + (high - low) * unit()
            if unit() * top <= density(x) { return min(d.most, max(d.least, Int(x.rounded()))) }
        }
    }
}

private func simulate(_ model: TimelineModel, from start: CivilDate, _ selection: [String: String], _ calendar: WorkdayCalendar) -> [CivilDate] {
    var draws = Draws(state: 20_261_122)
    func after(_ date: CivilDate, _ duration: StageDuration) -> CivilDate {
        let n = draws.pert(duration)
        switch duration.unit {
        case .workdays: return calendar.workday(n, after: date).date
        case .days: return date.adding(days: n)
        case .daysRolling: return calendar.rolled(date.adding(days: n))
        }
    }
    let path = model.path(selection)
    let ends = (0..<200_000).map { _ in
        var date = start
        for stage in path {
            date = after(date, stage.duration(selection))
            guard let back = stage.sentBack, back.when.holds(selection) else { continue }
            var times = 0
            while times < back.atMost, draws.unit() * 100 < Double(back.chance) {
                date = after(after(date, back.delay), stage.duration(selection))
                times += 1
            }
        }
        return date
    }
    return ends.sorted()
}

@Suite struct TimelineEngineTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test(arguments: [(1, 2, 3), (2, 4, 7), (10, 15, 30), (14, 21, 31), (5, 5, 5), (0, 0, 4), (1, 9, 9)])
    func weightsAddUpAndPeakAtTheUsualDay(_ least: Int, _ usual: Int, _ most: Int) {
        let weights = pertWeights(least: least, usual: usual, most: most)
        #expect(weights.count == most - least + 1)
        #expect(weights.reduce(0, +) == 1_000_000)
        #expect(weights.indices.max { weights[$0] < weights[$1] } == usual - least)
    }

    @Test func weightsAreThePublishedDensity() {
        // Beta(3, 3) over [0.5, 3.5], integrated by hand: 1/3 of its width at each side holds 17/81 of the mass.
        #expect(pertWeights(least: 1, usual: 2, most: 3) == [209_877, 580_247, 209_876])
    }

    @Test(arguments: [
        (["dispute": "simple", "materials": "complete"], "2025-11-24"), (["dispute": "complex", "materials": "incomplete"], "2026-01-20"),
        (["dispute": "simple", "materials": "incomplete"], "2026-09-15"),
    ])
    func agreesWithASimulationWithinADay(_ selection: [String: String], _ start: String) throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let first = try day(start)
        let result = estimate(model, from: first, selection: selection, calendar: calendar)
        let ends = simulate(model, from: first, selection, calendar)
        let end = try #require(result.end)
        #expect(result.yearsWithoutNotice == [])
        for (chance, exact) in [(0.1, end.p10), (0.5, end.p50), (0.8, end.p80), (0.9, end.p90)] {
            let drawn = ends[Int(chance * 200_000)]
            let working = max(calendar.workdays(after: drawn, through: exact), calendar.workdays(after: exact, through: drawn))
            #expect(working <= 1, "\(chance): exact \(exact), simulated \(drawn)")
        }
        let last = try #require(result.stages.last?.distribution)
        #expect(abs(last.mass.reduce(0, +) - 1) < 1e-12)
    }

    @Test func dateRangesRiseAndStagesFollowEachOther() throws {
        for model in try shippedModels() {
            for selection in model.allSelections {
                let result = estimate(model, from: try day("2026-11-22"), selection: selection, calendar: calendar)
                for stage in result.stages {
                    #expect(stage.begin <= stage.end.p50)
                    #expect(stage.end.p10 <= stage.end.p50)
                    #expect(stage.end.p50 <= stage.end.p80)
                    #expect(stage.end.p80 <= stage.end.p90)
                }
                #expect(!result.sentence.isEmpty)
                #expect(result.checkpoints.map(\.date) == result.checkpoints.map(\.date).sorted())
            }
        }
    }

    @Test func saysWhenTheCalendarIsNotOfficialAndWidens() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let sure = estimate(model, from: try day("2026-10-12"), calendar: calendar)
        let unsure = estimate(model, from: try day("2026-12-10"), calendar: calendar)
        #expect(sure.calendarNote == nil)
        #expect(unsure.calendarNote == "2027 年放假安排公布前为暂估，可能差几天。")
        #expect(unsure.holidays.map(\.name).contains("元旦"))
    }

    @Test func waitingNamesTheNextStepWhenHopeFadesOrAClockRunsOut() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let result = estimate(model, from: try day("2026-11-23"), calendar: calendar)
        let early = try #require(result.waiting(for: "response", today: day("2026-11-24"), calendar: calendar))
        #expect(abs(early.chance - 1) < 1e-9)
        #expect(early.through.description == "2026-12-01")
        #expect(early.next == nil)
        let late = try #require(result.waiting(for: "response", today: day("2026-12-01"), calendar: calendar))
        #expect(late.isBeyondExperience)
        #expect(late.chance == 0)
        #expect(late.next?.checkpoint.momentID == "review")
        let clock = try #require(result.waiting(for: "talks", today: day("2026-12-25"), calendar: calendar))
        #expect(clock.next != nil)
        #expect(result.waiting(for: "talks", today: try day("2026-11-22"), calendar: calendar) == nil)
    }

    /// What both implementations must give: `Tests/Vectors/timeline.json`. `SIGNPOST_RECORD=1` writes it anew.
    @Test func agreesWithTheVectorsOfThePage() throws {
        let file = root.appending(path: "Tests/Vectors/timeline.json")
        let now = try vectors()
        if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" { try now.write(to: file, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: file, encoding: .utf8) == now)
    }

    private func vectors() throws -> String {
        var models: [JSONMember] = []
        var cases: [String] = []
        for model in try shippedModels() {
            let built = try day("2026-11-22")
            models.append(JSONMember(name: model.id, value: model.scriptData(calendar: calendar, built: built) { _ in nil }))
            for start in ["2024-02-29", "2025-01-27", "2026-02-13", "2026-09-18", "2026-09-30", "2026-10-10", "2026-11-22", "2026-12-31"] {
                for selection in model.allSelections {
                    let result = estimate(model, from: try day(start), selection: selection, calendar: calendar)
                    cases.append(vector(result))
                }
            }
        }
        return "{\"models\":\(JSONValue.object(models).compact),\n\"cases\":[\n\(cases.joined(separator: ",\n"))\n]}\n"
    }

    private func vector(_ result: TimelineResult) -> String {
        let head = JSONValue.members([
            "model": .text(result.model.id), "start": .text(result.start.description),
            "selection": .object(result.selection.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .text($0.value)) }),
            "sentence": .text(result.sentence), "note": .text(result.calendarNote ?? ""),
            "stages": .list(
                result.stages.map {
                    .texts([$0.stage.id] + [$0.begin, $0.end.p10, $0.end.p50, $0.end.p80, $0.end.p90].map(\.description))
                }),
            "clocks": .list(result.clocks.map { .texts([$0.clock.id, $0.deadline.early.description, $0.deadline.late.description]) }),
            "checkpoints": .list(result.checkpoints.map { .texts([$0.checkpoint.momentID, $0.date.description]) }),
        ])
        let today = result.start.adding(days: 7)
        let chances = result.stages.map { stage in
            let waiting = result.waiting(for: stage.stage.id, today: today, calendar: calendar)
            return "\(waiting?.chance ?? 0)"
        }
        let mass = result.stages.last?.distribution.mass.map { "\($0)" } ?? []
        return String(head.compact.dropLast()) + ",\"waiting\":[\(chances.joined(separator: ","))],\"mass\":[\(mass.joined(separator: ","))]}"
    }
}
