// GFM tables, after parsing: the headings that `TableSource.swift` made of the cells become a table again.
// The table can be scrolled by keyboard and has the name of the heading above it.

extension WorkingTree {
    func assembleTables() {
        var rest = found.cells[...]
        for shape in tables {
            let count = shape.cellCount
            guard rest.count >= count else { break }
            assemble(shape, Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        // Cells without a table cannot occur unless cmark read the rewritten source in another way: they stay text.
        for cell in rest {
            guard let paragraph = Node.paragraph() else { continue }
            replace(cell, with: paragraph)
        }
    }

    private func assemble(_ shape: TableShape, _ cells: [Node]) {
        guard let wrapper = Node.customBlock(wrapperStart(for: cells[0]), "</div>"),
            let table = Node.customBlock("<table>", "</table>")
        else { return }
        cells[0].insertBefore(wrapper)
        wrapper.append(table)
        let columns = shape.alignments.count
        for row in 0...shape.rowCount {
            if row < 2 { appendSection(to: table, isHead: row == 0) }
            guard let section = table.lastChild, let line = Node.customBlock("<tr>", "</tr>") else { continue }
            section.append(line)
            for column in 0..<columns {
                appendCell(cells[row * columns + column], to: line, isHead: row == 0, shape.alignments[column])
            }
        }
    }

    private func appendSection(to table: Node, isHead: Bool) {
        let section =
            isHead
            ? Node.customBlock("<thead>", "</thead>") : Node.customBlock("<tbody>", "</tbody>")
        if let section { table.append(section) }
    }

    private func appendCell(_ heading: Node, to row: Node, isHead: Bool, _ alignment: TableShape.Alignment) {
        let start: StaticString =
            switch alignment {
            case .none: isHead ? "<th scope=\"col\">" : "<td>"
            case .left: isHead ? "<th scope=\"col\" align=\"left\">" : "<td align=\"left\">"
            case .center: isHead ? "<th scope=\"col\" align=\"center\">" : "<td align=\"center\">"
            case .right: isHead ? "<th scope=\"col\" align=\"right\">" : "<td align=\"right\">"
            }
        guard let block = Node.customBlock("", ""), let inline = Node.customInline(start, isHead ? "</th>" : "</td>") else { return }
        block.tag = NodeTag(.cell)
        row.append(block)
        block.append(inline)
        inline.adoptChildren(of: heading)
        trimStart(of: inline)
        trimEnd(of: inline)
        discard(heading)
    }

    private func wrapperStart(for cell: Node) -> [UInt8] {
        var html = Array("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"".utf8)
        appendEscaped(headingText(before: cell) ?? options.words.table, to: &html)
        html.append(contentsOf: "\">".utf8)
        return html
    }

    /// The text of the nearest heading above, which stands beside the table or beside a block around it.
    private func headingText(before node: Node) -> String? {
        let line = node.startLine
        var low = 0
        var high = found.headings.count
        while low < high {
            let middle = (low + high) / 2
            if found.headings[middle].startLine < line { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? visibleText(of: found.headings[low - 1]) : nil
    }
}
