// What a tool block's view is made with: the page it stands on, links from there, the interface's words.

import CivilCalendar
import Diagnostics
import KnowledgeBase
import Theme

/// Where a block is rendered.
struct ToolContext {
    let site: Site
    let page: Page
    let theme: Theme
    let calendar: WorkdayCalendar
    /// The date the site is built for.
    let date: CivilDate

    /// A string of the interface in the page's language.
    func word(_ key: String) -> String { theme.string(key, language: page.language) }

    /// The strings whose keys begin with a prefix, as a JSON object: what a tool's script speaks with.
    func words(prefix: String) -> String { theme.words(prefix: prefix, language: page.language) }

    func day(_ date: CivilDate?) -> DayView { DayView(date, seenFrom: self.date) }

    /// A page named by a data file, in this page's language; nil when it has none.
    ///
    /// - Parameter anchor: a heading's id on that page.
    func link(_ path: String, anchor: String? = nil) -> LinkView? {
        guard !path.isEmpty else { return nil }
        let reference = PageReference(page: path, location: SourceLocation(file: page.source.path))
        return site.resolve(reference, language: page.language).map {
            LinkView(text: $0.title, url: page.route.relativeURL(to: $0.route, anchor: anchor))
        }
    }

    /// Links to entries of the ledger.
    func sources(_ ids: [String]) -> [LinkView] {
        let ledger = site.route(of: .sources, language: page.language)
        return ids.map { LinkView(text: $0, url: page.route.relativeURL(to: ledger, anchor: $0)) }
    }
}

extension Theme {
    /// The strings whose keys begin with a prefix, as a JSON object that is safe inside a script element.
    func words(prefix: String, language: String) -> String {
        let pairs = strings(prefix: prefix, language: language).map { "\(jsonString($0.key)):\(jsonString($0.text))" }
        return "{\(pairs.joined(separator: ","))}"
    }
}
