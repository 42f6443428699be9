// The bytes handed to cmark, and the way back from a place in them to the author's file.

internal import CCmark

/// Pieces copied from an earlier text or inserted between them, so that an offset can be followed back.
struct OffsetMap {
    private struct Piece {
        var end: Int
        var origin: Int
        var isCopy: Bool
    }

    private var pieces: [Piece] = []

    mutating func append(end: Int, origin: Int, isCopy: Bool) { pieces.append(Piece(end: end, origin: origin, isCopy: isCopy)) }

    /// The offset in the earlier text; an inserted byte stands where it was inserted.
    func origin(of offset: Int) -> Int {
        guard !pieces.isEmpty else { return offset }
        var low = 0
        var high = pieces.count - 1
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        let start = low == 0 ? 0 : pieces[low - 1].end
        return pieces[low].isCopy ? pieces[low].origin + offset - start : pieces[low].origin
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
        starts.reserveCapacity(bytes.count / 40)
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            let hasReturns = memchr(base, 0x0D, buffer.count) != nil
            var index = 0
            while !hasReturns, let end = memchr(base + index, 0x0A, buffer.count - index) {
                index = UnsafeRawPointer(end) - base + 1
                starts.append(index)
            }
            for index in 0..<(hasReturns ? buffer.count : 0) where buffer[index] == 0x0A || buffer[index] == 0x0D {
                let isFirstOfTwo = buffer[index] == 0x0D && index + 1 < buffer.count && buffer[index + 1] == 0x0A
                if !isFirstOfTwo { starts.append(index + 1) }
            }
        }
        return starts
    }
}
