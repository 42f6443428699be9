// Heading text → fragment id. 汉字 stay as they are: "## 第一步：准备材料" is linked as #第一步准备材料.

internal import Foundation

/// The fragment id of a heading: 汉字, letters and digits stay, ASCII is lowercased, spaces and dashes become one `-`, the rest is dropped.
///
/// - Returns: NFC text without `-` at either end; `section` when nothing is left. Repeats are numbered by the caller.
package func slug(_ heading: String) -> String {
    var result = ""
    var dashIsDue = false
    for scalar in heading.precomposedStringWithCanonicalMapping.unicodeScalars {
        if scalar.isWordScalar {
            if dashIsDue, !result.isEmpty { result += "-" }
            dashIsDue = false
            result.unicodeScalars.append(scalar.asciiLowercased)
        } else if scalar.properties.isWhitespace || scalar == "-" || scalar == "_" || scalar == "\u{3000}" {
            dashIsDue = true
        }
    }
    return result.isEmpty ? "section" : result
}

extension Unicode.Scalar {
    /// A letter, a digit, an ideograph or a mark that belongs to one: everything that is not punctuation, space or symbol.
    var isWordScalar: Bool {
        if value < 0x80 { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self) }
        if isHan { return true }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }

    var asciiLowercased: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value + 32)) : self
    }
}
