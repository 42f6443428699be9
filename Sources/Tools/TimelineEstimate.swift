// A model, a start day, choices and what is known already → dates. Pure: no clock, no wording.
// Clocks are counted in `TimelineClocks.swift`; what waiting means is in `TimelineWaiting.swift`.

package import CivilCalendar

/// The dates of one stage: when it usually begins and when it is over.
package struct StageEstimate: Sendable, Equatable {
    package var stage: String
    package var label: String
    package var nature: TimelineNature
    /// When half of the ways have come to this stage.
    package var begin: CivilDate
    /// 10 % and 50 % on the calendar as announced; 80 % and 90 % with the holidays that a year without a notice is certain to have.
    package var p10: CivilDate
    package var p50: CivilDate
    package var p80: CivilDate
    package var p90: CivilDate
    package var basis: [String]
    package var note: String
    /// In the late reading.
    package var distribution: DateDistribution
    /// The reader said when it, or one after it, ended: all dates are that day.
    package var isKnown: Bool
    /// The reader's last day, where law gives the reader this step: the early reading, while `p50` is when the period is over for all.
    package var deadline: CivilDate?
    /// It is known to be over only because one after it is: it ended on that day or before.
    package var isImplied: Bool
}

/// A day to act on, when nothing was heard by then.
package struct CheckpointEstimate: Sendable, Equatable {
    /// Index in the model's checkpoints.
    package var index: Int
    package var date: CivilDate
}

/// Everything computed for one start date and one set of choices.
package struct TimelineResult: Sendable, Equatable {
    package var start: CivilDate
    /// The day the reader looks at it: what is before it has run out.
    package var today: CivilDate
    package var choices: TimelineChoices
    package var stages: [StageEstimate]
    /// Those that run under these choices, in written order.
    package var clocks: [ClockEstimate]
    /// By date.
    package var checkpoints: [CheckpointEstimate]
    /// Ways to end that are possible under these choices, in written order.
    package var exits: [String]
    /// Years among the dates whose public holidays are not announced.
    package var provisionalYears: [Int]
    /// What has to be said before every deadline, as index in the model's notices.
    package var notice: Int?

    /// The end of the last stage; nil where only clocks run.
    package var finish: StageEstimate? { stages.last }

    /// The reader's own deadline that comes first, among those that still run and are counted from a day with a date.
    package var firstOwn: ClockEstimate? {
        clocks.filter { $0.owner == .reader && !$0.isEstimated && $0.isRunning }.min { $0.shown < $1.shown }
    }

    /// The reader's own deadlines that have run out, counted from a day with a date.
    package var lapsedOwn: [ClockEstimate] { clocks.filter { $0.owner == .reader && !$0.isEstimated && $0.state == .lapsed } }
}

extension TimelineModel {
    /// Choices completed: what is missing or unknown is the first one.
    package func completed(_ given: TimelineChoices) -> TimelineChoices {
        var choices = defaults
        for option in options {
            if let choice = given[option.id], option.choices.contains(where: { $0.id == choice }) { choices[option.id] = choice }
        }
        return choices
    }

    /// The stages that happen under complete choices, in the order they follow one another.
    package func path(_ choices: TimelineChoices) -> [TimelineStage] {
        var path: [TimelineStage] = []
        var seen: Set<String> = []
        var current = stages.first
        while let stage = current, seen.insert(stage.id).inserted {
            if stage.only.holds(choices) { path.append(stage) }
            let next = stage.next.first { $0.when.holds(choices) }?.to
            current = next.flatMap { id in stages.first { $0.id == id } }
        }
        return path
    }

    /// Estimates the way from `start`.
    ///
    /// - Parameters:
    ///   - given: choices by option; those missing or unknown fall back to the first.
    ///   - known: days on which stages ended, by stage; only stages that ask for their day are looked at.
    ///   - today: the day the reader looks at it; the start when nothing is to have run out.
    package func estimate(
        from start: CivilDate, choices given: TimelineChoices, known: [String: CivilDate] = [:], today: CivilDate? = nil,
        calendar: WorkdayCalendar
    ) -> TimelineResult {
        let choices = completed(given)
        let today = today ?? start
        var stages = estimates(along: path(choices), from: start, choices, known, calendar)
        let clocks = runClocks(from: start, choices, stages, today, calendar)
        setDeadlines(of: &stages, clocks)
        let checkpoints = placeCheckpoints(choices, stages, clocks, calendar)
        let last = (stages.map(\.p90) + clocks.map(\.late) + checkpoints.map(\.date)).max() ?? start
        let years = last.year < start.year ? [] : (start.year...last.year).filter { calendar.status(of: $0) == .predicted }
        return TimelineResult(
            start: start, today: today, choices: choices, stages: stages, clocks: clocks, checkpoints: checkpoints,
            exits: exits(choices, clocks), provisionalYears: years, notice: notice(choices, stages))
    }

