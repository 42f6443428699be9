// The escalation guide as a tool: the tree in `Content/data/escalation.yml`, walked at build; a block has no keys of its own.

import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
import Theme
import Tools

/// The checked block: the whole tree.
struct EscalationBlock: ToolBlockContent {
    var tree: DecisionTree
    /// Titles of the letters by id; empty on a site without letters.
    var letters: [String: String]

    var templateName: String { DecisionToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        context.theme.render(EscalationViews(tree: tree, letters: letters, context: context).view(id: id), language: context.page.language)
    }

    func searchSections(id: String) -> [SearchDocument.Section] {
        let questions = tree.questions.map { question in
            SearchDocument.Section(
                anchor: question.anchor, heading: question.text,
                text: ([question.hint] + question.answers.map(\.text)).filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        let outcomes = tree.outcomes.map { outcome in
            let texts =
                [outcome.first, outcome.who, outcome.channel] + outcome.clocks.map(\.text)
                + [outcome.noClock, outcome.materials, outcome.cost, outcome.risk, outcome.notFor]
            return SearchDocument.Section(
                anchor: outcome.anchor, heading: outcome.title, text: texts.filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        return questions + outcomes
    }
}

/// The tree of a site.
struct EscalationTool: SiteTool {
    private let file: ToolFile<DecisionTree>
    private var letters: [String: String] = [:]

    init(_ reading: inout ToolReading) {
        file = ToolFile(.escalation, reading: &reading, read: readDecisionTree, citations: \.citations, pages: \.pages)
        guard let tree = file.value, let source = reading.tree.data(.escalation) else { return }
        if let list = reading.value(of: .materials, read: readMaterials) {
            check(tree.routes, "route", among: list.routes.map(\.id), of: "materials.yml", in: source, &reading)
        }
        if let set = reading.value(of: .letters, read: readLetters) {
            letters = Dictionary(set.letters.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
            check(tree.letters, "letter", among: set.letters.map(\.id), of: "letters.yml", in: source, &reading)
        }
    }

    /// What an outcome names in another tool's file must stand there.
    private func check(
        _ named: [(id: String, location: SourceLocation)], _ what: String, among known: [String], of name: String,
        in source: SourceText, _ reading: inout ToolReading
    ) {
        for (id, place) in named where !known.contains(id) {
            let near = nearMiss(id, among: known).map { "did you mean \"\($0)\"?" }
            reading.diagnostics.append(
                source.diagnostic(.dataInvalidValue, at: place, "there is no \(what) \"\(id)\" in Content/data/\(name)", suggestion: near))
        }
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        file.value(
            for: node, at: place, of: page, what: "an escalation block", lack: "the escalation block has no tree",
            suggestion: "write Content/data/escalation.yml", reading: &reading
        ).map { EscalationBlock(tree: $0, letters: letters) }
    }
}
