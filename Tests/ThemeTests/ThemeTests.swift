// Loading a whole theme, and the pages it makes.

import Diagnostics
import Testing

@testable import Theme

/// The built-in theme with some files replaced or added, and one taken away.
private func load(
    _ changes: [String: String] = [:], without gone: String = "", languages: [String] = ["zh-Hans", "en"]
) -> (theme: Theme?, reports: [String]) {
    let kept = Theme.builtInFiles.filter { changes[$0.path] == nil && $0.path != gone }
    let (theme, diagnostics) = Theme.load(
        files: kept + changes.map { ThemeFile(path: $0.key, text: $0.value) }, languages: languages, folder: "T")
    let reports = diagnostics.map { found in
        let place = "\(found.location.file):\(found.location.line):\(found.location.column)"
        return "\(place): \(found.severity): \(found.code.rawValue): \(found.message)"
    }
    return (theme, reports)
}

@Test func theBuiltInThemeIsRightInBothLanguages() {
    let (theme, reports) = load()
    #expect(reports == [])
    #expect(theme != nil)
}

@Test func aMissingTemplateIsAnError() {
    let (theme, reports) = load(["templates/glosary.mustache": "{{title}}"], without: "templates/glossary.mustache")
    #expect(theme == nil)
    #expect(
        reports == [
            "T/templates/glosary.mustache:1:1: warning: file/unused: no page and no other template uses glosary",
            "T/templates/glossary.mustache:1:1: error: template/missing: the theme has no templates/glossary.mustache",
        ])
}

@Test func aLanguageWithoutStringsIsAnError() {
    let (theme, reports) = load(languages: ["zh-Hans", "fr"])
    #expect(theme == nil)
    #expect(reports == ["T/strings.fr.yml:1:1: error: translation/missing: the theme has no strings.fr.yml"])
}

/// Of the built-in theme, the strings of other languages are not read.
@Test(arguments: [["en"], ["zh-Hans", "fr"], ["fr"]])
func theBuiltInThemeSaysTheSameWithoutBeingChecked(languages: [String]) {
    let checked = Theme.load(files: Theme.builtInFiles, languages: languages)
    let trusted = Theme.load(files: Theme.builtInFiles, languages: languages, isBuiltIn: true)
    #expect(trusted.diagnostics.map(described) == checked.diagnostics.map(described))
    #expect((trusted.theme == nil) == (checked.theme == nil))
    let pages = [checked, trusted].map { loaded in
        loaded.theme.map { String(decoding: $0.renderPage(SamplePages.guide, in: englishShell), as: UTF8.self) }
    }
    #expect(pages[0] == pages[1])
}

private var englishShell: PageShellView {
    var shell = SamplePages.shell("Title")
    shell.language = "en"
    return shell
}

@Test func aStringMissingInOneLanguageIsReportedThere() throws {
    let english = try #require(Theme.builtInFiles.first { $0.path == "strings.en.yml" }).text
    let (_, reports) = load(["strings.en.yml": english.replacing("copied: Copied\n", with: "")])
    #expect(reports == ["T/strings.en.yml:1:1: error: translation/missing: string \"copied\" is missing in T/strings.en.yml"])
}

@Test func aWordOfPagesMissingInALanguageIsReportedThere() throws {
    let english = try #require(Theme.builtInFiles.first { $0.path == "strings.en.yml" }).text
    let (_, reports) = load(["strings.en.yml": english.replacing("alert_warning: Mind the deadline\n", with: "")])
    #expect(reports == ["T/strings.en.yml:1:1: error: translation/missing: string \"alert_warning\" is missing in T/strings.en.yml"])
}

@Test func stringsThatCannotBeReadAreReportedOnce() throws {
    let english = try #require(Theme.builtInFiles.first { $0.path == "strings.en.yml" }).text
    let (_, reports) = load(["strings.en.yml": english + "more: [a\n"])
    let line = english.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(reports == ["T/strings.en.yml:\(line):7: error: yaml/syntax: [ is never closed"])
}

@Test func themeYamlNamesOnlyFilesAndTemplatesThatExist() {
    let manifest = """
        name: guide
        styles: [bsae.css]
        templates:
          guid:
            scripts: [page.js]
        colour: red
        """
    let (_, reports) = load(["theme.yml": manifest])
    #expect(
        reports == [
            "T/theme.yml:2:10: error: template/missing: styles/bsae.css does not exist in the theme",
            "T/theme.yml:4:3: error: template/unknown-name: unknown template \"guid\"",
            "T/theme.yml:6:1: error: data/unknown-key: unknown key \"colour\"",
        ])
}

@Test func aPageLoadsTheFilesOfItsTemplateAndFragmentsOnceInOrder() throws {
    let frame = "{{template}}|{{#styles}}{{siteRoot}}{{text}} {{/styles}}|{{#scripts}}{{siteRoot}}{{text}} {{/scripts}}|{{{main}}}"
    let manifest = """
        name: guide
        styles: [base.css]
        scripts: [page.js]
        templates:
          guide: {styles: [page.css], scripts: [page.js]}
          question: {scripts: [search.js]}
        """
    let (theme, reports) = load(["theme.yml": manifest, "templates/page.mustache": frame, "templates/guide.mustache": "{{title}}"])
    #expect(reports.filter { !$0.contains("file/unused") } == [])
    var shell = SamplePages.shell("标题")
    shell.scripts = ["assets/data.js"]
    #expect(
        String(decoding: try #require(theme).renderPage(SamplePages.guide, in: shell, fragments: ["question"]), as: UTF8.self)
            == "guide|../assets/base.css ../assets/page.css |../assets/page.js ../assets/search.js ../assets/data.js |协商一般要多久")
}

@Test func textFromAuthorsNeverBecomesMarkup() throws {
    let theme = try #require(load().theme)
    let hostile = "\"><script>alert(1)</script>'&"
    var view = SamplePages.home
    view.title = hostile
    view.lead = hostile
    view.suggestions = [LinkView(text: hostile, url: hostile)]
    var shell = SamplePages.shell(hostile, root: hostile)
    shell.footerNotes = [hostile]
    let page = String(decoding: theme.renderPage(view, in: shell), as: UTF8.self)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("\"><script"))
    #expect(page.contains("<p class=\"lead\">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;</p>"))
}

@Test func nothingInlineAndNothingFromElsewhere() throws {
    let theme = try #require(load().theme)
    for (name, page) in SamplePages.rendered(with: theme) {
        #expect(!page.contains(" style="), "\(name)")
        #expect(!page.contains(" onclick="), "\(name)")
        #expect(page.matches(of: /<script(?! defer src="(\.\.\/)?assets\/| type="application\/json")/).isEmpty, "\(name)")
        #expect(page.matches(of: /(src|<link[^>]*href)="(https?:)?\/\//).isEmpty, "\(name)")
    }
}

@Test(arguments: [
    ("还不上了，先看清楚，再去谈", ["还不上了，", "先看清楚，", "再去谈"]),
    ("对方一般多久回应？", []),
    ("维信：集团、产品怎么分", ["维信：", "集团、产品怎么分"]),
    ("他说“明天上门！”，怎么办", ["他说“明天上门！”，", "怎么办"]),
    ("", []),
])
func breaksTitlesBetweenPhrases(title: String, phrases: [String]) {
    #expect(titlePhrases(title).map(\.text) == phrases)
}
