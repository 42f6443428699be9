// Chances of dates, carried day by day through durations on the real calendar.
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

    private init(first: CivilDate, chances: [Double]) {
        self.first = first
        self.chances = chances
    }

    /// The last date that is possible at all.
    var last: CivilDate { first.adding(days: max(0, chances.count - 1)) }

    /// The first date by which at least `share` (0 to 1) is reached.
    package func date(reaching share: Double) -> CivilDate {
        var sum = 0.0
        for (index, chance) in chances.enumerated() {
            sum += chance
            if sum >= share - 1e-9 { return first.adding(days: index) }
        }
        return last
    }

    /// The share that lies on or before a date.
    package func share(through date: CivilDate) -> Double {
        var sum = 0.0
        for (index, chance) in chances.enumerated() where first.adding(days: index) <= date { sum += chance }
        return sum
    }

    private func chance(on date: CivilDate) -> Double {
        let index = date.dayNumber - first.dayNumber
        return chances.indices.contains(index) ? chances[index] : 0
    }

    func adding(_ duration: TimelineDuration, _ calendar: WorkdayCalendar, _ reading: CalendarReading) -> DateDistribution {
        let weights = duration.weights
        let arrivals = Arrivals(
            from: first, days: chances.count, most: duration.most, unit: duration.unit, calendar: calendar, reading: reading)
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

    /// Three rounds put together: done once, with the chance `again` twice, and with that chance once more three times.
    static func rounds(_ once: DateDistribution, _ twice: DateDistribution, _ thrice: DateDistribution, again: Double) -> DateDistribution {
        let shares = [1 - again, again * (1 - again), again * again]
        let length = thrice.first.dayNumber + thrice.chances.count - once.first.dayNumber
        var chances = [Double](repeating: 0, count: length)
        for index in 0..<length {
            let date = once.first.adding(days: index)
            chances[index] = shares[0] * once.chance(on: date) + shares[1] * twice.chance(on: date) + shares[2] * thrice.chance(on: date)
        }
        return DateDistribution(first: once.first, chances: chances)
    }
}

/// Where one arrives from each start day after some units; every calendar day is looked at once.
private struct Arrivals {
    private var workdays: [CivilDate] = []
    /// How many of `workdays` lie on or before each start day.
    private var passed: [Int] = []
    /// For a unit that rolls: where each day from the first on moves to.
    private var landings: [CivilDate] = []
    private let first: CivilDate
    private let unit: DurationUnit

    init(from first: CivilDate, days: Int, most: Int, unit: DurationUnit, calendar: WorkdayCalendar, reading: CalendarReading) {
        self.first = first
        self.unit = unit
        switch unit {
        case .days: break
        case .rolling: landings = (0..<days + most).map { calendar.rolled(first.adding(days: $0), reading) }
        case .workdays: countWorkdays(days: days, most: most, calendar, reading)
        }
    }

    private mutating func countWorkdays(days: Int, most: Int, _ calendar: WorkdayCalendar, _ reading: CalendarReading) {
        var date = first
        passed.append(0)
        for _ in 1..<max(1, days) {
            date = date.adding(days: 1)
            if calendar.isWorkday(date, reading) { workdays.append(date) }
            passed.append(workdays.count)
        }
        let needed = workdays.count + most
        while workdays.count < needed {
            date = date.adding(days: 1)
            if calendar.isWorkday(date, reading) { workdays.append(date) }
        }
    }

    func date(_ day: Int, _ count: Int) -> CivilDate {
        let start = first.adding(days: day)
        switch unit {
        case .days: return start.adding(days: count)
        case .rolling: return landings[day + count]
        case .workdays: return count == 0 ? start : workdays[passed[day] + count - 1]
        }
    }
}
