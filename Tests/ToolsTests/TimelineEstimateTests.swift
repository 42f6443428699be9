// The exact engine: weights, sums, and an independent simulation that draws durations and counts days by itself.

import CivilCalendar
import Foundation
import Testing

@testable import Tools

/// A small generator with a fixed seed (SplitMix64, Steele and others, 2014).
private struct Dice: RandomNumberGenerator {
    var state: UInt64 = 20_261_122

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct TimelineEstimateTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test(arguments: [(0, 0, 0), (1, 2, 3), (2, 2, 2), (10, 15, 30), (1, 1, 400), (5, 400, 400), (0, 7, 60)])
    func weightsSumAndPeakNearTheUsual(least: Int, usual: Int, most: Int) throws {
        let weights = TimelineDuration(least: least, usual: usual, most: most, unit: .days).weights
        #expect(weights.count == most - least + 1)
        #expect(weights.reduce(0, +) == TimelineDuration.weightTotal)
        #expect(weights.allSatisfy { $0 >= 0 })
        let peak = try #require(weights.indices.max { weights[$0] < weights[$1] })
        #expect(abs(peak + least - usual) <= 1)
    }

    @Test func everyStageIsCertainToEnd() throws {
        let model = try modelOfTheSite()
        for choices in model.combinations {
            let result = model.estimate(from: day("2026-09-25"), choices: choices, calendar: calendar)
            for stage in result.stages {
                #expect(abs(stage.distribution.chances.reduce(0, +) - 1) < 1e-9)
                #expect(stage.p10 <= stage.p50 && stage.p50 <= stage.p80 && stage.p80 <= stage.p90)
            }
            #expect(zip(result.stages, result.stages.dropFirst()).allSatisfy { $0.p50 < $1.p50 && $1.begin == $0.p50 })
        }
    }

    @Test func neverEndsAWorkingDayStageOnADayOff() throws {
        let result = try modelOfTheSite().estimate(from: day("2026-09-30"), choices: [:], calendar: calendar)
        for stage in result.stages {
            for (index, chance) in stage.distribution.chances.enumerated() where chance > 0 {
                #expect(calendar.isWorkday(stage.distribution.first.adding(days: index)))
            }
        }
    }

    @Test(arguments: ["2026-11-23", "2026-02-10", "2026-09-24"])
    func agreesWithAThrowOfDiceWithinADay(start: String) throws {
        let model = try modelOfTheSite()
        var dice = Dice()
        for choices in model.combinations {
            let result = model.estimate(from: day(start), choices: choices, calendar: calendar)
            let plan = Plan(model, choices)
            var counts = [Int](repeating: 0, count: 800)
            for _ in 0..<50_000 { counts[plan.workdays(&dice)] += 1 }
            let finish = try #require(result.finish)
            for (share, date) in [(0.1, finish.p10), (0.5, finish.p50), (0.8, finish.p80), (0.9, finish.p90)] {
                let drawn = dateReaching(share, counts, from: day(start))
                #expect(abs(drawn.dayNumber - date.dayNumber) <= 1 || workdaysBetween(drawn, date) <= 1, "\(share): \(drawn), \(date)")
            }
        }
    }

    @Test func saysWhatWaitingMeans() throws {
        let stage = try #require(try modelOfTheSite().estimate(from: day("2026-11-23"), choices: [:], calendar: calendar).stages.first)
        let atOnce = stage.waiting(on: day("2026-11-23"), calendar: calendar)
        #expect(atOnce.through == day("2026-11-30") && abs(atOnce.chance - 1) < 1e-9 && !atOnce.isLate)
        #expect(stage.waiting(on: day("2026-12-20"), calendar: calendar) == WaitingEstimate(chance: 0, through: day("2026-12-25"), isLate: true))
    }

    private func dateReaching(_ share: Double, _ counts: [Int], from start: CivilDate) -> CivilDate {
        let total = counts.reduce(0, +)
        var sum = 0
        for (days, count) in counts.enumerated() {
            sum += count
            if Double(sum) >= share * Double(total) { return calendar.workday(days, after: start).date }
        }
        return start
    }

    private func workdaysBetween(_ a: CivilDate, _ b: CivilDate) -> Int {
        (min(a, b).dayNumber..<max(a, b).dayNumber).count { calendar.isWorkday(CivilDate(dayNumber: $0 + 1)) }
    }
}

/// One way through the model: continuous beta-PERT draws, rounded to days; every stage of the site's model counts working days.
private struct Plan {
    private let stages: [(duration: TimelineDuration, again: Double)]

    init(_ model: TimelineModel, _ choices: TimelineChoices) {
        stages = model.stages.filter { $0.happens(for: choices) }.compactMap { stage in
            stage.variant(for: choices).map { ($0.duration, stage.again) }
        }
    }

    func workdays(_ dice: inout Dice) -> Int {
        stages.reduce(0) { sum, stage in
            var days = draw(stage.duration, &dice)
            for _ in 0..<2 {
                guard Double.random(in: 0..<1, using: &dice) < stage.again else { break }
                days += draw(stage.duration, &dice)
            }
            return sum + days
        }
    }

    /// Rejection from the beta density, whose peak is at the usual value.
    private func draw(_ duration: TimelineDuration, _ dice: inout Dice) -> Int {
        guard duration.most > duration.least else { return duration.least }
        let span = Double(duration.most - duration.least) + 1
        let mode = (Double(duration.usual - duration.least) + 0.5) / span
        let (a, b) = (4 * mode, 4 * (1 - mode))
        func density(_ x: Double) -> Double { pow(x, a) * pow(1 - x, b) }
        while true {
            let x = Double.random(in: 0..<1, using: &dice)
            if Double.random(in: 0..<1, using: &dice) * density(mode) <= density(x) { return duration.least + Int(x * span) }
        }
    }
}
