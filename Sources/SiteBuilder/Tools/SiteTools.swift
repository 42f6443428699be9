// The interactive blocks of a site: each fenced `tool` block checked once, rendered when its page is.

import CivilCalendar
import DataFiles
import Diagnostics
import KnowledgeBase
import Markdown
import SearchIndex
import Theme
import Tools

/// Every kind of tool by the word that follows ```` ```tool ````. A new tool is one line here.
private let toolTypes: [(name: String, type: any SiteTool.Type)] = [
    ("timeline", TimelineTool.self),
    ("calculator", CalculatorTool.self),
    ("letters", LettersTool.self),
    ("phrases", PhrasesTool.self),
    ("log", LogTool.self),
    ("escalation", EscalationTool.self),
    ("materials", MaterialsTool.self),
]

/// All tool blocks of a site.
package struct SiteTools: Sendable {
    private let site: Site
    private let date: CivilDate
    private let calendar: WorkdayCalendar
    /// By route of the page; nil for a block with a mistake.
    private let blocks: [Route: [Block?]]

    private struct Block: Sendable {
        /// Unique on its page: `timeline-1`.
        var id: String
        var content: any ToolBlockContent
        /// What search finds of it.
        var sections: [SearchDocument.Section]
    }

    static func read(_ tree: SourceTree, site: Site, date: CivilDate, diagnostics: inout [Diagnostic]) -> SiteTools {
        let own = tree.data(.holidays).map { WorkdayCalendar.read($0, diagnostics: &diagnostics) }
        // Reading the built-in one takes as long as parsing a dozen pages: not for a site without tools.
        let hasTools = !tree.data.isEmpty || site.pages.contains { !$0.markdown.toolBlocks.isEmpty }
        let calendar = own ?? (hasTools ? .builtIn() : WorkdayCalendar())
        var reading = ToolReading(tree: tree, site: site, calendar: calendar)
        let tools = toolTypes.map { ($0.name, $0.type.init(&reading)) }
        var blocks: [Route: [Block?]] = [:]
        for page in site.pages where !page.markdown.toolBlocks.isEmpty {
            blocks[page.route] = page.markdown.toolBlocks.enumerated().map { index, block in
                let id = "\(block.name)-\(index + 1)"
                return read(block, of: page, tools: tools, reading: &reading).map {
                    Block(id: id, content: $0, sections: $0.searchSections(id: id))
                }
            }
        }
        diagnostics += reading.diagnostics
        return SiteTools(site: site, date: date, calendar: calendar, blocks: blocks)
    }

    private static func read(
        _ block: ToolBlock, of page: Page, tools: [(name: String, tool: any SiteTool)], reading: inout ToolReading
    ) -> (any ToolBlockContent)? {
        guard let tool = tools.first(where: { $0.name == block.name })?.tool else {
            let names = tools.map(\.name)
            let near = nearMiss(block.name, among: names).map { "did you mean \"\($0)\"?" }
            let message = block.name.isEmpty ? "the tool block names no tool" : "unknown tool \"\(block.name)\""
            let known = "known tools: \(names.joined(separator: ", "))"
            reading.diagnostics.append(page.source.diagnostic(.toolUnknown, at: block.location, message, suggestion: near ?? known))
            return nil
        }
        let count = reading.diagnostics.count
        let node = parseYAML(block.body, of: page.source, lineOffset: block.location.line, diagnostics: &reading.diagnostics)
        // YAML that cannot be read has been reported; an empty block is the tool's to judge.
        if node == nil, reading.diagnostics.count > count { return nil }
        return tool.block(node, at: block.location, of: page, reading: &reading)
    }

    /// The HTML of each tool block of a page, in order, and the template names it used.
    func html(of page: Page, theme: Theme) -> (blocks: [String], fragments: [String]) {
        guard let own = blocks[page.route] else { return ([], []) }
        let context = ToolContext(site: site, page: page, theme: theme, calendar: calendar, date: date)
        return (own.map { $0?.content.html(id: $0?.id ?? "", in: context) ?? "" }, own.compactMap { $0?.content.templateName })
    }

    /// What search finds of a page's blocks.
    func searchSections(of page: Page) -> [SearchDocument.Section] { (blocks[page.route] ?? []).flatMap { $0?.sections ?? [] } }

    /// The ids that other pages may link to, by page.
    var anchors: [Route: Set<String>] { blocks.mapValues { Set($0.flatMap { $0?.sections ?? [] }.compactMap(\.anchor)) } }
}
