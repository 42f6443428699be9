// A file's text with the positions of its lines, so that any byte offset becomes line:column once, here.

/// The text of one source file and where its lines begin.
package struct SourceText: Sendable {
    /// Path relative to the site folder, with `/`.
    package let path: String
    package let bytes: [UInt8]
    /// Whether the bytes are well-formed UTF-8.
    package let isUTF8: Bool
    private let lineStarts: [UInt32]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 48 + 2)
        isUTF8 = bytes.withUnsafeBufferPointer { scanUTF8($0, lineStarts: &starts) }
        lineStarts = starts
    }

    package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The line's text without its line ending; empty when the line does not exist.
    package func line(_ number: Int) -> String { String(decoding: bytes[lineRange(number)], as: UTF8.self) }

    /// The line to show beside a diagnostic; empty when it is longer than 2,000 bytes: nobody could read it, and a page may have a
    /// thousand mistakes on it.
    package func shownLine(_ number: Int) -> String { lineRange(number).count > 2_000 ? "" : line(number) }

    private func lineRange(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineStarts.count else { return 0..<0 }
        let start = Int(lineStarts[number - 1])
        var end = number < lineStarts.count ? Int(lineStarts[number]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<max(start, end)
    }

    /// The location of a UTF-8 offset; offsets past the end give the end.
    package func location(utf8Offset offset: Int) -> SourceLocation {
        let offset = min(max(0, offset), bytes.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        let start = Int(lineStarts[low])
        let column = start == offset ? 1 : String(decoding: bytes[start..<offset], as: UTF8.self).count + 1
        return SourceLocation(file: path, line: low + 1, column: column)
    }

    /// The location of a 1-based line and 1-based UTF-8 byte column (what cmark reports).
    package func location(line: Int, byteColumn: Int) -> SourceLocation {
        guard line >= 1, line <= lineStarts.count else { return SourceLocation(file: path, line: max(1, line)) }
        return location(utf8Offset: Int(lineStarts[line - 1]) + max(0, byteColumn - 1))
    }

    /// A diagnostic at a location of this file, carrying the offending line.
    package func diagnostic(
        _ code: DiagnosticCode, _ severity: Severity = .error, at location: SourceLocation, _ message: String,
        notes: [String] = [], suggestion: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, severity, at: location, message, notes: notes, suggestion: suggestion, sourceLine: shownLine(location.line))
    }
}
