// `Content/data/retired.yml`: repealed laws, renamed bodies, closed policies, changed article numbers.

import DataFiles
package import Diagnostics

/// One way of writing that is no longer right.
package struct RetiredTerm: Sendable {
    package var term: String
    package var instead: String
    package var since: String
    /// The term and its other spellings.
    var finder: PhraseFinder
    /// Longer phrases that contain the term and are right.
    var exceptions: PhraseFinder
    /// What shows that a block corrects the term.
    var insteadWords: PhraseFinder
}

/// The terms, and where they may still stand.
package struct RetiredTerms: Sendable {
    package var terms: [RetiredTerm] = []
    /// Folders below `Content/<language>/` whose pages are corrections.
    package var folders: [String] = []
    /// Words that make the block around a term a correction.
    var words = PhraseFinder([])

    package init() {}

    package static func read(_ source: SourceText, ledger: Ledger, diagnostics: inout [Diagnostic]) -> RetiredTerms {
        var retired = RetiredTerms()
        readMapping(source, diagnostics: &diagnostics) { reader, diagnostics in
            if let node = reader.node("corrections"),
                var inner = DataReader(node, of: source, what: "corrections", diagnostics: &diagnostics)
            {
                retired.folders = inner.strings("folders").map(\.text)
                retired.words = PhraseFinder(inner.strings("words").map(\.text))
                inner.finish(&diagnostics)
            }
            if reader.node("retired") == nil { reader.missing("retired") }
            retired.terms = reader.list("retired").compactMap { readTerm($0, source, ledger, &diagnostics) }
        }
        return retired
    }

    private static func readTerm(
        _ node: DataNode, _ source: SourceText, _ ledger: Ledger, _ diagnostics: inout [Diagnostic]
    ) -> RetiredTerm? {
        guard var reader = DataReader(node, of: source, what: "a retired term", diagnostics: &diagnostics) else { return nil }
        let term = reader.requiredString("term")
        let retired = RetiredTerm(
            term: term, instead: reader.requiredString("instead"), since: reader.string("since") ?? "",
            finder: PhraseFinder([term] + reader.strings("also").map(\.text)),
            exceptions: PhraseFinder(reader.strings("except").map(\.text)),
            insteadWords: PhraseFinder(reader.strings("instead_words").map(\.text)))
        checkDataSources(reader.strings("sources"), source, ledger, &diagnostics)
        _ = reader.choice("allowed_in", ["corrections"])
        reader.finish(&diagnostics)
        return term.isEmpty ? nil : retired
    }

    /// The retired spellings in a block that does not correct them.
    package func findings(in text: String) -> [(term: RetiredTerm, written: String)] {
        let scalars = compacted(text)
        var isCorrection: Bool?
        return terms.compactMap { term in
            let matches = term.finder.matches(in: scalars)
            guard !matches.isEmpty else { return nil }
            let excepted = term.exceptions.matches(in: scalars).map(\.range)
            guard let match = matches.first(where: { match in !excepted.contains { $0.contains(match.range.lowerBound) } }) else {
                return nil
            }
            let corrects = isCorrection ?? words.occurs(in: scalars)
            isCorrection = corrects
            if corrects || term.insteadWords.occurs(in: scalars) { return nil }
            return (term, term.finder.phrases[match.phrase])
        }
    }
}
