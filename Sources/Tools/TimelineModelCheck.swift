// The graph of a model as a whole: names that lead somewhere, no circle, no dead end, everything reached under some choices.

import Diagnostics

/// Checks a model whose single values are right.
struct TimelineModelCheck {
    private let model: TimelineModel
    private let source: SourceText
    private var diagnostics: [Diagnostic] = []

    private init(_ model: TimelineModel, _ source: SourceText) {
        self.model = model
        self.source = source
    }

    static func diagnostics(of model: TimelineModel, _ source: SourceText) -> [Diagnostic] {
        var check = TimelineModelCheck(model, source)
        check.checkNames()
        if !check.diagnostics.hasErrors { check.checkWays() }
        if !check.diagnostics.hasErrors { check.checkExits() }
        return check.diagnostics
    }

    private mutating func checkNames() {
        checkRepeats()
        checkNotices()
        let stages = model.stages.map(\.id)
        let exits = model.exits.map(\.id)
        for (index, stage) in model.stages.enumerated() {
            for branch in stage.next { require(branch.to, among: stages + exits, "stage or exit", at: stage.location) }
            for exit in stage.exits { require(exit, among: exits, "exit", at: stage.location) }
            // Only what has been gone through can be sent back to, so a loop cannot skip ahead.
            if let loop = stage.loop { require(loop.to, among: Array(stages[...index]), "earlier stage", at: stage.location) }
        }
        for (index, clock) in model.clocks.enumerated() {
            if !clock.limits.isEmpty { require(clock.limits, among: stages, "stage", at: clock.location) }
            for exit in clock.exits { require(exit, among: exits, "exit", at: clock.location) }
            switch clock.event {
            case .start: break
            case .stage(let id): require(id, among: stages, "stage", at: clock.location)
            case .clock(let id): require(id, among: model.clocks[..<index].map(\.id), "earlier clock", at: clock.location)
            }
        }
    }

    private mutating func checkNotices() {
        for notice in model.notices {
            if !notice.after.isEmpty { require(notice.after, among: model.stages.map(\.id), "stage", at: notice.location) }
            if !model.combinations.contains(where: { notice.when.holds($0) }) {
                report(.timelineUnreachable, notice.location, "the notice is never said", "correct its \"when\", or remove it")
            }
        }
    }

    /// One name space for what "next", "from" and a checkpoint can mean; one checkpoint for each.
    private mutating func checkRepeats() {
        var kinds: [String: String] = [:]
        let names =
            model.stages.map { ($0.id, "a stage", $0.location) } + model.clocks.map { ($0.id, "a clock", $0.location) }
            + model.exits.map { ($0.id, "an exit", $0.location) }
        for (name, kind, place) in names {
            if let before = kinds[name], before != kind { report(.timelineInvalid, place, "\"\(name)\" is \(before) already", "rename it") }
            kinds[name] = kinds[name] ?? kind
        }
        var moments: Set<TimelineMoment> = []
        for checkpoint in model.checkpoints where !moments.insert(checkpoint.moment).inserted {
            report(
                .timelineInvalid, checkpoint.location, "stage or clock \"\(checkpoint.moment.id)\" has two checkpoints", "keep one of them")
        }
    }

    /// Walks every combination of choices.
    private mutating func checkWays() {
        var reached: Set<String> = []
        var complained: Set<String> = []
        for choices in model.combinations {
            var seen: Set<String> = []
            var current = model.stages.first
            while let stage = current {
                guard seen.insert(stage.id).inserted else {
                    if complained.insert(stage.id).inserted {
                        report(
                            .timelineDeadEnd, stage.location, "the way goes round in a circle at stage \"\(stage.id)\"",
                            "let \"next\" lead on, and use \"again\" for what is sent back")
                    }
                    break
                }
                if stage.only.holds(choices) { reached.insert(stage.id) }
                guard let next = stage.next.first(where: { $0.when.holds(choices) })?.to else {
                    if complained.insert(stage.id).inserted {
                        report(
                            .timelineDeadEnd, stage.location, "stage \"\(stage.id)\" is a dead end with \(words(choices))",
                            "add a branch without \"when\" last")
                    }
                    break
                }
                current = model.stages.first { $0.id == next }
            }
            checkCombination(choices)
        }
        for stage in model.stages where !reached.contains(stage.id) {
            report(
                .timelineUnreachable, stage.location, "stage \"\(stage.id)\" is never reached", "lead to it with \"next\", or remove it")
        }
        for clock in model.clocks where !model.combinations.contains(where: { clock.when.holds($0) }) {
            report(.timelineUnreachable, clock.location, "clock \"\(clock.id)\" never runs", "correct its \"when\", or remove it")
        }
    }

    private mutating func checkCombination(_ choices: TimelineChoices) {
        let path = model.path(choices).map(\.id)
        var running: [String] = []
        for clock in model.clocks where clock.when.holds(choices) {
            switch clock.event {
            case .start: running.append(clock.id)
            case .stage(let id):
                if path.contains(id) { running.append(clock.id) } else { neverStarts(clock, "stage \"\(id)\" does not happen", choices) }
            case .clock(let id):
                if running.contains(id) { running.append(clock.id) } else { neverStarts(clock, "clock \"\(id)\" does not run", choices) }
            }
        }
        if path.isEmpty, running.isEmpty {
            let place = model.stages.first?.location ?? SourceLocation(file: source.path)
            report(.timelineDeadEnd, place, "with \(words(choices)) no stage and no clock is left: a dead end", nil)
        }
    }

    private mutating func neverStarts(_ clock: TimelineClock, _ why: String, _ choices: TimelineChoices) {
        report(
            .timelineUnreachable, clock.location, "clock \"\(clock.id)\" has no start with \(words(choices)): \(why)",
            "narrow its \"when\"")
    }

    private mutating func checkExits() {
        for exit in model.exits where model.sources(of: exit.id).isEmpty {
            report(
                .timelineUnreachable, exit.location, "exit \"\(exit.id)\" is never reached",
                "name it in \"next\" or \"exits\" of a stage or clock, or remove it")
        }
    }

    private func words(_ choices: TimelineChoices) -> String { model.labels(of: choices).joined(separator: "、") }

    private mutating func require(_ name: String, among known: [String], _ what: String, at place: SourceLocation) {
        guard !known.contains(name) else { return }
        report(
            .timelineUnknownName, place, "unknown \(what) \"\(name)\"", nearMiss(name, among: known).map { "did you mean \"\($0)\"?" })
    }

    private mutating func report(_ code: DiagnosticCode, _ place: SourceLocation, _ message: String, _ suggestion: String?) {
        let diagnostic = source.diagnostic(code, at: place, message, suggestion: suggestion)
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
}
