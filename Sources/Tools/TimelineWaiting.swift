// Waiting without news: the chance that an answer still comes soon. A chance of an answer, never of a yes.

package import CivilCalendar

/// What waiting for a stage looks like on one day.
package struct WaitingEstimate: Sendable, Equatable {
    /// Chance, 0 to 1, that the stage ends in the next five working days, given that it has not ended yet.
    package var chance: Double
    /// The last of those days.
    package var through: CivilDate
    /// The day is past everything the model knows of; `chance` is 0.
    package var isLate: Bool
}

extension StageEstimate {
    /// - Parameter today: no news has come up to and including this day.
    package func waiting(on today: CivilDate, calendar: WorkdayCalendar) -> WaitingEstimate {
        let through = calendar.workday(5, after: today).date
        let past = distribution.share(through: today)
        let left = 1 - past
        if left < 1e-6 { return WaitingEstimate(chance: 0, through: through, isLate: true) }
        return WaitingEstimate(chance: (distribution.share(through: through) - past) / left, through: through, isLate: false)
    }
}

extension TimelineModel {
    /// When each stage that happens is over, counted in working days from the start on a calendar without holidays.
    ///
    /// Exact for durations in working days; calendar days are turned into working days with weekends only.
    package func workdayNumbers(_ choices: TimelineChoices) -> [(label: String, p10: Int, p50: Int, p80: Int, p90: Int)] {
        let plain = WorkdayCalendar()
        let monday = CivilDate(dayNumber: 4)  // 1970-01-05
        return estimate(from: monday, choices: choices, calendar: plain).stages.map { stage in
            func number(_ date: CivilDate) -> Int {
                (monday.dayNumber..<date.dayNumber).count { plain.isWorkday(CivilDate(dayNumber: $0 + 1)) }
            }
            return (stage.label, number(stage.p10), number(stage.p50), number(stage.p80), number(stage.p90))
        }
    }
}
