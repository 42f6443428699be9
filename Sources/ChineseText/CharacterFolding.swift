// Folding for search: 繁→简, full width → half width, capitals → small. One UTF-16 unit in, one out, so positions stay.

internal import Foundation

/// The folding of every UTF-16 unit. Surrogates fold to themselves.
package struct CharacterFolding: Sendable {
    /// The table for all units, built once from ICU's `Traditional-Simplified` transform (about 50 ms).
    package static let standard = CharacterFolding(pairs: traditionalPairs())

    private let table: [UInt16]

    /// A folding with the given traditional units only, such as an index carries; cheap.
    package init(pairs: some Sequence<(traditional: UInt16, simplified: UInt16)>) {
        var table = (0...0xFFFF).map { UInt16($0) }
        for value in 0x41...0x5A { table[value] = UInt16(value + 32) }
        // À…Þ, Greek and Cyrillic capitals lie a fixed distance from their small letters.
        for value in 0xC0...0xDE where value != 0xD7 { table[value] = UInt16(value + 32) }
        for value in 0x391...0x3A9 where value != 0x3A2 { table[value] = UInt16(value + 32) }
        for value in 0x410...0x42F { table[value] = UInt16(value + 32) }
        for value in 0xFF01...0xFF5E { table[value] = table[value - 0xFEE0] }
        table[0x3000] = 0x20
        for (traditional, simplified) in pairs { table[Int(traditional)] = simplified }
        self.table = table
    }

    package func callAsFunction(_ unit: UInt16) -> UInt16 { table[Int(unit)] }

    /// Traditional units in ascending order with the simplified unit each folds to.
    package static func traditionalPairs() -> [(traditional: UInt16, simplified: UInt16)] {
        let units = Array(UInt16(0x3400)...0x4DBF) + Array(UInt16(0x4E00)...0x9FFF)
        let spaced = units.flatMap { (unit: UInt16) -> [UInt16] in [unit, 0x0A] }
        let source = String(decoding: spaced, as: UTF16.self)
        guard let folded = source.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false) else { return [] }
        // Scalars, not units: a few rare characters fold to one outside the basic plane, and are left alone.
        let result = Array(folded.unicodeScalars)
        guard result.count == spaced.count else { return [] }
        var folds: [UInt16: UInt16] = [:]
        for index in units.indices {
            if let simplified = UInt16(exactly: result[index * 2].value), simplified != units[index] { folds[units[index]] = simplified }
        }
        // A few units fold to one that folds again (㑳→㑇): follow them, so that folding twice changes nothing.
        return units.compactMap { unit in
            guard let first = folds[unit] else { return nil }
            let last = folds[first] ?? first
            return last == unit ? nil : (unit, folds[last] ?? last)
        }
    }
}

/// The text as search compares it: 協商還款ＡＢＣ → 协商还款abc. Length in UTF-16 units is kept.
package func foldForSearch(_ text: String) -> String {
    String(decoding: text.utf16.map { CharacterFolding.standard($0) }, as: UTF16.self)
}
