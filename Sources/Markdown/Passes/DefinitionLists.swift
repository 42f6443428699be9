// Definition lists as in PHP Markdown Extra: a line with the term, then `: explanation`. Before parsing each explanation was made
// a list item (see `SourceScanner`); here the list and the paragraph of terms above it become `<dl>`. Terms get ids.

extension WorkingTree {
    func rewriteDefinitions() {
        var open: (list: Node, source: Node)?
        for item in found.definitionItems {
            guard let list = item.parent, list.kind == .list else { continue }
            takeColon(of: item)
            if let open, open.source == list {
                appendExplanation(item, to: open.list, isTight: list.isTightList)
            } else if list.firstChild == item, let terms = list.previous, terms.kind == .paragraph,
                let definitions = definitionList(for: terms, after: open?.list)
            {
                appendTerms(terms, to: definitions)
                appendExplanation(item, to: definitions, isTight: list.isTightList)
                open = (definitions, list)
            } else {
                unwrap(item, from: list)
            }
            if list.firstChild == nil {
                discard(list)
                if open?.source == list { open?.source = document }
            }
        }
    }

    /// The list the terms belong to: the one just above them, or a new one.
    private func definitionList(for terms: Node, after last: Node?) -> Node? {
        if let last, terms.previous == last { return last }
        guard let list = Node.customBlock("<dl>", "</dl>") else { return nil }
        terms.insertBefore(list)
        return list
    }

    /// Each line of the paragraph is a term.
    private func appendTerms(_ paragraph: Node, to list: Node) {
        while paragraph.firstChild != nil {
            guard let block = Node.customBlock("", ""), let term = Node.customInline("", "</dt>") else { return }
            while let child = paragraph.firstChild {
                if child.kind == .softBreak || child.kind == .lineBreak {
                    discard(child)
                    break
                }
                child.unlink()
                term.append(child)
            }
            let id = ids.claim(slug(visibleText(of: term)))
            var html = Array("<dt id=\"".utf8)
            appendEscaped(id, to: &html)
            html.append(contentsOf: "\">".utf8)
            term.setOnEnter(html)
            list.append(block)
            block.append(term)
        }
        discard(paragraph)
    }

    private func appendExplanation(_ item: Node, to list: Node, isTight: Bool) {
        let isOneLine = isTight && item.firstChild?.next == nil && item.firstChild?.kind == .paragraph
        guard let block = Node.customBlock(isOneLine ? "" : "<dd>", isOneLine ? "" : "</dd>") else { return }
        list.append(block)
        if isOneLine, let paragraph = item.firstChild, let inline = Node.customInline("<dd>", "</dd>") {
            block.append(inline)
            inline.adoptChildren(of: paragraph)
        } else {
            block.adoptChildren(of: item)
        }
        discard(item)
    }

    /// Takes the `: ` off the item's first text.
    private func takeColon(of item: Node) {
        guard let text = item.firstChild?.firstChild, text.kind == .text, text.literal.first == UInt8(ascii: ":") else { return }
        text.setLiteral(Array(text.literal.dropFirst().drop(while: isASCIISpace)))
    }

    /// An explanation without a term is the paragraph the author wrote, colon and all.
    private func unwrap(_ item: Node, from list: Node) {
        if let text = item.firstChild?.firstChild, text.kind == .text { text.setLiteral(Array(": ".utf8) + text.literal) }
        // Below an author's own list with `+` it can only stay an item of that list.
        guard list.firstChild == item else { return }
        while let child = item.firstChild {
            child.unlink()
            list.insertBefore(child)
        }
        discard(item)
    }
}
