// `tool-groups.yml`: what is read, and what an author is told.

import Diagnostics
import KnowledgeBase
import Testing

private func read(_ yaml: String) -> (groups: [String], said: [String]) {
    var diagnostics: [Diagnostic] = []
    let groups = readToolGroups(SourceText(path: "tool-groups.yml", bytes: Array(yaml.utf8)), diagnostics: &diagnostics)
    return (
        groups.map { "\($0.title): \($0.pages.map(\.page).joined(separator: " "))" },
        diagnostics.map { "\($0.location.line):\($0.location.column) \($0.code.rawValue) \($0.message)" }
    )
}

@Test func groupsOfToolsKeepTheirOrder() {
    let result = read("groups:\n  - title: 算日期\n    pages: [tools/b.md, tools/a.md]\n  - {title: 写信, pages: tools/c.md}\n")
    #expect(result.groups == ["算日期: tools/b.md tools/a.md", "写信: tools/c.md"])
    #expect(result.said == [])
}

@Test func mistakesInGroupsOfToolsAreSaidAtTheirPlace() {
    let result = read("groups:\n  - titel: 算日期\n    pages: [tools/a.md]\n")
    #expect(result.said == ["2:5 data/missing-key title is missing", "2:5 data/unknown-key unknown key \"titel\""])
    #expect(read("tools: []\n").said == ["1:1 data/missing-key groups is missing", "1:1 data/unknown-key unknown key \"tools\""])
}
