// The plain reader must give exactly what Yams gives, or nothing.

import Diagnostics
import Foundation
import Testing

@testable import DataFiles

@Suite struct PlainYAMLTests {
    private func plain(_ yaml: String) -> DataNode? {
        var yaml = yaml
        return yaml.withUTF8 { parsePlainYAML($0, file: "d.yml", lineOffset: 3) }
    }

    private func any(_ yaml: String) -> DataNode? {
        var diagnostics: [Diagnostic] = []
        let node = parseAnyYAML(yaml, of: SourceText(path: "d.yml", text: yaml), lineOffset: 3, diagnostics: &diagnostics)
        return diagnostics.isEmpty ? node : nil
    }

    @Test(arguments: [
        "title: 还款", "title: 还款\n", "title:  两个空格  \norder: 3", "title: \"期限：第 3 号\"\ntags: [催收, 期限 , 送达]", "a: []",
        "a: [ x ]", "a: [\"b, c\", d e, S0-15]", "also_asked:\n  - 一：二\n  - \"三\"\nreviewed: 2026-11-22\n", "list:\n- a\n- b c\nnext: d",
        "a: b:c\nd: e#f", "a: 24%？\nc: null\nd: true", "a_b-c: é", "a: “引号”—…", "x:\n    - a\n    - b",
    ])
    func readsPlainTextAsYamsDoes(yaml: String) throws {
        let node = try #require(plain(yaml), "it is plain")
        #expect("\(node)" == "\(try #require(any(yaml)))")
    }

    @Test(arguments: [
        "", "\n", "# comment", "a: b # comment", "a: b: c", "a: b:", "a:", "a:\nb: c", "a: b\n  c", "a: \"b\\n\"", "a: \"b", "a: 'b'",
        "a: |\n  b",
        "a: {b: c}", "a: [b, [c]]", "a: [b: c]", "a: [b,]", "a: [b", "a: &x b", "a: *x", "a: !b c", "a: - b", "- a", "a: b\na: c",
        "a: b\r\n",
        "a: b\tc", "a:b", "a: 你\u{2028}好", "a: \u{85}", "a: x\u{FEFF}", "a:\n  - b: c", "a:\n  - b\n   - c", "a:\n  - b\n    c", "a:\n  -b",
        "a:\n  - - b", "a: @b", "a: `b`", "a: %b", "a: b\n\nc: d", "a: b\n---\nc: d", "a: b\n...", "a: [b ? c]", "  a: b", "a: 😀",
        "a: \u{7F}", "a: \u{FFFF}", "a: b\n  - c", "a: \"b\"\n  - c", "a: [b]\n  - c",
    ])
    func leavesAllElseToYams(yaml: String) {
        #expect(plain(yaml).map { "\($0)" } == nil || plain(yaml).map { "\($0)" } == any(yaml).map { "\($0)" })
    }

    /// The front matter of the site in this repository.
    @Test func readsFrontMatterAsYamsDoes() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Content").standardized.path
        let names = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".md") }.sorted()
        var count = 0
        for name in names {
            let parts = try String(contentsOfFile: root + "/" + name, encoding: .utf8).components(separatedBy: "---\n")
            guard parts.count > 2, let node = plain(parts[1]) else { continue }
            count += 1
            #expect("\(node)" == any(parts[1]).map { "\($0)" }, "\(name)")
        }
        #expect(count > 100)
    }
}
