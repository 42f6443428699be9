// A letter's paragraphs with the reader's words, or with blanks to fill in by hand.

/// A piece of a finished line.
package struct LetterRun: Sendable, Equatable {
    package var text: String
    /// True for a blank that is still to be filled in.
    package var isBlank: Bool
    /// On paper: the field a blank is for, the field and the choice on which an optional part depends; else empty.
    package var field = ""
    package var when = ""
    package var choice = ""
    /// On paper: the box to tick before a part that is chosen.
    package var isMark = false

    package init(_ text: String, isBlank: Bool = false) {
        self.text = text
        self.isBlank = isBlank
    }
}

/// A finished line of a letter; a line is as long as its text.
package struct LetterLine: Sendable, Equatable {
    package var style: LetterParagraph.Style
    package var runs: [LetterRun]

    package init(style: LetterParagraph.Style, runs: [LetterRun]) {
        self.style = style
        self.runs = runs
    }

    package var text: String { runs.map(\.text).joined() }
}

/// What a letter is filled with.
private enum LetterFilling {
    /// On paper: every part stands there, every field is a blank, every choice a box to tick.
    case byHand
    /// The words by field, the chosen id by choice field.
    case known(words: [String: String], chosen: [String: String])
}

extension LetterSet {
    /// What a line of a page of A4 holds between its margins at 12 points, in half characters; a little less than it does.
    private static let halfCharactersInLine = 80
    /// Lines that fit on one page as it is printed.
    package static let linesOnPage = 36

    /// The letter with what is known; what is required and missing is a blank, an optional part without its field is left out.
    ///
    /// - Parameters:
    ///   - words: by field, as `LetterField.entry` gives them.
    ///   - chosen: the chosen id by choice field.
    package func lines(of letter: Letter, words: [String: String], chosen: [String: String]) -> [LetterLine] {
        lines(of: letter, .known(words: words, chosen: chosen))
    }

    /// The letter to print and fill in by hand.
    package func linesByHand(of letter: Letter) -> [LetterLine] { lines(of: letter, .byHand) }

    private func lines(of letter: Letter, _ filling: LetterFilling) -> [LetterLine] {
        letter.paragraphs.flatMap { paragraph in
            split(paragraph.parts.flatMap { runs($0, filling) }, style: paragraph.style)
        }
    }

    private func runs(_ part: LetterPart, _ filling: LetterFilling) -> [LetterRun] {
        switch (part, filling) {
        case (.text(let text), _): [LetterRun(text)]
        case (.field(let id), .known(let words, _)): [words[id].map { LetterRun($0) } ?? blank(id)]
        case (.field(let id), .byHand): [runByHand(of: id)]
        case (.when(let id, let choice, let parts), .byHand): optionalRuns(id, choice, parts.flatMap { runs($0, filling) })
        case (.when(let id, let choice, let parts), .known(let words, let chosen)):
            choice.map { chosen[id] == $0 } ?? (words[id] != nil) ? parts.flatMap { runs($0, filling) } : []
        }
    }

    private func runByHand(of id: String) -> LetterRun {
        var run = boxes(id) ?? blank(id)
        run.field = id
        return run
    }

    private func optionalRuns(_ id: String, _ choice: String?, _ parts: [LetterRun]) -> [LetterRun] {
        var mark = LetterRun("□")
        mark.isMark = true
        return ((choice == nil ? [] : [mark]) + parts).map { part in
            var run = part
            run.when = id
            run.choice = choice ?? ""
            return run
        }
    }

    private func boxes(_ id: String) -> LetterRun? {
        guard let field = field(id), field.kind == .choice else { return nil }
        return LetterRun(field.choices.map { "□\($0.text)" }.joined(separator: " "), isBlank: true)
    }

    /// A reader's several lines are lines of the letter too.
    private func split(_ runs: [LetterRun], style: LetterParagraph.Style) -> [LetterLine] {
        var lines = [LetterLine(style: style, runs: [])]
        for run in runs {
            for (index, piece) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append(LetterLine(style: style, runs: [])) }
                guard !piece.isEmpty else { continue }
                var part = run
                part.text = String(piece)
                lines[lines.count - 1].runs.append(part)
            }
        }
        return lines.filter { !$0.text.isEmpty }
    }

    private func blank(_ id: String) -> LetterRun {
        let text: String =
            switch field(id)?.kind {
            case .date: "＿＿＿＿年＿＿月＿＿日"
            case .money, .phone: "＿＿＿＿＿＿"
            case .lines: String(repeating: "＿", count: 60)
            case .text, .code, .count, .choice, nil: "＿＿＿＿＿＿＿＿"
            }
        return LetterRun(text, isBlank: true)
    }

    /// How many lines the letter takes on paper: an estimate that errs on the long side.
    package func paperLines(_ lines: [LetterLine]) -> Int {
        lines.reduce(0) { sum, line in
            let width = line.text.unicodeScalars.reduce(line.style == .body ? 4 : 0) { $0 + ($1.isASCII ? 1 : 2) }
            let count = max(1, (width + Self.halfCharactersInLine - 1) / Self.halfCharactersInLine)
            return sum + (line.style == .heading ? count + 2 : count)
        }
    }

    /// The letter as plain text: indented by two characters where Chinese letters are.
    package func plainText(_ lines: [LetterLine]) -> String {
        lines.map { line in
            switch line.style {
            case .heading: line.text + "\n"
            case .body: "\u{3000}\u{3000}" + line.text
            case .address, .signature: line.text
            }
        }.joined(separator: "\n") + "\n"
    }
}
