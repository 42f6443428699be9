// `Tests/Vectors/letters.json`: what the program and the page's script must make of the same entries. SIGNPOST_RECORD=1 rewrites it.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

private let today = CivilDate("2026-11-22")

/// Entries of every kind: plain, full width, with separators, at the limits, wrong.
private let entries: [(field: String, typed: String)] = [
    ("name", "张三"), ("name", "  张三\u{3000}"), ("name", ""), ("name", " \n "), ("name", String(repeating: "名", count: 20)),
    ("name", String(repeating: "名", count: 21)), ("name", "张\n三"), ("name", "<b>&\"'"), ("name", "𠮷𠮷"),
    ("contract", "ＨＴ－２０２６０１"), ("contract", "HT 1"), ("phone", "138 0013 8000"), ("phone", "１３８００１３８０００"), ("phone", "1234"),
    ("phone", "电话"), ("phone", "+86-13800138000"), ("phone", "1234567890123456"), ("monthly", "1200"), ("monthly", "1,200.5 元"),
    ("monthly", "１２００．５０"), ("monthly", "1.2万"), ("monthly", "0.000001万"), ("monthly", "0"), ("monthly", "0.00"), ("monthly", "-5"),
    ("monthly", "1."), ("monthly", ".5"), ("monthly", "1.234"), ("monthly", "1e3"), ("monthly", "100000000"), ("monthly", "100000000.01"),
    ("monthly", "1000000万"), ("monthly", "9999999999999"), ("monthly", "¥ 500"), ("monthly", "约500"), ("monthly", "00012"),
    ("served", "2026-11-22"), ("served", "2026-11-23"), ("served", "2026-02-29"), ("served", "1989-12-31"), ("served", "2024-02-29"),
    ("served", "昨天"), ("due", "2026-11-21"), ("due", "2026-11-22"), ("due", "2027-01-01"), ("due", "2101-01-01"), ("date", "2027-10-01"),
    ("ground", "paid"), ("ground", "PAID"), ("points", "一。\r\n\r\n  二。 \n三。"), ("points", String(repeating: "字", count: 240)),
    ("points", String(repeating: "字", count: 241)),
]

private let texts = [
    "", "我愿意还款，请书面答复。", "你们等着，我要曝光你们", "曝 光", "你们是骗子", "这是高利贷", "这不是高利贷", "我保证按时还", "听说可以减免",
    "验证码是多少", "身份证 110101199003074514", "11010119900307451X", "6222 0200-0000 0000", "１２３４５６７８９０１２３４５", "12345678901234",
    "123456789012345678901", "2026-11-22 打了 3 次", "我不想活了", "不同意就投诉到底", "群里的人说", "ＰＳ的", "电话13800138000",
]

private let starts = [
    "2026-11-22", "2026-11-30", "2026-12-17", "2026-09-10", "2026-09-16", "2026-09-25", "2026-02-12", "2026-01-30", "2026-12-31",
    "2024-02-14", "2027-01-22",
]

@Test func theLetterVectorsAreWhatTheProgramGives() throws {
    let file = testFolder.appending(path: "Vectors/letters.json")
    let letters = try shippedLetters()
    let expected = try vectors(letters)
    if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" {
        try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    let isEqual = try String(contentsOf: file, encoding: .utf8) == expected
    #expect(isEqual, "Tests/Vectors/letters.json differs; look at the change, then record it with SIGNPOST_RECORD=1")
}

