// Bytes of an index file → name, format, build and payload. Strings stay UTF-16 units: alphabets may hold single surrogates.

/// Why an index cannot answer.
package enum SearchIndexProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case missing(String)
    case damaged(String)
    case version(Int)
    case stale(String)

    package var description: String {
        switch self {
        case .missing(let name): "search index file \"\(name).js\" is missing; build the site again"
        case .damaged(let name): "search index file \"\(name).js\" is damaged; build the site again"
        case .version(let found):
            "the search index has format \(found), this program reads format \(IndexFormat.version); build the site again"
        case .stale(let name): "search index file \"\(name).js\" belongs to another build; build the site again"
        }
    }
}

/// JSON as far as index files use it.
enum IndexValue {
    case number(Int)
    case text([UInt16])
    case list([IndexValue])
    case object([String: IndexValue])

    var units: [UInt16]? { if case .text(let units) = self { units } else { nil } }
    var string: String? { units.map { String(decoding: $0, as: UTF16.self) } }
    var number: Int? { if case .number(let number) = self { number } else { nil } }
    var list: [IndexValue]? { if case .list(let list) = self { list } else { nil } }
    subscript(key: String) -> IndexValue? { if case .object(let object) = self { object[key] } else { nil } }
}

/// Parses one index file; every deviation is `damaged`.
struct IndexFileParser {
    private let bytes: [UInt8]
    private var index = 0
    private let name: String

    private init(_ bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    static func parse(_ bytes: [UInt8], name: String) throws(SearchIndexProblem) -> (build: String, payload: IndexValue) {
        var parser = IndexFileParser(bytes, name: name)
        try parser.expect("signpostSearch.add(\"\(name)\",")
        guard case .number(let format) = try parser.value(depth: 0) else { throw .damaged(name) }
        guard format == IndexFormat.version else { throw .version(format) }
        try parser.expect(",")
        guard let build = try parser.value(depth: 0).string else { throw .damaged(name) }
        try parser.expect(",")
        let payload = try parser.value(depth: 0)
        try parser.expect(");")
        return (build, payload)
    }

    private mutating func expect(_ text: String) throws(SearchIndexProblem) {
        for byte in text.utf8 {
            guard index < bytes.count, bytes[index] == byte else { throw .damaged(name) }
            index += 1
        }
    }

    private mutating func peek() throws(SearchIndexProblem) -> UInt8 {
        while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x20 { index += 1 }
        guard index < bytes.count else { throw .damaged(name) }
        return bytes[index]
    }

    private mutating func value(depth: Int) throws(SearchIndexProblem) -> IndexValue {
        guard depth < 16 else { throw .damaged(name) }
        switch try peek() {
        case 0x22: return .text(try text())
        case 0x5B: return try list(depth: depth)
        case 0x7B: return try object(depth: depth)
        default:
            let start = index
            var number = 0
            while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 15 {
                number = number * 10 + Int(bytes[index] - 0x30)
                index += 1
            }
            guard index > start else { throw .damaged(name) }
            return .number(number)
        }
    }

    private mutating func list(depth: Int) throws(SearchIndexProblem) -> IndexValue {
        try expect("[")
        var items: [IndexValue] = []
        if try peek() == 0x5D {
            index += 1
            return .list(items)
        }
        while true {
            items.append(try value(depth: depth + 1))
            if try peek() == 0x5D { break }
            try expect(",")
        }
        index += 1
        return .list(items)
    }

    private mutating func object(depth: Int) throws(SearchIndexProblem) -> IndexValue {
        try expect("{")
        var entries: [String: IndexValue] = [:]
        if try peek() == 0x7D {
            index += 1
            return .object(entries)
        }
        while true {
            guard try peek() == 0x22 else { throw .damaged(name) }
            let key = String(decoding: try text(), as: UTF16.self)
            try expect(":")
            entries[key] = try value(depth: depth + 1)
            if try peek() == 0x7D { break }
            try expect(",")
        }
        index += 1
        return .object(entries)
    }

    private mutating func text() throws(SearchIndexProblem) -> [UInt16] {
        try expect("\"")
        var units: [UInt16] = []
        var start = index
        while true {
            guard index < bytes.count else { throw .damaged(name) }
            let byte = bytes[index]
            if byte != 0x22, byte != 0x5C {
                index += 1
                continue
            }
            append(start..<index, to: &units)
            index += 1
            if byte == 0x22 { return units }
            units.append(try escaped())
            start = index
        }
    }

    /// Appends UTF-8 as UTF-16; plain ASCII, which streams are, goes byte by byte.
    private func append(_ range: Range<Int>, to units: inout [UInt16]) {
        units.reserveCapacity(units.count + range.count)
        let piece = bytes[range]
        if piece.allSatisfy({ $0 < 0x80 }) {
            for byte in piece { units.append(UInt16(byte)) }
        } else {
            units.append(contentsOf: String(decoding: piece, as: UTF8.self).utf16)
        }
    }

    private mutating func escaped() throws(SearchIndexProblem) -> UInt16 {
        try expect("u")
        guard index + 4 <= bytes.count, let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16) else {
            throw .damaged(name)
        }
        index += 4
        return unit
    }
}
