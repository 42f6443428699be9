// Waiting without news: the chance that an answer still comes soon, and the next lawful step. A chance of an answer, never of a yes.

package import CivilCalendar

/// What waiting for a stage looks like on one day.
package struct WaitingEstimate: Sendable, Equatable {
    /// Chance, 0 to 1, that the stage ends in the next five working days, given that it has not ended yet.
    package var chance: Double
    /// The last of those days.
    package var through: CivilDate
    /// The day is past everything the model knows of; `chance` is 0.
    package var isLate: Bool
    /// The clock that limits this stage and ran out last, as index among the result's clocks; unverified ones never count.
    package var expired: Int?
    /// What to do now, as index of a checkpoint: when a clock has run out or the chance is below a quarter.
    package var step: Int?
}

extension StageEstimate {
    /// - Parameter today: no news has come up to and including this day.
    package func waiting(on today: CivilDate, calendar: WorkdayCalendar) -> WaitingEstimate {
        let through = calendar.workday(5, after: today, .late).date
        let past = distribution.share(through: today)
        let left = 1 - past
        if left < 1e-6 { return WaitingEstimate(chance: 0, through: through, isLate: true, expired: nil, step: nil) }
        let chance = (distribution.share(through: through) - past) / left
        return WaitingEstimate(chance: chance, through: through, isLate: false, expired: nil, step: nil)
    }
}

extension TimelineModel {
    /// - Parameters:
    ///   - id: the stage whose end has not come.
    ///   - today: no news has come up to and including this day.
    /// - Returns: nil when the stage is not on the way, is the reader's own to do, has ended, or the way has not begun.
    package func waiting(
        for id: String, on today: CivilDate, in result: TimelineResult, calendar: WorkdayCalendar
    ) -> WaitingEstimate? {
        guard today >= result.start, let stage = result.stages.first(where: { $0.stage == id }), !stage.isKnown,
            stages.first(where: { $0.id == id })?.owner == .other
        else { return nil }
        var waiting = stage.waiting(on: today, calendar: calendar)
        // Of several that have run out, the last one says where things stand.
        waiting.expired = result.clocks.indices.filter { index in
            let running = result.clocks[index]
            guard let clock = clocks.first(where: { $0.id == running.id }) else { return false }
            return clock.limits == id && clock.verification != .unverified && running.late < today
        }.max { result.clocks[$0].late < result.clocks[$1].late }
        let expired = waiting.expired.map { TimelineMoment.clock(result.clocks[$0].id) }
        if expired != nil || waiting.chance < 0.25 {
            waiting.step =
                expired.flatMap { moment in checkpoints.firstIndex { $0.moment == moment } }
                ?? checkpoints.firstIndex { $0.moment == .stage(id) }
                ?? result.checkpoints.first { $0.date >= today }?.index
        }
        return waiting
    }

    /// When each stage that happens is over, counted in working days from the start on a calendar without holidays.
    ///
    /// Exact for durations in working days; calendar days on the way are turned into working days with weekends only, and the numbers
    /// are marked as approximate. A period of law in calendar days is none of working days: it keeps its own number.
    package func workdayNumbers(_ choices: TimelineChoices) -> [StageNumbers] {
        var isApproximate = false
        let plain = WorkdayCalendar()
        let monday = CivilDate(dayNumber: 4)  // 1970-01-05
        return zip(estimate(from: monday, choices: choices, calendar: plain).stages, path(choices)).map { stage, part in
            let duration = part.variant(for: choices)?.duration
            let isCalendarDays = duration.map { $0.unit != .workdays } ?? false
            isApproximate = isApproximate || isCalendarDays
            let period = stage.nature == .statute && isCalendarDays ? duration.map { $0.most } : nil
            func number(_ date: CivilDate) -> Int {
                (monday.dayNumber..<date.dayNumber).count { plain.isWorkday(CivilDate(dayNumber: $0 + 1)) }
            }
            return StageNumbers(
                label: stage.label, p10: number(stage.p10), p50: number(stage.p50), p80: number(stage.p80), p90: number(stage.p90),
                isApproximate: isApproximate, period: period)
        }
    }
}

/// When a stage is over, as numbers of working days from the start.
package struct StageNumbers: Sendable, Equatable {
    package var label: String
    package var p10: Int
    package var p50: Int
    package var p80: Int
    package var p90: Int
    /// Calendar days were turned into working days on the way.
    package var isApproximate: Bool
    /// The calendar days of a period of law, to be shown instead of the numbers.
    package var period: Int?
}
