// The phrases block: every phrase with its meaning and answer, grouped; a script only filters.

/// One phrase.
package struct PhraseView: TemplateView {
    package var id: String
    package var says: String
    /// Other ways to say it, in words.
    package var variants: String
    /// `true`, `false` or `depends`.
    package var verdict: String
    package var verdictWord: String
    package var means = ""
    package var why = ""
    package var answer = ""
    package var action = ""
    package var avoid = ""
    package var page: LinkView?
    package var basis: [LinkView] = []

    package init(id: String, says: String, variants: String, verdict: String, verdictWord: String) {
        self.id = id
        self.says = says
        self.variants = variants
        self.verdict = verdict
        self.verdictWord = verdictWord
    }

    package static let fields: [ViewField<PhraseView>] = [
        .text("phraseID") { $0.id },
        .text("says") { $0.says },
        .text("variants") { $0.variants },
        .text("verdict") { $0.verdict },
        .text("verdictWord") { $0.verdictWord },
        .text("means") { $0.means },
        .text("why") { $0.why },
        .text("answer") { $0.answer },
        .text("action") { $0.action },
        .text("avoid") { $0.avoid },
        .record("page") { $0.page },
        .list("basis") { $0.basis },
    ]
}

/// A group of phrases.
package struct PhraseGroupView: TemplateView {
    package var id: String
    package var title: String
    package var phrases: [PhraseView]

    package init(id: String, title: String, phrases: [PhraseView]) {
        self.id = id
        self.title = title
        self.phrases = phrases
    }

    package static let fields: [ViewField<PhraseGroupView>] = [
        .text("groupID") { $0.id },
        .text("groupTitle") { $0.title },
        .list("phrases") { $0.phrases },
    ]
}

/// The phrases block of a page.
package struct PhrasesToolView: TemplateView {
    /// Unique on the page; ids inside the block begin with it, except the phrases' own anchors.
    package var id: String
    package var groups: [PhraseGroupView]
    /// Where to ask when no phrase is found.
    package var searchURL: String
    /// JSON for the script, escaped for a script element.
    package var data: String

    package init(id: String, groups: [PhraseGroupView], searchURL: String, data: String) {
        self.id = id
        self.groups = groups
        self.searchURL = searchURL
        self.data = data
    }

    package static let fields: [ViewField<PhrasesToolView>] = [
        .text("toolID") { $0.id },
        .list("groups") { $0.groups },
        .text("searchURL") { $0.searchURL },
        .html("data") { $0.data },
    ]
}
