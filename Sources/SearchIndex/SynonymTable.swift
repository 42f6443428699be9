// `Content/data/synonyms.yml` as values: what borrowers say and what pages say.
//
//     - words: [还不上, 还不起, 没钱还]        two-way: each finds the others
//     - from: [停息挂账]                        one-way: who asks for the first is also shown the second
//       to: [个性化分期, 协商还款]
//     - slips: [预期, 愈期]                       typed by mistake: read as the second, and said to be
//       to: [逾期]

internal import ChineseText
package import DataFiles
package import Diagnostics

/// Words that lead to other words, with their places in the file.
package struct SynonymTable: Sendable {
    /// A term as written and where.
    package struct Term: Sendable {
        package var text: String
        package var location: SourceLocation

        package init(text: String, location: SourceLocation) {
            self.text = text
            self.location = location
        }
    }

    /// One entry; `to` is empty for a two-way entry.
    package struct Entry: Sendable {
        package var from: [Term]
        package var to: [Term]
        /// `from` is typed by mistake for the one word in `to`.
        package var isSlip: Bool

        package init(from: [Term], to: [Term], isSlip: Bool = false) {
            self.from = from
            self.to = to
            self.isSlip = isSlip
        }
    }

    package var entries: [Entry]
    package var source: SourceText?

    package init(entries: [Entry] = [], source: SourceText? = nil) {
        self.entries = entries
        self.source = source
    }

    /// Reads the file; syntax errors and wrong entries are reported and left out.
    package static func read(_ source: SourceText, diagnostics: inout [Diagnostic]) -> SynonymTable {
        parseYAML(source.text, of: source, diagnostics: &diagnostics).map { parse($0, of: source, diagnostics: &diagnostics) }
            ?? SynonymTable(source: source)
    }

    /// Reads the list; wrong entries are reported and left out.
    package static func parse(_ node: DataNode, of source: SourceText, diagnostics: inout [Diagnostic]) -> SynonymTable {
        guard case .list(let items, _) = node else {
            diagnostics.append(
                source.diagnostic(.dataWrongType, at: node.location, "synonyms must be a list, not \(node.kindName)"))
            return SynonymTable()
        }
        var entries: [Entry] = []
        for item in items {
            guard var reader = DataReader(item, of: source, what: "a synonym entry", diagnostics: &diagnostics) else { continue }
            let words = terms("words", &reader)
            let from = terms("from", &reader)
            let slips = terms("slips", &reader)
            let to = terms("to", &reader)
            let lists = [words, from, slips].filter { !$0.isEmpty }
            if lists.count != 1 || words.isEmpty == to.isEmpty {
                reader.invalid(
                    item.location, "an entry has words (two-way), from and to (one-way), or slips and to (typed by mistake)",
                    suggestion: "write one of the three")
            } else if words.count == 1 {
                reader.invalid(item.location, "words needs at least two terms", suggestion: "add what else it is called")
            } else if !slips.isEmpty, to.count > 1 {
                reader.invalid(item.location, "slips are read as one word, not as \(to.count)", suggestion: "keep the one meant")
            } else {
                entries.append(Entry(from: lists[0], to: to, isSlip: !slips.isEmpty))
            }
            reader.finish(&diagnostics)
        }
        return SynonymTable(entries: entries, source: source)
    }

    /// Warnings for terms that lead nowhere: a `to` that no page contains, a two-way entry none of whose words any page contains.
    package func unknownTerms(in documents: [SearchDocument]) -> [Diagnostic] {
        guard let source, !entries.isEmpty else { return [] }
        var text: [UInt16] = []
        for page in documents where page.boost > 0 {
            let fields = [page.title, page.summary] + page.alsoAsked + page.topics + page.sections.flatMap { [$0.heading, $0.text] }
            for field in fields {
                text.append(contentsOf: field.utf16)
                text.append(0x0A)
            }
        }
        for index in text.indices { text[index] = CharacterFolding.standard(text[index]) }
        var diagnostics: [Diagnostic] = []
        for entry in entries {
            let missing = (entry.to.isEmpty ? entry.from : entry.to).filter { !contains(text, foldForSearch($0.text)) }
            if entry.to.isEmpty, missing.count < entry.from.count { continue }
            for term in missing {
                diagnostics.append(
                    source.diagnostic(
                        .searchUnknownTerm, .warning, at: term.location, "synonym \"\(term.text)\" stands on no page",
                        suggestion: "use words that a page uses, or write the page"))
            }
        }
        return diagnostics
    }

    private func contains(_ text: [UInt16], _ term: String) -> Bool {
        let units = Array(term.utf16)
        guard let first = units.first, text.count >= units.count else { return false }
        return text.withUnsafeBufferPointer { text in
            (0...text.count - units.count).contains { text[$0] == first && text[$0..<$0 + units.count].elementsEqual(units) }
        }
    }

    private static func terms(_ key: String, _ reader: inout DataReader) -> [Term] {
        reader.strings(key).compactMap { text, location in
            if text.contains(where: { " >\t\n".contains($0) }) {
                reader.invalid(
                    location, "a term has no space and no \">\": \"\(text)\"", suggestion: "take it out, or make two terms of it")
                return nil
            }
            return Term(text: text, location: location)
        }
    }

    /// The entries as the index holds them, folded: `a b c` or `a b>c d`.
    ///
    /// - Parameter areSlips: the slips, or everything else.
    func packed(areSlips: Bool = false) -> [String] {
        entries.filter { $0.isSlip == areSlips }.map { entry in
            let from = entry.from.map { foldForSearch($0.text) }.joined(separator: " ")
            return entry.to.isEmpty ? from : from + ">" + entry.to.map { foldForSearch($0.text) }.joined(separator: " ")
        }
    }
}
