// Two pages may not share a URL, also not on a file system that ignores case; nor may a page take a builder's name.

package import Diagnostics

extension Site {
    package func checkRoutes() -> [Diagnostic] {
        // Pages by number: copies of them would fill the table.
        var owners: [String: (page: Int, path: String)] = [:]
        owners.reserveCapacity(pages.count)
        var diagnostics: [Diagnostic] = []
        let reservedNames = reservedNames()
        func claim(_ route: Route, _ number: Int, at location: SourceLocation) {
            let lower = route.path.lowercased()
            if let reserved = reservedNames[lower] ?? reservedFolder(lower) {
                diagnostics.append(
                    pages[number].source.diagnostic(
                        .routeReserved, at: location, "\"\(route.path)\" is a name the builder uses for \(reserved)",
                        suggestion: "rename the file"))
                return
            }
            guard let owner = owners.updateValue((number, route.path), forKey: lower) else { return }
            let isSame = owner.path == route.path
            let other = pages[owner.page].source.path
            diagnostics.append(
                pages[number].source.diagnostic(
                    isSame ? .routeDuplicate : .routeCaseClash, at: location,
                    isSame
                        ? "\"\(route.path)\" is already the URL of \(other)"
                        : "\"\(route.path)\" differs only by case from \"\(owner.path)\" of \(other)",
                    suggestion: "rename one of them"))
        }
        for number in pages.indices { claim(pages[number].route, number, at: SourceLocation(file: pages[number].source.path)) }
        for number in pages.indices where !pages[number].matter.aliases.isEmpty {
            let page = pages[number]
            for (alias, location) in page.matter.aliases {
                guard let route = aliasRoute(alias, of: page) else {
                    diagnostics.append(
                        page.source.diagnostic(
                            .frontMatterInvalidValue, at: location, "alias \"\(alias)\" must be a path such as old/name.html",
                            suggestion: "write a relative path that ends with .html"))
                    continue
                }
                claim(route, number, at: location)
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

    /// The pages the builder makes itself, by their paths in small letters.
    private func reservedNames() -> [String: String] {
        var names: [String: String] = [:]
        for language in configuration.languages {
            for generated in GeneratedPage.allCases {
                names[route(of: generated, language: language).path.lowercased()] = "the generated page \(generated.rawValue)"
            }
        }
        return names
    }

    private func reservedFolder(_ path: String) -> String? {
        guard let end = path.utf8.firstIndex(of: 0x2F) else { return path == "assets" ? "the theme's files" : nil }
        switch path[..<end] {
        case "assets": return "the theme's files"
        case "search": return "the search index"
        case "topics": return "topic pages"
        default: return nil
        }
    }
}
