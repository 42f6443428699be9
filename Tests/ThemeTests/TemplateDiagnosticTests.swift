// Every mistake a theme author can make in a template, with its place.

import Diagnostics
import Testing

@testable import Theme

struct MistakeCase: Sendable, CustomTestStringConvertible {
    var template: String
    /// `line:column: code: message (suggestion)`
    var reports: [String]
    var strings: String?
    var partials: [String: String] = [:]

    var testDescription: String { template.replacing("\n", with: "⏎") }
}

private let keys = "text, html, empty, isOn, isOff, letters, none, letter_record, missing, shared"

private let mistakes: [MistakeCase] = [
    MistakeCase(
        template: "一 {{txt}}",
        reports: ["sample 1:3: template/unknown-name: unknown key \"txt\" of SampleView (did you mean \"text\"?)"]),
    MistakeCase(
        template: "{{zzzzzzzz}}",
        reports: ["sample 1:1: template/unknown-name: unknown key \"zzzzzzzz\" of SampleView (known keys: \(keys))"]),
    MistakeCase(
        template: "a\n{{#letters}}\n {{lettr}}{{/letters}}",
        reports: ["sample 3:2: template/unknown-name: unknown key \"lettr\" of LetterView (did you mean \"letter\"?)"]),
    MistakeCase(
        template: "{{#leters}}x{{/leters}}",
        reports: ["sample 1:1: template/unknown-name: unknown key \"leters\" of SampleView (did you mean \"letters\"?)"]),
    MistakeCase(
        template: "{{letters.first}}",
        reports: ["sample 1:1: template/unknown-name: unknown key \"letters.first\" of SampleView (known keys: \(keys))"]),
    MistakeCase(
        template: "{{.}}", reports: ["sample 1:1: template/unknown-name: unknown key \".\" of SampleView (known keys: \(keys))"]),
    MistakeCase(
        template: "{{{text}}}",
        reports: ["sample 1:1: template/unknown-name: \"text\" is text and must be escaped (write {{text}})"]),
    MistakeCase(
        template: "{{html}}",
        reports: ["sample 1:1: template/unknown-name: \"html\" is HTML and would be escaped twice (write {{{html}}})"]),
    MistakeCase(
        template: "{{letters}}{{isOn}}",
        reports: [
            "sample 1:1: template/unknown-name: \"letters\" is a list and cannot be shown as text (use it as {{#letters}})",
            "sample 1:12: template/unknown-name: \"isOn\" is a flag and cannot be shown as text (use it as {{#isOn}})",
        ]),
    MistakeCase(
        template: "{{uppercased(text)}}{{coun(letters)}}",
        reports: [
            "sample 1:1: template/unknown-name: unknown transform \"uppercased\" (known transforms: empty, count)",
            "sample 1:21: template/unknown-name: unknown transform \"coun\" (did you mean \"count\"?)",
        ]),
    MistakeCase(
        template: "{{#count(letters)}}x{{/count(letters)}}",
        reports: ["sample 1:1: template/unknown-name: \"count(letters)\" is a number and not a section (use {{^empty(letters)}})"]),
    MistakeCase(
        template: "{{> prat}}", reports: ["sample 1:1: template/unknown-name: unknown partial \"prat\" (did you mean \"part\"?)"],
        partials: ["part": "x"]),
    MistakeCase(
        template: "{{> part}}",
        reports: ["part 1:4: template/unknown-name: partial \"part\" includes itself: sample → part → part (break the circle)"],
        partials: ["part": "ab {{> part}}"]),
    MistakeCase(
        template: "{{strings.helo}}",
        reports: ["sample 1:1: template/unknown-name: unknown string \"helo\" (did you mean \"strings.hello\"?)"]),
    MistakeCase(
        template: "{{strings.only_elsewhere}}{{strings.only_elsewhere}}",
        reports: [
            "strings.zh-Hans 1:1: translation/missing: string \"only_elsewhere\" is missing in strings.zh-Hans.yml "
                + "(add \"only_elsewhere: …\")"
        ]),
    MistakeCase(
        template: "{{strings.hello}}",
        reports: [
            "strings.zh-Hans 1:1: template/unknown-name: placeholder \"{txt}\" in string \"hello\" is not a text key where "
                + "templates/sample.mustache:1 uses it (did you mean \"{text}\"?)"
        ], strings: "hello: 你好{txt}\n"),
    MistakeCase(template: "a {{text", reports: ["sample 1:3: template/syntax: tag is not closed (close it with }})"]),
    MistakeCase(template: "{{{html}} x", reports: ["sample 1:1: template/syntax: tag \"{{{html}}\" is not closed (close it with }}})"]),
    MistakeCase(
        template: "{{#isOn}}\n{{#letters}}",
        reports: [
            "sample 1:1: template/syntax: section \"isOn\" is not closed (add {{/isOn}})",
            "sample 2:1: template/syntax: section \"letters\" is not closed (add {{/letters}})",
        ]),
    MistakeCase(
        template: "{{#isOn}}x{{/isOff}}{{/isOn}}",
        reports: ["sample 1:11: template/syntax: {{/isOff}} does not close \"isOn\" of line 1 (write {{/isOn}})"]),
    MistakeCase(
        template: "x{{/isOn}}", reports: ["sample 1:2: template/syntax: {{/isOn}} closes a section that is not open (remove it)"]),
    MistakeCase(
        template: "{{=<% %>=}}",
        reports: ["sample 1:1: template/syntax: tag \"{{=<% %>=}}\" is not supported (use keys, sections, partials and comments only)"]),
    MistakeCase(template: "a\n{{te xt}}", reports: ["sample 2:6: template/syntax: not valid Mustache: unfinishedName"]),
]

@Test(arguments: mistakes)
func reportsTheMistakeAtItsPlace(_ mistake: MistakeCase) {
    var theme = SampleTheme(templates: ["sample": mistake.template].merging(mistake.partials) { a, _ in a })
    if let strings = mistake.strings { theme.strings = strings }
    #expect(theme.compiled().diagnostics.map(described) == mistake.reports)
}

func described(_ diagnostic: Diagnostic) -> String {
    var file = diagnostic.location.file
    for ending in [".mustache", ".yml"] where file.hasSuffix(ending) { file.removeLast(ending.count) }
    if file.hasPrefix("templates/") { file.removeFirst("templates/".count) }
    let place = "\(file) \(diagnostic.location.line):\(diagnostic.location.column)"
    let suggestion = diagnostic.suggestion.map { " (\($0))" } ?? ""
    return "\(place): \(diagnostic.code.rawValue): \(diagnostic.message)\(suggestion)"
}
