// The exact engine against 200,000 draws that share nothing with it but the calendar, and what its results must always be.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

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
    mutating func pert(_ d: TimelineDuration) -> Int {
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

/// Finish dates, ascending: each way is walked day by day on the calendar.
private func simulate(
    _ model: TimelineModel, from start: CivilDate, _ choices: TimelineChoices, _ calendar: WorkdayCalendar
) -> [CivilDate] {
    var draws = Draws(state: 20_261_122)
    // Asked once a day, not once a draw.
    let works = (0..<3000).map { calendar.isWorkday(start.adding(days: $0)) }
    func after(_ day: Int, _ duration: TimelineDuration) -> Int {
        var (day, left) = (day, draws.pert(duration))
        if duration.unit != .workdays { day += left }
        while duration.unit == .rolling, !works[day] { day += 1 }
        while duration.unit == .workdays, left > 0 {
            day += 1
            if works[day] { left -= 1 }
        }
        return day
    }
    let path = model.path(choices).compactMap { stage in stage.variant(for: choices).map { (stage, $0.duration) } }
    let ends = (0..<200_000).map { _ in
        var date = 0
        for (index, (stage, duration)) in path.enumerated() {
            date = after(date, duration)
            guard let loop = stage.loop else { continue }
            let back = path.firstIndex { $0.0.id == loop.to } ?? index
            for _ in 1...2 {
                guard draws.unit() < loop.chance else { break }
                for (_, duration) in path[back...index] { date = after(date, duration) }
            }
        }
        return date
    }
    return ends.sorted().map { start.adding(days: $0) }
}

/// A model whose last stage sends the way back over two stages.
private let looping = """
    id: loop
    title: T
    start: Q
    stages:
      - {id: a, label: A, next: b, duration: {least: 1, usual: 4, most: 9, basis: [TYP-01]}}
      - {id: b, label: B, next: c, duration: {least: 2, usual: 3, most: 8, unit: days-rolling, basis: [TYP-01]}}
      - {id: c, label: C, next: e, again: {chance: 0.4, to: b}, duration: {least: 1, usual: 2, most: 6, unit: days, basis: [TYP-01]}}
    exits:
      - {id: e, label: E, then: N}
    """

private func loopModel() throws -> TimelineModel {
    var diagnostics: [Diagnostic] = []
    let model = readTimelineModel(SourceText(path: "Content/data/timelines/loop.yml", text: looping), diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return try #require(model)
}

@Suite struct TimelineSimulationTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test(arguments: [
        ("legal-negotiation", ["dispute": "simple", "materials": "complete"], "2025-11-24"),
        ("legal-negotiation", ["dispute": "complex", "materials": "incomplete"], "2026-01-20"),
        ("service-request", ["case": "clear", "materials": "incomplete"], "2026-09-15"),
        ("mediation", ["kind": "court", "confirm": "confirm"], "2026-01-20"),
        ("complaint", ["case": "special", "after": "review"], "2026-04-20"),
        ("complaint", ["case": "simple", "after": "regulator"], "2026-09-10"),
        ("court", ["paper": "complaint", "procedure": "ordinary"], "2025-12-29"),
        ("loop", [:], "2026-04-20"),
    ])
    func agreesWithASimulationWithinADay(_ name: String, _ choices: TimelineChoices, _ start: String) throws {
        let model = try #require(try (shippedModels() + [loopModel()]).first { $0.id == name })
        let first = day(start)
        let finish = try #require(model.estimate(from: first, choices: choices, calendar: calendar).finish)
        let ends = simulate(model, from: first, choices, calendar)
        for (share, exact) in [(0.1, finish.p10), (0.5, finish.p50), (0.8, finish.p80), (0.9, finish.p90)] {
            let drawn = ends[Int(share * 200_000)]
            // Within one working day: across a long holiday that is several calendar days.
            let (earlier, later) = (min(drawn, exact), max(drawn, exact))
            #expect(later <= max(earlier.adding(days: 1), calendar.workday(1, after: earlier).date), "\(share): \(exact), drawn \(drawn)")
        }
        #expect(abs(finish.distribution.chances.reduce(0, +) - 1) < 1e-12)
    }

    @Test(arguments: [(1, 2, 3), (2, 4, 7), (10, 15, 30), (14, 21, 31), (5, 5, 5), (0, 0, 4), (1, 9, 9)])
    func weightsAddUpAndPeakAtTheUsualDay(_ least: Int, _ usual: Int, _ most: Int) {
        let weights = TimelineDuration(least: least, usual: usual, most: most, unit: .workdays).weights
        #expect(weights.count == most - least + 1)
        #expect(weights.reduce(0, +) == TimelineDuration.weightTotal)
        #expect(weights.indices.max { weights[$0] < weights[$1] } == usual - least)
    }

    @Test func weightsAreThePublishedDensity() {
        // Beta(3, 3) over [0.5, 3.5], integrated by hand: the outer thirds hold 17/81 each, the middle one 47/81.
        let weights = TimelineDuration(least: 1, usual: 2, most: 3, unit: .workdays).weights
        for (weight, exact) in zip(weights, [17.0 / 81, 47.0 / 81, 17.0 / 81]) { #expect(abs(Double(weight) / 1_000_000 - exact) < 1e-4) }
    }

    @Test func dateRangesRiseAndStagesFollowEachOther() throws {
        for model in try shippedModels() {
            for choices in model.combinations {
                for start in ["2024-02-29", "2026-02-13", "2026-09-30", "2026-11-22", "2026-12-31"] {
                    let result = model.estimate(from: day(start), choices: choices, calendar: calendar)
                    for stage in result.stages {
                        let dates = [stage.p10, stage.p50, stage.p80, stage.p90]
                        #expect(dates == dates.sorted())
                        #expect(stage.begin <= stage.p50)
                    }
                    #expect(result.stages.map(\.p50) == result.stages.map(\.p50).sorted())
                }
            }
        }
    }

    @Test func aYearWithoutANoticeWidensTheRangeAndMovesNothingBeforeIt() throws {
        let model = try #require(try shippedModels().first { $0.id == "service-request" })
        let expected = try #require(CivilDate("2027-02-05"))
        let calendar = WorkdayCalendar(expected: [expected: "春节", expected.adding(days: 3): "春节"])
        let before = model.estimate(from: day("2027-01-04"), choices: [:], calendar: calendar)
        #expect(before == model.estimate(from: day("2027-01-04"), choices: [:], calendar: WorkdayCalendar()))
        let plain = try #require(model.estimate(from: day("2027-02-03"), choices: [:], calendar: WorkdayCalendar()).finish)
        let wide = try #require(model.estimate(from: day("2027-02-03"), choices: [:], calendar: calendar).finish)
        #expect((wide.p10, wide.p50) == (plain.p10, plain.p50))
        #expect(wide.p90 == WorkdayCalendar().workday(2, after: plain.p90).date)
    }

    @Test func aDayThatIsKnownReplacesTheEstimateAndEverythingBeforeIt() throws {
        let model = try #require(try shippedModels().first { $0.id == "mediation" })
        let signed = day("2026-12-15")
        let result = model.estimate(
            from: day("2026-11-23"), choices: ["confirm": "confirm"], known: ["signing": signed], calendar: calendar)
        #expect(result.stages.prefix(4).map(\.isKnown) == [true, true, true, true])
        #expect(result.stages.prefix(4).map(\.isImplied) == [true, true, true, false])
        #expect(result.stages[3].p90 == signed)
        let own = try #require(result.firstOwn)
        // 30 days after the 15th: 14 January 2027.
        let last = day("2027-01-14")
        #expect(own == ClockEstimate(id: "confirm-limit", owner: .reader, early: last, late: last, isEstimated: false, state: .running))
        #expect(!result.checkpoints.contains { model.checkpoints[$0.index].moment == .stage("talks") })
    }

    @Test func saysWhichYearsAreProvisional() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        #expect(model.estimate(from: day("2026-04-07"), choices: [:], calendar: calendar).provisionalYears == [])
        let result = model.estimate(from: day("2026-12-10"), choices: [:], calendar: calendar)
        #expect(result.provisionalYears == [2027])
        #expect(model.text(of: result).contains("2027 年放假安排公布前为暂估"))
        #expect(calendarFile(model.events(of: result), stamp: day("2026-12-10")).replacing("\r\n ", with: "").contains("2027 年放假安排公布前为暂估"))
    }

    @Test func unknownChoicesFallBackToTheDefault() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let start = day("2026-11-22")
        let plain = model.estimate(from: start, choices: [:], calendar: calendar)
        #expect(model.estimate(from: start, choices: ["dispute": "other", "x": "y"], calendar: calendar) == plain)
    }
}

@Suite struct TimelineReportTests {
    @Test func theCalendarFileIsFoldedStableAndEndsLinesAsTheFormatAsks() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let start = day("2026-11-22")
        let result = model.estimate(from: start, choices: [:], calendar: .builtIn())
        let file = calendarFile(model.events(of: result), stamp: start)
        let lines = file.components(separatedBy: "\r\n")
        #expect(lines.last == "")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.unicodeScalars.contains("\n") })
        let unique = lines.filter { $0.hasPrefix("UID:") }
        #expect(unique.count == lines.count { $0 == "BEGIN:VEVENT" })
        #expect(Set(unique).count == unique.count)
        #expect(lines.count { $0 == "TRIGGER:-P1D" } == unique.count)
        #expect(file == calendarFile(model.events(of: result), stamp: start))
    }
}
