// The escalation block: every question and outcome as a section of its own, linked by answers.

/// An answer, and where it leads.
package struct DecisionAnswerView: TemplateView {
    package var id: String
    package var text: String
    package var note: String
    /// A fragment on the same page.
    package var url: String

    package init(id: String, text: String, note: String, url: String) {
        self.id = id
        self.text = text
        self.note = note
        self.url = url
    }

    package static let fields: [ViewField<DecisionAnswerView>] = [
        .text("answerID") { $0.id },
        .text("answerText") { $0.text },
        .text("answerNote") { $0.note },
        .text("answerURL") { $0.url },
    ]
}

/// A question with its answers.
package struct DecisionQuestionView: TemplateView {
    package var id: String
    package var anchor: String
    package var text: String
    package var hint: String
    package var answers: [DecisionAnswerView]
    package var basis: [LinkView]
    /// Questions whose answers lead here; empty for the first.
    package var ways: [LinkView]

    package init(
        id: String, anchor: String, text: String, hint: String, answers: [DecisionAnswerView], basis: [LinkView], ways: [LinkView]
    ) {
        self.id = id
        self.anchor = anchor
        self.text = text
        self.hint = hint
        self.answers = answers
        self.basis = basis
        self.ways = ways
    }

    package static let fields: [ViewField<DecisionQuestionView>] = [
        .text("nodeID") { $0.id },
        .text("anchor") { $0.anchor },
        .text("nodeTitle") { $0.text },
        .text("hint") { $0.hint },
        .list("answers") { $0.answers },
        .list("basis") { $0.basis },
        .list("ways") { $0.ways },
    ]
}

/// A period with its ground.
package struct DecisionClockView: TemplateView {
    package var text: String
    package var source: SourceView?
    /// A page that works out the dates.
    package var page: LinkView?

    package init(text: String, source: SourceView?, page: LinkView?) {
        self.text = text
        self.source = source
        self.page = page
    }

    package static let fields: [ViewField<DecisionClockView>] = [
        .text("clockText") { $0.text },
        .record("source") { $0.source },
        .record("clockPage") { $0.page },
    ]
}

/// Where a way ends.
package struct DecisionOutcomeView: TemplateView {
    package var id: String
    package var anchor: String
    package var title: String
    package var isDeadline: Bool
    package var isDanger: Bool
    package var first: String
    package var who: String
    package var channel: String
    package var clocks: [DecisionClockView]
    package var noClock: String
    package var materials: String
    package var checklist: LinkView?
    package var cost: String
    package var risk: String
    package var notFor: String
    package var letter: LinkView?
    package var pages: [LinkView]
    package var basis: [LinkView]
    package var ways: [LinkView]

    package init(id: String, anchor: String, title: String) {
        self.id = id
        self.anchor = anchor
        self.title = title
        (isDeadline, isDanger) = (false, false)
        (first, who, channel, noClock, materials, cost, risk, notFor) = ("", "", "", "", "", "", "", "")
        (clocks, pages, basis, ways) = ([], [], [], [])
    }

    package static let fields: [ViewField<DecisionOutcomeView>] = [
        .text("nodeID") { $0.id },
        .text("anchor") { $0.anchor },
        .text("nodeTitle") { $0.title },
        .flag("isDeadline") { $0.isDeadline },
        .flag("isDanger") { $0.isDanger },
        .text("first") { $0.first },
        .text("who") { $0.who },
        .text("channel") { $0.channel },
        .list("clocks") { $0.clocks },
        .text("noClock") { $0.noClock },
        .text("materials") { $0.materials },
        .record("checklist") { $0.checklist },
        .text("cost") { $0.cost },
        .text("risk") { $0.risk },
        .text("notFor") { $0.notFor },
        .record("letter") { $0.letter },
        .list("pages") { $0.pages },
        .list("basis") { $0.basis },
        .list("ways") { $0.ways },
    ]
}

/// The whole guide; complete without a script, which then shows one question at a time.
package struct DecisionToolView: TemplateView {
    package var id: String
    /// Fragment of the first question.
    package var startURL: String
    package var questions: [DecisionQuestionView]
    package var outcomes: [DecisionOutcomeView]
    /// The most questions a reader answers.
    package var longest: Int
    /// JSON for the script, safe inside a script element.
    package var data: String

    package init(
        id: String, startURL: String, questions: [DecisionQuestionView], outcomes: [DecisionOutcomeView], longest: Int, data: String
    ) {
        self.id = id
        self.startURL = startURL
        self.questions = questions
        self.outcomes = outcomes
        self.longest = longest
        self.data = data
    }

    package static let fields: [ViewField<DecisionToolView>] = [
        .text("toolID") { $0.id },
        .text("startURL") { $0.startURL },
        .list("questions") { $0.questions },
        .list("outcomes") { $0.outcomes },
        .text("longest") { String($0.longest) },
        .text("outcomeCount") { String($0.outcomes.count) },
        .html("data") { $0.data },
    ]
}
