// Footnotes `[^1]` with `[^1]: text`, and citations `[^S0-15]` of a ledger id: both are written alike, a definition makes the
// difference. Notes are numbered by first use and stand at the end of the page.

import Diagnostics

/// One definition.
struct FootnoteDefinition {
    var label: String
    var item: Node
    var number: Int?
    /// References so far; each has its own way back.
    var useCount = 0
}

/// One `[^1]` in the text; its node is filled in when the numbers are known.
struct FootnoteUse {
    var definition: Int
    var node: Node
    /// The definition it stands in, which may itself be unused.
    var owner: Int?
}

/// The footnotes of a page.
struct FootnoteBook {
    var definitions: [FootnoteDefinition] = []
    var byLabel: [String: Int] = [:]
    var uses: [FootnoteUse] = []
}

// MARK: - Definitions

extension WorkingTree {
    /// Registers the definition an item holds and takes `[^1]:` out of its text. Nil if the item is no definition.
    func openFootnote(_ item: Node) -> Int? {
        guard let signs, let paragraph = item.firstChild, paragraph.kind == .paragraph, begins(paragraph, with: signs.footnote),
            let first = paragraph.firstChild
        else { return nil }
        let text = SignlessText(first.literal, signs: signs)
        guard text.bytes.starts(with: "[^".utf8), let colon = text.bytes.firstIndex(of: UInt8(ascii: ":")),
            text.bytes[colon - 1] == UInt8(ascii: "]")
        else { return nil }
        let label = String(decoding: text.bytes[2..<(colon - 1)], as: UTF8.self)
        let place = location(offset(of: paragraph) + 3)
        // The rest keeps its signs: it is read with the other texts.
        let rest = first.literal.drop { $0 != UInt8(ascii: ":") }.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
        first.setLiteral(Array(rest))
        let index = footnotes.definitions.count
        footnotes.definitions.append(FootnoteDefinition(label: label, item: item))
        if footnotes.byLabel[label.lowercased()] == nil {
            footnotes.byLabel[label.lowercased()] = index
        } else {
            report(
                .markdownDuplicateID, at: place, "footnote \"[^\(label)]\" is defined twice",
                suggestion: "give the second definition another label")
        }
        return index
    }
}

// MARK: - References

extension WorkingTree {
    /// The node for `[^label]`: a footnote reference, a citation, or nil, when it stays text and is reported.
    func referenceNode(_ label: ArraySlice<UInt8>, at place: Int, in footnote: Int?) -> Node? {
        let name = String(decoding: label, as: UTF8.self)
        return footnoteReference(name, in: footnote) ?? citation(name, label, place) ?? undefined(name, place)
    }

    private func footnoteReference(_ name: String, in owner: Int?) -> Node? {
        guard let index = footnotes.byLabel[name.lowercased()], let node = Node.customInline("", "") else { return nil }
        node.tag = NodeTag(.silent)
        footnotes.uses.append(FootnoteUse(definition: index, node: node, owner: owner))
        return node
    }

    private func citation(_ name: String, _ bytes: ArraySlice<UInt8>, _ place: Int) -> Node? {
        guard options.recognisesCitations, isLedgerID(bytes) else { return nil }
        let index = result.citations.count
        guard let node = Node.customInline(Hole.citation.marker(index)) else { return nil }
        // A number above 0 tells a citation from the other silent nodes.
        node.tag = NodeTag(.silent, index + 1)
        result.citations.append(CitationReference(id: name, location: location(place)))
        return node
    }

    private func undefined(_ name: String, _ place: Int) -> Node? {
        report(
            .markdownFootnoteUndefined, at: location(place), "footnote \(quoted("[^\(name)]".utf8)) has no definition on this page",
            suggestion: "add a line \"[^\(name)]: …\"")
        return nil
    }
}

/// Capital letters and digits, `-`, then capital letters and digits, perhaps more such parts: `S0-15`, `L-A1`, `CLK-01`.
private func isLedgerID(_ label: ArraySlice<UInt8>) -> Bool {
    let parts = label.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first?.first, (0x41...0x5A).contains(first) else { return false }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return false }
    return parts[0].allSatisfy { isASCIIAlphanumeric($0) && $0 < 0x61 } && parts.dropFirst().joined().allSatisfy(isASCIIAlphanumeric)
}

