// Counting a period by law: 民法典201–203, 民事诉讼法85.

/// The unit of a legal period.
package enum PeriodUnit: String, Sendable, CaseIterable {
    case days
    case workdays
    case months
    case years
}

extension WorkdayCalendar {
    /// The last day of a period that begins with an event on `event`, before it is moved off a holiday.
    ///
    /// The day of the event is not counted (民法典201). Months and years end on the corresponding day, or on the month's last day
    /// where there is none (民法典202).
    package func unrolledDeadline(_ count: Int, _ unit: PeriodUnit, after event: CivilDate) -> CivilDate {
        switch unit {
        case .days: return event.adding(days: count)
        case .workdays: return workday(count, after: event).date
        case .months, .years:
            let (year, month, day) = event.components
            let months = year * 12 + (month - 1) + (unit == .years ? count * 12 : count)
            let (targetYear, targetMonth) = (months / 12, months % 12 + 1)
            let lastDay = min(day, CivilDate.days(inMonth: targetMonth, of: targetYear))
            return CivilDate(year: targetYear, month: targetMonth, day: lastDay) ?? event
        }
    }

    /// The last day of a period by the law as announced: off a holiday it moves to the next worked day.
    package func deadline(_ count: Int, _ unit: PeriodUnit, after event: CivilDate) -> CountedDate {
        if unit == .workdays { return workday(count, after: event) }
        let last = unrolledDeadline(count, unit, after: event)
        let date = rolled(last)
        let provisional = Set([last.year, date.year]).filter { status(of: $0) == .predicted }
        return CountedDate(date: date, provisionalYears: provisional.sorted())
    }

    /// Where two readings of a period are possible: not moved off holidays, and moved off every announced or certain one. The law
    /// says that a last day on a statutory holiday moves to the day after it (民法典203); weekends are taken the same way.
    ///
    /// - Parameter early: the earliest day the event can be counted from; `late` the latest. The same day for an event with a date.
    package func readings(_ count: Int, _ unit: PeriodUnit, early: CivilDate, late: CivilDate) -> DeadlineReadings {
        let last = unit == .workdays ? workday(count, after: late, .late).date : rolled(unrolledDeadline(count, unit, after: late), .late)
        return DeadlineReadings(early: unrolledDeadline(count, unit, after: early), late: last)
    }
}

/// Both readings of the last day of a period. A reader's own deadline is shown early, the other side's late.
package struct DeadlineReadings: Sendable, Hashable {
    package var early: CivilDate
    package var late: CivilDate
}
