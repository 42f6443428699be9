// One filled view of each kind, so that tests see every key of every template.

import CivilCalendar
import Theme

enum SamplePages {
    static let day = CivilDate(year: 2026, month: 11, day: 22)
    static let nextDay = CivilDate(year: 2027, month: 2, day: 20)

    static func shell(_ title: String, root: String = "../") -> PageShellView {
        PageShellView(
            language: "zh-Hans", title: title, siteTitle: "还款协商指南", description: "和网贷平台、银行、调解员打交道时用得上的事实、材料和日期。",
            root: root,
            navigation: [
                LinkView(text: "指南", url: root + "guides.html", isCurrent: true), LinkView(text: "问题索引", url: root + "questions.html"),
                LinkView(text: "工具", url: root + "tools.html"), LinkView(text: "来源与核对", url: root + "sources.html"),
            ],
            footerLinks: [
                LinkView(text: "关于本站", url: root + "about.html"), LinkView(text: "隐私", url: root + "privacy.html"),
                LinkView(text: "免责声明", url: root + "disclaimer.html"), LinkView(text: "词汇表", url: root + "glossary.html"),
            ],
            footerNotes: ["公益信息，不是律师事务所，也不是贷款机构；不代办、不收费、不收集你的信息。遇到人身威胁打110；撑不下去请打12356。"])
    }

    static let sources = [
        SourceView(
            number: 1, id: "S0-15", statement: "初步回复多在1–3个工作日内。", verdict: "未证实", verification: "", basis: .experience,
            correction: "这是经验值，不是规定；正式投诉另有15日期限。", checked: day, url: "../sources.html#S0-15"),
        SourceView(
            number: 2, id: "L-B1", statement: "银行保险机构对事实清楚、争议简单的投诉，自收到之日起15日内作出处理决定。", verdict: "可用", verification: "转载", basis: .rule,
            reference: "《银行业保险业消费投诉处理管理办法》", checked: day, url: "../sources.html#L-B1"),
        SourceView(number: 3, id: "L-F9", statement: "12378的转办时限。", basis: .unverified, checked: day),
    ]

    static let body = """
        <h2 id="分四段看时间">分四段看时间</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label="表格"><table><thead><tr><th>阶段</th><th>最短</th><th>最长</th><th>依据</th></tr></thead><tbody>
        <tr><td>初步回复</td><td>1个工作日</td><td>3个工作日</td><td><span class="badge badge-experience">经验</span></td></tr>
        <tr><td>内部审议</td><td>几天</td><td>数周</td><td><span class="badge badge-experience">经验</span></td></tr>
        <tr><td>沟通协商</td><td>两周</td><td>一个月</td><td><span class="badge badge-unverified">未核</span></td></tr>
        <tr><td>机构处理投诉</td><td>—</td><td>15日，复杂30日</td><td>规定 <sup class="citation"><a href="#source-L-B1">[2]</a></sup></td></tr>
        </tbody></table></div>
        <p>材料不全，时间从补齐那天重新算起。<sup class="citation"><a href="#source-S0-15">[1]</a></sup><strong>从第一天就记下工单号、日期和答应你的话。</strong></p>
        <aside class="alert alert-caution"><p class="alert-title">不要付钱找“法务”代办</p><p>五部门在2026年2月提示过这类骗局。官方客服和投诉都不收费。<sup class="citation"><a href="#source-L-B1">[2]</a></sup></p></aside>
        <h2 id="什么会让它变慢">什么会让它变慢</h2>
        <ul><li>缺身份证明或流水，对方要你补；</li><li>争议涉及多笔借款、几家机构；</li><li>中间有春节、国庆这样的长假。</li></ul>
        <aside class="alert alert-warning"><p class="alert-title">有期限</p><p>收到支付令，15日内可以提出书面异议。</p></aside>
        <aside class="alert alert-note"><p class="alert-title">说明</p><p>这里的“法务”不是一个特别的部门。</p></aside>
        <aside class="alert alert-tip"><p class="alert-title">小提示</p><p>通话时写下工号。</p></aside>
        <h3 id="要带的东西">要带的东西</h3>
        <ul><li><label class="task"><input type="checkbox" disabled=""> 身份证照片，打上“仅供协商使用”的水印，不要把背面的信息交给没有核实过身份的人</label></li><li><label class="task"><input type="checkbox" checked="" disabled=""> 借款合同</label></li></ul>
        <dl><dt>展期</dt><dd>把还款日往后推，利息照算。</dd></dl>
        <p>命令 <code>12378</code> 与 <kbd>Enter</kbd>，链接<a href="https://www.nfra.gov.cn/">金融监管总局</a>。</p>
        <pre><code>本人于 2026-11-01 致电客服</code></pre>
        <blockquote><p>引用的话。</p></blockquote>
        <section class="footnotes"><ol><li id="fn-1">脚注一。</li></ol></section>
        """

