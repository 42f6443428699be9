// Fills a parsed page's holes: links, citations, tools. What comes out is finished HTML.

import KnowledgeBase
import Markdown
import Theme

/// The finished HTML of a page's Markdown.
struct FilledBody {
    /// The first paragraph's inline HTML, when it was lifted out; else empty.
    var answer = ""
    var body = ""
}

extension Page {
    /// - Parameters:
    ///   - urls: one per link, percent-encoded.
    ///   - tools: one HTML text per tool block.
    ///   - citationLabel: what a screen reader says before a citation's number.
    ///   - liftsAnswer: whether the first paragraph is taken out of the body.
    ///   - terms: links terms to the glossary; nil to leave them.
    func fill(urls: [String], tools: [String], citationLabel: String, liftsAnswer: Bool, terms: TermLinks? = nil) -> FilledBody {
        var terms = terms
        var numbers: [String: Int] = [:]
        for (index, id) in citedIDs.enumerated() { numbers[id] = index + 1 }
        var html = ""
        for segment in markdown.segments {
            switch segment {
            case .html(let text): html += terms?.link(text) ?? text
            case .link(let index): html += urls[index]
            case .tool(let index): html += tools[index]
            case .citation(let index):
                let id = markdown.citations[index].id
                let number = numbers[id] ?? 0
                html +=
                    "<sup class=\"citation\"><a href=\"#source-\(id)\" aria-label=\"\(escapedHTML(citationLabel)) \(number)\">[\(number)]</a></sup>"
            }
        }
        guard liftsAnswer, let end = endOfLeadingParagraph(html) else { return FilledBody(body: html) }
        let utf8 = html.utf8
        return FilledBody(
            answer: String(html[utf8.index(utf8.startIndex, offsetBy: 3)..<end]), body: String(html[utf8.index(end, offsetBy: 5)...]))
    }

    /// Where the `</p>` of a leading paragraph stands. cmark opens it with exactly `<p>`, and no block inside could close it early.
    private func endOfLeadingParagraph(_ html: String) -> String.Index? {
        guard html.utf8.starts(with: "<p>".utf8) else { return nil }
        var rest = html.utf8.dropFirst(3)
        let close = "</p>\n".utf8
        while let next = rest.firstIndex(of: 0x3C) {
            rest = rest[next...]
            if rest.starts(with: close) { return next }
            rest = rest.dropFirst()
        }
        return nil
    }
}
