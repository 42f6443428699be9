// The one escape for text in HTML: element content and quoted attribute values.

/// Appends `text` to `output` in UTF-8, with `& < > " '` as character references.
func appendEscaped(_ text: String, to output: inout [UInt8]) {
    var copy = text
    copy.withUTF8 { bytes in
        var start = 0
        for index in bytes.indices where isSpecial(bytes[index]) {
            output += bytes[start..<index]
            output += reference(for: bytes[index]).utf8
            start = index + 1
        }
        output += bytes[start...]
    }
}

/// `text` for HTML content or a quoted attribute value.
package func escapedHTML(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var output: [UInt8] = []
    appendEscaped(text, to: &output)
    return String(decoding: output, as: UTF8.self)
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
