// Which days are worked in mainland China: weekends, public holidays, and weekend days worked instead (调休).

import DataFiles
package import Diagnostics

/// How well a year's calendar is known.
package enum CalendarStatus: String, Sendable {
    /// The State Council's notice for the year is in the data.
    case confirmed
    /// No notice yet: only weekends are known.
    case predicted
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

/// The mainland-China working-day calendar.
package struct WorkdayCalendar: Sendable {
    private let statuses: [Int: CalendarStatus]
    private let holidays: [CivilDate: String]
    private let makeUpDays: [CivilDate: String]

    package init(statuses: [Int: CalendarStatus] = [:], holidays: [CivilDate: String] = [:], makeUpDays: [CivilDate: String] = [:]) {
        self.statuses = statuses
        self.holidays = holidays
        self.makeUpDays = makeUpDays
    }

    /// Unlisted years are predicted.
    package func status(of year: Int) -> CalendarStatus { statuses[year] ?? .predicted }

    /// The holiday a date belongs to; nil on other days, plain weekends included.
    package func holidayName(_ date: CivilDate) -> String? { holidays[date] }

    /// True on a weekend day that is worked instead of a holiday.
    package func isMakeUpDay(_ date: CivilDate) -> Bool { makeUpDays[date] != nil }

    package func isWorkday(_ date: CivilDate) -> Bool {
        if holidays[date] != nil { return false }
        return makeUpDays[date] != nil || date.weekday <= 5
    }

    /// The date `count` working days after `start`, the day itself not counted; 0 gives `start`.
    ///
    /// - Parameter count: 0 to 5000; the loop looks at every day on the way.
    package func workday(_ count: Int, after start: CivilDate) -> CountedDate {
        var date = start
        var left = count
        var provisional: Set<Int> = status(of: start.year) == .predicted ? [start.year] : []
        while left > 0 {
            date = date.adding(days: 1)
            if isWorkday(date) { left -= 1 }
            if date.components.day == 1 || left == 0, status(of: date.year) == .predicted { provisional.insert(date.year) }
        }
        return CountedDate(date: date, provisionalYears: provisional.sorted())
    }

    /// The date itself when it is worked, else the next worked day (民法典203: a last day on a holiday moves to the day after it).
    package func rolled(_ date: CivilDate) -> CivilDate {
        var date = date
        while !isWorkday(date) { date = date.adding(days: 1) }
        return date
    }

    /// Holidays between two dates, both included, as runs of days with one name.
    package func holidayRuns(from start: CivilDate, through end: CivilDate) -> [(name: String, from: CivilDate, through: CivilDate)] {
        var runs: [(name: String, from: CivilDate, through: CivilDate)] = []
        var date = start
        while date <= end {
            if let name = holidays[date] {
                if let last = runs.last, last.name == name, last.through.adding(days: 1) == date {
                    runs[runs.count - 1].through = date
                } else {
                    runs.append((name, date, date))
                }
            }
            date = date.adding(days: 1)
        }
        return runs
    }
}

extension WorkdayCalendar {
    /// Reads `holidays.yml`; each mistake is a diagnostic at its place.
    package static func read(_ source: SourceText, diagnostics: inout [Diagnostic]) -> WorkdayCalendar {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
            var reader = DataReader(node, of: source, what: source.path, diagnostics: &diagnostics)
        else { return WorkdayCalendar() }
        if reader.node("years") == nil { reader.missing("years") }
        let items = reader.list("years")
        reader.finish(&diagnostics)
        var statuses: [Int: CalendarStatus] = [:]
        var holidays: [CivilDate: String] = [:]
        var makeUpDays: [CivilDate: String] = [:]
        for item in items {
            guard var year = DataReader(item, of: source, what: "a year", diagnostics: &diagnostics) else { continue }
            if year.node("year") == nil { year.missing("year") }
            let number = year.integer("year", in: 1900...2200)
            let status = year.choice("status", ["confirmed", "predicted"]).flatMap(CalendarStatus.init(rawValue:)) ?? .predicted
            let papers = year.strings("papers")
            if status == .confirmed, papers.isEmpty {
                year.invalid(year.location, "a confirmed year must name its notice", suggestion: "add papers: [\"https://…\"]")
            }
            let off = days(year.list("holidays"), source, &diagnostics)
            let on = days(year.list("workdays"), source, &diagnostics)
            year.finish(&diagnostics)
            if let number { statuses[number] = status }
            holidays.merge(off) { _, new in new }
            makeUpDays.merge(on) { _, new in new }
        }
        return WorkdayCalendar(statuses: statuses, holidays: holidays, makeUpDays: makeUpDays)
    }

    private static func days(_ items: [DataNode], _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> [CivilDate: String] {
        var days: [CivilDate: String] = [:]
        for item in items {
            guard var reader = DataReader(item, of: source, what: "a day", diagnostics: &diagnostics) else { continue }
            let place = reader.node("date")?.location ?? item.location
            let text = reader.requiredString("date")
            let name = reader.requiredString("name")
            if let date = CivilDate(text) {
                days[date] = name
            } else if !text.isEmpty {
                reader.invalid(place, "date must be a day such as 2026-10-01, not \"\(text)\"")
            }
            reader.finish(&diagnostics)
        }
        return days
    }

    /// The calendar that travels inside the program: the repository's `Content/data/holidays.yml`.
    package static func builtIn() -> WorkdayCalendar {
        guard let file = BuiltInCalendarFiles.files.first else { return WorkdayCalendar() }
        var diagnostics: [Diagnostic] = []  // a test makes sure the file has none
        return read(SourceText(path: file.path, text: file.text), diagnostics: &diagnostics)
    }
}
