// Bytes of an index file: the call around it and JSON inside it.

internal import ChineseText

/// Builds one index file.
struct IndexWriter {
    private(set) var bytes: [UInt8] = []

    init(name: String, build: String) {
        raw(Self.opening(name) + "\(build)\",")
    }

    /// What stands before the build's id.
    static func opening(_ name: String) -> String { "signpostSearch.add(\"\(name)\",\(IndexFormat.version),\"" }

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A JSON string; line separators and control characters are escaped.
    mutating func string(_ text: String) {
        bytes.append(0x22)
        var copy = text
        copy.withUTF8 { source in
            var start = 0
            for index in source.indices {
                let byte = source[index]
                let isSeparator =
                    byte == 0xE2 && index + 2 < source.count && source[index + 1] == 0x80 && source[index + 2] & 0xFE == 0xA8
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C || isSeparator else { continue }
                guard start <= index else { continue }
                bytes.append(contentsOf: source[start..<index])
                escape(isSeparator ? UInt16(0x2000) + UInt16(source[index + 2] & 0x3F) : UInt16(byte))
                start = isSeparator ? index + 3 : index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
        bytes.append(0x22)
    }

    /// A JSON string of UTF-16 units that need not be valid text: surrogates are escaped one by one.
    mutating func units(_ units: [UInt16]) {
        bytes.append(0x22)
        for unit in units {
            if (0xD800...0xDFFF).contains(unit) || unit < 0x20 || unit == 0x22 || unit == 0x5C {
                escape(unit)
            } else if let scalar = Unicode.Scalar(unit) {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(0x22)
    }

    /// A quoted number stream.
    mutating func stream(_ stream: [UInt8]) {
        bytes.append(0x22)
        bytes.append(contentsOf: stream)
        bytes.append(0x22)
    }

    mutating func strings(_ texts: [String]) {
        raw("[")
        for (index, text) in texts.enumerated() {
            if index > 0 { raw(",") }
            string(text)
        }
        raw("]")
    }

    mutating func finish() -> [UInt8] {
        raw(");\n")
        return bytes
    }

    private mutating func escape(_ unit: UInt16) {
        let hex = String(unit, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
    }
}
