// What an estimate says on the day the reader looks at it: the next deadline that still runs leads, one that ran out is said to have run
// out, what is guessed says so, and no day stands there twice as if it were a range.

import CivilCalendar
import Testing

@testable import Tools

private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

private let today = day("2026-11-22")

@Suite struct TimelineTodayTests {
    let calendar = WorkdayCalendar.builtIn()

    private func court(
        _ start: String, _ choices: TimelineChoices, known: [String: CivilDate] = [:]
    ) throws -> (model: TimelineModel, result: TimelineResult) {
        let model = try #require(try shippedModels().first { $0.id == "court" })
        return (model, model.estimate(from: day(start), choices: choices, known: known, today: today, calendar: calendar))
    }

    /// The lines of the answer, before the first empty one.
    private func answer(_ estimate: (model: TimelineModel, result: TimelineResult)) -> [String] {
        let lines = estimate.model.text(of: estimate.result).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropFirst().prefix { !$0.isEmpty }.map(String.init)
    }

    @Test func theNextDeadlineThatStillRunsLeads() throws {
        let judged = try court("2026-09-01", ["procedure": "simple"], known: ["trial": day("2026-11-15")])
        #expect(judged.result.firstOwn?.id == "appeal-late")
        #expect(judged.result.lapsedOwn.isEmpty, "the answer's period is over with its stage, not missed")
        #expect(judged.result.clocks.first?.state == .over)
        #expect(judged.result.checkpoints.map { judged.model.checkpoints[$0.index].moment } == [.clock("appeal-late")])
        #expect(answer(judged) == ["你最先要守的是 11 月 30 日 周一：上诉。", "“上诉期”到 11 月 30 日 周一 为止，这是按规定数的。"])
    }

    @Test func aDeadlineThatRanOutIsSaidToHaveRunOut() throws {
        let order = try court("2026-10-20", ["paper": "order"])
        #expect(order.result.firstOwn == nil)
        #expect(order.result.checkpoints.isEmpty)
        #expect(order.model.events(of: order.result).isEmpty)
        let words = answer(order)
        #expect(words.count == 1 && words[0].hasPrefix("“还清，或交书面异议”的期限到 11 月 4 日 周三 已经过了。"))
        #expect(words[0].contains("12348") && words[0].contains("执行和解"))
        #expect(!order.model.text(of: order.result).contains("最先要守"))
    }

    @Test func theYearIsNamedWheneverItIsNotThisYear() throws {
        let old = try court("2025-11-25", ["paper": "order"])
        #expect(answer(old)[0].contains("到 2025 年 12 月 10 日 周三 已经过了"))
        let new = try court("2026-12-20", ["paper": "order"])
        #expect(answer(new)[0] == "你最先要守的是 2027 年 1 月 4 日 周一：还清，或交书面异议。")
    }

    /// Received on Friday the 6th, the fifteenth day is a Saturday.
    @Test(arguments: [
        ("2026-11-06", "还清，或交书面异议：早的一天已经过了，遇休假顺延，最晚 11 月 23 日 周一，今天就办。"),
        ("2026-11-07", "今天（11 月 22 日 周日）是最后一天：还清，或交书面异议。"),
        ("2026-11-08", "你最先要守的是 11 月 23 日 周一：还清，或交书面异议。"),
    ])
    func aroundTheLastDayTheReaderIsToldWhichDayIsStillGood(_ start: String, _ words: String) throws {
        #expect(answer(try court(start, ["paper": "order"])) == [words])
    }

    @Test func aJudgmentThatHoldsAlreadyNamesThePaymentFirst() throws {
        let judgment = try court("2026-11-20", ["paper": "judgment", "procedure": "small"])
        #expect(answer(judgment).first?.contains("最先看判决书写的还款日") == true)
        #expect(judgment.model.text(of: judgment.result).contains("最先要守") == false)
        #expect(judgment.result.checkpoints.count == 1)
        #expect(try court("2026-11-20", ["paper": "judgment", "procedure": "simple"]).result.notice == nil)
        let small = ["paper": "complaint", "procedure": "small"]
        #expect(try court("2026-09-20", small).result.notice == nil)
        #expect(try court("2026-09-20", small, known: ["trial": day("2026-11-10")]).result.notice != nil)
    }

