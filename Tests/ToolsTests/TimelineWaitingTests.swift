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
