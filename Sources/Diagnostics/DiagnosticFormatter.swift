// How diagnostics are written: for people, for programs, for GitHub's annotations.

import Foundation

/// A way of writing diagnostics.
package enum DiagnosticFormat: Sendable {
    case text
    case json
    case github
}

/// Writes diagnostics in report order; an empty list gives an empty text (JSON: an empty array).
package func formatDiagnostics(_ diagnostics: [Diagnostic], as format: DiagnosticFormat, strict: Bool = false) -> String {
    let sorted = diagnostics.sortedForReport().map { diagnostic in
        var diagnostic = diagnostic
        if strict, diagnostic.severity == .warning { diagnostic.severity = .error }
        return diagnostic
    }
    switch format {
    case .text: return sorted.map(formatForPeople).joined()
    case .json: return "[" + sorted.map { "\n  " + formatAsJSON($0) }.joined(separator: ",") + (sorted.isEmpty ? "]\n" : "\n]\n")
    case .github: return sorted.map(formatForGitHub).joined()
    }
}

/// `file:line:column: error: message [code]`, the source line with a caret, the fix, further notes.
private func formatForPeople(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location
    var text =
        "\(place.file):\(place.line):\(place.column): \(diagnostic.severity.rawValue): \(singleLine(diagnostic.message)) [\(diagnostic.code.rawValue)]\n"
    if let line = diagnostic.sourceLine, !line.isEmpty {
        let (shown, caret) = window(of: line, around: place.column)
        text += "    \(shown)\n    \(caret)^\n"
    }
    if let suggestion = diagnostic.suggestion { text += "    fix: \(singleLine(suggestion))\n" }
    for note in diagnostic.notes { text += "    note: \(singleLine(note))\n" }
    return text
}

/// At most 100 columns of the line around the place, and as much blank as stands before the caret.
///
/// Chinese characters take two columns in a terminal, so their blank is full-width too.
private func window(of line: String, around column: Int) -> (shown: String, caret: String) {
    var characters = Array(line).map { $0 == "\t" ? " " : ($0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? "\u{FFFD}" : $0) }
    var position = min(max(0, column - 1), characters.count)
    let limit = 50
    if position > limit {
        let cut = position - limit
        characters = ["…"] + characters[cut...]
        position -= cut - 1
    }
    if characters.count > position + limit { characters = Array(characters[..<(position + limit)]) + ["…"] }
    let blank = characters[..<position].map { $0.unicodeScalars.contains { $0.value >= 0x2E80 } ? "\u{3000}" : " " }.joined()
    return (String(characters), blank)
}

private func singleLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
}

private func formatAsJSON(_ diagnostic: Diagnostic) -> String {
    var fields: [(String, String)] = [
        ("code", jsonString(diagnostic.code.rawValue)), ("severity", jsonString(diagnostic.severity.rawValue)),
        ("file", jsonString(diagnostic.location.file)), ("line", String(diagnostic.location.line)),
        ("column", String(diagnostic.location.column)), ("message", jsonString(diagnostic.message)),
    ]
    if let line = diagnostic.sourceLine { fields.append(("source", jsonString(line))) }
    if let suggestion = diagnostic.suggestion { fields.append(("suggestion", jsonString(suggestion))) }
    if !diagnostic.notes.isEmpty { fields.append(("notes", "[" + diagnostic.notes.map(jsonString).joined(separator: ",") + "]")) }
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
}

/// GitHub's workflow command for annotations; `%`, line breaks and, in properties, `:` and `,` are encoded.
private func formatForGitHub(_ diagnostic: Diagnostic) -> String {
    func encoded(_ text: String, property: Bool = false) -> String {
        var result = text.replacingOccurrences(of: "%", with: "%25").replacingOccurrences(of: "\r", with: "%0D")
            .replacingOccurrences(of: "\n", with: "%0A")
        if property { result = result.replacingOccurrences(of: ":", with: "%3A").replacingOccurrences(of: ",", with: "%2C") }
        return result
    }
    let place = diagnostic.location
    let message = diagnostic.message + (diagnostic.suggestion.map { "; " + $0 } ?? "")
    return
        "::\(diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue) file=\(encoded(place.file, property: true)),line=\(place.line),col=\(place.column),title=\(diagnostic.code.rawValue)::\(encoded(message))\n"
}

/// A JSON string literal. `<`, `>` and `&` are escaped so that the text may stand inside HTML.
package func jsonString(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": literal += "\\\""
        case "\\": literal += "\\\\"
        case "\n": literal += "\\n"
        case "\r": literal += "\\r"
        case "\t": literal += "\\t"
        case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{7F}", "\u{0}"..."\u{1F}":
            let hex = String(scalar.value, radix: 16)
            literal += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: literal.unicodeScalars.append(scalar)
        }
    }
    return literal + "\""
}
