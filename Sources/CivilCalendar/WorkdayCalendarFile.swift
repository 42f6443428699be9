// `Content/data/holidays.yml` → the calendar; each mistake is a diagnostic at its place.

import DataFiles
package import Diagnostics

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
        var expected: [CivilDate: String] = [:]
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
            let guesses = days(year.list("expected"), source, &diagnostics)
            if status == .confirmed, !guesses.isEmpty {
                year.invalid(year.keyLocation("expected"), "expected days belong to a predicted year", suggestion: "move them to holidays")
            }
            if let number, statuses[number] != nil {
                year.report(.dataDuplicateID, at: item.location, "year \(number) is written twice", suggestion: "keep one of them")
            }
            year.finish(&diagnostics)
            expected.merge(guesses) { _, new in new }
            if let number { statuses[number] = status }
            holidays.merge(off) { _, new in new }
            makeUpDays.merge(on) { _, new in new }
        }
        return WorkdayCalendar(statuses: statuses, holidays: holidays, makeUpDays: makeUpDays, expected: expected)
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
                reader.invalidDate("date", text, at: place)
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
