// What a page says in the site's own voice, piece by piece, for the checks that read it: title, summary and blocks.
// `also_asked` is left out: those are the readers' words.

import ChineseText
package import Diagnostics
package import Markdown

/// A piece of a page's text.
package struct Statement: Sendable {
    package var text: String
    package var location: SourceLocation
    /// The block it is; nil for front matter.
    package var block: TextBlock?
}

extension Page {
    package var statements: [Statement] {
        let top = SourceLocation(file: source.path)
        var statements = [Statement(text: title, location: markdown.titleHeading.map { source.location(utf8Offset: $0.offset) } ?? top)]
        if !summary.isEmpty { statements.append(Statement(text: summary, location: top)) }
        return statements + markdown.blocks.map { Statement(text: $0.text, location: $0.location, block: $0) }
    }

    /// The place of a phrase in a statement as the author wrote it, blind to blanks and line ends; else where the statement begins.
    package func place(of phrase: String, in statement: Statement) -> SourceLocation {
        let wanted = compacted(phrase)
        var written: [Unicode.Scalar] = []
        var places: [(line: Int, column: Int)] = []
        for number in statement.location.line..<statement.location.line + 40 {
            let line = source.line(number)
            if line.isEmpty { break }
            for (column, character) in line.enumerated() {
                for scalar in compacted(String(character)) {
                    written.append(scalar)
                    places.append((number, column + 1))
                }
            }
        }
        guard let start = written.firstRange(of: wanted)?.lowerBound, start < places.count else { return statement.location }
        return SourceLocation(file: source.path, line: places[start].line, column: places[start].column)
    }
}

/// A sentence with its final mark: ends at 。！？ or a line's end; ； does not end one.
package func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    func close(_ end: String.Index) {
        if scalars[start..<end].contains(where: { $0.value > 0x20 && $0 != "\u{3000}" }) { sentences.append(text[start..<end]) }
        start = end
    }
    while index < scalars.endIndex {
        let isEnd = isSentenceEnd(scalars[index])
        index = scalars.index(after: index)
        guard isEnd else { continue }
        // Closing quotes and repeated marks belong to the sentence they end.
        while index < scalars.endIndex, isSentenceEnd(scalars[index]) || isClosing(scalars[index]) { index = scalars.index(after: index) }
        close(index)
    }
    close(scalars.endIndex)
    return sentences
}

private func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "!", "?", "\n": true
    default: false
    }
}

private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "”", "’", "）", "」", "』", ")": true
    default: false
    }
}

/// How many 汉字 a text has; digits, letters and marks do not count.
package func hanCount(_ text: some StringProtocol) -> Int { text.unicodeScalars.count { $0.isHan } }
