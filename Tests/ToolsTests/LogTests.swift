// The contact log: its data file's mistakes, and `Tests/Vectors/log.json`, which log-engine.js runs too. SIGNPOST_RECORD=1 rewrites it.

import CivilCalendar
import Diagnostics
import Foundation
import Testing

@testable import Tools

private let words = EvidenceWords(
    promise: "对方答应：{promise}", promiseDue: "对方答应：{promise}（{due} 前）", ticket: "工单号 {ticket}", none: "只有这条记录", evidence: "证据", source: "来源",
    content: "主要内容", purpose: "证明目的", place: "原件在哪里")
private let today = CivilDate("2026-11-22")

private let entries: [LogEntry] = [
    LogEntry(
        date: "2026-11-16", time: "10:05", channel: "call-out", party: "lender", name: "工号 0000", number: "000",
        said: "已登记。\n\n　会有专人联系。\r\n",
        promise: "书面答复", due: "2026-11-23", ticket: "示例 001", evidence: ["ticket", "recording"], place: "录音文件夹", purpose: "提出过请求"),
    LogEntry(date: "2026-11-16", said: "时间不记得了", promise: " 再打来 "),
    LogEntry(date: "2025-01-02", time: "23:59", party: "other", said: "最早的一条，{promise} 和 <b> 原样写"),
    LogEntry(date: "2026-11-16", time: "10:05", said: "同一分钟的第二条", promise: "{due}", due: "2026-12-01"),
]

private let wrong: [LogEntry] = [
    LogEntry(date: "", said: ""),
    LogEntry(date: "2026-02-30", time: "24:00", said: " \u{3000}\n"),
    LogEntry(date: "2026-11-22", time: "9:30", said: "今天可以"),
    LogEntry(date: "2026-11-23", time: "00:00", said: "明天不行", due: "2026-11-22"),
    LogEntry(date: "1999-12-31", said: "太早", due: "很快"),
    LogEntry(date: "2000-01-01", channel: "pigeon", party: "lenders", said: "不认识", evidence: ["recording", "dream"]),
    LogEntry(
        date: "2026-11-20", name: String(repeating: "名", count: 201), number: String(repeating: "1", count: 200),
        said: String(repeating: "😀", count: 2001), promise: String(repeating: "a", count: 201), ticket: String(repeating: "b", count: 201),
        place: String(repeating: "c", count: 201), purpose: String(repeating: "d", count: 201)),
    LogEntry(date: "2026-11-20", said: String(repeating: "😀", count: 2000), due: "2026-11-20"),
]

/// Invented numbers with right and wrong check digits; nobody's.
private let numbers = [
    "11010519491231002X", "11010519491231002x。", "110105194912310021", "卡号4111 1111 1111 1111", "4111-1111-1111-1112",
    "4111  1111 1111 1111",
    "合同 1234567890123456789", "", "2026-11-16 10:05", "x", "11010519491231002X1", "0000000000000000",
]

