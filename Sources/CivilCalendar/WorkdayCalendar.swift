// Which days are worked in mainland China: weekends, public holidays, and weekend days worked instead (调休).
// Reading `holidays.yml` is in `WorkdayCalendarFile.swift`.

/// How well a year's calendar is known.
package enum CalendarStatus: String, Sendable {
    /// The State Council's notice for the year is in the data.
    case confirmed
    /// No notice yet: only weekends are known.
    case predicted
}

/// How days are read in a year without a notice; the two agree in every confirmed year.
package enum CalendarReading: Sendable {
    /// Only what is announced: the early dates.
    case published
    /// The holidays that the law makes certain are taken as days off: the late dates.
    case late
}

/// A date counted on the calendar, and the years it passed whose holidays are not announced.
package struct CountedDate: Sendable, Hashable {
    package var date: CivilDate
    /// Sorted; empty when every year on the way is confirmed.
    package var provisionalYears: [Int]

    package init(date: CivilDate, provisionalYears: [Int]) {
        self.date = date
        self.provisionalYears = provisionalYears
    }
}

/// Days of one holiday in a row.
package struct HolidayRun: Sendable, Hashable {
    package var name: String
    package var from: CivilDate
    package var through: CivilDate
    /// Not announced yet, but certain by law.
    package var isExpected: Bool
}

/// The mainland-China working-day calendar.
package struct WorkdayCalendar: Sendable {
    private let statuses: [Int: CalendarStatus]
    private let holidays: [CivilDate: String]
    private let makeUpDays: [CivilDate: String]
    /// Days off that the law makes certain in a year without a notice.
    private let expected: [CivilDate: String]
    /// The first expected day off; no date before it differs between the readings.
    package let firstExpected: CivilDate?

    package init(
        statuses: [Int: CalendarStatus] = [:], holidays: [CivilDate: String] = [:], makeUpDays: [CivilDate: String] = [:],
        expected: [CivilDate: String] = [:]
    ) {
        self.statuses = statuses
        self.holidays = holidays
        self.makeUpDays = makeUpDays
        self.expected = expected
        firstExpected = expected.keys.min()
    }

    /// Unlisted years are predicted.
    package func status(of year: Int) -> CalendarStatus { statuses[year] ?? .predicted }

    /// The holiday a date belongs to; nil on other days, plain weekends included.
    package func holidayName(_ date: CivilDate) -> String? { holidays[date] }

    /// The holiday a date will belong to although it is not announced; nil on other days.
    package func expectedName(_ date: CivilDate) -> String? { expected[date] }

    /// True on a weekend day that is worked instead of a holiday.
    package func isMakeUpDay(_ date: CivilDate) -> Bool { makeUpDays[date] != nil }

    package func isWorkday(_ date: CivilDate, _ reading: CalendarReading = .published) -> Bool {
        if holidays[date] != nil || (reading == .late && expected[date] != nil) { return false }
        return makeUpDays[date] != nil || date.weekday <= 5
    }

    /// The date `count` working days after `start`, the day itself not counted; 0 gives `start`.
    ///
    /// - Parameter count: 0 to 5000; the loop looks at every day on the way.
    package func workday(_ count: Int, after start: CivilDate, _ reading: CalendarReading = .published) -> CountedDate {
        var date = start
        var left = count
        var provisional: Set<Int> = status(of: start.year) == .predicted ? [start.year] : []
        while left > 0 {
            date = date.adding(days: 1)
            if isWorkday(date, reading) { left -= 1 }
            if date.components.day == 1 || left == 0, status(of: date.year) == .predicted { provisional.insert(date.year) }
        }
        return CountedDate(date: date, provisionalYears: provisional.sorted())
    }

    /// The date itself when it is worked, else the next worked day (民法典203: a last day on a holiday moves to the day after it).
    package func rolled(_ date: CivilDate, _ reading: CalendarReading = .published) -> CivilDate {
        var date = date
        while !isWorkday(date, reading) { date = date.adding(days: 1) }
        return date
    }

    /// Holidays between two dates, both included, as runs of days with one name; expected ones too.
    package func holidayRuns(from start: CivilDate, through end: CivilDate) -> [HolidayRun] {
        var runs: [HolidayRun] = []
        var date = start
        while date <= end {
            let isExpected = holidays[date] == nil
            if let name = holidays[date] ?? expected[date] {
                if let last = runs.last, last.name == name, last.through.adding(days: 1) == date, last.isExpected == isExpected {
                    runs[runs.count - 1].through = date
                } else {
                    runs.append(HolidayRun(name: name, from: date, through: date, isExpected: isExpected))
                }
            }
            date = date.adding(days: 1)
        }
        return runs
    }
}
