// What a checked template shows; and that it is what swift-mustache shows for the same template.

import Mustache
import Testing

@testable import Theme

struct RenderingCase: Sendable, CustomTestStringConvertible {
    var template: String
    var output: String
    var partials: [String: String] = [:]

    var testDescription: String { template.replacing("\n", with: "⏎") }
}

private let cases: [RenderingCase] = [
    RenderingCase(template: "plain 文字\n", output: "plain 文字\n"),
    RenderingCase(template: "{{text}} {{ text }}", output: "a&lt;b a&lt;b"),
    RenderingCase(template: "{{{html}}}{{&html}}", output: "<b>bold</b><b>bold</b>"),
    RenderingCase(template: "[{{empty}}]", output: "[]"),
    RenderingCase(template: "{{#text}}yes {{text}}{{/text}}{{#empty}}no{{/empty}}{{^empty}}none{{/empty}}", output: "yes a&lt;bnone"),
    RenderingCase(template: "{{#isOn}}on{{/isOn}}{{^isOn}}off{{/isOn}}{{#isOff}}on{{/isOff}}{{^isOff}}off{{/isOff}}", output: "onoff"),
    RenderingCase(template: "{{#letters}}<{{letter}}>{{/letters}}", output: "<x><y&amp;z>"),
    RenderingCase(template: "{{#letters}}{{shared}}-{{text}} {{/letters}}{{shared}}", output: "x-a&lt;b y&amp;z-a&lt;b outer"),
    RenderingCase(template: "{{#none}}some{{/none}}{{^none}}none{{/none}}{{^letters}}none{{/letters}}", output: "none"),
    RenderingCase(template: "{{#empty(none)}}none{{/empty(none)}}{{^empty(letters)}}<ul>{{/empty(letters)}}", output: "none<ul>"),
    RenderingCase(template: "{{count(letters)}} {{count(none)}}", output: "2 0"),
    RenderingCase(template: "{{#letter_record}}{{letter}} {{shared}}{{/letter_record}}{{^missing}} no{{/missing}}", output: "only only no"),
    RenderingCase(template: "{{#missing}}{{letter}}{{/missing}}", output: ""),
    RenderingCase(template: "a\n{{#isOn}}\n  b\n{{/isOn}}\nc\n", output: "a\n  b\nc\n"),
    RenderingCase(template: "a\n  {{! a remark }}  \nb {{! another }}c\n", output: "a\nb c\n"),
    RenderingCase(template: "{{#isOn}} x {{/isOn}}\n{{#isOn}}{{/isOn}}\n", output: " x \n\n"),
    RenderingCase(template: "<{{> part}}>\n{{> part}}\nend", output: "<a&lt;b>\na&lt;bend", partials: ["part": "{{text}}"]),
    RenderingCase(
        template: "{{#letters}}{{> deep/part}}{{/letters}}", output: "(x)(y&amp;z)", partials: ["deep/part": "({{letter}})"]),
]

@Test(arguments: cases)
func rendersAsDeclared(_ example: RenderingCase) {
    let theme = SampleTheme(templates: ["sample": example.template].merging(example.partials) { a, _ in a })
    #expect(theme.compiled().diagnostics == [])
    #expect(theme.rendered() == example.output)
}

@Test(arguments: cases)
func agreesWithSwiftMustache(_ example: RenderingCase) throws {
    var library = MustacheLibrary()
    for (name, text) in example.partials { try library.register(text, named: name) }
    try library.register(example.template, named: "sample")
    let reference = MustacheRecord(ViewRecord(SampleView()), schema: SampleView.schema)
    #expect(library.render(reference, withTemplate: "sample") == example.output)
}

@Test func wholePagesOfTheBuiltInThemeAgreeWithSwiftMustache() throws {
    let theme = try #require(Theme.load(files: Theme.builtInFiles, languages: ["zh-Hans"]).theme)
    var library = MustacheLibrary()
    for file in Theme.builtInFiles where file.path.hasSuffix(".mustache") {
        // Strings are constants to us; the reference finds them beside the view's keys.
        let name = String(file.path.dropFirst("templates/".count).dropLast(".mustache".count))
        try library.register(file.text, named: name)
    }
    for view in SamplePages.views {
        let ours = render(view, with: theme)
        let reference = MustacheRecord(ViewRecord.erased(view), schema: type(of: view).schema, strings: theme.strings["zh-Hans"])
        #expect(library.render(reference, withTemplate: type(of: view).templateName) == ours)
    }
}

private func render(_ view: some RootView, with theme: Theme) -> String { theme.render(view, language: "zh-Hans") }

extension ViewRecord {
    static func erased(_ view: any RootView) -> ViewRecord { open(view) }
    private static func open(_ view: some RootView) -> ViewRecord { ViewRecord(view) }
}

/// A record as swift-mustache walks it.
private struct MustacheRecord: MustacheParent {
    var record: ViewRecord
    var schema: ViewSchema
    var strings: ThemeStrings?
    var outer: [(ViewRecord, ViewSchema)] = []

    init(_ record: ViewRecord, schema: ViewSchema, strings: ThemeStrings? = nil, outer: [(ViewRecord, ViewSchema)] = []) {
        self.record = record
        self.schema = schema
        self.strings = strings
        self.outer = outer
    }

    func child(named name: String) -> Any? {
        if name == "strings", let strings { return MustacheStrings(strings: strings, scopes: outer + [(record, schema)]) }
        guard let index = schema.index(of: name) else { return nil }
        let scopes = outer + [(record, schema)]
        switch (record.values[index], schema.keys[index].kind) {
        case (.text(let text), _), (.html(let text), _): return text.isEmpty ? NothingToShow() : text
        case (.flag(let flag), _): return flag
        case (.list(let records), .list(let inner)):
            return records.map { MustacheRecord($0, schema: inner, strings: strings, outer: scopes) }
        case (.record(let part?), .record(let inner)): return MustacheRecord(part, schema: inner, strings: strings, outer: scopes)
        default: return NothingToShow()
        }
    }
}

/// The strings of one language, placeholders filled from the records around the tag.
private struct MustacheStrings: MustacheParent {
    var strings: ThemeStrings
    var scopes: [(ViewRecord, ViewSchema)]

    func child(named name: String) -> Any? {
        strings.entries[name]?.pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .placeholder(let key): value(of: key)
            }
        }.joined()
    }

    private func value(of key: String) -> String {
        for (record, schema) in scopes.reversed() {
            if let index = schema.index(of: key), case .text(let text) = record.values[index] { return text }
        }
        return ""
    }
}

/// An absent value: found, so that swift-mustache does not look further out, but shown as nothing.
private struct NothingToShow: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
