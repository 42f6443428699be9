// The timeline block of a page as a whole.

/// The timeline block of a page.
package struct TimelineToolView: TemplateView {
    /// Unique on the page; ids inside the block begin with it.
    package var id: String
    package var title: String
    package var about: String
    /// The question for the start date.
    package var startLabel: String
    /// The first day of the static result, an example, with its year.
    package var start: DayView
    package var likely: DayView
    package var late: DayView
    /// `late` is the 90 % day, since the 80 % one is `likely` again.
    package var isLateNine = false
    /// What is said before every deadline; empty when there is nothing.
    package var notice = ""
    /// The choices the static result holds for, in words.
    package var chosen: String
    /// The reader's own deadline that comes first; empty when there is none.
    package var leadLabel: String
    package var leadDay: String
    /// Years without an official calendar, in words; empty when there is none.
    package var provisional: String
    package var options: [TimelineOptionView]
    package var events: [TimelineEventView]
    package var chart: String
    package var stages: [TimelineStageView]
    package var checkpoints: [TimelineCheckpointView]
    /// The reader's own.
    package var ownClocks: [TimelineClockView]
    /// The other side's.
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
        (chosen, leadLabel, leadDay, provisional, chart, data) = ("", "", "", "", "", "")
        (options, events, stages, checkpoints, ownClocks, clocks) = ([], [], [], [], [], [])
        (exits, reasons, combinations) = ([], [], [])
    }

    package static let fields: [ViewField<TimelineToolView>] = [
        .text("toolID") { $0.id },
        .text("title") { $0.title },
        .text("about") { $0.about },
        .text("startLabel") { $0.startLabel },
        .record("start") { $0.start },
        .text("likely") { $0.likely.words },
        .text("late") { $0.late.words },
        .flag("isLateNine") { $0.isLateNine },
        .text("notice") { $0.notice },
        .text("exampleDay") { $0.start.words },
        .text("chosen") { $0.chosen },
        .text("leadLabel") { $0.leadLabel },
        .text("leadDay") { $0.leadDay },
        .text("provisional") { $0.provisional },
        .list("options") { $0.options },
        .list("events") { $0.events },
        .html("chart") { $0.chart },
        .list("stages") { $0.stages },
        .list("checkpoints") { $0.checkpoints },
        .list("ownClocks") { $0.ownClocks },
        .list("clocks") { $0.clocks },
        .list("exits") { $0.exits },
        .list("reasons") { $0.reasons },
        .list("combinations") { $0.combinations },
        .html("data") { $0.data },
    ]
}
