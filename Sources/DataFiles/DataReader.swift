// Typed reading of located values: each mismatch becomes a diagnostic at its place, and reading goes on.

package import Diagnostics

/// Reads the keys of one mapping and collects everything wrong with them.
///
/// Call `finish()` last: keys nobody asked for are then reported with the nearest known name.
package struct DataReader {
    package let location: SourceLocation
    package let source: SourceText
    package var diagnostics: [Diagnostic] = []
    private let entries: [(key: DataKey, value: DataNode)]
    private var known: [String] = []
    private var areAllKnown = false
    private let unknownKeyCode: DiagnosticCode
    private let invalidValueCode: DiagnosticCode

    /// - Returns: nil, with a diagnostic in `diagnostics`, when the node is not a mapping.
    package init?(
        _ node: DataNode, of source: SourceText, what: String, diagnostics: inout [Diagnostic],
        unknownKeyCode: DiagnosticCode = .dataUnknownKey, invalidValueCode: DiagnosticCode = .dataInvalidValue
    ) {
        guard case .map(let entries, let location) = node else {
            diagnostics.append(
                source.diagnostic(
                    .dataWrongType, at: node.location, "\(what) must be a mapping (key: value), not \(node.kindName)",
                    suggestion: Self.mappingFix(node)))
            return nil
        }
        self.entries = entries
        self.location = location
        self.source = source
        self.unknownKeyCode = unknownKeyCode
        self.invalidValueCode = invalidValueCode
    }

    /// A full-width colon makes a text of what was meant as `title: …`.
    private static func mappingFix(_ node: DataNode) -> String {
        if case .scalar(let text, false, _) = node, let colon = text.firstIndex(of: "：") {
            let key = text[..<colon]
            if !key.isEmpty, key.allSatisfy({ $0.isASCII && $0 != " " }) {
                return "write \"\(key): …\" with a half-width colon and a space"
            }
        }
        return "write lines such as \"key: value\""
    }

    /// The raw value of a key; marks the key as known.
    package mutating func node(_ key: String) -> DataNode? {
        if !known.contains(key) { known.append(key) }
        guard let value = entries.first(where: { $0.key.name == key })?.value, !value.isNull else { return nil }
        return value
    }

    /// All keys in written order; marks all of them as known.
    package mutating func allEntries() -> [(key: DataKey, value: DataNode)] {
        areAllKnown = true
        return entries
    }

    /// All values as texts in written order; marks all keys as known. What is not a text is reported and stands as an empty one.
    package mutating func allTexts() -> [(key: DataKey, text: String)] {
        allEntries().map { key, value in
            if value.isNull {
                report(.dataMissingKey, at: key.location, "\(key.name) has no text", suggestion: "write \"\(key.name): …\"")
            } else if case .scalar(let text, _, _) = value {
                return (key, text)
            } else {
                wrongType(value, "\(key.name) must be text", fix: Self.textFix)
            }
            return (key, "")
        }
    }

    package mutating func keyLocation(_ key: String) -> SourceLocation {
        entries.first { $0.key.name == key }?.key.location ?? location
    }

    package mutating func report(
        _ code: DiagnosticCode, at place: SourceLocation, _ message: String, suggestion: String? = nil, severity: Severity = .error
    ) {
        diagnostics.append(source.diagnostic(code, severity, at: place, message, suggestion: suggestion))
    }

    package mutating func invalid(_ place: SourceLocation, _ message: String, suggestion: String? = nil) {
        report(invalidValueCode, at: place, message, suggestion: suggestion)
    }

    private static let textFix = "write it on one line; put it in quotes if it begins with [ or {"
    private static let listFix = "write [one, two], or each item on a line of its own after \"- \""

    private mutating func wrongType(_ value: DataNode, _ rule: String, fix: String) {
        report(.dataWrongType, at: value.location, "\(rule), not \(value.kindName)", suggestion: fix)
    }

    package mutating func string(_ key: String) -> String? {
        guard let value = node(key) else { return nil }
        guard case .scalar(let text, _, _) = value else {
            wrongType(value, "\(key) must be text", fix: Self.textFix)
            return nil
        }
        return text
    }

    package mutating func requiredString(_ key: String) -> String {
        guard node(key) != nil else {
            missing(key)
            return ""
        }
        return string(key) ?? ""
    }

    package mutating func missing(_ key: String) {
        report(.dataMissingKey, at: location, "\(key) is missing", suggestion: "add \"\(key): …\"")
    }

    package mutating func integer(_ key: String, in range: ClosedRange<Int>? = nil) -> Int? {
        guard let value = node(key), let text = string(key) else { return nil }
        guard let number = Int(text), range?.contains(number) ?? true else {
            let rule = range.map { "a whole number from \($0.lowerBound) to \($0.upperBound)" } ?? "a whole number"
            let example = range.map { min(max(10, $0.lowerBound), $0.upperBound) } ?? 10
            invalid(value.location, "\(key) must be \(rule), not \"\(text)\"", suggestion: "write a number such as \(key): \(example)")
            return nil
        }
        return number
    }

    package mutating func double(_ key: String, in range: ClosedRange<Double>? = nil) -> Double? {
        guard let value = node(key), let text = string(key) else { return nil }
        guard let number = Double(text), number.isFinite, range?.contains(number) ?? true else {
            let rule = range.map { "a number from \($0.lowerBound) to \($0.upperBound)" } ?? "a number"
            let example = range.map { min(max(1, $0.lowerBound), $0.upperBound) } ?? 1
            invalid(value.location, "\(key) must be \(rule), not \"\(text)\"", suggestion: "write a number such as \(key): \(example)")
            return nil
        }
        return number
    }

    package mutating func bool(_ key: String) -> Bool? {
        guard let value = node(key), let text = string(key) else { return nil }
        switch text {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            invalid(value.location, "\(key) must be true or false, not \"\(text)\"", suggestion: "write \(key): true")
            return nil
        }
    }

    /// A list of texts; a single text counts as a list of one.
    package mutating func strings(_ key: String) -> [(text: String, location: SourceLocation)] {
        guard let value = node(key) else { return [] }
        switch value {
        case .scalar(let text, _, let place): return [(text, place)]
        case .map:
            wrongType(value, "\(key) must be a list", fix: Self.listFix)
            return []
        case .list(let items, _):
            var texts: [(text: String, location: SourceLocation)] = []
            for item in items {
                if case .scalar(let text, _, let place) = item, !item.isNull {
                    texts.append((text, place))
                } else {
                    report(
                        .dataWrongType, at: item.location, "\(key) must be a list of texts; this item is \(item.kindName)",
                        suggestion: item.isNull ? "write the item or take it out" : "put the item in quotes if it is a text")
                }
            }
            return texts
        }
    }

    /// A list's items; a wrong kind is reported.
    package mutating func list(_ key: String) -> [DataNode] {
        guard let value = node(key) else { return [] }
        guard case .list(let items, _) = value else {
            wrongType(value, "\(key) must be a list", fix: Self.listFix)
            return []
        }
        return items
    }

    /// One of a fixed set of words, with a near miss for slips.
    package mutating func choice(_ key: String, _ words: [String]) -> String? {
        guard let value = node(key), let text = string(key) else { return nil }
        if words.contains(text) { return text }
        let near = nearMiss(text, among: words).map { "did you mean \"\($0)\"?" }
        invalid(value.location, "\(key) must be one of \(words.joined(separator: ", ")), not \"\(text)\"", suggestion: near)
        return nil
    }

    /// Reports keys nobody asked for and hands everything found to the caller.
    package mutating func finish(_ all: inout [Diagnostic]) {
        for (key, _) in entries where !areAllKnown && !known.contains(key.name) {
            let near = nearMiss(key.name, among: known)
            report(
                unknownKeyCode, at: key.location, "unknown key \"\(key.name)\"",
                suggestion: near.map { "did you mean \"\($0)\"?" }
                    ?? (known.isEmpty ? "take it out: there are no keys here" : "known keys: \(known.joined(separator: ", "))"))
        }
        all += diagnostics
        diagnostics = []
    }
}
