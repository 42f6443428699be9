// The exact engine: the distribution of finish dates is carried day by day through the stages on the real calendar.
// The page's script does the same steps in the same order; both are held to `Tests/Vectors/timeline.json`.

package import CivilCalendar

/// How likely each finish date is: `chances[i]` belongs to the day `first + i`.
package struct DateDistribution: Sendable, Equatable {
    package var first: CivilDate
    package var chances: [Double]

    package init(certain date: CivilDate) {
        first = date
        chances = [1]
    }

    init(first: CivilDate, chances: [Double]) {
        self.first = first
        self.chances = chances
    }

    /// The first date by which at least `share` (0 to 1) is reached.
    package func date(reaching share: Double) -> CivilDate {
        var sum = 0.0
        for (index, chance) in chances.enumerated() {
            sum += chance
            if sum >= share - 1e-9 { return first.adding(days: index) }
        }
        return first.adding(days: max(0, chances.count - 1))
    }

    /// The share that lies on or before a date.
    package func share(through date: CivilDate) -> Double {
        var sum = 0.0
        for (index, chance) in chances.enumerated() where first.adding(days: index) <= date { sum += chance }
        return sum
    }

    func chance(on date: CivilDate) -> Double {
        let index = date.dayNumber - first.dayNumber
        return chances.indices.contains(index) ? chances[index] : 0
    }
}

/// The dates of one stage: when it usually begins and when it is over.
package struct StageEstimate: Sendable, Equatable {
    package var stage: String
    package var label: String
    package var nature: TimelineNature
    /// When half of the ways have come to this stage.
    package var begin: CivilDate
    package var p10: CivilDate
    package var p50: CivilDate
    package var p80: CivilDate
    package var p90: CivilDate
    package var basis: [String]
    package var note: String
    package var distribution: DateDistribution
}

/// A statutory period counted from the start date.
package struct ClockDate: Sendable, Equatable {
    package var id: String
    package var date: CivilDate
}

/// Everything computed for one start date and one set of choices.
package struct TimelineResult: Sendable, Equatable {
    package var start: CivilDate
    package var choices: TimelineChoices
    package var stages: [StageEstimate]
    package var clocks: [ClockDate]
    /// Years among the dates whose public holidays are not announced.
    package var provisionalYears: [Int]

    /// The end of the last stage.
    package var finish: StageEstimate? { stages.last }
}

extension TimelineModel {
    /// Estimates the way from `start`. Choices that are missing or unknown fall back to the first one.
    package func estimate(from start: CivilDate, choices given: TimelineChoices, calendar: WorkdayCalendar) -> TimelineResult {
        var choices = defaults
        for option in options {
            if let choice = given[option.id], option.choices.contains(where: { $0.id == choice }) { choices[option.id] = choice }
        }
        var distribution = DateDistribution(certain: start)
        var results: [StageEstimate] = []
        for stage in stages where stage.happens(for: choices) {
            guard let variant = stage.variant(for: choices) else { continue }
            let begin = distribution.date(reaching: 0.5)
            distribution = distribution.passing(variant.duration, again: stage.again, calendar: calendar)
            results.append(
                StageEstimate(
                    stage: stage.id, label: stage.label, nature: stage.nature, begin: begin, p10: distribution.date(reaching: 0.1),
                    p50: distribution.date(reaching: 0.5), p80: distribution.date(reaching: 0.8), p90: distribution.date(reaching: 0.9),
                    basis: variant.basis, note: variant.note, distribution: distribution))
        }
        let clockDates = clocks.map { ClockDate(id: $0.id, date: calendar.deadline($0.count, $0.unit, after: start).date) }
        let last = max(results.last?.p90 ?? start, clockDates.map(\.date).max() ?? start)
        let years = (start.year...last.year).filter { calendar.status(of: $0) == .predicted }
        return TimelineResult(start: start, choices: choices, stages: results, clocks: clockDates, provisionalYears: years)
    }
}

extension DateDistribution {
    /// The distribution after a stage. With the chance `again` it is done once more, and once more after that, never a fourth time.
    func passing(_ duration: TimelineDuration, again: Double, calendar: WorkdayCalendar) -> DateDistribution {
        let once = adding(duration, calendar)
        guard again > 0 else { return once }
        let twice = once.adding(duration, calendar)
        let thrice = twice.adding(duration, calendar)
        let shares = [1 - again, again * (1 - again), again * again]
        let length = thrice.first.dayNumber + thrice.chances.count - once.first.dayNumber
        var chances = [Double](repeating: 0, count: length)
        for index in 0..<length {
            let date = once.first.adding(days: index)
            chances[index] = shares[0] * once.chance(on: date) + shares[1] * twice.chance(on: date) + shares[2] * thrice.chance(on: date)
        }
        return DateDistribution(first: once.first, chances: chances)
    }

    private func adding(_ duration: TimelineDuration, _ calendar: WorkdayCalendar) -> DateDistribution {
        let weights = duration.weights
        let arrivals = Arrivals(from: first, days: chances.count, most: duration.most, unit: duration.unit, calendar: calendar)
        let begin = arrivals.date(0, duration.least)
        let end = arrivals.date(chances.count - 1, duration.most)
        var result = [Double](repeating: 0, count: end.dayNumber - begin.dayNumber + 1)
        for (day, chance) in chances.enumerated() where chance > 0 {
            for (step, weight) in weights.enumerated() {
                let index = arrivals.date(day, duration.least + step).dayNumber - begin.dayNumber
                result[index] += chance * Double(weight) / Double(TimelineDuration.weightTotal)
            }
        }
        return DateDistribution(first: begin, chances: result)
    }
}

/// Where one arrives from each start day after 0, 1, 2 … units; every calendar day is looked at once.
private struct Arrivals {
    private let first: CivilDate
    private let unit: DurationUnit
    /// Working days after `first`, in order.
    private var workdays: [CivilDate] = []
    /// For each start day, how many of `workdays` are not after it.
    private var passed: [Int] = []
    private let calendar: WorkdayCalendar

    init(from first: CivilDate, days: Int, most: Int, unit: DurationUnit, calendar: WorkdayCalendar) {
        self.first = first
        self.unit = unit
        self.calendar = calendar
        guard unit == .workdays else { return }
        var date = first
        passed.append(0)
        for _ in 1..<max(1, days) {
            date = date.adding(days: 1)
            if calendar.isWorkday(date) { workdays.append(date) }
            passed.append(workdays.count)
        }
        let needed = workdays.count + most
        while workdays.count < needed {
            date = date.adding(days: 1)
            if calendar.isWorkday(date) { workdays.append(date) }
        }
    }

    func date(_ day: Int, _ count: Int) -> CivilDate {
        let start = first.adding(days: day)
        switch unit {
        case .days: return start.adding(days: count)
        case .rolling: return calendar.rolled(start.adding(days: count))
        case .workdays: return count == 0 ? start : workdays[passed[day] + count - 1]
        }
    }
}
