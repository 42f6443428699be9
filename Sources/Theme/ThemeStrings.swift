// The interface's words in one language: `strings.LANGUAGE.yml`, a flat mapping.

import DataFiles
import Diagnostics

/// The strings of one language.
struct ThemeStrings: Sendable {
    struct Entry: Sendable {
        var text: String
        var location: SourceLocation

        /// The text cut at its placeholders; found when a template shows it, which for most texts never happens.
        var pieces: [Piece] {
            let bytes = text.utf8
            var pieces: [Piece] = []
            var start = bytes.startIndex
            while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")),
                let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                if open > start { pieces.append(.literal(String(text[start..<open]))) }
                pieces.append(.placeholder(String(text[bytes.index(after: open)..<close])))
                start = bytes.index(after: close)
            }
            if start < bytes.endIndex { pieces.append(.literal(String(text[start...]))) }
            return pieces
        }
    }

    enum Piece: Sendable, Hashable {
        case literal(String)
        /// `{name}`: the value of a key where the string is used.
        case placeholder(String)
    }

    let language: String
    let source: SourceText
    var entries: [String: Entry] = [:]
    /// The file is no mapping or no YAML, which has been reported: that its strings are missing says nothing more.
    private(set) var isUnreadable = false

    init(language: String, source: SourceText, diagnostics: inout [Diagnostic]) {
        self.language = language
        self.source = source
        let reported = diagnostics.count
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
            var reader = DataReader(node, of: source, what: "strings", diagnostics: &diagnostics)
        else {
            isUnreadable = diagnostics.count > reported
            return
        }
        let texts = reader.allTexts()
        entries.reserveCapacity(texts.count)
        for (key, text) in texts { entries[key.name] = Entry(text: text, location: key.location) }
        reader.finish(&diagnostics)
    }
}
