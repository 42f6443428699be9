// The alphabet of page records: which character of a page file stands for which UTF-16 unit of the text (see IndexFormat.swift).

internal import ChineseText

/// Calls `body` with each UTF-16 unit of the text, without building tables of offsets as `String.utf16` does.
@inline(__always)
func eachUnit(of text: String, _ body: (UInt16) -> Void) {
    var copy = text
    copy.withUTF8 { bytes in
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                body(UInt16(byte))
                index += 1
            } else if byte < 0xE0 {
                body(UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F))
                index += 2
            } else if byte < 0xF0 {
                body(UInt16(byte & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6 | UInt16(bytes[index + 2] & 0x3F))
                index += 3
            } else {
                let high = UInt32(byte & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                let value = high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
                body(UInt16(0xD800 + (value - 0x10000) >> 10))
                body(UInt16(0xDC00 + (value - 0x10000) & 0x3FF))
                index += 4
            }
        }
    }
}

/// The text in folded UTF-16 units, replacing what the buffer held.
func foldedUnits(_ text: String, into buffer: inout [UInt16], _ folding: CharacterFolding) {
    buffer.removeAll(keepingCapacity: true)
    eachUnit(of: text) { buffer.append(folding($0)) }
}

/// Units of page records in the order of their characters.
struct TextAlphabet: Sendable {
    private(set) var units: [UInt16]
    /// The character of each unit.
    private var codes: [UInt16]

    /// - Parameter counts: by unit, how often it occurs; the separators belong to every alphabet.
    init(counts: [Int]) {
        var counts = counts
        for unit in [IndexFormat.fieldSeparator, IndexFormat.itemSeparator, IndexFormat.pageSeparator, 0x20] { counts[Int(unit)] += 1 }
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        units = order.prefix(IndexFormat.textCodes.count).map { UInt16($0) }
        // More different units than characters: an absurd text, whose rarest ones become spaces.
        let space = units.firstIndex(of: 0x20) ?? 0
        codes = [UInt16](repeating: IndexFormat.textCodes[space], count: 1 << 16)
        for (unit, code) in zip(units, IndexFormat.textCodes) { codes[Int(unit)] = code }
    }

    /// Control characters stand for separators and have no place in a text.
    static func cleaned(_ unit: UInt16) -> UInt16 { unit < 0x20 && unit != 0x0A ? 0x20 : unit }

    /// Counts the units of a text as `append` will write them.
    static func count(_ text: String, into counts: inout [Int]) {
        counts.withUnsafeMutableBufferPointer { counts in eachUnit(of: text) { counts[Int(cleaned($0))] += 1 } }
    }

    func append(_ text: String, to bytes: inout [UInt8]) {
        codes.withUnsafeBufferPointer { codes in eachUnit(of: text) { Self.append(code: codes[Int(Self.cleaned($0))], to: &bytes) } }
    }

    func append(separator unit: UInt16, to bytes: inout [UInt8]) { Self.append(code: codes[Int(unit)], to: &bytes) }

    /// A character below U+D800 in UTF-8.
    private static func append(code: UInt16, to bytes: inout [UInt8]) {
        if code < 0x80 {
            bytes.append(UInt8(code))
        } else if code < 0x800 {
            bytes.append(0xC0 | UInt8(code >> 6))
            bytes.append(0x80 | UInt8(code & 0x3F))
        } else {
            bytes.append(0xE0 | UInt8(code >> 12))
            bytes.append(0x80 | UInt8(code >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(code & 0x3F))
        }
    }
}

/// Tables that read page records: by character, the unit it stands for and what that folds to.
struct TextTables: Sendable {
    private var plain: [UInt16]
    private var folded: [UInt16]
    /// The characters of the separators.
    let field: UInt16
    let item: UInt16
    let page: UInt16

    /// - Returns: nil when the alphabet lacks a separator.
    init?(alphabet: [UInt16], folding: CharacterFolding) {
        var separators = [UInt16](repeating: 0, count: 4)
        plain = [UInt16](repeating: 0, count: 1 << 16)
        folded = plain
        for (unit, code) in zip(alphabet, IndexFormat.textCodes) {
            plain[Int(code)] = unit
            folded[Int(code)] = folding(unit)
            if unit < 4 { separators[Int(unit)] = code }
        }
        field = separators[1]
        item = separators[2]
        page = separators[3]
        if field == 0 || item == 0 || page == 0 { return nil }
    }

    func plain(_ encoded: some Collection<UInt16>) -> [UInt16] { encoded.map { plain[Int($0)] } }
    func folded(_ encoded: some Collection<UInt16>) -> [UInt16] { encoded.map { folded[Int($0)] } }
    func string(_ encoded: some Collection<UInt16>) -> String { String(decoding: plain(encoded), as: UTF16.self) }
}
