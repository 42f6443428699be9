// A file beside the Markdown that no page shows or links to.

package import Diagnostics

extension Site {
    package func checkUnusedFiles(links: [ResolvedLinks]) -> [Diagnostic] {
        let used = links.reduce(into: Set<String>()) { $0.formUnion($1.assets) }
        return assets.filter { !used.contains($0) }.map { path in
            Diagnostic(
                .fileUnused, .warning, at: SourceLocation(file: path), "no page shows or links to this file; it is not published",
                suggestion: "link to it or remove it")
        }
    }
}
