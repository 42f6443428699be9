// One look at every byte before cmark parses: which passes have anything to do, and where a mark must be put in first.
// It knows nothing of blocks: a mark that lands in code is taken out again there.

import ChineseText

/// Which extensions may occur in a source.
struct SourceMarks: OptionSet {
    let rawValue: Int

    static let pipe = SourceMarks(rawValue: 1)
    static let strikethrough = SourceMarks(rawValue: 2)
    static let address = SourceMarks(rawValue: 4)
    static let reference = SourceMarks(rawValue: 8)
    static let alert = SourceMarks(rawValue: 16)
    static let task = SourceMarks(rawValue: 32)
    static let explicitID = SourceMarks(rawValue: 64)
    static let fence = SourceMarks(rawValue: 128)
}

/// What is put into the source before parsing. Each is undone after it.
struct SourceInsertion {
    enum Kind {
        /// Beside a delimiter run, so that cmark sees a letter there: `**说明：**请提交`; and inside `[^1]`.
        case mark
        /// Before `[^1]:`, which makes the definition a list item and so a container of blocks.
        case footnote
        /// Before `: ` of a definition list, likewise.
        case definition
    }

    var offset: Int
    var kind: Kind
}

struct SourceScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var marks: SourceMarks = []
    /// Lines, from 1, that may be a table's delimiter row: only `|`, `-`, `:` and spaces after the markers of quotes.
    private(set) var delimiterRows: [Int] = []
    private(set) var insertions: [SourceInsertion] = []
    /// Bit n: the noncharacter U+FDD0 + n occurs, as itself or as a reference.
    private(set) var usedNoncharacters: UInt32 = 0
    private(set) var firstNull: Int?
    private(set) var nullCount = 0
    private var emphasis = EmphasisMarks()
    private var line = 1
    private var unclosedBackticks: UInt64 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan() {
        var index = beginLine(0)
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A, 0x0D:
                if bytes[index] == 0x0D, byte(index + 1) == 0x0A { index += 1 }
                line += 1
                index = beginLine(index + 1)
            case UInt8(ascii: "*"): index = emphasisRun(at: index)
            case UInt8(ascii: "\\"): index = afterEscape(at: index)
            case UInt8(ascii: "`"): index = afterCodeSpan(at: index)
            case UInt8(ascii: "["): index = bracket(at: index)
            case UInt8(ascii: "|"):
                marks.insert(.pipe)
                emphasis.reset()
                index += 1
            case UInt8(ascii: "~"): index = tilde(at: index)
            case UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "@"):
                if mayBeAddress(at: index) { marks.insert(.address) }
                index += 1
            case UInt8(ascii: "{"):
                if byte(index + 1) == UInt8(ascii: "#") { marks.insert(.explicitID) }
                index += 1
            case UInt8(ascii: "&"): index = reference(at: index)
            case 0xEF:
                noteNoncharacter(at: index)
                index += 1
            case 0x00:
                if firstNull == nil { firstNull = index }
                nullCount += 1
                index += 1
            // Nearly all Chinese characters, three bytes long, many in a row.
            case 0xE0...0xEE: repeat { index += 3 } while index < bytes.count && bytes[index] &- 0xE0 < 0x0F
            default: index += 1
            }
        }
    }

    /// Whether `://`, `www` or `@` stands here.
    private func mayBeAddress(at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: ":"): byte(index + 1) == UInt8(ascii: "/") && byte(index + 2) == UInt8(ascii: "/")
        case UInt8(ascii: "w"): byte(index + 1) == UInt8(ascii: "w") && byte(index + 2) == UInt8(ascii: "w")
        default: true
        }
    }

    private mutating func noteNoncharacter(at index: Int) {
        if byte(index + 1) == 0xB7, let last = byte(index + 2), (0x90...0xAF).contains(last) {
            usedNoncharacters |= 1 << UInt32(last - 0x90)
        }
    }

    private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Looks at a line's first characters; returns where to go on.
    private mutating func beginLine(_ start: Int) -> Int {
        var index = start
        while let next = byte(index), next == 0x20 || next == 0x09 || next == UInt8(ascii: ">") { index += 1 }
        switch byte(index) {
        case nil, 0x0A, 0x0D:
            emphasis.reset()
            unclosedBackticks = 0
        case UInt8(ascii: "|"), UInt8(ascii: "-"): noteDelimiterRow(at: index)
        case UInt8(ascii: ":"):
            noteDelimiterRow(at: index)
            if start > 0, byte(index + 1) == 0x20 || byte(index + 1) == 0x09 {
                insertions.append(SourceInsertion(offset: index, kind: .definition))
                emphasis.reset()
                return index + 1
            }
        case UInt8(ascii: "["):
            if let end = labelEnd(at: index), byte(end) == UInt8(ascii: ":") {
                insertions.append(SourceInsertion(offset: index, kind: .footnote))
                marks.insert(.reference)
                emphasis.reset()
                return end + 1
            }
        case UInt8(ascii: "<"): marks.insert(.fence)
        default: break
        }
        return index
    }

    private mutating func noteDelimiterRow(at start: Int) {
        var hasDash = false
        var hasPipe = false
        var index = start
        scan: while let next = byte(index) {
            switch next {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"): hasPipe = true
            case 0x20, 0x09: break
            case 0x0A, 0x0D: break scan
            default: return
            }
            index += 1
        }
        if hasDash, hasPipe, line > 1 { delimiterRows.append(line) }
    }

    private mutating func bracket(at index: Int) -> Int {
        switch byte(index + 1) {
        case UInt8(ascii: "^"):
            guard let end = labelEnd(at: index) else { return index + 2 }
            marks.insert(.reference)
            insertions.append(SourceInsertion(offset: index + 1, kind: .mark))
            return end
        case UInt8(ascii: "!"): marks.insert(.alert)
        case 0x20, UInt8(ascii: "x"), UInt8(ascii: "X"):
            if byte(index + 2) == UInt8(ascii: "]") { marks.insert(.task) }
        default: break
        }
        return index + 1
    }

    /// The offset after `[^label]`, if one begins here: up to 100 bytes without spaces or brackets.
    private func labelEnd(at index: Int) -> Int? {
        guard byte(index + 1) == UInt8(ascii: "^") else { return nil }
        var end = index + 2
        while let next = byte(end), next != UInt8(ascii: "]") {
            if next <= 0x20 || next == UInt8(ascii: "[") || next == UInt8(ascii: "`") || next == UInt8(ascii: "\\") { return nil }
            if end - index > 100 { return nil }
            end += 1
        }
        return byte(end) == UInt8(ascii: "]") && end > index + 2 ? end + 1 : nil
    }

    private mutating func afterEscape(at index: Int) -> Int {
        guard let next = byte(index + 1), next > 0x20 else { return index + 1 }
        // `\~~` is not a run of two.
        if next == UInt8(ascii: "~") { insertions.append(SourceInsertion(offset: index + 2, kind: .mark)) }
        return index + 2
    }

    private mutating func tilde(at index: Int) -> Int {
        if byte(index + 1) == UInt8(ascii: "~") { marks.insert(.strikethrough) }
        var end = index
        while byte(end) == UInt8(ascii: "~") { end += 1 }
        if end - index > 2 { marks.insert(.fence) }
        return end
    }

    /// Skips a code span if it is closed before the next blank line.
    private mutating func afterCodeSpan(at index: Int) -> Int {
        var end = index
        while byte(end) == UInt8(ascii: "`") { end += 1 }
        let length = end - index
        if length > 2 { marks.insert(.fence) }
        guard length < 64, unclosedBackticks & (1 << UInt64(length)) == 0 else { return end }
        var position = end
        var linesPassed = 0
        while position < bytes.count {
            let here = bytes[position]
            if here == UInt8(ascii: "`") {
                let runStart = position
                while byte(position) == UInt8(ascii: "`") { position += 1 }
                if position - runStart == length {
                    line += linesPassed
                    return position
                }
            } else {
                position += 1
                if here == 0x0A || here == 0x0D && byte(position) != 0x0A {
                    linesPassed += 1
                    if isBlankLine(at: position) { break }
                }
            }
        }
        unclosedBackticks |= 1 << UInt64(length)
        return end
    }

    private func isBlankLine(at start: Int) -> Bool {
        var index = start
        while let next = byte(index), next == 0x20 || next == 0x09 || next == UInt8(ascii: ">") { index += 1 }
        return byte(index) == 0x0A || byte(index) == 0x0D
    }

    private mutating func reference(at index: Int) -> Int {
        guard byte(index + 1) == UInt8(ascii: "#") else { return index + 1 }
        let isHexadecimal = byte(index + 2).map { $0 | 0x20 } == UInt8(ascii: "x")
        var position = index + (isHexadecimal ? 3 : 2)
        var value = 0
        while let digit = byte(position).flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }), value < 0x110000 {
            value = value * (isHexadecimal ? 16 : 10) + digit
            position += 1
        }
        if (0xFDD0...0xFDEF).contains(value) { usedNoncharacters |= 1 << UInt32(value - 0xFDD0) }
        return position
    }

    private mutating func emphasisRun(at index: Int) -> Int {
        var end = index
        while byte(end) == UInt8(ascii: "*") { end += 1 }
        guard touchesChinese(index, end) else {
            emphasis.note(before: nil, after: nil, run: index..<end, in: bytes)
            return end
        }
        if let offset = emphasis.note(
            before: scalar(endingAt: index, in: bytes), after: scalar(at: end, in: bytes), run: index..<end, in: bytes)
        {
            insertions.append(SourceInsertion(offset: offset, kind: .mark))
        }
        return end
    }

    private func touchesChinese(_ start: Int, _ end: Int) -> Bool {
        start > 0 && bytes[start - 1] >= 0x80 || end < bytes.count && bytes[end] >= 0x80
    }
}
