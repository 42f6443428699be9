// What waiting without news means, and stage ends as numbers of working days.

import CivilCalendar
import Testing

@testable import Tools

@Suite struct TimelineWaitingTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test func theChanceOfAnAnswerFallsToNothing() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let start = try #require(CivilDate("2026-11-23"))
        let stage = try #require(model.estimate(from: start, choices: [:], calendar: calendar).stages.last)
        let chances = (0..<60).map { stage.waiting(on: start.adding(days: $0), calendar: calendar) }
        #expect(chances.first?.through == CivilDate("2026-11-30"))
        #expect(chances.first?.chance == 0)
        #expect(chances.allSatisfy { (0...1 + 1e-9).contains($0.chance) })
        #expect(chances.last?.isLate == true && chances.last?.chance == 0)
        #expect(chances.contains { $0.chance > 0.9 })
    }

    @Test func belowAQuarterTheStagesOwnStepIsNext() throws {
        let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
        let start = try #require(CivilDate("2026-11-23"))
        let result = model.estimate(from: start, choices: [:], calendar: calendar)
        let early = try #require(model.waiting(for: "talks", on: start.adding(days: 24), in: result, calendar: calendar))
        #expect(early.chance > 0.25 && early.step == nil)
        let late = try #require(model.waiting(for: "talks", on: start.adding(days: 60), in: result, calendar: calendar))
        #expect(late.isLate)
        #expect(late.step.map { model.checkpoints[$0].moment } == .stage("talks"))
        #expect(model.waiting(for: "talks", on: start.adding(days: -1), in: result, calendar: calendar) == nil)
        #expect(model.waiting(for: "completion", on: start, in: result, calendar: calendar) == nil)
    }

    @Test func aVerifiedClockThatRanOutIsNamedAndAnUnverifiedOneNever() throws {
        let models = try shippedModels()
        let start = try #require(CivilDate("2026-11-23"))
        let complaint = try #require(models.first { $0.id == "complaint" })
        let result = complaint.estimate(from: start, choices: ["after": "review"], calendar: calendar)
        let onTime = try #require(complaint.waiting(for: "handling", on: start.adding(days: 15), in: result, calendar: calendar))
        #expect(onTime.expired == nil)
        let over = try #require(complaint.waiting(for: "handling", on: start.adding(days: 16), in: result, calendar: calendar))
        #expect(over.expired.map { result.clocks[$0].id } == "simple-limit")
        #expect(over.step != nil)
        for model in models {
            let unverified = Set(model.clocks.filter { $0.verification == .unverified }.map(\.id))
            for choices in model.combinations {
                let result = model.estimate(from: start, choices: choices, calendar: calendar)
                for stage in result.stages {
                    let waiting = model.waiting(for: stage.stage, on: start.adding(days: 400), in: result, calendar: calendar)
                    #expect(waiting?.expired.map { !unverified.contains(result.clocks[$0].id) } ?? true)
                }
            }
        }
    }

    @Test func numbersOfWorkingDaysAgreeWithDatesOnACalendarWithoutHolidays() throws {
        for model in try shippedModels() {
            for choices in model.combinations {
                let numbers = model.workdayNumbers(choices)
                let dates = model.estimate(from: CivilDate(dayNumber: 4), choices: choices, calendar: WorkdayCalendar()).stages
                #expect(numbers.map(\.label) == dates.map(\.label))
                for (number, stage) in zip(numbers, dates) where stage.p90.weekday <= 5 && stage.p50.weekday <= 5 {
                    #expect(WorkdayCalendar().workday(number.p50, after: CivilDate(dayNumber: 4)).date == stage.p50)
                    #expect(WorkdayCalendar().workday(number.p90, after: CivilDate(dayNumber: 4)).date == stage.p90)
                }
            }
        }
    }
}
