// A model, a start day and a selection → dates. Pure: no clock, no wording beyond what the model says.

package import CivilCalendar

/// The dates by which 10, 50, 80 and 90 of 100 such cases are over.
package struct DateRange: Sendable, Hashable {
    package var p10: CivilDate
    package var p50: CivilDate
    package var p80: CivilDate
    package var p90: CivilDate
}

/// What the estimator answers.
package struct TimelineResult: Sendable, Hashable {
    package struct Stage: Sendable, Hashable {
        package var stage: TimelineStage
        package var duration: StageDuration
        /// The typical begin: the median end of the stage before.
        package var begin: CivilDate
        package var end: DateRange
        /// Chances of the end's date in the late reading, for waiting and for tests.
        package var distribution: DateDistribution
    }

    package struct Clock: Sendable, Hashable {
        package var clock: TimelineClock
        package var begin: CivilDate
        package var deadline: Deadline
        /// The reading that is shown first: early for the reader's own, late for the other side's.
        package var shown: CivilDate { clock.owner == .reader ? deadline.early : deadline.late }
    }

    package struct Checkpoint: Sendable, Hashable {
        package var checkpoint: TimelineCheckpoint
        package var date: CivilDate
    }

    package var model: TimelineModel
    package var start: CivilDate
    package var selection: [String: String]
    package var stages: [Stage]
    package var clocks: [Clock]
    /// By date.
    package var checkpoints: [Checkpoint]
    /// The end of the last stage; nil for a model of clocks only.
    package var end: DateRange?
    /// Years without an official calendar that the dates reach, ascending.
    package var yearsWithoutNotice: [Int]
    /// Holidays between start and the last date shown, by day number, for shading.
    package var holidays: [(date: CivilDate, name: String)]
    /// The last date that anything in the result reaches.
    package var last: CivilDate

    package static func == (a: TimelineResult, b: TimelineResult) -> Bool {
        a.model == b.model && a.start == b.start && a.selection == b.selection && a.stages == b.stages && a.clocks == b.clocks
            && a.checkpoints == b.checkpoints && a.end == b.end && a.yearsWithoutNotice == b.yearsWithoutNotice && a.last == b.last
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(model.id)
        hasher.combine(start)
        hasher.combine(selection)
    }
}

/// Computes the dates.
///
/// 10 % and 50 % are read from the calendar as published, 80 % and 90 % with the holidays expected in years without a notice: the
/// range widens by itself where the calendar is uncertain.
///
/// - Parameter selection: option ids and choices; options left out have their default.
package func estimate(
    _ model: TimelineModel, from start: CivilDate, selection: [String: String] = [:], calendar: WorkdayCalendar
) -> TimelineResult {
    let selection = model.defaultSelection.merging(selection) { $1 }
    let path = model.path(selection)
    let length = 60 + 3 * path.reduce(0) { $0 + longest($1, selection) }
    let earlyStrip = CalendarStrip(from: start, length: length, calendar: calendar, reading: .early)
    let lateStrip = CalendarStrip(from: start, length: length, calendar: calendar, reading: .late)
    var early = DateDistribution(certain: start)
    var late = early
    var stages: [TimelineResult.Stage] = []
    for stage in path {
        let begin = early.quantile(0.5)
        let duration = stage.duration(selection)
        let sentBack = stage.sentBack.flatMap { $0.when.holds(selection) ? $0 : nil }
        early = early.carried(duration, sentBack: sentBack, on: earlyStrip)
        late = late.carried(duration, sentBack: sentBack, on: lateStrip)
        let range = DateRange(p10: early.quantile(0.1), p50: early.quantile(0.5), p80: late.quantile(0.8), p90: late.quantile(0.9))
        stages.append(.init(stage: stage, duration: duration, begin: begin, end: range, distribution: late))
    }
    let clocks = runClocks(model, from: start, selection, calendar)
    let checkpoints = placeCheckpoints(model, selection, stages, clocks, calendar)
    let last = (stages.map(\.end.p90) + clocks.map(\.deadline.late) + checkpoints.map(\.date)).max() ?? start
    return TimelineResult(
        model: model, start: start, selection: selection, stages: stages, clocks: clocks, checkpoints: checkpoints,
        end: stages.last?.end, yearsWithoutNotice: calendar.yearsWithoutNotice(from: start, through: last),
        holidays: holidays(calendar, from: start, through: stages.map(\.end.p90).max() ?? start), last: last)
}

