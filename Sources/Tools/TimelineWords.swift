// The sentences of a result, shared by the page and the terminal. `timeline.js` says the same in the same words.

package import CivilCalendar

extension TimelineResult {
    /// The answer in one sentence: a range, never a single day.
    package var sentence: String {
        if let end {
            return "多半在 \(dated(end.p50)) 前后，八成不晚于 \(dated(end.p80))。"
        }
        guard let own = clocks.filter({ $0.clock.owner == .reader }).min(by: { $0.deadline.early < $1.deadline.early }) else {
            return clocks.first.map { "\($0.clock.title)：到 \(dated($0.shown))。" } ?? ""
        }
        return "你最先要守的是 \(dated(own.deadline.early))：\(own.clock.title)。"
    }

    /// Why the dates may move; nil when every year has its official calendar.
    package var calendarNote: String? {
        guard !yearsWithoutNotice.isEmpty else { return nil }
        return "\(yearsWithoutNotice.map { "\($0) 年" }.joined(separator: "、"))放假安排公布前为暂估，可能差几天。"
    }

    /// The day, with the year where it differs from the start's.
    package func dated(_ date: CivilDate) -> String { date.chinese(relativeTo: start.year) }

    /// `一笔贷款的事，齐全`.
    package var selectionLabels: [(option: String, choice: String)] {
        model.options.map { option in
            (option.label, option.choices.first { $0.id == selection[option.id] }?.label ?? "")
        }
    }
}

extension TimelineResult.Clock {
    /// How the period reads: `15 日`, `7 个工作日`, `2 个月`.
    package var length: String {
        let unit =
            switch clock.period.unit {
            case .days: "日"
            case .workdays: "个工作日"
            case .months: "个月"
            case .years: "年"
            }
        return "\(clock.period.count) \(unit)"
    }

    /// The other reading, when the two differ; nil otherwise.
    package var otherReading: CivilDate? {
        guard deadline.early != deadline.late else { return nil }
        return clock.owner == .reader ? deadline.late : deadline.early
    }
}
