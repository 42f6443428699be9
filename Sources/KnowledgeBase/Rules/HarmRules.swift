// `Content/data/harm.yml`: what must never be said to a reader. Each entry brings examples that prove it works.

import DataFiles
package import Diagnostics

/// One kind of harm: phrases, and groups of words that together in one sentence mean it.
package struct HarmEntry: Sendable {
    package var id: String
    package var reason: String
    var phrases = PhraseFinder([])
    var groups: [PhraseFinder] = []
    /// Words that excuse a sentence, instead of the common ones; nil when there are none of its own.
    var excuses: PhraseFinder?
    var bad: [(text: String, location: SourceLocation)] = []
    var good: [(text: String, location: SourceLocation)] = []
}

/// All entries and the words that mark a correction or warning.
package struct HarmRules: Sendable {
    package var entries: [HarmEntry] = []
    var corrections = PhraseFinder([])

    package init() {}

    package static func read(_ source: SourceText, diagnostics: inout [Diagnostic]) -> HarmRules {
        var rules = HarmRules()
        readMapping(source, diagnostics: &diagnostics) { reader, diagnostics in
            rules.corrections = PhraseFinder(reader.strings("corrections").map(\.text))
            if reader.node("harm") == nil { reader.missing("harm") }
            rules.entries = reader.list("harm").compactMap { readEntry($0, source, &diagnostics) }
        }
        diagnostics += rules.failedExamples(source)
        return rules
    }

    private static func readEntry(_ node: DataNode, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> HarmEntry? {
        guard var reader = DataReader(node, of: source, what: "an entry", diagnostics: &diagnostics) else { return nil }
        var entry = HarmEntry(id: reader.requiredString("id"), reason: reader.requiredString("reason"))
        _ = reader.string("rule")
        entry.phrases = PhraseFinder(reader.strings("phrases").map(\.text))
        entry.groups = reader.list("together").compactMap { group in
            guard case .list(let words, _) = group else {
                reader.invalid(group.location, "together must be a list of lists of words", suggestion: "write - [word, word]")
                return nil
            }
            return PhraseFinder(words.compactMap { if case .scalar(let text, _, _) = $0 { text } else { nil } })
        }
        if reader.node("unless") != nil { entry.excuses = PhraseFinder(reader.strings("unless").map(\.text)) }
        entry.bad = reader.strings("bad")
        entry.good = reader.strings("good")
        reader.finish(&diagnostics)
        return entry
    }

    /// Examples that contradict their entry.
    private func failedExamples(_ source: SourceText) -> [Diagnostic] {
        entries.flatMap { entry in
            entry.bad.filter { !isCaught($0.text, by: entry) }.map {
                source.diagnostic(
                    .contentHarmExample, at: $0.location, "bad example \"\($0.text)\" is not caught by \(entry.id)",
                    suggestion: "add a phrase that catches it")
            }
                + entry.good.filter { isCaught($0.text, by: entry) }.map {
                    source.diagnostic(
                        .contentHarmExample, at: $0.location, "good example \"\($0.text)\" is caught by \(entry.id)",
                        suggestion: "narrow the phrase, or add the word that excuses it to unless")
                }
        }
    }

    private func isCaught(_ text: String, by entry: HarmEntry) -> Bool {
        sentences(of: text).contains { finding(of: entry, in: compacted($0)) != nil }
    }

    /// What each sentence of a text says that it must not, with the words that show it.
    package func findings(in text: String) -> [(entry: HarmEntry, written: String)] {
        sentences(of: text).flatMap { sentence in
            let scalars = compacted(sentence)
            return entries.compactMap { entry in finding(of: entry, in: scalars).map { (entry, $0) } }
        }
    }

    private func finding(of entry: HarmEntry, in scalars: [Unicode.Scalar]) -> String? {
        let phrase = entry.phrases.matches(in: scalars).first.map { entry.phrases.phrases[$0.phrase] }
        let group = phrase == nil ? entry.groups.first { $0.allOccur(in: scalars) } : nil
        guard let written = phrase ?? group?.phrases.joined(separator: " … ") else { return nil }
        // A question is the reader's: 网贷可以不还吗？
        let isQuestion = scalars.contains("吗") && (scalars.last.map { "？?吗”".unicodeScalars.contains($0) } ?? false)
        return isQuestion || (entry.excuses ?? corrections).occurs(in: scalars) ? nil : written
    }
}
