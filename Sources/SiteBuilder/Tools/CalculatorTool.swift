// The interest and plan calculator as a tool: its data in `Content/data/rates.yml`, its blocks (which say nothing of their own).

import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
import Theme
import Tools

/// The site's rates and rules.
struct CalculatorTool: SiteTool {
    private let file: ToolFile<CalculatorData>

    init(_ reading: inout ToolReading) {
        file = ToolFile(.rates, reading: &reading, read: readCalculatorData, citations: \.citations, pages: \.pages)
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        file.value(
            for: node, at: place, of: page, what: "a calculator block", lack: "the calculator block needs Content/data/rates.yml",
            suggestion: "add the file, or remove the block", reading: &reading
        ).map(CalculatorBlock.init)
    }
}

/// One block; all blocks are alike.
struct CalculatorBlock: ToolBlockContent {
    var data: CalculatorData

    var templateName: String { CalculatorToolView.templateName }

    /// Anchors are addresses: the first block's do not carry its number.
    static func prefix(_ id: String) -> String { id == "calculator-1" ? "calculator" : id }

    func html(id: String, in context: ToolContext) -> String {
        let views = CalculatorViews(data: data, context: context, prefix: Self.prefix(id))
        return context.theme.render(views.view, language: context.page.language)
    }

    func searchSections(id: String) -> [SearchDocument.Section] {
        let prefix = Self.prefix(id)
        let tables = CalculatorTableID.allCases.map { table -> SearchDocument.Section in
            let text = table.text(in: data)
            return SearchDocument.Section(anchor: "\(prefix)-\(table.rawValue)", heading: text.title, text: text.note)
        }
        let rules = data.rules.map { rule in
            SearchDocument.Section(
                anchor: "\(prefix)-rule-\(rule.id)", heading: rule.title, text: "\(rule.text)\n\(rule.limit)\n\(rule.ask)")
        }
        return tables + rules
    }
}

/// The static tables in the order in which they stand; the names are the ends of their anchors.
enum CalculatorTableID: String, CaseIterable {
    case daily
    case monthly
    case flat
    case payments
    case example

    func text(in data: CalculatorData) -> CalculatorTableText {
        switch self {
        case .daily: data.daily
        case .monthly: data.monthly
        case .flat: data.flat
        case .payments: data.payments
        case .example: data.example
        }
    }
}
