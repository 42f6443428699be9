// The one escape for text in HTML: element content and quoted attribute values.

/// Appends `text` to `output` with `& < > " '` as character references.
func appendEscaped(_ text: String, to output: inout String) {
    var text = text
    text.withUTF8 { bytes in
        var start = 0
        for (index, byte) in bytes.enumerated() {
            guard let reference = reference(for: byte) else { continue }
            output += String(decoding: bytes[start..<index], as: UTF8.self)
            output += reference
            start = index + 1
        }
        output += start == 0 ? String(decoding: bytes, as: UTF8.self) : String(decoding: bytes[start...], as: UTF8.self)
    }
}

/// `text` for HTML content or a quoted attribute value.
package func escapedHTML(_ text: String) -> String {
    var output = ""
    appendEscaped(text, to: &output)
    return output
}

private func reference(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
}
