// The graph of a model as a whole: names that lead somewhere, no circle, no dead end, every stage reached by some selection.

import DataFiles
import Diagnostics

/// Where the parts of a model stand in its file.
struct TimelinePlaces {
    var stages: [DataNode] = []
    var clocks: [DataNode] = []
    var options: [DataNode] = []
    var exits: [DataNode] = []
}

/// Checks a model whose single values are right.
struct TimelineCheck {
    let model: TimelineModel
    let source: SourceText
    var places = TimelinePlaces()
    private var diagnostics: [Diagnostic] = []

    init(model: TimelineModel, source: SourceText) {
        self.model = model
        self.source = source
    }

    mutating func run() -> [Diagnostic] {
        reportRepeats(model.stages.map(\.id), places.stages, "stage")
        reportRepeats(model.options.map(\.id), places.options, "option")
        reportRepeats(model.exits.map(\.id), places.exits, "exit")
        reportRepeats(model.clocks.map(\.id), places.clocks, "clock")
        checkNames()
        if !diagnostics.hasErrors { checkPaths() }
        return diagnostics
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode], _ what: String) {
        for (index, id) in ids.enumerated() where ids.firstIndex(of: id) != index {
            report(.dataDuplicateID, nodes, index, "\(what) \"\(id)\" is written twice", "give it another id")
        }
    }

    private mutating func checkNames() {
        let stageIDs = model.stages.map(\.id)
        let exitIDs = model.exits.map(\.id)
        let clockIDs = model.clocks.map(\.id)
        for (index, stage) in model.stages.enumerated() {
            for next in stage.next { require(next.to, among: stageIDs + exitIDs, places.stages, index, "stage or exit") }
            for exit in stage.exits { require(exit, among: exitIDs, places.stages, index, "exit") }
        }
        for (index, clock) in model.clocks.enumerated() {
            // A clock may only begin where an earlier one ends, so clocks cannot go round in a circle.
            if let after = clock.after { require(after, among: Array(clockIDs[..<index]), places.clocks, index, "earlier clock") }
        }
        for checkpoint in model.checkpoints {
            switch checkpoint.moment {
            case .stage(let id): require(id, among: stageIDs, places.stages, 0, "stage of a checkpoint")
            case .clock(let id): require(id, among: clockIDs, places.clocks, 0, "clock of a checkpoint")
            }
        }
    }

    /// Walks every selection.
    private mutating func checkPaths() {
        var reached: Set<String> = []
        var complained: Set<String> = []
        for selection in model.allSelections {
            var visited: Set<String> = []
            var current = model.stages.first
            while let stage = current {
                guard let index = model.stages.firstIndex(of: stage) else { break }
                guard visited.insert(stage.id).inserted else {
                    if complained.insert("circle " + stage.id).inserted {
                        report(.timelineInvalid, places.stages, index, "the way goes round in a circle at stage \"\(stage.id)\"", nil)
                    }
                    break
                }
                if stage.when.holds(selection) { reached.insert(stage.id) }
                guard let next = stage.next.first(where: { $0.when.holds(selection) })?.to else {
                    if complained.insert("end " + stage.id).inserted {
                        let choices = selection.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
                        let message = "stage \"\(stage.id)\" is a dead end when \(choices)"
                        report(.timelineInvalid, places.stages, index, message, "add a branch without \"when\" last")
                    }
                    break
                }
                current = model.stages.first { $0.id == next }
            }
        }
        for (index, stage) in model.stages.enumerated() where !reached.contains(stage.id) {
            report(.timelineInvalid, places.stages, index, "stage \"\(stage.id)\" is never reached", "lead to it with \"next\" or remove it")
        }
    }

    private mutating func require(_ name: String, among known: [String], _ nodes: [DataNode], _ index: Int, _ what: String) {
        guard !known.contains(name) else { return }
        let near = nearMiss(name, among: known).map { "did you mean \"\($0)\"?" }
        report(.timelineInvalid, nodes, index, "unknown \(what) \"\(name)\"", near)
    }

    private mutating func report(_ code: DiagnosticCode, _ nodes: [DataNode], _ index: Int, _ message: String, _ suggestion: String?) {
        let place = nodes.indices.contains(index) ? nodes[index].location : SourceLocation(file: source.path)
        diagnostics.append(source.diagnostic(code, at: place, message, suggestion: suggestion))
    }
}
