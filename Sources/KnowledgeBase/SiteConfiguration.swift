// signpost.yml, typed.

import DataFiles
package import Diagnostics

/// A reference from configuration to a page: a content path (`guides/a.md`) or a generated page (`questions.html`).
package struct PageReference: Sendable {
    package var label: String
    package var note: String
    package var page: String
    package var location: SourceLocation

    package init(label: String = "", note: String = "", page: String, location: SourceLocation) {
        self.label = label
        self.note = note
        self.page = page
        self.location = location
    }
}

/// What the home page of one language shows.
package struct HomeConfiguration: Sendable {
    package var headline = ""
    package var lead = ""
    package var suggestions: [String] = []
    package var urgent: [PageReference] = []
    package var questions: [PageReference] = []
    package var steps: [PageReference] = []

    package init() {}
}

/// The site's configuration. Only `title` and `languages` are required.
package struct SiteConfiguration: Sendable {
    package var title = ""
    package var description = ""
    /// BCP 47 tags; the first language's pages stand at the top of the output, others below `<language>/`.
    package var languages: [String] = []
    /// Folder below `Themes/`.
    package var theme = Self.builtInTheme
    /// Where the theme is named; nil when it is not.
    package var themePlace: SourceLocation?
    package var allowsHTML = false
    /// Path the site is published under, for the 404 page only (`/` or `/docs/`).
    package var basePath = "/"
    package var home: [String: HomeConfiguration] = [:]
    package var navigation: [String: [PageReference]] = [:]
    package var footerText: [String: String] = [:]
    package var footerPages: [String: [PageReference]] = [:]
    package var source: SourceText

    package init(source: SourceText) { self.source = source }

    /// The one theme that a site need not bring along.
    package static let builtInTheme = "guide"

    /// Output prefix of a language: "" for the first, `en/` for others.
    package func routePrefix(of language: String) -> String { language == languages.first ? "" : language + "/" }
}