    @Test func whatIsCountedFromAnEstimatedDaySaysSo() throws {
        let (model, result) = try court("2026-11-20", ["procedure": "simple"])
        let appeal = try #require(model.events(of: result).first { $0.id.hasSuffix("check-appeal-late") })
        #expect(appeal.summary.hasPrefix("估算的最后一天。"))
        #expect(appeal.detail.hasPrefix("按估算的日子推，收到那天起才真正算。\n规定（CLK-38"))
        let own = try #require(model.events(of: result).first { $0.id.hasSuffix("check-answer-limit") })
        #expect(own.summary.hasPrefix("最后一天。") && !own.detail.contains("估算"))
        let stage = try #require(model.text(of: result).split(separator: "\n").first { $0.contains("上诉期：") })
        #expect(stage.contains("按估算的日子推"))
    }

    @Test func theReadersOwnPeriodEndsOnTheDayOfItsClock() throws {
        let (model, result) = try court("2026-11-20", ["procedure": "simple"])
        #expect(result.stages.first?.deadline == day("2026-12-05"))
        #expect(result.stages.first?.p50 == day("2026-12-07"), "the court waits for the day moved off the weekend")
        #expect(model.text(of: result).replacing("\u{A0}", with: " ").contains("答辩期：到 12 月 5 日"))
    }

    @Test func aPeriodOfLawInCalendarDaysIsNoNumberOfWorkingDays() throws {
        let model = try #require(try shippedModels().first { $0.id == "court" })
        let numbers = model.workdayNumbers(["paper": "complaint", "procedure": "simple"])
        #expect(numbers.map(\.period) == [15, nil, 15])
        #expect(numbers.map(\.isApproximate) == [true, true, true])
        let service = try #require(try shippedModels().first { $0.id == "service-request" })
        #expect(service.workdayNumbers([:]).allSatisfy { !$0.isApproximate && $0.period == nil })
    }

    /// The 15, 30 and 60 days that a lender has, whatever the reader chose.
    @Test(arguments: [
        ("simple", 16, "simple-limit", TimelineMoment.stage("handling")), ("simple", 40, "complex-limit", .stage("handling")),
        ("simple", 94, "special-limit", .clock("special-limit")), ("complex", 40, "complex-limit", .stage("handling")),
        ("complex", 94, "special-limit", .clock("special-limit")), ("special", 94, "special-limit", .clock("special-limit")),
    ])
    func whoeverWaitsIsToldThePeriodThatRanOutLast(_ kind: String, _ days: Int, _ clock: String, _ step: TimelineMoment) throws {
        let model = try #require(try shippedModels().first { $0.id == "complaint" })
        let start = day("2026-08-20")
        let today = start.adding(days: days)
        let result = model.estimate(from: start, choices: ["case": kind], today: today, calendar: calendar)
        let waiting = try #require(model.waiting(for: "handling", on: today, in: result, calendar: calendar))
        #expect(waiting.expired.map { result.clocks[$0].id } == clock)
        #expect(waiting.step.map { model.checkpoints[$0].moment } == step)
    }

    @Test func noSentenceGivesOneDayTwice() throws {
        for model in try shippedModels() {
            for choices in model.combinations {
                for offset in 0..<28 {
                    let start = today.adding(days: -offset * 3)
                    let result = model.estimate(from: start, choices: choices, today: today, calendar: calendar)
                    for line in model.text(of: result).split(separator: "\n") where line.contains("多半") {
                        let parts = line.split { "（，：。".contains($0) }
                        let dates = parts.flatMap { $0.matches(of: /\d+ 月 \d+ 日/).map { String($0.0) } }
                        #expect(Set(dates).count == dates.count, "\(line)")
                    }
                }
            }
        }
    }
}
