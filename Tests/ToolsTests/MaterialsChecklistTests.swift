// Which papers each step needs; every mistake in the checklist is a diagnostic at its line.

import Diagnostics
import Testing

@testable import Tools

private let sound = """
    routes:
      - id: talk
        title: Talk
        stages: [{id: ask, title: Ask}, {id: sign, title: Sign}]
      - id: court
        title: Court
        stages: [{id: answer, title: Answer}]
    materials:
      - {id: plan, title: Plan, why: W, get: G, cover: C, needs: {talk: {ask: good, sign: must}}, basis: [S0-13f]}
      - {id: card, title: Card, why: W, get: G, cover: C, held: H, needs: {talk: {ask: must}, court: {answer: must}}, basis: [S0-13a]}
      - {id: bank, title: Bank, why: W, get: G, cover: C, needs: {court: {answer: good}}, basis: [S0-13c]}
    """

private func read(_ yaml: String) -> (checklist: MaterialsChecklist?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let checklist = readMaterials(SourceText(path: "Content/data/materials.yml", text: yaml), diagnostics: &diagnostics)
    return (checklist, diagnostics)
}

private func shippedChecklist() throws -> MaterialsChecklist {
    var diagnostics: [Diagnostic] = []
    let checklist = readMaterials(try shippedData("materials.yml"), diagnostics: &diagnostics)
    #expect(diagnostics == [])
    return try #require(checklist)
}

private func words(_ picks: [MaterialPick]) -> String { picks.map { "\($0.id):\($0.level.rawValue)" }.joined(separator: " ") }

@Suite struct MaterialsChecklistTests {
    @Test(arguments: [
        ("talk", "ask", "card:must plan:good"),
        ("talk", "sign", "plan:must"),
        ("talk", nil, "plan:must card:must"),
        ("court", "answer", "card:must bank:good"),
        ("court", nil, "card:must bank:good"),
        ("court", "nowhere", ""),
        ("nowhere", nil, ""),
    ])
    func whatAStepCannotDoWithoutComesFirst(_ route: String, _ stage: String?, _ expected: String) throws {
        let checklist = try #require(read(sound).checklist)
        #expect(words(checklist.selection(route: route, stage: stage)) == expected)
    }

    @Test(arguments: [
        ([], MaterialsProgress(ready: 0, count: 2, readyMust: 0, countMust: 1)),
        (["plan"], MaterialsProgress(ready: 1, count: 2, readyMust: 0, countMust: 1)),
        (["card", "bank"], MaterialsProgress(ready: 1, count: 2, readyMust: 1, countMust: 1)),
        (["card", "plan"], MaterialsProgress(ready: 2, count: 2, readyMust: 1, countMust: 1)),
    ])
    func countsWhatIsReady(_ ticked: [String], _ expected: MaterialsProgress) throws {
        let checklist = try #require(read(sound).checklist)
        #expect(checklist.progress(of: checklist.selection(route: "talk", stage: "ask"), ticked: Set(ticked)) == expected)
    }

    @Test(arguments: [
        ("court: {answer: good}", "cuort: {answer: good}", "data/invalid-value:11 there is no route \"cuort\""),
        ("court: {answer: good}", "court: {anwser: good}", "data/unknown-key:11 unknown key \"anwser\""),
        ("court: {answer: good}", "court: {answer: goood}", "data/invalid-value:11 answer must be one of must, good, not \"goood\""),
        ("sign: must", "sign: good", "data/invalid-value:2 stage \"sign\" of route \"talk\" needs no material"),
        ("{id: bank,", "{id: card,", "data/duplicate-id:11 material \"card\" is defined twice"),
        ("id: court", "id: talk", "data/duplicate-id:5 route \"talk\" is defined twice"),
        ("{id: sign, title", "{id: ask, title", "data/duplicate-id:4 stage \"ask\" is defined twice"),
        ("id: court", "id: Court!", "data/invalid-value:5 id \"Court!\" becomes part of an address"),
        ("[{id: answer, title: Answer}]", "[]", "data/invalid-value:5 route \"court\" has no stage"),
        ("cover: C, held", "held", "data/missing-key:10 cover is missing"),
        (", basis: [S0-13c]", "", "data/missing-key:11 basis is missing"),
        (", needs: {court: {answer: good}}", "", "data/missing-key:11 needs is missing"),
        ("{id: bank,", "{id: bank, colour: red,", "data/unknown-key:11 unknown key \"colour\""),
    ])
    func reportsEachMistakeAtItsLine(_ old: String, _ new: String, _ expected: String) {
        #expect(sound.contains(old))
        let (checklist, diagnostics) = read(sound.replacing(old, with: new, maxReplacements: 1))
        #expect(checklist == nil)
        #expect(lines(diagnostics).contains(expected), "\(lines(diagnostics))")
    }

    @Test func aSoundChecklistHasNothingToReport() {
        #expect(read(sound).diagnostics == [])
        #expect(lines(read("").diagnostics) == ["data/invalid-value:1 the checklist is empty"])
    }

    /// A complaint may not ask for what the other side has; the list says so for contract and account.
    @Test func theShippedChecklistSaysWhatTheLenderHasAlready() throws {
        let held = try shippedChecklist().materials.filter { !$0.held.isEmpty }.map(\.id)
        #expect(Set(held).isSuperset(of: ["contract", "repayments"]))
    }

    @Test func theVectorsAreEverySelectionOfTheShippedChecklist() throws {
        let checklist = try shippedChecklist()
        let ticked: Set<String> = ["identity", "contract", "papers"]
        let cases = checklist.routes.flatMap { route in
            ([""] + route.stages.map(\.id)).map { stage in
                let picks = checklist.selection(route: route.id, stage: stage.isEmpty ? nil : stage)
                let progress = checklist.progress(of: picks, ticked: ticked)
                let counts = "[\(progress.ready),\(progress.count),\(progress.readyMust),\(progress.countMust)]"
                return "[\(jsonString(route.id)),\(jsonString(stage)),\(jsonString(words(picks))),\(counts)]"
            }
        }
        try expectVectors(
            """
            {"checklist":\(checklist.pageData),
            "ticked":[\(ticked.sorted().map(jsonString).joined(separator: ","))],
            "cases":[
            \(cases.joined(separator: ",\n"))
            ]}

            """, recordedAs: "materials.json")
    }
}
