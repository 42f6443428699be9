// Text in a row: signs taken out, `[^1]` and `[^S0-15]` made into references, bare addresses into links, `~~` set apart.
// The references themselves are rendered by `Footnotes.swift` and here; `~~` is paired by `Strikethrough.swift`.

/// What a run of text becomes.
private enum TextPiece {
    case text([UInt8])
    case node(Node)
}

extension WorkingTree {
    func rewriteTexts() {
        for text in found.texts { rewrite(text) }
    }

    private func rewrite(_ found: FoundText) {
        let literal = found.node.literal
        let inside = signs?.insideCell(literal) ?? literal
        guard (signs?.occur(in: inside) ?? false) || mayHoldMarks(inside) else {
            if inside.count < literal.count { found.node.setLiteral(inside) }
            return
        }
        let text = SignlessText(literal, signs: signs)
        if text.references.isEmpty, marks.isDisjoint(with: [.strikethrough, .address]) {
            found.node.setLiteral(text.bytes)
            return
        }
        var writer = PieceWriter()
        var start = 0
        var cursor = text.references.isEmpty ? 0 : offset(of: found.node)
        for reference in text.references where reference >= start {
            guard let end = text.bytes[reference...].firstIndex(of: UInt8(ascii: "]")) else { continue }
            let label = text.bytes[(reference + 2)..<end]
            cursor = placeOfReference(label, after: cursor)
            guard let node = referenceNode(label, at: cursor, in: found.footnote) else { continue }
            appendPlain(start..<reference, of: text, in: found, to: &writer)
            writer.pieces.append(.node(node))
            start = end + 1
        }
        appendPlain(start..<text.bytes.count, of: text, in: found, to: &writer)
        replace(found.node, with: writer.pieces)
    }

    /// Where `[^label]` stands in the prepared text: the sign in it makes it easy to find.
    private func placeOfReference(_ label: ArraySlice<UInt8>, after start: Int) -> Int {
        guard let signs else { return start }
        let written = [UInt8(ascii: "[")] + signs.mark.bytes + [UInt8(ascii: "^")] + label + [UInt8(ascii: "]")]
        var index = start
        while index + written.count <= prepared.bytes.count {
            if prepared.bytes[index] == written[0], prepared.bytes[index..<(index + written.count)].elementsEqual(written) { return index }
            index += 1
        }
        return start
    }

    private func mayHoldMarks(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        let seeksStrike = marks.contains(.strikethrough)
        let seeksAddress = marks.contains(.address)
        guard seeksStrike || seeksAddress else { return false }
        for byte in literal {
            switch byte {
            case UInt8(ascii: "~"): if seeksStrike { return true }
            case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "w"): if seeksAddress { return true }
            default: break
            }
        }
        return false
    }

    private func appendPlain(_ range: Range<Int>, of text: SignlessText, in found: FoundText, to writer: inout PieceWriter) {
        var start = range.lowerBound
        if marks.contains(.address), !found.isInLink {
            for address in bareAddresses(in: text.bytes, range: range) where address.range.lowerBound >= start {
                guard let node = address.node(in: text.bytes) else { continue }
                appendStrikes(start..<address.range.lowerBound, of: text, in: found, to: &writer)
                writer.pieces.append(.node(node))
                start = address.range.upperBound
            }
        }
        appendStrikes(start..<range.upperBound, of: text, in: found, to: &writer)
    }

    private func appendStrikes(_ range: Range<Int>, of text: SignlessText, in found: FoundText, to writer: inout PieceWriter) {
        var start = range.lowerBound
        if marks.contains(.strikethrough) {
            for run in strikeRuns(in: text, of: found.node, range: range) {
                guard let node = run.node() else { continue }
                writer.text(text.bytes[start..<run.range.lowerBound])
                writer.pieces.append(.node(node))
                start = run.range.upperBound
            }
        }
        writer.text(text.bytes[start..<range.upperBound])
    }

    /// Puts the pieces in the place of the node.
    private func replace(_ node: Node, with pieces: [TextPiece]) {
        if pieces.count < 2 {
            switch pieces.first {
            case nil: node.setLiteral([])
            case .text(let bytes)?: node.setLiteral(bytes)
            case .node(let replacement)?:
                node.insertBefore(replacement)
                discard(node)
            }
            return
        }
        for piece in pieces {
            switch piece {
            case .text(let bytes): if let text = Node.text(bytes) { node.insertBefore(text) }
            case .node(let other): node.insertBefore(other)
            }
        }
        discard(node)
    }
}

private struct PieceWriter {
    var pieces: [TextPiece] = []

    mutating func text(_ bytes: ArraySlice<UInt8>) {
        if !bytes.isEmpty { pieces.append(.text(Array(bytes))) }
    }
}

/// A literal without signs, and where marks stood in it.
struct SignlessText {
    private(set) var bytes: [UInt8] = []
    /// Offsets of `[^` that was written without a backslash: a mark stood in it.
    private(set) var references: [Int] = []
    /// Offsets at which a mark stood: two tildes with one between them were not written together.
    private(set) var seams: Set<Int> = []

    init(_ literal: UnsafeBufferPointer<UInt8>, signs: SourceSigns?) {
        guard let signs, signs.occur(in: literal) else {
            bytes = Array(literal)
            return
        }
        bytes.reserveCapacity(literal.count)
        var index = 0
        while index < literal.count {
            guard let sign = signs.sign(at: index, in: literal) else {
                bytes.append(literal[index])
                index += 1
                continue
            }
            index += 3
            if sign == signs.cell.third {
                // The space beside it came with it.
                if bytes.isEmpty, index < literal.count, literal[index] == 0x20 { index += 1 }
                if bytes.last == 0x20 { bytes.removeLast() }
            }
            guard sign == signs.mark.third else { continue }
            if bytes.last == UInt8(ascii: "["), index < literal.count, literal[index] == UInt8(ascii: "^") {
                references.append(bytes.count - 1)
            } else {
                seams.insert(bytes.count)
            }
        }
    }
}
