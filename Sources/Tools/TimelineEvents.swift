// What of an estimate belongs into a calendar. The page's script (`timeline-share.js`) gives the same events in the same words.

import CivilCalendar

extension TimelineModel {
    /// The checkpoints, then the clocks without one, each once; the same estimate gives the same ids.
    package func events(of result: TimelineResult) -> [CalendarEvent] {
        let choices = options.map { result.choices[$0.id] ?? "" }.joined(separator: "-")
        func event(_ name: String, _ date: CivilDate, _ summary: String, _ details: [String]) -> CalendarEvent {
            let provisional = result.provisionalYears.contains(date.year) ? [provisionalNote([date.year])] : []
            return CalendarEvent(
                id: "\(id)-\(result.start)-\(choices)-\(name)", date: date, summary: summary,
                detail: (details + provisional).joined(separator: "\n"))
        }
        let points = result.checkpoints.map { point in
            let checkpoint = checkpoints[point.index]
            var details = checkpoint.bring.isEmpty ? [] : ["带上：\(checkpoint.bring)"]
            switch checkpoint.moment {
            case .stage: details.insert("经验值。", at: 0)
            case .clock(let id): if let clock = clocks.first(where: { $0.id == id }) { details.insert(note(of: clock), at: 0) }
            }
            return event("check-\(checkpoint.moment.id)", point.date, "如果\(checkpoint.situation)：\(checkpoint.action)", details)
        }
        // A clock with a checkpoint is in the calendar once.
        let noted = Set(result.checkpoints.map { checkpoints[$0.index].moment })
        let others = running(in: result).filter { !noted.contains(.clock($0.clock.id)) }.map { clock, dates in
            event("clock-\(clock.id)", dates.shown, clock.label, [note(of: clock)])
        }
        return points + others
    }

    private func note(of clock: TimelineClock) -> String {
        let kind = clock.verification == .unverified ? "未核" : "规定"
        return "\(kind)（\(clock.basis.joined(separator: "、"))，\(clock.verification.words)）：\(clock.condition)。"
    }
}
