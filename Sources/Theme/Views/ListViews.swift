// Pages that list other pages: guides, tools, a topic, all questions, the glossary.

/// Cards under one heading.
package struct CardGroupView: TemplateView {
    /// Empty for the only group of a page.
    package var title: String
    package var cards: [CardView]

    package init(title: String = "", cards: [CardView]) {
        self.title = title
        self.cards = cards
    }

    package static let fields: [ViewField<CardGroupView>] = [
        .text("groupTitle") { $0.title },
        .list("cards") { $0.cards },
    ]
}

/// All guides, all tools, all topics.
package struct ListView: TemplateView {
    package var title: String
    /// Text below the title; may be empty.
    package var intro: String
    package var groups: [CardGroupView]

    package init(title: String, intro: String = "", groups: [CardGroupView]) {
        self.title = title
        self.intro = intro
        self.groups = groups
    }

    package static let fields: [ViewField<ListView>] = [
        .text("title") { $0.title },
        .text("intro") { $0.intro },
        .list("groups") { $0.groups },
    ]
}

/// The pages of one topic.
package struct TopicView: TemplateView {
    package var title: String
    /// Text below the title; may be empty.
    package var intro: String
    package var groups: [CardGroupView]

    package init(title: String, intro: String = "", groups: [CardGroupView]) {
        self.title = title
        self.intro = intro
        self.groups = groups
    }

    package static let fields: [ViewField<TopicView>] = [
        .text("title") { $0.title },
        .text("intro") { $0.intro },
        .list("groups") { $0.groups },
    ]
}

/// The questions under one initial.
package struct QuestionGroupView: TemplateView {
    /// `A` … `Z`, `0–9` or `#`.
    package var initial: String
    /// Anchor of the group.
    package var id: String
    package var questions: [CardView]

    package init(initial: String, id: String, questions: [CardView]) {
        self.initial = initial
        self.id = id
        self.questions = questions
    }

    package static let fields: [ViewField<QuestionGroupView>] = [
        .text("initial") { $0.initial },
        .text("id") { $0.id },
        .list("questions") { $0.questions },
    ]
}

/// Every question of the site by the initial of its pinyin; complete without JavaScript.
package struct QuestionIndexView: TemplateView {
    package var title: String
    package var groups: [QuestionGroupView]

    package init(title: String, groups: [QuestionGroupView]) {
        self.title = title
        self.groups = groups
    }

    package static let fields: [ViewField<QuestionIndexView>] = [
        .text("title") { $0.title },
        .text("questionCount") { String($0.groups.reduce(0) { $0 + $1.questions.count }) },
        .list("groups") { $0.groups },
    ]
}

/// One term of the glossary.
package struct TermView: TemplateView {
    /// Anchor of the term.
    package var id: String
    package var term: String
    /// With tone marks; may be empty.
    package var pinyin: String
    /// What it means in plain words, as HTML.
    package var plain: String
    package var links: [LinkView]

    package init(id: String, term: String, pinyin: String = "", plain: String, links: [LinkView] = []) {
        self.id = id
        self.term = term
        self.pinyin = pinyin
        self.plain = plain
        self.links = links
    }

    package static let fields: [ViewField<TermView>] = [
        .text("id") { $0.id },
        .text("term") { $0.term },
        .text("pinyin") { $0.pinyin },
        .html("plain") { $0.plain },
        .list("links") { $0.links },
    ]
}

/// The glossary, in the order of its pinyin.
package struct GlossaryView: TemplateView {
    package var title: String
    /// Text below the title; may be empty.
    package var intro: String
    package var terms: [TermView]

    package init(title: String, intro: String = "", terms: [TermView]) {
        self.title = title
        self.intro = intro
        self.terms = terms
    }

    package static let fields: [ViewField<GlossaryView>] = [
        .text("title") { $0.title },
        .text("intro") { $0.intro },
        .list("terms") { $0.terms },
    ]
}
