// A line break between two Chinese characters joins without a space: 中⏎文 → 中文, but 用⏎Swift → 用 Swift.

import ChineseText

extension WorkingTree {
    func joinChineseLines() {
        for softBreak in found.softBreaks {
            guard let before = lastScalar(before: softBreak), let after = firstScalar(after: softBreak) else { continue }
            if joinsWithoutSpace(before, after) { discard(softBreak) }
        }
    }

    private func lastScalar(before node: Node) -> Unicode.Scalar? {
        var current = node.previous
        while let candidate = current {
            switch candidate.kind {
            case .text:
                let literal = candidate.literal
                if !literal.isEmpty { return scalar(endingAt: literal.count, in: literal) }
                current = candidate.previous
            case .customInline where candidate.tag.kind == .silent: current = candidate.previous
            case .emphasis, .strong, .link, .customInline: current = candidate.lastChild
            default: return nil
            }
        }
        return nil
    }

    private func firstScalar(after node: Node) -> Unicode.Scalar? {
        var current = node.next
        while let candidate = current {
            switch candidate.kind {
            case .text:
                let literal = candidate.literal
                if !literal.isEmpty { return scalar(at: 0, in: literal) }
                current = candidate.next
            case .customInline where candidate.tag.kind == .silent: current = candidate.next
            case .emphasis, .strong, .link, .customInline: current = candidate.firstChild
            default: return nil
            }
        }
        return nil
    }
}
