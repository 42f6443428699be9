// What readers get of a style or script: comments and indentation gone, everything that could mean something untouched.

import Testing

@testable import Theme

@Suite struct SentTextTests {
    @Test(
        arguments: [
            (
                "a.js", "// What `this` is.\n(function () {\n  var a = 1; // why\n\n  // More.\n  go(a);\n})();\n",
                "(function () {\nvar a = 1; // why\ngo(a);\n})();\n"
            ),
            ("a.js", "var link = \"https://x\";\n  /* a\n     // b\n   */\n\tgo();", "var link = \"https://x\";\ngo();\n"),
            ("a.js", "/*! Kept. */\nf(a /* b */, c);\n", "/*! Kept. */\nf(a /* b */, c);\n"),
            (
                "a.css", "/* Colours.\n   Two lines. */\n:root {\n  --a: 1;\n}\n\n.b { c: url(//d); }\n",
                ":root {\n--a: 1;\n}\n.b { c: url(//d); }\n"
            ),
            ("a.css", "//a { b: c; }\r\n", "//a { b: c; }\n"),
            ("a.css", "/*/ open\n**/\n a/b { c: d; } /**/\n/***/\n e {}", "a/b { c: d; } /**/\ne {}\n"),
        ])
    func leavesOutWhatOnlyAuthorsNeed(path: String, text: String, sent: String) {
        #expect(ThemeFile(path: path, text: text).sentText == sent)
    }

    @Test(
        arguments: [
            ("a.js", "var text = `\n  // not a comment\n`;\n"),
            ("a.js", "var text = \"one \\\n  // two\";\n"),
            ("a.js", "go(); /* begins beside code\n // ends */ stop();\n"),
            ("a.js", "/* ends beside code */ go();\n  stop();\n"),
            ("a.js", "/* ends\n */ go();\n  stop();\n"),
            ("a.js", "a(); /*/\n  // ends */ b();\n"),
            ("a.svg", "<svg>\n  <!-- kept -->\n</svg>\n"),
        ])
    func leavesAloneWhatItCannotJudge(path: String, text: String) {
        #expect(ThemeFile(path: path, text: text).sentText == text)
    }
}
