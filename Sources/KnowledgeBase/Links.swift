// Links between pages: what an author wrote → the page-relative URL, or a diagnostic with one plausible fix.

package import Diagnostics
import Markdown

/// A page's links resolved, in the order of `ParsedMarkdown.links`.
package struct ResolvedLinks: Sendable {
    /// Page-relative, percent-encoded URLs; the link as written where it could not be resolved.
    package var urls: [String] = []
    /// Indexes of the pages linked to.
    package var pages: Set<Int> = []
    /// Assets linked to, relative to the site folder.
    package var assets: Set<String> = []
    package var diagnostics: [Diagnostic] = []
}

extension Site {
    /// Resolves all links of one page. Pure; pages can be resolved in parallel.
    package func resolveLinks(of page: Page) -> ResolvedLinks {
        var resolved = ResolvedLinks()
        var places = LocationFinder(page.source)
        for link in page.markdown.links {
            let suggests = resolved.diagnostics.count < Self.mostSuggestions
            if let problem = resolve(link, of: page, suggests: suggests, into: &resolved) {
                let place = places.location(link.offset)
                resolved.diagnostics.append(
                    Diagnostic(
                        problem.code, at: place, problem.message, suggestion: problem.suggestion, sourceLine: places.line(place.line)))
            }
        }
        return resolved
    }

    /// Looking for a near miss compares a link with every page: after so many on one page, the author has other worries.
    private static let mostSuggestions = 100

    /// What is wrong with a link.
    private struct Problem {
        let code: DiagnosticCode
        let message: String
        let suggestion: String?
    }

    /// Appends the link's URL; returns what is wrong with it.
    private func resolve(_ link: LinkReference, of page: Page, suggests: Bool, into resolved: inout ResolvedLinks) -> Problem? {
        func fail(_ code: DiagnosticCode, _ message: String, _ suggestion: String? = nil) -> Problem {
            resolved.urls.append(percentEncodedPath(link.path))
            return Problem(code: code, message: message, suggestion: suggestion)
        }
        if link.path.isEmpty, link.anchor == nil {
            return fail(
                link.isImage ? .linkMissingImage : .linkBroken, "\(link.isImage ? "image" : "link") without a destination",
                "write the address between ( and )")
        }
        if link.path.isEmpty {
            resolved.urls.append(page.route.relativeURL(to: page.route, anchor: link.anchor ?? ""))
            return brokenAnchor(link, in: page, suggests: suggests)
        }
        guard let path = page.contentPath.resolving(link.path) else {
            return fail(.linkOutsideSite, "\"\(link.path)\" leads outside Content/\(page.language)/")
        }
        if let index = self.page(at: path, language: page.language) ?? pageInFolder(path, language: page.language) {
            resolved.pages.insert(index)
            resolved.urls.append(page.route.relativeURL(to: pages[index].route, anchor: link.anchor))
            return brokenAnchor(link, in: pages[index], suggests: suggests)
        }
        if let route = generatedRoute(path, language: page.language) {
            resolved.urls.append(page.route.relativeURL(to: route, anchor: link.anchor))
        } else if hasAsset("Content/\(page.language)/\(path.text)") {
            resolved.assets.insert("Content/\(page.language)/\(path.text)")
            let route = Route(configuration.routePrefix(of: page.language) + path.text)
            resolved.urls.append(page.route.relativeURL(to: route, anchor: link.anchor))
        } else if hasDraft("Content/\(page.language)/\(path.text)") {
            return fail(
                .linkBroken, "link \"\(link.path)\" leads to a draft, which is not published",
                "take \"draft: true\" out of Content/\(page.language)/\(path.text), or take out the link")
        } else if isMissingWithReason("Content/\(page.language)/\(path.text)") {
            resolved.urls.append(percentEncodedPath(link.path))
        } else {
            let near = suggests ? nearestPath(to: path, language: page.language).map(page.contentPath.reference) : nil
            return fail(
                link.isImage ? .linkMissingImage : .linkBroken,
                "\(link.isImage ? "image" : "link") \"\(link.path)\" leads to nothing: Content/\(page.language)/\(path.text) does not exist",
                near.map { "did you mean \"\($0)\"?" })
        }
        return nil
    }

    private func brokenAnchor(_ link: LinkReference, in target: Page, suggests: Bool) -> Problem? {
        guard let anchor = link.anchor, !anchor.isEmpty, !target.markdown.anchors.contains(anchor) else { return nil }
        let added = addedAnchors(of: target)
        if added.contains(anchor) { return nil }
        let near = suggests ? nearMiss(anchor, among: added.union(target.markdown.anchors.all).sorted()) : nil
        return Problem(
            code: .linkBrokenAnchor, message: "anchor \"\(anchor)\" does not exist in \(target.contentPath.text)",
            suggestion: near.map { "did you mean \"\($0)\"?" })
    }

    /// Ids on a page that are not its own: those of its tools, and those the theme adds.
    private func addedAnchors(of page: Page) -> Set<String> {
        let added = toolAnchors[page.route] ?? []
        return page.kind == .glossary ? added.union(glossary.map(\.anchor)) : added
    }

    private func pageInFolder(_ path: ContentPath, language: String) -> Int? {
        guard path.text.hasSuffix("/") || path.text.isEmpty else { return nil }
        return page(at: ContentPath(path.text + "index.md"), language: language)
    }

    /// `guides.html` and the like, and topic pages, by their path below the language.
    private func generatedRoute(_ path: ContentPath, language: String) -> Route? {
        let route = Route(configuration.routePrefix(of: language) + path.text)
        if GeneratedPage(rawValue: path.text) != nil { return route }
        return topics.contains { $0.route == route } ? route : nil
    }

    /// A page or file of the same name in another folder, else one of nearly the same name in the same folder.
    private func nearestPath(to path: ContentPath, language: String) -> ContentPath? {
        let top = "Content/\(language)/"
        let assets = assets.filter { $0.hasPrefix(top) }.map { ContentPath(String($0.dropFirst(top.count))) }
        let paths = pages.filter { $0.language == language }.map(\.contentPath) + assets
        if let same = paths.first(where: { $0.name == path.name }) { return same }
        // Without the extension, which all have in common.
        let near = paths.filter { $0.folder == path.folder && $0.fileExtension == path.fileExtension }
        let stem = nearMiss(path.stem, among: near.map(\.stem))
        return near.first { $0.stem == stem }
    }

    /// Where a configured reference leads, and its label: the page's title unless another was given.
    package func resolve(_ reference: PageReference, language: String) -> (route: Route, title: String, page: Int?)? {
        guard let path = ContentPath("").resolving(reference.page) else { return nil }
        if let index = page(at: path, language: language) {
            return (pages[index].route, reference.label.isEmpty ? pages[index].title : reference.label, index)
        }
        guard let route = generatedRoute(path, language: language) else { return nil }
        return (route, reference.label.isEmpty ? reference.page : reference.label, nil)
    }
}

private func percentEncodedPath(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { percentEncoded(String($0)) }.joined(separator: "/")
}
