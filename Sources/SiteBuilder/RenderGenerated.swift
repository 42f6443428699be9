// The pages the builder makes itself: lists, topics, the ledger, search, 404, redirects.

import KnowledgeBase
import Theme

/// A page with no source of its own.
struct GeneratedFile: Sendable {
    var route: Route
    /// In UTF-8.
    var html: [UInt8]
}

extension PageRenderer {
    /// The generated pages of a language but for its topics, in a fixed order.
    func generatedFiles(language: String) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        let home = site.home(of: language)
        if home == nil { files.append(homeFile(language)) }
        let questions = coreQuestions(language)
        files.append(
            file(.guides, "guides", language) { title, _ in
                ListView(
                    title: title,
                    groups: views.guideGroups(
                        language: language, otherTitle: text("other_guides", language), lendersTitle: text("lenders", language)))
            })
        files.append(
            file(.questions, "question_index", language) { title, _ in
                QuestionIndexView(title: title, groups: views.questionGroups(language: language))
            })
        files.append(
            file(.tools, "tools", language) { title, _ in
                ListView(title: title, groups: views.toolGroups(language: language, otherTitle: text("other_tools", language)))
            })
        if !site.ledger.documents.isEmpty {
            files.append(
                file(.sources, "ledger", language) { title, _ in SourcesView(title: title, groups: views.sourceGroups(language: language)) }
            )
        }
        files.append(
            file(.search, "search", language, isIndexed: false) { title, route in
                SearchPageView(
                    title: title, questions: questions.map { views.link(to: $0, from: route) }, hotlines: hotlines)
            })
        files.append(notFoundFile(language, questions))
        return files + redirects(language)
    }

    /// The official numbers for a reader who found nothing; those listed only as a warning are left out.
    private var hotlines: [LinkView] {
        (site.rules.contacts?.list ?? []).filter { !$0.isWarning }.map {
            LinkView(text: "\($0.number) \($0.name)", url: "tel:" + $0.number.filter { "+0123456789".contains($0) })
        }
    }

    private func text(_ key: String, _ language: String) -> String { theme.string(key, language: language) }

    private func file<View: RootView>(
        _ generated: GeneratedPage, _ titleKey: String, _ language: String, isIndexed: Bool = true,
        view: (_ title: String, _ route: Route) -> View
    ) -> GeneratedFile {
        let route = site.route(of: generated, language: language)
        let title = text(titleKey, language)
        let frame = frames.frame(for: route, language: language, title: title, section: route, isIndexed: isIndexed)
        return GeneratedFile(route: route, html: theme.renderPage(view(title, route), in: frame))
    }

    private func homeFile(_ language: String) -> GeneratedFile {
        let route = Route(site.configuration.routePrefix(of: language) + "index.html")
        let frame = frames.frame(
            for: route, language: language, title: site.configuration.title, description: site.configuration.description)
        return GeneratedFile(route: route, html: theme.renderPage(views.homeView(of: nil, language: language, body: ""), in: frame))
    }

    /// The page that lists a topic.
    func topicFile(_ topic: Topic) -> GeneratedFile {
        let view = views.topicView(
            topic, questionsTitle: text("questions", topic.language), guidesTitle: text("guides", topic.language))
        let frame = frames.frame(for: topic.route, language: topic.language, title: topic.name)
        return GeneratedFile(route: topic.route, html: theme.renderPage(view, in: frame))
    }

    /// A host shows this page for addresses at any depth, so its links are absolute below the configured path.
    private func notFoundFile(_ language: String, _ questions: [Int]) -> GeneratedFile {
        let route = site.route(of: .notFound, language: language)
        let base = site.configuration.basePath
        let links = questions.map {
            LinkView(text: site.pages[$0].title, url: base + Route("").relativeURL(to: site.pages[$0].route))
        }
        let title = text("not_found_title", language)
        let frame = frames.frame(for: route, language: language, title: title, isIndexed: false, absoluteRoot: base)
        return GeneratedFile(route: route, html: theme.renderPage(NotFoundView(title: title, questions: links), in: frame))
    }

    private func redirects(_ language: String) -> [GeneratedFile] {
        site.pages.filter { $0.language == language }.flatMap { page in
            page.matter.aliases.compactMap { alias in
                site.aliasRoute(alias.path, of: page).map { route in
                    let view = RedirectView(language: language, title: page.title, url: route.relativeURL(to: page.route))
                    return GeneratedFile(route: route, html: Array(theme.render(view, language: language).utf8))
                }
            }
        }
    }

    /// The questions shown where a reader has nowhere to go: the home page's, else the first ones.
    private func coreQuestions(_ language: String) -> [Int] {
        let configured = (site.configuration.home[language]?.questions ?? []).compactMap { site.resolve($0, language: language)?.page }
        return configured.isEmpty ? Array(site.pages(of: language, kinds: [.question]).prefix(6)) : configured
    }
}
