// The invisible signs put into a source before parsing. They are Unicode noncharacters that the page itself does not contain,
// so that taking them out afterwards can never take out anything an author wrote.

/// Four noncharacters (U+FDD0…U+FDEF, three UTF-8 bytes each) that do not occur in the page.
struct SourceSigns {
    /// Counts as a letter beside a delimiter run; also stands inside `[^1]`.
    let mark: [UInt8]
    let footnote: [UInt8]
    let definition: [UInt8]
    let cell: [UInt8]

    /// A list marker whose content begins four columns in, as continued lines of a definition do.
    static let container = Array("+   ".utf8)

    /// Nil when the page itself contains nearly all noncharacters: then it gets plain CommonMark.
    init?(unusedIn used: UInt32) {
        let free = (0..<UInt8(32)).filter { used & (1 << UInt32($0)) == 0 }
        guard free.count >= 4 else { return nil }
        let signs = free.prefix(4).map { [0xEF, 0xB7, 0x90 + $0] as [UInt8] }
        (mark, footnote, definition, cell) = (signs[0], signs[1], signs[2], signs[3])
    }

    func bytes(for kind: SourceInsertion.Kind) -> [UInt8] {
        switch kind {
        case .mark: mark
        case .footnote: Self.container + footnote
        case .definition: Self.container + definition
        }
    }

    /// Whether a literal holds any sign; a quick look for their common first two bytes.
    func occur(in literal: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 2 < literal.count {
            if literal[index] == 0xEF, literal[index + 1] == 0xB7, isSign(literal[index + 2]) { return true }
            index += 1
        }
        return false
    }

    /// The last byte of the sign that begins at an index, if one does.
    func sign(at index: Int, in literal: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard literal[index] == 0xEF, index + 2 < literal.count, literal[index + 1] == 0xB7, isSign(literal[index + 2]) else { return nil }
        return literal[index + 2]
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
                if third == footnote[2] || third == definition[2], output.suffix(4) == Self.container[...] { output.removeLast(4) }
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
        third == mark[2] || third == footnote[2] || third == definition[2] || third == cell[2]
    }
}
