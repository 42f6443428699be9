// What surrounds every page: head, header, footer. Styles and scripts come from the theme's `theme.yml`.

/// The frame of one page.
package struct PageShellView: TemplateView {
    /// BCP 47, such as `zh-Hans`.
    package var language: String
    /// The page's title; the site's title is added in the browser's tab when it differs.
    package var title: String
    package var siteTitle: String
    /// One sentence for search engines and previews; may be empty.
    package var description: String
    /// From the page to the folder of its language's pages: "" or `../`, always ending in `/` when not empty.
    package var root: String
    /// From the page to the folder that holds `assets/`; the same as `root` for a site in one language.
    package var siteRoot: String
    package var navigation: [LinkView]
    package var footerLinks: [LinkView]
    /// Disclaimers and help numbers, one paragraph each.
    package var footerNotes: [String]
    /// The same page in the site's other languages.
    package var languages: [LanguageLinkView]
    /// Further scripts for this page, relative to the site's root (`assets/…`), loaded after the theme's, in order.
    package var scripts: [String]
    /// Absolute address of the page, when the site knows its own; else empty.
    package var canonicalURL: String
    /// False keeps search engines away (404, redirects, search results).
    package var isIndexed: Bool

    package init(
        language: String, title: String, siteTitle: String, description: String = "", root: String, siteRoot: String? = nil,
        navigation: [LinkView] = [], footerLinks: [LinkView] = [], footerNotes: [String] = [], languages: [LanguageLinkView] = [],
        scripts: [String] = [], canonicalURL: String = "", isIndexed: Bool = true
    ) {
        self.language = language
        self.title = title
        self.siteTitle = siteTitle
        self.description = description
        self.root = root
        self.siteRoot = siteRoot ?? root
        self.navigation = navigation
        self.footerLinks = footerLinks
        self.footerNotes = footerNotes
        self.languages = languages
        self.scripts = scripts
        self.canonicalURL = canonicalURL
        self.isIndexed = isIndexed
    }

    package static let fields: [ViewField<PageShellView>] = [
        .text("language") { $0.language },
        .text("pageTitle") { $0.title },
        .text("siteTitle") { $0.siteTitle },
        .flag("isTitleExtended") { $0.title != $0.siteTitle },
        .text("description") { $0.description },
        .text("root") { $0.root },
        .text("siteRoot") { $0.siteRoot },
        .list("navigation") { $0.navigation },
        .list("footerLinks") { $0.footerLinks },
        .list("footerNotes") { $0.footerNotes.map(TextView.init) },
        .list("languages") { $0.languages },
        .text("canonicalURL") { $0.canonicalURL },
        .flag("isIndexed") { $0.isIndexed },
    ]
}

/// The same page in one of the site's languages.
package struct LanguageLinkView: TemplateView {
    /// BCP 47, such as `en`.
    package var code: String
    /// The language's own name for itself.
    package var text: String
    package var url: String
    package var isCurrent: Bool

    package init(code: String, text: String, url: String, isCurrent: Bool = false) {
        self.code = code
        self.text = text
        self.url = url
        self.isCurrent = isCurrent
    }

    package static let fields: [ViewField<LanguageLinkView>] = [
        .text("code") { $0.code },
        .text("text") { $0.text },
        .text("url") { $0.url },
        .flag("isCurrent") { $0.isCurrent },
    ]
}

/// The shell with the page's rendered main part and the files it loads; what the template `page` is given.
package struct FramedPageView: TemplateView {
    var shell: PageShellView
    var template: String
    /// HTML in UTF-8.
    var main: [UInt8]
    var styles: [String]
    var scripts: [String]
    var contentSecurityPolicy: String

    package static let fields: [ViewField<FramedPageView>] =
        PageShellView.fields.map { field in
            ViewField(name: field.name, kind: field.kind) { field.value($0.shell) }
        } + [
            .text("template") { $0.template },
            .html("main", bytes: { $0.main }),
            .list("styles") { $0.styles.map(TextView.init) },
            .list("scripts") { $0.scripts.map(TextView.init) },
            .text("contentSecurityPolicy") { $0.contentSecurityPolicy },
        ]
}
