// A clock of the timeline block: one period with its last day in both readings.

/// A period of law, or one that is only said to be law.
package struct TimelineClockView: TemplateView {
    package var id: String
    package var label: String
    package var condition: String
    package var isUnverified: Bool
    /// How it was checked, in words.
    package var verification: String
    package var isHidden: Bool
    /// Counted from an estimated day.
    package var isEstimated: Bool
    package var date: DayView
    package var early: DayView
    package var late: DayView
    package var basis: [LinkView]

    package init(id: String, label: String, condition: String, isUnverified: Bool, verification: String, basis: [LinkView]) {
        self.id = id
        self.label = label
        self.condition = condition
        self.isUnverified = isUnverified
        self.verification = verification
        self.basis = basis
        (isHidden, isEstimated) = (true, false)
        (date, early, late) = (DayView(), DayView(), DayView())
    }

    package static let fields: [ViewField<TimelineClockView>] = [
        .text("clockID") { $0.id },
        .text("clockLabel") { $0.label },
        .text("condition") { $0.condition },
        .flag("isRule") { !$0.isUnverified },
        .flag("isExperience") { _ in false },
        .flag("isUnverified") { $0.isUnverified },
        .text("verification") { $0.verification },
        .flag("isHidden") { $0.isHidden },
        .flag("isEstimated") { $0.isEstimated },
        .flag("isOneReading") { $0.early.iso == $0.late.iso },
        .record("date") { $0.date },
        .record("early") { $0.early },
        .record("late") { $0.late },
        .list("basis") { $0.basis },
    ]
}
