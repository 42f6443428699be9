// Counting periods as the law does. 民法典 201: the day of the event is not counted; 202: months and years end on the corresponding day,
// or on the last day of the month; 203 and 民事诉讼法 85: a last day on a holiday moves to the day after the holiday.

/// The length of a period and its unit.
package struct LegalPeriod: Sendable, Hashable {
    package enum Unit: String, Sendable, CaseIterable {
        case days
        case workdays
        case months
        case years
    }

    package var count: Int
    package var unit: Unit

    package init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// The last day of a period, in the two readings that can be defended.
package struct Deadline: Sendable, Hashable {
    /// The last day itself, not moved: the safe day for the person who must act.
    package var early: CivilDate
    /// Moved off a holiday, expected holidays included: the day from which the other side is late beyond doubt.
    package var late: CivilDate
    package var certainty: CalendarCertainty

    package init(early: CivilDate, late: CivilDate, certainty: CalendarCertainty) {
        self.early = early
        self.late = late
        self.certainty = certainty
    }

    /// Counts a period from the day of the event. Negative counts are taken as 0.
    package init(of period: LegalPeriod, after event: CivilDate, calendar: WorkdayCalendar) {
        switch period.unit {
        case .workdays:
            early = calendar.workday(period.count, after: event, reading: .early).date
            late = calendar.workday(period.count, after: event, reading: .late).date
        case .days, .months, .years:
            let last =
                switch period.unit {
                case .months: event.adding(months: max(0, period.count))
                case .years: event.adding(months: 12 * max(0, period.count))
                default: event.adding(days: max(0, period.count))
                }
            early = last
            late = calendar.rolled(last, reading: .late)
        }
        certainty = calendar.certainty(from: event, through: late)
    }
}

extension CivilDate {
    /// The corresponding day of a later month, or that month's last day (2026-01-31 plus one month is 2026-02-28).
    package func adding(months: Int) -> CivilDate {
        let (year, month, day) = components
        let index = year * 12 + month - 1 + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        let newDay = min(day, CivilDate.days(inMonth: newMonth, of: newYear))
        return CivilDate(year: newYear, month: newMonth, day: newDay) ?? self
    }
}
