// Terms of the glossary in running text: first use, longest term, never inside other things.

import KnowledgeBase
import Testing

@testable import SiteBuilder

private let linker = TermLinker(
    terms: ["征信", "征信异议", "LPR", "调解"].enumerated().map { .init(bytes: Array($1.utf8), anchor: "t\($0)", page: $0 == 3 ? 7 : nil) },
    glossary: Route("glossary.html"), language: "zh-Hans")

@Test(arguments: [
    (["<p>征信和征信</p>"], "<p>{0征信}和征信</p>"),
    (["<p>征信异议，征信异议，征信</p>"], "<p>{1征信异议}，征信异议，{0征信}</p>"),
    (["<h2 id=\"征信\">征信</h2><p>征信</p>"], "<h2 id=\"征信\">征信</h2><p>{0征信}</p>"),
    (["<p><a href=\"", "\">征信</a>征信</p>"], "<p><a href=\"\">征信</a>{0征信}</p>"),
    (["<p><code>征信</code><strong>征信</strong></p>"], "<p><code>征信</code><strong>{0征信}</strong></p>"),
    (["<th scope=\"col\">征信</th><td>征信</td>"], "<th scope=\"col\">征信</th><td>{0征信}</td>"),
    (["<img alt=\"征信 > 征信\" src=\"", "\">征信"], "<img alt=\"征信 > 征信\" src=\"\">{0征信}"),
    (["<p>LPRs XLPR 一年期LPR</p>"], "<p>LPRs XLPR 一年期{2LPR}</p>"),
    (["<p>调解</p>"], "<p>{3调解}</p>"),
    (["<p>征", "信</p>"], "<p>征信</p>"),
    ([""], ""),
])
func linksTheFirstUseOfATerm(pieces: [String], expected: String) {
    var links = TermLinks(linker, route: Route("guides/a.html"), index: 1)
    var html = ""
    for piece in pieces { html += links.link(piece) }
    let short = html.replacing(/<a class="term" href="\.\.\/glossary\.html#t(\d)">(.*?)<\/a>/) { "{\($0.1)\($0.2)}" }
    #expect(short == expected)
}

@Test func leadsNoPageAwayFromTheTermItExplains() {
    var links = TermLinks(linker, route: Route("guides/a.html"), index: 7)
    #expect(links.link("<p>调解</p>") == "<p>调解</p>")
}
