// What a build does to the output folder: the same bytes from anywhere, only its own files touched, all or nothing.

import Foundation
import Testing

private let date = "2026-11-22"

@Test func theSameBytesFromAnotherProcessTimeZoneAndLocale() throws {
    let folder = try Scratch(smallSite)
    let here = try folder.signpost("build", "--date", date, "--output", "a", environment: ["TZ": "Asia/Shanghai", "LC_ALL": "C"])
    let there = try folder.signpost(
        "build", "--date", date, "--output", "b", "--jobs", "1", environment: ["TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"])
    #expect([here.status, there.status] == [0, 0])
    let first = try folder.contents(of: "a")
    #expect(try folder.contents(of: "b") == first)
    #expect(first.keys.contains("index.html"))
}

@Test func aRebuildEqualsACleanBuild() throws {
    let folder = try Scratch(smallSite)
    #expect(try folder.signpost("build", "--date", date).status == 0)
    try folder.write("Content/zh-Hans/guides/new.md", "# 新的\n\n文字\n")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("Content/zh-Hans/guides/talk.md"))
    try folder.write("Content/zh-Hans/index.md", "# 首页\n\n先看[新的](guides/new.md)。\n")
    #expect(try folder.signpost("build", "--date", date).status == 0)
    #expect(try folder.signpost("build", "--date", date, "--output", "clean").status == 0)
    #expect(try folder.contents(of: "_site") == folder.contents(of: "clean"))
    #expect(!folder.exists("_site/guides/talk.html"))
}

@Test func neverWritesIntoAFolderThatIsNotItsOwn() throws {
    let folder = try Scratch(smallSite)
    try folder.write("mine/letter.txt", "dear")
    let before = try folder.contents(of: "mine")
    let outcome = try folder.signpost("build", "--output", "mine")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("[output/foreign-folder]"))
    #expect(try folder.contents(of: "mine") == before)
}

@Test(arguments: ["letter.txt", "letter.txt/site"])
func saysWhyTheOutputFolderCannotBe(output: String) throws {
    let folder = try Scratch(smallSite)
    try folder.write("letter.txt", "dear")
    let outcome = try folder.signpost("build", "--output", output)
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("cannot be written: Not a directory; the last published site is untouched [output/write-failed]"))
    #expect(try folder.text("letter.txt") == "dear")
}

/// Whoever may not look into a folder does not know whose files it holds.
@Test(.enabled(if: geteuid() != 0, "root may read every folder"))
func neverWritesIntoAFolderItCannotList() throws {
    let folder = try Scratch(smallSite)
    try folder.write("mine/index.html", "dear")
    let mine = folder.url.appendingPathComponent("mine").path
    #expect(chmod(mine, 0o300) == 0)
    defer { chmod(mine, 0o700) }
    #expect(try folder.signpost("build", "--output", "mine").status == 1)
    #expect(chmod(mine, 0o700) == 0)
    #expect(try folder.text("mine/index.html") == "dear")
}

@Test func leavesForeignFilesInItsOwnFolderAlone() throws {
    let folder = try Scratch(smallSite)
    #expect(try folder.signpost("build").status == 0)
    try folder.write("_site/CNAME", "help.example")
    #expect(try folder.signpost("build").status == 0)
    #expect(try folder.text("_site/CNAME") == "help.example")
}

@Test func aFailedBuildKeepsTheLastGoodSite() throws {
    let folder = try Scratch(smallSite)
    #expect(try folder.signpost("build").status == 0)
    let good = try folder.contents(of: "_site")
    try folder.write("Content/zh-Hans/guides/talk.md", "# 协商\n\n[x](nowhere.md)\n")
    #expect(try folder.signpost("build").status == 1)
    #expect(try folder.contents(of: "_site") == good)
}

@Test func aWriteThatFailsKeepsTheLastGoodSite() throws {
    let folder = try Scratch(smallSite)
    #expect(try folder.signpost("build").status == 0)
    let good = try folder.contents(of: "_site")
    // A page larger than the process may write; the signal is ignored so that the write itself fails, as on a full disk.
    try folder.write("Content/zh-Hans/guides/talk.md", "# 协商\n\n" + String(repeating: "打官方客服电话。\n\n", count: 40_000))
    let outcome = try folder.signpost("build", through: "trap '' XFSZ; ulimit -f 512; exec \"$@\"")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("[output/write-failed]"))
    #expect(outcome.error.contains("File too large"))
    #expect(try folder.contents(of: "_site") == good)
    #expect(!folder.exists("_site/.signpost-staging"))
}

/// A file system of a few kilobytes, for those who may mount one (the administrator of a machine, not of every container).
private func mountSmallDisk(at path: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "mkdir -p '\(path)' && mount -t tmpfs -o size=96k tmpfs '\(path)' 2>/dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}

private func unmount(_ path: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "umount '\(path)'"]
    if (try? process.run()) != nil { process.waitUntilExit() }
}

private let canMount: Bool = {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("signpost-mount-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard mountSmallDisk(at: path) else { return false }
    unmount(path)
    return true
}()

@Test(.enabled(if: canMount, "this user may not mount a small disk")) func aFullDiskIsSaidAndLeavesNothingBehind() throws {
    let folder = try Scratch(smallSite)
    let disk = folder.url.appendingPathComponent("disk").path
    #expect(mountSmallDisk(at: disk))
    defer { unmount(disk) }
    try folder.write("Content/zh-Hans/guides/talk.md", "# 协商\n\n" + String(repeating: "打官方客服电话。\n\n", count: 20_000))
    let outcome = try folder.signpost("build", "--output", "disk/out")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("[output/write-failed]"))
    #expect(outcome.error.contains("No space left on device"))
    #expect(!folder.exists("disk/out"))
}
