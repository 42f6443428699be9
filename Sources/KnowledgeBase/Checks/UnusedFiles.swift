// A file beside the Markdown that no page shows or links to.

package import Diagnostics

extension Site {
    package func checkUnusedFiles(links: [ResolvedLinks]) -> [Diagnostic] {
        let used = links.reduce(into: Set<String>()) { $0.formUnion($1.assets) }
        return assets.filter { !used.contains($0) }.map { path in
            Diagnostic(
                .fileUnused, .warning, at: SourceLocation(file: path), "no page shows or links to this file; it is not published",
                suggestion: isPage(path) ? "pages end in .md: rename it" : "link to it or remove it")
        }
    }

    private func isPage(_ path: String) -> Bool { [".md", ".markdown"].contains { path.lowercased().hasSuffix($0) } }
}
