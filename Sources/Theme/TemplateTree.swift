// Nests a template's tokens into sections and lets swift-mustache confirm the syntax.

import Diagnostics
import Mustache

/// A template as a tree, names not yet resolved.
indirect enum TemplateNode: Sendable {
    case literal(String)
    case variable(TemplateTag)
    case partial(TemplateTag)
    case section(TemplateTag, [TemplateNode])
}

/// Reads one template. The tree is complete only when no diagnostics came with it.
///
/// - Parameter isTrusted: whether swift-mustache is known to accept it and need not be asked.
func parseTemplate(_ source: SourceText, isTrusted: Bool = false) -> (nodes: [TemplateNode], diagnostics: [Diagnostic]) {
    var scanner = TemplateScanner(source)
    scanner.scan()
    var nesting = TemplateNesting(source: source)
    if scanner.diagnostics.isEmpty { nesting.nest(scanner.tokens) }
    let found = scanner.diagnostics + nesting.diagnostics
    if found.isEmpty, !isTrusted, let refusal = mustacheRefusal(source) { return ([], [refusal]) }
    return (nesting.root, found)
}

private struct TemplateNesting {
    let source: SourceText
    var root: [TemplateNode] = []
    var diagnostics: [Diagnostic] = []
    private var open: [(tag: TemplateTag, nodes: [TemplateNode])] = []

    init(source: SourceText) { self.source = source }

    mutating func nest(_ tokens: [TemplateToken]) {
        for token in tokens {
            switch token {
            case .literal(let text): add(.literal(text))
            case .tag(let tag): add(tag)
            }
        }
        for (tag, _) in open {
            report(tag, "section \"\(tag.written)\" is not closed", "add {{/\(tag.written)}}")
        }
    }

    private mutating func add(_ tag: TemplateTag) {
        switch tag.kind {
        case .text, .html: add(.variable(tag))
        case .partial: add(.partial(tag))
        case .section, .inverted: open.append((tag, []))
        case .comment: break
        case .end:
            guard let last = open.last else {
                return report(tag, "{{/\(tag.written)}} closes a section that is not open", "remove it")
            }
            guard last.tag.written == tag.written else {
                let line = source.location(of: last.tag).line
                return report(
                    tag, "{{/\(tag.written)}} does not close \"\(last.tag.written)\" of line \(line)", "write {{/\(last.tag.written)}}")
            }
            open.removeLast()
            add(.section(last.tag, last.nodes))
        }
    }

    private mutating func add(_ node: TemplateNode) {
        if open.isEmpty { root.append(node) } else { open[open.count - 1].nodes.append(node) }
    }

    private mutating func report(_ tag: TemplateTag, _ message: String, _ suggestion: String) {
        diagnostics.append(source.diagnostic(.templateSyntax, at: source.location(of: tag), message, suggestion: suggestion))
    }
}

/// What swift-mustache says against the template; it is the authority on the language, we only read a part of it.
private func mustacheRefusal(_ source: SourceText) -> Diagnostic? {
    do {
        _ = try MustacheTemplate(string: source.text)
        return nil
    } catch let error as MustacheTemplate.ParserError {
        let place = SourceLocation(file: source.path, line: error.context.lineNumber, column: error.context.columnNumber)
        return source.diagnostic(.templateSyntax, at: place, "not valid Mustache: \(error.error)")
    } catch {
        return source.diagnostic(.templateSyntax, at: SourceLocation(file: source.path), "not valid Mustache: \(error)")
    }
}
