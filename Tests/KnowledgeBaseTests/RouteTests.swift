// Addresses: relative URLs name the file, and nothing leads out of the folder.

import Testing

@testable import KnowledgeBase

@Suite struct RouteTests {
    @Test(arguments: [
        ("index.html", "guides/a.html", nil, "guides/a.html"),
        ("guides/a.html", "guides/b.html", nil, "b.html"),
        ("guides/a.html", "index.html", nil, "../index.html"),
        ("guides/a.html", "questions/b.html", "怎么办", "../questions/b.html#%E6%80%8E%E4%B9%88%E5%8A%9E"),
        ("guides/a.html", "guides/a.html", "x", "#x"),
        ("guides/a.html", "guides/a.html", nil, "a.html"),
        ("en/guides/a.html", "guides/a.html", nil, "../../guides/a.html"),
        ("a.html", "图 片/b c.html", nil, "%E5%9B%BE%20%E7%89%87/b%20c.html"),
        ("guides/x/a.html", "guides/xy/a.html", nil, "../xy/a.html"),
    ])
    func linksRelativeToThePage(from: String, to: String, anchor: String?, expected: String) {
        #expect(Route(from).relativeURL(to: Route(to), anchor: anchor) == expected)
    }

    @Test(arguments: [
        ("guides/a.md", "b.md", "guides/b.md"),
        ("guides/a.md", "../q/b.md", "q/b.md"),
        ("guides/a.md", "./b.md", "guides/b.md"),
        ("guides/a.md", "/b.md", "b.md"),
        ("guides/a.md", "../../b.md", nil),
        ("a.md", "..", nil),
        ("a.md", "x//y/./b.md", "x/y/b.md"),
        ("guides/a.md", "sub/", "guides/sub/"),
    ])
    func resolvesReferencesInsideTheLanguage(page: String, reference: String, expected: String?) {
        #expect(ContentPath(page).resolving(reference)?.text == expected)
    }

    @Test func comparesNamesInOneNormalForm() {
        #expect(Route("e\u{301}.html") == Route("\u{E9}.html"))
        #expect(ContentPath("e\u{301}.md") == ContentPath("\u{E9}.md"))
    }
}
