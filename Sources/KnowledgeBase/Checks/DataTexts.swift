// What data files say to readers (timeline models, letters, phrases) is held to the same rules as pages.

import ChineseText
package import DataFiles
package import Diagnostics

extension Site {
    /// Checks every Chinese text in a YAML value for harm, retired terms and unknown telephone numbers.
    ///
    /// - Parameter quoting: keys whose texts are other people's words, such as what a collector says; they are left out.
    package func checkTexts(of node: DataNode, quoting: Set<String> = []) -> [Diagnostic] {
        switch node {
        case .scalar(let text, _, let place): checkText(text, at: place)
        case .list(let items, _): items.flatMap { checkTexts(of: $0, quoting: quoting) }
        case .map(let entries, _):
            entries.filter { !quoting.contains($0.key.name) }.flatMap { checkTexts(of: $0.value, quoting: quoting) }
        }
    }

    /// Checks sentences that rest on sources given beside them: no fact without one, no sentence too long, no filler.
    ///
    /// - Parameter texts: each with its place and the ledger ids it rests on.
    package func checkStatements(_ texts: [(text: String, location: SourceLocation, basis: [String])]) -> [Diagnostic] {
        texts.flatMap { text, place, basis in
            sentences(of: text).flatMap { sentence in
                plainLanguageProblems(in: sentence, at: place) + (basis.isEmpty ? uncitedFact(in: sentence, at: place) : [])
            }
        }
    }

    private func uncitedFact(in sentence: Substring, at place: SourceLocation) -> [Diagnostic] {
        guard !ledger.documents.isEmpty, let fact = statedFacts(in: sentence).first else { return [] }
        return [
            Diagnostic(
                .citationMissing, .warning, at: place, "\"\(fact.text)\" stated without a basis",
                suggestion: "add basis: [CLK-01] beside it")
        ]
    }

    private func plainLanguageProblems(in sentence: Substring, at place: SourceLocation) -> [Diagnostic] {
        guard let limits = rules.plainLanguage else { return [] }
        let count = hanCount(sentence)
        let long =
            count > limits.longestSentence
            ? [
                Diagnostic(
                    .styleLongSentence, .warning, at: place, "the sentence has \(count) 汉字; at most \(limits.longestSentence)",
                    suggestion: "divide it")
            ] : []
        return long
            + limits.fillers.matches(in: compacted(sentence)).map { match in
                Diagnostic(
                    .styleFiller, .warning, at: place, "\"\(limits.fillers.phrases[match.phrase])\" says nothing", suggestion: "take it out"
                )
            }
    }

    private func checkText(_ text: String, at place: SourceLocation) -> [Diagnostic] {
        guard text.unicodeScalars.contains(where: \.isHan) else { return [] }
        return harmProblems(in: text) { _ in place } + retiredTermProblems(in: text) { _ in place }
            + (rules.contacts.map { numberProblems(in: text, $0, isInAlert: false) { _ in place } } ?? [])
    }
}
