// The one escape for text in HTML: element content and quoted attribute values.

/// Appends `text` to `output` with `& < > " '` as character references.
func appendEscaped(_ text: String, to output: inout String) {
    // Most texts need no escape: then nothing is copied but the text itself.
    guard text.utf8.contains(where: isSpecial) else {
        output += text
        return
    }
    var rest = text[...]
    while let index = rest.utf8.firstIndex(where: isSpecial) {
        output += rest[..<index]
        output += reference(for: rest.utf8[index])
        rest = rest[rest.utf8.index(after: index)...]
    }
    output += rest
}

/// `text` for HTML content or a quoted attribute value.
package func escapedHTML(_ text: String) -> String {
    var output = ""
    appendEscaped(text, to: &output)
    return output
}

/// `& < > " '` as bits: all of them come before `?` in ASCII.
private let specials: UInt64 = 1 << 0x26 | 1 << 0x3C | 1 << 0x3E | 1 << 0x22 | 1 << 0x27

private func isSpecial(_ byte: UInt8) -> Bool { byte < 0x40 && specials >> UInt64(byte) & 1 == 1 }

private func reference(for byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
}
