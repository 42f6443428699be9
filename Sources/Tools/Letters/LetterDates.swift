// The dates after a letter has gone, counted by law: the reader's own deadlines early, the other side's late, both readings known.

package import CivilCalendar

/// A step's date.
package struct LetterStepDate: Sendable, Equatable {
    /// Of an experience, the first day of the range; else nil.
    package var first: CivilDate?
    /// The reading to go by; of an experience, the last day of the range.
    package var date: CivilDate
    /// The other reading; nil when both are the same day.
    package var other: CivilDate?
    /// Years on the way whose holidays are not announced; sorted.
    package var provisionalYears: [Int]

    package init(first: CivilDate? = nil, date: CivilDate, other: CivilDate?, provisionalYears: [Int]) {
        self.first = first
        self.date = date
        self.other = other
        self.provisionalYears = provisionalYears
    }
}

extension LetterStep {
    /// The date of the step when what it is counted from was on `event`.
    ///
    /// An experience is a range and has no other reading. A last day on a holiday moves to the next working day (民法典203). The reader's own deadline is shown without that grace.
    package func date(after event: CivilDate, calendar: WorkdayCalendar) -> LetterStepDate {
        let both = calendar.readings(count, unit, early: event, late: event)
        let (shown, other) = isReaders ? (both.early, both.late) : (both.late, both.early)
        let years = (event.year...max(event.year, both.late.year)).filter { calendar.status(of: $0) == .predicted }
        let first = least.map { calendar.readings($0, unit, early: event, late: event).late }
        return LetterStepDate(first: first, date: shown, other: shown == other || first != nil ? nil : other, provisionalYears: years)
    }
}

/// How the day of a letter lies to a deadline of its writer.
package enum LetterStanding: String, Sendable {
    case inTime = "in-time"
    /// Over by the early reading, not by the one that moves off holidays.
    case lastDays = "last-days"
    case over
}

extension LetterStepDate {
    /// - Parameter day: on which the letter is handed in.
    package func standing(on day: CivilDate) -> LetterStanding {
        day <= date ? .inTime : day <= (other ?? date) ? .lastDays : .over
    }
}
