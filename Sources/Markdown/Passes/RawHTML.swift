// Raw HTML is an error at its place, and dropped, unless the site allows it.

import Diagnostics

extension WorkingTree {
    func refuseRawHTML() {
        guard !options.allowsHTML else {
            for node in found.rawHTML { cleanLiteral(of: node) }
            return
        }
        for node in found.rawHTML {
            let place = location(of: node, opening: UInt8(ascii: "<"))
            report(
                .markdownRawHTML, at: place, "raw HTML \(quoted(withoutSigns(Array(node.literal.prefix(200))))) is not allowed",
                suggestion: "write it as Markdown, or as code between backticks")
            discard(node)
        }
    }

    /// Code keeps what the author wrote; a fenced `tool` block becomes a hole.
    func rewriteCode() {
        for node in found.code {
            cleanLiteral(of: node)
            guard node.kind == .codeBlock else { continue }
            let info = node.fenceInfo
            guard !info.isEmpty else { continue }
            let words = withoutSigns(info).split(whereSeparator: isASCIISpace)
            if words.first?.elementsEqual("tool".utf8) == true {
                makeToolBlock(node, words: words)
            } else if signs != nil {
                node.setFenceInfo(withoutSigns(info))
            }
        }
    }

    private func makeToolBlock(_ node: Node, words: [ArraySlice<UInt8>]) {
        guard let hole = Node.customBlock(Hole.tool.marker(result.toolBlocks.count)) else { return }
        let name = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : ""
        result.toolBlocks.append(
            ToolBlock(name: name, body: String(decoding: node.literal, as: UTF8.self), location: location(of: node)))
        node.insertBefore(hole)
        discard(node)
    }

    private func cleanLiteral(of node: Node) {
        guard let signs, signs.occur(in: node.literal) else { return }
        node.setLiteral(signs.removed(from: node.literal))
    }
}
