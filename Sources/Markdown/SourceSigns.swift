// The invisible signs put into a source before parsing. They are Unicode noncharacters that the page itself does not contain,
// so that taking them out afterwards can never take out anything an author wrote.

internal import CCmark

/// Four noncharacters (U+FDD0…U+FDEF, three UTF-8 bytes each) that do not occur in the page.
struct SourceSigns {
    /// Counts as a letter beside a delimiter run; also stands inside `[^1]`.
    let mark: Sign
    let footnote: Sign
    let definition: Sign
    let cell: Sign

    /// One of them.
    struct Sign: Equatable {
        /// The third UTF-8 byte; the first two are EF B7.
        let third: UInt8
        var bytes: [UInt8] { [0xEF, 0xB7, third] }
    }

    /// A list marker whose content begins four columns in, as continued lines of a definition do.
    static let container = Array("+   ".utf8)

    /// Nil when the page itself contains nearly all noncharacters: then it gets plain CommonMark.
    init?(unusedIn used: UInt32) {
        guard let lowest = Self.lowestFree(4, used) else { return nil }
        (mark, footnote, definition, cell) = lowest
    }

    private static func lowestFree(_ count: Int, _ used: UInt32) -> (Sign, Sign, Sign, Sign)? {
        var free: [Sign] = []
        for bit in 0..<UInt8(32) where used & (1 << UInt32(bit)) == 0 {
            free.append(Sign(third: 0x90 + bit))
            if free.count == count { return (free[0], free[1], free[2], free[3]) }
        }
        return nil
    }

    func bytes(for kind: SourceInsertion.Kind) -> [UInt8] {
        switch kind {
        case .mark: mark.bytes
        case .footnote: Self.container + footnote.bytes
        case .definition: Self.container + definition.bytes
        }
    }

    /// Whether a literal holds any sign; a quick look for their common first two bytes.
    func occur(in literal: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = literal.baseAddress else { return false }
        var index = 0
        while let found = memchr(base + index, 0xEF, literal.count - index) {
            index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if sign(at: index, in: literal) != nil { return true }
            index += 1
        }
        return false
    }

    /// The last byte of the sign that begins at an index, if one does.
    func sign(at index: Int, in literal: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard literal[index] == 0xEF, index + 2 < literal.count, literal[index + 1] == 0xB7, isSign(literal[index + 2]) else { return nil }
        return literal[index + 2]
    }

    /// A cell's text without the signs at its ends and the spaces that came with them; any other literal as it is.
    func insideCell(_ literal: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var range = 0..<literal.count
        if range.count > 2, sign(at: 0, in: literal) == cell.third {
            range = 3..<range.upperBound
            if !range.isEmpty, literal[range.lowerBound] == 0x20 { range.removeFirst() }
        }
        if range.count > 2, sign(at: range.upperBound - 3, in: literal) == cell.third {
            range.removeLast(3)
            if !range.isEmpty, literal[range.upperBound - 1] == 0x20 { range.removeLast() }
        }
        return UnsafeBufferPointer(rebasing: literal[range])
    }

    /// The literal as the author wrote it.
    func removed(from literal: some RandomAccessCollection<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(literal.count)
        var skip = 0
        for (position, byte) in zip(literal.indices, literal) {
            if skip > 0 {
                skip -= 1
                continue
            }
            if byte == 0xEF, let third = third(of: literal, at: position), isSign(third) {
                skip = 2
                if third == footnote.third || third == definition.third, output.suffix(4) == Self.container[...] { output.removeLast(4) }
            } else {
                output.append(byte)
            }
        }
        return output
    }

    private func third<C: RandomAccessCollection<UInt8>>(of literal: C, at position: C.Index) -> UInt8? {
        let left = literal.distance(from: position, to: literal.endIndex)
        guard left > 2, literal[literal.index(after: position)] == 0xB7 else { return nil }
        return literal[literal.index(position, offsetBy: 2)]
    }

    private func isSign(_ third: UInt8) -> Bool {
        third == mark.third || third == footnote.third || third == definition.third || third == cell.third
    }
}
