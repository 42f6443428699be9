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
            // Nearly always, and known without looking it up.
            if scalar.isHan {
                self = .letter
                return
            }
            self = scalar.isMarkdownPunctuation ? .punctuation : scalar.isMarkdownSpace ? .space : .letter
        }
    }
}
