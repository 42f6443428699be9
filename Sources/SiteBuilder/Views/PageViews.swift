// Pages → the views their templates show. Everything about a page's surroundings (series, related, sources) is decided here.

import KnowledgeBase
import Markdown
import Theme

/// Turns pages into views. A value: the same inputs give the same views.
struct PageViews: Sendable {
    /// Where a page stands in its journey.
    private struct Step: Sendable {
        var journey: Journey
        /// The journey's pages in the page's language.
        var pages: [Int]
        var place: Int
    }

    let site: Site
    /// By page; a page in several journeys belongs to the first.
    private let steps: [Int: Step]

    init(site: Site) {
        self.site = site
        var steps: [Int: Step] = [:]
        for language in site.configuration.languages {
            for journey in site.journeys {
                let pages = journey.pages.compactMap { site.resolve($0, language: language)?.page }
                for (place, page) in pages.enumerated() where steps[page] == nil {
                    steps[page] = Step(journey: journey, pages: pages, place: place)
                }
            }
        }
        self.steps = steps
    }

    func link(to index: Int, from route: Route, label: String? = nil) -> LinkView {
        LinkView(text: label ?? site.pages[index].title, url: route.relativeURL(to: site.pages[index].route))
    }

    func card(for index: Int, from route: Route) -> CardView {
        let page = site.pages[index]
        return CardView(
            title: page.title, text: page.summary.isEmpty ? page.markdown.firstParagraph : page.summary,
            url: route.relativeURL(to: page.route))
    }

    /// The parts all pages of text share.
    func parts(of index: Int, body: FilledBody, breadcrumbs: [LinkView]) -> ArticleParts {
        let page = site.pages[index]
        return ArticleParts(
            title: page.title, breadcrumbs: breadcrumbs, answer: body.answer, body: body.body,
            outline: page.markdown.headings.filter { $0.level == 2 || $0.level == 3 }.map {
                OutlineView(text: $0.text, id: $0.id, isSubsection: $0.level == 3)
            },
            review: page.reviewDue.map { ReviewView(reviewed: page.matter.reviewed, reviewBy: $0) },
            topics: site.topicsByPage[index].map {
                LinkView(text: site.topics[$0].name, url: page.route.relativeURL(to: site.topics[$0].route))
            },
            related: page.kind == .question ? related(to: index) : [],
            sources: sources(of: page))
    }

    /// The journey a guide belongs to, and its neighbours there.
    func series(of index: Int) -> (journey: Journey, view: SeriesView)? {
        guard let step = steps[index] else { return nil }
        let route = site.pages[index].route
        let next = step.place + 1
        let view = SeriesView(
            number: next, count: step.pages.count,
            previous: step.place > 0 ? link(to: step.pages[step.place - 1], from: route) : nil,
            next: next < step.pages.count ? link(to: step.pages[next], from: route) : nil)
        return (step.journey, view)
    }

    /// Up to four questions that share most topics; among equals the ones that follow this page in list order.
    private func related(to index: Int) -> [LinkView] {
        let page = site.pages[index]
        guard !site.topicsByPage[index].isEmpty else { return [] }
        var shared: [Int: Int] = [:]
        for topic in site.topicsByPage[index] {
            for other in site.topics[topic].pages where other != index && site.pages[other].kind == .question {
                shared[other, default: 0] += 1
            }
        }
        let count = site.pages.count
        return shared.keys.sorted {
            (-(shared[$0] ?? 0), ($0 - index + count) % count) < (-(shared[$1] ?? 0), ($1 - index + count) % count)
        }.prefix(4).map { link(to: $0, from: page.route) }
    }

    // MARK: Sources

    private func sources(of page: Page) -> [SourceView] {
        let ledgerRoute = site.route(of: .sources, language: page.language)
        return page.citedIDs.enumerated().compactMap { number, id in
            site.ledger[id].map { source($0, number: number + 1, url: page.route.relativeURL(to: ledgerRoute, anchor: id)) }
        }
    }

    func source(_ claim: Claim, number: Int = 0, url: String = "", citedBy: [LinkView] = []) -> SourceView {
        let reference = claim.basis.compactMap { site.ledger[$0.id]?.title }.filter { !$0.isEmpty }.joined(separator: "；")
        return SourceView(
            number: number, id: claim.id, title: claim.title, statement: claim.statement, verdict: claim.verdict.rawValue,
            verification: claim.verification.rawValue,
            basis: basis(of: claim), reference: reference, correction: claim.correction, checked: claim.checked, url: url, citedBy: citedBy)
    }

    /// The badge of an entry. An article's claim has none: it is a claim, and its verdict is what counts.
    private func basis(of claim: Claim) -> BasisKind {
        if claim.id.hasPrefix("TYP-") { return .experience }
        if claim.verification == .computed { return .computed }
        guard let nature = claim.nature else { return .claim }
        if claim.verification == .unchecked { return .unverified }
        switch nature {
        case .rule: return .rule
        case .standard: return .standard
        case .information: return .information
        }
    }

    /// The whole ledger with the pages of the language that cite each entry.
    func sourceGroups(language: String) -> [SourceGroupView] {
        let route = site.route(of: .sources, language: language)
        let citing = site.citingPages()
        return site.ledger.documents.map { document in
            SourceGroupView(
                id: "source-\(document.id)", title: "\(document.id) \(document.title)", detail: document.note,
                entries: document.claims.map { claim in
                    let pages = (citing[claim.id] ?? []).filter { site.pages[$0].language == language }
                    return source(claim, citedBy: pages.map { link(to: $0, from: route) })
                })
        }
    }
}
