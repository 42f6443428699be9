// The timeline block's tables for readers without scripts.

/// A stage's end as numbers of working days.
package struct TimelineNumbersView: TemplateView {
    package var label: String
    package var p10: Int
    package var p50: Int
    package var p80: Int
    package var p90: Int
    /// Calendar days were turned into working days on the way.
    package var isApproximate: Bool
    /// A period of law in calendar days, instead of the numbers; empty: none.
    package var period: String

    package init(label: String, p10: Int, p50: Int, p80: Int, p90: Int, isApproximate: Bool, period: String) {
        self.label = label
        self.p10 = p10
        self.p50 = p50
        self.p80 = p80
        self.p90 = p90
        self.isApproximate = isApproximate
        self.period = period
    }

    package static let fields: [ViewField<TimelineNumbersView>] = [
        .text("rowLabel") { $0.label },
        .text("p10") { String($0.p10) },
        .text("p50") { String($0.p50) },
        .text("p80") { String($0.p80) },
        .text("p90") { String($0.p90) },
        .flag("isApproximate") { $0.isApproximate },
        .text("period") { $0.period },
    ]
}

/// The whole way from one start date, and the reader's own deadlines.
package struct TimelineStartView: TemplateView {
    package var start: DayView
    package var likely: DayView
    package var late: DayView
    package var deadlines: [DayView]

    package init(start: DayView, likely: DayView, late: DayView, deadlines: [DayView]) {
        self.start = start
        self.likely = likely
        self.late = late
        self.deadlines = deadlines
    }

    package static let fields: [ViewField<TimelineStartView>] = [
        .record("start") { $0.start },
        .record("likely") { $0.likely },
        .record("late") { $0.late },
        .list("deadlines") { $0.deadlines },
    ]
}

/// The head of a column.
package struct TimelineColumnView: TemplateView {
    package var label: String

    package init(label: String) { self.label = label }

    package static let fields: [ViewField<TimelineColumnView>] = [.text("column") { $0.label }]
}

/// Both tables for one combination of choices.
package struct TimelineCombinationView: TemplateView {
    package var label: String
    /// Empty where only clocks run.
    package var stages: [TimelineNumbersView]
    package var columns: [TimelineColumnView]
    package var starts: [TimelineStartView]

    package init(label: String, stages: [TimelineNumbersView], columns: [TimelineColumnView], starts: [TimelineStartView]) {
        self.label = label
        self.stages = stages
        self.columns = columns
        self.starts = starts
    }

    package static let fields: [ViewField<TimelineCombinationView>] = [
        .text("combination") { $0.label },
        .flag("hasStages") { !$0.stages.isEmpty },
        .list("stageNumbers") { $0.stages },
        .list("columns") { $0.columns },
        .list("starts") { $0.starts },
    ]
}