private func shipped() throws -> LogModel {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let bytes = try [UInt8](Data(contentsOf: root.appending(path: "Content/data/log.yml")))
    var diagnostics: [Diagnostic] = []
    let data = readLog(SourceText(path: "Content/data/log.yml", bytes: bytes), diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return try #require(data).model
}

@Suite struct LogTests {
    @Test func theVectorsAreWhatTheRulesGive() throws {
        let model = try shipped()
        let calendar = WorkdayCalendar.builtIn()
        let rows = model.evidenceRows(of: entries, words: words).map(json)
        let days = [
            ("2026-11-20", "2026-11-22"), ("2026-11-22", "2026-11-22"), ("2026-11-22", "2026-11-20"), ("2026-09-30", "2026-10-08"),
            ("2026-09-19", "2026-10-10"), ("2026-02-13", "2026-02-24"), ("2024-02-28", "2024-03-01"), ("2025-11-22", "2026-11-22"),
        ]
        let waited = try days.map { from, through in
            let result = calendar.waited(from: try #require(CivilDate(from)), through: try #require(CivilDate(through)))
            return "[\"\(from)\",\"\(through)\",\(result.days),\(result.workdays)]"
        }
        let expected = """
            {\(model.pageData),
            "calendar":\(calendar.pageData(years: 2024...2027)),
            "words":\(json(words)),
            "today":"2026-11-22",
            "entries":[\n\((entries + wrong).map(json).joined(separator: ",\n"))],
            "problems":[\n\((entries + wrong).map { json($0.problems(in: model, today: today)) }.joined(separator: ",\n"))],
            "listed":\(entries.count),
            "rows":[\n\(rows.joined(separator: ",\n"))],
            "text":\(jsonString(model.evidenceText(of: entries, words: words))),
            "numbers":[\(numbers.map { "[\(jsonString($0)),\(holdsCardNumber($0))]" }.joined(separator: ",\n"))],
            "waited":[\(waited.joined(separator: ",\n"))]}\n
            """
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "Vectors/log.json")
        if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" {
            try expected.write(to: file, atomically: true, encoding: .utf8)
        }
        let isEqual = try String(contentsOf: file, encoding: .utf8) == expected
        #expect(isEqual, "Tests/Vectors/log.json differs; look at the change, then record it with SIGNPOST_RECORD=1")
    }

    @Test func everythingWrongWithAnEntryIsSaidInTheOrderOfItsFields() throws {
        let model = try shipped()
        let expected: [[LogProblem]] = [
            [LogProblem("date", .empty), LogProblem("said", .empty)],
            [LogProblem("date", .notDate), LogProblem("time", .notTime), LogProblem("said", .empty)],
            [LogProblem("time", .notTime)],
            [LogProblem("date", .future), LogProblem("due", .beforeEntry)],
            [LogProblem("date", .tooOld), LogProblem("due", .notDate)],
            [LogProblem("channel", .unknown), LogProblem("party", .unknown), LogProblem("evidence", .unknown)],
            [
                LogProblem("name", .long), LogProblem("said", .long), LogProblem("promise", .long), LogProblem("ticket", .long),
                LogProblem("place", .long), LogProblem("purpose", .long),
            ],
            [],
        ]
        #expect(wrong.map { $0.problems(in: model, today: today) } == expected)
        #expect(entries.allSatisfy { $0.problems(in: model, today: today).isEmpty })
    }

    @Test func rowsComeByDayAndTimeAndKeepTheOrderOfOneMoment() throws {
        let rows = try shipped().evidenceRows(of: entries, words: words)
        #expect(rows.map(\.when) == ["2025-01-02 23:59", "2026-11-16", "2026-11-16 10:05", "2026-11-16 10:05"])
        #expect(
            rows[2]
                == EvidenceRow(
                    number: 3, when: "2026-11-16 10:05", evidence: "通话录音、工单号、录音编号", source: "我打过去，贷款机构客服，工号 0000，000",
                    content: ["已登记。", "会有专人联系。", "对方答应：书面答复（2026-11-23 前）", "工单号 示例 001"], purpose: "提出过请求", place: "录音文件夹"))
    }

    @Test func wholeCardNumbersAreNoticed() {
        #expect(
            numbers.filter(holdsCardNumber) == ["11010519491231002X", "11010519491231002x。", "卡号4111 1111 1111 1111", "0000000000000000"])
        #expect(LogEntry(date: "2026-11-20", said: "x", place: "卡 4111111111111111").holdsCardNumber)
    }

    static let mistakes: [(yaml: String, expected: [String])] = [
        (
            "channels: []\nparties:\n  - {id: a, label: 甲}\nevidence_title: 怎么留\nevidence:\n  - {id: b, label: 乙}\n",
            ["1:1 data/missing-key channels is missing"]
        ),
        (
            "channels:\n  - {id: a, label: 甲}\n  - {id: a, label: 乙}\nparties:\n  - {id: a}\nevidence_title: 怎么留\nevidence:\n  - {id: b, label: 乙, haw: 丙}\n",
            [
                "3:5 data/invalid-value \"a\" is listed twice", "5:5 data/missing-key label is missing",
                "8:23 data/unknown-key unknown key \"haw\"",
            ]
        ),
        (
            "channels:\n  - {id: a, label: 甲}\nparties:\n  - {id: a, label: 甲}\nevidence_title: 怎么留\nevidence:\n  - {id: b, label: 乙}\n"
                + "examples:\n  - date: 2026-13-01\n    said: 话\n    channel: b\n",
            [
                "9:11 data/invalid-value date of the example is not what an entry takes: not-date",
                "11:14 data/invalid-value channel of the example is not what an entry takes: unknown",
            ]
        ),
    ]

    @Test(arguments: mistakes) func everyMistakeInTheDataIsSaidAtItsPlace(yaml: String, expected: [String]) {
        var diagnostics: [Diagnostic] = []
        let data = readLog(SourceText(path: "log.yml", bytes: Array(yaml.utf8)), diagnostics: &diagnostics)
        #expect(data == nil)
        let said = diagnostics.map { "\($0.location.line):\($0.location.column) \($0.code.rawValue) \($0.message)" }
        #expect(said.sorted() == expected.sorted())
    }
}

private func json(_ texts: [String]) -> String { "[\(texts.map(jsonString).joined(separator: ","))]" }

private func json(_ problems: [LogProblem]) -> String {
    "[\(problems.map { "[\"\($0.field)\",\"\($0.kind.rawValue)\"]" }.joined(separator: ","))]"
}

private func json(_ entry: LogEntry) -> String {
    let texts = [
        ("date", entry.date), ("time", entry.time), ("channel", entry.channel), ("party", entry.party), ("name", entry.name),
        ("number", entry.number), ("said", entry.said), ("promise", entry.promise), ("due", entry.due), ("ticket", entry.ticket),
        ("place", entry.place), ("purpose", entry.purpose),
    ]
    return "{" + texts.map { "\"\($0.0)\":\(jsonString($0.1))" }.joined(separator: ",") + ",\"evidence\":\(json(entry.evidence))}"
}

private func json(_ row: EvidenceRow) -> String {
    "{\"number\":\(row.number),\"when\":\(jsonString(row.when)),\"evidence\":\(jsonString(row.evidence)),\"source\":\(jsonString(row.source)),"
        + "\"content\":\(json(row.content)),\"purpose\":\(jsonString(row.purpose)),\"place\":\(jsonString(row.place))}"
}

private func json(_ words: EvidenceWords) -> String {
    let pairs = [
        ("promise", words.promise), ("promiseDue", words.promiseDue), ("ticket", words.ticket), ("none", words.none),
        ("evidence", words.evidence), ("source", words.source), ("content", words.content), ("purpose", words.purpose),
        ("place", words.place),
    ]
    return "{" + pairs.map { "\"\($0.0)\":\(jsonString($0.1))" }.joined(separator: ",") + "}"
}
