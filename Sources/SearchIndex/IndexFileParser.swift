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
            try append(start..<index, to: &units)
            index += 1
            if byte == 0x22 { return units }
            units.append(try escaped())
            start = index
        }
    }

    /// Appends UTF-8 as UTF-16, by hand: going through `String` takes several times as long.
    private func append(_ range: Range<Int>, to units: inout [UInt16]) throws(SearchIndexProblem) {
        units.reserveCapacity(units.count + range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                units.append(UInt16(byte))
                index += 1
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard byte >= 0xC2, byte < 0xF5, index + length <= range.upperBound else { throw .damaged(name) }
            var value = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for next in bytes[index + 1..<index + length] {
                guard next & 0xC0 == 0x80 else { throw .damaged(name) }
                value = value << 6 | UInt32(next & 0x3F)
            }
            if value >= 0x10000 {
                units.append(UInt16(0xD800 + (value - 0x10000) >> 10 & 0x3FF))
                units.append(UInt16(0xDC00 + (value - 0x10000) & 0x3FF))
            } else {
                units.append(UInt16(value))
            }
            index += length
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
