// The phrases: each mistake at its line; what a reader types finds what was said. `Tests/Vectors/phrases.json` is read by the page's
// script too; SIGNPOST_RECORD=1 rewrites it.

import Diagnostics
import Foundation
import Testing

@testable import Tools

private func shippedPhrases() throws -> PhraseSet {
    let path = "Content/data/phrases.yml"
    let file = testFolder.deletingLastPathComponent().appending(path: path)
    var diagnostics: [Diagnostic] = []
    let phrases = readPhrases(SourceText(path: path, text: try String(contentsOf: file, encoding: .utf8)), diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return try #require(phrases)
}

private let typed = [
    "", "  ", "，。", "今天不还", "今天不还就起诉", "明天起诉", "征信", "上征信", "２４％", "24%", "视为同意", "不回复视为同意", "联系家人", "打我爸妈电话", "验证码",
    "紧急联系人", "内部渠道", "停息挂账", "老赖", "律师函", "xyz", "转账到个人账户", "没有合同", "外访", "ＡＰＰ", "公证", "仲 裁", "一", "起诉",
    "緊急聯繫人", "今天不還，明天起訴", "徵信", "jinji", "jinjilianxiren", "jin ji lian", "JTBH", "zhengxin", "zx", "yzm", "lsh", "lvshihan", "lüshihan",
    "fenqi60", "shen", "q", "buhuan", "ztxz",
]

@Test func thePhraseVectorsAreWhatTheProgramGives() throws {
    let file = testFolder.appending(path: "Vectors/phrases.json")
    let phrases = try shippedPhrases()
    let texts = phrases.phrases.map { phrase in
        "{\"id\":\(jsonString(phrase.id)),\"texts\":[\(([phrase.says] + phrase.variants).map(jsonString).joined(separator: ","))]}"
    }
    let found = typed.map { words in
        "{\"typed\":\(jsonString(words)),\"found\":[\(phrases.matching(words).map { jsonString($0.id) }.joined(separator: ","))]}"
    }
    let expected =
        "{\"folding\":\(phrases.foldingData),\"phrases\":[\n\(texts.joined(separator: ",\n"))],\n\"queries\":[\n\(found.joined(separator: ",\n"))]}\n"
    if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" {
        try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    let isEqual = try String(contentsOf: file, encoding: .utf8) == expected
    #expect(isEqual, "Tests/Vectors/phrases.json differs; look at the change, then record it with SIGNPOST_RECORD=1")
}

@Test(arguments: [
    ("今天不还就起诉", "sue-tomorrow"), ("让你坐牢", "arrest"), ("不回复就视为同意", "silence-consent"), ("给我爸妈打电话", "only-family"),
    ("停息挂账60期", "sixty-terms"), ("先还一部分再分期", "pay-part-first"), ("把债卖给我们了", "debt-sold"), ("要先交调解费", "mediation-charge"),
    ("今天不還就起訴", "sue-tomorrow"), ("mingtianjiuqisu", "sue-tomorrow"), ("緊急聯繫人", "only-family"), ("yzm", "verification-code"),
    ("tiaojiefei", "mediation-charge"),
    ("zuolao", "arrest"), ("zuol", "arrest"),
])
func aReadersOwnWordsFindThePhrase(words: String, id: String) throws {
    #expect(try shippedPhrases().matching(words).map(\.id).contains(id))
}

@Test func thereAreEnoughPhrasesOfEachVerdict() throws {
    let phrases = try shippedPhrases().phrases
    #expect(phrases.count >= 45)
    for verdict in PhraseVerdict.allCases { #expect(phrases.filter { $0.verdict == verdict }.count >= 5, "\(verdict)") }
}

private let sound = """
    groups:
      - {id: g, label: G}
    phrases:
      - id: one
        group: g
        says: S
        variants: [V]
        means: M
        verdict: "true"
        why: W
        answer: A
        do: D
        not: N
        basis: [L-A1]
    """

@Test(arguments: [
    ("says: S", "says: S", []),
    ("verdict: \"true\"", "verdict: maybe", ["9:14 data/invalid-value verdict must be one of true, false, depends, not \"maybe\""]),
    ("    basis: [L-A1]", "", ["4:5 data/missing-key basis is missing | add \"basis: …\""]),
    (
        "group: g", "group: h",
        [
            "2:5 data/invalid-value group \"g\" has no phrase | delete it, or give it one",
            "5:12 data/invalid-value group must be one of g, not \"h\" | did you mean \"g\"?",
        ]
    ),
    ("id: one", "id: 一", ["4:5 data/invalid-value id \"一\" may only have a–z, 0–9 and hyphens"]),
    (
        "    means: M", "    mean: M",
        ["4:5 data/missing-key means is missing | add \"means: …\"", "8:5 data/unknown-key unknown key \"mean\" | did you mean \"means\"?"]
    ),
])
func aMistakeInThePhrasesIsReportedWhereItStands(written: String, instead: String, expected: [String]) throws {
    try #require(sound.contains(written))
    var diagnostics: [Diagnostic] = []
    _ = readPhrases(SourceText(path: "p.yml", text: sound.replacing(written, with: instead)), diagnostics: &diagnostics)
    let reports = diagnostics.sortedForReport().map { found in
        "\(found.location.line):\(found.location.column) \(found.code.rawValue) \(found.message)"
            + (found.suggestion.map { " | \($0)" } ?? "")
    }
    #expect(reports == expected)
}
