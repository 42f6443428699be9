// The timeline block: a complete static estimate, and the form its script wakes up.

package import CivilCalendar

/// A date as people write it and as programs read it; empty where a stage does not happen.
package struct DayView: TemplateView {
    package var iso: String
    package var words: String

    package init(_ date: CivilDate?, seenFrom start: CivilDate) {
        iso = date.map(\.description) ?? ""
        let text = date.map { $0.year == start.year ? $0.chineseShort : $0.chineseLong } ?? ""
        // A word joiner: a line may not break inside 周二 either.
        words = text.replacing("周", with: "周\u{2060}")
    }

    /// With its year, whatever the year.
    package init(inFull date: CivilDate?) {
        iso = date.map(\.description) ?? ""
        words = (date?.chineseLong ?? "").replacing("周", with: "周\u{2060}")
    }

    /// No day.
    package init() {
        iso = ""
        words = ""
    }

    package static let fields: [ViewField<DayView>] = [.text("iso") { $0.iso }, .text("words") { $0.words }]
}

/// A question of the form.
package struct TimelineOptionView: TemplateView {
    package var id: String
    package var label: String
    package var choices: [TimelineChoiceView]
    /// Not asked under the shown choices.
    package var isHidden: Bool

    package init(id: String, label: String, choices: [TimelineChoiceView], isHidden: Bool) {
        self.id = id
        self.label = label
        self.choices = choices
        self.isHidden = isHidden
    }

    package static let fields: [ViewField<TimelineOptionView>] = [
        .text("optionID") { $0.id },
        .text("optionLabel") { $0.label },
        .list("choices") { $0.choices },
        .flag("isHidden") { $0.isHidden },
    ]
}

package struct TimelineChoiceView: TemplateView {
    package var id: String
    package var label: String
    package var isChosen: Bool

    package init(id: String, label: String, isChosen: Bool) {
        self.id = id
        self.label = label
        self.isChosen = isChosen
    }

    package static let fields: [ViewField<TimelineChoiceView>] = [
        .text("choiceID") { $0.id },
        .text("choiceLabel") { $0.label },
        .flag("isChosen") { $0.isChosen },
    ]
}

/// A question for the day on which a stage ended.
package struct TimelineEventView: TemplateView {
    package var stageID: String
    package var question: String
    package var isHidden: Bool

    package init(stageID: String, question: String, isHidden: Bool) {
        self.stageID = stageID
        self.question = question
        self.isHidden = isHidden
    }

    package static let fields: [ViewField<TimelineEventView>] = [
        .text("stageID") { $0.stageID },
        .text("question") { $0.question },
        .flag("isHidden") { $0.isHidden },
    ]
}

/// One stage; those that do not happen under the shown choices are there and hidden, so that the script only fills in dates.
package struct TimelineStageView: TemplateView {
    package var id: String
    package var label: String
    package var text: String
    package var isStatute: Bool
    package var isHidden: Bool
    /// A reader can wait for its end: it is not the reader's own to do.
    package var isAwaited = true
    /// The last day where there is no range; the reader's own by law in the early reading.
    package var end = DayView()
    /// A period of law that is counted from an estimated day.
    package var isEstimated = false
    package var soonest: DayView
    package var likely: DayView
    package var late: DayView
    package var latest: DayView

    package init(
        id: String, label: String, text: String, isStatute: Bool, isHidden: Bool, soonest: DayView, likely: DayView, late: DayView,
        latest: DayView
    ) {
        self.id = id
        self.label = label
        self.text = text
        self.isStatute = isStatute
        self.isHidden = isHidden
        self.soonest = soonest
        self.likely = likely
        self.late = late
        self.latest = latest
    }

    package static let fields: [ViewField<TimelineStageView>] = [
        .text("stageID") { $0.id },
        .text("stageLabel") { $0.label },
        .text("stageText") { $0.text },
        .flag("isRule") { $0.isStatute },
        .flag("isExperience") { !$0.isStatute },
        .flag("isUnverified") { _ in false },
        .flag("isHidden") { $0.isHidden },
        .flag("isAwaited") { $0.isAwaited },
        .flag("isCertain") { $0.soonest.iso == $0.latest.iso },
        .flag("isEstimated") { $0.isEstimated },
        .flag("isLateSame") { $0.late.iso == $0.likely.iso },
        .record("end") { $0.end },
        .record("soonest") { $0.soonest },
        .record("likely") { $0.likely },
        .record("late") { $0.late },
        .record("latest") { $0.latest },
    ]
}

/// A day to act on, if nothing was heard.
package struct TimelineCheckpointView: TemplateView {
    /// The checkpoint's place in the model.
    package var index: Int
    package var isHidden: Bool
    package var date: DayView
    package var situation: String
    package var action: String
    package var bring: String
    package var page: LinkView?
    package var letter: LinkView?

    package init(index: Int, isHidden: Bool, date: DayView, situation: String, action: String, bring: String) {
        self.index = index
        self.isHidden = isHidden
        self.date = date
        self.situation = situation
        self.action = action
        self.bring = bring
    }

    package static let fields: [ViewField<TimelineCheckpointView>] = [
        .text("checkpoint") { String($0.index) },
        .flag("isHidden") { $0.isHidden },
        .record("date") { $0.date },
        .text("situation") { $0.situation },
        .text("action") { $0.action },
        .text("bring") { $0.bring },
        .record("page") { $0.page },
        .record("letter") { $0.letter },
    ]
}

/// How the way can end.
package struct TimelineExitView: TemplateView {
    package var label: String
    package var then: String
    /// The stages and clocks that lead to it, in words.
    package var sources: String
    package var page: LinkView?
    package var id: String
    package var isHidden: Bool

    package init(id: String, label: String, then: String, sources: String, page: LinkView?, isHidden: Bool) {
        self.id = id
        self.isHidden = isHidden
        self.label = label
        self.then = then
        self.sources = sources
        self.page = page
    }

    package static let fields: [ViewField<TimelineExitView>] = [
        .text("exitID") { $0.id },
        .flag("isHidden") { $0.isHidden },
        .text("exitLabel") { $0.label },
        .text("then") { $0.then },
        .text("exitSources") { $0.sources },
        .record("page") { $0.page },
    ]
}

/// One duration of the model with its basis.
package struct TimelineReasonView: TemplateView {
    package var label: String
    /// Under which choices the duration holds; empty for the usual one.
    package var condition: String
    package var isStatute: Bool
    package var least: Int
    package var usual: Int
    package var most: Int
    package var unit: String
    package var note: String
    package var basis: [LinkView]

    package init(
        label: String, condition: String, isStatute: Bool, least: Int, usual: Int, most: Int, unit: String, note: String, basis: [LinkView]
    ) {
        self.label = label
        self.condition = condition
        self.isStatute = isStatute
        self.least = least
        self.usual = usual
        self.most = most
        self.unit = unit
        self.note = note
        self.basis = basis
    }

    package static let fields: [ViewField<TimelineReasonView>] = [
        .text("reasonLabel") { $0.label },
        .text("reasonCondition") { $0.condition },
        .flag("isRule") { $0.isStatute },
        .flag("isExperience") { !$0.isStatute },
        .flag("isUnverified") { _ in false },
        .text("least") { String($0.least) },
        .text("usual") { String($0.usual) },
        .text("most") { String($0.most) },
        .text("unit") { $0.unit },
        .text("note") { $0.note },
        .list("basis") { $0.basis },
    ]
}
