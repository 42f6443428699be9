// YAML → a timeline model; every mistake of a single value is a diagnostic at its line. The parts are read in
// `TimelinePartReader.swift`, the graph as a whole is checked in `TimelineModelCheck.swift`.

import CivilCalendar
import DataFiles
package import Diagnostics

/// Reads `Content/data/timelines/NAME.yml`.
///
/// - Returns: nil when anything is an error.
package func readTimelineModel(_ source: SourceText, diagnostics: inout [Diagnostic]) -> TimelineModel? {
    var reader = TimelineReader(source: source)
    let model = reader.read()
    // A model with broken parts would only have consequences of them reported.
    if let model, !reader.diagnostics.hasErrors { reader.diagnostics += TimelineModelCheck.diagnostics(of: model, source) }
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : model
}

struct TimelineReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    var options: [TimelineOption] = []
    var citations: [(id: String, location: SourceLocation)] = []
    var texts: [(text: String, location: SourceLocation, basis: [String])] = []

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
        let title = text("title", &reader, isRequired: true)
        let about = text("about", &reader, basis: basis(&reader))
        let start = text("start", &reader, isRequired: true)
        let optionNodes = reader.list("options")
        let stageNodes = reader.list("stages")
        let checkpointNodes = reader.list("checkpoints")
        let clockNodes = reader.list("clocks")
        let exitNodes = reader.list("exits")
        let noticeNodes = reader.list("notices")
        if stageNodes.isEmpty, clockNodes.isEmpty {
            report(reader.location, "the model has neither stages nor clocks", suggestion: "add \"stages:\"")
        }
        reader.finish(&diagnostics)
        for node in optionNodes { if let option = option(node) { options.append(option) } }
        reportRepeats(options.map(\.id), optionNodes, "option")
        let stages = stageNodes.compactMap { stage($0) }
        reportRepeats(stages.map(\.id), stageNodes, "stage")
        let clocks = clockNodes.compactMap { clock($0) }
        reportRepeats(clocks.map(\.id), clockNodes, "clock")
        let exits = exitNodes.compactMap { exit($0) }
        reportRepeats(exits.map(\.id), exitNodes, "exit")
        let checkpoints = checkpointNodes.compactMap { checkpoint($0, stages, clocks) }
        return TimelineModel(
            id: id, title: title, about: about, start: start, options: options, stages: stages, checkpoints: checkpoints, clocks: clocks,
            exits: exits, notices: noticeNodes.compactMap { notice($0) }, citations: citations, texts: texts)
    }

    /// Text that readers see; remembered for the content checks.
    mutating func text(_ key: String, _ reader: inout DataReader, isRequired: Bool = false, basis: [String] = []) -> String {
        let text = isRequired ? reader.requiredString(key) : reader.string(key) ?? ""
        if !text.isEmpty { texts.append((text, reader.node(key)?.location ?? reader.location, basis)) }
        return text
    }

    mutating func report(
        _ place: SourceLocation, _ message: String, as code: DiagnosticCode = .timelineInvalid, suggestion: String? = nil
    ) {
        diagnostics.append(source.diagnostic(code, at: place, message, suggestion: suggestion))
    }

    mutating func unknown(_ what: String, _ name: String, among known: [String], at place: SourceLocation) {
        let near = nearMiss(name, among: known).map { "did you mean \"\($0)\"?" }
        report(place, "unknown \(what) \"\(name)\"", as: .timelineUnknownName, suggestion: near)
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode], _ what: String) {
        guard ids.count == nodes.count else { return }
        for (index, id) in ids.enumerated() where !id.isEmpty && ids.firstIndex(of: id) != index {
            report(nodes[index].location, "\(what) \"\(id)\" is defined twice", suggestion: "give one of them another id")
        }
    }

    /// `{option: choice}` or `{option: [choice, choice]}`; only options read so far are known.
    mutating func condition(_ node: DataNode?) -> TimelineCondition {
        guard let node, var reader = DataReader(node, of: source, what: "a condition", diagnostics: &diagnostics) else {
            return TimelineCondition()
        }
        var accepted: [String: [String]] = [:]
        for (key, _) in reader.allEntries() {
            guard let option = options.first(where: { $0.id == key.name }) else {
                unknown("option", key.name, among: options.map(\.id), at: key.location)
                continue
            }
            let known = option.choices.map(\.id)
            for (text, place) in reader.strings(key.name) {
                if known.contains(text) {
                    accepted[key.name, default: []].append(text)
                } else {
                    let near = nearMiss(text, among: known).map { "did you mean \"\($0)\"?" }
                    report(place, "option \"\(key.name)\" has no choice \"\(text)\"", as: .timelineUnknownName, suggestion: near)
                }
            }
        }
        reader.finish(&diagnostics)
        return TimelineCondition(accepted)
    }

    mutating func basis(_ reader: inout DataReader) -> [String] {
        let ids = reader.strings("basis")
        citations += ids.map { ($0.text, $0.location) }
        return ids.map(\.text)
    }
}
