// The reply to each kind of request, without sockets.

import Diagnostics
import Testing

@testable import PreviewServer

private let site = PreviewSite(
    version: "7-1",
    files: [
        "index.html": Array("<html><body>首页</body></html>".utf8),
        "guides/index.html": Array("<body>guides</body>".utf8),
        "guides/协商.html": Array("no body element".utf8),
        "assets/base.css": Array("a{}".utf8),
        "404.html": Array("<body>not here</body>".utf8),
        "data.bin": [0, 1, 2],
    ],
    errors: [], isBuilt: true)

private let script = "<script src=\"/_signpost/reload.js\" data-version=\"7-1\"></script>"

private func get(_ path: String, method: String = "GET", host: String? = "localhost:8000", ifNoneMatch: String? = nil) -> PreviewReply {
    site.reply(to: PreviewRequest(method: method, path: path, host: host, ifNoneMatch: ifNoneMatch))
}

@Test func servesAPageWithTheReloadScript() {
    #expect(
        get("/")
            == PreviewReply(
                200, type: "text/html; charset=utf-8", body: Array("<html><body>首页\(script)</body></html>".utf8),
                fields: ["Cache-Control": "no-cache", "ETag": "\"7-1\""]))
}

@Test func servesOtherFilesUntouched() {
    #expect(get("/assets/base.css").body == Array("a{}".utf8))
    #expect(get("/data.bin").body == [0, 1, 2])
}

@Test(arguments: [
    ("/", 200, "text/html; charset=utf-8"),
    ("/index.html", 200, "text/html; charset=utf-8"),
    ("/guides/", 200, "text/html; charset=utf-8"),
    ("/guides", 301, "text/plain; charset=utf-8"),
    ("/guides/%E5%8D%8F%E5%95%86.html", 200, "text/html; charset=utf-8"),
    ("/assets/base.css", 200, "text/css; charset=utf-8"),
    ("/data.bin", 200, "application/octet-stream"),
    ("/_signpost/reload.js", 200, "text/javascript; charset=utf-8"),
    ("/nowhere.html", 404, "text/html; charset=utf-8"),
    ("/../etc/passwd", 400, "text/plain; charset=utf-8"),
    ("/guides/%2e%2e/%2e%2e/etc/passwd", 400, "text/plain; charset=utf-8"),
    ("/..%2fetc", 400, "text/plain; charset=utf-8"),
    ("/a%5c..%5cb", 400, "text/plain; charset=utf-8"),
    ("/a%00.html", 400, "text/plain; charset=utf-8"),
    ("/%ff", 400, "text/plain; charset=utf-8"),
    ("//evil.example/", 400, "text/plain; charset=utf-8"),
    ("http://localhost/", 400, "text/plain; charset=utf-8"),
    ("", 400, "text/plain; charset=utf-8"),
])
func answersEachPath(path: String, status: Int, type: String) {
    let reply = get(path)
    #expect(reply.status == status)
    #expect(reply.fields["Content-Type"] == type)
    #expect(reply.fields["X-Content-Type-Options"] == "nosniff")
}

@Test func redirectsAFolderToItsSlash() {
    #expect(get("/guides").fields["Location"] == "/guides/")
}

@Test(arguments: [
    ("localhost", true), ("LOCALHOST:8000", true), ("127.0.0.1:1", true), ("[::1]", true), ("[::1]:8000", true),
    ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example:8000", false), ("", false),
    ("localhost:", false), ("localhost:abc", false), ("[::1", false), ("0.0.0.0", false), ("192.168.1.5:8000", false),
])
func acceptsOnlyLoopbackHosts(host: String, accepted: Bool) {
    #expect(get("/", host: host).status == (accepted ? 200 : 403))
}

@Test func refusesARequestWithoutHost() {
    #expect(get("/", host: nil).status == 403)
}

@Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
func refusesOtherMethods(method: String) {
    let reply = get("/", method: method)
    #expect(reply.status == 405)
    #expect(reply.fields["Allow"] == "GET, HEAD")
}

@Test func headHasTheLengthAndNoBody() {
    let reply = get("/assets/base.css", method: "HEAD")
    #expect(reply.status == 200)
    #expect(reply.fields["Content-Length"] == "3")
    #expect(reply.body.isEmpty)
}

@Test func aKnownVersionIsNotSentAgain() {
    let reply = get("/assets/base.css", ifNoneMatch: "\"7-1\"")
    #expect(reply.status == 304)
    #expect(reply.body.isEmpty)
    #expect(get("/assets/base.css", ifNoneMatch: "\"7-0\"").status == 200)
}

@Test func laysEscapedErrorsOverTheLastGoodBuild() {
    var broken = site
    broken.errors = [
        Diagnostic(
            .linkBroken, at: SourceLocation(file: "Content/zh-Hans/a&b.md", line: 3, column: 5), "no page \"<script>alert(1)</script>\"",
            notes: ["seen from <nav>"], suggestion: "write 'x.md'", sourceLine: "[甲](<img onerror=x>)")
    ]
    let page = String(decoding: broken.reply(to: PreviewRequest(method: "GET", path: "/", host: "localhost")).body, as: UTF8.self)
    #expect(
        page == """
            <html><body>首页<link rel="stylesheet" href="/_signpost/preview.css">
            <section id="signpost-errors" lang="en" role="alertdialog" aria-labelledby="signpost-errors-title">
            <h2 id="signpost-errors-title">1 error: this is the last good build</h2>
            <ol>
            <li class="signpost-error"><p class="signpost-place"><code>Content/zh-Hans/a&amp;b.md:3:5</code> <b>error</b> <code>link/broken</code></p>
            <p>no page &quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;</p>
            <pre>[甲](&lt;img onerror=x&gt;)</pre>
            <p>note: seen from &lt;nav&gt;</p>
            <p class="signpost-fix">fix: write &#39;x.md&#39;</p></li>
            </ol>
            <p><button type="button" id="signpost-errors-close">Show the page</button></p>
            </section>
            \(script)</body></html>
            """)
}

@Test func showsErrorsEvenWithoutAnyGoodBuild() {
    let nothing = PreviewSite(
        version: "1-1", files: [:], errors: [Diagnostic(.siteEmpty, at: SourceLocation(file: "Content"), "no pages")], isBuilt: true)
    let reply = nothing.reply(to: PreviewRequest(method: "GET", path: "/", host: "localhost"))
    #expect(reply.status == 503)
    #expect(String(decoding: reply.body, as: UTF8.self).contains("<p>no pages</p>"))
}