    static let parts = ArticleParts(
        title: "协商一般要多久",
        breadcrumbs: [LinkView(text: "首页", url: "../index.html"), LinkView(text: "指南", url: "../guides.html")],
        answer: "材料齐全、争议简单时，多数在三到六周之间有结果。这只是经验值，法律没有规定协商要多久；只有正式投诉有15日的期限。",
        body: body,
        outline: [
            OutlineView(text: "分四段看时间", id: "分四段看时间"), OutlineView(text: "什么会让它变慢", id: "什么会让它变慢"),
            OutlineView(text: "要带的东西", id: "要带的东西", isSubsection: true),
        ],
        review: ReviewView(reviewed: day, reviewBy: nextDay), topics: [LinkView(text: "时间", url: "../topics/time.html")],
        nextSteps: [LinkView(text: "算一算你的日期", url: "../tools/timeline.html"), LinkView(text: "到期没人回应怎么办", url: "../questions/x.html")],
        related: [LinkView(text: "要准备哪些材料？", url: "../questions/y.html")], sources: sources)

    static let guide = GuideView(
        parts,
        series: SeriesView(
            number: 4, count: 8, previous: LinkView(text: "准备材料", url: "a.html"), next: LinkView(text: "提出方案", url: "b.html")))
    static let question = QuestionView(parts, alsoAsked: ["协商要几天", "多久能谈下来"])

    static let cards = [
        CardView(title: "对方一般多久回应？", text: "经验上1–3个工作日有初步回复；正式投诉依规定15日内要有处理决定。", url: "questions/a.html"),
        CardView(title: "要准备什么材料？", text: "七样东西，哪些要遮挡，哪些对方无权再向你要。", url: "questions/b.html"),
        CardView(title: "整个协商要多久？", text: "按你的开始日期和材料情况，算出一个日期区间。", url: "questions/c.html"),
        CardView(title: "谈不拢怎么办？", text: "核查、12378、调解、诉讼：五条路，各走多久。", url: "questions/d.html"),
        CardView(title: "催收打给我爸妈了", text: "能做什么、怎么留证据、先找谁。", url: "questions/e.html"),
        CardView(title: "利息能不能谈？", text: "先算清真实年利率，再决定谈什么。", url: "questions/f.html"),
    ]

    static let home = HomeView(
        title: "还不上了，先看清楚，再去谈", lead: "和网贷平台、银行、调解员打交道时用得上的事实、材料和日期。",
        suggestions: [
            LinkView(text: "要准备哪些材料", url: "questions/b.html"), LinkView(text: "多久会有答复", url: "questions/a.html"),
            LinkView(text: "不回调解短信算同意吗", url: "questions/g.html"), LinkView(text: "利息能不能谈", url: "questions/f.html"),
        ],
        deadlines: DeadlineBoxView(
            title: "今天收到了这些？先看期限",
            links: [
                LinkView(text: "法院传票", url: "questions/s.html"), LinkView(text: "支付令（15日）", url: "questions/t.html"),
                LinkView(text: "调解短信", url: "questions/u.html"), LinkView(text: "律师函", url: "questions/v.html"),
                LinkView(text: "给家人打的催收电话", url: "questions/w.html"),
            ]),
        questionsTitle: "大家最常问的六件事", questions: cards,
        steps: [
            StepView(number: 1, title: "先稳住", text: "生活费、紧急期限", url: "guides/a.html"),
            StepView(number: 2, title: "看清债", text: "谁放的款、真实利率"), StepView(number: 3, title: "备材料", text: "清单、书面陈述"),
            StepView(number: 4, title: "谈与签", text: "方案、协议、凭证"), StepView(number: 5, title: "谈不拢", text: "投诉、调解、法院"),
        ])

