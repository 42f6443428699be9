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

    var templateName: String { DecisionToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        context.theme.render(EscalationViews(tree: tree, context: context).view(id: id), language: context.page.language)
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
    private var tree: DecisionTree?
    private var hasFile = false

    init(_ reading: inout ToolReading) {
        guard let source = reading.tree.data(named: "escalation.yml") else { return }
        hasFile = true
        reading.checkTexts(of: source)
        guard let tree = readDecisionTree(source, diagnostics: &reading.diagnostics) else { return }
        self.tree = tree
        reading.checkCitations(tree.citations, in: source)
        for (page, place) in tree.pages { reading.checkPage(page, at: place, in: source) }
        checkRoutes(of: tree, in: source, &reading)
    }

    /// An outcome's route must be one of the materials checklist's.
    private func checkRoutes(of tree: DecisionTree, in source: SourceText, _ reading: inout ToolReading) {
        var unread: [Diagnostic] = []  // whoever shows the checklist reports these
        guard let file = reading.tree.data(named: "materials.yml"), let list = readMaterials(file, diagnostics: &unread) else { return }
        let known = list.routes.map(\.id)
        for (id, place) in tree.routes where !known.contains(id) {
            let near = nearMiss(id, among: known).map { "did you mean \"\($0)\"?" }
            reading.diagnostics.append(
                source.diagnostic(.dataInvalidValue, at: place, "there is no route \"\(id)\" in \(file.path)", suggestion: near))
        }
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        if let node, var reader = reading.reader(node, of: page, what: "an escalation block") { reader.finish(&reading.diagnostics) }
        if !hasFile {
            reading.missing(
                "the escalation block has no tree", at: place, of: page, suggestion: "write Content/data/escalation.yml")
        }
        return tree.map(EscalationBlock.init)
    }
}