    /// A period that is the reader's own by law ends, for the reader, on the day the clock beside it shows.
    private func setDeadlines(of stages: inout [StageEstimate], _ running: [ClockEstimate]) {
        for index in stages.indices where stages[index].nature == .statute && !stages[index].isKnown {
            let limiting = clocks.filter { $0.owner == .reader && $0.limits == stages[index].stage }.map(\.id)
            stages[index].deadline = running.first { !$0.isEstimated && limiting.contains($0.id) }?.shown
        }
    }

    private func notice(_ choices: TimelineChoices, _ stages: [StageEstimate]) -> Int? {
        notices.firstIndex { notice in
            notice.when.holds(choices) && (notice.after.isEmpty || stages.contains { $0.stage == notice.after && $0.isKnown })
        }
    }

    private func estimates(
        along path: [TimelineStage], from start: CivilDate, _ choices: TimelineChoices, _ known: [String: CivilDate],
        _ calendar: WorkdayCalendar
    ) -> [StageEstimate] {
        var early = DateDistribution(certain: start)
        var late = early
        var steps: [TimelineStep] = []
        return path.enumerated().compactMap { index, stage in
            guard let variant = stage.variant(for: choices) else { return nil }
            let begin = early.date(reaching: 0.5)
            steps.append(TimelineStep(stage: stage, duration: variant.duration))
            // What has a day, or comes before what has one, is over.
            let dated = path[index...].first { !$0.happened.isEmpty && known[$0.id] != nil }
            let end = dated.flatMap { known[$0.id] }
            if let end {
                early = DateDistribution(certain: end)
                late = early
            } else {
                let before = early
                early = before.passing(steps, calendar, .published)
                // The readings part only where an expected holiday is reached.
                let isSame = late == before && (calendar.firstExpected.map { $0 > early.last } ?? true)
                late = isSame ? early : late.passing(steps, calendar, .late)
            }
            return StageEstimate(
                stage: stage.id, label: stage.label, nature: stage.nature, begin: end.map { min($0, begin) } ?? begin,
                p10: early.date(reaching: 0.1), p50: early.date(reaching: 0.5), p80: late.date(reaching: 0.8),
                p90: late.date(reaching: 0.9), basis: variant.basis, note: variant.note, distribution: late, isKnown: end != nil,
                isImplied: dated.map { $0.id != stage.id } ?? false)
        }
    }

    private func exits(_ choices: TimelineChoices, _ running: [ClockEstimate]) -> [String] {
        let path = path(choices)
        let named =
            path.flatMap(\.exits) + path.compactMap { stage in stage.next.first { $0.when.holds(choices) }?.to }
            + clocks.filter { clock in running.contains { $0.id == clock.id } }.flatMap(\.exits)
        return exits.map(\.id).filter(named.contains)
    }

    private func placeCheckpoints(
        _ choices: TimelineChoices, _ stages: [StageEstimate], _ clocks: [ClockEstimate], _ calendar: WorkdayCalendar
    ) -> [CheckpointEstimate] {
        let placed = checkpoints.enumerated().compactMap { index, checkpoint -> CheckpointEstimate? in
            switch checkpoint.moment {
            case .stage(let id):
                guard let stage = stages.first(where: { $0.stage == id }), !stage.isKnown else { return nil }
                // Someone must be there to ask.
                return CheckpointEstimate(index: index, date: calendar.rolled(stage.p90, .late))
            case .clock(let id):
                // What is over needs nothing more; a deadline of one's own that ran out is not to be kept any more, but said to be gone.
                guard let running = clocks.first(where: { $0.id == id }) else { return nil }
                let isDueNow = running.owner == .other && running.state == .lapsed
                guard running.isRunning || isDueNow else { return nil }
                return CheckpointEstimate(index: index, date: running.shown)
            }
        }
        return placed.sorted { ($0.date, $0.index) < ($1.date, $1.index) }
    }
}

/// One stage on the way with the duration that holds.
private struct TimelineStep {
    var stage: TimelineStage
    var duration: TimelineDuration
}

extension DateDistribution {
    /// The distribution after the last step. What is sent back goes again through the steps from the one named; a repeated round is
    /// gone through without going back inside it.
    fileprivate func passing(_ steps: [TimelineStep], _ calendar: WorkdayCalendar, _ reading: CalendarReading) -> DateDistribution {
        guard let last = steps.last else { return self }
        let once = adding(last.duration, calendar, reading)
        guard let loop = last.stage.loop else { return once }
        let from = steps.firstIndex { $0.stage.id == loop.to } ?? steps.count - 1
        let round = steps[from...].map(\.duration)
        let twice = round.reduce(once) { $0.adding($1, calendar, reading) }
        let thrice = round.reduce(twice) { $0.adding($1, calendar, reading) }
        return .rounds(once, twice, thrice, again: loop.chance)
    }
}
