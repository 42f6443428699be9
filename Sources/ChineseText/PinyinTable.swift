// The readings of single 汉字: `Tables/pinyin.txt`, a syllable a line with its characters. The tables are ICU's transforms written out
// (`Mandarin-Latin`, `Traditional-Simplified`), which take 0.1 s to load and differ between its versions; a test compares the two.

internal import Foundation

/// The reading of one 汉字 without tone marks, `ü` as `v`; the character itself when it has none.
func tableReading(of scalar: Unicode.Scalar) -> String {
    // Characters beyond the basic plane are too rare to be listed.
    guard let unit = UInt16(exactly: scalar.value) else { return transformedReading(of: String(Character(scalar))) }
    let index = PinyinTable.standard.syllableByUnit[Int(unit)]
    return index == 0 ? String(Character(scalar)) : PinyinTable.standard.syllables[Int(index)]
}

private struct PinyinTable: Sendable {
    static let standard = PinyinTable()

    /// Index 0 stands for none.
    private(set) var syllables = [""]
    private(set) var syllableByUnit = [UInt16](repeating: 0, count: 1 << 16)

    init() {
        var syllable = ""
        for scalar in tableText("pinyin.txt").unicodeScalars {
            switch scalar.value {
            case 0x0A:
                syllables.append(syllable)
                syllable = ""
            case ..<0x80: syllable.unicodeScalars.append(scalar)
            default: syllableByUnit[Int(scalar.value)] = UInt16(syllables.count)
            }
        }
    }
}

/// The text of a file in `Tables`.
func tableText(_ name: String) -> String { ChineseTables.files.first { $0.path == name }?.text ?? "" }

/// ICU's reading without tone marks; `lǜ` becomes `lv`, as input methods write it. Slow: what the tables are made from.
func transformedReading(of text: String) -> String {
    guard let latin = text.applyingTransform(.mandarinToLatin, reverse: false) else { return "" }
    var result = String.UnicodeScalarView()
    for scalar in latin.decomposedStringWithCanonicalMapping.unicodeScalars {
        if scalar.value == 0x308, result.last == "u" {
            result.removeLast()
            result.append("v")
        } else if scalar.properties.generalCategory != .nonspacingMark {
            result.append(scalar)
        }
    }
    return String(result)
}
