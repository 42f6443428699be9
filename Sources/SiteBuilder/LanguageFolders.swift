// Pages lie in the folder of a language the site is in: a language without pages and pages without a language are mistakes.

import Diagnostics
import KnowledgeBase

/// Checks that each language has pages and each page a language.
func checkLanguageFolders(_ tree: SourceTree, _ configuration: SiteConfiguration) -> [Diagnostic] {
    guard let first = configuration.languages.first else { return [] }
    var counts: [String: Int] = [:]
    var strays: [Diagnostic] = []
    for source in tree.markdown {
        let path = source.path.utf8.dropFirst("Content/".utf8.count)
        guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else {
            strays.append(stray(source.path, language: first))
            continue
        }
        counts[String(path[..<slash]) ?? "", default: 0] += 1
    }
    let empty = configuration.languages.filter { language in
        counts[language] == nil && !tree.unread.contains { ($0 + "/").hasPrefix("Content/\(language)/") || $0 == "Content" }
    }
    let foreign = counts.keys.sorted().filter { !configuration.languages.contains($0) }
    return empty.map(emptyLanguage) + foreign.map { foreignFolder($0, pages: counts[$0] ?? 0, configuration) } + strays
}

private func emptyLanguage(_ language: String) -> Diagnostic {
    Diagnostic(
        .siteEmpty, at: SourceLocation(file: "Content/\(language)"), "there is no Markdown file below Content/\(language)/",
        suggestion: "create one with \"signpost new guide NAME\"")
}

private func stray(_ path: String, language: String) -> Diagnostic {
    Diagnostic(
        .fileNoLanguage, at: SourceLocation(file: path), "the page is in the folder of no language and would be left out",
        suggestion: "move it to Content/\(language)/")
}

private func foreignFolder(_ name: String, pages: Int, _ configuration: SiteConfiguration) -> Diagnostic {
    let language = configuration.languages.first ?? ""
    let fix =
        if let near = nearMiss(name, among: configuration.languages.filter { $0.count > 3 }) {
            "rename it to Content/\(near)/"
        } else if isLanguageTag(name) {
            "add \(name) to languages in signpost.yml"
        } else {
            "move it to Content/\(language)/\(name)/"
        }
    let count = pages == 1 ? "1 page" : "\(pages) pages"
    return Diagnostic(
        .fileNoLanguage, at: SourceLocation(file: "Content/\(name)"),
        "\"\(name)\" is not among the site's languages: \(count) would be left out", suggestion: fix)
}

/// `en`, `zh-Hant`, `pt-BR`: two or three letters, then parts of two or four.
private func isLanguageTag(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count) else { return false }
    return name.allSatisfy { $0 == "-" || $0.isASCII && $0.isLetter } && parts.dropFirst().allSatisfy { $0.count == 2 || $0.count == 4 }
}
