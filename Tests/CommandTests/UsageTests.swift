// The contract of the command line: statuses, `new` that never overwrites, `check` that never writes, `explain`.

import Foundation
import Testing

@Test(arguments: [
    ["frobnicate"], ["build", "--bogus"], ["build", "extra"], ["build", "--jobs", "0"], ["build", "--jobs", "many"],
    ["build", "--date", "2026-02-30"], ["build", "--date", "tomorrow"], ["build", "--format", "xml"], ["serve", "--port", "70000"],
    ["new"], ["new", "poem", "x"], ["new", "guide"], ["new", "guide", "../escape"], ["new", "guide", ".hidden"], ["render"],
    ["explain", "link/brokn"], ["check", "--format", "yaml"], ["estimate", "--format", "ics"],
    ["estimate", "x", "--waiting", "y", "--format", "ics"], ["estimate", "x", "--on", "2026-11-22"],
    ["build", "--output", ""], ["build", "--output", "Content/out"], ["build", "--output", "./_site/../Content/zh-Hans"],
    ["check", "--site", ""],
    ["new", "site", "x", "--language", "fr"], ["search", "x", "--kind", "nope"], ["search", "x", "--queries", "signpost.yml"],
])
func wrongUsageIsStatusTwo(arguments: [String]) throws {
    let folder = try Scratch(smallSite)
    let before = try folder.contents(of: ".")
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(!outcome.error.isEmpty)
    #expect(try folder.contents(of: ".") == before)
}

extension Scratch {
    /// The program with a list of arguments.
    fileprivate func run(_ arguments: [String]) throws -> Outcome {
        try signpost(through: "exec \"$1\" \(arguments.map { "'\($0)'" }.joined(separator: " "))")
    }
}

@Test func aNewSiteBuildsWithoutAChange() throws {
    let folder = try Scratch()
    #expect(try folder.signpost("new", "site", "help").status == 0)
    #expect(try folder.signpost("new", "guide", "first-call", "--site", "help").status == 0)
    #expect(try folder.signpost("new", "question", "how-long", "--site", "help").status == 0)
    let built = try folder.signpost("build", "--strict", "--site", "help")
    #expect(built.status == 0, "\(built.error)")
    #expect(folder.exists("help/_site/guides/first-call.html"))
    #expect(folder.exists("help/_site/questions/how-long.html"))
}

@Test func aNewEnglishSiteIsEnglish() throws {
    let folder = try Scratch()
    let made = try folder.signpost("new", "site", "my help", "--language", "en")
    #expect(made == Outcome(status: 0, output: "created my help; build it with: signpost build --site 'my help'\n", error: ""))
    #expect(try folder.signpost("new", "guide", "first-call", "--site", "my help").status == 0)
    #expect(try folder.signpost("new", "question", "how-long", "--site", "my help").status == 0)
    #expect(try folder.signpost("build", "--strict", "--site", "my help").status == 0)
    for file in ["index.md", "guides/first-call.md", "questions/how-long.md"] {
        #expect(try folder.text("my help/Content/en/" + file).allSatisfy(\.isASCII), "\(file)")
    }
}

@Test func newSaysWhyAFileCannotBeWritten() throws {
    let folder = try Scratch()
    #expect(try folder.signpost("new", "site", "help").status == 0)
    try folder.write("help/Content/zh-Hans/tools", "a file")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("help/Content/zh-Hans/questions"))
    try folder.write("help/Content/zh-Hans/questions", "a file")
    let outcome = try folder.signpost("new", "question", "how-long", "--site", "help")
    #expect(outcome.status == 1)
    #expect(outcome.error == "error: help/Content/zh-Hans/questions/how-long.md cannot be written: Not a directory\n")
}

@Test func answersEachLineOfAFileOfQueries() throws {
    let folder = try Scratch(smallSite)
    #expect(try folder.signpost("build").status == 0)
    try folder.write("queries.txt", "协商\n\n   \n首页\r\n")
    let outcome = try folder.signpost("search", "--queries", "queries.txt")
    #expect(outcome.output.split(separator: "\n").count == 4)
    #expect(try folder.signpost("search", "--queries", "none.txt").error == "error: none.txt cannot be read: No such file or directory\n")
    let topic = try folder.signpost("search", "协商", "--topic", "没有")
    #expect(topic.status == 2)
}

