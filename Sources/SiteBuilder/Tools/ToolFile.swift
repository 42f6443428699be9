// What most tools have in common: one data file for the whole site, and blocks without settings of their own.

import DataFiles
import Diagnostics
import KnowledgeBase

/// A tool's file below `Content/data/`, read and checked once.
struct ToolFile<Value: Sendable>: Sendable {
    /// What the file says; nil when it is absent or has a mistake.
    private(set) var value: Value?
    private let name: DataFileName
    private let isThere: Bool

    /// - Parameters:
    ///   - quoting: keys whose texts are other people's words; see `ToolReading.checkTexts`.
    ///   - read: nil when anything is an error.
    ///   - citations: the ledger ids the value rests on.
    ///   - pages: the content paths it links to.
    init(
        _ name: DataFileName, quoting: Set<String> = [], reading: inout ToolReading, read: (SourceText, inout [Diagnostic]) -> Value?,
        citations: (Value) -> [(id: String, location: SourceLocation)],
        pages: (Value) -> [(path: String, location: SourceLocation)] = { _ in [] }
    ) {
        self.name = name
        let source = reading.tree.data(name)
        isThere = source != nil
        guard let source else { return }
        reading.checkTexts(of: source, quoting: quoting)
        value = reading.value(of: name, read: read)
        guard let value else { return }
        reading.checkCitations(citations(value), in: source)
        for (path, place) in pages(value) { reading.checkPage(path, at: place, in: source) }
    }

    /// What a block shows. Any key in it is a mistake, and so is a block on a site without the file.
    ///
    /// - Parameters:
    ///   - what: the block in an author's words, such as `a letters block`.
    ///   - lack: what it is to do without the file, such as `the letters block has no letters`.
    func value(
        for node: DataNode?, at place: SourceLocation, of page: Page, what: String, lack: String, suggestion: String? = nil,
        reading: inout ToolReading
    ) -> Value? {
        if let node, var reader = reading.reader(node, of: page, what: what) { reader.finish(&reading.diagnostics) }
        if !isThere { reading.missing(lack, at: place, of: page, suggestion: suggestion ?? "add Content/data/\(name.rawValue)") }
        return value
    }
}
