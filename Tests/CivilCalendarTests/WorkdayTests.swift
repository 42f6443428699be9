// Working days against an independent implementation, deadlines by law, dates in Chinese, and every mistake of the calendar file.

import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import CivilCalendar

private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

private struct Vectors: Decodable {
    var gapsBetweenWorkingDays: [String: String]
    var boundaries: [[Cell]]

    enum Cell: Decodable {
        case text(String)
        case flag(Bool)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) { self = .flag(flag) } else { self = .text(try container.decode(String.self)) }
        }
    }

    static func load() throws -> Vectors {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Vectors/workdays.json")
        return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }
}

@Suite struct WorkdayTests {
    let calendar = WorkdayCalendar.builtIn()

    @Test func agreesWithAnIndependentImplementationForEveryStartAndCount() throws {
        let vectors = try Vectors.load().gapsBetweenWorkingDays
        #expect(vectors.count == 1096)
        for (start, gaps) in vectors.sorted(by: { $0.key < $1.key }) {
            let first = try day(start)
            var expected = first
            var wrong: [String] = []
            for (index, gap) in gaps.enumerated() {
                expected = expected.adding(days: try #require(Int(String(gap), radix: 36)))
                let actual = calendar.workday(index + 1, after: first).date
                if actual != expected { wrong.append("\(start) + \(index + 1): \(actual), not \(expected)") }
            }
            #expect(wrong.isEmpty)
        }
    }

    @Test func knowsTheDaysAroundHolidaysMakeUpDaysAndMonthEnds() throws {
        let rows = try Vectors.load().boundaries
        #expect(rows.count > 150)
        for row in rows {
            guard case .text(let text) = row[0], case .flag(let works) = row[1], case .text(let one) = row[2], case .text(let five) = row[3]
            else { Issue.record("malformed row"); continue }
            let date = try day(text)
            #expect(calendar.isWorkday(date) == works, "\(text)")
            #expect(calendar.workday(1, after: date).date.description == one, "\(text) + 1")
            #expect(calendar.workday(5, after: date).date.description == five, "\(text) + 5")
        }
    }

    @Test(arguments: [
        ("2026-11-20", 3, "2026-11-25", CalendarCertainty.confirmed), ("2026-09-18", 1, "2026-09-20", .confirmed),
        ("2026-09-30", 1, "2026-10-08", .confirmed), ("2026-12-30", 1, "2026-12-31", .confirmed),
        ("2026-12-31", 1, "2027-01-01", .predicted), ("2028-01-03", 1, "2028-01-04", .unknown), ("2026-11-22", 0, "2026-11-22", .confirmed),
    ])
    func saysHowSureADateIs(_ start: String, _ n: Int, _ expected: String, _ certainty: CalendarCertainty) throws {
        let result = calendar.workday(n, after: try day(start))
        #expect(result.date.description == expected)
        #expect(result.certainty == certainty)
    }

    @Test func expectedHolidaysCountOnlyInTheLateReading() throws {
        let newYear = try day("2027-01-01")
        #expect(calendar.isWorkday(newYear))
        #expect(!calendar.isWorkday(newYear, reading: .late))
        #expect(calendar.holidayName(newYear) == nil)
        #expect(calendar.holidayName(newYear, reading: .late) == "元旦")
        #expect(calendar.workday(1, after: try day("2026-12-31"), reading: .late).date.description == "2027-01-04")
        #expect(calendar.yearsWithoutNotice(from: try day("2026-11-22"), through: try day("2028-01-01")) == [2027, 2028])
    }

    @Test(arguments: [
        ("2026-11-22", 15, LegalPeriod.Unit.days, "2026-12-07", "2026-12-07"),
        ("2026-11-27", 15, .days, "2026-12-12", "2026-12-14"),
        ("2026-09-16", 15, .days, "2026-10-01", "2026-10-08"),
        ("2026-09-05", 15, .days, "2026-09-20", "2026-09-20"),
        ("2024-01-31", 1, .months, "2024-02-29", "2024-02-29"),
        ("2025-12-31", 2, .months, "2026-02-28", "2026-02-28"),
        ("2024-02-29", 1, .years, "2025-02-28", "2025-02-28"),
        ("2023-11-22", 3, .years, "2026-11-22", "2026-11-23"),
        ("2026-09-18", 7, .workdays, "2026-09-29", "2026-09-29"),
        ("2026-12-25", 7, .days, "2027-01-01", "2027-01-04"),
    ])
    func countsPeriodsByLaw(_ event: String, _ count: Int, _ unit: LegalPeriod.Unit, _ early: String, _ late: String) throws {
        let deadline = Deadline(of: LegalPeriod(count, unit), after: try day(event), calendar: calendar)
        #expect([deadline.early.description, deadline.late.description] == [early, late])
    }

    @Test func writesDatesThatDoNotBreak() throws {
        #expect(try day("2026-12-23").chinese() == "12\u{A0}月\u{A0}23\u{A0}日\u{A0}周三")
        #expect(try day("2027-01-04").chinese(relativeTo: 2026) == "2027\u{A0}年\u{A0}1\u{A0}月\u{A0}4\u{A0}日\u{A0}周一")
        #expect(try day("2026-12-23").chineseWithoutWeekday(relativeTo: 2026) == "12\u{A0}月\u{A0}23\u{A0}日")
    }

    @Test func theBuiltInFileIsClean() throws {
        let file = try #require(BuiltInCalendarFiles.files.first)
        let source = SourceText(path: file.path, text: file.text)
        var diagnostics: [Diagnostic] = []
        let node = try #require(parseYAML(file.text, of: source, diagnostics: &diagnostics))
        let parsed = WorkdayCalendar.parse(node, of: source, diagnostics: &diagnostics)
        #expect(diagnostics == [])
        #expect(parsed.years.map(\.year) == [2023, 2024, 2025, 2026, 2027])
    }

    @Test(arguments: [
        ("years:\n  - {year: 2026, status: done}", "data/invalid-value:2:26"),
        ("years:\n  - {year: 2026, status: confirmed}", "data/invalid-value:2:18"),
        ("years:\n  - {year: 2026, status: predicted, holidays: [{date: 2026-02-30, name: 春节}]}", "data/invalid-value:2:49"),
        ("years:\n  - {year: 2026, status: predicted, workdays: [{date: 2026-11-23, name: 春节}]}", "data/invalid-value:2:49"),
        ("years:\n  - {year: 2026, status: predicted, holidays: [{date: 2025-06-01, name: 端午节}]}", "data/invalid-value:2:49"),
        ("years:\n  - {year: 2026, status: predicted}\n  - {year: 2026, status: predicted}", "data/duplicate-id:3:5"),
        ("years:\n  - {year: 2026, status: predicted, holiday: []}", "data/unknown-key:2:37"),
        ("jahre: []", "data/missing-key:1:1,data/unknown-key:1:1"),
    ])
    func reportsEveryMistakeAtItsPlace(_ yaml: String, _ expected: String) throws {
        let source = SourceText(path: "Content/data/holidays.yml", text: yaml)
        var diagnostics: [Diagnostic] = []
        let node = try #require(parseYAML(yaml, of: source, diagnostics: &diagnostics))
        _ = WorkdayCalendar.parse(node, of: source, diagnostics: &diagnostics)
        let found = diagnostics.sortedForReport().map { "\($0.code.rawValue):\($0.location.line):\($0.location.column)" }
        #expect(found.joined(separator: ",") == expected)
    }
}
