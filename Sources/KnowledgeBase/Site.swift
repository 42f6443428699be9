// All pages together: routes, topics, and the tables by which one finds another.

import ChineseText
import Diagnostics

/// A page the builder makes itself, one of each per language.
package enum GeneratedPage: String, Sendable, CaseIterable {
    case guides = "guides.html"
    case questions = "questions.html"
    case tools = "tools.html"
    case sources = "sources.html"
    case search = "search.html"
    case notFound = "404.html"
}

/// A topic and its pages in list order.
package struct Topic: Sendable {
    package let language: String
    package let name: String
    package let route: Route
    /// Indexes into `Site.pages`.
    package let pages: [Int]
}

/// The whole site, assembled and not yet checked.
package struct Site: Sendable {
    package let configuration: SiteConfiguration
    /// Published pages, by language in configured order, then by path.
    package let pages: [Page]
    package let ledger: Ledger
    package let glossary: [GlossaryTerm]
    package let journeys: [Journey]
    /// The list of tools by purpose; tools in no group follow after them.
    package let toolGroups: [ToolGroup]
    /// What the site demands of its own words.
    package let rules: ContentRules
    package let topics: [Topic]
    /// Each page's topics as indexes into `topics`, ascending, by page.
    package let topicsByPage: [[Int]]
    /// Files below `Content/<language>/` that are not Markdown, relative to the site folder.
    package let assets: [String]
    /// Ids that tool blocks put on a page, besides those of its headings.
    package var toolAnchors: [Route: Set<String>] = [:]
    private let pageByRoute: [String: Int]
    private let assetSet: Set<String>
    /// Files and folders that could not be read.
    private let unread: Set<String>
    private let drafts: Set<String>

    /// - Parameter pages: parsed pages in any order; drafts are left out.
    package init(
        configuration: SiteConfiguration, pages: [Page], ledger: Ledger = Ledger(), glossary: [GlossaryTerm] = [],
        journeys: [Journey] = [], toolGroups: [ToolGroup] = [], assets: [String] = [], unread: [String] = [],
        rules: ContentRules = ContentRules()
    ) {
        self.configuration = configuration
        let rank = Dictionary(
            configuration.languages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let published = pages.filter { !$0.matter.isDraft }.sorted {
            $0.language == $1.language ? $0.contentPath < $1.contentPath : rank[$0.language] ?? 0 < rank[$1.language] ?? 0
        }
        self.pages = published
        self.ledger = ledger
        self.glossary = glossary
        self.journeys = journeys
        self.toolGroups = toolGroups
        self.assets = assets
        self.rules = rules
        assetSet = Set(assets)
        self.unread = Set(unread)
        drafts = Set(pages.lazy.filter { $0.matter.isDraft }.map { $0.source.path })
        pageByRoute = Dictionary(published.indices.map { (published[$0].route.path, $0) }, uniquingKeysWith: { first, _ in first })
        topics = Site.topics(of: published, configuration: configuration)
        var topicsByPage = [[Int]](repeating: [], count: published.count)
        for (index, topic) in topics.enumerated() { for page in topic.pages { topicsByPage[page].append(index) } }
        self.topicsByPage = topicsByPage
    }

    /// The page a content path of a language leads to.
    package func page(at path: ContentPath, language: String) -> Int? {
        guard path.text.hasSuffix(".md") else { return nil }
        let route = configuration.routePrefix(of: language) + Substring(path.text.utf8.dropLast(3)) + ".html"
        guard let index = pageByRoute[route], pages[index].language == language else { return nil }
        return index
    }

    package func page(at route: Route) -> Int? { pageByRoute[route.path] }
    package func hasAsset(_ path: String) -> Bool { assetSet.contains(path) }

    /// Whether there is a draft at a path relative to the site folder.
    package func hasDraft(_ path: String) -> Bool { drafts.contains(path) }

    /// Whether a path, relative to the site folder, leads to something that is there and missing here, which has been reported: it cannot
    /// be read, lies in a folder that is not, or its place in the output is another page's.
    package func isMissingWithReason(_ path: String) -> Bool {
        if path.hasSuffix(".md"), pages.contains(where: { $0.source.path == path }) { return true }
        var path = Substring(path)
        while !path.isEmpty {
            if unread.contains(String(path)) { return true }
            path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        }
        return false
    }

    package func route(of generated: GeneratedPage, language: String) -> Route {
        Route(configuration.routePrefix(of: language) + generated.rawValue)
    }

    package func home(of language: String) -> Int? { page(at: ContentPath("index.md"), language: language) }

    /// Indexes of a language's pages of the given kinds, in list order: `order`, then path.
    package func pages(of language: String, kinds: [PageKind]) -> [Int] {
        Site.inListOrder(pages.indices.filter { isPage(pages[$0], of: language, kinds) }, pages)
    }

    package func hasPages(of language: String, kinds: [PageKind]) -> Bool { pages.contains { isPage($0, of: language, kinds) } }

    private func isPage(_ page: Page, of language: String, _ kinds: [PageKind]) -> Bool {
        kinds.contains(page.kind) && page.language == language && !page.isHome
    }

    /// By `order`, then as the pages of a language stand already: by path. The orders are sorted without their pages, which lie far
    /// apart in memory: a topic may have thousands.
    private static func inListOrder(_ numbers: [Int], _ pages: [Page]) -> [Int] {
        numbers.map { (order: pages[$0].matter.order ?? .max, number: $0) }.sorted { $0 < $1 }.map(\.number)
    }

    private static func topics(of pages: [Page], configuration: SiteConfiguration) -> [Topic] {
        var topics: [Topic] = []
        for language in configuration.languages {
            var members: [String: [Int]] = [:]
            // Not page by page: a copy of a page is dear, and there are many.
            for index in pages.indices where pages[index].language == language {
                let names = pages[index].matter.topics
                for (number, name) in names.enumerated() where !names[..<number].contains(name) { members[name, default: []].append(index) }
            }
            var taken = Set<String>()
            let keyed = members.keys.map { (key: pinyinKey($0), name: $0) }.sorted { ($0.key, $0.name) < ($1.key, $1.name) }
            for (key, name) in keyed {
                let base = slug(key).isEmpty ? "topic" : slug(key)
                var candidate = base
                var number = 2
                while !taken.insert(candidate).inserted {
                    candidate = "\(base)-\(number)"
                    number += 1
                }
                topics.append(
                    Topic(
                        language: language, name: name,
                        route: Route(configuration.routePrefix(of: language) + "topics/\(candidate).html"),
                        pages: inListOrder(members[name] ?? [], pages)))
            }
        }
        return topics
    }
}
