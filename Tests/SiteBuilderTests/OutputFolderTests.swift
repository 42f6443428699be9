// Publishing: whole or not at all, nothing of the user's deleted, nothing outside the folder.

import Foundation
import Testing

@testable import SiteBuilder

@Suite struct OutputFolderTests {
    private let root: String

    init() throws {
        root = NSTemporaryDirectory() + "signpost-output-" + UUID().uuidString
    }

    private func publish(_ files: [String: String]) throws {
        let folder = try OutputFolder(path: root)
        var changed: [String] = []
        for (path, text) in files { if let staged = try folder.stage(path, Array(text.utf8)) { changed.append(staged) } }
        try folder.commit(files: Array(files.keys), changed: changed)
    }

    private func contents() throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where !path.hasPrefix(".signpost") {
            if let data = FileManager.default.contents(atPath: root + "/" + path) { found[path] = String(decoding: data, as: UTF8.self) }
        }
        return found
    }

    @Test func replacesWhatItWroteAndKeepsWhatOthersAdded() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try publish(["index.html": "1", "guides/a.html": "a", "guides/deep/b.html": "b"])
        try "mine".write(toFile: root + "/guides/CNAME", atomically: true, encoding: .utf8)
        try publish(["index.html": "2"])
        #expect(try contents() == ["index.html": "2", "guides/CNAME": "mine"])
        #expect(!FileManager.default.fileExists(atPath: root + "/guides/deep"))
        #expect(!FileManager.default.fileExists(atPath: root + "/.signpost-staging"))
    }

    @Test func leavesUnchangedFilesUntouched() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try publish(["index.html": "1", "a.html": "a"])
        let before = try FileManager.default.attributesOfItem(atPath: root + "/a.html")[.systemFileNumber] as? Int
        try publish(["index.html": "2", "a.html": "a"])
        #expect(try FileManager.default.attributesOfItem(atPath: root + "/a.html")[.systemFileNumber] as? Int == before)
    }

    @Test func refusesAFolderOrFileItDidNotWrite() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try "mine".write(toFile: root + "/notes.txt", atomically: true, encoding: .utf8)
        #expect(throws: PublishError.foreignFolder(root)) { try OutputFolder(path: root) }
        try FileManager.default.removeItem(atPath: root + "/notes.txt")
        try publish(["index.html": "1"])
        try "mine".write(toFile: root + "/a.html", atomically: true, encoding: .utf8)
        #expect(throws: PublishError.foreignFile(root + "/a.html")) { try OutputFolder(path: root).stage("a.html", []) }
    }

    @Test(arguments: ["../a.html", "/a.html", "a/../../b", "", "./a"])
    func refusesPathsThatLeaveTheFolder(path: String) throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        #expect(throws: PublishError.unsafePath(path)) { try OutputFolder(path: root).stage(path, []) }
    }

    @Test func keepsTheLastSiteWhenAbandoned() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try publish(["index.html": "1"])
        let folder = try OutputFolder(path: root)
        _ = try folder.stage("index.html", Array("2".utf8))
        folder.abandon()
        #expect(try contents() == ["index.html": "1"])
    }

    @Test func removesTheFolderItMadeWhenTheFirstBuildFails() throws {
        let folder = try OutputFolder(path: root)
        _ = try folder.stage("index.html", Array("2".utf8))
        folder.abandon()
        #expect(!FileManager.default.fileExists(atPath: root))
    }
}
