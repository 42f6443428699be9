// The interactive blocks of a site: each fenced `tool` block checked once, rendered when its page is.

import CivilCalendar
import Diagnostics
import KnowledgeBase
import Markdown
import Theme
import Tools

/// All tool blocks of a site.
package struct SiteTools: Sendable {
    static func read(_ tree: SourceTree, site: Site, date: CivilDate, diagnostics: inout [Diagnostic]) -> SiteTools {
        SiteTools()
    }

    /// The HTML of each tool block of a page, in order, and the template names it used.
    func html(of page: Page, theme: Theme) -> (blocks: [String], fragments: [String]) {
        (page.markdown.toolBlocks.map { _ in "" }, [])
    }
}
