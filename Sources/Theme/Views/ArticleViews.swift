// Pages of text: guide, question, tool page and plain page. One value holds what they share.

/// What every page of text has. All HTML is finished: links filled, tools rendered.
package struct ArticleParts: Sendable {
    package var title: String
    /// From the site's start to the page's parent; without the page itself.
    package var breadcrumbs: [LinkView]
    /// The first paragraph as HTML (inline, without `<p>`), shown in the answer box; may be empty.
    package var answer: String
    package var body: String
    package var outline: [OutlineView]
    package var review: ReviewView?
    package var topics: [LinkView]
    /// Where to go next, in the box at the end.
    package var nextSteps: [LinkView]
    package var related: [LinkView]
    package var sources: [SourceView]

    package init(
        title: String, breadcrumbs: [LinkView] = [], answer: String = "", body: String, outline: [OutlineView] = [],
        review: ReviewView? = nil, topics: [LinkView] = [], nextSteps: [LinkView] = [], related: [LinkView] = [],
        sources: [SourceView] = []
    ) {
        self.title = title
        self.breadcrumbs = breadcrumbs
        self.answer = answer
        self.body = body
        self.outline = outline
        self.review = review
        self.topics = topics
        self.nextSteps = nextSteps
        self.related = related
        self.sources = sources
    }
}

/// A view of a page of text.
protocol ArticleView: TemplateView {
    var parts: ArticleParts { get }
}

extension ArticleView {
    static var articleFields: [ViewField<Self>] {
        [
            .text("title") { $0.parts.title },
            .list("titlePhrases") { titlePhrases($0.parts.title) },
            .list("breadcrumbs") { $0.parts.breadcrumbs },
            .html("answer") { $0.parts.answer },
            .html("body") { $0.parts.body },
            .list("outline") { $0.parts.outline },
            .record("review") { $0.parts.review },
            .list("topics") { $0.parts.topics },
            .list("nextSteps") { $0.parts.nextSteps },
            .list("related") { $0.parts.related },
            .list("sources") { $0.parts.sources },
        ]
    }
}

/// A guide, possibly one step of a series.
package struct GuideView: ArticleView {
    package var parts: ArticleParts
    package var series: SeriesView?

    package init(_ parts: ArticleParts, series: SeriesView? = nil) {
        self.parts = parts
        self.series = series
    }

    package static let fields: [ViewField<GuideView>] =
        articleFields + [.record("series") { $0.series }]
}

/// The place of a guide in its series: step `number` of `count`.
package struct SeriesView: TemplateView {
    package var number: Int
    package var count: Int
    package var previous: LinkView?
    package var next: LinkView?

    package init(number: Int, count: Int, previous: LinkView? = nil, next: LinkView? = nil) {
        self.number = number
        self.count = count
        self.previous = previous
        self.next = next
    }

    package static let fields: [ViewField<SeriesView>] = [
        .text("number") { String($0.number) },
        .text("count") { String($0.count) },
        .record("previous") { $0.previous },
        .record("next") { $0.next },
    ]
}

/// A question with its short answer (`parts.answer`).
package struct QuestionView: ArticleView {
    package var parts: ArticleParts
    /// Other wordings of the question.
    package var alsoAsked: [String]

    package init(_ parts: ArticleParts, alsoAsked: [String] = []) {
        self.parts = parts
        self.alsoAsked = alsoAsked
    }

    package static let fields: [ViewField<QuestionView>] =
        articleFields + [.list("alsoAsked") { $0.alsoAsked.map(TextView.init) }]
}

/// A page around one or more tools, which are in its body.
package struct ToolPageView: ArticleView {
    package var parts: ArticleParts
    /// Whether the page holds a tool that computes, rather than only text.
    package var computes: Bool
    /// What the case file's script speaks with: the strings `case_…` as a JSON object.
    package var caseWords: String

    package init(_ parts: ArticleParts, computes: Bool = true, caseWords: String = "{}") {
        self.parts = parts
        self.computes = computes
        self.caseWords = caseWords
    }

    package static let fields: [ViewField<ToolPageView>] =
        articleFields + [.flag("computes") { $0.computes }, .html("caseWords") { $0.caseWords }]
}

/// About, privacy and the like.
package struct PlainPageView: ArticleView {
    package var parts: ArticleParts

    package init(_ parts: ArticleParts) { self.parts = parts }

    package static let fields: [ViewField<PlainPageView>] = articleFields
}
