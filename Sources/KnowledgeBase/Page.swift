// One page: its front matter, its parsed Markdown, where it comes from and where it goes.

import CivilCalendar
import DataFiles
package import Diagnostics
package import Markdown

/// A page of the site, parsed on its own and not yet linked. Never changed once made; a class so that passing it on copies nothing.
package final class Page: Sendable {
    package let language: String
    package let contentPath: ContentPath
    package let source: SourceText
    package let route: Route
    package let kind: PageKind
    package let matter: FrontMatter
    package let title: String
    package let markdown: ParsedMarkdown

    private init(
        language: String, contentPath: ContentPath, source: SourceText, route: Route, kind: PageKind, matter: FrontMatter, title: String,
        markdown: ParsedMarkdown
    ) {
        self.language = language
        self.contentPath = contentPath
        self.source = source
        self.route = route
        self.kind = kind
        self.matter = matter
        self.title = title
        self.markdown = markdown
    }

    package var isHome: Bool { contentPath.text == "index.md" }
    package var summary: String { matter.summary ?? "" }

    /// Ledger ids in the order the page shows them: inline citations by first appearance, then the rest of `sources`.
    package var citedIDs: [String] {
        var seen = Set<String>()
        return (markdown.citations.map(\.id) + matter.sources.map(\.id)).filter { seen.insert($0).inserted }
    }
}

extension Page {
    /// Parses one Markdown file below `Content/<language>/`. Pure.
    package static func parse(
        _ source: SourceText, language: String, routePrefix: String, options: MarkdownOptions
    ) -> (page: Page, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let path = ContentPath(String(source.path.dropFirst("Content/\(language)/".count)))
        var matter = FrontMatter()
        var bodyStart = 0
        switch FrontMatterSplit.find(in: source.bytes) {
        case .none(let start): bodyStart = start
        case .some(let yaml, let start):
            bodyStart = start
            let text = String(decoding: source.bytes[yaml], as: UTF8.self)
            if let node = parseYAML(text, of: source, lineOffset: 1, diagnostics: &diagnostics) {
                matter = FrontMatter.read(node, of: source, diagnostics: &diagnostics)
            }
        case .unclosed:
            diagnostics.append(
                source.diagnostic(
                    .frontMatterUnclosed, at: SourceLocation(file: source.path), "front matter opens with --- and never closes",
                    suggestion: "add a line --- after the last key"))
        }
        let markdown = parseMarkdown(source, from: bodyStart, liftsTitle: matter.title == nil, options: options)
        diagnostics += markdown.diagnostics
        let title = matter.title ?? markdown.titleHeading?.text ?? ""
        // Front matter that cannot be read may well hold a title.
        if title.isEmpty, !matter.hasUnreadableTitle,
            !diagnostics.contains(where: { [.yamlSyntax, .yamlDuplicateKey, .frontMatterUnclosed].contains($0.code) })
        {
            diagnostics.append(
                source.diagnostic(
                    .frontMatterMissingTitle, at: SourceLocation(file: source.path), "the page has no title",
                    suggestion: "add \"title: …\" to the front matter, or begin with a heading \"# …\""))
        }
        let page = Page(
            language: language, contentPath: path, source: source, route: route(of: path, prefix: routePrefix),
            kind: matter.kind ?? PageKind(folder: path.folder), matter: matter, title: title, markdown: markdown)
        return (page, diagnostics)
    }

    /// `guides/a.md` → `guides/a.html`, below the language's prefix.
    private static func route(of path: ContentPath, prefix: String) -> Route {
        Route(prefix + path.text.dropLast(path.text.hasSuffix(".markdown") ? 9 : 3) + ".html")
    }
}
