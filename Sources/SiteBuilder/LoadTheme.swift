// The site's own theme, or the one inside the program.

import Diagnostics
import Foundation
import KnowledgeBase
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

/// The languages that the built-in theme has strings for, sorted.
package func builtInLanguages() -> [String] {
    Theme.builtInFiles.map(\.path).filter { $0.hasPrefix("strings.") && $0.hasSuffix(".yml") }
        .map { String($0.dropFirst("strings.".count).dropLast(".yml".count)) }.sorted()
}

/// Loads a theme for the site's languages. A site without `Themes/<name>/` gets the built-in theme.
func loadTheme(_ own: [(path: String, text: String)]?, _ configuration: SiteConfiguration) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    let files = own.map { $0.map { ThemeFile(path: $0.path, text: $0.text) } } ?? Theme.builtInFiles
    return Theme.load(files: files, languages: configuration.languages, folder: "Themes/\(configuration.theme)", isBuiltIn: own == nil)
}
