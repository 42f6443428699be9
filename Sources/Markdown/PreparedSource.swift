// The bytes handed to cmark, and the way back from a place in them to the author's file.

import Diagnostics

/// Pieces copied from an earlier text or inserted between them, so that an offset can be followed back.
struct OffsetMap {
    private var ends: [Int] = []
    private var origins: [Int] = []
    private var copied: [Bool] = []

    mutating func append(end: Int, origin: Int, isCopy: Bool) {
        ends.append(end)
        origins.append(origin)
        copied.append(isCopy)
    }

    /// The offset in the earlier text; an inserted byte stands where it was inserted.
    func origin(of offset: Int) -> Int {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < ends.count else { return origins.isEmpty ? offset : lastOrigin(offset) }
        let start = low == 0 ? 0 : ends[low - 1]
        return copied[low] ? origins[low] + offset - start : origins[low]
    }

    private func lastOrigin(_ offset: Int) -> Int {
        let last = ends.count - 1
        let start = last == 0 ? 0 : ends[last - 1]
        return copied[last] ? origins[last] + offset - start : origins[last]
    }
}

/// Builds a changed copy of a text piece by piece, keeping the map back.
struct SourceRewriter {
    let base: [UInt8]
    private(set) var bytes: [UInt8] = []
    private(set) var map = OffsetMap()

    init(_ base: [UInt8], reserving extra: Int) {
        self.base = base
        bytes.reserveCapacity(base.count + extra)
    }

    mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        bytes.append(contentsOf: base[range])
        map.append(end: bytes.count, origin: range.lowerBound, isCopy: true)
    }

    mutating func insert(_ inserted: some Collection<UInt8>, at origin: Int) {
        guard !inserted.isEmpty else { return }
        bytes.append(contentsOf: inserted)
        map.append(end: bytes.count, origin: origin, isCopy: false)
    }
}

/// What cmark parses: the file's Markdown part, possibly with marks put in.
struct PreparedSource {
    private(set) var bytes: [UInt8]
    private var maps: [OffsetMap] = []
    private let start: Int
    private var knownLineStarts: [Int]?

    init(bytes: [UInt8], start: Int) {
        self.bytes = bytes
        self.start = start
    }

    mutating func replace(with rewriter: SourceRewriter) {
        bytes = rewriter.bytes
        maps.append(rewriter.map)
        knownLineStarts = nil
    }

    /// Where the lines begin; found when first asked for.
    private mutating func lineStarts() -> [Int] {
        if let knownLineStarts { return knownLineStarts }
        let starts = Self.lineStarts(of: bytes)
        knownLineStarts = starts
        return starts
    }

    /// The offset in the author's file of an offset in `bytes`.
    func fileOffset(_ offset: Int) -> Int {
        var offset = offset
        for map in maps.reversed() { offset = map.origin(of: offset) }
        return offset + start
    }

    /// The offset in `bytes` of cmark's line and byte column, both from 1.
    mutating func offset(line: Int, column: Int) -> Int {
        let lineStarts = lineStarts()
        guard line >= 1, line <= lineStarts.count else { return line < 1 ? 0 : bytes.count }
        return min(lineStarts[line - 1] + max(0, column - 1), bytes.count)
    }

    /// The range of a line, from 1, without its line ending.
    mutating func lineRange(_ line: Int) -> Range<Int> {
        let lineStarts = lineStarts()
        guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
        let first = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] : bytes.count
        while end > first, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return first..<end
    }

    /// Lines end as they do for cmark: LF, CR or CR LF (CommonMark §2.1).
    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices {
                let byte = buffer[index]
                guard byte <= 0x0D else { continue }
                if byte == 0x0A || byte == 0x0D && !(index + 1 < buffer.count && buffer[index + 1] == 0x0A) {
                    starts.append(index + 1)
                }
            }
        }
        return starts
    }
}

/// Offsets of one file to locations, cheap also when a line is a megabyte long and asked about from left to right.
struct LocationFinder {
    private let source: SourceText
    private var last: (offset: Int, location: SourceLocation)?
    private var lastLine: (number: Int, text: String)?
    private static let shortLine = 2_000

    init(_ source: SourceText) { self.source = source }

    mutating func location(_ offset: Int) -> SourceLocation {
        let offset = min(offset, source.bytes.count)
        // From the last place on, if it is on the same line; otherwise from the line's start.
        if let last, last.offset <= offset, !contains(0x0A, last.offset..<offset) {
            var location = last.location
            location.column += characterCount(last.offset..<offset)
            self.last = (offset, location)
            return location
        }
        var lineStart = offset
        while lineStart > 0, source.bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
        var location = source.location(utf8Offset: lineStart)
        location.column += characterCount(lineStart..<offset)
        last = (offset, location)
        return location
    }

    private func contains(_ byte: UInt8, _ range: Range<Int>) -> Bool {
        source.bytes.withUnsafeBufferPointer { $0[range].contains(byte) }
    }

    /// Characters as `String` counts them; plain ASCII and Chinese without asking it.
    private func characterCount(_ range: Range<Int>) -> Int {
        source.bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            for byte in bytes[range] {
                switch byte {
                case 0x20..<0x7F, 0xE4...0xE9: count += 1
                case 0x80..<0xC0: break
                default: return String(decoding: bytes[range], as: UTF8.self).count
                }
            }
            return count
        }
    }

    /// The text of a line to show beside a diagnostic; nil when it is too long to show.
    mutating func line(_ number: Int) -> String? {
        if let lastLine, lastLine.number == number { return lastLine.text.isEmpty ? nil : lastLine.text }
        var text = source.line(number)
        if text.utf8.count > Self.shortLine { text = "" }
        lastLine = (number, text)
        return text.isEmpty ? nil : text
    }
}
