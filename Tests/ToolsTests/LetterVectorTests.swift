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
    ("points", String(repeating: "字", count: 241)), ("monthly", "5千"), ("monthly", "五万"), ("monthly", "5w"), ("monthly", "1亿"),
    ("monthly", "两千块"),
    ("terms", "12"), ("terms", "１２ 期"), ("terms", "十二"), ("terms", "一年"), ("terms", "0"), ("terms", "-3"), ("terms", "abc"),
    ("terms", "1.5"),
    ("terms", "361"), ("case-number", "（2026）京0101民督1号"),
]

/// Dates that go together, and dates that do not: the day before, the day of, the day after.
private let relatedDates: [(letter: String, typed: [String: String])] = [
    ("extension", ["due": "2026-11-25", "new-due": "2026-11-24"]), ("extension", ["due": "2026-11-25", "new-due": "2026-11-25"]),
    ("extension", ["due": "2026-11-25", "new-due": "2026-11-26"]), ("extension", ["due": "2026-11-25", "date": "2026-11-25"]),
    ("extension", ["due": "2026-11-25", "date": "2026-11-26"]),
    ("extension", ["due": "2026-11-25", "new-due": "2026-11-23", "date": "2026-12-05"]),
    ("extension", ["due": "2026-11-20", "new-due": "2026-11-19"]), ("extension", ["new-due": "2026-11-23", "date": "2026-12-05"]),
    ("payment-order-objection", ["served": "2026-11-10", "date": "2026-11-09"]),
    ("payment-order-objection", ["served": "2026-11-10", "date": " 2026-11-10 "]),
    ("instalments", ["overdue": "2026-11-01", "first-day": "2026-12-01", "date": "2026-12-02"]),
    ("instalments", ["overdue": "2026-11-01", "first-day": "2026-12-02", "date": "2026-12-02"]),
    ("instalments", ["overdue": "2026-11-02", "first-day": "2026-12-02", "date": "2026-11-01"]),
]