private func vectors(_ set: LetterSet) throws -> String {
    let day = try #require(today)
    let calendar = WorkdayCalendar.builtIn()
    let entryLines = try entries.map { field, typed in
        let result = try #require(set.field(field)).entry(typed, today: day)
        return "{\"field\":\(jsonString(field)),\"typed\":\(jsonString(typed)),\"result\":\(json(result))}"
    }
    let hintLines = texts.map { text in
        "{\"typed\":\(jsonString(text)),\"hints\":\(array(set.hints(in: text).map { jsonString("\($0.hint.id) \($0.found)") }))}"
    }
    let letterLines = set.letters.flatMap { letter in fillings(of: letter, in: set).map { filled(letter, $0, set, day) } }
    let dates = try starts.map { try #require(CivilDate($0)) }
    let stepLines = set.letters.flatMap { letter in
        letter.steps.enumerated().flatMap { index, step in dates.map { stepDate(letter, index, step, $0, calendar) } }
    }
    return "{\"today\":\"\(day)\",\(set.pageData),\"calendar\":\(calendar.pageData(years: 2023...2028)),\n"
        + "\"letters\":[\n\(set.letters.map { json($0, in: set) }.joined(separator: ",\n"))],\n"
        + "\"entries\":[\n\(entryLines.joined(separator: ",\n"))],\n\"hintTexts\":[\n\(hintLines.joined(separator: ",\n"))],\n"
        + "\"filled\":[\n\(letterLines.joined(separator: ",\n"))],\n\"dates\":[\n\(stepLines.joined(separator: ",\n"))]}\n"
}

/// Nothing filled in; what is required; everything, once for each choice.
private func fillings(of letter: Letter, in set: LetterSet) -> [[String: String]] {
    func sample(_ use: LetterUse, _ number: Int) -> String {
        switch set.field(use.field)?.kind {
        case .money: "1200.5"
        case .date: "2026-11-22"
        case .phone: "13800138000"
        case .choice: set.field(use.field).map { $0.choices[number % $0.choices.count].id } ?? ""
        case .lines: "第一行。\n第二行。"
        case .text, .code, nil: "样例" + use.field
        }
    }
    let most = letter.uses.map { set.field($0.field)?.choices.count ?? 0 }.max() ?? 0
    let required = letter.uses.filter(\.isRequired)
    let whole = (0..<max(1, most)).map { number in Dictionary(uniqueKeysWithValues: letter.uses.map { ($0.field, sample($0, number)) }) }
    return [[:], Dictionary(uniqueKeysWithValues: required.map { ($0.field, sample($0, 0)) })] + whole
}

private func filled(_ letter: Letter, _ typed: [String: String], _ set: LetterSet, _ day: CivilDate) -> String {
    var words: [String: String] = [:]
    var chosen: [String: String] = [:]
    for (id, text) in typed {
        guard let field = set.field(id), case .words(let own) = field.entry(text, today: day) else { continue }
        words[id] = own
        if field.kind == .choice { chosen[id] = text }
    }
    let lines = set.lines(of: letter, words: words, chosen: chosen)
    let pairs = typed.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }.joined(separator: ",")
    let blanks = lines.flatMap(\.runs).filter(\.isBlank).count
    return "{\"letter\":\(jsonString(letter.id)),\"typed\":{\(pairs)},\"text\":\(jsonString(set.plainText(lines))),"
        + "\"blanks\":\(blanks),\"paperLines\":\(set.paperLines(lines))}"
}

private func stepDate(_ letter: Letter, _ index: Int, _ step: LetterStep, _ start: CivilDate, _ calendar: WorkdayCalendar) -> String {
    let date = step.date(after: start, calendar: calendar)
    return "{\"letter\":\(jsonString(letter.id)),\"step\":\(index),\"start\":\"\(start)\",\"date\":\"\(date.date)\","
        + "\"other\":\(date.other.map { "\"\($0)\"" } ?? "null"),\"provisional\":\(date.provisionalYears)}"
}

/// What the page's script has of a letter: the data, and the text as it reads it in the page.
private func json(_ letter: Letter, in set: LetterSet) -> String {
    let paragraphs = letter.paragraphs.map { "{\"style\":\"\($0.style.rawValue)\",\"parts\":\(array($0.parts.map(json)))}" }
    return "{\"paragraphs\":\(array(paragraphs))," + set.pageData(of: letter).dropFirst()
}

private func json(_ part: LetterPart) -> String {
    switch part {
    case .text(let text): jsonString(text)
    case .field(let id): "{\"field\":\(jsonString(id))}"
    case .when(let id, let choice, let parts):
        "{\"when\":\(jsonString(id)),\"choice\":\(choice.map(jsonString) ?? "null"),\"parts\":\(array(parts.map(json)))}"
    }
}

private func json(_ entry: LetterEntry) -> String {
    switch entry {
    case .empty: "{\"state\":\"empty\"}"
    case .wrong(let problem): "{\"state\":\"wrong\",\"problem\":\"\(problem.rawValue)\"}"
    case .words(let words): "{\"state\":\"words\",\"words\":\(jsonString(words))}"
    }
}

private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
