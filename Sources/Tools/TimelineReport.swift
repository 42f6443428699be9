// An estimate as plain text, JSON and a calendar file. The words are the flagship's: Chinese.

package import CivilCalendar
import Diagnostics

extension TimelineModel {
    /// The estimate for a terminal or a chat: one sentence, the stages, what to do when, the statutory clocks apart.
    package func text(of result: TimelineResult) -> String {
        var lines = ["\(title)：从 \(result.start.chineseLong) 算起（\(labels(of: result.choices).joined(separator: "；"))）"]
        if let finish = result.finish { lines.append("多半在 \(finish.p50.chineseShort)前后，八成不晚于 \(finish.p80.chineseShort)。") }
        lines.append("经验值，对方可以不同意你的方案。" + provisionalNote(result.provisionalYears))
        lines += ["", "各阶段（经验）"]
        for stage in result.stages where stage.nature == .experience { lines.append("  " + line(of: stage)) }
        if result.stages.contains(where: { $0.nature == .statute }) {
            lines += ["", "各阶段（规定）"]
            for stage in result.stages where stage.nature == .statute { lines.append("  " + line(of: stage)) }
        }
        lines += ["", "到这天还没消息，就做这件事"]
        for checkpoint in checkpoints {
            guard let stage = result.stages.first(where: { $0.stage == checkpoint.stage }) else { continue }
            lines.append("  \(stage.p90.chineseShort)：\(checkpoint.situation)，就\(checkpoint.action)")
            if !checkpoint.bring.isEmpty { lines.append("    带上：\(checkpoint.bring)") }
        }
        lines += ["", "法定期限（规定，和上面的经验值不相加）"]
        for (clock, date) in zip(clocks, result.clocks) {
            lines.append("  \(date.date.chineseShort)：\(clock.label)，\(clock.condition)（\(clock.basis.joined(separator: "、"))）")
        }
        return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    private func line(of stage: StageEstimate) -> String {
        "\(stage.label)：多半 \(stage.p50.chineseShort)，八成不晚于 \(stage.p80.chineseShort)（依据 \(stage.basis.joined(separator: "、"))）"
    }

    private func provisionalNote(_ years: [Int]) -> String {
        years.isEmpty ? "" : "\(years.map(String.init).joined(separator: "、")) 年放假安排公布前为暂估。"
    }

    /// The estimate as JSON with keys in a fixed order.
    package func json(of result: TimelineResult) -> String {
        let choices = options.map { "\(jsonString($0.id)):\(jsonString(result.choices[$0.id] ?? ""))" }.joined(separator: ",")
        let stages = result.stages.map { stage in
            "{\"id\":\(jsonString(stage.stage)),\"label\":\(jsonString(stage.label)),\"nature\":\"\(stage.nature.rawValue)\","
                + "\"begin\":\"\(stage.begin)\",\"p10\":\"\(stage.p10)\",\"p50\":\"\(stage.p50)\",\"p80\":\"\(stage.p80)\",\"p90\":\"\(stage.p90)\","
                + "\"basis\":[\(stage.basis.map(jsonString).joined(separator: ","))]}"
        }
        let dates = zip(clocks, result.clocks).map { clock, date in
            "{\"id\":\(jsonString(clock.id)),\"label\":\(jsonString(clock.label)),\"date\":\"\(date.date)\","
                + "\"condition\":\(jsonString(clock.condition)),\"basis\":[\(clock.basis.map(jsonString).joined(separator: ","))]}"
        }
        let notes = checkpoints.compactMap { checkpoint in
            result.stages.first { $0.stage == checkpoint.stage }.map {
                "{\"date\":\"\($0.p90)\",\"stage\":\(jsonString($0.stage)),\"if\":\(jsonString(checkpoint.situation)),"
                    + "\"do\":\(jsonString(checkpoint.action)),\"bring\":\(jsonString(checkpoint.bring))}"
            }
        }
        return "{\"model\":\(jsonString(id)),\"from\":\"\(result.start)\",\"choices\":{\(choices)},"
            + "\"stages\":[\(stages.joined(separator: ","))],\"checkpoints\":[\(notes.joined(separator: ","))],"
            + "\"clocks\":[\(dates.joined(separator: ","))],\"provisionalYears\":\(result.provisionalYears)}\n"
    }

    /// An iCalendar file (RFC 5545): all-day events with an alarm a day before; the same estimate gives the same UIDs.
    ///
    /// - Parameter stamp: the date written as DTSTAMP, since the format asks for one and the engine has no clock.
    package func calendarFile(of result: TimelineResult, stamp: CivilDate) -> String {
        var events: [(id: String, date: CivilDate, summary: String, detail: String)] = []
        for checkpoint in checkpoints {
            guard let stage = result.stages.first(where: { $0.stage == checkpoint.stage }) else { continue }
            events.append(
                ("check-\(stage.stage)", stage.p90, "\(checkpoint.situation)就：\(checkpoint.action)", "经验值。带上：\(checkpoint.bring)"))
        }
        for (clock, date) in zip(clocks, result.clocks) {
            events.append(("clock-\(clock.id)", date.date, clock.label, "规定（\(clock.basis.joined(separator: "、"))）：\(clock.condition)"))
        }
        let choices = options.map { result.choices[$0.id] ?? "" }.joined(separator: "-")
        let compactStamp = compact(stamp) + "T000000Z"
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//timeline//ZH", "CALSCALE:GREGORIAN"]
        for event in events {
            lines += [
                "BEGIN:VEVENT", "UID:\(id)-\(result.start)-\(choices)-\(event.id)@signpost", "DTSTAMP:\(compactStamp)",
                "DTSTART;VALUE=DATE:\(compact(event.date))", "DTEND;VALUE=DATE:\(compact(event.date.adding(days: 1)))",
                "SUMMARY:\(escapedICS(event.summary))", "DESCRIPTION:\(escapedICS(event.detail))", "TRANSP:TRANSPARENT",
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:\(escapedICS(event.summary))", "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { foldedICS($0) + "\r\n" }.joined()
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
