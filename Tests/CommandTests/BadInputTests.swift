// Whatever a site folder holds: a clear message with its place, status 1, and nothing written.

import Foundation
import Testing

/// Builds the small site with some files changed and some removed.
private func build(_ changes: [String: String], without removed: [String] = []) throws -> (outcome: Outcome, folder: Scratch) {
    var files = smallSite.merging(changes) { $1 }
    for path in removed { files[path] = nil }
    let folder = try Scratch(files)
    return (try folder.signpost("build"), folder)
}

private struct BadSite: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var removed: [String] = []
    var changes: [String: String] = [:]
    var message: String
}

private let badSites = [
    BadSite(
        testDescription: "no configuration", removed: ["signpost.yml"],
        message: """
            signpost.yml:1:1: error: signpost.yml does not exist in . [config/missing]
                fix: create it with "title: …" and "languages: [zh-Hans]", or name the site with --site
            1 error; nothing was written

            """),
    BadSite(
        testDescription: "no pages", removed: ["Content/zh-Hans/index.md", "Content/zh-Hans/guides/talk.md"],
        message: """
            Content/zh-Hans:1:1: error: there is no Markdown file below Content/zh-Hans/ [site/empty]
                fix: create one with "signpost new guide NAME"
            1 error; nothing was written

            """),
    BadSite(
        testDescription: "a page without front matter or heading", changes: ["Content/zh-Hans/guides/talk.md": "打官方客服电话。\n"],
        message: """
            Content/zh-Hans/guides/talk.md:1:1: error: the page has no title [frontmatter/missing-title]
                打官方客服电话。
                ^
                fix: add "title: …" to the front matter, or begin with a heading "# …"
            1 error; nothing was written

            """),
    BadSite(
        testDescription: "broken YAML", changes: ["Content/zh-Hans/guides/talk.md": "---\ntitle: [协商\nkind: guide\n---\n文字\n"],
        message: """
            Content/zh-Hans/guides/talk.md:2:8: error: [ is never closed [yaml/syntax]
                title: [协商
                       ^
                fix: add ] after the last item
            1 error; nothing was written

            """),
    BadSite(
        testDescription: "a link to nowhere", changes: ["Content/zh-Hans/index.md": "# 首页\n\n先看[协商](guides/tolk.md)。\n"],
        message: """
            Content/zh-Hans/index.md:3:3: error: link "guides/tolk.md" leads to nothing: Content/zh-Hans/guides/tolk.md does not exist [link/broken]
                先看[协商](guides/tolk.md)。
                　　^
                fix: did you mean "guides/talk.md"?
            1 error; nothing was written

            """),
    BadSite(
        testDescription: "two pages on one URL",
        changes: ["Content/zh-Hans/index.md": "---\ntitle: 首页\naliases: [guides/talk.html]\n---\n文字\n"],
        message: """
            Content/zh-Hans/index.md:3:11: error: "guides/talk.html" is already the URL of Content/zh-Hans/guides/talk.md [route/duplicate]
                aliases: [guides/talk.html]
                          ^
                fix: rename one of them
            1 error; nothing was written

            """),
]

@Test(arguments: badSites)
private func refusesABadSiteAndWritesNothing(bad: BadSite) throws {
    let (outcome, folder) = try build(bad.changes, without: bad.removed)
    #expect(outcome == Outcome(status: 1, output: "", error: bad.message))
    #expect(!folder.exists("_site"))
}

@Test func refusesAMissingFolder() throws {
    let outcome = try Scratch().signpost("build", "--site", "nowhere")
    #expect(
        outcome
            == Outcome(
                status: 1, output: "",
                error: """
                    nowhere:1:1: error: the folder does not exist [site/missing]
                        fix: create one with "signpost new site NAME", or name it with --site
                    1 error; nothing was written

                    """))
}

@Test func refusesAnUnreadableFile() throws {
    // A link to nowhere cannot be read by anyone, the administrator included.
    let folder = try Scratch(smallSite)
    try FileManager.default.createSymbolicLink(
        atPath: folder.url.appendingPathComponent("Content/zh-Hans/gone.md").path, withDestinationPath: "nowhere.md")
    let outcome = try folder.signpost("build")
    #expect(
        outcome
            == Outcome(
                status: 1, output: "",
                error: """
                    Content/zh-Hans/gone.md:1:1: error: the file cannot be read: No such file or directory [file/unreadable]
                        fix: check its permissions
                    1 error; nothing was written

                    """))
    #expect(!folder.exists("_site"))
}

@Test func refusesBytesThatAreNotUTF8() throws {
    let folder = try Scratch(smallSite)
    try folder.write("Content/zh-Hans/guides/old.md", Data("# 旧\n\n".utf8) + Data([0xD0, 0xAD, 0xC9, 0xCC]))
    let outcome = try folder.signpost("build")
    #expect(outcome.status == 1)
    #expect(outcome.error.hasPrefix("Content/zh-Hans/guides/old.md:3:2: error: the file is not UTF-8 text [file/invalid-utf8]\n"))
}

@Test func reportsEverythingAtOnceInOrder() throws {
    let (outcome, _) = try build([
        "Content/zh-Hans/index.md": "---\ntitle: 首页\nsumary: x\n---\n[a](a.md)\n\n[b](b.md)\n", "Content/zh-Hans/guides/talk.md": "文字",
    ])
    let heads = outcome.error.split(separator: "\n").filter { $0.contains(" error: ") }.map { $0.prefix { $0 != " " } }
    #expect(
        heads == [
            "Content/zh-Hans/guides/talk.md:1:1:", "Content/zh-Hans/index.md:3:1:", "Content/zh-Hans/index.md:5:1:",
            "Content/zh-Hans/index.md:7:1:",
        ])
    #expect(outcome.status == 1)
}

@Test func warningsDoNotStopABuildUnlessAsked() throws {
    let folder = try Scratch(smallSite)
    try folder.write("Content/zh-Hans/alone.md", "# 没有人链接\n\n文字\n")
    #expect(try folder.signpost("build", "--strict").status == 1)
    #expect(!folder.exists("_site"))
    let relaxed = try folder.signpost("build")
    #expect(relaxed.status == 0)
    #expect(relaxed.error.contains("warning: no page, menu or topic leads to this page [page/orphan]"))
}

@Test func tellsTheSameInJSON() throws {
    let (_, folder) = try build(["Content/zh-Hans/index.md": "# 首页\n\n先看[“协商”](guides/tolk.md)。\n"])
    let outcome = try folder.signpost("build", "--format", "json")
    #expect(outcome.status == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["ok"] as? Bool == false)
    let diagnostics = try #require(object["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.map { $0["code"] as? String } == ["link/broken"])
}
