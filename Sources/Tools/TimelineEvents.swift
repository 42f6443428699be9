// What of an estimate belongs into a calendar. The page's script (`timeline-share.js`) gives the same events in the same words.

import CivilCalendar

extension TimelineModel {
    /// The checkpoints, then the clocks without one, each once, from today on; the same estimate gives the same ids.
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
            let bring = checkpoint.bring.isEmpty ? [] : ["带上：\(checkpoint.bring)"]
            let summary = "如果\(checkpoint.situation)：\(checkpoint.action)"
            let clock = running(in: result).first { checkpoint.moment == .clock($0.clock.id) }
            guard let (clock, dates) = clock else {
                return event("check-\(checkpoint.moment.id)", point.date, summary, ["经验值。"] + bring)
            }
            return event("check-\(clock.id)", point.date, lastDay(clock, dates) + summary, note(of: clock, dates) + bring)
        }
        // A clock with a checkpoint is in the calendar once.
        let noted = Set(result.checkpoints.map { checkpoints[$0.index].moment })
        let others = running(in: result).filter { $0.dates.isRunning && !noted.contains(.clock($0.clock.id)) }.map { clock, dates in
            event("clock-\(clock.id)", dates.shown, lastDay(clock, dates) + clock.label, note(of: clock, dates))
        }
        // A calendar has no use for what is past.
        return (points + others).filter { $0.date >= result.today }
    }

    /// Says before all else that this is the last day, and when that day is an estimate.
    private func lastDay(_ clock: TimelineClock, _ dates: ClockEstimate) -> String {
        dates.owner == .other ? "" : dates.isEstimated ? "估算的最后一天。" : "最后一天。"
    }

    private func note(of clock: TimelineClock, _ dates: ClockEstimate) -> [String] {
        let kind = clock.verification == .unverified ? "未核" : "规定"
        let estimated = dates.isEstimated ? ["按估算的日子推，收到那天起才真正算。"] : []
        return estimated + ["\(kind)（\(clock.basis.joined(separator: "、"))，\(clock.verification.words)）：\(clock.condition)。"]
    }
}
