// The site's own theme, or the one inside the program.

import Diagnostics
import Foundation
import KnowledgeBase
import Markdown
import Theme

/// A theme that is named, not there and not the built-in one: its name is a slip, and the built-in look would hide it.
func missingTheme(_ configuration: SiteConfiguration, in folder: String) -> [Diagnostic] {
    let name = configuration.theme
    guard name != SiteConfiguration.builtInTheme, let place = configuration.themePlace else { return [] }
    // A site without themes of its own has none to name.
    let themes = ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/Themes")) ?? []).sorted()
    let near = nearMiss(name, among: themes + [SiteConfiguration.builtInTheme])
    return [
        Diagnostic(
            .dataInvalidValue, at: place, "there is no folder Themes/\(name)",
            suggestion: near.map { "did you mean \"\($0)\"?" } ?? "make the folder, or leave the line out for the built-in theme")
    ]
}

/// The languages a site can have without a theme of its own, sorted.
package func builtInLanguages() -> [String] { Theme.builtInLanguages }

/// Reads a theme's files and strings for the site's languages. A site without `Themes/<name>/` gets the built-in theme.
func beginTheme(_ configuration: SiteConfiguration, in folder: String, diagnostics: inout [Diagnostic]) -> ThemeLoading {
    let own = readTheme(named: configuration.theme, in: folder, diagnostics: &diagnostics)
    if own == nil { diagnostics += missingTheme(configuration, in: folder) }
    let files = own.map { $0.map { ThemeFile(path: $0.path, text: $0.text) } } ?? Theme.builtInFiles
    return ThemeLoading(
        files: files, languages: configuration.languages, folder: "Themes/\(configuration.theme)", isBuiltIn: own == nil)
}

extension MarkdownWords {
    /// The words of a theme in one language.
    init(_ theme: ThemeLoading, language: String) {
        func word(_ word: PageWord) -> String { theme.word(word, language: language) }
        self.init(
            alertTitles: [
                "note": word(.alertNote), "tip": word(.alertTip), "important": word(.alertImportant), "warning": word(.alertWarning),
                "caution": word(.alertCaution),
            ],
            footnotes: word(.footnotes), backToText: word(.footnoteBack), table: word(.table))
    }
}
