// What Yams (libyaml) says of text it cannot read → a diagnostic where the slip was made, in an author's words, with a fix.
// libyaml tells two places: where what it was reading began (its context) and where it gave up, often lines later.

import Diagnostics
internal import Yams

/// Describes what is wrong with one YAML text.
struct YAMLMistakes {
    /// Line and column from 1, columns in scalars, as Yams counts.
    typealias Place = (line: Int, column: Int)

    private let lines: [[Unicode.Scalar]]
    private let source: SourceText
    private let lineOffset: Int

    /// - Parameter lineOffset: lines that stand before `text` in the file.
    init(_ text: String, of source: SourceText, lineOffset: Int) {
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { $0.filter { $0 != "\r" } }
        self.source = source
        self.lineOffset = lineOffset
    }

    func describe(_ error: any Error) -> Diagnostic {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _), YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            return describe(
                problem, at: (mark.line, mark.column), context: context?.text ?? "", began: context.map { ($0.mark.line, $0.mark.column) })
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
            return report(
                at: (context.mark.line, context.mark.column), "key \(names) is written twice", fix: "keep one of them",
                code: .yamlDuplicateKey)
        case YamlError.reader: return unreadableCharacter()
        default: return report(at: (1, 1), "YAML cannot be read: \(error)", fix: Self.generalFix)
        }
    }

    func alias(at place: Place) -> Diagnostic {
        let name = word(at: place).prefix { !",]}".contains($0) }
        return report(
            at: place, "\"\(name)\" is an alias (*name), which is not supported",
            fix: "write the value out; if it is a text, put it in quotes")
    }

    private static let generalFix = "check the colons, quotation marks and indentation of this line and the one above"

    private func report(at place: Place, _ message: String, fix: String, code: DiagnosticCode = .yamlSyntax) -> Diagnostic {
        let place = withinText(place)
        return source.diagnostic(
            code, at: SourceLocation(file: source.path, line: place.line + lineOffset, column: place.column), message, suggestion: fix)
    }
}

// MARK: - What libyaml says

extension YAMLMistakes {
    private func describe(_ problem: String, at place: Place, context: String, began: Place?) -> Diagnostic {
        let start = began ?? place
        let isAboutKeys = ["could not find expected ':'", "mapping values are not allowed in this context", "did not find expected key"]
        if isAboutKeys.contains(problem), let colon = fullWidthColon(before: place) {
            let key = String(decodingScalars: lines[colon.line - 1][..<(colon.column - 1)]).trimmed
            return report(
                at: colon, "the colon after \"\(key)\" is full-width", fix: "write \"\(key): …\" with a half-width colon and a space")
        }
        switch (context, problem) {
        case (_, "did not find expected ',' or ']'"), (_, "did not find expected ',' or '}'"):
            return unclosedBracket(start, place)
        case ("while scanning a quoted scalar", "found unexpected end of stream"),
            ("while scanning a quoted scalar", "found unexpected document indicator"):
            let mark = character(at: start).map(String.init) ?? "\""
            return report(at: start, "the quotation mark \(mark) is never closed", fix: "add \(mark) at the end of the text")
        case (_, "could not find expected ':'"): return missingColon(start)
        case (_, "mapping values are not allowed in this context"): return surplusColon(place)
        case ("while scanning an alias", _), ("while scanning an anchor", _), ("while scanning a tag", _), ("while parsing a tag", _),
            ("while scanning a directive", _), ("while scanning a block scalar", "did not find expected comment or line break"):
            return reserved(start)
        case (_, "found character that cannot start any token"): return character(at: place) == "\t" ? tab(place) : reserved(place)
        case (_, "mapping keys are not allowed in this context"): return reserved(place)
        case (_, "found undefined alias"): return alias(at: place)
        case (_, "found undefined tag handle"): return reserved(place)
        case (_, let problem) where problem.contains("a tab character"): return tab(place)
        case (_, "found unknown escape character"):
            return report(
                at: place, "a backslash in double quotes begins an escape, and this is none", fix: "write \\\\, or use single quotes")
        case ("while parsing a flow node", "did not find expected node content"):
            return report(at: place, "an item is missing here", fix: "take out the comma or bracket too many, or write the item")
        case (_, "but found another document"):
            return report(at: place, "\"---\" begins a second document; only one is read", fix: "take the line out")
        case (_, let problem) where problem.hasPrefix("Maximum nesting level"):
            return report(at: place, "nested too deeply to be read", fix: "write it with fewer levels")
        default: return structure(problem, at: place)
        }
    }

    /// What stands where no key, item or text can.
    private func structure(_ problem: String, at place: Place) -> Diagnostic {
        if let closing = characterBefore(place), "\"'".unicodeScalars.contains(closing) {
            return report(
                at: place, "text after the closing quotation mark \(closing)",
                fix: "quote the whole text with the other kind of quotation mark, or write “ ” inside it")
        }
        if let closing = characterBefore(place), "]}".unicodeScalars.contains(closing) {
            return report(at: place, "text after the closing \(closing)", fix: "put the whole text in quotes, or take out the rest")
        }
        switch problem {
        case "did not find expected key":
            return report(
                at: place, "\"\(word(at: place))\" is no key of the mapping above", fix: "begin it in the column of the other keys")
        case "did not find expected '-' indicator":
            return report(
                at: place, "\"\(word(at: place))\" is no item of the list above", fix: "begin the line as the other items, with \"- \"")
        case "block sequence entries are not allowed in this context":
            return report(
                at: place, "a list cannot begin on the line of its key", fix: "put each \"- …\" on a line of its own, or the text in quotes"
            )
        default: return report(at: place, "YAML: \(problem)", fix: Self.generalFix)
        }
    }

