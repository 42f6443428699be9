// A view with every kind of key, and ways to compile one template against it.

import Diagnostics

@testable import Theme

struct LetterView: TemplateView {
    var text: String

    static let fields: [ViewField<LetterView>] = [.text("letter") { $0.text }, .text("shared") { $0.text }]
}

struct SampleView: RootView {
    static let templateName = "sample"
    var text = "a<b"
    var html = "<b>bold</b>"
    var empty: String?
    var isOn = true
    var letters = [LetterView(text: "x"), LetterView(text: "y&z")]
    var none: [LetterView] = []
    var letter: LetterView? = LetterView(text: "only")
    var missing: LetterView?

    static let fields: [ViewField<SampleView>] = [
        .text("text") { $0.text },
        .html("html") { $0.html },
        .text("empty") { $0.empty },
        .flag("isOn") { $0.isOn },
        .flag("isOff") { !$0.isOn },
        .list("letters") { $0.letters },
        .list("none") { $0.none },
        .record("letter_record") { $0.letter },
        .record("missing") { $0.missing },
        .text("shared") { _ in "outer" },
    ]
}

/// One template named `sample` with the given partials and strings.
struct SampleTheme {
    var templates: [String: String]
    var strings = "hello: 你好\nletters_and: \"字母 {shared}<\"\n"

    func compiled() -> (program: TemplateProgram, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var parsed: [String: ParsedTemplate] = [:]
        for (name, text) in templates.sorted(by: { $0.key < $1.key }) {
            let source = SourceText(path: "templates/\(name).mustache", text: text)
            let (nodes, found) = parseTemplate(source)
            diagnostics += found
            parsed[name] = ParsedTemplate(source: source, nodes: nodes)
        }
        let words = ThemeStrings(
            language: "zh-Hans", source: SourceText(path: "strings.zh-Hans.yml", text: strings), diagnostics: &diagnostics)
        var compiler = TemplateCompiler(sources: parsed, strings: words, allStringKeys: words.entries.keys.sorted() + ["only_elsewhere"])
        let program = compiler.compile("sample", for: SampleView.schema)
        return (program, (diagnostics + compiler.diagnostics).sortedForReport())
    }

    func rendered(_ view: SampleView = SampleView()) -> String {
        var output: [UInt8] = []
        compiled().program.render(ViewRecord(view), into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
