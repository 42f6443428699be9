// Two pages may not share a URL, also not on a file system that ignores case; nor may a page take a builder's name.

package import Diagnostics

extension Site {
    package func checkRoutes() -> [Diagnostic] {
        var owners: [String: (page: Page, path: String)] = [:]
        var diagnostics: [Diagnostic] = []
        func claim(_ route: Route, _ page: Page, at location: SourceLocation) {
            let reserved = reservedName(route.path)
            if let reserved {
                diagnostics.append(
                    page.source.diagnostic(
                        .routeReserved, at: location, "\"\(route.path)\" is a name the builder uses for \(reserved)",
                        suggestion: "rename the file"))
                return
            }
            guard let owner = owners.updateValue((page, route.path), forKey: route.path.lowercased()) else { return }
            let isSame = owner.path == route.path
            diagnostics.append(
                page.source.diagnostic(
                    isSame ? .routeDuplicate : .routeCaseClash, at: location,
                    isSame
                        ? "\"\(route.path)\" is already the URL of \(owner.page.source.path)"
                        : "\"\(route.path)\" differs only by case from \"\(owner.path)\" of \(owner.page.source.path)",
                    suggestion: "rename one of them"))
        }
        for page in pages { claim(page.route, page, at: SourceLocation(file: page.source.path)) }
        for page in pages {
            for (alias, location) in page.matter.aliases {
                guard let route = aliasRoute(alias, of: page) else {
                    diagnostics.append(
                        page.source.diagnostic(
                            .frontMatterInvalidValue, at: location, "alias \"\(alias)\" must be a path such as old/name.html",
                            suggestion: "write a relative path that ends with .html"))
                    continue
                }
                claim(route, page, at: location)
            }
        }
        return diagnostics
    }

    /// The output path of a former address; nil when it is not a plain relative path to an `.html` file.
    package func aliasRoute(_ alias: String, of page: Page) -> Route? {
        guard alias.hasSuffix(".html"), !alias.contains("\\"), let path = ContentPath("").resolving(alias), path.text == alias else {
            return nil
        }
        return Route(configuration.routePrefix(of: page.language) + alias)
    }

    private func reservedName(_ path: String) -> String? {
        let lower = path.lowercased()
        for language in configuration.languages {
            for generated in GeneratedPage.allCases where route(of: generated, language: language).path.lowercased() == lower {
                return "the generated page \(generated.rawValue)"
            }
        }
        switch lower.split(separator: "/").first {
        case "assets": return "the theme's files"
        case "search" where lower.contains("/"): return "the search index"
        case "topics" where lower.contains("/"): return "topic pages"
        default: return nil
        }
    }
}
