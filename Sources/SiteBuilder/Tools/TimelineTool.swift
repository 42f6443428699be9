// The timeline estimator as a tool: its models below `Content/data/timelines/`, its blocks (`model:` and preset options).

import CivilCalendar
import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
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

    /// Stages, checkpoints, clocks and exits, each by its own name. What the block's choices leave out is on the page but not shown at
    /// first: it leads to the page itself.
    func searchSections(id: String) -> [SearchDocument.Section] {
        // The choices alone decide what is shown, not the day.
        let shown = model.estimate(from: CivilDate(dayNumber: 0), choices: choices, calendar: .builtIn())
        func section(_ anchor: String, _ isShown: Bool, _ heading: String, _ texts: [String]) -> SearchDocument.Section {
            SearchDocument.Section(
                anchor: isShown ? "\(id)-\(anchor)" : nil, heading: heading,
                text: texts.filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        let stages = model.stages.map { stage in
            section("stage-\(stage.id)", shown.stages.contains { $0.stage == stage.id }, stage.label, [stage.text])
        }
        let checkpoints = model.checkpoints.enumerated().map { index, point in
            section(
                "checkpoint-\(index)", shown.checkpoints.contains { $0.index == index }, point.situation, [point.action, point.bring])
        }
        let clocks = model.clocks.map { clock in
            section("clock-\(clock.id)", shown.clocks.contains { $0.id == clock.id }, clock.label, [clock.condition])
        }
        let exits = model.exits.map { exit in
            section("exit-\(exit.id)", shown.exits.contains(exit.id), exit.label, [exit.then])
        }
        return stages + checkpoints + clocks + exits
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
        reading.diagnostics += reading.site.checkStatements(model.texts)
        checkVerification(of: model, source, &reading)
        let pages = model.checkpoints.map { ($0.page, $0.pageLocation) } + model.exits.map { ($0.page, $0.pageLocation) }
        for (page, place) in pages { reading.checkPage(page, at: place ?? SourceLocation(file: source.path), in: source) }
    }

    /// A clock may not be shown as better checked than the ledger says.
    private func checkVerification(of model: TimelineModel, _ source: SourceText, _ reading: inout ToolReading) {
        for clock in model.clocks {
            guard let id = clock.basis.first, let claim = reading.site.ledger[id] else { continue }
            let expected: ClockVerification =
                switch claim.verification {
                case .text: .text
                case .reprint: .reprint
                case .computed, .unchecked: .unverified
                }
            guard clock.verification != expected else { continue }
            reading.diagnostics.append(
                source.diagnostic(
                    .timelineInvalid, at: clock.location,
                    "clock \"\(clock.id)\" says verification \(clock.verification.rawValue), but \(claim.id) is \(claim.verification.rawValue)",
                    suggestion: "write verification: \(expected.rawValue)"))
        }
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
