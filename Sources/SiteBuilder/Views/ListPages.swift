// The views of pages the builder makes itself: lists, the question index, the glossary, the home page.

import ChineseText
import KnowledgeBase
import Markdown
import Theme

extension PageViews {
    /// Guides in journeys; guides outside any journey and lender pages follow in groups of their own.
    func guideGroups(language: String, otherTitle: String, lendersTitle: String) -> [CardGroupView] {
        let route = site.route(of: .guides, language: language)
        let groups = cardGroups(
            site.journeys.map { ($0.title, $0.pages) }, others: .guide, otherTitle: otherTitle, language: language, from: route)
        let lenders = site.pages(of: language, kinds: [.lender])
        return lenders.isEmpty ? groups : groups + [CardGroupView(title: lendersTitle, cards: lenders.map { card(for: $0, from: route) })]
    }

    /// Tools by purpose; those in no group come last, and alone when there are no groups.
    func toolGroups(language: String, otherTitle: String) -> [CardGroupView] {
        cardGroups(
            site.toolGroups.map { ($0.title, $0.pages) }, others: .tool, otherTitle: otherTitle, language: language,
            from: site.route(of: .tools, language: language))
    }

    /// The given groups, without those that have no page in the language, then the pages of a kind that none of them holds.
    private func cardGroups(
        _ given: [(title: String, pages: [PageReference])], others: PageKind, otherTitle: String, language: String, from route: Route
    ) -> [CardGroupView] {
        var listed = Set<Int>()
        var groups: [CardGroupView] = []
        for group in given {
            let pages = group.pages.compactMap { site.resolve($0, language: language)?.page }
            guard !pages.isEmpty else { continue }
            listed.formUnion(pages)
            groups.append(CardGroupView(title: group.title, cards: pages.map { card(for: $0, from: route) }))
        }
        let rest = site.pages(of: language, kinds: [others]).filter { !listed.contains($0) }
        if !rest.isEmpty {
            groups.append(CardGroupView(title: groups.isEmpty ? "" : otherTitle, cards: rest.map { card(for: $0, from: route) }))
        }
        return groups
    }

    /// Every question under the initial of its pinyin; signs such as 《 or “ before the first letter do not count.
    func questionGroups(language: String) -> [QuestionGroupView] {
        let route = site.route(of: .questions, language: language)
        var groups: [String: [Int]] = [:]
        for index in site.pages(of: language, kinds: [.question]) {
            groups[pinyinInitial(site.pages[index].title), default: []].append(index)
        }
        // Digits and signs last.
        let initials = groups.keys.sorted { ($0 == "#" ? 1 : 0, $0) < ($1 == "#" ? 1 : 0, $1) }
        return initials.map { initial in
            let keyed = (groups[initial] ?? []).map { (key: pinyinKey(site.pages[$0].title), index: $0) }
            let sorted = keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.index)
            return QuestionGroupView(
                initial: initial, id: initial == "#" ? "other" : initial.lowercased(),
                questions: sorted.map { questionCard($0, from: route) })
        }
    }

    /// A question with its short answer.
    private func questionCard(_ index: Int, from route: Route) -> CardView {
        let page = site.pages[index]
        let answer = page.markdown.firstParagraph.isEmpty ? page.summary : page.markdown.firstParagraph
        return CardView(title: page.title, text: answer, url: route.relativeURL(to: page.route))
    }

    func topicView(_ topic: Topic, questionsTitle: String, guidesTitle: String) -> TopicView {
        let guides = topic.pages.filter { site.pages[$0].kind != .question }
        let questions = topic.pages.filter { site.pages[$0].kind == .question }
        var groups: [CardGroupView] = []
        if !guides.isEmpty {
            groups.append(
                CardGroupView(title: questions.isEmpty ? "" : guidesTitle, cards: guides.map { card(for: $0, from: topic.route) }))
        }
        if !questions.isEmpty {
            groups.append(
                CardGroupView(title: guides.isEmpty ? "" : questionsTitle, cards: questions.map { questionCard($0, from: topic.route) }))
        }
        return TopicView(title: topic.name, groups: groups)
    }

    /// The glossary's terms by pinyin.
    func terms(from page: Page) -> [TermView] {
        let sorted = site.glossary.map { (key: pinyinKey($0.term), term: $0) }.sorted { ($0.key, $0.term.term) < ($1.key, $1.term.term) }
        let ledgerRoute = site.route(of: .sources, language: page.language)
        return sorted.map { _, term in
            var links: [LinkView] = []
            if let reference = term.page, let target = site.resolve(reference, language: page.language) {
                links.append(LinkView(text: target.title, url: page.route.relativeURL(to: target.route)))
            }
            links += term.sources.map { LinkView(text: $0.id, url: page.route.relativeURL(to: ledgerRoute, anchor: $0.id)) }
            return TermView(id: term.anchor, term: term.term, pinyin: term.pinyin, plain: escapedHTML(term.plain), links: links)
        }
    }

    func homeView(of index: Int?, language: String, body: String) -> HomeView {
        let route = Route(site.configuration.routePrefix(of: language) + "index.html")
        let home = site.configuration.home[language] ?? HomeConfiguration()
        let page = index.map { site.pages[$0] }
        let search = site.route(of: .search, language: language)
        var steps: [StepView] = []
        for (number, step) in home.steps.enumerated() {
            guard let target = site.resolve(step, language: language) else { continue }
            steps.append(
                StepView(number: number + 1, title: target.title, text: step.note, url: route.relativeURL(to: target.route)))
        }
        let urgent = home.urgent.compactMap { reference in
            site.resolve(reference, language: language).map { LinkView(text: $0.title, url: route.relativeURL(to: $0.route)) }
        }
        var questions = home.questions.compactMap { site.resolve($0, language: language)?.page }
        if questions.isEmpty { questions = Array(site.pages(of: language, kinds: [.question]).prefix(6)) }
        return HomeView(
            title: home.headline.isEmpty ? (page?.title ?? site.configuration.title) : home.headline,
            lead: home.lead.isEmpty ? (page?.summary ?? site.configuration.description) : home.lead,
            suggestions: home.suggestions.map {
                LinkView(text: $0, url: route.relativeURL(to: search) + "#q=" + percentEncoded($0))
            },
            deadlines: urgent.isEmpty ? nil : DeadlineBoxView(title: "", links: urgent),
            questionsTitle: "", questions: questions.map { card(for: $0, from: route) },
            stepsTitle: "", steps: steps, body: body)
    }
}
