// What a parsed source looks like in a test: holes in braces, diagnostics one a line.

import Diagnostics
import Markdown

extension ParsedMarkdown {
    /// The HTML with `{path#anchor}`, `{tool name}` and `{cite id}` for holes.
    var shownHTML: String {
        segments.map { segment in
            switch segment {
            case .html(let html): html
            case .link(let index): "{\(links[index].path)\(links[index].anchor.map { "#" + $0 } ?? "")}"
            case .tool(let index): "{tool \(toolBlocks[index].name)}"
            case .citation(let index): "{cite \(citations[index].id)}"
            }
        }.joined()
    }

    /// `line:column severity message [code]`.
    var shownDiagnostics: String {
        diagnostics.map { "\($0.location.line):\($0.location.column) \($0.severity): \($0.message) [\($0.code.rawValue)]\n" }.joined()
    }
}

func parse(_ text: String, options: MarkdownOptions = MarkdownOptions()) -> ParsedMarkdown {
    parseMarkdown(SourceText(path: "page.md", text: text), options: options)
}
