// Finds the tags of a Mustache template with their places. What a name means is decided by the compiler, not here.

import Diagnostics

/// One tag, or the text between two tags.
enum TemplateToken {
    case literal(String)
    case tag(TemplateTag)
}

/// `{{#name}}` and its like.
struct TemplateTag {
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
    var location: SourceLocation
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
        let location = source.location(utf8Offset: open)
        let isTriple = open + 2 < bytes.count && bytes[open + 2] == UInt8(ascii: "{")
        guard let close = find("}}", from: open + 2) else {
            report(location, "tag is not closed", "close it with \(isTriple ? "}}}" : "}}")")
            return nil
        }
        var end = close + 2
        var inner = String(decoding: bytes[(open + (isTriple ? 3 : 2))..<close], as: UTF8.self)
        var kind = TemplateTag.Kind.text
        if isTriple {
            guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else {
                report(location, "tag \"{{{\(inner)}}\" is not closed", "close it with }}}")
                return nil
            }
            end += 1
            kind = .html
        } else if let sigil = inner.first, let found = Self.kinds[sigil] {
            inner.removeFirst()
            kind = found
        } else if let sigil = inner.first, "=%<$".contains(sigil) {
            report(location, "tag \"{{\(inner)}}\" is not supported", "use keys, sections, partials and comments only")
            return nil
        }
        let written = trimmed(inner)
        let (name, transform) = kind == .comment ? ("", nil) : split(written)
        return (TemplateTag(kind: kind, name: name, transform: transform, written: written, location: location), end)
    }

    private static let kinds: [Character: TemplateTag.Kind] = [
        "#": .section, "^": .inverted, "/": .end, ">": .partial, "!": .comment, "&": .html,
    ]

    /// `empty(links)` is the transform `empty` of `links`.
    private func split(_ written: String) -> (name: String, transform: String?) {
        guard let open = written.firstIndex(of: "("), written.hasSuffix(")") else { return (written, nil) }
        return (String(written[written.index(after: open)...].dropLast()), String(written[..<open]))
    }

    private func trimmed(_ text: String) -> String {
        var slice = Substring(text)
        while slice.first?.isWhitespace == true { slice.removeFirst() }
        while slice.last?.isWhitespace == true { slice.removeLast() }
        return String(slice)
    }

    private mutating func report(_ location: SourceLocation, _ message: String, _ suggestion: String) {
        diagnostics.append(source.diagnostic(.templateSyntax, at: location, message, suggestion: suggestion))
    }
}
