// The dates after a letter has gone, counted by law: the reader's own deadlines early, the other side's late, both readings known.

package import CivilCalendar

/// A step's date.
package struct LetterStepDate: Sendable, Equatable {
    /// The reading to go by.
    package var date: CivilDate
    /// The other reading; nil when both are the same day.
    package var other: CivilDate?
    /// Years on the way whose holidays are not announced; sorted.
    package var provisionalYears: [Int]

    package init(date: CivilDate, other: CivilDate?, provisionalYears: [Int]) {
        self.date = date
        self.other = other
        self.provisionalYears = provisionalYears
    }
}

extension LetterStep {
    /// The date of the step when what it is counted from was on `event`.
    ///
    /// A last day on a holiday moves to the next working day (民法典203). The reader's own deadline is shown without that grace.
    package func date(after event: CivilDate, calendar: WorkdayCalendar) -> LetterStepDate {
        let both = calendar.readings(count, unit, early: event, late: event)
        let (shown, other) = isReaders ? (both.early, both.late) : (both.late, both.early)
        let years = (event.year...max(event.year, both.late.year)).filter { calendar.status(of: $0) == .predicted }
        return LetterStepDate(date: shown, other: shown == other ? nil : other, provisionalYears: years)
    }
}
