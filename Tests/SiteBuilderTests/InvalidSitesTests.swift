// One site for each thing that can be wrong, and the whole report it must get: Tests/Sites/invalid/AREA/CODE/expected.txt.

import Diagnostics
import Foundation
import SiteBuilder
import Testing

/// Codes that no folder in the repository can show; where each is tested instead.
private let testedElsewhere: [DiagnosticCode: String] = [
    .siteMissing: "CommandTests: there is no folder to keep",
    .fileUnreadable: "CommandTests: permissions and dangling links do not travel well",
    .outputForeignFolder: "CommandTests: a matter of the output folder",
    .outputWriteFailed: "CommandTests: a matter of the output folder",
]

@Test(arguments: DiagnosticCode.allCases.filter { testedElsewhere[$0] == nil })
func everyCodeHasASiteThatShowsIt(code: DiagnosticCode) async throws {
    let fixture = try SiteFixture("invalid/\(code.rawValue)")
    let diagnostics = try await fixture.prepare().diagnostics
    #expect(diagnostics.contains { $0.code == code }, "the site does not show \(code.rawValue): \(diagnostics)")
    // A message may name the site's folder, which lies elsewhere on every machine.
    let report = formatDiagnostics(diagnostics, as: .text).replacing(fixture.folder.path, with: "SITE")
    try fixture.expect(report, recordedAs: "expected.txt")
}

@Test func everyInvalidSiteBelongsToACode() throws {
    let manager = FileManager.default
    let top = sitesFolder.appendingPathComponent("invalid").path
    let names = try manager.contentsOfDirectory(atPath: top).flatMap { area in
        try manager.contentsOfDirectory(atPath: top + "/" + area).map { area + "/" + $0 }
    }
    let known = Set(DiagnosticCode.allCases.filter { testedElsewhere[$0] == nil }.map(\.rawValue))
    #expect(names.filter { !known.contains($0) }.sorted() == [])
}
