// The flagship site's data, and the vector files that the page's scripts read too.

import Diagnostics
import Foundation
import Testing

private let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

/// A file of `Content/data`.
func shippedData(_ name: String) throws -> SourceText {
    let file = repository.appending(path: "Content/data/\(name)")
    return SourceText(path: "Content/data/\(name)", text: try String(contentsOf: file, encoding: .utf8))
}

/// Compares with `Tests/Vectors/NAME`, or rewrites it under SIGNPOST_RECORD=1.
func expectVectors(_ text: String, recordedAs name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
    let file = repository.appending(path: "Tests/Vectors/\(name)")
    if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" { try text.write(to: file, atomically: true, encoding: .utf8) }
    let isEqual = try String(contentsOf: file, encoding: .utf8) == text
    #expect(
        isEqual, "Tests/Vectors/\(name) differs; look at the change, then record it with SIGNPOST_RECORD=1", sourceLocation: sourceLocation)
}

/// Diagnostics as short lines: `code:line message`.
func lines(_ diagnostics: [Diagnostic]) -> [String] { diagnostics.map { "\($0.code.rawValue):\($0.location.line) \($0.message)" } }
