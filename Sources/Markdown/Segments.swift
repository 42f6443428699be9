// Cuts the HTML cmark rendered at its holes. A hole is marked by the byte FF, which no UTF-8 text contains: nothing an author
// writes can be taken for one.

internal import CCmark

/// The kinds of holes a pass can leave in the HTML.
enum Hole: UInt8 {
    case link = 0x4C
    case tool = 0x54
    case citation = 0x43

    private static let sign: UInt8 = 0xFF

    /// The bytes that stand for hole number `index`.
    func marker(_ index: Int) -> [UInt8] {
        var marker: [UInt8] = []
        appendMarker(index, to: &marker)
        return marker
    }

    func appendMarker(_ index: Int, to html: inout [UInt8]) {
        html.append(Self.sign)
        html.append(rawValue)
        html.append(contentsOf: String(index).utf8)
        html.append(UInt8(ascii: ";"))
    }

    /// The pieces between and at the holes.
    static func segments(of html: UnsafeBufferPointer<UInt8>) -> [HTMLSegment] {
        var segments: [HTMLSegment] = []
        var start = 0
        while let index = nextSign(in: html, from: start), index + 1 < html.count, let hole = Hole(rawValue: html[index + 1]) {
            if index > start { segments.append(.html(String(knownUTF8: UnsafeBufferPointer(rebasing: html[start..<index])))) }
            var number = 0
            start = index + 2
            while start < html.count, html[start] != UInt8(ascii: ";") {
                number = number * 10 + Int(html[start] & 0x0F)
                start += 1
            }
            start = min(start + 1, html.count)
            segments.append(hole.segment(number))
        }
        if start < html.count { segments.append(.html(String(knownUTF8: UnsafeBufferPointer(rebasing: html[start...])))) }
        return segments
    }

    private static func nextSign(in html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < html.count, let base = html.baseAddress else { return nil }
        return memchr(base + start, Int32(sign), html.count - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
    }

    private func segment(_ number: Int) -> HTMLSegment {
        switch self {
        case .link: .link(number)
        case .tool: .tool(number)
        case .citation: .citation(number)
        }
    }
}
