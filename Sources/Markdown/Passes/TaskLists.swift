// Task lists: `- [ ] open` and `- [x] done`. The box cannot be changed; the text is its label.

extension WorkingTree {
    func rewriteTasks() {
        guard marks.contains(.task) else { return }
        for item in found.items { rewriteTask(item) }
    }

    private func rewriteTask(_ item: Node) {
        guard let paragraph = item.firstChild, paragraph.kind == .paragraph else { return }
        // The source tells `[x]` from `\[x]` and from a link; `\[` would begin with the backslash.
        let start = offset(of: paragraph)
        let marker = prepared.bytes[min(start, prepared.bytes.count)...].prefix(4)
        guard marker.count == 4, marker[start] == UInt8(ascii: "["), marker[start + 2] == UInt8(ascii: "]"),
            isASCIISpace(marker[start + 3])
        else { return }
        let isDone = marker[start + 1] | 0x20 == UInt8(ascii: "x")
        guard isDone || isASCIISpace(marker[start + 1]), takeMarker(from: paragraph) else { return }
        let html = "<label class=\"task\"><input type=\"checkbox\"\(isDone ? " checked=\"\"" : "") disabled=\"\">"
        guard let label = Node.customInline(Array(html.utf8), "</label>") else { return }
        label.adoptChildren(of: paragraph)
        paragraph.append(label)
    }

    /// Removes `[x]` from the text; false if cmark made something else of it.
    private func takeMarker(from paragraph: Node) -> Bool {
        var nodes: [Node] = []
        var bytes: [UInt8] = []
        var current = paragraph.firstChild
        while let node = current, node.kind == .text, bytes.count < 3 {
            nodes.append(node)
            bytes += node.literal
            current = node.next
        }
        guard bytes.count >= 3, bytes[0] == UInt8(ascii: "["), bytes[2] == UInt8(ascii: "]"), let last = nodes.popLast() else {
            return false
        }
        for node in nodes { discard(node) }
        last.setLiteral(Array(bytes.dropFirst(3)))
        return true
    }
}