// MARK: - Numbering and rendering

extension WorkingTree {
    /// Numbers the notes, fills in the references and moves the used definitions to the end of the page.
    func placeFootnotes() {
        guard !footnotes.definitions.isEmpty else { return }
        let order = numberFootnotes()
        takeOutDefinitions()
        guard !order.isEmpty, let section = Node.customBlock(sectionStart(), "</ol>\n</section>") else { return }
        document.append(section)
        for index in order { section.append(noteBlock(index)) }
    }

    /// First the uses in the text, in their order; then those in notes, note by note.
    private func numberFootnotes() -> [Int] {
        let byOwner = Dictionary(grouping: footnotes.uses.indices, by: { footnotes.uses[$0].owner ?? -1 })
        var order: [Int] = []
        var position = 0
        var uses = byOwner[-1] ?? []
        while true {
            for use in uses {
                let definition = footnotes.uses[use].definition
                if footnotes.definitions[definition].number == nil {
                    order.append(definition)
                    footnotes.definitions[definition].number = order.count
                }
                footnotes.definitions[definition].useCount += 1
                fillReference(use)
            }
            guard position < order.count else { return order }
            uses = byOwner[order[position]] ?? []
            position += 1
        }
    }

    private func fillReference(_ use: Int) {
        let definition = footnotes.definitions[footnotes.uses[use].definition]
        guard let number = definition.number else { return }
        let id = ids.claim("fnref-\(number)\(definition.useCount > 1 ? "-\(definition.useCount)" : "")")
        footnotes.uses[use].node.setOnEnter(
            Array("<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"\(id)\">\(number)</a></sup>".utf8))
    }

    private func takeOutDefinitions() {
        for (index, definition) in footnotes.definitions.enumerated() {
            if definition.number == nil, footnotes.byLabel[definition.label.lowercased()] == index {
                let place = location(of: definition.item.firstChild ?? definition.item)
                report(
                    .markdownFootnoteUnused, .warning, at: place, "footnote \(quoted("[^\(definition.label)]".utf8)) is never referred to",
                    suggestion: "remove it, or add [^\(definition.label)] to the text")
            }
            let list = definition.item.parent
            definition.item.unlink()
            if let list, list.kind == .list, list.firstChild == nil { discard(list) }
        }
        for definition in footnotes.definitions where definition.number == nil { discard(definition.item) }
    }

    private func sectionStart() -> [UInt8] {
        var html = Array("<section class=\"footnotes\" aria-label=\"".utf8)
        appendEscaped(options.words.footnotes, to: &html)
        html.append(contentsOf: "\">\n<ol>".utf8)
        return html
    }

    private func noteBlock(_ index: Int) -> Node {
        let definition = footnotes.definitions[index]
        guard let number = definition.number, let block = Node.customBlock(Array("<li id=\"fn-\(number)\">".utf8), "</li>") else {
            return definition.item
        }
        _ = ids.claim("fn-\(number)")
        block.adoptChildren(of: definition.item)
        discard(definition.item)
        for use in 1...max(1, definition.useCount) {
            guard let link = Node.customInline(backlink(number, use)) else { continue }
            link.tag = NodeTag(.silent)
            if let paragraph = block.lastChild, paragraph.kind == .paragraph {
                if let space = Node.text([0x20]) { paragraph.append(space) }
                paragraph.append(link)
            } else if let paragraph = Node.paragraph() {
                paragraph.append(link)
                block.append(paragraph)
            }
        }
        return block
    }

    private func backlink(_ number: Int, _ use: Int) -> [UInt8] {
        let name = "\(number)\(use > 1 ? "-\(use)" : "")"
        var html = Array("<a href=\"#fnref-\(name)\" class=\"footnote-backref\" aria-label=\"".utf8)
        appendEscaped("\(options.words.backToText) \(name)", to: &html)
        html.append(contentsOf: "\">↩</a>".utf8)
        return html
    }
}
