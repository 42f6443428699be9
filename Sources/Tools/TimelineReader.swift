// YAML → a timeline model; every mistake is a diagnostic at its line.

import CivilCalendar
import DataFiles
package import Diagnostics

/// Reads `Content/data/timelines/NAME.yml`.
///
/// - Returns: nil when anything is an error.
package func readTimelineModel(_ source: SourceText, diagnostics: inout [Diagnostic]) -> TimelineModel? {
    var reader = TimelineReader(source: source)
    let model = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : model
}

private struct TimelineReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var options: [TimelineOption] = []
    private var citations: [(id: String, location: SourceLocation)] = []

    init(source: SourceText) { self.source = source }

    mutating func read() -> TimelineModel? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            if diagnostics.isEmpty { report(SourceLocation(file: source.path), "the model is empty") }
            return nil
        }
        guard var reader = DataReader(node, of: source, what: "a timeline model", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        let name = source.path.split(separator: "/").last.map { $0.dropLast(".yml".count) } ?? ""
        if !id.isEmpty, id != name {
            report(reader.keyLocation("id"), "id \"\(id)\" is not the file's name", suggestion: "write id: \(name), or rename the file")
        }
        let title = reader.requiredString("title")
        let about = reader.string("about") ?? ""
        let start = reader.requiredString("start")
        let optionNodes = reader.list("options")
        let stageNodes = reader.list("stages")
        let checkpointNodes = reader.list("checkpoints")
        let clockNodes = reader.list("clocks")
        let exitNodes = reader.list("exits")
        if stageNodes.isEmpty { report(reader.location, "the model has no stage", suggestion: "add \"stages:\"") }
        reader.finish(&diagnostics)
        options = optionNodes.compactMap { option($0) }
        reportRepeats(options.map(\.id), optionNodes, "option")
        let stages = stageNodes.compactMap { stage($0) }
        reportRepeats(stages.map(\.id), stageNodes, "stage")
        let checkpoints = checkpointNodes.compactMap { checkpoint($0, stages: stages) }
        let clocks = clockNodes.compactMap { clock($0) }
        let exits = exitNodes.compactMap { exit($0) }
        let model = TimelineModel(
            id: id, title: title, about: about, start: start, options: options, stages: stages, checkpoints: checkpoints, clocks: clocks,
            exits: exits, citations: citations)
        for combination in model.combinations where !stages.isEmpty && !stages.contains(where: { $0.happens(for: combination) }) {
            report(reader.location, "with \(model.labels(of: combination).joined(separator: "、")) no stage is left: a dead end")
        }
        return model
    }

    private mutating func report(_ place: SourceLocation, _ message: String, suggestion: String? = nil) {
        diagnostics.append(source.diagnostic(.timelineInvalid, at: place, message, suggestion: suggestion))
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode], _ what: String) {
        var seen = Set<String>()
        guard ids.count == nodes.count else { return }
        for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
            report(node.location, "\(what) \"\(id)\" is defined twice", suggestion: "give each \(what) an id of its own")
        }
    }

    private mutating func option(_ node: DataNode) -> TimelineOption? {
        guard var reader = DataReader(node, of: source, what: "an option", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        let label = reader.requiredString("label")
        let choiceNodes = reader.list("choices")
        if choiceNodes.count < 2 { reader.report(.timelineInvalid, at: reader.location, "option \"\(id)\" needs at least two choices") }
        reader.finish(&diagnostics)
        let choices: [TimelineChoice] = choiceNodes.compactMap { node in
            guard var choice = DataReader(node, of: source, what: "a choice", diagnostics: &diagnostics) else { return nil }
            let value = TimelineChoice(id: choice.requiredString("id"), label: choice.requiredString("label"))
            choice.finish(&diagnostics)
            return value
        }
        reportRepeats(choices.map(\.id), choiceNodes, "choice")
        return TimelineOption(id: id, label: label, choices: choices)
    }

    /// `{option: choice}`; both must exist.
    private mutating func conditions(_ node: DataNode?) -> TimelineChoices {
        guard let node, var reader = DataReader(node, of: source, what: "a condition", diagnostics: &diagnostics) else { return [:] }
        var conditions: TimelineChoices = [:]
        for (key, value) in reader.allEntries() {
            guard let option = options.first(where: { $0.id == key.name }) else {
                let near = nearMiss(key.name, among: options.map(\.id)).map { "did you mean \"\($0)\"?" }
                report(key.location, "unknown option \"\(key.name)\"", suggestion: near)
                continue
            }
            let text = reader.string(key.name) ?? ""
            if option.choices.contains(where: { $0.id == text }) {
                conditions[key.name] = text
            } else {
                let near = nearMiss(text, among: option.choices.map(\.id)).map { "did you mean \"\($0)\"?" }
                report(value.location, "option \"\(key.name)\" has no choice \"\(text)\"", suggestion: near)
            }
        }
        reader.finish(&diagnostics)
        return conditions
    }

    private mutating func basis(_ reader: inout DataReader) -> [String] {
        let ids = reader.strings("basis")
        citations += ids.map { ($0.text, $0.location) }
        return ids.map(\.text)
    }

    private mutating func stage(_ node: DataNode) -> TimelineStage? {
        guard var reader = DataReader(node, of: source, what: "a stage", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        let label = reader.requiredString("label")
        let text = reader.string("text") ?? ""
        let nature = reader.choice("nature", TimelineNature.allCases.map(\.rawValue)).flatMap(TimelineNature.init(rawValue:)) ?? .experience
        let again = reader.double("again", in: 0...0.9) ?? 0
        let only = reader.node("only")
        let durationNode = reader.node("duration")
        let variantNodes = reader.list("variants")
        if durationNode == nil { reader.missing("duration") }
        reader.finish(&diagnostics)
        var variants: [TimelineStage.Variant] = []
        for node in variantNodes + (durationNode.map { [$0] } ?? []) {
            if let variant = variant(node, nature: nature, isDefault: node.location == durationNode?.location) { variants.append(variant) }
        }
        return TimelineStage(
            id: id, label: label, text: text, only: conditions(only), nature: nature, variants: variants, again: again)
    }

    private mutating func variant(_ node: DataNode, nature: TimelineNature, isDefault: Bool) -> TimelineStage.Variant? {
        guard var reader = DataReader(node, of: source, what: "a duration", diagnostics: &diagnostics) else { return nil }
        for key in ["least", "usual", "most"] where reader.node(key) == nil { reader.missing(key) }
        let least = reader.integer("least", in: 0...400) ?? 0
        let usual = reader.integer("usual", in: 0...400) ?? least
        let most = reader.integer("most", in: 0...400) ?? usual
        if least > usual || usual > most {
            report(
                reader.location, "least \(least), usual \(usual), most \(most) are not in order", suggestion: "write least ≤ usual ≤ most")
        }
        let unit = reader.choice("unit", DurationUnit.allCases.map(\.rawValue)).flatMap(DurationUnit.init(rawValue:)) ?? .workdays
        let ids = basis(&reader)
        if ids.isEmpty { report(reader.location, "the duration has no basis", suggestion: "add basis: [TYP-01]") }
        if nature == .statute, !ids.contains(where: { $0.hasPrefix("L-") || $0.hasPrefix("CLK-") }) {
            report(reader.location, "a statutory duration must cite a law or clock id", suggestion: "add an L- or CLK- id to basis")
        }
        let note = reader.string("note") ?? ""
        let when = isDefault ? nil : reader.node("when")
        if !isDefault, when == nil { reader.missing("when") }
        reader.finish(&diagnostics)
        return TimelineStage.Variant(
            when: conditions(when), duration: TimelineDuration(least: least, usual: usual, most: most, unit: unit), basis: ids, note: note)
    }

    private mutating func checkpoint(_ node: DataNode, stages: [TimelineStage]) -> TimelineCheckpoint? {
        guard var reader = DataReader(node, of: source, what: "a checkpoint", diagnostics: &diagnostics) else { return nil }
        let stage = reader.requiredString("stage")
        if !stage.isEmpty, !stages.contains(where: { $0.id == stage }) {
            let near = nearMiss(stage, among: stages.map(\.id)).map { "did you mean \"\($0)\"?" }
            report(reader.node("stage")?.location ?? reader.location, "unknown stage \"\(stage)\"", suggestion: near)
        }
        let checkpoint = TimelineCheckpoint(
            stage: stage, situation: reader.requiredString("if"), action: reader.requiredString("do"), bring: reader.string("bring") ?? "",
            page: reader.string("page") ?? "", pageLocation: reader.node("page")?.location)
        reader.finish(&diagnostics)
        return checkpoint
    }

    private mutating func clock(_ node: DataNode) -> TimelineClock? {
        guard var reader = DataReader(node, of: source, what: "a clock", diagnostics: &diagnostics) else { return nil }
        let clock = TimelineClock(
            id: reader.requiredString("id"), label: reader.requiredString("label"), count: reader.integer("count", in: 1...400) ?? 1,
            unit: reader.choice("unit", PeriodUnit.allCases.map(\.rawValue)).flatMap(PeriodUnit.init(rawValue:)) ?? .days,
            condition: reader.requiredString("condition"), basis: basis(&reader))
        if !clock.basis.contains(where: { $0.hasPrefix("L-") || $0.hasPrefix("CLK-") }) {
            report(reader.location, "clock \"\(clock.id)\" must cite a law or clock id", suggestion: "add basis: [CLK-01]")
        }
        reader.finish(&diagnostics)
        return clock
    }

    private mutating func exit(_ node: DataNode) -> TimelineExit? {
        guard var reader = DataReader(node, of: source, what: "an exit", diagnostics: &diagnostics) else { return nil }
        let exit = TimelineExit(
            id: reader.requiredString("id"), label: reader.requiredString("label"), then: reader.requiredString("then"),
            page: reader.string("page") ?? "", pageLocation: reader.node("page")?.location)
        reader.finish(&diagnostics)
        return exit
    }
}
