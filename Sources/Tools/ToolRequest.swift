// What an author may write in a fenced `tool` block: the tool's name, then its declared input as YAML.

package import CivilCalendar
package import DataFiles
package import Diagnostics

/// A tool that pages can embed.
package enum ToolName: String, Sendable, CaseIterable {
    case timeline
}

/// The timeline tool as an author asked for it.
package struct TimelineRequest: Sendable, Hashable {
    package var model: TimelineModel
    /// The start day of the static result; nil for the day of the build.
    package var from: CivilDate?
    /// Choices that differ from the model's defaults.
    package var selection: [String: String]
}

/// One checked tool block.
package enum ToolRequest: Sendable, Hashable {
    case timeline(TimelineRequest)

    /// Reads a block.
    ///
    /// - Parameter name: the word after `tool`.
    /// - Parameter place: the opening fence.
    /// - Parameter body: the block's YAML, already parsed; nil when it is empty.
    /// - Returns: nil when the block cannot be used; why is in `diagnostics`.
    package static func parse(
        name: String, at place: SourceLocation, body: DataNode?, of source: SourceText, models: [TimelineModel],
        diagnostics: inout [Diagnostic]
    ) -> ToolRequest? {
        let known = ToolName.allCases.map(\.rawValue)
        guard let tool = ToolName(rawValue: name) else {
            let near = nearMiss(name, among: known).map { "did you mean \"\($0)\"?" } ?? "known tools: \(known.joined(separator: ", "))"
            let message = name.isEmpty ? "a tool block needs the tool's name after \"tool\"" : "unknown tool \"\(name)\""
            diagnostics.append(source.diagnostic(.toolUnknown, at: place, message, suggestion: near))
            return nil
        }
        switch tool {
        case .timeline:
            return TimelineRequest.parse(at: place, body: body, of: source, models: models, diagnostics: &diagnostics).map(ToolRequest.timeline)
        }
    }
}

extension TimelineRequest {
    static func parse(
        at place: SourceLocation, body: DataNode?, of source: SourceText, models: [TimelineModel], diagnostics: inout [Diagnostic]
    ) -> TimelineRequest? {
        let names = models.map(\.id).sorted()
        guard let body else {
            let message = "tool timeline needs a model"
            diagnostics.append(source.diagnostic(.toolInvalidInput, at: place, message, suggestion: "add \"model: \(names.first ?? "…")\""))
            return nil
        }
        guard
            var reader = DataReader(
                body, of: source, what: "the input of tool timeline", diagnostics: &diagnostics, unknownKeyCode: .toolInvalidInput,
                invalidValueCode: .toolInvalidInput)
        else { return nil }
        if reader.node("model") == nil { reader.missing("model") }
        let model = reader.choice("model", names).flatMap { name in models.first { $0.id == name } }
        var from: CivilDate?
        if let text = reader.string("from"), let node = reader.node("from") {
            from = CivilDate(text)
            if from == nil { reader.invalid(node.location, "from must be a day as YYYY-MM-DD, not \"\(text)\"") }
        }
        var selection: [String: String] = [:]
        for option in model?.options ?? [] {
            if let choice = reader.choice(option.id, option.choices.map(\.id)) { selection[option.id] = choice }
        }
        // Without a model the options are unknown; what is wrong with the model is reported already.
        if model == nil { _ = reader.allEntries() }
        var found: [Diagnostic] = []
        reader.finish(&found)
        diagnostics += found
        guard let model, !found.hasErrors else { return nil }
        return TimelineRequest(model: model, from: from, selection: selection)
    }
}

/// Choices given as `KEY=VALUE` on the command line.
package enum SelectionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case malformed(String)
    case unknownOption(String, known: [String])
    case unknownChoice(String, option: String, known: [String])

    package var description: String {
        switch self {
        case .malformed(let text): "\"\(text)\" is not KEY=VALUE"
        case .unknownOption(let name, let known):
            "the model has no option \"\(name)\"" + (nearMiss(name, among: known).map { "; did you mean \"\($0)\"?" } ?? "")
                + " (options: \(known.joined(separator: ", ")))"
        case .unknownChoice(let name, let option, let known):
            "option \"\(option)\" has no choice \"\(name)\" (choices: \(known.joined(separator: ", ")))"
        }
    }
}

extension TimelineModel {
    /// Reads `KEY=VALUE` settings; the last of repeated keys counts.
    package func selection(from settings: [String]) throws(SelectionProblem) -> [String: String] {
        var selection: [String: String] = [:]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { throw .malformed(setting) }
            guard let option = options.first(where: { $0.id == parts[0] }) else {
                throw .unknownOption(parts[0], known: options.map(\.id))
            }
            guard option.choices.contains(where: { $0.id == parts[1] }) else {
                throw .unknownChoice(parts[1], option: option.id, known: option.choices.map(\.id))
            }
            selection[option.id] = parts[1]
        }
        return selection
    }
}
