// Every mistake in the letters is a diagnostic at its line; the shipped letters have none, and each fits on a page.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

let testFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

/// The letters of the flagship site.
func shippedLetters() throws -> LetterSet {
    let path = "Content/data/letters.yml"
    let file = testFolder.deletingLastPathComponent().appending(path: path)
    var diagnostics: [Diagnostic] = []
    let letters = readLetters(SourceText(path: path, text: try String(contentsOf: file, encoding: .utf8)), diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return try #require(letters)
}

private let sound = """
    groups:
      - {id: g, label: G}
    fields:
      - {id: name, label: N}
      - {id: sum, label: S, type: money}
      - {id: day, label: D, type: date}
      - id: kind
        label: K
        type: choice
        choices: [{id: a, label: A}, {id: b, label: B, text: BB}]
    hints:
      - {id: h, words: [x], message: M}
    letters:
      - id: one
        group: g
        title: T
        purpose: P
        when: [W]
        not: [N]
        to: R
        channel: C
        fields: [name, sum?, day, kind]
        text: |
          # Title
          @ {name}:
          Body[[sum: of {sum} yuan]]. [[kind=b:It is {kind}.]]
          > {day}
        after:
          - {label: L, from: day, count: 15, unit: days, whose: theirs, do: X, basis: [CLK-01]}
        cautions: [U]
        basis: [L-A1]
    """

private func reports(_ yaml: String) -> [String] {
    var diagnostics: [Diagnostic] = []
    _ = readLetters(SourceText(path: "l.yml", text: yaml), diagnostics: &diagnostics)
    return diagnostics.sortedForReport().map { found in
        "\(found.location.line):\(found.location.column) \(found.code.rawValue) \(found.message)"
            + (found.suggestion.map { " | \($0)" } ?? "")
    }
}

@Test func soundLettersGiveNoDiagnostic() {
    #expect(reports(sound) == [])
}

@Test(arguments: [
    (
        "Body[[sum: of {sum} yuan]]", "Body[[sum: of {sun} yuan]]",
        ["26:7 data/invalid-value \"sun\" is not among this letter's fields | did you mean \"sum\"?"]
    ),
    (
        "Body[[sum: of {sum} yuan]]", "Body of {sum} yuan",
        [
            "26:7 data/invalid-value {sum} may be left empty and would leave a hole in the letter | "
                + "write [[sum: …{sum}…]], or drop the \"?\""
        ]
    ),
    (
        "Body[[sum: of {sum} yuan]].", "Body.",
        [
            "23:11 data/invalid-value letter \"one\" asks for \"sum\" and does not use it | "
                + "write {sum} in the text, or take it out of \"fields\""
        ]
    ),
    (
        "[[kind=b:It is {kind}.]]", "[[kind=c:It is {kind}.]]",
        ["26:7 data/invalid-value field \"kind\" has no choice \"c\" | did you mean \"a\"?"]
    ),
    (
        "[[kind=b:It is {kind}.]]", "[[kind=b:It is {kind}.",
        ["26:7 data/invalid-value an optional part is not closed | close it with ]] on the same line"]
    ),
    ("> {day}", "> {day", ["27:7 data/invalid-value a placeholder is not closed | write {name}"]),
    (
        "type: money}", "type: money, log: line}",
        [
            "5:38 data/invalid-value field \"sum\" is of type money and cannot take a log entry's line | "
                + "write log: on a field of type lines"
        ]
    ),
    (
        "from: day", "from: name",
        ["29:20 data/invalid-value \"name\" is not a date field of this letter | one of: day"]
    ),
    ("    basis: [L-A1]", "", ["14:5 data/missing-key basis is missing | add \"basis: …\""]),
    (
        "    cautions: [U]", "    caution: [U]",
        [
            "14:5 data/missing-key cautions is missing | add \"cautions: …\"",
            "30:5 data/unknown-key unknown key \"caution\" | did you mean \"cautions\"?",
        ]
    ),
    (
        "fields: [name, sum?, day, kind]", "fields: [name, sum?, day, kind, nmae]",
        ["22:37 data/invalid-value there is no field \"nmae\" | did you mean \"name\"?"]
    ),
    (
        "  - {id: name, label: N}", "  - {id: name, label: N}\n  - {id: spare, label: Q}",
        ["5:5 data/invalid-value field \"spare\" is used by no letter | delete it, or add it to a letter's \"fields\""]
    ),
    (
        "  - {id: g, label: G}", "  - {id: g, label: G}\n  - {id: g, label: H}",
        ["3:5 data/duplicate-id group \"g\" is defined twice | give each group an id of its own"]
    ),
    ("{id: h, words: [x], message: M}", "{id: h, message: M}", ["12:5 data/invalid-value hint \"h\" looks for nothing | add \"words:\""]),
    (
        "whose: theirs, do: X, basis: [CLK-01]}", "whose: yours, do: X, basis: [CLK-01]}",
        ["29:9 data/missing-key late is missing | add \"late: …\""]
    ),
    (
        "whose: theirs, do: X, basis: [CLK-01]}", "whose: theirs, do: X, basis: [CLK-01], late: {do: Y, basis: [CLK-01]}}",
        ["29:93 data/invalid-value late is for the reader's own deadline | delete it, or write whose: yours"]
    ),
    (
        "do: X, basis: [CLK-01]}", "do: X, basis: [TYP-01]}",
        ["29:9 data/invalid-value an experience is a range, not one number | add \"least:\", the quickest"]
    ),
    (
        "count: 15,", "count: 15, least: 3,",
        ["29:42 data/invalid-value least 3 does not go with count 15 | delete it: a rule gives one number"]
    ),
    (
        "label: D, type: date}", "label: D, type: date, after: [dya]}",
        ["6:45 data/invalid-value \"dya\" is not a date field | did you mean \"day\"?"]
    ),
    (
        "type: money}", "type: money, not-before: [day]}",
        ["5:5 data/invalid-value field \"sum\" lies to other dates but is not of type date | write type: date"]
    ),
    ("group: g", "group: k", ["15:12 data/invalid-value group must be one of g, not \"k\" | did you mean \"g\"?"]),
    ("id: one", "id: One!", ["14:5 data/invalid-value id \"One!\" may only have a–z, 0–9 and hyphens"]),
])
func aMistakeIsReportedWhereItStands(written: String, instead: String, expected: [String]) throws {
    try #require(sound.contains(written))
    #expect(reports(sound.replacing(written, with: instead, maxReplacements: 1)) == expected)
}

@Test func everyShippedLetterFitsOnAPage() throws {
    let letters = try shippedLetters()
    #expect(letters.letters.count >= 8)
    for letter in letters.letters {
        let lines = letters.paperLines(letters.linesByHand(of: letter))
        #expect(lines <= LetterSet.linesOnPage, "\(letter.id) takes \(lines) lines")
    }
}

/// A letter by hand shows every part with a blank, every alternative with a box.
@Test func aLetterByHandLeavesNothingOut() throws {
    var diagnostics: [Diagnostic] = []
    let set = try #require(readLetters(SourceText(path: "l.yml", text: sound), diagnostics: &diagnostics))
    #expect(
        set.linesByHand(of: set.letters[0]).map(\.text) == [
            "Title", "＿＿＿＿＿＿＿＿:", "Body of ＿＿＿＿＿＿ yuan. □It is □A □BB.", "＿＿＿＿年＿＿月＿＿日",
        ])
}

/// What the letters call usual is what the estimator counts with.
@Test func theFirstAnswerComesWhenTheEstimatorSaysSo() throws {
    let model = try #require(try shippedModels().first { $0.id == "legal-negotiation" })
    let usual = try #require(model.stages.first { $0.id == "first-response" }?.variants.last?.duration)
    let steps = try shippedLetters().letters.flatMap(\.steps).filter { $0.basis == ["TYP-01"] }
    #expect(steps.count > 5)
    for step in steps {
        #expect([step.least, step.count] == [usual.least, usual.most], "\(step.label)")
        #expect([step.unit.rawValue] == [usual.unit.rawValue])
    }
}

/// A letter says nothing of its own being in time, and nothing of papers nobody said were there.
@Test func aLetterAssertsOnlyWhatWasEntered() throws {
    let letters = try shippedLetters()
    for letter in letters.letters {
        let text = letters.plainText(letters.lines(of: letter, words: [:], chosen: [:]))
        for words in ["期间内", "附后", "逾期"] { #expect(!text.contains(words), "\(letter.id): \(words)") }
    }
}