    private func unclosedBracket(_ start: Place, _ place: Place) -> Diagnostic {
        let isList = character(at: start) == "["
        let closing = isList ? "]" : "}"
        if start.line == place.line, place.line <= lines.count {
            return report(at: place, "a comma or \(closing) is missing here", fix: "put commas between the items and \(closing) at the end")
        }
        return report(at: start, "\(isList ? "[" : "{") is never closed", fix: "add \(closing) after the last item")
    }

    /// A line without `: ` where a key should be.
    private func missingColon(_ place: Place) -> Diagnostic {
        let line = String(decodingScalars: lines[min(place.line, lines.count) - 1]).trimmed
        let name = line.prefix { $0 != ":" }
        if name.count < line.count, !name.contains(" ") {
            let value = line.dropFirst(name.count + 1)
            return report(at: place, "a space is missing after \"\(name):\"", fix: "write \"\(name): \(value.prefix(30))\"")
        }
        return report(
            at: place, "\"\(line.prefix(30))\" is no key: there is no \": \" in it",
            fix: "write \"key: …\", or indent the line if it belongs to the text above")
    }

    private func surplusColon(_ place: Place) -> Diagnostic {
        let before = String(decodingScalars: lines[min(place.line, lines.count) - 1].prefix(place.column - 1))
        if before.contains(": ") {
            return report(at: place, "a second \": \" on this line", fix: "put the text in quotes if it contains a colon and a space")
        }
        return report(
            at: place, "no key can stand here: the line above already has its value",
            fix: "begin it in the column of the other keys, or put the text above in quotes")
    }

    /// A text that begins with a character YAML keeps for itself.
    private func reserved(_ place: Place) -> Diagnostic {
        let sign = character(at: place).map(String.init) ?? ""
        let rest = String(decodingScalars: lines[min(place.line, lines.count) - 1].dropFirst(place.column - 1)).trimmed
        return report(
            at: place, "a text cannot begin with \(sign), which means something else in YAML",
            fix: rest.contains("\"")
                ? "put the whole text in single quotes" : "put it in quotes: \"\(rest.prefix(30))\(rest.count > 30 ? "…" : "")\"")
    }

    private func tab(_ place: Place) -> Diagnostic { report(at: place, "a tab indents this line", fix: "indent with spaces") }

    /// Yams tells no usable place for these, so the first is looked for.
    private func unreadableCharacter() -> Diagnostic {
        for (number, line) in lines.enumerated() {
            guard let index = line.firstIndex(where: { !isPrintable($0) }) else { continue }
            let code = String(line[index].value, radix: 16, uppercase: true)
            return report(
                at: (number + 1, index + 1), "control character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)",
                fix: "take it out")
        }
        return report(at: (1, 1), "a character here is not allowed in YAML", fix: "save the file as plain UTF-8 text")
    }

    /// YAML 1.1 §5.1, `c-printable`.
    private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
        default: false
        }
    }
}

// MARK: - The text

extension YAMLMistakes {
    /// The end of the last line with text for a place behind it: there is nothing to see there.
    private func withinText(_ place: Place) -> Place {
        guard let last = lines.lastIndex(where: { $0.contains { $0 != " " } }), place.line > last + 1 else { return place }
        return (last + 1, lines[last].count + 1)
    }

    private func character(at place: Place) -> Unicode.Scalar? {
        guard lines.indices.contains(place.line - 1), lines[place.line - 1].indices.contains(place.column - 1) else { return nil }
        return lines[place.line - 1][place.column - 1]
    }

    private func characterBefore(_ place: Place) -> Unicode.Scalar? {
        guard lines.indices.contains(place.line - 1) else { return nil }
        return lines[place.line - 1].prefix(place.column - 1).last { $0 != " " }
    }

    /// What stands there up to a space, at most 30 characters.
    private func word(at place: Place) -> String {
        guard lines.indices.contains(place.line - 1) else { return "" }
        let rest = lines[place.line - 1].dropFirst(place.column - 1).prefix { $0 != " " }
        return String(decodingScalars: rest.prefix(30))
    }

    /// `key：` on the line of a place or, since a text may go on below, on the two above: `title：还款`.
    private func fullWidthColon(before place: Place) -> Place? {
        for number in stride(from: min(place.line, lines.count), to: max(0, place.line - 3), by: -1) {
            let line = lines[number - 1]
            let indent = line.prefix { $0 == " " || $0 == "-" }.count
            let name = line.dropFirst(indent).prefix { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") }
            let colon = indent + name.count
            if !name.isEmpty, colon < line.count, line[colon] == "：" { return (number, colon + 1) }
        }
        return nil
    }
}

extension String {
    fileprivate init(decodingScalars scalars: some Sequence<Unicode.Scalar>) {
        self.init()
        unicodeScalars.append(contentsOf: scalars)
    }

    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
