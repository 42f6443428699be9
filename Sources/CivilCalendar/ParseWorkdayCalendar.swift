// holidays.yml → `WorkdayCalendar`, with a diagnostic for everything that cannot be right.

package import DataFiles
package import Diagnostics

extension WorkdayCalendar {
    /// Reads the calendar file. Entries that are wrong are reported and left out.
    package static func parse(_ node: DataNode, of source: SourceText, diagnostics: inout [Diagnostic]) -> WorkdayCalendar {
        guard var reader = DataReader(node, of: source, what: "the calendar", diagnostics: &diagnostics) else {
            return WorkdayCalendar(years: [])
        }
        var years: [Year] = []
        if reader.node("years") == nil { reader.missing("years") }
        for item in reader.list("years") {
            guard let year = parseYear(item, of: source, diagnostics: &diagnostics) else { continue }
            if years.contains(where: { $0.year == year.year }) {
                reader.report(.dataDuplicateID, at: item.location, "year \(year.year) is written twice", suggestion: "keep one of them")
            } else {
                years.append(year)
            }
        }
        reader.finish(&diagnostics)
        return WorkdayCalendar(years: years)
    }

    /// The calendar that travels inside the program.
    package static func builtIn() -> WorkdayCalendar {
        guard let file = BuiltInCalendarFiles.files.first else { return WorkdayCalendar(years: []) }
        let source = SourceText(path: file.path, text: file.text)
        // A test keeps the built-in file free of diagnostics.
        var diagnostics: [Diagnostic] = []
        guard let node = parseYAML(file.text, of: source, diagnostics: &diagnostics) else { return WorkdayCalendar(years: []) }
        return parse(node, of: source, diagnostics: &diagnostics)
    }

    private static func parseYear(_ node: DataNode, of source: SourceText, diagnostics: inout [Diagnostic]) -> Year? {
        guard var reader = DataReader(node, of: source, what: "a year", diagnostics: &diagnostics) else { return nil }
        if reader.node("year") == nil { reader.missing("year") }
        let number = reader.integer("year", in: 1949...2199)
        if reader.node("status") == nil { reader.missing("status") }
        let status = reader.choice("status", ["confirmed", "predicted"])
        let papers = reader.strings("papers")
        if status == "confirmed", papers.isEmpty {
            reader.invalid(reader.keyLocation("status"), "a confirmed year needs the address of its notice", suggestion: "add \"papers: […]\"")
        }
        var days = DayReader(year: number, source: source)
        let holidays = days.read(reader.list("holidays"))
        let workdays = days.read(reader.list("workdays"), mustBeWeekend: true)
        let expected = days.read(reader.list("expected"))
        reader.diagnostics += days.diagnostics
        if status == "confirmed", !expected.isEmpty {
            reader.invalid(reader.keyLocation("expected"), "expected days belong to a predicted year", suggestion: "remove them")
        }
        reader.finish(&diagnostics)
        guard let number, let status else { return nil }
        return Year(year: number, isConfirmed: status == "confirmed", holidays: holidays, workdays: workdays, expected: expected)
    }
}

/// Reads the dated lists of one year.
private struct DayReader {
    let year: Int?
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var seen: Set<Int> = []

    init(year: Int?, source: SourceText) {
        self.year = year
        self.source = source
    }

    mutating func read(_ items: [DataNode], mustBeWeekend: Bool = false) -> [Int: String] {
        var days: [Int: String] = [:]
        for item in items {
            guard var reader = DataReader(item, of: source, what: "a day", diagnostics: &diagnostics) else { continue }
            let text = reader.requiredString("date")
            let name = reader.requiredString("name")
            if let date = CivilDate(text) {
                check(date, &reader, mustBeWeekend: mustBeWeekend)
                days[date.dayNumber] = name
            } else if !text.isEmpty {
                reader.invalid(
                    reader.keyLocation("date"), "\"\(text)\" is not a day of the calendar", suggestion: "write it as YYYY-MM-DD")
            }
            reader.finish(&diagnostics)
        }
        return days
    }

    private mutating func check(_ date: CivilDate, _ reader: inout DataReader, mustBeWeekend: Bool) {
        let place = reader.keyLocation("date")
        // The notice for a year may begin in the last days of the year before (2022-12-31).
        if let year, date.year != year, !(date.year == year - 1 && date.components.month == 12) {
            reader.invalid(place, "\(date) does not belong to \(year)")
        }
        if mustBeWeekend, date.weekday < 6 { reader.invalid(place, "\(date) is worked anyway: only a weekend day is a make-up day") }
        if !seen.insert(date.dayNumber).inserted {
            reader.report(.dataDuplicateID, at: place, "\(date) is written twice", suggestion: "keep one of them")
        }
    }
}
