// Chances of dates, carried exactly from stage to stage on the real calendar. The page's script does the same operations in the same order.

package import CivilCalendar

/// Chances that something is over on each day from `start` on; `mass[i]` is the chance of `start + i` days. They add up to 1.
package struct DateDistribution: Sendable, Hashable {
    package let start: CivilDate
    package var mass: [Double]

    package init(certain date: CivilDate) {
        start = date
        mass = [1]
    }

    /// The distribution after a duration: each day's mass is spread over the days it can lead to, days and counts ascending.
    func carried(_ duration: StageDuration, on strip: CalendarStrip) -> DateDistribution {
        let weights = pertWeights(least: duration.least, usual: duration.usual, most: duration.most)
        var result = self
        result.mass = []
        for (offset, chance) in mass.enumerated() where chance > 0 {
            for (index, weight) in weights.enumerated() where weight > 0 {
                let end = strip.end(of: duration.least + index, duration.unit, after: offset)
                result.add(chance * (Double(weight) / 1_000_000), at: end)
            }
        }
        return result
    }

    /// A stage that can be sent back: done once; then with `chance` the delay and the stage again, at most so many times.
    func carried(_ duration: StageDuration, sentBack: TimelineStage.SentBack?, on strip: CalendarStrip) -> DateDistribution {
        var round = carried(duration, on: strip)
        guard let sentBack else { return round }
        let again = Double(sentBack.chance) / 100
        var result = round.scaled(1 - again)
        for repetition in 1...sentBack.atMost {
            round = round.scaled(again).carried(sentBack.delay, on: strip).carried(duration, on: strip)
            // The last repetition is final: nothing is sent back after it.
            result.add(repetition == sentBack.atMost ? round : round.scaled(1 - again))
        }
        return result
    }

    /// The first day by which the chance is reached.
    package func quantile(_ chance: Double) -> CivilDate {
        var sum = 0.0
        for (offset, part) in mass.enumerated() {
            sum += part
            // Sums of doubles end a little below the number meant.
            if sum >= chance - 1e-9 { return start.adding(days: offset) }
        }
        return start.adding(days: max(0, mass.count - 1))
    }

    /// The chance that it is over by the end of a day.
    package func chance(by date: CivilDate) -> Double {
        var sum = 0.0
        for (offset, part) in mass.enumerated() where start.dayNumber + offset <= date.dayNumber { sum += part }
        return sum
    }

    private mutating func add(_ chance: Double, at offset: Int) {
        while mass.count <= offset { mass.append(0) }
        mass[offset] += chance
    }

    private mutating func add(_ other: DateDistribution) {
        for (offset, chance) in other.mass.enumerated() where chance > 0 { add(chance, at: offset) }
    }

    private func scaled(_ factor: Double) -> DateDistribution {
        var copy = self
        copy.mass = mass.map { $0 * factor }
        return copy
    }
}

/// A stretch of the calendar from the start day on, made once per estimate so that counting days is a look-up.
struct CalendarStrip {
    /// Offsets of the working days after the start day, ascending.
    private var workdays: [Int] = []
    /// By offset: how many working days lie after the start day up to and including it.
    private var rank: [Int] = []
    private var isWorkday: [Bool] = []

    /// - Parameter length: days that can be asked for; later ones count as ordinary days.
    init(from start: CivilDate, length: Int, calendar: WorkdayCalendar, reading: CalendarReading) {
        for offset in 0...max(0, length) {
            let works = calendar.isWorkday(start.adding(days: offset), reading: reading)
            isWorkday.append(works)
            if works, offset > 0 { workdays.append(offset) }
            rank.append(workdays.count)
        }
    }

    func end(of count: Int, _ unit: StageDuration.Unit, after offset: Int) -> Int {
        switch unit {
        case .workdays:
            guard count > 0, offset < rank.count, rank[offset] + count <= workdays.count else { return offset + count }
            return workdays[rank[offset] + count - 1]
        case .days: return offset + count
        case .daysRolling:
            var end = offset + count
            while end < isWorkday.count, !isWorkday[end] { end += 1 }
            return end
        }
    }
}
