// Headings: an id that keeps 汉字, `{#id}` to choose another, repeats numbered; the outline; the title lifted out.

import ChineseText
import Diagnostics

/// The ids of a page; each is given once.
struct IDRegister {
    private(set) var taken: AnchorSet = []
    private var repeats: [String: Int] = [:]

    /// Makes room for the ids of some headings.
    mutating func reserveCapacity(_ headings: Int) { taken.reserveCapacity(headings) }

    /// Takes an id, or nil if it is taken.
    mutating func claimExactly(_ id: String) -> Bool { taken.insert(id) }

    /// Takes the id, or the first free one with a number behind it.
    mutating func claim(_ wanted: String) -> String {
        if taken.insert(wanted) { return wanted }
        var number = repeats[wanted] ?? 0
        repeat { number += 1 } while !taken.insert("\(wanted)-\(number)")
        repeats[wanted] = number
        return "\(wanted)-\(number)"
    }
}

/// The id made from visible text: letters and digits of any script kept, small; spaces become `-`; the rest left out.
/// 二、逾期 90 天怎么办？ → 二逾期-90-天怎么办
func slug(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
        var slug: [UInt8] = []
        slug.reserveCapacity(bytes.count)
        var isPending = false
        var index = 0
        while let scalar = scalar(at: index, in: bytes) {
            let start = index
            index += UTF8.width(scalar)
            if scalar.isHan || isKept(scalar) {
                if isPending, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
                isPending = false
                if scalar.isHan {
                    // The whole row of them.
                    while let next = Markdown.scalar(at: index, in: bytes), next.isHan { index += UTF8.width(next) }
                    slug.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                } else if scalar.isASCII {
                    slug.append(bytes[start] | (("A"..."Z").contains(scalar) ? 0x20 : 0))
                } else {
                    slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                }
            } else if scalar == "-" || scalar == "_" || scalar == "/" || scalar.isMarkdownSpace {
                isPending = true
            }
        }
        return slug.isEmpty ? "section" : slug.withUnsafeBufferPointer { String(knownUTF8: $0) }
    }
}

/// Letters and digits of any script, 汉字 aside.
private func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIIAlphanumeric(UInt8(scalar.value)) }
    switch scalar.value {
    // The common punctuation of Chinese texts, without asking for its properties.
    case 0x2010...0x2027, 0x3001...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20: return false
    default: return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

extension WorkingTree {
    /// The ids authors chose, heading by heading; they are taken before any id is made.
    func takeExplicitIDs() -> [String?] {
        found.headings.map { heading in
            guard marks.contains(.explicitID), let id = takeExplicitID(heading) else { return nil }
            if !ids.claimExactly(id) {
                report(
                    .markdownDuplicateID, at: location(of: heading), "id \"\(id)\" is given twice on this page",
                    suggestion: "choose another id")
            }
            return id
        }
    }

    /// Gives every heading its id and rewrites it; must run when the inline content is final.
    func rewriteHeadings(_ chosenIDs: [String?], liftsTitle: Bool) {
        let title = document.firstChild
        ids.reserveCapacity(found.headings.count)
        result.headings.reserveCapacity(found.headings.count)
        for (node, explicit) in zip(found.headings, chosenIDs) {
            let text = visibleText(of: node)
            let level = node.headingLevel
            let place = prepared.fileOffset(offset(of: node))
            if node == title, level == 1 {
                let id = explicit ?? (liftsTitle ? slug(text) : ids.claim(slug(text)))
                let heading = Heading(level: level, id: id, text: text, offset: place)
                result.titleHeading = heading
                if liftsTitle {
                    discard(node)
                } else {
                    rewrite(node, heading)
                }
                continue
            }
            rewrite(node, Heading(level: level, id: explicit ?? ids.claim(slug(text)), text: text, offset: place))
        }
    }

    private func rewrite(_ node: Node, _ heading: Heading) {
        var html: [UInt8] = []
        html.reserveCapacity(heading.id.utf8.count + 12)
        html.append(contentsOf: "<h".utf8)
        html.append(UInt8(ascii: "0") + UInt8(heading.level))
        html.append(contentsOf: " id=\"".utf8)
        appendEscaped(heading.id, to: &html)
        html.append(contentsOf: "\">".utf8)
        let exits: [StaticString] = ["</h1>", "</h2>", "</h3>", "</h4>", "</h5>", "</h6>"]
        guard let block = Node.customBlock("", ""), let inline = Node.customInline(html, exits[heading.level - 1]) else { return }
        block.tag = NodeTag(.heading, result.headings.count)
        result.headings.append(heading)
        node.insertBefore(block)
        block.append(inline)
        inline.adoptChildren(of: node)
        discard(node)
    }

    /// Takes `{#id}` off the end of a heading.
    private func takeExplicitID(_ heading: Node) -> String? {
        guard let last = heading.lastChild, last.kind == .text else { return nil }
        // cmark splits text at `_` and the like: put the end together again.
        var nodes = [last]
        var bytes = Array(last.literal)
        while !bytes.contains(UInt8(ascii: "{")), let previous = nodes[nodes.count - 1].previous, previous.kind == .text, nodes.count < 20 {
            nodes.append(previous)
            bytes.insert(contentsOf: previous.literal, at: 0)
        }
        while let byte = bytes.last, isASCIISpace(byte) { bytes.removeLast() }
        guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")), open + 2 < bytes.count - 1,
            bytes[open + 1] == UInt8(ascii: "#")
        else { return nil }
        let id = bytes[(open + 2)..<(bytes.count - 1)]
        guard id.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "#") }) else { return nil }
        var rest = Array(bytes[..<open])
        while let byte = rest.last, isASCIISpace(byte) { rest.removeLast() }
        for node in nodes.dropLast() { discard(node) }
        nodes[nodes.count - 1].setLiteral(rest)
        return String(decoding: id, as: UTF8.self)
    }
}
