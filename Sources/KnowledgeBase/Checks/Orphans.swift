// A plain page that nothing leads to cannot be found except by search. Guides, questions, tools and lenders are always listed.

package import Diagnostics

extension Site {
    package func checkOrphans(links: [ResolvedLinks]) -> [Diagnostic] {
        var reached = Set<Int>()
        for (index, resolved) in links.enumerated() { reached.formUnion(resolved.pages.subtracting([index])) }
        for language in configuration.languages {
            let home = configuration.home[language] ?? HomeConfiguration()
            let references =
                home.urgent + home.questions + home.steps + (configuration.navigation[language] ?? [])
                + (configuration.footerPages[language] ?? []) + journeys.flatMap(\.pages)
            reached.formUnion(references.compactMap { resolve($0, language: language)?.page })
        }
        return pages.indices.compactMap { index in
            // Looked at in place: a copy of a page is dear, and there are many.
            guard !reached.contains(index), pages[index].kind == .page, !pages[index].isHome, pages[index].matter.topics.isEmpty
            else { return nil }
            let page = pages[index]
            return page.source.diagnostic(
                .pageOrphan, .warning, at: SourceLocation(file: page.source.path), "no page, menu or topic leads to this page",
                suggestion: "link to it, give it a topic, or mark it draft: true")
        }
    }
}
