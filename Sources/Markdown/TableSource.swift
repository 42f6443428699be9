// GFM tables, before parsing. cmark has no tables: it reads one as a paragraph and would pair a `*` of one cell with a `*` of the
// next. So each cell is written as a level-6 heading of its own, marked with a sign: a block that holds just one line of inline
// content and never makes a list loose. `Passes/Tables.swift` puts the table together again.

/// The shape of one table, in the order of the source.
struct TableShape {
    enum Alignment { case none, left, center, right }

    var alignments: [Alignment]
    /// Rows of the body.
    var rowCount: Int

    /// Those of the head included.
    var cellCount: Int { alignments.count * (rowCount + 1) }
}

/// Where a table stands: lines from 1, the delimiter row being the second.
private struct TablePlace {
    var headerLine: Int
    var lastLine: Int
    /// Bytes before the header row that belong to the containers around it; nil: whatever stands before the text.
    var prefixLength: Int?
}

/// Finds the tables of a source and rewrites them; returns their shapes. `candidates` are the lines, from 1, that may be a delimiter row.
func rewriteTables(
    in prepared: inout PreparedSource, delimiterRows candidates: [Int], signs: SourceSigns, marks: SourceMarks
) -> [TableShape] {
    guard !candidates.isEmpty else { return [] }
    let places = plainPlaces(of: candidates, in: &prepared, marks: marks) ?? parsedPlaces(of: candidates, in: &prepared)
    guard !places.isEmpty else { return [] }
    var writer = TableWriter(&prepared, sign: signs.cell.bytes)
    for place in places { writer.write(place) }
    writer.finish()
    prepared.replace(with: writer.output)
    return writer.shapes
}

/// The tables of a page in which each stands at the margin after a blank line, and nothing could hide it (no fence, no HTML):
/// known without parsing. Nil when that is not certain.
private func plainPlaces(of candidates: [Int], in prepared: inout PreparedSource, marks: SourceMarks) -> [TablePlace]? {
    guard !marks.contains(.fence) else { return nil }
    var places: [TablePlace] = []
    for line in candidates {
        let header = prepared.lineRange(line - 1)
        guard startsPlainly(header, in: prepared.bytes), line == 2 || prepared.lineRange(line - 2).isEmpty else { return nil }
        let delimiter = prepared.lineRange(line)
        guard prepared.bytes[delimiter.lowerBound] == UInt8(ascii: "|") else { return nil }
        guard shape(header: header, delimiter: delimiter, in: prepared.bytes) != nil else { continue }
        var last = line
        while true {
            let row = prepared.lineRange(last + 1)
            if row.isEmpty { break }
            guard startsPlainly(row, in: prepared.bytes) else { return nil }
            last += 1
        }
        places.append(TablePlace(headerLine: line - 1, lastLine: last, prefixLength: 0))
    }
    return places
}

/// Whether a line can only be paragraph text: it begins with a pipe, a letter or a character beyond ASCII.
private func startsPlainly(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard !line.isEmpty else { return false }
    let first = bytes[line.lowerBound]
    return first == UInt8(ascii: "|") || first >= 0x80 || (0x41...0x5A).contains(first & 0xDF)
}

/// The tables among the paragraphs cmark finds.
private func parsedPlaces(of candidates: [Int], in prepared: inout PreparedSource) -> [TablePlace] {
    guard let document = WorkingTree.parse(prepared.bytes) else { return [] }
    var places: [TablePlace] = []
    var next = 0
    forEachNode(of: document) { node in
        guard node.kind == .paragraph else { return }
        let first = node.startLine
        let last = node.endLine
        while next < candidates.count, candidates[next] <= first { next += 1 }
        guard next < candidates.count, candidates[next] <= last else { return }
        let delimiterLine = candidates[next]
        let atStart = delimiterLine - 1 == first
        let prefix = atStart ? node.startColumn - 1 : nil
        let header = content(ofLine: delimiterLine - 1, prefixLength: prefix, in: &prepared)
        let delimiter = content(ofLine: delimiterLine, prefixLength: nil, in: &prepared)
        if shape(header: header, delimiter: delimiter, in: prepared.bytes) != nil {
            places.append(TablePlace(headerLine: delimiterLine - 1, lastLine: last, prefixLength: prefix))
        }
    }
    return places
}

/// The line after the markers of its containers.
private func content(ofLine number: Int, prefixLength: Int?, in prepared: inout PreparedSource) -> Range<Int> {
    let line = prepared.lineRange(number)
    if let prefixLength { return min(line.lowerBound + prefixLength, line.upperBound)..<line.upperBound }
    var start = line.lowerBound
    while start < line.upperBound, [0x20, 0x09, UInt8(ascii: ">")].contains(prepared.bytes[start]) { start += 1 }
    return start..<line.upperBound
}

