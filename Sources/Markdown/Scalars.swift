// Unicode as the parser needs it: decoding at an index, whether bytes are UTF-8, CommonMark's spaces and punctuation.

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

/// Whether all bytes are well-formed UTF-8 (Unicode 15 table 3-7).
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    let count = bytes.count
    while index < count {
        let first = bytes[index]
        if first < 0x80 {
            index += 1
        } else if first >= 0xE1, first <= 0xEC || first == 0xEE || first == 0xEF {
            // Nearly all Chinese text.
            guard index + 2 < count, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return false }
            index += 3
        } else {
            let length = sequenceLength(bytes, at: index)
            if length == 0 { return false }
            index += length
        }
    }
    return true
}

/// The length of the well-formed sequence at an index; 0 when there is none.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>) =
        switch bytes[index] {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0...0)
        }
    guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    return bytes[(index + 2)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
}