    static let list = ListView(
        title: "指南", intro: "从头到尾，一步一步。", groups: [CardGroupView(title: "先看", cards: cards), CardGroupView(cards: cards)])
    static let topic = TopicView(title: "时间", intro: "和日期有关的页面。", groups: [CardGroupView(title: "问题", cards: cards)])
    static let index = QuestionIndexView(
        title: "问题索引",
        groups: [
            QuestionGroupView(initial: "C", id: "C", questions: [cards[4]]),
            QuestionGroupView(initial: "D", id: "D", questions: [cards[0]]),
            QuestionGroupView(initial: "T", id: "T", questions: [cards[3]]),
            QuestionGroupView(initial: "Y", id: "Y", questions: [cards[1]]),
        ])
    static let glossary = GlossaryView(
        title: "词汇表", intro: "对方会用到的词，用平常话说一遍。",
        terms: [
            TermView(id: "展期", term: "展期", pinyin: "zhǎnqī", plain: "<p>把还款日往后推，利息照算。</p>", links: [LinkView(text: "怎么申请", url: "q.html")]),
            TermView(id: "支付令", term: "支付令", pinyin: "zhīfùlìng", plain: "<p>法院发的催款命令，15日内可以书面异议。</p>"),
        ])
    static let ledger = SourcesView(
        title: "来源与核对", intro: "<p>每一条事实都有编号、判定和核对日期。</p>",
        groups: [
            SourceGroupView(id: "S0", title: "文章 S0", detail: "拼接文，数字不能单独作为依据。", entries: sources.map(withCitations)),
            SourceGroupView(id: "law", title: "法律", entries: [sources[1]]),
        ])
    static let search = SearchPageView(
        title: "搜索", questions: [LinkView(text: "对方一般多久回应？", url: "questions/a.html")],
        hotlines: [
            LinkView(text: "12378 金融消费者投诉维权热线", url: "tel:12378"), LinkView(text: "12356 心理援助热线", url: "tel:12356"),
        ])
    static let notFound = NotFoundView(title: "没有这一页", questions: [LinkView(text: "对方一般多久回应？", url: "/questions/a.html")])
    static let redirect = RedirectView(language: "zh-Hans", title: "协商一般要多久", url: "../guides/time.html")

    private static func withCitations(_ source: SourceView) -> SourceView {
        var source = source
        source.number = 0
        source.url = ""
        source.citedBy = [LinkView(text: "协商一般要多久", url: "guides/time.html")]
        return source
    }

    static let views: [any RootView] = [
        home, guide, question, ToolPageView(parts), PlainPageView(parts), list, topic, index, glossary, ledger, search, notFound, redirect,
    ]

    /// Every sample page by file name, rendered.
    static func rendered(with theme: Theme) -> [(name: String, html: String)] {
        func page(_ view: some RootView, _ shell: PageShellView) -> String {
            String(decoding: theme.renderPage(view, in: shell), as: UTF8.self)
        }
        return [
            ("index.html", page(home, shell("还款协商指南", root: ""))),
            ("guides/guide.html", page(guide, shell("协商一般要多久"))),
            ("questions/question.html", page(question, shell("协商一般要多久"))),
            ("tools/tool.html", page(ToolPageView(parts), shell("算一算"))),
            ("plain.html", page(PlainPageView(parts), shell("关于本站", root: ""))),
            ("list.html", page(list, shell("指南", root: ""))),
            ("topics/topic.html", page(topic, shell("时间"))),
            ("questions.html", page(index, shell("问题索引", root: ""))),
            ("glossary.html", page(glossary, shell("词汇表", root: ""))),
            ("sources.html", page(ledger, shell("来源与核对", root: ""))),
            ("search.html", page(search, shell("搜索", root: ""))),
            ("404.html", page(notFound, shell("没有这一页", root: ""))),
            ("redirect.html", theme.render(redirect, language: "zh-Hans")),
        ]
    }
}
