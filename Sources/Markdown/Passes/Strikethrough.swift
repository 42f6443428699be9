// Strikethrough `~~text~~`: exactly two tildes. One tilde stays: 3~5 天 is a range.
// Beside Chinese punctuation it works without spaces: a run opens if no space follows it and closes if none precedes it.

/// Two tildes in a text.
struct StrikeRun {
    var range: Range<Int>
    var kind: NodeTag.Kind

    func node() -> Node? {
        let node = Node.text([UInt8(ascii: "~"), UInt8(ascii: "~")])
        node?.tag = NodeTag(kind)
        return node
    }
}

/// The runs of exactly two tildes that can open or close.
func strikeRuns(in text: SignlessText, of node: Node, range: Range<Int>) -> [StrikeRun] {
    var runs: [StrikeRun] = []
    let bytes = text.bytes
    var index = range.lowerBound
    while index < range.upperBound {
        guard bytes[index] == UInt8(ascii: "~") else {
            index += 1
            continue
        }
        var end = index + 1
        while end < range.upperBound, bytes[end] == UInt8(ascii: "~"), !text.seams.contains(end) { end += 1 }
        if end - index == 2 {
            let closes = index > 0 ? !isASCIISpace(bytes[index - 1]) : node.previous.map(\.isVisible) ?? false
            let opens = end < bytes.count ? !isASCIISpace(bytes[end]) : node.next.map(\.isVisible) ?? false
            if opens || closes {
                runs.append(StrikeRun(range: index..<end, kind: opens ? (closes ? .strikeEither : .strikeOpener) : .strikeCloser))
            }
        }
        index = end
    }
    return runs
}

extension WorkingTree {
    /// Pairs the tildes among the children of one parent: what is between an opener and the next closer is struck through.
    func pairStrikethrough() {
        guard marks.contains(.strikethrough) else { return }
        var openers: [Node: Node] = [:]
        var pairs: [(Node, Node)] = []
        forEachNode(of: document) { node in
            let kind = node.tag.kind
            guard kind == .strikeOpener || kind == .strikeCloser || kind == .strikeEither, let parent = node.parent else { return }
            if kind != .strikeOpener, let opener = openers.removeValue(forKey: parent) {
                pairs.append((opener, node))
            } else if kind != .strikeCloser {
                openers[parent] = openers[parent] ?? node
            }
        }
        for (opener, closer) in pairs { strike(from: opener, to: closer) }
    }

    private func strike(from opener: Node, to closer: Node) {
        guard let struck = Node.customInline("<del>", "</del>") else { return }
        opener.insertBefore(struck)
        while let next = opener.next, next != closer {
            next.unlink()
            struck.append(next)
        }
        discard(opener)
        discard(closer)
    }
}

extension Node {
    fileprivate var isVisible: Bool { kind != .softBreak && kind != .lineBreak }
}
