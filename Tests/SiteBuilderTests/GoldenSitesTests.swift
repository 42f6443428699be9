// Sites that must come out exactly as recorded: the bytes of every page and of claims.json, and the list of all files.

import Foundation
import SiteBuilder
import Testing

private let goldenSites = ["two-languages"]

@Test(arguments: goldenSites)
func goldenSitesComeOutAsRecorded(name: String) async throws {
    let fixture = try SiteFixture(name)
    let diagnostics = try await fixture.prepare().diagnostics
    #expect(diagnostics == [])
    let files = try await fixture.emit()
    try fixture.expect(files.keys.sorted().map { $0 + "\n" }.joined(), recordedAs: "expected/files.txt")
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".html") || path == "claims.json" {
        try fixture.expect(String(decoding: bytes, as: UTF8.self), recordedAs: "expected/\(path)")
    }
}

@Test(arguments: goldenSites)
func theNumberOfJobsChangesNothing(name: String) async throws {
    let fixture = try SiteFixture(name)
    #expect(try await fixture.emit(jobs: 1) == fixture.emit(jobs: 7))
}
