// A loaded, checked theme: renders views and hands over the files its pages load. Reads and writes no files itself.

/// One text file of a theme.
package struct ThemeFile: Sendable, Hashable {
    /// Below the theme's folder, with `/`: `templates/guide.mustache`.
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The language whose strings the file holds, `strings.en.yml`; nil for every other file.
    var stringsLanguage: String? {
        guard path.hasPrefix("strings."), path.hasSuffix(".yml") else { return nil }
        return String(path.dropFirst("strings.".count).dropLast(".yml".count))
    }
}

/// A style or script as it is published.
package struct ThemeAsset: Sendable {
    /// Below the site's root: `assets/NAME`.
    package let path: String
    package let bytes: [UInt8]
}

/// A theme whose every template is known to be right for every language asked for.
package struct Theme: Sendable {
    let manifest: ThemeManifest
    /// By language, then by template name.
    let programs: [String: [String: TemplateProgram]]
    let strings: [String: ThemeStrings]
    /// The styles and scripts to publish, sorted by path.
    package let assets: [ThemeAsset]
    /// What a page of each template loads when it holds no other.
    private let loads: [String: PageLoads]

    init(
        manifest: ThemeManifest, programs: [String: [String: TemplateProgram]], strings: [String: ThemeStrings], assets: [ThemeAsset]
    ) {
        self.manifest = manifest
        self.programs = programs
        self.strings = strings
        self.assets = assets
        let names = templateCatalogue.map { $0.templateName }
        loads = Dictionary(names.map { ($0, PageLoads(manifest, templates: [$0])) }, uniquingKeysWith: { first, _ in first })
    }

    /// The theme that travels inside the program: the files of `Themes/guide`.
    /// The languages the built-in theme has strings for, sorted.
    package static var builtInLanguages: [String] { builtInFiles.compactMap(\.stringsLanguage).sorted() }

    package static var builtInFiles: [ThemeFile] { BuiltInThemeFiles.files.map { ThemeFile(path: $0.path, text: $0.text) } }

    /// Nothing is loaded from elsewhere, nothing inline runs, nothing is sent.
    package static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'none'; form-action 'self'; base-uri 'none'"

    /// A whole page in UTF-8: the view in the frame of its shell.
    ///
    /// - Parameter fragments: names of the templates whose output is inside the view's HTML (tools); their styles and scripts load too.
    package func renderPage<View: RootView>(_ view: View, in shell: PageShellView, fragments: [String] = []) -> [UInt8] {
        var main: [UInt8] = []
        main.reserveCapacity(16 * 1024)
        render(view, language: shell.language, into: &main)
        let known = fragments.isEmpty ? loads[View.templateName] : nil
        let files = known ?? PageLoads(manifest, templates: [View.templateName] + fragments)
        let framed = FramedPageView(
            shell: shell, template: View.templateName, main: main, styles: files.styles, scripts: files.scripts + shell.scripts,
            contentSecurityPolicy: Self.contentSecurityPolicy)
        var output: [UInt8] = []
        output.reserveCapacity(main.count + 4 * 1024)
        render(framed, language: shell.language, into: &output)
        return output
    }

    /// A view without a frame: a tool inside a page, a redirect.
    package func render<View: RootView>(_ view: View, language: String) -> String {
        var output: [UInt8] = []
        render(view, language: language, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// A string of the interface, for the few texts that are composed outside templates; the key itself when it is unknown.
    package func string(_ key: String, language: String) -> String { strings[language]?.entries[key]?.text ?? key }

    /// The strings whose keys begin with a prefix, as written, sorted by key: what a tool's script needs.
    package func strings(prefix: String, language: String) -> [(key: String, text: String)] {
        (strings[language]?.entries ?? [:]).filter { $0.key.hasPrefix(prefix) }.map { ($0.key, $0.value.text) }.sorted { $0.key < $1.key }
    }

    private func render<View: RootView>(_ view: View, language: String, into output: inout [UInt8]) {
        programs[language]?[View.templateName]?.render(ViewRecord(view), into: &output)
    }
}

/// The styles and scripts of a page, below the site's root, each once.
private struct PageLoads: Sendable {
    let styles: [String]
    let scripts: [String]

    init(_ manifest: ThemeManifest, templates: [String]) {
        let loads = [manifest.everywhere] + Self.unique(templates).compactMap { manifest.templates[$0] }
        styles = Self.unique(loads.flatMap(\.styles)).map { "assets/" + $0 }
        scripts = Self.unique(loads.flatMap(\.scripts)).map { "assets/" + $0 }
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
