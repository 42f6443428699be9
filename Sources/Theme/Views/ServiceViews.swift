// Pages the site makes by itself: search, 404, redirect.

/// The search page. Without JavaScript it leads to the index of questions.
package struct SearchPageView: TemplateView {
    package var title: String
    package var searchPlaceholder: String
    /// Shown before the first query and when nothing is found.
    package var questions: [LinkView]
    /// Official numbers for when nothing is found; the links dial.
    package var hotlines: [LinkView]

    package init(title: String, searchPlaceholder: String = "", questions: [LinkView] = [], hotlines: [LinkView] = []) {
        self.title = title
        self.searchPlaceholder = searchPlaceholder
        self.questions = questions
        self.hotlines = hotlines
    }

    package static let fields: [ViewField<SearchPageView>] = [
        .text("title") { $0.title },
        .text("searchPlaceholder") { $0.searchPlaceholder },
        .list("questions") { $0.questions },
        .list("hotlines") { $0.hotlines },
    ]
}

/// The page of an unknown address. A host shows it at any depth: its shell's `root` must be the site's absolute path
/// (`/` or `/docs/`); where that is not configured the links are right for addresses in the top folder only.
package struct NotFoundView: TemplateView {
    package var title: String
    package var questions: [LinkView]

    package init(title: String, questions: [LinkView] = []) {
        self.title = title
        self.questions = questions
    }

    package static let fields: [ViewField<NotFoundView>] = [
        .text("title") { $0.title },
        .list("questions") { $0.questions },
    ]
}

/// A former address of a page (`aliases`): forwards at once, with a link for those whom it does not.
package struct RedirectView: TemplateView {
    package var language: String
    package var title: String
    package var url: String

    package init(language: String, title: String, url: String) {
        self.language = language
        self.title = title
        self.url = url
    }

    package static let fields: [ViewField<RedirectView>] = [
        .text("language") { $0.language },
        .text("title") { $0.title },
        .text("url") { $0.url },
    ]
}
