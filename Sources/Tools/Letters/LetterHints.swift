// Hints about what a reader writes: threats, insults, promises, numbers that do not belong in a letter. The rules are data.

extension LetterSet {
    /// The hints a text gives, each once, in the order of the data, with the words that gave them.
    ///
    /// Spaces do not count. A run of digits goes on over spaces and hyphens; an X may end one of 17 (identity numbers do).
    package func hints(in typed: String) -> [(hint: LetterHint, found: String)] {
        let text = String(halfWidth(typed).filter { !$0.isWhitespace })
        let lengths = digitRuns(text)
        return hints.compactMap { hint in
            if hint.unless.contains(where: text.contains) { return nil }
            if let word = hint.words.first(where: { text.contains(halfWidth($0)) }) { return (hint, word) }
            if let digits = hint.digits, let run = lengths.first(where: { digits.contains($0.count) }) { return (hint, run) }
            return nil
        }
    }
}

private func digitRuns(_ text: String) -> [String] {
    var runs: [String] = []
    var run = ""
    for character in text + "。" {
        if character.isASCII, character.isNumber || (run.count == 17 && (character == "X" || character == "x")) {
            run.append(character)
        } else if character != "-" || run.isEmpty {
            if !run.isEmpty { runs.append(run) }
            run = ""
        }
    }
    return runs
}