private let texts = [
    "", "我愿意还款，请书面答复。", "你们等着，我要曝光你们", "曝 光", "你们是骗子", "这是高利贷", "这不是高利贷", "我保证按时还", "听说可以减免",
    "验证码是多少", "身份证 110101199003074514", "11010119900307451X", "6222 0200-0000 0000", "１２３４５６７８９０１２３４５", "12345678901234",
    "123456789012345678901", "2026-11-22 打了 3 次", "我不想活了", "不同意就投诉到底", "群里的人说", "ＰＳ的", "电话13800138000",
    "我想死", "让我去死算了", "想割腕", "我要跳河", "活着没意思", "活着没什么意思", "想结束自己的生命", "伪造流水", "假病历", "开一张假的失业证明", "帮我P一张流水",
    "帮我ｐ一张流水", "不给分期我就去银保监会一直投诉", "我会每天投诉你们", "到你们公司门口拉横幅", "不 给 分 期 就 投 诉",
    "不给𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷就投诉", "不给一二三四五六七八九十一就投诉",
    // What only sounds like it.
    "请病假两个月，有医院的证明", "APP 里的还款流水附后", "每月工资刚够生活够用", "父亲去世，有死亡证明", "我反复投诉，没有答复", "催收在我家门口拉横幅",
    "我已向 12378 投诉", "不方便接电话",
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
    let relatedLines = try relatedDates.map { id, typed in
        let letter = try #require(set.letters.first { $0.id == id })
        let results = set.entries(of: letter, typed: typed, today: day).filter { $0.value != .empty }.sorted { $0.key < $1.key }
        return "{\"letter\":\(jsonString(id)),\"typed\":\(json(typed)),"
            + "\"result\":{\(results.map { "\(jsonString($0.key)):\(json($0.value))" }.joined(separator: ","))}}"
    }
    let letterLines = set.letters.flatMap { letter in fillings(of: letter, in: set).map { filled(letter, $0, set, day) } }
    let dates = try starts.map { try #require(CivilDate($0)) }
    let stepLines = set.letters.flatMap { letter in
        letter.steps.enumerated().flatMap { index, step in dates.map { stepDate(letter, index, step, $0, calendar) } }
    }
    let standingLines = set.letters.flatMap { letter in
        letter.steps.enumerated().filter(\.element.isReaders).flatMap { index, step in
            dates.flatMap { standings(letter, index, step, $0, calendar) }
        }
    }
    return "{\"today\":\"\(day)\",\(set.pageData),\"calendar\":\(calendar.pageData(years: 2023...2028)),\n"
        + "\"letters\":[\n\(set.letters.map { json($0, in: set) }.joined(separator: ",\n"))],\n"
        + "\"entries\":[\n\(entryLines.joined(separator: ",\n"))],\n\"hintTexts\":[\n\(hintLines.joined(separator: ",\n"))],\n"
        + "\"filled\":[\n\(letterLines.joined(separator: ",\n"))],\n\"dates\":[\n\(stepLines.joined(separator: ",\n"))],\n"
        + "\"related\":[\n\(relatedLines.joined(separator: ",\n"))],\n"
        + "\"standings\":[\n\(standingLines.joined(separator: ",\n"))]}\n"
}

/// Nothing filled in; what is required; everything, once for each choice.
private func fillings(of letter: Letter, in set: LetterSet) -> [[String: String]] {
    func sample(_ use: LetterUse, _ number: Int) -> String {
        switch set.field(use.field)?.kind {
        case .money: "1200.5"
        case .date: set.field(use.field)?.relations.contains { $0.kind == .after } == true ? "2026-12-22" : "2026-11-22"
        case .count: "12"
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
    for (id, entry) in set.entries(of: letter, typed: typed, today: day) {
        guard case .words(let own) = entry else { continue }
        words[id] = own
        if set.field(id)?.kind == .choice { chosen[id] = typed[id] }
    }
    let lines = set.lines(of: letter, words: words, chosen: chosen)
    let blanks = lines.flatMap(\.runs).filter(\.isBlank).count
    return "{\"letter\":\(jsonString(letter.id)),\"typed\":\(json(typed)),\"text\":\(jsonString(set.plainText(lines))),"
        + "\"blanks\":\(blanks),\"paperLines\":\(set.paperLines(lines))}"
}

private func stepDate(_ letter: Letter, _ index: Int, _ step: LetterStep, _ start: CivilDate, _ calendar: WorkdayCalendar) -> String {
    let date = step.date(after: start, calendar: calendar)
    return "{\"letter\":\(jsonString(letter.id)),\"step\":\(index),\"start\":\"\(start)\","
        + "\"first\":\(date.first.map { "\"\($0)\"" } ?? "null"),\"date\":\"\(date.date)\","
        + "\"other\":\(date.other.map { "\"\($0)\"" } ?? "null"),\"provisional\":\(date.provisionalYears)}"
}

/// The day before, of and after a deadline by either reading.
private func standings(_ letter: Letter, _ index: Int, _ step: LetterStep, _ start: CivilDate, _ calendar: WorkdayCalendar) -> [String] {
    let found = step.date(after: start, calendar: calendar)
    let last = found.other ?? found.date
    let days = Set([found.date, last].flatMap { [$0.adding(days: -1), $0, $0.adding(days: 1)] }).sorted()
    return days.map { day in
        "{\"letter\":\(jsonString(letter.id)),\"step\":\(index),\"start\":\"\(start)\",\"day\":\"\(day)\","
            + "\"standing\":\"\(found.standing(on: day).rawValue)\"}"
    }
}

private func json(_ typed: [String: String]) -> String {
    let pairs = typed.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }
    return "{\(pairs.joined(separator: ","))}"
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
    case .conflict(let relation):
        "{\"state\":\"wrong\",\"problem\":\"\(relation.kind.rawValue)\",\"other\":\(jsonString(relation.field))}"
    case .words(let words): "{\"state\":\"words\",\"words\":\(jsonString(words))}"
    }
}

private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
