// What `signpost new` writes, in Chinese or, for every other language, in English. Every text builds as it is.

import CivilCalendar

enum Scaffold {
    /// Paths and texts of a new site.
    static func site(title: String, date: CivilDate, language: String) -> [(path: String, text: String)] {
        let content = "Content/\(language)"
        let isChinese = language.hasPrefix("zh")
        return [
            ("signpost.yml", "title: \(quoted(title))\nlanguages: [\(language)]\n"),
            ("\(content)/index.md", home(title: title, isChinese: isChinese)),
            ("\(content)/guides/first-guide.md", guide(title: isChinese ? "第一篇指南" : "A first guide", date: date, language: language)),
            (
                "\(content)/questions/first-question.md",
                question(title: isChinese ? "第一个问题？" : "A first question?", date: date, language: language)
            ),
        ]
    }

    private static func home(title: String, isChinese: Bool) -> String {
        let summary = isChinese ? "一句话说明这个网站能帮读者做什么。" : "One sentence that says what this site does for its readers."
        let text =
            isChinese
            ? "从一篇[指南](guides/first-guide.md)或一个[问题](questions/first-question.md)开始。"
            : "Begin with a [guide](guides/first-guide.md) or a [question](questions/first-question.md)."
        return "---\ntitle: \(quoted(title))\nsummary: \(summary)\n---\n\n\(text)\n"
    }

    static func guide(title: String, date: CivilDate, language: String) -> String {
        let begin = "---\ntitle: \(quoted(title))\n"
        guard language.hasPrefix("zh") else {
            return begin + """
                summary: One sentence that says what the reader can do afterwards.
                reviewed: \(date)
                ---

                Give the answer first, in a sentence or two: it has to serve whoever reads no further.

                ## What to do

                1. The first step.
                2. The second step.

                ## Next

                - Where the reader goes from here.

                """
        }
        return begin + """
            summary: 一句话说明读者看完能做什么。
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

    static func question(title: String, date: CivilDate, language: String) -> String {
        let begin = "---\ntitle: \(quoted(title))\nalso_asked:\n"
        guard language.hasPrefix("zh") else {
            return begin + """
                  - Another way a reader would ask this
                reviewed: \(date)
                ---

                The first paragraph is the answer, in no more than two short sentences.

                ## Why

                The reasons, and what they rest on.

                """
        }
        return begin + """
              - 读者会用的另一种问法
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
