// The plain part of YAML that nearly all front matter keeps to, read without the YAML library, which costs thirty times as much:
//     key: text          key: "text"          key: [a, "b"]          key:⏎  - a⏎  - b
// with comments at the margin. Whatever is not certainly of this shape (other comments, escapes, nesting, text over several lines, a
// repeated key) is left to Yams.

import Diagnostics

/// The node of a mapping in the plain shape, exactly as Yams gives it; nil for everything else.
func parsePlainYAML(_ bytes: UnsafeBufferPointer<UInt8>, file: String, lineOffset: Int) -> DataNode? {
    var reader = PlainYAMLReader(bytes: bytes, file: file, line: lineOffset + 1)
    var entries: [(key: DataKey, value: DataNode)] = []
    var names = Set<String>(minimumCapacity: 8)
    reader.skipCommentLines()
    while reader.index < bytes.count {
        guard let key = reader.key(), names.insert(key.name).inserted, let value = reader.value() else { return nil }
        entries.append((key, value))
        reader.skipCommentLines()
    }
    return entries.first.map { .map(entries, $0.key.location) }
}

private struct PlainYAMLReader {
    let bytes: UnsafeBufferPointer<UInt8>
    let file: String
    var index = 0
    var line: Int
    private var lineStart = 0

    init(bytes: UnsafeBufferPointer<UInt8>, file: String, line: Int) {
        self.bytes = bytes
        self.file = file
        self.line = line
    }

    private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Columns count scalars, as Yams does.
    private var location: SourceLocation {
        var column = 1
        for byte in bytes[lineStart..<index] where byte & 0xC0 != 0x80 { column += 1 }
        return SourceLocation(file: file, line: line, column: column)
    }

    /// Empty lines, and comments at the margin.
    mutating func skipCommentLines() {
        while let byte {
            if byte == UInt8(ascii: "#") {
                while let byte = self.byte, byte != 0x0A {
                    guard let length = printableLength() else { return }
                    index += length
                }
            }
            guard self.byte == 0x0A else { return }
            endLine()
        }
    }

    /// `name:` at the margin and the spaces after it.
    mutating func key() -> DataKey? {
        let start = index
        let place = location
        while let byte, isWord(byte) || (index > start && byte == UInt8(ascii: "-")) { index += 1 }
        guard index > start, byte == UInt8(ascii: ":") else { return nil }
        let name = text(start..<index)
        index += 1
        guard byte == 0x20 || byte == 0x0A else { return nil }
        skipSpaces()
        return DataKey(name: name, location: place)
    }

    mutating func value() -> DataNode? {
        switch byte {
        case nil: return nil
        case 0x0A: return blockList()
        case UInt8(ascii: "["): return flowList()
        default: return scalar()
        }
    }

    // MARK: Lists

    private mutating func blockList() -> DataNode? {
        endLine()
        var items: [DataNode] = []
        var first: (indent: Int, place: SourceLocation)?
        while true {
            let start = index
            skipSpaces()
            guard byte == UInt8(ascii: "-") else {
                index = start
                break
            }
            guard (first?.indent ?? index - start) == index - start else { return nil }
            if first == nil { first = (index - start, location) }
            index += 1
            guard byte == 0x20 else { return nil }
            skipSpaces()
            guard byte != UInt8(ascii: "["), let item = scalar() else { return nil }
            items.append(item)
        }
        // A line that is neither an item nor a key continues an item's text.
        guard let first, byte != 0x20 else { return nil }
        return .list(items, first.place)
    }

    private mutating func flowList() -> DataNode? {
        let place = location
        index += 1
        skipSpaces()
        var items: [DataNode] = []
        while byte != UInt8(ascii: "]") {
            guard let item = byte == UInt8(ascii: "\"") ? quoted() : flowText() else { return nil }
            items.append(item)
            skipSpaces()
            if byte == UInt8(ascii: ",") {
                index += 1
                skipSpaces()
                if byte == UInt8(ascii: "]") { return nil }
            } else if byte != UInt8(ascii: "]") {
                return nil
            }
        }
        index += 1
        return finishLine() ? .list(items, place) : nil
    }

    /// An unquoted item between commas.
    private mutating func flowText() -> DataNode? {
        guard let byte, !isIndicator(byte) else { return nil }
        let place = location
        let start = index
        var end = index
        while let byte = self.byte, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]") {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "?"):
                return nil
            default: break
            }
            guard let length = printableLength() else { return nil }
            index += length
            if byte != 0x20 { end = index }
        }
        return .scalar(text(start..<end), isQuoted: false, place)
    }

    // MARK: Scalars

    /// A text to the end of the line, which must not go on below.
    private mutating func scalar() -> DataNode? {
        guard let byte else { return nil }
        if byte == UInt8(ascii: "\"") {
            guard let node = quoted(), finishLine() else { return nil }
            return node
        }
        guard !isIndicator(byte) else { return nil }
        let place = location
        let start = index
        var end = index
        while let byte = self.byte, byte != 0x0A {
            let isColon = byte == UInt8(ascii: ":")
            if byte == UInt8(ascii: "#"), bytes[index - 1] == 0x20 { return nil }
            guard let length = printableLength() else { return nil }
            index += length
            if isColon, self.byte == nil || self.byte == 0x0A || self.byte == 0x20 { return nil }
            if byte != 0x20 { end = index }
        }
        endLine()
        return self.byte == 0x20 && !beginsItem ? nil : .scalar(text(start..<end), isQuoted: false, place)
    }

    /// The next line is `  - …`.
    private var beginsItem: Bool {
        var index = index
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return index + 1 < bytes.count && bytes[index] == UInt8(ascii: "-") && bytes[index + 1] == 0x20
    }

    /// A text in double quotes on one line, without escapes.
    private mutating func quoted() -> DataNode? {
        let place = location
        index += 1
        let start = index
        while let byte, byte != UInt8(ascii: "\"") {
            guard byte != UInt8(ascii: "\\"), let length = printableLength() else { return nil }
            index += length
        }
        guard byte != nil else { return nil }
        index += 1
        return .scalar(text(start..<index - 1), isQuoted: true, place)
    }

    // MARK: Characters

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func skipSpaces() { while byte == 0x20 { index += 1 } }

    private mutating func finishLine() -> Bool {
        skipSpaces()
        guard byte == nil || byte == 0x0A else { return false }
        endLine()
        return true
    }

    private mutating func endLine() {
        if byte == 0x0A { index += 1 }
        line += 1
        lineStart = index
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// Whether YAML gives a meaning to the byte where a text begins.
    private func isIndicator(_ byte: UInt8) -> Bool {
        byte < 0x30 || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte) || byte > 0x7A && byte < 0x80
    }

    /// The bytes of the character here if YAML surely takes it as text: no control character, no line separator.
    private func printableLength() -> Int? {
        func follows(_ count: Int) -> Int? {
            guard index + count < bytes.count else { return nil }
            for offset in 1...count where bytes[index + offset] & 0xC0 != 0x80 { return nil }
            return count + 1
        }
        switch bytes[index] {
        case 0x20...0x7E: return 1
        case 0xC3...0xDF,
            0xC2 where index + 1 < bytes.count && bytes[index + 1] >= 0xA0:
            return follows(1)
        // U+2028 and U+2029 end a line.
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: return nil
        case 0xE1...0xEC,
            0xEF where index + 1 < bytes.count && (0xBC...0xBE).contains(bytes[index + 1]):
            return follows(2)
        default: return nil
        }
    }
}
