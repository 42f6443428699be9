// A block that states an amount, a date, a law or an official number must cite the ledger. Runs on sites that have one.
// The rule and its exemptions are told to authors in docs/diagnostics/citation/missing.md.

package import Diagnostics
import Markdown

/// Words that make a sentence's amounts an example; its laws and numbers still need a source.
private let exampleWords = PhraseFinder(["比如", "例如", "譬如", "假设", "假如", "举例", "示例"])

extension Site {
    package func checkUncitedFacts() -> [Diagnostic] {
        ledger.documents.isEmpty ? [] : pages.flatMap(uncitedFacts)
    }

    private func uncitedFacts(of page: Page) -> [Diagnostic] {
        let blocks = page.markdown.blocks
        let cited = citedGroups(blocks)
        return blocks.compactMap { block -> Diagnostic? in
            guard block.citations.isEmpty, !block.isOnlyLinks, !block.isInQuote, Self.needsCitation(block.kind),
                !cited.contains(block.group)
            else { return nil }
            let facts = sentences(of: block.text).flatMap { statedFacts(in: $0) }
            guard let first = facts.first else { return nil }
            let statement = Statement(text: block.text, location: block.location, block: block)
            let shown = facts.prefix(3).map { "\"\($0.text)\"" }.joined(separator: ", ") + (facts.count > 3 ? " and more" : "")
            return page.source.diagnostic(
                .citationMissing, .warning, at: page.place(of: first.text, in: statement), "\(shown) stated without a citation",
                suggestion: "cite the ledger in this block, such as [^CLK-01]")
        }
    }

    private static func needsCitation(_ kind: TextBlock.Kind) -> Bool { kind == .paragraph || kind == .listItem || kind == .tableRow }

    func statedFacts(in sentence: Substring) -> [StatedFact] {
        let scalars = compacted(sentence)
        let facts = FactScanner.facts(in: scalars)
        if facts.isEmpty || !exampleWords.occurs(in: scalars) { return facts }
        return facts.filter { $0.kind == .law || $0.kind == .phone }
    }

    /// Lists and tables whose introduction cites, tables whose head cites, alerts that cite anywhere.
    private func citedGroups(_ blocks: [TextBlock]) -> Set<Int> {
        var groups = Set<Int>()
        for (index, block) in blocks.enumerated() {
            if !block.citations.isEmpty, block.isInAlert || block.kind == .tableHead { groups.insert(block.group) }
            guard index > 0, block.kind != .paragraph, block.kind != .heading else { continue }
            let before = blocks[index - 1]
            if before.group == block.group - 1, before.kind == .paragraph, !before.isInAlert, !before.citations.isEmpty {
                groups.insert(block.group)
            }
        }
        return groups
    }
}
