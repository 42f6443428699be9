// One Markdown source → an HTML fragment, without a site around it.

package import Diagnostics
import KnowledgeBase
package import Markdown
import Theme

/// Renders a source on its own, one that is not UTF-8 with a diagnostic: links stay as written, tool blocks are shown as their source, citations as their ids.
package func renderFragment(_ source: SourceText, options: MarkdownOptions) -> (html: String, diagnostics: [Diagnostic]) {
    var start = 0
    if !options.isPlainCommonMark {
        switch FrontMatterSplit.find(in: source.bytes) {
        case .none(let bodyStart), .some(_, let bodyStart): start = bodyStart
        case .unclosed: break
        }
    }
    let parsed = parseMarkdown(source, from: start, options: options)
    var html = ""
    for segment in parsed.segments {
        switch segment {
        case .html(let text): html += text
        case .link(let index):
            let link = parsed.links[index]
            html += escapedHTML(link.path + (link.anchor.map { "#" + $0 } ?? ""))
        case .tool(let index): html += "<pre><code class=\"language-tool\">\(escapedHTML(parsed.toolBlocks[index].body))</code></pre>\n"
        case .citation(let index): html += "<sup class=\"citation\">[\(escapedHTML(parsed.citations[index].id))]</sup>"
        }
    }
    return (html, (encodingProblem(of: source).map { [$0] } ?? []) + parsed.diagnostics)
}
