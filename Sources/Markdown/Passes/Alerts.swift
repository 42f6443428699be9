// Alerts: a quote that begins with `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`.
// The rest of that line is the author's own title; without one the kind has its usual title.

extension WorkingTree {
    func rewriteAlerts() {
        guard marks.contains(.alert) else { return }
        for quote in found.quotes { rewriteAlert(quote) }
    }

    private func rewriteAlert(_ quote: Node) {
        guard let paragraph = quote.firstChild, paragraph.kind == .paragraph, let kind = alertKind(of: paragraph),
            let aside = Node.customBlock(Array("<aside class=\"alert alert-\(kind.name)\" role=\"note\">".utf8), "</aside>"),
            let titleBlock = Node.customBlock("", ""), let title = Node.customInline("<p class=\"alert-title\">", "</p>")
        else { return }
        aside.tag = NodeTag(.alert)
        for node in kind.marker { discard(node) }
        while let child = paragraph.firstChild, child.kind != .softBreak, child.kind != .lineBreak {
            child.unlink()
            title.append(child)
        }
        if let lineEnd = paragraph.firstChild { discard(lineEnd) }
        trimStart(of: title)
        if visibleText(of: title).isEmpty, let text = Node.text(Array((options.words.alertTitles[kind.name] ?? kind.name).utf8)) {
            title.append(text)
        }
        if paragraph.firstChild == nil { discard(paragraph) }
        quote.insertBefore(aside)
        aside.append(titleBlock)
        titleBlock.append(title)
        aside.adoptChildren(of: quote)
        discard(quote)
    }

    /// The kind, and the text nodes that spell it; `\[!NOTE]` and unknown words stay a quote.
    private func alertKind(of paragraph: Node) -> (name: String, marker: [Node])? {
        let start = offset(of: paragraph)
        guard prepared.bytes[min(start, prepared.bytes.count)...].starts(with: "[!".utf8) else { return nil }
        var marker: [Node] = []
        var word: [UInt8] = []
        var current = paragraph.firstChild
        while let node = current, node.kind == .text, word.count < 20, word.last != UInt8(ascii: "]") {
            word += node.literal
            marker.append(node)
            current = node.next
        }
        let name = String(decoding: word, as: UTF8.self).lowercased()
        guard let kind = ["note", "tip", "important", "warning", "caution"].first(where: { name.hasPrefix("[!\($0)]") }) else { return nil }
        // A text rewritten by another pass may hold more than the marker.
        let rest = word.dropFirst(kind.utf8.count + 3)
        if !rest.isEmpty, let last = marker.popLast() { last.setLiteral(Array(rest)) }
        return (kind, marker)
    }

    /// Removes the spaces a block's first text begins with.
    func trimStart(of block: Node) {
        guard let text = block.firstChild, text.kind == .text, let first = text.literal.first, isASCIISpace(first) else { return }
        text.setLiteral(UnsafeBufferPointer(rebasing: text.literal.drop(while: isASCIISpace)))
    }

    /// Removes the spaces a block's last text ends with.
    func trimEnd(of block: Node) {
        guard let text = block.lastChild, text.kind == .text, let last = text.literal.last, isASCIISpace(last) else { return }
        var end = text.literal.count
        while end > 0, isASCIISpace(text.literal[end - 1]) { end -= 1 }
        text.setLiteral(UnsafeBufferPointer(rebasing: text.literal[..<end]))
    }
}