/// The alignments, if the two rows match.
private func shape(header: Range<Int>, delimiter: Range<Int>, in bytes: [UInt8]) -> [TableShape.Alignment]? {
    var alignments: [TableShape.Alignment] = []
    for cell in cells(of: delimiter, in: bytes) {
        var dashes = cell
        let left = dashes.first.map { bytes[$0] == UInt8(ascii: ":") } ?? false
        if left { dashes.removeFirst() }
        let right = dashes.last.map { bytes[$0] == UInt8(ascii: ":") } ?? false
        if right { dashes.removeLast() }
        guard !dashes.isEmpty, dashes.allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else { return nil }
        alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
    }
    return !alignments.isEmpty && cells(of: header, in: bytes).count == alignments.count ? alignments : nil
}

/// The trimmed cells of a row: separated by pipes not escaped with a backslash, an outer pipe on either side optional.
private func cells(of row: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    let row = trimmed(row, in: bytes)
    var cells: [Range<Int>] = []
    // A table of more columns would be hard to read.
    cells.reserveCapacity(8)
    var start = row.lowerBound
    for index in row where bytes[index] == UInt8(ascii: "|") && !(index > row.lowerBound && bytes[index - 1] == UInt8(ascii: "\\")) {
        if index > row.lowerBound { cells.append(trimmed(start..<index, in: bytes)) }
        start = index + 1
    }
    if start < row.upperBound { cells.append(trimmed(start..<row.upperBound, in: bytes)) }
    return cells
}

private func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let first = range.first, isASCIISpace(bytes[first]) { range.removeFirst() }
    while let last = range.last, isASCIISpace(bytes[last]) { range.removeLast() }
    return range
}

/// Writes the source with its tables taken apart.
private struct TableWriter {
    private var prepared: PreparedSource
    private let sign: [UInt8]
    private let end: [UInt8]
    private(set) var output: SourceRewriter
    private(set) var shapes: [TableShape] = []
    private var done = 0
    /// Cells written although the author wrote none. Bounded: 14 kB of source could ask for four million.
    private var emptyCells = 0
    private static let maximumEmptyCells = 20_000

    init(_ prepared: inout PreparedSource, sign: [UInt8]) {
        self.prepared = prepared
        self.sign = sign
        end = [0x20] + sign
        output = SourceRewriter(prepared.bytes, reserving: prepared.bytes.count)
    }

    mutating func write(_ place: TablePlace) {
        let bytes = output.base
        let header = content(ofLine: place.headerLine, prefixLength: place.prefixLength, in: &prepared)
        let delimiter = content(ofLine: place.headerLine + 1, prefixLength: nil, in: &prepared)
        guard let alignments = shape(header: header, delimiter: delimiter, in: bytes) else { return }
        let lineStart = prepared.lineRange(place.headerLine).lowerBound
        guard lineStart >= done else { return }
        let rowLines = (place.headerLine + 2)..<max(place.headerLine + 2, place.lastLine + 1)
        let rows = rowLines.map { content(ofLine: $0, prefixLength: nil, in: &prepared) }
            .map { (cells: cells(of: $0, in: bytes), end: $0.upperBound) }
        for row in rows { emptyCells += max(0, alignments.count - row.cells.count) }
        guard emptyCells <= Self.maximumEmptyCells else { return }
        output.copy(done..<header.lowerBound)
        // Later lines stand in the same containers: quote markers repeated, list markers left open.
        let prefix = bytes[lineStart..<header.lowerBound].map { $0 == UInt8(ascii: ">") || $0 == 0x09 ? $0 : 0x20 }
        let start = Self.headingMarker + sign + [0x20]
        let laterStart = [0x0A] + prefix + start
        for (column, cell) in cells(of: header, in: bytes).enumerated() { write(cell, after: column == 0 ? start : laterStart) }
        for row in rows {
            for column in alignments.indices {
                write(column < row.cells.count ? row.cells[column] : row.end..<row.end, after: laterStart)
            }
        }
        shapes.append(TableShape(alignments: alignments, rowCount: rows.count))
        done = prepared.lineRange(place.lastLine).upperBound
    }

    mutating func finish() { output.copy(done..<output.base.count) }

    /// Writes one cell. The spaces let `**` at either end of it be seen as beside a space, as it is in the author's row; the closing
    /// sign makes a final `#` belong to the cell.
    private mutating func write(_ cell: Range<Int>, after start: [UInt8]) {
        output.insert(start, at: cell.lowerBound)
        copyUnescapingPipes(cell)
        output.insert(end, at: cell.upperBound)
    }

    private mutating func copyUnescapingPipes(_ cell: Range<Int>) {
        var start = cell.lowerBound
        for index in cell.dropFirst() where output.base[index] == UInt8(ascii: "|") {
            output.copy(start..<index - 1)
            start = index
        }
        output.copy(start..<cell.upperBound)
    }

    private static let headingMarker = Array("###### ".utf8)
}
