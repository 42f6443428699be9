// A result as a calendar file (RFC 5545): all-day events with a reminder a day before. Stable, so that importing twice changes nothing.

package import CivilCalendar

extension TimelineResult {
    /// The file's text: CRLF line ends, lines folded at 75 octets, UIDs that depend only on the input.
    ///
    /// - Parameter stamp: the day the file is made, for DTSTAMP.
    package func calendarFile(stamp: CivilDate) -> String {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//signpost//timeline//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
        for (index, point) in checkpoints.enumerated() {
            let name = "\(point.checkpoint.momentID)-\(index)"
            lines += event(name, point.date, "\(point.checkpoint.condition)？\(point.checkpoint.action)", point.checkpoint.bring, stamp)
        }
        for clock in clocks {
            let unverified = clock.clock.verification == .unverified ? "（待核）" : ""
            lines += event(clock.clock.id, clock.shown, "\(clock.clock.title)到期\(unverified)", clock.clock.note, stamp)
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func event(_ name: String, _ date: CivilDate, _ summary: String, _ description: String, _ stamp: CivilDate) -> [String] {
        let choices = model.options.map { selection[$0.id] ?? "" }.joined(separator: "-")
        let uid = [model.id, start.description, choices, name].filter { !$0.isEmpty }.joined(separator: "-")
        var lines = [
            "BEGIN:VEVENT", "UID:\(uid)@signpost", "DTSTAMP:\(Self.digits(stamp))T000000Z",
            "DTSTART;VALUE=DATE:\(Self.digits(date))", "DTEND;VALUE=DATE:\(Self.digits(date.adding(days: 1)))",
            "SUMMARY:\(Self.escaped(summary))",
        ]
        if !description.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(description))") }
        return lines + [
            "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(Self.escaped(summary))", "TRIGGER:-P1D", "END:VALARM",
            "END:VEVENT",
        ]
    }

    private static func digits(_ date: CivilDate) -> String { date.description.replacing("-", with: "") }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
    }

    /// Folds after at most 75 octets, never inside a character (RFC 5545, 3.1).
    private static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if octets + size > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += size
        }
        return result
    }
}

extension TimelineCheckpoint {
    /// The id of the stage or clock it belongs to.
    package var momentID: String {
        switch moment {
        case .stage(let id), .clock(let id): id
        }
    }
}
