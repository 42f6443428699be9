// Statutory and rumoured periods beside the estimate: which run, from when, until when in both readings, and what has become of each today.

package import CivilCalendar

/// What a period is on the day the reader looks at it.
package enum ClockState: String, Sendable {
    case running
    /// The reader's own: the early last day is gone, the one moved off a day off has not passed.
    case rolled
    /// Run out. An estimated one of the reader's own: the day estimated is gone, and only the true day tells more.
    case lapsed
    /// The step it limits is over.
    case over
}

/// A period with its last day in both readings.
package struct ClockEstimate: Sendable, Equatable {
    package var id: String
    package var owner: ClockOwner
    package var early: CivilDate
    package var late: CivilDate
    /// Counted from the end of an estimated stage: the dates are no better than the estimate.
    package var isEstimated: Bool
    package var state: ClockState

    /// The reading that is shown: the reader's own early while that day has not passed, the other side's late.
    package var shown: CivilDate { owner == .reader && state != .rolled ? early : late }

    package var isRunning: Bool { state == .running || state == .rolled }
}

extension TimelineModel {
    /// The clocks that run. A stage's end is counted from its 10 % date in the early reading and its 90 % date in the late one.
    func runClocks(
        from start: CivilDate, _ choices: TimelineChoices, _ stages: [StageEstimate], _ today: CivilDate, _ calendar: WorkdayCalendar
    ) -> [ClockEstimate] {
        var running: [ClockEstimate] = []
        for clock in clocks where clock.when.holds(choices) {
            var (early, late, isEstimated) = (start, start, false)
            switch clock.event {
            case .start: break
            case .stage(let id):
                guard let stage = stages.first(where: { $0.stage == id }) else { continue }
                (early, late, isEstimated) = (stage.p10, stage.p90, !stage.isKnown || stage.isImplied)
            case .clock(let id):
                guard let before = running.first(where: { $0.id == id }) else { continue }
                (early, late, isEstimated) = (before.early, before.late, true)
            }
            let dates = calendar.readings(clock.count, clock.unit, early: early, late: late)
            var estimate = ClockEstimate(
                id: clock.id, owner: clock.owner, early: dates.early, late: dates.late, isEstimated: isEstimated, state: .running)
            let isOver = stages.contains { $0.stage == clock.limits && $0.isKnown }
            estimate.state = isOver ? .over : state(of: estimate, on: today)
            running.append(estimate)
        }
        return running
    }

    private func state(of clock: ClockEstimate, on today: CivilDate) -> ClockState {
        let isOwn = clock.owner == .reader
        if (isOwn && clock.isEstimated ? clock.early : clock.late) < today { return .lapsed }
        return isOwn && clock.early < today ? .rolled : .running
    }
}
