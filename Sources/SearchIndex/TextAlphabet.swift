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
            if byte & 0xF0 == 0xE0 {
                body(UInt16(byte & 0x0F) << 12 | UInt16(bytes[index &+ 1] & 0x3F) << 6 | UInt16(bytes[index &+ 2] & 0x3F))
                index &+= 3
            } else if byte < 0x80 {
                body(UInt16(byte))
                index &+= 1
            } else if byte < 0xE0 {
                body(UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F))
                index += 2
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

/// The text's UTF-16 units.
func units(of text: String) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(text.utf8.count)
    eachUnit(of: text) { units.append($0) }
    return units
}

/// Writes the text's folded UTF-16 units to the beginning of the buffer, which grows when needed. Returns how many there are.
func foldedUnits(_ text: String, into buffer: inout [UInt16], _ folding: CharacterFolding) -> Int {
    let most = text.utf8.count
    if buffer.count < most { buffer += [UInt16](repeating: 0, count: max(most, 2 * buffer.count) - buffer.count) }
    return buffer.withUnsafeMutableBufferPointer { buffer in
        folding.table.withUnsafeBufferPointer { table in
            var count = 0
            eachUnit(of: text) {
                buffer[count] = table[Int($0)]
                count &+= 1
            }
            return count
        }
    }
}

/// Units of page records in the order of their characters.
struct TextAlphabet: Sendable {
    private(set) var units: [UInt16]
    /// The character of each unit in UTF-8: its bytes from the lowest up, and their number in the highest.
    private var codes: [UInt32]

    /// - Parameter counts: by unit, how often it occurs; the separators belong to every alphabet.
    init(counts: [Int32]) {
        var counts = counts
        for unit in [IndexFormat.fieldSeparator, IndexFormat.itemSeparator, IndexFormat.pageSeparator, 0x20] { counts[Int(unit)] += 1 }
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        units = order.prefix(IndexFormat.textCodes.count).map { UInt16($0) }
        // More different units than characters: an absurd text, whose rarest ones become spaces.
        let space = units.firstIndex(of: 0x20) ?? 0
        codes = [UInt32](repeating: Self.packed(IndexFormat.textCodes[space]), count: 1 << 16)
        for (unit, code) in zip(units, IndexFormat.textCodes) { codes[Int(unit)] = Self.packed(code) }
    }

    /// Control characters stand for separators and have no place in a text.
    static func cleaned(_ unit: UInt16) -> UInt16 { unit < 0x20 && unit != 0x0A ? 0x20 : unit }

    /// Counts the units of a text as records hold them. Returns how many there are.
    @discardableResult
    static func count(_ text: String, into counts: inout [Int32]) -> Int {
        counts.withUnsafeMutableBufferPointer { counts in
            var length = 0
            eachUnit(of: text) {
                counts[Int(cleaned($0))] &+= 1
                length &+= 1
            }
            return length
        }
    }

    /// The bytes of a record that `write` composes of at most `units` units.
    func record(units: Int, _ write: (inout RecordWriter) -> Void) -> [UInt8] {
        // A character takes up to three bytes and is written as four.
        [UInt8](unsafeUninitializedCapacity: 3 * units + 1) { buffer, count in
            codes.withUnsafeBufferPointer { codes in
                var writer = RecordWriter(codes: codes, bytes: buffer)
                write(&writer)
                count = writer.count
            }
        }
    }

    /// A character below U+D800 in UTF-8, as `codes` holds it.
    private static func packed(_ code: UInt16) -> UInt32 {
        let code = UInt32(code)
        if code < 0x80 { return 1 << 24 | code }
        if code < 0x800 { return 2 << 24 | (0x80 | code & 0x3F) << 8 | 0xC0 | code >> 6 }
        return 3 << 24 | (0x80 | code & 0x3F) << 16 | (0x80 | code >> 6 & 0x3F) << 8 | 0xE0 | code >> 12
    }
}

/// Writes the characters of one record one after another.
struct RecordWriter {
    fileprivate let codes: UnsafeBufferPointer<UInt32>
    fileprivate let bytes: UnsafeMutableBufferPointer<UInt8>
    fileprivate(set) var count = 0

    fileprivate init(codes: UnsafeBufferPointer<UInt32>, bytes: UnsafeMutableBufferPointer<UInt8>) {
        self.codes = codes
        self.bytes = bytes
    }

    mutating func append(_ text: String) { eachUnit(of: text) { append(code: codes[Int(TextAlphabet.cleaned($0))]) } }

    mutating func append(separator unit: UInt16) { append(code: codes[Int(unit)]) }

    @inline(__always)
    private mutating func append(code: UInt32) {
        UnsafeMutableRawBufferPointer(bytes).storeBytes(of: code.littleEndian, toByteOffset: count, as: UInt32.self)
        count &+= Int(code >> 24)
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
