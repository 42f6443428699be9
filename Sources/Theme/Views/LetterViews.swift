// The letters block: every letter complete with blanks, and the forms its script wakes up.

/// A piece of a letter's line.
package struct LetterRunView: TemplateView {
    package var text: String
    package var isBlank: Bool
    /// The field a blank is for; else empty.
    package var field = ""
    /// The field and the choice on which an optional part depends that begins here; else empty.
    package var when = ""
    package var choice = ""
    /// An optional part ends here.
    package var endsPart = false

    package init(text: String, isBlank: Bool) {
        self.text = text
        self.isBlank = isBlank
    }

    package static let fields: [ViewField<LetterRunView>] = [
        .text("run") { $0.text },
        .flag("isBlank") { $0.isBlank },
        .text("runField") { $0.field },
        .text("runWhen") { $0.when },
        .text("runChoice") { $0.choice },
        .flag("endsPart") { $0.endsPart },
    ]
}

/// A line of a letter; `style` is `heading`, `address`, `body` or `signature`.
package struct LetterLineView: TemplateView {
    package var style: String
    package var runs: [LetterRunView]

    package init(style: String, runs: [LetterRunView]) {
        self.style = style
        self.runs = runs
    }

    package static let fields: [ViewField<LetterLineView>] = [
        .text("lineStyle") { $0.style },
        .list("runs") { $0.runs },
    ]
}

/// What happens after the letter has gone, with an example date.
package struct LetterStepView: TemplateView {
    package var label: String
    /// How the date is counted, in words.
    package var rule: String
    /// What the example counts from, in words, and the day it gives; of an experience, the first and the last day.
    package var exampleStart: String
    package var exampleFirst: DayView?
    package var example: DayView
    package var action: String
    package var page: LinkView?
    package var basis: [LinkView]
    package var isReaders: Bool
    package var isExperience: Bool
    package var isUnverified: Bool
    /// What is left when the reader's own deadline is over; else empty.
    package var lateAction = ""
    package var latePage: LinkView?
    package var lateBasis: [LinkView] = []

    package init(
        label: String, rule: String, exampleStart: String, exampleFirst: DayView?, example: DayView, action: String, page: LinkView?,
        basis: [LinkView], isReaders: Bool, isExperience: Bool, isUnverified: Bool
    ) {
        self.label = label
        self.rule = rule
        self.exampleStart = exampleStart
        self.exampleFirst = exampleFirst
        self.example = example
        self.action = action
        self.page = page
        self.basis = basis
        self.isReaders = isReaders
        self.isExperience = isExperience
        self.isUnverified = isUnverified
    }

    package static let fields: [ViewField<LetterStepView>] = [
        .text("stepLabel") { $0.label },
        .text("rule") { $0.rule },
        .text("exampleStart") { $0.exampleStart },
        .record("exampleFirst") { $0.exampleFirst },
        .record("example") { $0.example },
        .text("action") { $0.action },
        .record("page") { $0.page },
        .list("basis") { $0.basis },
        .flag("isReaders") { $0.isReaders },
        .flag("isRule") { !$0.isExperience && !$0.isUnverified },
        .flag("isExperience") { $0.isExperience },
        .flag("isUnverified") { $0.isUnverified },
        .text("lateAction") { $0.lateAction },
        .record("latePage") { $0.latePage },
        .list("lateBasis") { $0.lateBasis },
    ]
}

/// A letter with everything around it.
package struct LetterView: TemplateView {
    package var id: String
    package var title: String
    package var purpose: String
    package var suits: [TextView] = []
    package var doesNotSuit: [TextView] = []
    package var recipient = ""
    package var channel = ""
    package var lines: [LetterLineView] = []
    package var attachments: [TextView] = []
    package var steps: [LetterStepView] = []
    package var cautions: [TextView] = []
    package var pages: [LinkView] = []
    package var basis: [LinkView] = []
    /// JSON for the script, escaped for a script element.
    package var data = ""

    package init(id: String, title: String, purpose: String) {
        self.id = id
        self.title = title
        self.purpose = purpose
    }

    package static let fields: [ViewField<LetterView>] = [
        .text("letterID") { $0.id },
        .text("letterTitle") { $0.title },
        .text("purpose") { $0.purpose },
        .list("suits") { $0.suits },
        .list("doesNotSuit") { $0.doesNotSuit },
        .text("recipient") { $0.recipient },
        .text("channel") { $0.channel },
        .list("lines") { $0.lines },
        .list("attachments") { $0.attachments },
        .list("steps") { $0.steps },
        .list("cautions") { $0.cautions },
        .list("pages") { $0.pages },
        .list("basis") { $0.basis },
        .html("letterData") { $0.data },
    ]
}

/// A group of letters to choose from.
package struct LetterGroupView: TemplateView {
    package var title: String
    package var letters: [LetterView]

    package init(title: String, letters: [LetterView]) {
        self.title = title
        self.letters = letters
    }

    package static let fields: [ViewField<LetterGroupView>] = [
        .text("groupTitle") { $0.title },
        .list("letters") { $0.letters },
    ]
}

/// The letters block of a page.
package struct LettersToolView: TemplateView {
    /// Unique on the page; ids inside the block begin with it, except the letters' own anchors.
    package var id: String
    package var groups: [LetterGroupView]
    /// JSON for the script, escaped for a script element.
    package var data: String

    package init(id: String, groups: [LetterGroupView], data: String) {
        self.id = id
        self.groups = groups
        self.data = data
    }

    package static let fields: [ViewField<LettersToolView>] = [
        .text("toolID") { $0.id },
        .list("groups") { $0.groups },
        .html("data") { $0.data },
    ]
}
