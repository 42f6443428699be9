// YAML text → `DataNode`, by way of Yams. Aliases are refused (`YAMLAliases.swift`); what Yams cannot read is described in an author's
// words (`YAMLMistakes.swift`).

package import Diagnostics
internal import Yams

/// Parses one YAML document. Syntax errors and duplicate keys become diagnostics at their place.
///
/// - Parameter lineOffset: lines that stand before `text` in the file (front matter begins after `---`).
/// - Returns: nil for an empty document or a syntax error.
package func parseYAML(
    _ text: String, of source: SourceText, lineOffset: Int = 0, diagnostics: inout [Diagnostic]
) -> DataNode? {
    var copy = text
    if let plain = copy.withUTF8({ parsePlainYAML($0, file: source.path, lineOffset: lineOffset) }) { return plain }
    return parseAnyYAML(text, of: source, lineOffset: lineOffset, diagnostics: &diagnostics)
}

/// What `parseYAML` does with everything that is not plain.
func parseAnyYAML(_ text: String, of source: SourceText, lineOffset: Int, diagnostics: inout [Diagnostic]) -> DataNode? {
    if let alias = firstAlias(in: text) {
        diagnostics.append(YAMLMistakes(text, of: source, lineOffset: lineOffset).alias(at: alias))
        return nil
    }
    do {
        // The basic resolver: types are ours to read, so no scalar is matched against patterns. The encoding is named because
        // Yams otherwise asks the environment for it each time.
        guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return nil }
        var converter = NodeConverter(source: source, lineOffset: lineOffset)
        let converted = converter.convert(node)
        diagnostics += converter.diagnostics
        return converted
    } catch {
        diagnostics.append(YAMLMistakes(text, of: source, lineOffset: lineOffset).describe(error))
        return nil
    }
}

private struct NodeConverter {
    let source: SourceText
    let lineOffset: Int
    var diagnostics: [Diagnostic] = []

    init(source: SourceText, lineOffset: Int) {
        self.source = source
        self.lineOffset = lineOffset
    }

    func location(_ node: Node) -> SourceLocation {
        guard let mark = node.mark else { return SourceLocation(file: source.path, line: lineOffset + 1) }
        return SourceLocation(file: source.path, line: mark.line + lineOffset, column: mark.column)
    }

    mutating func convert(_ node: Node) -> DataNode {
        let place = location(node)
        switch node {
        case .scalar(let scalar):
            let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            return .scalar(scalar.string, isQuoted: quoted, place)
        case .sequence(let sequence):
            return .list(sequence.map { convert($0) }, place)
        case .mapping(let mapping):
            var entries: [(key: DataKey, value: DataNode)] = []
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    diagnostics.append(source.diagnostic(.dataWrongType, at: location(key), "a key must be plain text"))
                    continue
                }
                entries.append((DataKey(name: scalar.string, location: location(key)), convert(value)))
            }
            return .map(entries, place)
        case .alias(let alias):
            diagnostics.append(
                source.diagnostic(
                    .yamlSyntax, at: place, "alias *\(alias.anchor.rawValue) is not supported", suggestion: "write the value out"))
            return .scalar("", isQuoted: false, place)
        }
    }
}
