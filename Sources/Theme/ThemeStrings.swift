// The interface's words in one language: `strings.LANGUAGE.yml`, a flat mapping.

import DataFiles
import Diagnostics

/// The strings of one language.
struct ThemeStrings: Sendable {
    struct Entry: Sendable {
        var text: String
        var pieces: [Piece]
        var location: SourceLocation
    }

    enum Piece: Sendable, Hashable {
        case literal(String)
        /// `{name}`: the value of a key where the string is used.
        case placeholder(String)
    }

    let language: String
    let source: SourceText
    var entries: [String: Entry] = [:]

    init(language: String, source: SourceText, diagnostics: inout [Diagnostic]) {
        self.language = language
        self.source = source
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
            var reader = DataReader(node, of: source, what: "strings", diagnostics: &diagnostics)
        else { return }
        for (key, text) in reader.allTexts() {
            entries[key.name] = Entry(text: text, pieces: Self.pieces(of: text), location: key.location)
        }
        reader.finish(&diagnostics)
    }

    private static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.placeholder(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        return pieces
    }
}
