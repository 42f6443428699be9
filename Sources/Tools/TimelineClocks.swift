// Statutory and rumoured periods beside the estimate: which run, from when, until when in both readings.

package import CivilCalendar

/// A period with its last day in both readings.
package struct ClockEstimate: Sendable, Equatable {
    package var id: String
    package var owner: ClockOwner
    package var early: CivilDate
    package var late: CivilDate
    /// Counted from the end of an estimated stage: the dates are no better than the estimate.
    package var isEstimated: Bool

    /// The reading that is shown: the reader's own early, the other side's late.
    package var shown: CivilDate { owner == .reader ? early : late }
}

extension TimelineModel {
    /// The clocks that run. A stage's end is counted from its 10 % date in the early reading and its 90 % date in the late one.
    func runClocks(
        from start: CivilDate, _ choices: TimelineChoices, _ stages: [StageEstimate], _ calendar: WorkdayCalendar
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
            running.append(ClockEstimate(id: clock.id, owner: clock.owner, early: dates.early, late: dates.late, isEstimated: isEstimated))
        }
        return running
    }
}
