// What a reader can see, without markup: for headings, alternative texts, the first paragraph and the sections search reads.

internal import CCmark

extension WorkingTree {
    /// The visible text of one node: blocks on lines of their own, no space at either end.
    func visibleText(of root: Node) -> String {
        if let only = root.firstChild, only.next == nil, only.kind == .text {
            return String(knownUTF8: trimmedSpaces(only.literal))
        }
        var collector = TextCollector(imageTexts: imageTexts)
        walk(root) { node, isEntering in
            if isEntering { collector.enter(node) } else { collector.leave(node) }
        }
        return collector.take()
    }

    /// Fills the sections and the first paragraph from the finished tree.
    func collectSections() {
        // A value that gathers: the class's storage is checked at every access.
        var collector = SectionCollector(imageTexts: imageTexts, headings: result.headings)
        walk(document) { node, isEntering in collector.visit(node, isEntering: isEntering) }
        collector.close()
        result.sections = collector.sections
        if let paragraph = collector.firstParagraph(in: document) { result.firstParagraph = visibleText(of: paragraph) }
    }

    /// Inlined, so that what the closure captures is not checked at every node.
    @inline(__always)
    func walk(_ root: Node, _ visit: (Node, Bool) -> Void) {
        guard let iterator = cmark_iter_new(root.pointer) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            if let node = Node(cmark_iter_get_node(iterator)) { visit(node, event == CMARK_EVENT_ENTER) }
        }
    }
}

/// Gathers the sections of a page as a walk goes over its tree.
private struct SectionCollector {
    let headings: [Heading]
    private(set) var sections: [TextSection] = []
    private var collector: TextCollector
    private var heading: Heading?
    private var isInHeading = false

    init(imageTexts: [[UInt8]], headings: [Heading]) {
        self.headings = headings
        collector = TextCollector(imageTexts: imageTexts)
        sections.reserveCapacity(headings.count + 1)
    }

    mutating func visit(_ node: Node, isEntering: Bool) {
        if node.kind == .customBlock, node.tag.kind == .heading {
            if isEntering {
                close()
                heading = headings[node.tag.index]
            }
            isInHeading = isEntering
        } else if !isInHeading {
            if isEntering { collector.enter(node) } else { collector.leave(node) }
        }
    }

    /// Ends the section.
    mutating func close() {
        let text = collector.take()
        if heading != nil || !text.isEmpty {
            sections.append(TextSection(anchor: heading?.id, heading: heading?.text ?? "", text: text))
        }
    }

    /// The first paragraph that is not inside another block.
    func firstParagraph(in document: Node) -> Node? {
        var node = document.firstChild
        while let block = node, block.kind != .paragraph { node = block.next }
        return node
    }
}

/// Gathers text from nodes as a walk enters and leaves them.
struct TextCollector {
    private let imageTexts: [[UInt8]]
    private var bytes: [UInt8] = []

    init(imageTexts: [[UInt8]]) { self.imageTexts = imageTexts }

    mutating func enter(_ node: Node) {
        switch node.kind {
        case .text:
            // A citation between two spaces is not text: one space is left.
            let literal = node.literal
            let isSpaced = literal.first == 0x20 && (bytes.last == 0x20 || bytes.last == 0x0A)
            bytes.append(contentsOf: isSpaced ? UnsafeBufferPointer(rebasing: literal.dropFirst()) : literal)
        case .code: bytes.append(contentsOf: node.literal)
        case .softBreak, .lineBreak: space(0x20)
        case .codeBlock:
            space(0x0A)
            bytes.append(contentsOf: node.literal)
            space(0x0A)
        case .customInline: if node.tag.kind == .image { bytes.append(contentsOf: imageTexts[node.tag.index]) }
        default: break
        }
    }

    mutating func leave(_ node: Node) {
        switch node.kind {
        case .customBlock: space(node.tag.kind == .cell ? 0x20 : 0x0A)
        case .paragraph, .heading, .item, .blockQuote: space(0x0A)
        default: break
        }
    }

    /// Ends a line within the text.
    mutating func breakLine() { space(0x0A) }

    /// The text so far, trimmed; begins anew.
    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes.withUnsafeBufferPointer { String(knownUTF8: trimmedSpaces($0)) }
    }

    private mutating func space(_ byte: UInt8) {
        while bytes.last == 0x20 { bytes.removeLast() }
        if let last = bytes.last, last != 0x0A { bytes.append(byte) }
    }
}

private func trimmedSpaces(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var range = 0..<bytes.count
    while let last = range.last, isASCIISpace(bytes[last]) { range.removeLast() }
    while let first = range.first, isASCIISpace(bytes[first]) { range.removeFirst() }
    return UnsafeBufferPointer(rebasing: bytes[range])
}
