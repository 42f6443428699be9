// A calendar file (RFC 5545) of all-day events with an alarm a day before. The page's script `calendar-file.js` writes the same.

package import CivilCalendar

/// One day to be reminded of.
package struct CalendarEvent: Sendable, Equatable {
    /// Unique to the event and the same each time, so that taking the file again changes entries instead of doubling them.
    package var id: String
    package var date: CivilDate
    package var summary: String
    /// What stands below the summary; lines end with `\n`.
    package var detail: String

    package init(id: String, date: CivilDate, summary: String, detail: String) {
        self.id = id
        self.date = date
        self.summary = summary
        self.detail = detail
    }
}

/// Writes events as a calendar file, in the order given.
///
/// - Parameter stamp: the date written as DTSTAMP, since the format asks for one and nothing here has a clock.
package func calendarFile(_ events: [CalendarEvent], stamp: CivilDate) -> String {
    let compactStamp = compact(stamp) + "T000000Z"
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//ZH", "CALSCALE:GREGORIAN"]
    for event in events {
        lines += [
            "BEGIN:VEVENT", "UID:\(event.id)@signpost", "DTSTAMP:\(compactStamp)", "DTSTART;VALUE=DATE:\(compact(event.date))",
            "DTEND;VALUE=DATE:\(compact(event.date.adding(days: 1)))", "SUMMARY:\(escaped(event.summary))",
            "DESCRIPTION:\(escaped(event.detail))", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
            "DESCRIPTION:\(escaped(event.summary))", "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
        ]
    }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
}

private func compact(_ date: CivilDate) -> String { date.description.replacing("-", with: "") }

/// RFC 5545 §3.3.11.
private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
}

/// RFC 5545 §3.1: lines of at most 75 octets, continued after CRLF and a space; never inside a character.
private func folded(_ line: String) -> String {
    var text = ""
    var octets = 0
    for scalar in line.unicodeScalars {
        let size = UTF8.width(scalar)
        if octets + size > 75 {
            text += "\r\n "
            octets = 1
        }
        text.unicodeScalars.append(scalar)
        octets += size
    }
    return text
}
