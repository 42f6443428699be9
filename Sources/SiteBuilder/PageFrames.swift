// What surrounds every page: navigation, footer, other languages. Computed once per language, then only made relative.

import Diagnostics
import KnowledgeBase
import Theme

/// The frames of a site's pages.
struct PageFrames: Sendable {
    private struct Parts: Sendable {
        var navigation: [(title: String, route: Route)]
        var footer: [(title: String, route: Route)]
        var notes: [String]
    }

    private let site: Site
    private let parts: [String: Parts]
    /// Each language's name for itself.
    private let languageNames: [String: String]

    init(site: Site, theme: Theme) {
        self.site = site
        let configuration = site.configuration
        var parts: [String: Parts] = [:]
        for language in configuration.languages {
            let menu = configuration.navigation[language]?.compactMap { reference in
                site.resolve(reference, language: language).map { ($0.title, $0.route) }
            }
            let footer = (configuration.footerPages[language] ?? []).compactMap { reference in
                site.resolve(reference, language: language).map { ($0.title, $0.route) }
            }
            let notes = configuration.footerText[language]?.split(separator: "\n").map(String.init) ?? []
            parts[language] = Parts(navigation: menu ?? Self.defaultMenu(site, theme, language), footer: footer, notes: notes)
        }
        self.parts = parts
        languageNames = Dictionary(
            configuration.languages.map { ($0, theme.string("language_name", language: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Without a configured menu: the lists that are not empty.
    private static func defaultMenu(_ site: Site, _ theme: Theme, _ language: String) -> [(title: String, route: Route)] {
        var menu: [(title: String, route: Route)] = []
        func add(_ generated: GeneratedPage, _ key: String, if isWanted: Bool) {
            if isWanted { menu.append((theme.string(key, language: language), site.route(of: generated, language: language))) }
        }
        add(.guides, "guides", if: site.hasPages(of: language, kinds: [.guide, .lender]))
        add(.questions, "question_index", if: site.hasPages(of: language, kinds: [.question]))
        add(.tools, "tools", if: site.hasPages(of: language, kinds: [.tool]))
        add(.sources, "ledger", if: !site.ledger.documents.isEmpty)
        return menu
    }

    /// The frame of the page at a route.
    ///
    /// - Parameters:
    ///   - section: the list page the route belongs to; marked as current in the menu.
    ///   - absoluteRoot: for the 404 page, which is shown at any depth: the path the site is published under.
    func frame(
        for route: Route, language: String, title: String, description: String = "", section: Route? = nil, isIndexed: Bool = true,
        translations: [(language: String, route: Route)] = [], absoluteRoot: String? = nil
    ) -> PageShellView {
        let own = parts[language]
        func url(_ target: Route) -> String { absoluteRoot.map { $0 + Route("").relativeURL(to: target) } ?? route.relativeURL(to: target) }
        func views(_ entries: [(title: String, route: Route)]) -> [LinkView] {
            entries.map { LinkView(text: $0.title, url: url($0.route), isCurrent: $0.route == section || $0.route == route) }
        }
        let prefix = site.configuration.routePrefix(of: language)
        let siteRoot = absoluteRoot ?? route.rootPrefix
        let depth = prefix.isEmpty ? siteRoot : (absoluteRoot.map { $0 + prefix } ?? String(siteRoot.dropFirst(3)))
        return PageShellView(
            language: language, title: title, siteTitle: site.configuration.title, description: description, root: depth,
            siteRoot: siteRoot,
            navigation: views(own?.navigation ?? []), footerLinks: views(own?.footer ?? []), footerNotes: own?.notes ?? [],
            languages: translations.map {
                LanguageLinkView(code: $0.language, text: languageNames[$0.language] ?? $0.language, url: url($0.route))
            }, isIndexed: isIndexed)
    }
}
