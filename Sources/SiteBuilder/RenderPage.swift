// One page → its HTML file. Pure; pages are rendered in parallel.

import KnowledgeBase
import Markdown
import Theme

/// Renders the pages of one site.
struct PageRenderer: Sendable {
    let prepared: PreparedSite
    let views: PageViews
    let frames: PageFrames
    let terms: TermLinker?

    init(_ prepared: PreparedSite) {
        self.prepared = prepared
        views = PageViews(site: prepared.site)
        frames = PageFrames(site: prepared.site, theme: prepared.theme)
        terms = TermLinker(prepared.site)
    }

    var site: Site { prepared.site }
    var theme: Theme { prepared.theme }

    /// The HTML of an author's page, in UTF-8.
    func html(of index: Int) -> [UInt8] {
        let page = site.pages[index]
        let (blocks, fragments) = prepared.tools.html(of: page, theme: theme)
        let liftsAnswer = [.guide, .question, .lender].contains(page.kind)
        let body = page.fill(
            urls: prepared.links[index].urls, tools: blocks, citationLabel: theme.string("source", language: page.language),
            liftsAnswer: liftsAnswer, terms: termLinks(of: index))
        let series = views.series(of: index)
        let parts = views.parts(of: index, body: body, breadcrumbs: breadcrumbs(of: page, journey: series?.journey))
        let frame = frames.frame(
            for: page.route, language: page.language, title: page.title, description: description(of: page),
            section: section(of: page.kind, language: page.language), translations: translations(of: page))
        if page.isHome {
            let view = views.homeView(of: index, language: page.language, body: body.body)
            return theme.renderPage(view, in: frame, fragments: fragments)
        }
        switch page.kind {
        case .guide, .lender: return theme.renderPage(GuideView(parts, series: series?.view), in: frame, fragments: fragments)
        case .question: return theme.renderPage(QuestionView(parts, alsoAsked: page.matter.alsoAsked), in: frame, fragments: fragments)
        case .tool:
            let computes = !page.markdown.toolBlocks.isEmpty
            let words = computes ? theme.words(prefix: "case_", language: page.language) : "{}"
            return theme.renderPage(ToolPageView(parts, computes: computes, caseWords: words), in: frame, fragments: fragments)
        case .glossary:
            let view = GlossaryView(title: page.title, intro: page.markdown.firstParagraph, terms: views.terms(from: page))
            return theme.renderPage(view, in: frame, fragments: fragments)
        case .page: return theme.renderPage(PlainPageView(parts), in: frame, fragments: fragments)
        }
    }

    /// Neither the glossary nor the home page leads to terms.
    private func termLinks(of index: Int) -> TermLinks? {
        let page = site.pages[index]
        guard let terms, page.language == terms.language, page.kind != .glossary, !page.isHome else { return nil }
        return TermLinks(terms, route: page.route, index: index)
    }

    private func description(of page: Page) -> String { page.summary.isEmpty ? page.markdown.firstParagraph : page.summary }

    private func section(of kind: PageKind, language: String) -> Route? {
        switch kind {
        case .guide, .lender: site.route(of: .guides, language: language)
        case .question: site.route(of: .questions, language: language)
        case .tool: site.route(of: .tools, language: language)
        case .glossary, .page: nil
        }
    }

    private func breadcrumbs(of page: Page, journey: Journey?) -> [LinkView] {
        guard let section = section(of: page.kind, language: page.language) else { return [] }
        let key =
            switch page.kind {
            case .question: "question_index"
            case .tool: "tools"
            default: "guides"
            }
        var crumbs = [LinkView(text: theme.string(key, language: page.language), url: page.route.relativeURL(to: section))]
        if let journey { crumbs.append(LinkView(text: journey.title, url: page.route.relativeURL(to: section))) }
        return crumbs
    }

    /// The same content path in the site's other languages.
    private func translations(of page: Page) -> [(language: String, route: Route)] {
        site.configuration.languages.filter { $0 != page.language }.compactMap { language in
            site.page(at: page.contentPath, language: language).map { (language, site.pages[$0].route) }
        }
    }
}
