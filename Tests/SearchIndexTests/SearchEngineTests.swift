import ChineseText
import Testing

@testable import SearchIndex

/// A small site: enough words to rank, fold and read slips.
let smallSite: [SearchDocument] = [
    SearchDocument(
        url: "questions/negotiate.html", kind: "question", title: "逾期了可以协商还款吗？", alsoAsked: ["还不上怎么协商", "能不能晚几天还"],
        summary: "可以。先联系客服，说明困难，提出还得起的方案。", topics: ["协商"],
        sections: [.init(anchor: "怎么做", heading: "怎么做", text: "打官方客服电话，说明困难，提交收入证明，提出分期方案。")]),
    SearchDocument(
        url: "questions/penalty.html", kind: "question", title: "罚息怎么算？", alsoAsked: ["逾期利息多少"], summary: "按合同约定的罚息利率按日计算。",
        topics: ["利息"], sections: [.init(anchor: "例子", heading: "例子", text: "年利率24%，逾期十天。合并计算不超过上限。")]),
    SearchDocument(
        url: "questions/contacts.html", kind: "question", title: "催收爆通讯录怎么办？", alsoAsked: ["催收给家人打电话"], summary: "保留证据，向平台和监管投诉。",
        topics: ["催收"], sections: [.init(anchor: nil, heading: "", text: "拨打 12378 投诉，写明时间和号码。App 截图要保存。")]),
    SearchDocument(
        url: "guides/service.html", kind: "guide", title: "通过客服协商：从找入口到签协议", summary: "人工客服怎么找，材料怎么备。", topics: ["协商"],
        sections: [
            .init(anchor: "找人工客服", heading: "找人工客服", text: "在 App 里依次点“我的”“客服”，说“转人工”。"),
            .init(anchor: "准备材料", heading: "准备材料", text: "身份证明、收入证明、银行流水，还有书面的还款方案。"),
        ]),
    SearchDocument(
        url: "guides/fawu.html", kind: "guide", title: "微粒贷法务协商", topics: ["协商"],
        sections: [.init(anchor: "时间", heading: "要多久", text: "微粒贷的法务没有专门通道，一般先由客服登记。𠮷野家也一样。")]),
    SearchDocument(url: "private.html", kind: "page", title: "不收录的一页", boost: 0),
]

func smallEngine(synonyms: SynonymTable = SynonymTable(), jobs: Int = 2) throws -> SearchEngine {
    let built = SearchIndexBuilder.build(smallSite, language: "zh-Hans", synonyms: synonyms, jobs: jobs)
    let files = Dictionary(uniqueKeysWithValues: built.files.map { ($0.path, $0.bytes) })
    return try SearchEngine(reading: { path in
        guard let bytes = files[path] else { throw SearchIndexProblem.missing(path) }
        return bytes
    })
}

@Suite struct SearchEngineTests {
    @Test(
        arguments: [
            ("逾期了能协商吗", "questions/negotiate.html"), ("協商還款", "questions/negotiate.html"),
            ("xieshang huankuan", "questions/negotiate.html"),
            ("罚西怎么算", "questions/penalty.html"), ("txl", "questions/contacts.html"), ("１２３７８", "questions/contacts.html"),
            ("24%", "questions/penalty.html#例子"), ("转人工", "guides/service.html#找人工客服"), ("wld fawu", "guides/fawu.html"),
            ("崔收打电话给家人", "questions/contacts.html"), ("不超过上限", "questions/penalty.html#例子"), ("𠮷野家", "guides/fawu.html#时间"),
            ("银行流水", "guides/service.html#准备材料"),
        ])
    func answersWithTheRightPageFirst(query: String, url: String) throws {
        var engine = try smallEngine()
        #expect(try engine.search(query).results.first?.url == url)
    }

