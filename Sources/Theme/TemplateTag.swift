// Finds the tags of a Mustache template with their places. What a name means is decided by the compiler, not here.

import Diagnostics

/// One tag, or the text between two tags.
enum TemplateToken {
    case literal(String)
    case tag(TemplateTag)
}

/// `{{#name}}` and its like.
struct TemplateTag: Sendable {
    enum Kind {
        case text
        case html
        case section
        case inverted
        case end
        case partial
        case comment
    }

    var kind: Kind
    /// Without transforms and blanks.
    var name: String
    /// `empty` in `{{^empty(links)}}`; nil for none.
    var transform: String?
    /// As written between the braces, for messages.
    var written: String
    /// Of the first brace, in UTF-8 bytes; its line and column are found when a message needs them.
    var offset: Int
}

extension SourceText {
    /// Where one of its tags begins.
    func location(of tag: TemplateTag) -> SourceLocation { location(utf8Offset: tag.offset) }
}

/// Splits one template into tokens. A line that holds nothing but a section, end, comment or partial tag disappears with its line ending.
struct TemplateScanner {
    let source: SourceText
    private(set) var tokens: [TemplateToken] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var textStart = 0
    private var position = 0

    init(_ source: SourceText) { self.source = source }

    private var bytes: [UInt8] { source.bytes }

    mutating func scan() {
        while let open = find("{{", from: position) {
            guard let (tag, end) = readTag(at: open) else { return }
            let isAlone = tag.kind != .text && tag.kind != .html ? wholeLine(around: open..<end) : nil
            appendLiteral(textStart..<(isAlone?.lowerBound ?? open))
            if tag.kind != .comment { tokens.append(.tag(tag)) }
            position = isAlone?.upperBound ?? end
            textStart = position
        }
        appendLiteral(textStart..<bytes.count)
    }

    private mutating func appendLiteral(_ range: Range<Int>) {
        if !range.isEmpty { tokens.append(.literal(String(decoding: bytes[range], as: UTF8.self))) }
    }

    private func find(_ needle: StaticString, from start: Int) -> Int? {
        let (first, second) = (needle.utf8Start[0], needle.utf8Start[1])
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == first, bytes[index + 1] == second { return index }
            index += 1
        }
        return nil
    }

    /// The line around a tag with its ending, when nothing else but blanks is on it.
    private func wholeLine(around range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || bytes[start - 1] == 0x0A, start >= textStart else { return nil }
        var end = range.upperBound
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
        if end == bytes.count { return start..<end }
        return bytes[end] == 0x0A ? start..<(end + 1) : nil
    }

    private mutating func readTag(at open: Int) -> (TemplateTag, end: Int)? {
        let isTriple = open + 2 < bytes.count && bytes[open + 2] == UInt8(ascii: "{")
        guard let close = find("}}", from: open + 2) else {
            report(open, "tag is not closed", "close it with \(isTriple ? "}}}" : "}}")")
            return nil
        }
        var inner = open + 2..<close
        var end = close + 2
        var kind = TemplateTag.Kind.text
        if isTriple {
            inner.removeFirst()
            guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else {
                report(open, "tag \"{{{\(text(inner))}}\" is not closed", "close it with }}}")
                return nil
            }
            end += 1
            kind = .html
        } else if let found = Self.kind(of: bytes[open + 2]) {
            inner.removeFirst()
            kind = found
        } else if "=%<$".utf8.contains(bytes[open + 2]) {
            report(open, "tag \"{{\(text(inner))}}\" is not supported", "use keys, sections, partials and comments only")
            return nil
        }
        let written = trimmed(text(inner))
        let (name, transform) = kind == .comment ? ("", nil) : split(written)
        return (TemplateTag(kind: kind, name: name, transform: transform, written: written, offset: open), end)
    }

    private static func kind(of sigil: UInt8) -> TemplateTag.Kind? {
        switch sigil {
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .end
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "!"): .comment
        case UInt8(ascii: "&"): .html
        default: nil
        }
    }

    /// `empty(links)` is the transform `empty` of `links`.
    private func split(_ written: String) -> (name: String, transform: String?) {
        guard written.utf8.last == UInt8(ascii: ")"), let open = written.utf8.firstIndex(of: UInt8(ascii: "(")) else {
            return (written, nil)
        }
        return (String(written[written.utf8.index(after: open)...].dropLast()), String(written[..<open]))
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func trimmed(_ text: String) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
        }
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars)
    }

    private mutating func report(_ offset: Int, _ message: String, _ suggestion: String) {
        let place = source.location(utf8Offset: offset)
        diagnostics.append(source.diagnostic(.templateSyntax, at: place, message, suggestion: suggestion))
    }
}
