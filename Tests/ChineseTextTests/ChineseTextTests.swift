import Foundation
import Testing

@testable import ChineseText

@Suite struct SlugTests {
    @Test(
        arguments: [
            ("第一步：准备材料", "第一步准备材料"), ("What is APR?", "what-is-apr"), ("24% 与 LPR", "24-与-lpr"),
            ("  多个   空格 ", "多个-空格"), ("！？", "section"), ("", "section"), ("e\u{301}tat", "état"), ("a_b--c", "a-b-c"),
            ("还款　协商", "还款-协商"), ("👍好", "好"), ("𠮷野家", "𠮷野家"),
        ])
    func keepsChineseAndDropsPunctuation(heading: String, expected: String) {
        #expect(slug(heading) == expected)
    }
}

@Suite struct ExcerptTests {
    @Test(
        arguments: [
            ("短文本", 10, "短文本"), ("第一句话说完了。第二句话还没有说完", 12, "第一句话说完了。"),
            ("没有句号的一段很长很长的文字", 8, "没有句号的一段…"), ("先写清，再核对，然后", 5, "先写清…"), ("换\n行 了 a\n b", 20, "换行了 a b"),
            ("文字", 0, ""),
        ])
    func cutsAtASentenceOrSaysMoreFollows(text: String, limit: Int, expected: String) {
        #expect(excerpt(text, limit: limit) == expected)
    }

    @Test(arguments: [("还款 12 天，ok。", 3), ("", 0), ("〇一", 2), ("𠮷", 1)])
    func countsOnlyHan(text: String, expected: Int) {
        #expect(countHan(text) == expected)
    }
}

@Suite struct FoldingTests {
    @Test(
        arguments: [
            ("協商還款", "协商还款"), ("ＡＢＣ１２３％", "abc123%"), ("徵信　報告", "征信 报告"), ("LPR", "lpr"), ("逾期", "逾期"), ("😀", "😀"),
            ("ÀÉ", "àé"),
        ])
    func foldsToSimplifiedHalfWidthSmall(text: String, expected: String) {
        #expect(foldForSearch(text) == expected)
    }

    @Test func foldingTwiceChangesNothing() {
        let all = String(decoding: (0x3400...0x9FFF).map { UInt16($0) }, as: UTF16.self)
        let once = foldForSearch(all)
        let foldsOnce = foldForSearch(once) == once
        #expect(foldsOnce)
    }
}

@Suite struct PinyinTests {
    @Test(
        arguments: [
            ("协商还款", "xie shang huan kuan"), ("逾期还能用吗", "yu qi hai neng yong ma"), ("银行利率", "yin hang li lv"),
            ("延长调解", "yan chang tiao jie"), ("LPR 是什么？", "lpr shi shen me"), ("借呗", "jie bei"), ("逾期12天", "yu qi 12 tian"),
            ("還款", "huan kuan"),
        ])
    func readsWordsAsTheyAreSpoken(text: String, expected: String) {
        #expect(pinyinKey(text) == expected)
    }

    @Test(arguments: [("怎么协商", "Z"), ("“爆通讯录”", "B"), ("12378", "#"), ("LPR", "L"), ("", "#"), ("长期逾期", "C")])
    func filesAQuestionUnderItsLetter(text: String, expected: String) {
        #expect(pinyinInitial(text) == expected)
    }

    @Test func givesEveryReadingOfACharacter() {
        #expect(pinyinReadings(of: ["还", "a", "率", "协"]) == [["huan", "hai"], [], ["lv", "shuai"], ["xie"]])
    }
}

@Suite struct CommonCharacterTests {
    /// The list is written out; this is where it comes from.
    @Test func listsCommonCharactersAsTheTransformReadsThem() {
        for (syllable, characters) in commonCharactersBySyllable {
            let misread = zip(characters, pinyinReadings(of: Array(characters))).filter { !$0.1.contains(syllable) }.map(\.0)
            #expect(misread == [], "\(syllable)")
        }
    }
}

/// The tables are ICU's transforms written out; this is where they come from. `SIGNPOST_RECORD=1` writes them anew.
@Suite struct TableTests {
    private let blocks: [ClosedRange<UInt32>] = [0x3007...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF]

    private func check(_ name: String, equals text: String) throws {
        if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/ChineseText/Tables")
            try (text + "\n").write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        } else {
            let isSame = tableText(name).utf8.elementsEqual((text + "\n").utf8)
            #expect(isSame, "\(name) differs from this system's transform: see with SIGNPOST_RECORD=1 what would change")
        }
    }

    @Test func readsCharactersAsTheTransformDoes() throws {
        let scalars = blocks.flatMap { $0.compactMap(Unicode.Scalar.init) }
        let readings = transformedReading(of: scalars.map { String(Character($0)) }.joined(separator: "\n"))
            .split(separator: "\n", omittingEmptySubsequences: false)
        var bySyllable: [String: String.UnicodeScalarView] = [:]
        for (scalar, reading) in zip(scalars, readings) where reading.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
            bySyllable[String(reading), default: .init()].append(scalar)
        }
        try check("pinyin.txt", equals: bySyllable.sorted { $0.key < $1.key }.map { $0.key + String($0.value) }.joined(separator: "\n"))
    }

    @Test func foldsCharactersAsTheTransformDoes() throws {
        let units = Array(UInt16(0x3400)...0x4DBF) + Array(UInt16(0x4E00)...0x9FFF)
        let source = String(decoding: units.flatMap { [$0, 0x0A] }, as: UTF16.self)
        let folded = try #require(source.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false))
        // Scalars, not units: a few rare characters fold to one outside the basic plane, and are left alone.
        let scalars = Array(folded.unicodeScalars)
        try #require(scalars.count == units.count * 2)
        var folds: [UInt16: UInt16] = [:]
        for (index, unit) in units.enumerated() {
            if let simplified = UInt16(exactly: scalars[index * 2].value), simplified != unit { folds[unit] = simplified }
        }
        // A few units fold to one that folds again (㑳→㑇): follow them, so that folding twice changes nothing.
        let pairs = units.compactMap { unit -> String? in
            guard let first = folds[unit] else { return nil }
            let last = folds[first] ?? first
            return last == unit ? nil : String(decoding: [unit, folds[last] ?? last], as: UTF16.self)
        }
        let lines = stride(from: 0, to: pairs.count, by: 40).map { pairs[$0..<min($0 + 40, pairs.count)].joined(separator: " ") }
        try check("traditional.txt", equals: lines.joined(separator: "\n"))
    }
}

@Suite struct SearchTokenTests {
    @Test(
        arguments: [
            ("协商还款", "协 商 还 款", [String]()), ("用 swift 写", "用 swift 写", ["swift"]), ("24%，0.05%", "24% 0.05%", ["24%", "0.05%"]),
            ("12,000 元", "12000 元", ["12000"]), ("a.b", "a b", ["a", "b"]), ("👍好😀", "好", []), ("", "", []),
        ])
    func readsWordCharacters(text: String, atoms: String, words: [String]) {
        let units = Array(text.utf16)
        var tokens = SearchTokens()
        tokens.read(units)
        #expect(tokens.words.map { String(decoding: $0, as: UTF16.self) } == words)
        let pieces = tokens.atoms.map { atom in
            String(decoding: atom.word >= 0 ? tokens.words[atom.word] : Array(units[atom.start..<atom.end]), as: UTF16.self)
        }
        #expect(pieces.joined(separator: " ") == atoms)
    }
}