    @Test(arguments: ["", "   ", "？！", "😀", "\u{0}\u{1}", "<>&\""])
    func answersNothingToNothing(query: String) throws {
        var engine = try smallEngine()
        #expect(try engine.search(query).results == [])
    }

    @Test func readsOnlyTheBeginningOfAVeryLongQuery() throws {
        var engine = try smallEngine()
        let response = try engine.search(String(repeating: "协商还款", count: 2500))
        #expect(response.isCut)
        #expect(response.results.first?.url == "questions/negotiate.html")
    }

    @Test func saysWhatItUnderstood() throws {
        var engine = try smallEngine()
        let understood = try engine.search("罚西怎么算").understood
        #expect(understood == SearchUnderstood(text: "罚息怎么算", changes: [.init(from: "西", to: "息")]))
        #expect(try engine.search("罚西怎么算", options: SearchOptions(exact: true)).understood == nil)
    }

    @Test func keepsIdsWhoseLettersStandNowhereElse() throws {
        let page = SearchDocument(
            url: "信.html", kind: "tool", title: "书信", sections: [.init(anchor: "letter-qjxz-7", heading: "要求明细", text: "把每一项费用列出来。")])
        let built = SearchIndexBuilder.build([page], language: "zh-Hans", synonyms: SynonymTable(), jobs: 1)
        let files = Dictionary(uniqueKeysWithValues: built.files.map { ($0.path, $0.bytes) })
        var engine = try SearchEngine(reading: { files[$0] ?? [] })
        #expect(try engine.search("每一项费用").results.map(\.url) == ["信.html#letter-qjxz-7"])
    }

    /// A page of many short sections holds most words of any long question somewhere, and none of them together.
    @Test func aPageOfManyHeadingsDoesNotLeadALongQuestion() throws {
        let headings = [
            "明天就上门", "天天打电话", "没有收入", "给我看截图", "说要起诉", "领导在不在", "证明要盖章", "先还一部分", "家里有人吗", "我是律师", "可以投诉我", "号码是空号",
            "给我邻居", "说你不还", "要我怎么办", "还有谁", "我要你先还", "该还多少",
        ]
        let phrases = SearchDocument(
            url: "tools/phrases.html", kind: "tool", title: "这句话是什么意思",
            sections: headings.map { .init(anchor: nil, heading: $0, text: "写下时间，不用马上回答。") })
        let built = SearchIndexBuilder.build(smallSite + [phrases], language: "zh-Hans", synonyms: SynonymTable(), jobs: 1)
        let files = Dictionary(uniqueKeysWithValues: built.files.map { ($0.path, $0.bytes) })
        var engine = try SearchEngine(reading: { files[$0] ?? [] })
        let answer = try engine.search("催收天天给我家人打电话还说明天就要上门要我先还一部分请问怎么办")
        #expect(answer.results.first?.url == "questions/contacts.html")
    }

    @Test func leavesOutExcludedPages() throws {
        var engine = try smallEngine()
        #expect(try engine.search("不收录的一页").results.map(\.url).contains("private.html") == false)
    }

    @Test func filtersByKindAndTopic() throws {
        var engine = try smallEngine()
        let guides = try engine.search("协商", options: SearchOptions(kinds: ["guide"])).results.map(\.kind)
        #expect(guides == ["guide", "guide"])
        let topic = try engine.search("怎么", options: SearchOptions(topic: "催收")).results.map(\.url)
        #expect(topic == ["questions/contacts.html"])
    }

    @Test func givesTheSameBytesWhateverTheOrderAndTheThreads() {
        let one = SearchIndexBuilder.build(smallSite, language: "zh-Hans", synonyms: SynonymTable(), jobs: 1).files
        let two = SearchIndexBuilder.build(smallSite.reversed(), language: "zh-Hans", synonyms: SynonymTable(), jobs: 3).files
        #expect(one.map(\.path) == two.map(\.path))
        #expect(one.map(\.bytes) == two.map(\.bytes))
    }
}
