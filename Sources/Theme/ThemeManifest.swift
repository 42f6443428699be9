// `theme.yml`: the theme's name and which styles and scripts its pages load.

import DataFiles
import Diagnostics

/// What a theme says about itself.
struct ThemeManifest: Sendable {
    /// Files of `styles/` or `scripts/`, by name, in loading order.
    struct Loads: Sendable {
        var styles: [String] = []
        var scripts: [String] = []
    }

    var name = ""
    /// Every page loads these.
    var everywhere = Loads()
    /// Further files for a page that shows a template, by template name.
    var templates: [String: Loads] = [:]

    init() {}

    init(_ source: SourceText, templateNames: [String], files: Set<String>, diagnostics: inout [Diagnostic]) {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
            var reader = DataReader(node, of: source, what: "theme.yml", diagnostics: &diagnostics)
        else { return }
        name = reader.requiredString("name")
        everywhere = Self.loads(&reader, files)
        if let node = reader.node("templates"),
            var perTemplate = DataReader(node, of: source, what: "templates", diagnostics: &diagnostics)
        {
            for (key, value) in perTemplate.allEntries() {
                if !templateNames.contains(key.name) {
                    let near = nearMiss(key.name, among: templateNames).map { "did you mean \"\($0)\"?" }
                    perTemplate.report(.templateUnknownName, at: key.location, "unknown template \"\(key.name)\"", suggestion: near)
                }
                guard var entry = DataReader(value, of: source, what: key.name, diagnostics: &diagnostics) else { continue }
                templates[key.name] = Self.loads(&entry, files)
                entry.finish(&diagnostics)
            }
            perTemplate.finish(&diagnostics)
        }
        reader.finish(&diagnostics)
    }

    private static func loads(_ reader: inout DataReader, _ files: Set<String>) -> Loads {
        func checked(_ key: String, _ folder: String) -> [String] {
            reader.strings(key).map { name, place in
                if !files.contains("\(folder)/\(name)") {
                    let known = files.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }.sorted()
                    let near = nearMiss(name, among: known).map { "did you mean \"\($0)\"?" }
                    reader.report(.templateMissing, at: place, "\(folder)/\(name) does not exist in the theme", suggestion: near)
                }
                return name
            }
        }
        return Loads(styles: checked("styles", "styles"), scripts: checked("scripts", "scripts"))
    }
}
