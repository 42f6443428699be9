// The finished tree block by block, for checks that ask what a block says and whether it cites a source.

import Diagnostics

extension WorkingTree {
    /// Fills `ParsedMarkdown.blocks` from the finished tree.
    func collectBlocks() {
        var collector = BlockCollector(tree: self)
        walk(document) { node, isEntering in
            if isEntering { collector.enter(node) } else { collector.leave(node) }
        }
        result.blocks = collector.blocks
    }
}

/// Follows a walk over the tree and closes a block wherever its text ends.
private struct BlockCollector {
    private let tree: WorkingTree
    private(set) var blocks: [TextBlock] = []
    private var text: TextCollector
    private var place: Node?
    private var citations: [String] = []
    private var group = 0
    private var alerts = 0
    private var quotes = 0
    private var items = 0
    private var links = 0
    /// The text outside links.
    private var plain: [UInt8] = []
    private var heading: Int?

    init(tree: WorkingTree) {
        self.tree = tree
        text = TextCollector(imageTexts: tree.imageTexts)
    }

    mutating func enter(_ node: Node) {
        if node.parent == tree.document { group += 1 }
        switch node.kind {
        case .blockQuote: quotes += 1
        case .item: items += 1
        case .customBlock where node.tag.kind == .alert:
            alerts += 1
            // The paragraph that began with the marker knows the line.
            if let body = node.firstChild?.next { note(body) }
        case .customBlock where node.tag.kind == .heading: heading = node.tag.index
        case .customInline where node.tag.kind == .link: links += 1
        case .customInline where node.tag.kind == .silent && node.tag.index > 0:
            citations.append(tree.result.citations[node.tag.index - 1].id)
        case .text, .code, .codeBlock:
            note(node)
            if links == 0 { plain.append(contentsOf: node.literal) }
        case .paragraph: note(node)
        default: break
        }
        text.enter(node)
        // A leaf is entered and never left.
        if node.kind == .codeBlock { close(.code) }
    }

    /// Nodes a pass has made have no place of their own.
    private mutating func note(_ node: Node) { if place == nil, node.startLine > 0 { place = node } }

    mutating func leave(_ node: Node) {
        switch node.kind {
        case .blockQuote: quotes -= 1
        case .item:
            close(.listItem)
            items -= 1
        case .customInline:
            if node.tag.kind == .link { links -= 1 }
        case .paragraph: close(items > 0 ? .listItem : .paragraph)
        case .customBlock: leaveCustomBlock(node)
        default: text.leave(node)
        }
    }

    private mutating func leaveCustomBlock(_ node: Node) {
        switch node.tag.kind {
        case .heading:
            close(.heading)
            heading = nil
        case .cell:
            guard node.next == nil else { return text.breakLine() }
            // The head is the first section of its table.
            close(node.parent?.parent?.previous == nil ? .tableHead : .tableRow)
        case .alert:
            close(.paragraph)
            alerts -= 1
        // The title of an alert, a term or an explanation.
        default: close(node.parent?.tag.kind == .alert ? .heading : .paragraph)
        }
    }

    private mutating func close(_ kind: TextBlock.Kind) {
        let words = text.take()
        defer {
            place = nil
            citations = []
            plain = []
        }
        guard !words.isEmpty else { return }
        let ofHeading = heading.map { tree.locations.location(tree.result.headings[$0].offset) }
        let location = ofHeading ?? place.map { tree.location(of: $0) } ?? blocks.last?.location
        var block = TextBlock(kind: kind, text: words, location: location ?? tree.location(0), group: group)
        block.citations = citations
        block.isInAlert = alerts > 0
        block.isInQuote = quotes > 0
        let rest = plain.reversed().drop(while: isASCIISpace)
        block.isOnlyLinks = rest.isEmpty || rest.starts(with: "：".utf8.reversed())
        blocks.append(block)
    }
}
