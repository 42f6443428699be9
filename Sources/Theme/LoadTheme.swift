// From a theme's files to a checked theme, in order: strings, manifest, templates, compilation per language.

package import Diagnostics

/// A template's source and tree.
struct ParsedTemplate {
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
        var loading = ThemeLoading(files: files.sorted { $0.path < $1.path }, folder: folder, isBuiltIn: isBuiltIn)
        let theme = loading.load(languages: languages)
        let diagnostics = loading.diagnostics.sortedForReport()
        return (diagnostics.hasErrors ? nil : theme, diagnostics)
    }
}

private struct ThemeLoading {
    let files: [ThemeFile]
    let folder: String
    let isBuiltIn: Bool
    var diagnostics: [Diagnostic] = []
    private var templates: [String: ParsedTemplate] = [:]
    private var used: Set<String> = []

    init(files: [ThemeFile], folder: String, isBuiltIn: Bool) {
        self.files = files
        self.folder = folder
        self.isBuiltIn = isBuiltIn
    }

    mutating func load(languages: [String]) -> Theme {
        let strings = loadStrings(languages)
        parseTemplates()
        let manifest = loadManifest()
        var programs: [String: [String: TemplateProgram]] = [:]
        for language in languages {
            if let own = strings[language] { programs[language] = compile(own, all: strings) }
        }
        reportMissingTemplates()
        reportUnusedTemplates()
        return Theme(manifest: manifest, programs: programs, strings: strings, assets: assets())
    }

    private func source(_ file: ThemeFile) -> SourceText { SourceText(path: folder + "/" + file.path, text: file.text) }

    private mutating func loadStrings(_ languages: [String]) -> [String: ThemeStrings] {
        var strings: [String: ThemeStrings] = [:]
        var known: [String] = []
        for file in files where file.path.hasPrefix("strings.") && file.path.hasSuffix(".yml") {
            let language = String(file.path.dropFirst("strings.".count).dropLast(".yml".count))
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

    private mutating func parseTemplates() {
        for file in files where file.path.hasPrefix("templates/") && file.path.hasSuffix(".mustache") {
            let name = String(file.path.dropFirst("templates/".count).dropLast(".mustache".count))
            let source = source(file)
            let (nodes, found) = parseTemplate(source, isTrusted: isBuiltIn)
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

    private func assets() -> [ThemeFile] {
        files.compactMap { file in
            for folder in ["styles/", "scripts/"] where file.path.hasPrefix(folder) {
                return ThemeFile(path: "assets/" + file.path.dropFirst(folder.count), text: file.sentText)
            }
            return nil
        }.sorted { $0.path < $1.path }
    }
}
