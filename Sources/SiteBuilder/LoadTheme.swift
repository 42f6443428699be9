// The site's own theme, or the one inside the program.

import Diagnostics
import KnowledgeBase
import Theme

/// Loads a theme for the site's languages. A site without `Themes/<name>/` gets the built-in theme.
func loadTheme(_ own: [(path: String, text: String)]?, _ configuration: SiteConfiguration) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    let files = own.map { $0.map { ThemeFile(path: $0.path, text: $0.text) } } ?? Theme.builtInFiles
    return Theme.load(files: files, languages: configuration.languages, folder: "Themes/\(configuration.theme)", isBuiltIn: own == nil)
}