private func longest(_ stage: TimelineStage, _ selection: [String: String]) -> Int {
    let most = stage.duration(selection).most
    return most + (stage.sentBack.map { $0.atMost * (most + $0.delay.most) } ?? 0)
}

private func runClocks(
    _ model: TimelineModel, from start: CivilDate, _ selection: [String: String], _ calendar: WorkdayCalendar
) -> [TimelineResult.Clock] {
    var clocks: [TimelineResult.Clock] = []
    for clock in model.clocks where clock.when.holds(selection) {
        // A clock that follows one which this selection leaves out is left out too.
        let before = clock.after.map { id in clocks.first { $0.clock.id == id } }
        if case .some(.none) = before { continue }
        let begin = before??.deadline.late ?? start
        clocks.append(.init(clock: clock, begin: begin, deadline: Deadline(of: clock.period, after: begin, calendar: calendar)))
    }
    return clocks
}

private func placeCheckpoints(
    _ model: TimelineModel, _ selection: [String: String], _ stages: [TimelineResult.Stage], _ clocks: [TimelineResult.Clock],
    _ calendar: WorkdayCalendar
) -> [TimelineResult.Checkpoint] {
    let placed = model.checkpoints.filter { $0.when.holds(selection) }.compactMap { checkpoint -> TimelineResult.Checkpoint? in
        let date =
            switch checkpoint.moment {
            case .stage(let id): stages.first { $0.stage.id == id }?.end.p90
            case .clock(let id): clocks.first { $0.clock.id == id }?.shown
            }
        // Someone must be there to answer: the other side's moments move to a working day.
        guard let date else { return nil }
        if case .clock(let id) = checkpoint.moment, clocks.first(where: { $0.clock.id == id })?.clock.owner == .reader {
            return .init(checkpoint: checkpoint, date: date)
        }
        return .init(checkpoint: checkpoint, date: calendar.rolled(date, reading: .late))
    }
    return placed.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
}

private func holidays(_ calendar: WorkdayCalendar, from first: CivilDate, through last: CivilDate) -> [(date: CivilDate, name: String)] {
    guard first <= last else { return [] }
    return (first.dayNumber...last.dayNumber).compactMap { number in
        let date = CivilDate(dayNumber: number)
        return calendar.holidayName(date, reading: .late).map { (date, $0) }
    }
}

/// How it stands with an answer that has not come yet.
package struct WaitingResult: Sendable, Hashable {
    /// Chance, 0 to 1, that the stage is over within the next five working days, given that it is not over today.
    package var chance: Double
    /// The day of the fifth working day from today.
    package var through: CivilDate
    /// True when the longest experience has passed already: then there is no chance to speak of.
    package var isBeyondExperience: Bool
    /// The next thing to do, when the chance is below a quarter or a clock of the other side has run out; else nil.
    package var next: TimelineResult.Checkpoint?
}

extension TimelineResult {
    /// - Parameter stage: id of the stage whose end has not come.
    /// - Returns: nil when the stage is not part of this result or today is before the start.
    package func waiting(for stage: String, today: CivilDate, calendar: WorkdayCalendar) -> WaitingResult? {
        guard today >= start, let stage = stages.first(where: { $0.stage.id == stage }) else { return nil }
        let through = calendar.workday(5, after: today, reading: .late).date
        let over = stage.distribution.chance(by: today)
        let left = 1 - over
        let isBeyond = left < 1e-9
        let chance = isBeyond ? 0 : (stage.distribution.chance(by: through) - over) / left
        let clockRanOut = clocks.contains { $0.clock.owner == .other && $0.deadline.late < today }
        let next = chance < 0.25 || clockRanOut ? checkpoints.first { $0.date >= today } ?? checkpoints.last : nil
        return WaitingResult(chance: chance, through: through, isBeyondExperience: isBeyond, next: next)
    }
}
