// Hints about what a reader writes: despair, threats, insults, promises, numbers that do not belong in a letter. The rules are data.

/// How many characters may stand between the parts of `a…b`.
private let widestGap = 10

extension LetterSet {
    /// The hints a text gives, each once, in the order of the data, with the words that gave them.
    ///
    /// Spaces do not count. A run of digits goes on over spaces and hyphens; an X may end one of 17 (identity numbers do).
    package func hints(in typed: String) -> [(hint: LetterHint, found: String)] {
        let text = String(halfWidth(typed).filter { !$0.isWhitespace })
        let scalars = Array(text.unicodeScalars)
        let lengths = digitRuns(text)
        return hints.compactMap { hint in
            if hint.unless.contains(where: { words(halfWidth($0), in: scalars) != nil }) { return nil }
            for word in hint.words {
                if let found = words(halfWidth(word), in: scalars) { return (hint, found) }
            }
            if let digits = hint.digits, let run = lengths.first(where: { digits.contains($0.count) }) { return (hint, run) }
            return nil
        }
    }
}

/// The words of a text that `pattern` stands for: itself, or its parts between `…` with little between them; nil when they do not occur.
private func words(_ pattern: String, in text: [Unicode.Scalar]) -> String? {
    let parts = pattern.split(separator: "…").map { Array($0.unicodeScalars) }
    guard let head = parts.first else { return nil }
    var start = 0
    while let begin = place(of: head, in: text, from: start, to: text.count) {
        var end: Int? = begin + head.count
        for part in parts.dropFirst() {
            guard let reached = end else { break }
            let limit = min(text.count, reached + widestGap + part.count)
            end = place(of: part, in: text, from: reached, to: limit).map { $0 + part.count }
        }
        if let end {
            var found = String.UnicodeScalarView()
            found.append(contentsOf: text[begin..<end])
            return String(found)
        }
        start = begin + 1
    }
    return nil
}

private func place(of part: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int, to end: Int) -> Int? {
    guard end - start >= part.count else { return nil }
    return (start...(end - part.count)).first { text[$0..<($0 + part.count)].elementsEqual(part) }
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
