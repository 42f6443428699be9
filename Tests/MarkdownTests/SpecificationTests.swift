// The specifications: CommonMark 0.30 whole, GFM's extensions as far as our safety and accessibility rules allow.

import Diagnostics
import Foundation
import Markdown
import Testing

@Test func rendersEveryCommonMarkExample() throws {
    guard let url = sharedFile("spec/commonmark-0.30.txt") else { return }
    let examples = try Example.all(in: url)
    #expect(examples.count == 652)
    for example in examples {
        let result = parse(example.source, options: MarkdownOptions(isPlainCommonMark: true))
        #expect(result.shownHTML == example.html, "example at line \(example.line)")
        #expect(renderCommonMark(SourceText(path: "page.md", text: example.source)) == example.html)
    }
}

/// Where we differ on purpose: tables stand in a scrolling region and head cells have a scope; a task's text is its box's label;
/// links to other sites carry `rel`; `ftp:` is not linked (schemes other than http, https, mailto and tel are refused).
@Test func rendersEveryGFMExtensionExample() throws {
    guard let url = sharedFile("spec/gfm-extensions.txt") else { return }
    let examples = try Example.all(in: url)
    #expect(examples.count == 23)
    for example in examples {
        var html = parse(example.source).shownHTML
        html = html.replacing("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\">\n", with: "")
        html = html.replacing("</table>\n</div>", with: "</table>").replacing("<th scope=\"col\"", with: "<th")
        html = html.replacing("<label class=\"task\">", with: "").replacing("</label>", with: "")
        html = html.replacing(
            "<input type=\"checkbox\" checked=\"\" disabled=\"\">", with: "<input checked=\"\" disabled=\"\" type=\"checkbox\">")
        html = html.replacing("<input type=\"checkbox\" disabled=\"\">", with: "<input disabled=\"\" type=\"checkbox\">")
        html = html.replacing(" rel=\"noopener noreferrer\"", with: "")
        let expected = example.html.replacing("<a href=\"ftp://foo.bar.baz\">ftp://foo.bar.baz</a>", with: "ftp://foo.bar.baz")
        #expect(html == expected, "example at line \(example.line)")
    }
}

private let exampleFiles: [URL] = {
    let folder = packageFolder.appending(path: "Tests/Fixtures/markdown")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appending(path: $0) }
}()

@Test func thereAreExampleFiles() { #expect(!exampleFiles.isEmpty) }

@Test(arguments: exampleFiles)
func rendersOurExamples(file: URL) throws {
    for example in try Example.all(in: file) {
        let result = parse(example.source)
        #expect(result.shownHTML == example.html, "\(example.testDescription)")
        #expect(result.shownDiagnostics == example.diagnostics, "\(example.testDescription)")
    }
}
