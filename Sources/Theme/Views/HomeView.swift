// The home page: search first, then deadlines, core questions, steps.

/// One of the steps on the home page.
package struct StepView: TemplateView {
    package var number: Int
    package var title: String
    package var text: String
    /// May be empty: then the step is not a link.
    package var url: String

    package init(number: Int, title: String, text: String, url: String = "") {
        self.number = number
        self.title = title
        self.text = text
        self.url = url
    }

    package static let fields: [ViewField<StepView>] = [
        .text("number") { String($0.number) },
        .text("title") { $0.title },
        .text("text") { $0.text },
        .text("url") { $0.url },
    ]
}

/// Things with a deadline, set apart.
package struct DeadlineBoxView: TemplateView {
    package var title: String
    package var links: [LinkView]

    package init(title: String, links: [LinkView]) {
        self.title = title
        self.links = links
    }

    package static let fields: [ViewField<DeadlineBoxView>] = [
        .text("boxTitle") { $0.title },
        .list("links") { $0.links },
    ]
}

/// The home page. Titles of parts may be empty: the theme has its own words then. An empty part is left out.
package struct HomeView: TemplateView {
    package var title: String
    /// One sentence under the title.
    package var lead: String
    package var searchPlaceholder: String
    /// Questions to begin with, shown as chips below the search box.
    package var suggestions: [LinkView]
    package var deadlines: DeadlineBoxView?
    package var questionsTitle: String
    package var questions: [CardView]
    package var stepsTitle: String
    package var steps: [StepView]
    /// The rest of the page's Markdown; may be empty.
    package var body: String

    package init(
        title: String, lead: String = "", searchPlaceholder: String = "", suggestions: [LinkView] = [],
        deadlines: DeadlineBoxView? = nil, questionsTitle: String = "", questions: [CardView] = [],
        stepsTitle: String = "", steps: [StepView] = [], body: String = ""
    ) {
        self.title = title
        self.lead = lead
        self.searchPlaceholder = searchPlaceholder
        self.suggestions = suggestions
        self.deadlines = deadlines
        self.questionsTitle = questionsTitle
        self.questions = questions
        self.stepsTitle = stepsTitle
        self.steps = steps
        self.body = body
    }

    package static let fields: [ViewField<HomeView>] = [
        .text("title") { $0.title },
        .list("titlePhrases") { titlePhrases($0.title) },
        .text("lead") { $0.lead },
        .text("searchPlaceholder") { $0.searchPlaceholder },
        .list("suggestions") { $0.suggestions },
        .record("deadlines") { $0.deadlines },
        .text("questionsTitle") { $0.questionsTitle },
        .list("questions") { $0.questions },
        .text("stepsTitle") { $0.stepsTitle },
        .list("steps") { $0.steps },
        .html("body") { $0.body },
    ]
}
