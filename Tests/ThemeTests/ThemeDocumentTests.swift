// `docs/theme.md` lists the keys of every template; the list is the schemas themselves. SIGNPOST_RECORD=1 rewrites it.

import Foundation
import Testing

@testable import Theme

private let mark = "<!-- keys: written by the tests with SIGNPOST_RECORD=1 -->\n"

@Test func theDocumentListsTheKeysOfEveryTemplate() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "docs/theme.md")
    let document = try String(contentsOf: file, encoding: .utf8)
    let head = try #require(document.range(of: mark)).upperBound
    let expected = document[..<head] + keyLists()
    if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" {
        try String(expected).write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == String(expected))
}

private func keyLists() -> String {
    var parts: [String: String] = [:]
    var output = "\n"
    for view in templateCatalogue.sorted(by: { $0.templateName < $1.templateName }) {
        output += "- `\(view.templateName)`: \(list(view.schema, &parts))\n"
    }
    output += "\nThe records and the elements of the lists:\n\n"
    for (name, keys) in parts.sorted(by: { $0.key < $1.key }) { output += "- \(name): \(keys)\n" }
    return output
}

private func list(_ schema: ViewSchema, _ parts: inout [String: String]) -> String {
    schema.keys.map { name, kind in
        switch kind {
        case .text: return "`\(name)`"
        case .html: return "`\(name)` (HTML)"
        case .flag: return "`\(name)` (flag)"
        case .list(let inner):
            parts[inner.viewName] = list(inner, &parts)
            return "`\(name)` (list of \(inner.viewName))"
        case .record(let inner):
            parts[inner.viewName] = list(inner, &parts)
            return "`\(name)` (\(inner.viewName))"
        }
    }.joined(separator: ", ")
}
