// The slips of new authors in YAML: each gets its own place, its own words and a fix; aliases cannot make a few lines a memory full.

import Diagnostics
import Testing

@testable import DataFiles

@Suite struct YAMLMistakeTests {
    private func read(_ yaml: String) -> [String] {
        var diagnostics: [Diagnostic] = []
        _ = parseYAML(yaml, of: SourceText(path: "d.yml", text: yaml), diagnostics: &diagnostics)
        return diagnostics.map { "\($0.location.line):\($0.location.column) \($0.message) | \($0.suggestion ?? "")" }
    }

    @Test(arguments: [
        ("a: 1\nb: [x\nc: 2", "2:4 [ is never closed | add ] after the last item"),
        ("a: [zh-Hans", "1:4 [ is never closed | add ] after the last item"),
        ("a: {b: c\n", "1:4 { is never closed | add } after the last item"),
        ("a: [\"x\" \"y\"]", "1:9 a comma or ] is missing here | put commas between the items and ] at the end"),
        ("a: [,]", "1:5 an item is missing here | take out the comma or bracket too many, or write the item"),
        ("a: 1\nb: \"x\nc: 2", "2:4 the quotation mark \" is never closed | add \" at the end of the text"),
        ("a: 'x", "1:4 the quotation mark ' is never closed | add ' at the end of the text"),
        ("a: 1\nb:x\nc: 2", "2:1 a space is missing after \"b:\" | write \"b: x\""),
        ("a: 1\nb：x\nc: 2", "2:2 the colon after \"b\" is full-width | write \"b: …\" with a half-width colon and a space"),
        ("a：x\nb: 2", "1:2 the colon after \"a\" is full-width | write \"a: …\" with a half-width colon and a space"),
        (
            "a: 1\n还款",
            "2:1 \"还款\" is no key: there is no \": \" in it | write \"key: …\", or indent the line if it belongs to the text above"
        ),
        ("a: 逾期: 先", "1:6 a second \": \" on this line | put the text in quotes if it contains a colon and a space"),
        (
            "a: 1\n  b: 2",
            "2:4 no key can stand here: the line above already has its value | begin it in the column of the other keys, or put the text above in quotes"
        ),
        ("a: *重点*", "1:4 a text cannot begin with *, which means something else in YAML | put it in quotes: \"*重点*\""),
        ("a: @x", "1:4 a text cannot begin with @, which means something else in YAML | put it in quotes: \"@x\""),
        ("a: `x`", "1:4 a text cannot begin with `, which means something else in YAML | put it in quotes: \"`x`\""),
        ("a: %\"x\"", "1:4 a text cannot begin with %, which means something else in YAML | put the whole text in single quotes"),
        ("a: !重", "1:4 a text cannot begin with !, which means something else in YAML | put it in quotes: \"!重\""),
        ("a: >重", "1:4 a text cannot begin with >, which means something else in YAML | put it in quotes: \">重\""),
        ("a: 1\nb: 期\0限", "2:5 control character U+0000 | take it out"),
        ("a:\n\tb: c", "2:1 a tab indents this line | indent with spaces"),
        (
            "a: \"他\"说",
            "1:7 text after the closing quotation mark \" | quote the whole text with the other kind of quotation mark, or write “ ” inside it"
        ),
        ("a: [重点] 逾期", "1:9 text after the closing ] | put the whole text in quotes, or take out the rest"),
        ("a: - b", "1:4 a list cannot begin on the line of its key | put each \"- …\" on a line of its own, or the text in quotes"),
        ("a: \"\\d\"", "1:5 a backslash in double quotes begins an escape, and this is none | write \\\\, or use single quotes"),
        ("a: b\n---\nc: d", "2:1 \"---\" begins a second document; only one is read | take the line out"),
    ])
    func describesEachSlipWhereItWasMade(yaml: String, expected: String) {
        #expect(read(yaml) == [expected])
    }

    private static let fix = "write the value out; if it is a text, put it in quotes"

    @Test(arguments: [
        ("a: &x 1\nb: *x", "2:4 \"*x\" is an alias (*name), which is not supported | \(fix)"),
        ("a: *x", "1:4 \"*x\" is an alias (*name), which is not supported | \(fix)"),
        ("a: &x {y: 1}\nb: [*x, *x]", "2:5 \"*x\" is an alias (*name), which is not supported | \(fix)"),
        ("&x a: 1\n? *x\n: 2", "2:3 \"*x\" is an alias (*name), which is not supported | \(fix)"),
        ("a: &x\n  <<: *x", "2:7 \"*x\" is an alias (*name), which is not supported | \(fix)"),
        // Anchors that become like another key's or another alias's name when renamed.
        ("R&D: 1\nR&B: 2\na: &b 1\nc: *b", "4:4 \"*b\" is an alias (*name), which is not supported | \(fix)"),
        ("a: &x 1\nb: &y 2\nc: *y", "3:4 \"*y\" is an alias (*name), which is not supported | \(fix)"),
    ])
    func refusesAliases(yaml: String, expected: String) {
        #expect(read(yaml) == [expected])
    }

    @Test(arguments: ["a: &x 1\nb: '*x'", "a: R&D\nb: |\n  *x*\n  &x", "# &x *x\na: 1", "a: &x 1", "a: \"&x\"\nb: \"*x\""])
    func takesNoSignInsideATextForAnAlias(yaml: String) {
        #expect(read(yaml) == [])
    }

    /// Nine levels would be 3 billion values.
    @Test func readsNoAliasOfAliases() {
        let levels = (1...12).map { "  - &a\($0) [" + Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ",") + "]\n" }
        #expect(read("a:\n  - &a0 [x]\n" + levels.joined()) == ["3:10 \"*a0\" is an alias (*name), which is not supported | \(Self.fix)"])
    }

    @Test func refusesATextWithAnAliasOfEveryName() {
        let letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-"
        let yaml = "a: 1\nb: &x [1]\nc: [" + letters.map { "*\($0)" }.joined(separator: ", ") + "]"
        #expect(read(yaml).count == 1)
    }
}
