import Testing

@testable import SearchIndex

/// What results show: the short answer of a question page or the passage that matches.
@Suite struct ResultTextTests {
    private static let pages = [
        SearchDocument(
            url: "q/certificate.html", kind: "question", title: "结清证明怎么开？", alsoAsked: ["还清之后要什么单据"], summary: "在应用里申请。",
            sections: [
                .init(anchor: nil, heading: "", text: "还清后在官方应用里申请，一般当天就有。\n盖章的版本要另外寄。"),
                .init(anchor: "为什么", heading: "为什么", text: "结清证明说明债务已经没有了，开户行可能要看。"),
                .init(anchor: "怎么做", heading: "怎么做", text: "依次点我的、贷款记录、下载凭证。邮寄地址填自己住处。"),
            ]),
        SearchDocument(
            url: "q/bare.html", kind: "question", title: "利率写在哪里？", summary: "写在合同第一页。",
            sections: [.init(anchor: "例外", heading: "例外", text: "老合同没有年化利率，问客服。")]),
        SearchDocument(
            url: "guides/mail.html", kind: "guide", title: "邮寄材料", summary: "寄之前先拍照。",
            sections: [
                .init(anchor: nil, heading: "", text: "寄出的材料先留一份复印件。"), .init(anchor: "地址", heading: "写地址", text: "邮寄地址写全，留手机号。"),
            ]),
    ]

    private func first(_ query: String, of url: String) throws -> SearchResult? {
        let built = SearchIndexBuilder.build(Self.pages, language: "zh-Hans", synonyms: SynonymTable(), jobs: 1)
        let files = Dictionary(uniqueKeysWithValues: built.files.map { ($0.path, $0.bytes) })
        var engine = try SearchEngine(counting: .asAsked) { files[$0] ?? [] }
        return try engine.search(query).results.first { $0.url.hasPrefix(url) }
    }

    @Test(
        "The short answer, when title, other wording or the answer itself match",
        arguments: ["结清证明", "还清之后的单据", "官方应用里申请", "结清证明的债务"])
    func showsTheShortAnswer(query: String) throws {
        let result = try first(query, of: "q/certificate.html")
        #expect(result?.snippet == "还清后在官方应用里申请，一般当天就有。")
        #expect(result?.url == "q/certificate.html")
        #expect(result?.section == "")
    }

    @Test func showsThePassageThatAloneMatches() throws {
        let result = try first("贷款记录下载凭证", of: "q/certificate.html")
        #expect(result?.url == "q/certificate.html#怎么做")
        #expect(result?.snippet.contains("下载凭证") == true)
    }

    @Test func showsAPassageWhereAPageHasNoShortAnswer() throws {
        #expect(try first("年化利率问客服", of: "q/bare.html")?.section == "例外")
    }

    @Test func leadsIntoAGuideEvenWhereItsOpeningMatchesToo() throws {
        #expect(try first("邮寄地址", of: "guides/mail.html")?.url == "guides/mail.html#地址")
    }
}
