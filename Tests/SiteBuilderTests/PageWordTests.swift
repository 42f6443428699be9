// The words in the text of pages come from the theme.

import Markdown
import Testing
import Theme

@testable import SiteBuilder

/// `signpost render` has no site, and says what a site with the built-in theme would.
@Test func aSourceOnItsOwnHasTheWordsOfTheBuiltInTheme() {
    let theme = ThemeLoading(files: Theme.builtInFiles, languages: ["zh-Hans"], isBuiltIn: true)
    #expect(MarkdownWords(theme, language: "zh-Hans") == MarkdownWords())
}
