// Offsets of one file to places in it, asked one after another.

/// Offsets of one file to locations, cheap also when a line is a megabyte long and asked about from left to right.
package struct LocationFinder {
    private let source: SourceText
    private var last: (offset: Int, location: SourceLocation)?
    private var lastLine: (number: Int, text: String)?

    /// - Parameter source: the whole file, shared and not copied.
    package init(_ source: SourceText) { self.source = source }

    /// The location of a UTF-8 offset; one past the end gives the end.
    package mutating func location(_ offset: Int) -> SourceLocation {
        let offset = min(offset, source.bytes.count)
        // From the last place on, if it is on the same line; otherwise from the line's start.
        if let last, last.offset <= offset, !contains(0x0A, last.offset..<offset) {
            var location = last.location
            location.column += characterCount(last.offset..<offset)
            self.last = (offset, location)
            return location
        }
        let lineStart = lineStart(before: offset)
        var location = source.location(utf8Offset: lineStart)
        location.column += characterCount(lineStart..<offset)
        last = (offset, location)
        return location
    }

    private func lineStart(before offset: Int) -> Int {
        source.bytes.withUnsafeBufferPointer { bytes in
            var start = offset
            while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
            return start
        }
    }

    private func contains(_ byte: UInt8, _ range: Range<Int>) -> Bool {
        source.bytes.withUnsafeBufferPointer { $0[range].contains(byte) }
    }

    /// Characters as `String` counts them; plain ASCII and Chinese without asking it.
    private func characterCount(_ range: Range<Int>) -> Int {
        source.bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for index in range {
                switch bytes[index] {
                case 0x20..<0x7F, 0xE4...0xE9: count += 1
                case 0x80..<0xC0: break
                case 0xEF where index + 1 < range.upperBound && bytes[index + 1] == 0xBC: count += 1
                case 0xE3 where index + 2 < range.upperBound && bytes[index + 1] == 0x80 && bytes[index + 2] < 0xAA: count += 1
                default: return String(decoding: bytes[range], as: UTF8.self).count
                }
            }
            return count
        }
    }

    /// The text of a line to show beside a diagnostic; empty when it is too long to show.
    package mutating func line(_ number: Int) -> String {
        if let lastLine, lastLine.number == number { return lastLine.text }
        let text = source.shownLine(number)
        lastLine = (number, text)
        return text
    }
}
