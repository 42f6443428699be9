// Pages named in configuration and data must exist.

package import Diagnostics

extension Site {
    package func checkReferences() -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        func check(_ references: [PageReference], _ language: String, line: (SourceLocation) -> String?) {
            for reference in references where resolve(reference, language: language) == nil {
                let known = pages.filter { $0.language == language }.map(\.contentPath.text) + GeneratedPage.allCases.map(\.rawValue)
                let near = nearMiss(reference.page, among: known)
                diagnostics.append(
                    Diagnostic(
                        .linkBroken, at: reference.location, "page \"\(reference.page)\" does not exist in Content/\(language)/",
                        suggestion: near.map { "did you mean \"\($0)\"?" }, sourceLine: line(reference.location)))
            }
        }
        for language in configuration.languages {
            let home = configuration.home[language] ?? HomeConfiguration()
            let references =
                home.urgent + home.questions + home.steps + (configuration.navigation[language] ?? [])
                + (configuration.footerPages[language] ?? [])
            check(references, language) { configuration.source.line($0.line) }
        }
        if let language = configuration.languages.first {
            check(journeys.flatMap(\.pages) + toolGroups.flatMap(\.pages) + glossary.compactMap(\.page), language) { _ in nil }
        }
        return diagnostics
    }
}
