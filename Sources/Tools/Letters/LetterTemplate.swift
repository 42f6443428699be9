// The text of a letter as its author writes it → paragraphs. `{field}`, `[[field: …]]`, `[[field=choice: …]]`; a line is a paragraph,
// and `#`, `@`, `>` at its beginning make it the heading, the address, the signature.

import Diagnostics

/// Reads one letter's text. What is wrong goes to `problems` with the line it stands on, counted from 0.
struct LetterTemplate {
    let fields: [LetterField]
    let uses: [LetterUse]
    var problems: [(line: Int, message: String, suggestion: String?)] = []
    /// Fields the text names.
    private(set) var named: Set<String> = []
    private var line = 0

    init(fields: [LetterField], uses: [LetterUse]) {
        self.fields = fields
        self.uses = uses
    }

    mutating func paragraphs(of text: String) -> [LetterParagraph] {
        var paragraphs: [LetterParagraph] = []
        for (number, written) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            line = number
            var rest = written.drop { $0 == " " }
            guard let first = rest.first else { continue }
            let styles: [Character: LetterParagraph.Style] = ["#": .heading, "@": .address, ">": .signature]
            let style = styles[first] ?? .body
            if style != .body { rest = rest.dropFirst().drop { $0 == " " } }
            var scanner = Scanner(text: Array(rest))
            paragraphs.append(LetterParagraph(style: style, parts: parts(&scanner, inside: nil)))
        }
        return paragraphs
    }

    private struct Scanner {
        var text: [Character]
        var at = 0

        func has(_ mark: String) -> Bool { text[at...].starts(with: mark) }

        /// The characters up to a mark, which is passed over; nil when it does not come.
        mutating func upTo(_ mark: String) -> String? {
            for end in at..<text.count where text[end...].starts(with: mark) {
                defer { at = end + mark.count }
                return String(text[at..<end])
            }
            return nil
        }
    }

    private mutating func report(_ message: String, _ suggestion: String? = nil) { problems.append((line, message, suggestion)) }

    /// - Parameter inside: the field of the optional part being read.
    private mutating func parts(_ scanner: inout Scanner, inside: String?) -> [LetterPart] {
        var parts: [LetterPart] = []
        var words = ""
        func flushed() -> [LetterPart] { words.isEmpty ? [] : [.text(words)] }
        while scanner.at < scanner.text.count {
            if inside != nil, scanner.has("]]") {
                scanner.at += 2
                return parts + flushed()
            } else if scanner.has("[[") {
                scanner.at += 2
                if inside != nil { report("an optional part stands inside another", "close the first with ]]") }
                parts += flushed()
                words = ""
                if let part = optionalPart(&scanner) { parts.append(part) }
            } else if scanner.has("{") {
                scanner.at += 1
                parts += flushed()
                words = ""
                if let part = placeholder(&scanner, inside: inside) { parts.append(part) }
            } else {
                words.append(scanner.text[scanner.at])
                scanner.at += 1
            }
        }
        if inside != nil { report("an optional part is not closed", "close it with ]] on the same line") }
        return parts + flushed()
    }

    private mutating func placeholder(_ scanner: inout Scanner, inside: String?) -> LetterPart? {
        guard let id = scanner.upTo("}") else {
            report("a placeholder is not closed", "write {name}")
            return nil
        }
        guard let use = use(of: id) else { return nil }
        if !use.isRequired, inside != id {
            report("{\(id)} may be left empty and would leave a hole in the letter", "write [[\(id): …{\(id)}…]], or drop the \"?\"")
        }
        return .field(id)
    }

    private mutating func optionalPart(_ scanner: inout Scanner) -> LetterPart? {
        guard let head = scanner.upTo(":") else {
            report("an optional part names no field", "write [[name: …]]")
            return nil
        }
        let sides = head.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let inner = parts(&scanner, inside: sides[0])
        guard use(of: sides[0]) != nil else { return nil }
        guard sides.count == 2 else { return .when(field: sides[0], choice: nil, inner) }
        let choices = fields.first { $0.id == sides[0] }?.choices.map(\.id) ?? []
        guard choices.contains(sides[1]) else {
            let near = nearMiss(sides[1], among: choices).map { "did you mean \"\($0)\"?" }
            report("field \"\(sides[0])\" has no choice \"\(sides[1])\"", near)
            return nil
        }
        return .when(field: sides[0], choice: sides[1], inner)
    }

    private mutating func use(of id: String) -> LetterUse? {
        named.insert(id)
        guard let use = uses.first(where: { $0.field == id }) else {
            let near = nearMiss(id, among: uses.map(\.field)).map { "did you mean \"\($0)\"?" }
            report("\"\(id)\" is not among this letter's fields", near ?? "add it to \"fields\"")
            return nil
        }
        return use
    }
}
