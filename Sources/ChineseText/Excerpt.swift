// Counting 汉字 and cutting text for summaries.

/// The number of 汉字 in the text: what Chinese readers call its length (punctuation and Latin are not counted).
package func countHan(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.isHan ? 1 : 0) }
}

/// The beginning of the text on one line, at most `limit` characters.
///
/// Cut after the last full sentence if one ends in the second half of what fits, else at the limit with `…` (counted).
package func excerpt(_ text: String, limit: Int) -> String {
    let characters = Array(collapsedWhitespace(text))
    guard characters.count > limit, limit > 1 else { return String(characters.prefix(max(0, limit))) }
    let head = characters.prefix(limit)
    if let end = head.lastIndex(where: { "。！？!?；".contains($0) }), end >= limit / 2 { return String(head[...end]) }
    var cut = Array(characters.prefix(limit - 1))
    while let last = cut.last, "，、：；,:; （(“《".contains(last) { cut.removeLast() }
    return String(cut) + "…"
}

private func collapsedWhitespace(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var spaceIsDue = false
    for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace {
            spaceIsDue = true
            continue
        }
        if spaceIsDue, let last = result.last, !joinsWithoutSpace(last, scalar) { result.append(" ") }
        spaceIsDue = false
        result.append(scalar)
    }
    return String(result)
}
