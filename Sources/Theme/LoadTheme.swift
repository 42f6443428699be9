// From a theme's files to a checked theme, in order: strings, manifest, templates, compilation per language. Pages need some of the strings
// when they are parsed, which can go on beside the rest: hence two steps.

package import Diagnostics

/// A template's source and tree.
struct ParsedTemplate: Sendable {
    var source: SourceText
    var nodes: [TemplateNode]
}

extension Theme {
    /// Loads a theme and checks every template for every language.
    ///
    /// - Parameters:
    ///   - files: the theme's text files (`theme.yml`, `strings.*.yml`, `templates/`, `styles/`, `scripts/`).
    ///   - languages: the site's languages; each needs a `strings.LANGUAGE.yml`.
    ///   - folder: where the files are, for locations in diagnostics.
    ///   - isBuiltIn: whether these are `builtInFiles`, whose syntax tests have shown to swift-mustache.
    /// - Returns: nil for the theme when anything is an error.
    package static func load(
        files: [ThemeFile], languages: [String], folder: String = "Themes/guide", isBuiltIn: Bool = false
    ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
        ThemeLoading(files: files, languages: languages, folder: folder, isBuiltIn: isBuiltIn).finish()
    }
}

/// A theme of which the strings are read; see `Theme.load`.
package struct ThemeLoading: Sendable {
    private let files: [ThemeFile]
    private let languages: [String]
    private let folder: String
    private let isBuiltIn: Bool
    private var diagnostics: [Diagnostic] = []
    private var strings: [String: ThemeStrings] = [:]
    private var templates: [String: ParsedTemplate] = [:]
    private var used: Set<String> = []

    package init(files: [ThemeFile], languages: [String], folder: String = "Themes/guide", isBuiltIn: Bool = false) {
        self.files = files.sorted { $0.path < $1.path }
        self.languages = languages
        self.folder = folder
        self.isBuiltIn = isBuiltIn
        strings = loadStrings()
        reportMissingWords()
    }

    /// A word of pages in one language; empty when it is missing, which is reported.
    package func word(_ word: PageWord, language: String) -> String { strings[language]?.entries[word.rawValue]?.text ?? "" }

    /// The rest of loading: nil for the theme when anything is an error.
    package func finish() -> (theme: Theme?, diagnostics: [Diagnostic]) {
        var loading = self
        let theme = loading.load()
        let diagnostics = loading.diagnostics.sortedForReport()
        return (diagnostics.hasErrors ? nil : theme, diagnostics)
    }

    private mutating func load() -> Theme {
        parseTemplates()
        let manifest = loadManifest()
        var programs: [String: [String: TemplateProgram]] = [:]
        for language in languages {
            if let own = strings[language], !own.isUnreadable { programs[language] = compile(own, all: strings) }
        }
        reportMissingTemplates()
        reportUnusedTemplates()
        return Theme(manifest: manifest, programs: programs, strings: strings, assets: assets())
    }

    private func source(_ file: ThemeFile) -> SourceText { SourceText(path: folder + "/" + file.path, text: file.text) }

    private mutating func loadStrings() -> [String: ThemeStrings] {
        var strings: [String: ThemeStrings] = [:]
        var known: [String] = []
        for file in files {
            guard let language = file.stringsLanguage else { continue }
            known.append(language)
            // Tests have shown that the built-in theme has the same strings in each of its languages.
            if isBuiltIn, !languages.contains(language) { continue }
            strings[language] = ThemeStrings(language: language, source: source(file), diagnostics: &diagnostics)
        }
        for language in languages where strings[language] == nil {
            let place = SourceLocation(file: "\(folder)/strings.\(language).yml")
            diagnostics.append(
                Diagnostic(
                    .translationMissing, at: place, "the theme has no strings.\(language).yml",
                    suggestion: "translate strings.\(known.min() ?? "en").yml"))
        }
        return strings
    }

    /// No template names these, so the compiler cannot miss them.
    private mutating func reportMissingWords() {
        for language in languages {
            guard let own = strings[language], !own.isUnreadable else { continue }
            for word in PageWord.allCases where own.entries[word.rawValue] == nil {
                diagnostics.append(
                    own.source.diagnostic(
                        .translationMissing, at: SourceLocation(file: own.source.path),
                        "string \"\(word.rawValue)\" is missing in \(own.source.path)", notes: ["used in the text of pages"],
                        suggestion: "add \"\(word.rawValue): …\""))
            }
        }
    }

    private mutating func parseTemplates() {
        // Most themes begin as copies of the built-in one, whose templates swift-mustache need not see again.
        let trusted = isBuiltIn ? [] : Set(Theme.builtInFiles.filter { $0.path.hasSuffix(".mustache") })
        for file in files where file.path.hasPrefix("templates/") && file.path.hasSuffix(".mustache") {
            let name = String(file.path.dropFirst("templates/".count).dropLast(".mustache".count))
            let source = source(file)
            let (nodes, found) = parseTemplate(source, isTrusted: isBuiltIn || trusted.contains(file))
            diagnostics += found
            templates[name] = ParsedTemplate(source: source, nodes: nodes)
        }
    }

    private mutating func loadManifest() -> ThemeManifest {
        guard let file = files.first(where: { $0.path == "theme.yml" }) else {
            let place = SourceLocation(file: folder + "/theme.yml")
            diagnostics.append(
                Diagnostic(.templateMissing, at: place, "the theme has no theme.yml", suggestion: "add one with \"name: …\""))
            return ThemeManifest()
        }
        return ThemeManifest(
            source(file), templateNames: templateCatalogue.map { $0.templateName }, files: Set(files.map(\.path)),
            diagnostics: &diagnostics)
    }

    private mutating func compile(_ own: ThemeStrings, all: [String: ThemeStrings]) -> [String: TemplateProgram] {
        var compiler = TemplateCompiler(
            sources: templates, strings: own, allStringKeys: Set(all.values.flatMap(\.entries.keys)).sorted())
        var programs: [String: TemplateProgram] = [:]
        for view in templateCatalogue { programs[view.templateName] = compiler.compile(view.templateName, for: view.schema) }
        diagnostics += compiler.diagnostics
        used.formUnion(compiler.usedTemplates)
        return programs
    }

    private mutating func reportMissingTemplates() {
        let known = Set(templateCatalogue.map { $0.templateName })
        let extra = templates.keys.filter { !known.contains($0) }.sorted()
        for view in templateCatalogue where templates[view.templateName] == nil {
            let near = nearMiss(view.templateName, among: extra)
            diagnostics.append(
                Diagnostic(
                    .templateMissing, at: SourceLocation(file: "\(folder)/templates/\(view.templateName).mustache"),
                    "the theme has no templates/\(view.templateName).mustache",
                    suggestion: near.map { "rename \"\($0).mustache\"?" } ?? "copy it from the built-in theme"))
        }
    }

    private mutating func reportUnusedTemplates() {
        for (name, template) in templates.sorted(by: { $0.key < $1.key }) where !used.contains(name) && !used.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .fileUnused, .warning, at: SourceLocation(file: template.source.path), "no page and no other template uses \(name)",
                    suggestion: "remove it, or include it as {{> \(name)}}"))
        }
    }

    private func assets() -> [ThemeAsset] {
        files.compactMap { file in
            for folder in ["styles/", "scripts/"] where file.path.hasPrefix(folder) {
                return ThemeAsset(path: "assets/" + file.path.dropFirst(folder.count), bytes: file.sentBytes)
            }
            return nil
        }.sorted { $0.path < $1.path }
    }
}
