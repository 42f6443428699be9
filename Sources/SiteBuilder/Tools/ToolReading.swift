// What a tool reads its data with: the site's files, the checks every tool needs, the diagnostics.

import CivilCalendar
import DataFiles
import Diagnostics
import KnowledgeBase

/// Handed to each tool while the site is prepared.
struct ToolReading {
    let tree: SourceTree
    let site: Site
    let calendar: WorkdayCalendar
    var diagnostics: [Diagnostic] = []
    /// What was read of the files so far, by name; nil for a file that is absent or has a mistake.
    private var values: [DataFileName: (any Sendable)?] = [:]

    init(tree: SourceTree, site: Site, calendar: WorkdayCalendar) {
        self.tree = tree
        self.site = site
        self.calendar = calendar
    }

    /// What a file below `Content/data/` says: read, and its mistakes reported, the first time it is asked for. Several tools name each
    /// other's entries.
    ///
    /// - Parameter read: the same for every caller of one name; nil when anything is an error.
    mutating func value<Value: Sendable>(of name: DataFileName, read: (SourceText, inout [Diagnostic]) -> Value?) -> Value? {
        if let known = values[name] { return known as? Value }
        let value = tree.data(name).flatMap { read($0, &diagnostics) }
        values.updateValue(value, forKey: name)
        return value
    }

    /// A typed reader of a block's YAML, which reports as the tool codes do; nil when the block is no mapping.
    mutating func reader(_ node: DataNode, of page: Page, what: String) -> DataReader? {
        DataReader(
            node, of: page.source, what: what, diagnostics: &diagnostics, unknownKeyCode: .toolInvalidInput,
            invalidValueCode: .toolInvalidInput)
    }

    /// Each id must stand in the ledger. A site without seeds has no ledger to stand in, and then any id is unknown.
    mutating func checkCitations(_ ids: [(id: String, location: SourceLocation)], in source: SourceText) {
        for (id, place) in ids where site.ledger[id] == nil {
            diagnostics.append(
                source.diagnostic(
                    .citationUnknown, at: place, "basis \"\(id)\" is not in the ledger (seeds/)", suggestion: site.ledger.fix(for: id)))
        }
    }

    /// A content path such as `guides/escalation.md` named by a data file. Data is written for the site's first language; elsewhere a
    /// page that is missing is simply not linked.
    mutating func checkPage(_ path: String, at place: SourceLocation, in source: SourceText) {
        let language = site.configuration.languages.first ?? ""
        guard !path.isEmpty, site.resolve(PageReference(page: path, location: place), language: language) == nil else { return }
        let near = nearMiss(path, among: site.pages.filter { $0.language == language }.map(\.contentPath.text))
        diagnostics.append(
            source.diagnostic(
                .linkBroken, at: place, "page \"\(path)\" leads to nothing: Content/\(language)/\(path) does not exist",
                suggestion: near.map { "did you mean \"\($0)\"?" }))
    }

    /// The checks of what pages say (harm, retired terms, telephone numbers), for every text of a data file.
    ///
    /// - Parameter quoting: keys whose texts are other people's words, such as what a collector says.
    mutating func checkTexts(of source: SourceText, quoting: Set<String> = []) {
        var unread: [Diagnostic] = []  // whoever reads the file has reported these
        guard let node = parseYAML(source.text, of: source, diagnostics: &unread) else { return }
        diagnostics += site.checkTexts(of: node, quoting: quoting)
    }

    /// Reports a block that lacks what it cannot do without.
    mutating func missing(_ message: String, at place: SourceLocation, of page: Page, suggestion: String?) {
        diagnostics.append(page.source.diagnostic(.toolInvalidInput, at: place, message, suggestion: suggestion))
    }
}
