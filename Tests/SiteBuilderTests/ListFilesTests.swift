// What counts as a file of the site: links and special files, which do not travel with a repository.

import Foundation
import Testing

@testable import SiteBuilder

@Test func listsFilesOfTheSiteAlone() throws {
    let manager = FileManager.default
    let top = manager.temporaryDirectory.appendingPathComponent("signpost-list-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: top) }
    let folder = top.appendingPathComponent("site/Content")
    for path in ["site/Content/a", "site/.git", "outside"] {
        try manager.createDirectory(at: top.appendingPathComponent(path), withIntermediateDirectories: true)
    }
    for path in ["site/Content/a/own.md", "site/.git/config", "site/note.md", "outside/x.md", "site/Content/.hidden.md"] {
        try Data("x".utf8).write(to: top.appendingPathComponent(path))
    }
    let links = [
        "inside.md": "a/own.md", "note.md": "../note.md", "hidden.md": "../.git/config", "outside.md": "../../outside/x.md",
        "folder": "a", "nowhere.md": "none.md",
    ]
    for (name, target) in links {
        try manager.createSymbolicLink(atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
    }
    #expect(mkfifo(folder.appendingPathComponent("pipe.md").path, 0o600) == 0)
    let listing = listFiles(below: folder.path, site: top.appendingPathComponent("site").path)
    #expect(listing.files == ["a/own.md", "inside.md", "note.md", "nowhere.md"])
    let rest = listing.rest.map { "\($0.path): \($0.problem)" }.sorted()
    #expect(
        rest == ["folder: linkedFolder", "hidden.md: linkOutside", "outside.md: linkOutside", "pipe.md: special(\"a named pipe\")"])
}