extension SiteConfiguration {
    /// Reads `signpost.yml`; nil when it cannot be understood at all.
    package static func read(_ source: SourceText, diagnostics: inout [Diagnostic]) -> SiteConfiguration? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            if !diagnostics.hasErrors {
                diagnostics.append(
                    source.diagnostic(
                        .dataMissingKey, at: SourceLocation(file: source.path), "signpost.yml is empty",
                        suggestion: "add \"title: …\" and \"languages: [zh-Hans]\""))
            }
            return nil
        }
        guard var reader = DataReader(node, of: source, what: "signpost.yml", diagnostics: &diagnostics) else { return nil }
        var configuration = SiteConfiguration(source: source)
        configuration.title = reader.requiredString("title")
        configuration.description = reader.string("description") ?? ""
        configuration.languages = readLanguages(&reader)
        configuration.themePlace = reader.node("theme")?.location
        configuration.theme = readThemeName(&reader)
        configuration.allowsHTML = reader.bool("allow_html") ?? false
        configuration.basePath = readBasePath(&reader)
        let home = reader.node("home")
        let navigation = reader.node("navigation")
        let footer = reader.node("footer")
        reader.finish(&diagnostics)
        let languages = configuration.languages
        forEachLanguage(home, "home", languages, source, &diagnostics) { language, node, diagnostics in
            configuration.home[language] = readHome(node, source, &diagnostics)
        }
        forEachLanguage(navigation, "navigation", languages, source, &diagnostics) { language, node, diagnostics in
            configuration.navigation[language] = readReferences(node, "navigation", source, &diagnostics)
        }
        forEachLanguage(footer, "footer", languages, source, &diagnostics) { language, node, diagnostics in
            guard var reader = DataReader(node, of: source, what: "footer", diagnostics: &diagnostics) else { return }
            configuration.footerText[language] = reader.string("text")
            let pages = reader.node("pages")
            reader.finish(&diagnostics)
            configuration.footerPages[language] = pages.map { readReferences($0, "pages", source, &diagnostics) }
        }
        return configuration
    }

    private static func readLanguages(_ reader: inout DataReader) -> [String] {
        let written = reader.strings("languages")
        if written.isEmpty { reader.missing("languages") }
        var languages: [String] = []
        for (tag, place) in written {
            let isTag = !tag.isEmpty && tag.utf8.allSatisfy { isASCIILetterOrDigit($0) || $0 == 0x2D }
            if isTag, !languages.contains(tag), tag != "data" {
                languages.append(tag)
            } else {
                reader.invalid(
                    place, "\"\(tag)\" is not a language tag or is listed twice", suggestion: "write a tag such as zh-Hans or en")
            }
        }
        return languages
    }

    private static func readThemeName(_ reader: inout DataReader) -> String {
        guard let node = reader.node("theme"), let name = reader.string("theme") else { return builtInTheme }
        let isName = !name.hasPrefix(".") && name.utf8.allSatisfy { isASCIILetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
        if !isName {
            reader.invalid(
                node.location, "theme must be the name of a folder in Themes/, not \"\(name)\"",
                suggestion: "write theme: \(builtInTheme)")
        }
        return isName ? name : builtInTheme
    }

    private static func readBasePath(_ reader: inout DataReader) -> String {
        guard let node = reader.node("base_path"), let path = reader.string("base_path") else { return "/" }
        if path.hasPrefix("/"), path.hasSuffix("/"), !path.hasPrefix("//") { return path }
        reader.invalid(node.location, "base_path must begin and end with /, not \"\(path)\"", suggestion: "write /docs/")
        return "/"
    }

    private static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func forEachLanguage(
        _ node: DataNode?, _ what: String, _ languages: [String], _ source: SourceText, _ diagnostics: inout [Diagnostic],
        _ body: (String, DataNode, inout [Diagnostic]) -> Void
    ) {
        guard let node, var reader = DataReader(node, of: source, what: what, diagnostics: &diagnostics) else { return }
        for language in languages {
            if let value = reader.node(language) { body(language, value, &diagnostics) }
        }
        reader.finish(&diagnostics)
    }

    private static func readHome(_ node: DataNode, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> HomeConfiguration {
        var home = HomeConfiguration()
        guard var reader = DataReader(node, of: source, what: "home", diagnostics: &diagnostics) else { return home }
        home.headline = reader.string("headline") ?? ""
        home.lead = reader.string("lead") ?? ""
        home.suggestions = reader.strings("suggestions").map(\.text)
        home.questions = reader.strings("questions").map { PageReference(page: $0.text, location: $0.location) }
        let urgent = reader.node("urgent")
        let steps = reader.node("steps")
        reader.finish(&diagnostics)
        home.urgent = urgent.map { readReferences($0, "urgent", source, &diagnostics) } ?? []
        home.steps = steps.map { readReferences($0, "steps", source, &diagnostics) } ?? []
        return home
    }

    /// A list whose items are paths, or mappings with `page` and `label` (or `title`) and `note`.
    private static func readReferences(
        _ node: DataNode, _ what: String, _ source: SourceText, _ diagnostics: inout [Diagnostic]
    ) -> [PageReference] {
        guard case .list(let items, _) = node else {
            diagnostics.append(
                source.diagnostic(
                    .dataWrongType, at: node.location, "\(what) must be a list, not \(node.kindName)",
                    suggestion: "write each page on a line of its own after \"- \""))
            return []
        }
        return items.compactMap { item in
            if case .scalar(let path, _, let place) = item { return PageReference(page: path, location: place) }
            guard var reader = DataReader(item, of: source, what: "an item of \(what)", diagnostics: &diagnostics) else { return nil }
            let label = reader.string("label") ?? reader.string("title") ?? ""
            let note = reader.string("note") ?? ""
            let place = reader.node("page")?.location ?? item.location
            let page = reader.requiredString("page")
            reader.finish(&diagnostics)
            return PageReference(label: label, note: note, page: page, location: place)
        }
    }
}
