// What a kind of tool block is to the builder. One conforming type per tool, listed in `SiteTools.swift`.

import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex

/// A kind of tool: the data it reads once for the whole site, and how it understands its blocks.
protocol SiteTool: Sendable {
    /// Reads the tool's files below `Content/data/`; mistakes go to `reading.diagnostics`. A site without them is no mistake
    /// until a page has a block of this tool.
    init(_ reading: inout ToolReading)

    /// Understands one fenced block; what its author got wrong goes to `reading.diagnostics`, and the block is then nil.
    ///
    /// - Parameter node: the block's YAML; nil when the block is empty.
    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)?
}

/// One checked block of a page.
protocol ToolBlockContent: Sendable {
    /// The template whose styles and scripts the page loads.
    var templateName: String { get }

    /// The block's finished HTML; complete without a script.
    ///
    /// - Parameter id: unique on the page: `timeline-1`.
    func html(id: String, in context: ToolContext) -> String

    /// What search finds of the block: headings with their ids in the HTML, and the visible text below each. Empty for a block that
    /// says nothing of its own.
    func searchSections(id: String) -> [SearchDocument.Section]
}

extension ToolBlockContent {
    func searchSections(id: String) -> [SearchDocument.Section] { [] }
}
