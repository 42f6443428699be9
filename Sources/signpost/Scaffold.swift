// What `signpost new` writes. Every text builds as it is.

import CivilCalendar

enum Scaffold {
    /// Paths and texts of a new site.
    static func site(title: String, date: CivilDate) -> [(path: String, text: String)] {
        [
            ("signpost.yml", "title: \(quoted(title))\nlanguages: [zh-Hans]\n"),
            (
                "Content/zh-Hans/index.md",
                "---\ntitle: \(quoted(title))\nsummary: 一句话说明这个网站能帮读者做什么。\n---\n\n从一篇[指南](guides/first-guide.md)或一个[问题](questions/first-question.md)开始。\n"
            ),
            ("Content/zh-Hans/guides/first-guide.md", guide(title: "第一篇指南", date: date)),
            ("Content/zh-Hans/questions/first-question.md", question(title: "第一个问题？", date: date)),
        ]
    }

    static func guide(title: String, date: CivilDate) -> String {
        """
        ---
        title: \(quoted(title))
        summary: 一句话说明读者看完能做什么。
        topics: [入门]
        reviewed: \(date)
        ---

        先用一两句话给出答案，读者不往下看也能用。

        ## 怎么做

        1. 第一步。
        2. 第二步。

        ## 接下来

        - 写下读者的下一步。

        """
    }

    static func question(title: String, date: CivilDate) -> String {
        """
        ---
        title: \(quoted(title))
        also_asked:
          - 读者会用的另一种问法
        topics: [入门]
        reviewed: \(date)
        ---

        第一段就是答案，不超过六十个字。

        ## 为什么

        说明理由和依据。

        """
    }

    /// A YAML double-quoted scalar.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").filter { !$0.isNewline } + "\""
    }
}
