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
                // The marks of the three bytes, E0 80 80, are taken off together.
                let marked = UInt32(byte) << 12 &+ UInt32(bytes[index &+ 1]) << 6 &+ UInt32(bytes[index &+ 2])
                body(UInt16(truncatingIfNeeded: marked &- 0xE2080))
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
    /// The same for the separators, by their units: in a text these units are control characters and become spaces.
    private var separatorCodes: [UInt32]

    init(_ counts: UnitCounts) {
        let counts = counts.all
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        units = order.prefix(IndexFormat.textCodes.count).map { UInt16($0) }
        // More different units than characters: an absurd text, whose rarest ones become spaces.
        let space = Self.packed(IndexFormat.textCodes[units.firstIndex(of: 0x20) ?? 0])
        codes = [UInt32](repeating: space, count: 1 << 16)
        for (unit, code) in zip(units, IndexFormat.textCodes) { codes[Int(unit)] = Self.packed(code) }
        separatorCodes = Array(codes[..<UnitCounts.separatorLimit])
        for unit in separatorCodes.indices { codes[unit] = space }
    }

    /// The bytes of a record that `write` composes of at most `units` units.
    func record(units: Int, _ write: (inout RecordWriter) -> Void) -> [UInt8] {
        // A character takes up to three bytes and is written as four.
        [UInt8](unsafeUninitializedCapacity: 3 * units + 1) { buffer, count in
            codes.withUnsafeBufferPointer { codes in
                var writer = RecordWriter(codes: codes, separatorCodes: separatorCodes, bytes: buffer)
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
    private let codes: UnsafeBufferPointer<UInt32>
    private let separatorCodes: [UInt32]
    private let bytes: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    fileprivate init(codes: UnsafeBufferPointer<UInt32>, separatorCodes: [UInt32], bytes: UnsafeMutableBufferPointer<UInt8>) {
        self.codes = codes
        self.separatorCodes = separatorCodes
        self.bytes = UnsafeMutableRawBufferPointer(bytes)
    }

    mutating func append(_ text: String) {
        // In a local value while the text is written: the compiler then keeps it in a register.
        var writer = self
        eachUnit(of: text) { writer.append(code: writer.codes[Int($0)]) }
        count = writer.count
    }

    mutating func append(separator unit: UInt16) { append(code: separatorCodes[Int(unit)]) }

    @inline(__always)
    private mutating func append(code: UInt32) {
        bytes.storeBytes(of: code.littleEndian, toByteOffset: count, as: UInt32.self)
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