@Test func aThemeThatIsNotThereIsASlip() throws {
    let folder = try Scratch(smallSite)
    try folder.write("signpost.yml", "title: 帮助\nlanguages: [zh-Hans]\ntheme: guied\n")
    let outcome = try folder.signpost("check")
    #expect(outcome.status == 1)
    #expect(outcome.error.hasPrefix("signpost.yml:3:8: error: there is no folder Themes/guied [data/invalid-value]"))
    #expect(outcome.error.contains("did you mean \"guide\"?"))
}

@Test func refusesToRenderWhatIsNotText() throws {
    let folder = try Scratch()
    try Data([0x61, 0xFF, 0x0A]).write(to: folder.url.appendingPathComponent("a.md"))
    for options in [[], ["--commonmark"]] {
        let outcome = try folder.run(["render", "a.md"] + options)
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(outcome.error.hasPrefix("a.md:1:2: error: the file is not UTF-8 text [file/invalid-utf8]"))
    }
}

@Test func newNeverOverwrites() throws {
    let folder = try Scratch()
    #expect(try folder.signpost("new", "site", "help").status == 0)
    #expect(try folder.signpost("new", "guide", "call", "--site", "help").status == 0)
    try folder.write("help/Content/zh-Hans/guides/call.md", "mine")
    let before = try folder.contents(of: "help")
    for arguments in [
        ["new", "site", "help"], ["new", "guide", "call", "--site", "help"], ["new", "guide", "first-guide", "--site", "help"],
        ["new", "guide", "Call", "--site", "help"], ["new", "guide", "call.md", "--site", "help"],
    ] {
        let outcome = try folder.run(arguments)
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("nothing was changed"))
    }
    #expect(try folder.contents(of: "help") == before)
}

@Test func checkWritesNothing() throws {
    let folder = try Scratch(smallSite)
    let before = try folder.contents(of: ".")
    let clean = try folder.signpost("check", "--strict")
    #expect(clean == Outcome(status: 0, output: "2 pages checked, nothing to fix\n", error: ""))
    try folder.write("Content/zh-Hans/guides/talk.md", "# 协商\n\n[x](nowhere.md)\n")
    #expect(try folder.signpost("check").status == 1)
    try folder.write("Content/zh-Hans/guides/talk.md", smallSite["Content/zh-Hans/guides/talk.md"] ?? "")
    #expect(try folder.contents(of: ".") == before)
}

@Test func checkSpeaksToGitHub() throws {
    let folder = try Scratch(smallSite)
    try folder.write("Content/zh-Hans/guides/talk.md", "# 协商\n\n[x](nowhere.md)\n")
    let outcome = try folder.signpost("check", "--format", "github")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("::error file=Content/zh-Hans/guides/talk.md,line=3,col=1"))
}

@Test func explainsACode() throws {
    let folder = try Scratch()
    let outcome = try folder.signpost("explain", "link/broken-anchor")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("# link/broken-anchor\n\n## Cause\n"))
}

@Test func rendersFromStandardInput() throws {
    let folder = try Scratch()
    #expect(try folder.signpost("render", "-", input: "协商*吗*\n") == Outcome(status: 0, output: "<p>协商<em>吗</em></p>\n", error: ""))
    #expect(try folder.signpost("render", "missing.md").status == 1)
    #expect(try folder.signpost("render", "-", input: "<b>x</b>\n").status == 1)
    #expect(try folder.signpost("render", "-", "--commonmark", input: "<b>x</b>\n").output == "<p><b>x</b></p>\n")
}

@Test func helpAndVersionAreSuccesses() throws {
    let folder = try Scratch()
    #expect(try folder.signpost("--help").status == 0)
    #expect(try folder.signpost("help", "build").status == 0)
    #expect(try folder.signpost("--version").status == 0)
}
