// Unicode as the parser needs it: decoding at an index, CommonMark's spaces and punctuation.

import ChineseText

extension Unicode.Scalar {
    /// Unicode whitespace as CommonMark §2.1 defines it.
    var isMarkdownSpace: Bool {
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        if isHan { return false }
        return value == 0xA0 || properties.generalCategory == .spaceSeparator
    }

    /// ASCII punctuation or any Unicode `P` category (CommonMark §2.1).
    var isMarkdownPunctuation: Bool {
        if value < 0x80 { return value > 0x20 && value != 0x7F && !isASCIIAlphanumeric(UInt8(value)) }
        if isHan { return false }
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }
}

/// The scalar that ends before `end`; nil at the start of the text or in broken UTF-8.
func scalar(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var start = end - 1
    while start >= 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 ? scalar(at: start, in: bytes) : nil
}

/// The scalar that begins at `start`; nil at the end of the text or in broken UTF-8.
func scalar(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard start < bytes.count else { return nil }
    let first = UInt32(bytes[start])
    let count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard start + count <= bytes.count else { return nil }
    if count == 1 { return Unicode.Scalar(first) }
    var value = first & (0xFF >> UInt32(count + 1))
    for offset in 1..<count { value = value << 6 | UInt32(bytes[start + offset] & 0x3F) }
    return Unicode.Scalar(value)
}
