// `Content/data/glossary.yml`, `journeys.yml` and `tool-groups.yml`: terms in plain words, guides in the order of a journey, tools by purpose.

import ChineseText
import DataFiles
package import Diagnostics

/// One term of the glossary.
package struct GlossaryTerm: Sendable {
    package var term: String
    /// With tone marks, as written by the author; empty when not given.
    package var pinyin: String
    package var plain: String
    package var also: [String]
    package var page: PageReference?
    package var sources: [(id: String, location: SourceLocation)]
    /// Where `plain` stands.
    package var location: SourceLocation

    /// The term's id on the glossary page.
    package var anchor: String { slug(term) }
}

/// Guides in the order a reader walks them.
package struct Journey: Sendable {
    package var id: String
    package var title: String
    package var note: String
    package var pages: [PageReference]
}

/// Tools that serve one purpose, under one heading of the list of tools.
package struct ToolGroup: Sendable {
    package var title: String
    package var pages: [PageReference]
}

/// Reads the groups of the list of tools; each mistake is a diagnostic at its place.
package func readToolGroups(_ source: SourceText, diagnostics: inout [Diagnostic]) -> [ToolGroup] {
    items(of: "groups", in: source, &diagnostics).compactMap { item in
        guard var reader = DataReader(item, of: source, what: "a group of tools", diagnostics: &diagnostics) else { return nil }
        let group = ToolGroup(
            title: reader.requiredString("title"),
            pages: reader.strings("pages").map { PageReference(page: $0.text, location: $0.location) })
        reader.finish(&diagnostics)
        return group
    }
}

/// Reads the terms; each mistake is a diagnostic at its place.
package func readGlossary(_ source: SourceText, diagnostics: inout [Diagnostic]) -> [GlossaryTerm] {
    items(of: "terms", in: source, &diagnostics).compactMap { item in
        guard var reader = DataReader(item, of: source, what: "a term", diagnostics: &diagnostics) else { return nil }
        var term = GlossaryTerm(
            term: reader.requiredString("term"), pinyin: reader.string("pinyin") ?? "", plain: reader.requiredString("plain"),
            also: reader.strings("also").map(\.text), page: nil, sources: reader.strings("sources").map { ($0.text, $0.location) },
            location: (reader.node("plain") ?? item).location)
        if let place = reader.node("page")?.location, let path = reader.string("page") {
            term.page = PageReference(page: path, location: place)
        }
        reader.finish(&diagnostics)
        return term
    }
}

/// Reads the journeys; each mistake is a diagnostic at its place.
package func readJourneys(_ source: SourceText, diagnostics: inout [Diagnostic]) -> [Journey] {
    items(of: "journeys", in: source, &diagnostics).compactMap { item in
        guard var reader = DataReader(item, of: source, what: "a journey", diagnostics: &diagnostics) else { return nil }
        let journey = Journey(
            id: reader.requiredString("id"), title: reader.requiredString("title"), note: reader.string("note") ?? "",
            pages: reader.strings("pages").map { PageReference(page: $0.text, location: $0.location) })
        reader.finish(&diagnostics)
        return journey
    }
}

private func items(of key: String, in source: SourceText, _ diagnostics: inout [Diagnostic]) -> [DataNode] {
    guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
        var reader = DataReader(node, of: source, what: source.path, diagnostics: &diagnostics)
    else { return [] }
    if reader.node(key) == nil { reader.missing(key) }
    let items = reader.list(key)
    reader.finish(&diagnostics)
    return items
}
