// An estimate as an iCalendar file (RFC 5545). The page's script writes the same format.

package import CivilCalendar

extension TimelineModel {
    /// All-day events with an alarm a day before; the same estimate gives the same UIDs.
    ///
    /// - Parameter stamp: the date written as DTSTAMP, since the format asks for one and the engine has no clock.
    package func calendarFile(of result: TimelineResult, stamp: CivilDate) -> String {
        let choices = options.map { result.choices[$0.id] ?? "" }.joined(separator: "-")
        let compactStamp = compact(stamp) + "T000000Z"
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//timeline//ZH", "CALSCALE:GREGORIAN"]
        for event in events(of: result) {
            let provisional = result.provisionalYears.contains(event.date.year) ? provisionalNote([event.date.year]) : ""
            lines += [
                "BEGIN:VEVENT", "UID:\(id)-\(result.start)-\(choices)-\(event.id)@signpost", "DTSTAMP:\(compactStamp)",
                "DTSTART;VALUE=DATE:\(compact(event.date))", "DTEND;VALUE=DATE:\(compact(event.date.adding(days: 1)))",
                "SUMMARY:\(escapedICS(event.summary))", "DESCRIPTION:\(escapedICS(event.detail + provisional))", "TRANSP:TRANSPARENT",
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(escapedICS(event.summary))", "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { foldedICS($0) + "\r\n" }.joined()
    }

    private func events(of result: TimelineResult) -> [(id: String, date: CivilDate, summary: String, detail: String)] {
        let points = result.checkpoints.map { point in
            let checkpoint = checkpoints[point.index]
            var detail = checkpoint.bring.isEmpty ? "" : "带上：\(checkpoint.bring)。"
            switch checkpoint.moment {
            case .stage: detail = "经验值。" + detail
            case .clock(let id): if let clock = clocks.first(where: { $0.id == id }) { detail = note(of: clock) + detail }
            }
            return ("check-\(checkpoint.moment.id)", point.date, "如果\(checkpoint.situation)：\(checkpoint.action)", detail)
        }
        // A clock with a checkpoint is in the calendar once.
        let noted = Set(result.checkpoints.map { checkpoints[$0.index].moment })
        let others = running(in: result).filter { !noted.contains(.clock($0.clock.id)) }.map { clock, dates in
            ("clock-\(clock.id)", dates.shown, clock.label, note(of: clock))
        }
        return points + others
    }

    private func note(of clock: TimelineClock) -> String {
        let kind = clock.verification == .unverified ? "未核" : "规定"
        return "\(kind)（\(clock.basis.joined(separator: "、"))，\(clock.verification.words)）：\(clock.condition)。"
    }
}

private func compact(_ date: CivilDate) -> String { date.description.replacing("-", with: "") }

/// RFC 5545 §3.3.11.
private func escapedICS(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
}

/// RFC 5545 §3.1: lines of at most 75 octets, continued after CRLF and a space; never inside a character.
private func foldedICS(_ line: String) -> String {
    var folded = ""
    var octets = 0
    for character in line {
        let size = character.utf8.count
        if octets + size > 75 {
            folded += "\r\n "
            octets = 1
        }
        folded.append(character)
        octets += size
    }
    return folded
}
