// The timeline estimator as a tool: its models below `Content/data/timelines/`, its blocks (`model:` and preset options).

import DataFiles
import Diagnostics
import KnowledgeBase
import Theme
import Tools

/// One checked block: a model and the options it begins with.
struct TimelineBlock: ToolBlockContent {
    var model: TimelineModel
    var choices: TimelineChoices

    var templateName: String { TimelineToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        context.theme.render(TimelineViews(context: context).view(of: self, id: id), language: context.page.language)
    }
}

/// All models of a site.
struct TimelineTool: SiteTool {
    private static let folder = "Content/data/timelines/"

    private var models: [String: TimelineModel] = [:]
    /// Models whose file exists, readable or not.
    private var names: [String] = []

    init(_ reading: inout ToolReading) {
        for source in reading.tree.data where source.path.hasPrefix(Self.folder) { readModel(source, &reading) }
    }

    private mutating func readModel(_ source: SourceText, _ reading: inout ToolReading) {
        let name = String(source.path.dropFirst(Self.folder.count).dropLast(".yml".count))
        names.append(name)
        reading.checkTexts(of: source)
        guard let model = readTimelineModel(source, diagnostics: &reading.diagnostics) else { return }
        models[name] = model
        reading.checkCitations(model.citations, in: source)
        let pages = model.checkpoints.map { ($0.page, $0.pageLocation) } + model.exits.map { ($0.page, $0.pageLocation) }
        for (page, place) in pages { reading.checkPage(page, at: place ?? SourceLocation(file: source.path), in: source) }
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        guard let node else {
            missingModel(at: place, of: page, &reading)
            return nil
        }
        guard var reader = reading.reader(node, of: page, what: "a timeline block") else { return nil }
        let block = block(&reader, of: page, &reading)
        reader.finish(&reading.diagnostics)
        return block
    }

    private func missingModel(at place: SourceLocation, of page: Page, _ reading: inout ToolReading) {
        let fix = names.first.map { "add \"model: \($0)\"" } ?? "add a model below \(Self.folder)"
        reading.missing("the timeline block names no model", at: place, of: page, suggestion: fix)
    }

    private func block(_ reader: inout DataReader, of page: Page, _ reading: inout ToolReading) -> TimelineBlock? {
        guard let place = reader.node("model")?.location, let name = reader.string("model") else {
            missingModel(at: reader.location, of: page, &reading)
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
        return TimelineBlock(model: model, choices: choices)
    }
}
