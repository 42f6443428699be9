// A node of cmark's tree, as Swift sees it: kinds, neighbours, text and surgery. It owns nothing: the tree does.

internal import CCmark
internal import CMarkArena

/// cmark's node types; the raw values are those of `cmark_node_type` in libcmark 0.30.
enum NodeKind: UInt32 {
    case none, document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image
}

/// What a pass noted on a node it made, kept in cmark's user data: a kind and a small number.
struct NodeTag: Equatable {
    enum Kind: Int {
        case none, heading, image, cell, silent, strikeOpener, strikeCloser, strikeEither, link, alert
    }

    var kind: Kind
    var index: Int

    init(_ kind: Kind, _ index: Int = 0) {
        self.kind = kind
        self.index = index
    }
}

/// A pointer to one node; valid as long as its tree.
struct Node: Hashable {
    let pointer: OpaquePointer

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    var kind: NodeKind { NodeKind(rawValue: cmark_node_get_type(pointer).rawValue) ?? .none }
    var parent: Node? { Node(cmark_node_parent(pointer)) }
    var next: Node? { Node(cmark_node_next(pointer)) }
    var previous: Node? { Node(cmark_node_previous(pointer)) }
    var firstChild: Node? { Node(cmark_node_first_child(pointer)) }
    var lastChild: Node? { Node(cmark_node_last_child(pointer)) }
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isTightList: Bool { cmark_node_get_list_tight(pointer) == 1 }
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    var tag: NodeTag {
        get {
            let bits = Int(bitPattern: cmark_node_get_user_data(pointer))
            return NodeTag(NodeTag.Kind(rawValue: bits & 0xF) ?? .none, bits >> 4)
        }
        nonmutating set {
            cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue.index << 4 | newValue.kind.rawValue))
        }
    }

    /// The bytes of a literal, borrowed from the tree until the node changes.
    var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
    var url: [UInt8] { Array(Self.bytes(cmark_node_get_url(pointer))) }
    var title: [UInt8] { Array(Self.bytes(cmark_node_get_title(pointer))) }
    var fenceInfo: [UInt8] { Array(Self.bytes(cmark_node_get_fence_info(pointer))) }

    private static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: string, count: strlen(string)).assumingMemoryBound(to: UInt8.self)
    }
}

// MARK: - Making and moving nodes

extension Node {
    func setLiteral(_ bytes: UnsafeBufferPointer<UInt8>) { withCString(bytes) { _ = cmark_node_set_literal(pointer, $0) } }

    func setLiteral(_ bytes: [UInt8]) { withCString(bytes) { _ = cmark_node_set_literal(pointer, $0) } }
    func setFenceInfo(_ bytes: [UInt8]) { withCString(bytes) { _ = cmark_node_set_fence_info(pointer, $0) } }
    func setOnEnter(_ bytes: [UInt8]) { withCString(bytes) { _ = cmark_node_set_on_enter(pointer, $0) } }
    func insertBefore(_ sibling: Node) { cmark_node_insert_before(pointer, sibling.pointer) }
    func insertAfter(_ sibling: Node) { cmark_node_insert_after(pointer, sibling.pointer) }
    func append(_ child: Node) { cmark_node_append_child(pointer, child.pointer) }
    func prepend(_ child: Node) { cmark_node_prepend_child(pointer, child.pointer) }
    func unlink() { cmark_node_unlink(pointer) }

    /// Moves all children of `other` to the end of this node.
    func adoptChildren(of other: Node) {
        while let child = other.firstChild {
            child.unlink()
            append(child)
        }
    }

    static func text(_ bytes: [UInt8]) -> Node? {
        guard let node = new(CMARK_NODE_TEXT) else { return nil }
        node.setLiteral(bytes)
        return node
    }

    static func paragraph() -> Node? { new(CMARK_NODE_PARAGRAPH) }

    /// A node in the memory of the tree being made (`withTreeMemory`).
    private static func new(_ type: cmark_node_type) -> Node? {
        Node(cmark_node_new_with_mem(type, cmark_arena_mem().assumingMemoryBound(to: cmark_mem.self)))
    }

    /// A node rendered as the two pieces of HTML around its children.
    static func customInline(_ enter: [UInt8], _ exit: StaticString = "") -> Node? {
        guard let node = customInline("", exit) else { return nil }
        if !enter.isEmpty { node.setOnEnter(enter) }
        return node
    }

    static func customInline(_ enter: StaticString, _ exit: StaticString) -> Node? {
        custom(CMARK_NODE_CUSTOM_INLINE, enter, exit)
    }

    /// Like `customInline`, for blocks: cmark puts each piece on a line of its own.
    static func customBlock(_ enter: [UInt8], _ exit: StaticString = "") -> Node? {
        guard let node = customBlock("", exit) else { return nil }
        if !enter.isEmpty { node.setOnEnter(enter) }
        return node
    }

    static func customBlock(_ enter: StaticString, _ exit: StaticString) -> Node? {
        custom(CMARK_NODE_CUSTOM_BLOCK, enter, exit)
    }

    private static func custom(_ type: cmark_node_type, _ enter: StaticString, _ exit: StaticString) -> Node? {
        guard let node = new(type) else { return nil }
        // A static string's bytes end in NUL.
        if enter.utf8CodeUnitCount > 0 { setText(node.pointer, enter, cmark_node_set_on_enter) }
        if exit.utf8CodeUnitCount > 0 { setText(node.pointer, exit, cmark_node_set_on_exit) }
        return node
    }

    private static func setText(
        _ node: OpaquePointer, _ text: StaticString, _ set: (OpaquePointer?, UnsafePointer<CChar>?) -> Int32
    ) {
        text.utf8Start.withMemoryRebound(to: CChar.self, capacity: text.utf8CodeUnitCount + 1) { _ = set(node, $0) }
    }
}

/// Lends the bytes with a NUL behind them; cmark copies what it is given.
private func withCString(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafePointer<CChar>) -> Void) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { copy in
        guard let start = copy.baseAddress else { return }
        UnsafeMutableRawBufferPointer(copy).copyMemory(from: UnsafeRawBufferPointer(bytes))
        copy[bytes.count] = 0
        body(start)
    }
}

private func withCString(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Void) {
    bytes.withUnsafeBufferPointer { withCString($0, body) }
}
