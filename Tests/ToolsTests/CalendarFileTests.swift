// `Tests/Vectors/calendar-file.json`: the calendar files that the page's script must write too, to the byte.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

/// What has to be escaped, folded inside a run of wide characters, or is empty.
private let events = [
    CalendarEvent(id: "plain", date: date("2026-11-23"), summary: "问工单号", detail: "经验值。"),
    CalendarEvent(id: "marks", date: date("2026-12-31"), summary: "一，二; 三, 四\\", detail: "第一行\n第二行\\n\n"),
    CalendarEvent(
        id: "wide", date: date("2028-02-29"), summary: String(repeating: "长", count: 60), detail: String(repeating: "𠮷a", count: 40)),
    CalendarEvent(id: "joined", date: date("2027-01-01"), summary: "1\u{A0}月\u{A0}1\u{A0}日\u{A0}周\u{2060}五 👨‍👩‍👧 e\u{301}", detail: ""),
]

private func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

@Test func theCalendarFileVectorsAreWhatTheProgramWrites() throws {
    let stamp = date("2026-11-22")
    let given = events.map {
        "{\"id\":\(jsonString($0.id)),\"date\":\"\($0.date)\",\"summary\":\(jsonString($0.summary)),\"detail\":\(jsonString($0.detail))}"
    }
    let estimates = try shippedModels().sorted { $0.id < $1.id }.flatMap { model in
        model.combinations.enumerated().map { index, choices in
            let start = date(["2026-11-22", "2026-10-30", "2026-12-21"][index % 3])
            let result = model.estimate(from: start, choices: choices, today: stamp, calendar: .builtIn())
            let file = calendarFile(model.events(of: result), stamp: stamp)
            let pairs = choices.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",")
            return "{\"model\":\(jsonString(model.id)),\"start\":\"\(start)\",\"choices\":{\(pairs)},\"file\":\(jsonString(file))}"
        }
    }
    try expectVectors(
        "{\"stamp\":\"\(stamp)\",\"events\":[\n\(given.joined(separator: ",\n"))],\n\"file\":\(jsonString(calendarFile(events, stamp: stamp))),\n"
            + "\"estimates\":[\n\(estimates.joined(separator: ",\n"))]}\n",
        recordedAs: "calendar-file.json")
}

@Test func aCalendarFileIsFoldedAndEndsLinesAsTheFormatAsks() {
    let file = calendarFile(events, stamp: date("2026-11-22"))
    let lines = file.components(separatedBy: "\r\n")
    #expect(lines.last == "")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.unicodeScalars.contains("\n") })
    let whole = file.replacing("\r\n ", with: "")
    #expect(whole.contains("SUMMARY:一，二\\; 三\\, 四\\\\\r\nDESCRIPTION:第一行\\n第二行\\\\n\\n\r\n"))
    #expect(whole.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"))
    #expect(whole.split(separator: "\r\n").count { $0 == "TRIGGER:-P1D" } == events.count)
}
