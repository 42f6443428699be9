// Folding for search: 繁→简, full width → half width, capitals → small. One UTF-16 unit in, one out, so positions stay.

/// The folding of every UTF-16 unit. Surrogates fold to themselves.
package struct CharacterFolding: Sendable {
    /// The table for all units, built once from `Tables/traditional.txt`.
    package static let standard = CharacterFolding(pairs: traditionalPairs())

    /// What each unit folds to, by its number.
    package let table: [UInt16]

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

    /// Called for every character of a site: inlined across modules.
    @inlinable package func callAsFunction(_ unit: UInt16) -> UInt16 { table[Int(unit)] }

    /// Traditional units in ascending order with the simplified unit each folds to; folding twice changes nothing.
    package static func traditionalPairs() -> [(traditional: UInt16, simplified: UInt16)] {
        let units = tableText("traditional.txt").utf16.filter { $0 > 0x20 }
        return stride(from: 0, to: units.count - 1, by: 2).map { (traditional: units[$0], simplified: units[$0 + 1]) }
    }
}

/// The text as search compares it: 協商還款ＡＢＣ → 协商还款abc. Length in UTF-16 units is kept.
package func foldForSearch(_ text: String) -> String {
    String(decoding: text.utf16.map { CharacterFolding.standard($0) }, as: UTF16.self)
}
