// A result for the terminal: text to read or to copy into a chat, and JSON for scripts.

import CivilCalendar

extension TimelineResult {
    /// Plain text, one fact a line, ordinary spaces; ends with a newline.
    package var text: String {
        var lines = [model.title, "从 \(start.components.year) 年 \(start.chinese()) 起算"]
        for (option, choice) in selectionLabels { lines.append("\(option)：\(choice)") }
        lines += ["", sentence]
        if let calendarNote { lines.append(calendarNote) }
        lines += model.cautions
        if !stages.isEmpty {
            lines += ["", "每一步（天数的来历在括号里）"]
            for (index, stage) in stages.enumerated() {
                let basis = "\(stage.duration.basis.kind.word) \(stage.duration.basis.ids.joined(separator: "、"))"
                lines.append(
                    "\(index + 1). \(stage.stage.title)：多半到 \(dated(stage.end.p50))，八成不晚于 \(dated(stage.end.p80))，"
                        + "九成不晚于 \(dated(stage.end.p90))（\(basis)）")
            }
        }
        if !clocks.isEmpty {
            lines += ["", "规定的期限（另算，与上面的天数不混）"]
            for clock in clocks {
                var line = "- \(clock.clock.title)：\(clock.length)，到 \(dated(clock.shown))"
                if let other = clock.otherReading { line += "（另一种算法 \(dated(other))）" }
                line += " [\(clock.clock.id)"
                line += clock.clock.verification == .unverified ? "，待核，不能当规定用]" : "]"
                lines.append(line)
            }
        }
        if !checkpoints.isEmpty {
            lines += ["", "到这天还没消息，就做这件事"]
            for point in checkpoints { lines.append("- \(dated(point.date)) \(point.checkpoint.condition)：\(point.checkpoint.action)") }
        }
        return lines.joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
    }

    /// One JSON object on one line, keys in a fixed order; ends with a newline.
    package var json: String {
        let value = JSONValue.members([
            "model": .text(model.id), "title": .text(model.title), "from": .text(start.description),
            "options": .object(model.options.map { .init(name: $0.id, value: .text(selection[$0.id] ?? "")) }),
            "sentence": .text(sentence.replacing("\u{A0}", with: " ")),
            "end": end.map(Self.json) ?? .null,
            "stages": .list(stages.map(Self.json)),
            "clocks": .list(clocks.map(Self.json)),
            "checkpoints": .list(
                checkpoints.map {
                    .members([
                        "date": .text($0.date.description), "if": .text($0.checkpoint.condition), "do": .text($0.checkpoint.action),
                        "bring": .text($0.checkpoint.bring),
                    ])
                }),
            "yearsWithoutOfficialCalendar": .list(yearsWithoutNotice.map(JSONValue.number)),
        ])
        return value.compact + "\n"
    }

    private static func json(_ range: DateRange) -> JSONValue {
        .members([
            "p10": .text(range.p10.description), "p50": .text(range.p50.description), "p80": .text(range.p80.description),
            "p90": .text(range.p90.description),
        ])
    }

    private static func json(_ stage: Stage) -> JSONValue {
        .members([
            "id": .text(stage.stage.id), "title": .text(stage.stage.title), "begin": .text(stage.begin.description),
            "end": json(stage.end), "kind": .text(stage.duration.basis.kind.rawValue), "basis": .texts(stage.duration.basis.ids),
        ])
    }

    private static func json(_ clock: Clock) -> JSONValue {
        .members([
            "id": .text(clock.clock.id), "title": .text(clock.clock.title), "begin": .text(clock.begin.description),
            "early": .text(clock.deadline.early.description), "late": .text(clock.deadline.late.description),
            "whose": .text(clock.clock.owner.rawValue), "verification": .text(clock.clock.verification.rawValue),
        ])
    }
}
