// Which days are worked in mainland China: weekends, holidays and make-up working days, year by year. Not the parsing of the file.

/// How much is known about the working days of a span.
package enum CalendarCertainty: Int, Sendable, Comparable {
    /// The yearly notice of the State Council has been taken over.
    case confirmed
    /// The year is in the file, its notice is not: weekends, and in the late reading the days that the law itself fixes.
    case predicted
    /// The file does not know the year at all: weekends only.
    case unknown

    package static func < (a: CalendarCertainty, b: CalendarCertainty) -> Bool { a.rawValue < b.rawValue }
}

/// Which of two defensible ways to count is meant, where a year has no official calendar yet.
package enum CalendarReading: Sendable {
    /// Only what is official counts as a day off: dates come out early.
    case early
    /// Days that the law fixes as holidays count as days off too: dates come out late.
    case late
}

/// The working days of mainland China.
package struct WorkdayCalendar: Sendable, Hashable {
    /// One year of the calendar, as the file gives it.
    package struct Year: Sendable, Hashable {
        package var year: Int
        package var isConfirmed: Bool
        /// Days off, by day number, with the holiday's name.
        package var holidays: [Int: String]
        /// Weekend days that are worked, by day number, with the holiday they make up for.
        package var workdays: [Int: String]
        /// Days that the law fixes as holidays although no notice has been published.
        package var expected: [Int: String]

        package init(
            year: Int, isConfirmed: Bool, holidays: [Int: String] = [:], workdays: [Int: String] = [:], expected: [Int: String] = [:]
        ) {
            self.year = year
            self.isConfirmed = isConfirmed
            self.holidays = holidays
            self.workdays = workdays
            self.expected = expected
        }
    }

    /// By year, ascending.
    package let years: [Year]
    private let holidays: [Int: String]
    private let workdays: [Int: String]
    private let expected: [Int: String]

    package init(years: [Year]) {
        self.years = years.sorted { $0.year < $1.year }
        holidays = Self.merged(self.years.map(\.holidays))
        workdays = Self.merged(self.years.map(\.workdays))
        expected = Self.merged(self.years.map(\.expected))
    }

    private static func merged(_ parts: [[Int: String]]) -> [Int: String] {
        parts.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
    }

    package func certainty(ofYear year: Int) -> CalendarCertainty {
        guard let entry = years.first(where: { $0.year == year }) else { return .unknown }
        return entry.isConfirmed ? .confirmed : .predicted
    }

    /// The least certain of the years that the span touches.
    package func certainty(from first: CivilDate, through last: CivilDate) -> CalendarCertainty {
        let years = min(first.year, last.year)...max(first.year, last.year)
        return years.map(certainty(ofYear:)).max() ?? .unknown
    }

    package func isWorkday(_ date: CivilDate, reading: CalendarReading = .early) -> Bool {
        if workdays[date.dayNumber] != nil { return true }
        if holidays[date.dayNumber] != nil { return false }
        if reading == .late, expected[date.dayNumber] != nil { return false }
        return date.weekday < 6
    }

    /// The holiday that makes the day free; nil on other days. Ordinary weekends have no name.
    package func holidayName(_ date: CivilDate, reading: CalendarReading = .early) -> String? {
        if workdays[date.dayNumber] != nil { return nil }
        return holidays[date.dayNumber] ?? (reading == .late ? expected[date.dayNumber] : nil)
    }

    /// The holiday for which a weekend day is worked; nil on other days.
    package func makeUpName(_ date: CivilDate) -> String? { workdays[date.dayNumber] }

    /// The n-th working day after a date, the date itself not counted; n = 0 gives the date. Negative n is taken as 0.
    package func workday(
        _ n: Int, after date: CivilDate, reading: CalendarReading = .early
    ) -> (date: CivilDate, certainty: CalendarCertainty) {
        var day = date
        var left = n
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkday(day, reading: reading) { left -= 1 }
        }
        return (day, certainty(from: date, through: day))
    }

    /// The date itself when it is worked, else the next working day.
    package func rolled(_ date: CivilDate, reading: CalendarReading = .early) -> CivilDate {
        var day = date
        while !isWorkday(day, reading: reading) { day = day.adding(days: 1) }
        return day
    }

    /// How many working days lie after `first` up to and including `last`; 0 when `last` is not later.
    package func workdays(after first: CivilDate, through last: CivilDate, reading: CalendarReading = .early) -> Int {
        guard last > first else { return 0 }
        return (first.dayNumber + 1...last.dayNumber).count { isWorkday(CivilDate(dayNumber: $0), reading: reading) }
    }

    /// The years without an official calendar that the span touches, ascending.
    package func yearsWithoutNotice(from first: CivilDate, through last: CivilDate) -> [Int] {
        guard first <= last else { return [] }
        return (first.year...last.year).filter { certainty(ofYear: $0) != .confirmed }
    }
}
