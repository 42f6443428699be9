// The interactive blocks of a site: each fenced `tool` block checked once, rendered when its page is.

import CivilCalendar
import DataFiles
import Diagnostics
import KnowledgeBase
import Markdown
import Theme
import Tools

/// All tool blocks of a site.
package struct SiteTools: Sendable {
    /// One checked block.
    struct Block: Sendable {
        var model: TimelineModel
        var choices: TimelineChoices
    }

    static let names = ["timeline"]

    private let site: Site
    private let date: CivilDate
    private let calendar: WorkdayCalendar
    /// By route of the page; nil for a block with a mistake.
    private let blocks: [Route: [Block?]]

    static func read(_ tree: SourceTree, site: Site, date: CivilDate, diagnostics: inout [Diagnostic]) -> SiteTools {
        var reader = SiteToolsReader(site: site)
        let calendar = tree.data(named: "holidays.yml").map { WorkdayCalendar.read($0, diagnostics: &reader.diagnostics) } ?? .builtIn()
        for source in tree.data where source.path.hasPrefix(SiteToolsReader.folder) { reader.readModel(source) }
        var blocks: [Route: [Block?]] = [:]
        for page in site.pages where !page.markdown.toolBlocks.isEmpty {
            blocks[page.route] = page.markdown.toolBlocks.map { reader.block($0, of: page) }
        }
        diagnostics += reader.diagnostics
        return SiteTools(site: site, date: date, calendar: calendar, blocks: blocks)
    }

    /// The HTML of each tool block of a page, in order, and the template names it used.
    func html(of page: Page, theme: Theme) -> (blocks: [String], fragments: [String]) {
        let own = blocks[page.route] ?? []
        let views = TimelineViews(site: site, page: page, theme: theme, calendar: calendar, date: date)
        let html = own.enumerated().map { index, block in
            block.map { theme.render(views.view(of: $0, id: "timeline-\(index + 1)"), language: page.language) } ?? ""
        }
        return (html, own.contains { $0 != nil } ? [TimelineToolView.templateName] : [])
    }
}

private struct SiteToolsReader {
    static let folder = "Content/data/timelines/"

    let site: Site
    var diagnostics: [Diagnostic] = []
    private var models: [String: TimelineModel] = [:]
    /// Models whose file exists, readable or not.
    private var names: [String] = []

    init(site: Site) { self.site = site }

    mutating func readModel(_ source: SourceText) {
        let name = String(source.path.dropFirst(Self.folder.count).dropLast(".yml".count))
        names.append(name)
        guard let model = readTimelineModel(source, diagnostics: &diagnostics) else { return }
        models[name] = model
        for (id, place) in model.citations where site.ledger[id] == nil {
            let near = nearMiss(id, among: site.ledger.ids).map { "did you mean \($0)?" }
            diagnostics.append(
                source.diagnostic(.citationUnknown, at: place, "basis \"\(id)\" is not in the ledger (seeds/)", suggestion: near))
        }
        let pages = model.checkpoints.map { ($0.page, $0.pageLocation) } + model.exits.map { ($0.page, $0.pageLocation) }
        for (page, place) in pages where !page.isEmpty { check(page, at: place ?? SourceLocation(file: source.path), in: source) }
    }

    /// A model is written for the site's first language; elsewhere a page that is missing is simply not linked.
    private mutating func check(_ path: String, at place: SourceLocation, in source: SourceText) {
        let language = site.configuration.languages.first ?? ""
        guard site.resolve(PageReference(page: path, location: place), language: language) == nil else { return }
        let near = nearMiss(path, among: site.pages.filter { $0.language == language }.map(\.contentPath.text))
        diagnostics.append(
            source.diagnostic(
                .linkBroken, at: place, "page \"\(path)\" leads to nothing: Content/\(language)/\(path) does not exist",
                suggestion: near.map { "did you mean \"\($0)\"?" }))
    }

    mutating func block(_ block: ToolBlock, of page: Page) -> SiteTools.Block? {
        guard SiteTools.names.contains(block.name) else {
            let near = nearMiss(block.name, among: SiteTools.names).map { "did you mean \"\($0)\"?" }
            let message = block.name.isEmpty ? "the tool block names no tool" : "unknown tool \"\(block.name)\""
            let known = "known tools: \(SiteTools.names.joined(separator: ", "))"
            diagnostics.append(page.source.diagnostic(.toolUnknown, at: block.location, message, suggestion: near ?? known))
            return nil
        }
        guard let node = parseYAML(block.body, of: page.source, lineOffset: block.location.line, diagnostics: &diagnostics) else {
            missingModel(page.source, block.location)
            return nil
        }
        guard
            var reader = DataReader(
                node, of: page.source, what: "a timeline block", diagnostics: &diagnostics, unknownKeyCode: .toolInvalidInput,
                invalidValueCode: .toolInvalidInput)
        else { return nil }
        let result = timeline(&reader, of: page.source)
        reader.finish(&diagnostics)
        return result
    }

    private mutating func missingModel(_ source: SourceText, _ place: SourceLocation) {
        let fix = names.first.map { "add \"model: \($0)\"" } ?? "add a model below \(Self.folder)"
        diagnostics.append(source.diagnostic(.toolInvalidInput, at: place, "the timeline block names no model", suggestion: fix))
    }

    private mutating func timeline(_ reader: inout DataReader, of source: SourceText) -> SiteTools.Block? {
        guard let place = reader.node("model")?.location, let name = reader.string("model") else {
            missingModel(source, reader.location)
            return nil
        }
        guard let model = models[name] else {
            _ = reader.allEntries()  // options of an unknown model cannot be judged
            if !names.contains(name) {
                let near = nearMiss(name, among: names).map { "did you mean \"\($0)\"?" }
                reader.invalid(place, "there is no timeline model \"\(name)\" in \(Self.folder)", suggestion: near)
            }
            return nil
        }
        var choices = model.defaults
        for option in model.options {
            if let choice = reader.choice(option.id, option.choices.map(\.id)) { choices[option.id] = choice }
        }
        return SiteTools.Block(model: model, choices: choices)
    }
}
