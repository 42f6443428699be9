// Working days against an independent list, and the days around every holiday.

import Diagnostics
import Foundation
import Testing

@testable import CivilCalendar

private func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

@Suite struct CivilDateTests {
    @Test func agreesWithFoundationOverFourCenturies() {
        var calendar = Foundation.Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "UTC") ?? .gmt
        for number in stride(from: -80_000, through: 80_000, by: 61) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let date = CivilDate(dayNumber: number)
            #expect(date.components == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect(date.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
            #expect(CivilDate(date.description) == date)
        }
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-01 ", "2026/01/01", "", "２０２６-01-01", "-026-01-01",
    ])
    func refusesWhatIsNotADay(text: String) { #expect(CivilDate(text) == nil) }
}

@Suite struct WorkdayCalendarTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test func theBuiltInCalendarHasNoMistake() {
        var diagnostics: [Diagnostic] = []
        for file in BuiltInCalendarFiles.files {
            _ = WorkdayCalendar.read(SourceText(path: file.path, text: file.text), diagnostics: &diagnostics)
        }
        #expect(diagnostics.isEmpty)
        #expect(
            [2023, 2024, 2025, 2026, 2027, 2030].map(calendar.status) == [
                .confirmed, .confirmed, .confirmed, .confirmed, .predicted, .predicted,
            ])
    }

    @Test(arguments: [
        ("2026-11-22", 1, "2026-11-23"), ("2026-11-20", 1, "2026-11-23"), ("2026-11-20", 0, "2026-11-20"),
        ("2026-02-13", 1, "2026-02-14"),  // Saturday worked before the Spring Festival
        ("2026-02-14", 1, "2026-02-24"), ("2026-02-27", 1, "2026-02-28"), ("2026-02-28", 1, "2026-03-02"),
        ("2026-09-19", 1, "2026-09-20"), ("2026-09-30", 1, "2026-10-08"), ("2026-10-09", 1, "2026-10-10"),
        ("2024-02-28", 2, "2024-03-01"), ("2026-12-31", 1, "2027-01-01"),
    ])
    func countsAroundHolidaysAndMakeUpDays(start: String, count: Int, expected: String) {
        #expect(calendar.workday(count, after: day(start)).date == day(expected))
    }

    @Test func saysWhichYearsAreNotAnnounced() {
        #expect(calendar.workday(5, after: day("2026-12-28")).provisionalYears == [2027])
        #expect(calendar.workday(2, after: day("2026-12-28")).provisionalYears.isEmpty)
        #expect(calendar.workday(1, after: day("2027-12-31")).provisionalYears == [2027, 2028])
    }

    /// Vectors of an independent implementation (`Tests/Vectors/make_workdays.py`): every start of 2024–2026, 1 to 90 days.
    @Test func agreesWithAnIndependentImplementation() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Vectors/workdays.txt")
        var compared = 0
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ")
            var date = day(String(words[0]))
            let start = date
            for (index, step) in words[1].utf8.enumerated() {
                date = date.adding(days: Int(step) - 0x60)  // a = 1 day later, b = 2 …
                if calendar.workday(index + 1, after: start).date != date { Issue.record("\(start) + \(index + 1): expected \(date)") }
                compared += 1
            }
        }
        #expect(compared == (366 + 365 + 365) * 90)
    }
}

@Suite struct DeadlineTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test(arguments: [
        ("2026-11-23", 15, PeriodUnit.days, "2026-12-08"),
        ("2026-09-18", 15, .days, "2026-10-08"),  // 10-03 lies in the holiday
        ("2026-09-24", 1, .days, "2026-09-28"),  // 09-25 to 09-27
        ("2026-01-31", 1, .months, "2026-02-28"),  // no 31st; 28 February 2026 is a make-up working day
        ("2024-01-31", 1, .months, "2024-02-29"),
        ("2024-02-29", 1, .years, "2025-02-28"),
        ("2026-11-22", 2, .months, "2027-01-22"),
        ("2026-12-30", 7, .workdays, "2027-01-11"),  // New Year is certain, although not announced
    ])
    func countsByLaw(event: String, count: Int, unit: PeriodUnit, expected: String) {
        #expect(calendar.readings(count, unit, early: day(event), late: day(event)).late == day(expected))
    }

    @Test(arguments: [
        ("2026-11-23", 15, PeriodUnit.days, "2026-12-08", "2026-12-08"),
        ("2026-11-27", 15, .days, "2026-12-12", "2026-12-14"),  // a Saturday
        ("2026-09-18", 15, .days, "2026-10-03", "2026-10-08"),
        ("2026-12-17", 15, .days, "2027-01-01", "2027-01-04"),  // not announced, but certain
        ("2026-12-30", 3, .workdays, "2027-01-04", "2027-01-05"),
        ("2027-01-06", 1, .months, "2027-02-06", "2027-02-11"),  // expected Spring Festival
    ])
    func keepsBothReadingsApart(event: String, count: Int, unit: PeriodUnit, early: String, late: String) {
        let readings = calendar.readings(count, unit, early: day(event), late: day(event))
        #expect(readings == DeadlineReadings(early: day(early), late: day(late)))
    }

    @Test func expectedHolidaysCountInTheLateReadingOnly() {
        #expect(calendar.isWorkday(day("2027-01-01")) && !calendar.isWorkday(day("2027-01-01"), .late))
        #expect(calendar.holidayName(day("2027-01-01")) == nil && calendar.expectedName(day("2027-01-01")) == "元旦")
        #expect(calendar.workday(1, after: day("2026-12-31")).date == day("2027-01-01"))
        #expect(calendar.workday(1, after: day("2026-12-31"), .late).date == day("2027-01-04"))
        let runs = calendar.holidayRuns(from: day("2026-09-20"), through: day("2027-01-31"))
        #expect(runs.map(\.name) == ["中秋节", "国庆节", "元旦"])
        #expect(runs.map(\.isExpected) == [false, false, true])
        #expect(calendar.firstExpected == day("2027-01-01"))
    }

    @Test(arguments: [
        ("years:\n  - {year: 2026, status: confirmed, papers: [p], expected: [{date: 2026-01-01, name: 元旦}]}", "data/invalid-value:2"),
        ("years:\n  - {year: 2027, status: predicted}\n  - {year: 2027, status: predicted}", "data/duplicate-id:3"),
        ("years:\n  - {year: 2027, status: predicted, expected: [{date: 2027-02-30, name: 春节}]}", "data/invalid-value:2"),
    ])
    func reportsMistakesOfTheFile(yaml: String, expected: String) {
        var diagnostics: [Diagnostic] = []
        _ = WorkdayCalendar.read(SourceText(path: "Content/data/holidays.yml", text: yaml), diagnostics: &diagnostics)
        #expect(diagnostics.map { "\($0.code.rawValue):\($0.location.line)" } == [expected])
    }
}
