// Which characters are Chinese, and when two of them join without a space.

extension Unicode.Scalar {
    /// Ideographs of the CJK blocks and extensions (Unicode 15 `Han` letters that occur in running text).
    package var isHan: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3007: true
        default: false
        }
    }

    /// Full-width punctuation and signs as used in Chinese text, including “”‘’…— which Unicode shares with Latin.
    package var isChinesePunctuation: Bool {
        switch value {
        case 0x3001...0x3006, 0x3008...0x3020, 0x30FB, 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
            0xFF5B...0xFF65, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2014, 0x00B7:
            true
        default: false
        }
    }

    /// Written in a full-width cell: a line break beside it must not become a space.
    package var isWideText: Bool {
        isHan || isChinesePunctuation || (0x3040...0x30FF).contains(value) || (0xFF00...0xFFEF).contains(value)
    }
}

/// True when a soft line break between the two characters joins without a space: 中⏎文 → 中文, but 用⏎Swift → 用 Swift.
package func joinsWithoutSpace(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    (before.isWideText && after.isWideText) || before.isChinesePunctuation && before.value > 0x3000
        || after.isChinesePunctuation && after.value > 0x3000
}
