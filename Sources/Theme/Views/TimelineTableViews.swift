// The timeline block's tables for readers without scripts, and the block itself.

/// A stage's end as numbers of working days.
package struct TimelineNumbersView: TemplateView {
    package var label: String
    package var p10: Int
    package var p50: Int
    package var p80: Int
    package var p90: Int

    package init(label: String, p10: Int, p50: Int, p80: Int, p90: Int) {
        self.label = label
        self.p10 = p10
        self.p50 = p50
        self.p80 = p80
        self.p90 = p90
    }

    package static let fields: [ViewField<TimelineNumbersView>] = [
        .text("rowLabel") { $0.label },
        .text("p10") { String($0.p10) },
        .text("p50") { String($0.p50) },
        .text("p80") { String($0.p80) },
        .text("p90") { String($0.p90) },
    ]
}

/// The whole way from one start date.
package struct TimelineStartView: TemplateView {
    package var start: DayView
    package var likely: DayView
    package var late: DayView

    package init(start: DayView, likely: DayView, late: DayView) {
        self.start = start
        self.likely = likely
        self.late = late
    }

    package static let fields: [ViewField<TimelineStartView>] = [
        .record("start") { $0.start },
        .record("likely") { $0.likely },
        .record("late") { $0.late },
    ]
}

/// Both tables for one combination of choices.
package struct TimelineCombinationView: TemplateView {
    package var label: String
    package var stages: [TimelineNumbersView]
    package var starts: [TimelineStartView]

    package init(label: String, stages: [TimelineNumbersView], starts: [TimelineStartView]) {
        self.label = label
        self.stages = stages
        self.starts = starts
    }

    package static let fields: [ViewField<TimelineCombinationView>] = [
        .text("combination") { $0.label },
        .list("stageNumbers") { $0.stages },
        .list("starts") { $0.starts },
    ]
}

/// The timeline block of a page.
package struct TimelineToolView: TemplateView {
    /// Unique on the page; ids inside the block begin with it.
    package var id: String
    package var title: String
    package var about: String
    /// The question for the start date.
    package var startLabel: String
    package var start: DayView
    package var likely: DayView
    package var late: DayView
    /// The choices the static result holds for, in words.
    package var chosen: String
    /// Years without an official calendar, in words; empty when there is none.
    package var provisional: String
    package var options: [TimelineOptionView]
    package var chart: String
    package var stages: [TimelineStageView]
    package var checkpoints: [TimelineCheckpointView]
    package var clocks: [TimelineClockView]
    package var exits: [TimelineExitView]
    package var reasons: [TimelineReasonView]
    package var combinations: [TimelineCombinationView]
    /// JSON for the script, escaped for a script element.
    package var data: String

    package init(id: String, title: String, about: String, startLabel: String, start: DayView, likely: DayView, late: DayView) {
        self.id = id
        self.title = title
        self.about = about
        self.startLabel = startLabel
        self.start = start
        self.likely = likely
        self.late = late
        (chosen, provisional, chart, data) = ("", "", "", "")
        (options, stages, checkpoints, clocks, exits, reasons, combinations) = ([], [], [], [], [], [], [])
    }

    package static let fields: [ViewField<TimelineToolView>] = [
        .text("toolID") { $0.id },
        .text("title") { $0.title },
        .text("about") { $0.about },
        .text("startLabel") { $0.startLabel },
        .record("start") { $0.start },
        .text("likely") { $0.likely.words },
        .text("late") { $0.late.words },
        .text("chosen") { $0.chosen },
        .text("provisional") { $0.provisional },
        .list("options") { $0.options },
        .html("chart") { $0.chart },
        .list("stages") { $0.stages },
        .list("checkpoints") { $0.checkpoints },
        .list("clocks") { $0.clocks },
        .list("exits") { $0.exits },
        .list("reasons") { $0.reasons },
        .list("combinations") { $0.combinations },
        .html("data") { $0.data },
    ]
}
