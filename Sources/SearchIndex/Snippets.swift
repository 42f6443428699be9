// Where in a text the query is answered, and the piece of it a result shows.

internal import ChineseText

/// A stretch of a text, in UTF-16 units, and how much of the query it holds.
struct TextWindow: Sendable {
    var value: Int
    var start = 0
    var end = 0

    static let length = 72
}

/// A place of one of the plan's terms.
private struct Hit {
    var start: Int
    var end: Int
    var index: Int
}

/// Pairs and words of the plan in folded text, in order.
private func hits(_ plan: QueryPlan, in units: [UInt16]) -> [Hit] {
    var tokens = SearchTokens()
    tokens.read(units)
    var hits: [Hit] = []
    var previous: SearchTokens.Atom?
    for atom in tokens.atoms {
        if let previous, !(previous.word >= 0 && atom.word >= 0), let index = plan.lookup[.pair(previous.last, atom.first)] {
            hits.append(Hit(start: previous.end - 1, end: atom.start + 1, index: index))
        }
        if atom.word >= 0, let index = plan.lookup[.word(tokens.words[atom.word])] {
            hits.append(Hit(start: atom.start, end: atom.end, index: index))
        }
        previous = atom
    }
    return hits
}

extension SearchEngine {
    /// The plan's terms in a page's title, which count with every stretch of its text.
    func titleHits(_ plan: QueryPlan, _ title: String) -> [Bool] {
        var has = [Bool](repeating: false, count: plan.lookup.count)
        for hit in hits(plan, in: core.fold(Array(title.utf16))) { has[hit.index] = true }
        return has
    }

    /// The stretch of a section that answers most of the query; the page's title and the heading count with every stretch.
    func bestWindow(_ plan: QueryPlan, _ section: PageBody.Section, titleHits: [Bool]) -> TextWindow {
        var always = titleHits
        for hit in hits(plan, in: folded(section.heading)) { always[hit.index] = true }
        let places = hits(plan, in: folded(section.text))
        var counts = [Int](repeating: 0, count: plan.lookup.count)
        var has = always
        var best = TextWindow(value: plan.matchedValue(has))
        var from = 0
        for place in places {
            let isFresh = counts[place.index] == 0 && !always[place.index]
            counts[place.index] += 1
            has[place.index] = true
            while place.end - places[from].start > TextWindow.length {
                counts[places[from].index] -= 1
                if counts[places[from].index] == 0, !always[places[from].index] { has[places[from].index] = false }
                from += 1
            }
            guard isFresh else { continue }
            let value = plan.matchedValue(has)
            if value > best.value { best = TextWindow(value: value, start: places[from].start, end: place.end) }
        }
        return best
    }

    /// About 90 characters around a stretch, from the beginning of its sentence where that is near; one line.
    func snippet(_ text: [UInt16], _ start: Int, _ end: Int) -> String {
        let length = 90
        var from = start
        var back = start
        while back > 0, back > start - 24 {
            if endsSentence(text[back - 1]) {
                from = back
                break
            }
            if back - 1 == 0 { from = 0 }
            back -= 1
        }
        if from == start, start > 0 { from = max(0, start - 8) }
        var to = min(text.count, max(end, from + length))
        if from > 0, isLowSurrogate(text, from) { from -= 1 }
        if to < text.count, isLowSurrogate(text, to) { to -= 1 }
        let opens = from > 0 && !endsSentence(text[from - 1])
        let isOpenEnded = to < text.count && text[to...].contains { !isSpace($0) }
        return (opens ? "…" : "") + String(decoding: onOneLine(text[from..<to]), as: UTF16.self) + (isOpenEnded ? "…" : "")
    }

    private func endsSentence(_ unit: UInt16) -> Bool { [0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x0A].contains(unit) }

    private func isLowSurrogate(_ text: [UInt16], _ index: Int) -> Bool { index < text.count && (0xDC00...0xDFFF).contains(text[index]) }

    private func onOneLine(_ units: ArraySlice<UInt16>) -> [UInt16] {
        var result: [UInt16] = []
        for unit in units {
            if !isSpace(unit) { result.append(unit) } else if let last = result.last, last != 0x20 { result.append(0x20) }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }
}

/// What JavaScript's `\s` and `trim` take for space.
func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
}

/// Characters that chats and web pages leave in copied words: soft hyphens, spaces of no width, joiners, marks of direction.
private func isInvisible(_ unit: UInt16) -> Bool {
    switch unit {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
}

/// Control characters as spaces, without invisible ones and without space at either end.
func trimmed(_ units: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    for unit in units where !isInvisible(unit) {
        let isControl = unit < 0x20 || unit == 0x7F
        // A run of control characters is one space.
        if !isControl { result.append(unit) } else if result.last != 0 { result.append(0) }
    }
    result = result.map { $0 == 0 ? 0x20 : $0 }
    let start = result.firstIndex { !isSpace($0) } ?? result.count
    let end = result.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return Array(result[start..<end])
}
