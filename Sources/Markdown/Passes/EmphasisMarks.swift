// Emphasis beside Chinese punctuation: `**说明：**请提交` and `这是**“重点”**内容`.
// CommonMark §6.2 lets a run beside punctuation open or close only with a space on its other side, and Chinese has no spaces.
// A mark that counts as a letter, put between the run and the punctuation, makes the run able to do both; cmark then pairs it.

import ChineseText

/// Follows the runs of `*` through one block and says where a mark is needed.
struct EmphasisMarks {
    /// Bit n: a run of n stars is open.
    private var open: UInt8 = 0

    mutating func reset() { open = 0 }

    /// Notes one run. Returns the offset at which a mark makes it close (before the run) or open (after it).
    @discardableResult
    mutating func note(
        before: Unicode.Scalar?, after: Unicode.Scalar?, run: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let before = before ?? scalar(endingAt: run.lowerBound, in: bytes)
        let after = after ?? scalar(at: run.upperBound, in: bytes)
        let left = Side(before)
        let right = Side(after)
        let opens = right != .space && (right != .punctuation || left != .letter)
        let closes = left != .space && (left != .punctuation || right != .letter)
        let bit: UInt8 = 1 << UInt8(min(run.count, 7))
        let isChinese = (before?.isWideText ?? false) || (after?.isWideText ?? false)
        switch (opens, closes) {
        case (true, true):
            if isChinese || left == .punctuation || right == .punctuation { open ^= bit }
        case (true, false):
            // `：**请`: closes only if something of this length is open, as in `**重点**。**另一个**` nothing is.
            if open & bit != 0, left == .punctuation, isChinese {
                open &= ~bit
                return run.lowerBound
            }
            open |= bit
        case (false, true):
            if open & bit == 0, right == .punctuation, isChinese {
                open |= bit
                return run.upperBound
            }
            open &= ~bit
        case (false, false): break
        }
        return nil
    }

    private enum Side {
        case space, punctuation, letter

        init(_ scalar: Unicode.Scalar?) {
            guard let scalar else {
                self = .space
                return
            }
            self = scalar.isMarkdownSpace ? .space : scalar.isMarkdownPunctuation ? .punctuation : .letter
        }
    }
}

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
