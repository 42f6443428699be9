// One walk over cmark's tree that sorts the nodes by what a pass may want to do with them, and measures its depth.

internal import CCmark

/// A text node. cmark has already joined neighbouring ones.
struct FoundText {
    var node: Node
    /// Inside a link: no address in it becomes one.
    var isInLink: Bool
    /// The footnote definition it belongs to.
    var footnote: Int?
}

/// The nodes of interest, in document order.
struct Findings {
    var texts: [FoundText] = []
    var softBreaks: [Node] = []
    var links: [Node] = []
    var images: [Node] = []
    var rawHTML: [Node] = []
    var code: [Node] = []
    var quotes: [Node] = []
    var items: [Node] = []
    /// Items that hold the explanation of a definition list.
    var definitionItems: [Node] = []
    var headings: [Node] = []
    /// Headings that are table cells.
    var cells: [Node] = []
    /// The first node nested deeper than `WorkingTree.maximumDepth`.
    var tooDeep: Node?

    init() {}

    /// With room for what a page of so many bytes usually holds.
    init(ofSource bytes: Int, cells: Int) {
        let bytes = min(bytes, 1 << 16)
        texts.reserveCapacity(bytes / 64)
        items.reserveCapacity(bytes / 256)
        headings.reserveCapacity(bytes / 512)
        self.cells.reserveCapacity(cells)
    }
}

/// Calls `visit` on entering each node below and including `root`; without recursion.
func forEachNode(of root: Node, _ visit: (Node) -> Void) {
    guard let iterator = cmark_iter_new(root.pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
        let event = cmark_iter_next(iterator)
        if event == CMARK_EVENT_DONE { return }
        if event == CMARK_EVENT_ENTER, let node = Node(cmark_iter_get_node(iterator)) { visit(node) }
    }
}

extension WorkingTree {
    /// Quotes, lists and emphasis inside each other: more is nothing a reader could follow.
    static let maximumDepth = 100

    /// Fills `found`.
    func survey() {
        guard let iterator = cmark_iter_new(document.pointer) else { return }
        // Gathered in a local value: the class's storage is checked at every access.
        var found = Findings(ofSource: prepared.bytes.count, cells: tables.reduce(0) { $0 + $1.cellCount })
        defer {
            cmark_iter_free(iterator)
            self.found = found
        }
        var state = SurveyState(readsText: signs != nil || !marks.isDisjoint(with: [.strikethrough, .address, .reference]))
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let node = Node(cmark_iter_get_node(iterator)) else { return }
            let kind = node.kind
            if event == CMARK_EVENT_EXIT {
                state.leave(node, kind)
                continue
            }
            note(node, kind, &state, &found)
            if state.depth > Self.maximumDepth {
                found.tooDeep = node
                return
            }
            if kind == .image {
                // What is inside an image is its alternative text: no pass touches it.
                cmark_iter_reset(iterator, node.pointer, CMARK_EVENT_EXIT)
                state.leave(node, kind)
            }
        }
    }

    private func note(_ node: Node, _ kind: NodeKind, _ state: inout SurveyState, _ found: inout Findings) {
        switch kind {
        case .text:
            if state.readsText { found.texts.append(FoundText(node: node, isInLink: state.linkDepth > 0, footnote: state.footnote)) }
            return
        case .softBreak: found.softBreaks.append(node)
        case .link:
            found.links.append(node)
            state.linkDepth += 1
        case .image: found.images.append(node)
        case .htmlBlock, .htmlInline: found.rawHTML.append(node)
        case .code, .codeBlock: found.code.append(node)
        case .blockQuote: found.quotes.append(node)
        case .item:
            found.items.append(node)
            if let signs, let text = node.firstChild, begins(text, with: signs.definition) { found.definitionItems.append(node) }
            if state.footnote == nil, let index = openFootnote(node) {
                state.footnote = index
                state.footnoteItem = node
            }
        case .heading:
            if let signs, begins(node, with: signs.cell) { found.cells.append(node) } else { found.headings.append(node) }
        default: break
        }
        if kind.isContainer { state.depth += 1 }
    }

    /// Whether a block's first text begins with a sign.
    func begins(_ block: Node, with sign: SourceSigns.Sign) -> Bool {
        guard let text = block.firstChild, text.kind == .text else { return false }
        let literal = text.literal
        return literal.count >= 3 && literal[0] == 0xEF && literal[1] == 0xB7 && literal[2] == sign.third
    }
}

private struct SurveyState {
    let readsText: Bool
    var depth = 0
    var linkDepth = 0
    var footnote: Int?
    var footnoteItem: Node?

    init(readsText: Bool) { self.readsText = readsText }

    mutating func leave(_ node: Node, _ kind: NodeKind) {
        if kind.isContainer { depth -= 1 }
        if kind == .link { linkDepth -= 1 }
        if node == footnoteItem {
            footnote = nil
            footnoteItem = nil
        }
    }
}

extension NodeKind {
    /// May hold other nodes (cmark's iterator then also reports leaving it).
    var isContainer: Bool {
        switch self {
        case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .htmlInline: false
        default: true
        }
    }
}
