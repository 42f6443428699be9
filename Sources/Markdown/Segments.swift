// Cuts the HTML cmark rendered at its holes. A hole is marked by the byte FF, which no UTF-8 text contains: nothing an author
// writes can be taken for one.

/// The kinds of holes a pass can leave in the HTML.
enum Hole: UInt8 {
    case link = 0x4C
    case tool = 0x54
    case citation = 0x43

    private static let sign: UInt8 = 0xFF

    /// The bytes that stand for hole number `index`.
    func marker(_ index: Int) -> [UInt8] {
        [Self.sign, rawValue] + Array(String(index).utf8) + [UInt8(ascii: ";")]
    }

    /// The pieces between and at the holes.
    static func segments(of html: [UInt8]) -> [HTMLSegment] {
        var segments: [HTMLSegment] = []
        var start = 0
        html.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                guard bytes[index] == sign, index + 1 < bytes.count, let hole = Hole(rawValue: bytes[index + 1]) else {
                    index += 1
                    continue
                }
                if index > start { segments.append(.html(String(decoding: bytes[start..<index], as: UTF8.self))) }
                var number = 0
                index += 2
                while index < bytes.count, bytes[index] != UInt8(ascii: ";") {
                    number = number * 10 + Int(bytes[index] & 0x0F)
                    index += 1
                }
                index += 1
                start = index
                segments.append(hole.segment(number))
            }
            if start < bytes.count { segments.append(.html(String(decoding: bytes[start...], as: UTF8.self))) }
        }
        return segments
    }

    private func segment(_ number: Int) -> HTMLSegment {
        switch self {
        case .link: .link(number)
        case .tool: .tool(number)
        case .citation: .citation(number)
        }
    }
}
