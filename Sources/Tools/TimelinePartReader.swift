// The parts of a timeline model: options, stages with their durations, clocks, checkpoints, exits.

import CivilCalendar
import DataFiles
import Diagnostics

extension TimelineReader {
    mutating func option(_ node: DataNode) -> TimelineOption? {
        guard var reader = DataReader(node, of: source, what: "an option", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        let label = text("label", &reader, isRequired: true)
        let items = reader.list("choices")
        let only = reader.node("only")
        reader.finish(&diagnostics)
        var choices: [TimelineChoice] = []
        for item in items {
            guard var choice = DataReader(item, of: source, what: "a choice", diagnostics: &diagnostics) else { continue }
            let name = choice.requiredString("id")
            if choices.contains(where: { $0.id == name }) { report(item.location, "choice \"\(name)\" is defined twice") }
            choices.append(TimelineChoice(id: name, label: text("label", &choice, isRequired: true)))
            choice.finish(&diagnostics)
        }
        if choices.count < 2 { report(reader.location, "option \"\(id)\" needs at least two choices") }
        return TimelineOption(id: id, label: label, choices: choices, only: condition(only))
    }

    mutating func stage(_ node: DataNode) -> TimelineStage? {
        guard var reader = DataReader(node, of: source, what: "a stage", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        let nature = reader.choice("nature", TimelineNature.allCases.map(\.rawValue)).flatMap(TimelineNature.init(rawValue:)) ?? .experience
        let durationNode = reader.node("duration")
        if durationNode == nil { reader.missing("duration") }
        let nodes = reader.list("variants").map { ($0, false) } + (durationNode.map { [($0, true)] } ?? [])
        let variants = nodes.compactMap { variant($0.0, nature: nature, isDefault: $0.1) }
        let basis = variants.flatMap(\.basis)
        let label = text("label", &reader, isRequired: true, basis: basis)
        let words = text("text", &reader, basis: basis)
        let happened = text("happened", &reader)
        let owner = reader.choice("owner", ClockOwner.allCases.map(\.rawValue)).flatMap(ClockOwner.init(rawValue:)) ?? .other
        let only = reader.node("only")
        let loop = loop(&reader, of: id)
        let next = branches(&reader)
        if reader.node("next") == nil {
            report(
                reader.location, "stage \"\(id)\" is a dead end: nothing comes after it", as: .timelineDeadEnd,
                suggestion: "add \"next: …\"")
        }
        let exits = reader.strings("exits").map(\.text)
        reader.finish(&diagnostics)
        return TimelineStage(
            id: id, label: label, text: words, only: condition(only), nature: nature, variants: variants, loop: loop, next: next,
            exits: exits, happened: happened, owner: owner, location: node.location)
    }

    /// `again: 0.3`, or `again: {chance: 0.3, to: STAGE}`.
    private mutating func loop(_ reader: inout DataReader, of stage: String) -> TimelineLoop? {
        guard let node = reader.node("again") else { return nil }
        guard case .map = node else {
            return reader.double("again", in: 0...0.9).map { TimelineLoop(chance: $0, to: stage) }
        }
        guard var again = DataReader(node, of: source, what: "again", diagnostics: &diagnostics) else { return nil }
        if again.node("chance") == nil { again.missing("chance") }
        let chance = again.double("chance", in: 0...0.9) ?? 0
        let to = again.string("to") ?? stage
        again.finish(&diagnostics)
        return TimelineLoop(chance: chance, to: to)
    }

    /// `next: STAGE`, or `next: [{to: STAGE, when: {option: choice}}, {to: EXIT}]`.
    private mutating func branches(_ reader: inout DataReader) -> [TimelineBranch] {
        guard case .list(let items, _)? = reader.node("next") else {
            return (reader.string("next")).map { [TimelineBranch(to: $0, when: TimelineCondition())] } ?? []
        }
        return items.compactMap { item in
            guard var branch = DataReader(item, of: source, what: "a branch", diagnostics: &diagnostics) else { return nil }
            let to = branch.requiredString("to")
            let when = branch.node("when")
            branch.finish(&diagnostics)
            return TimelineBranch(to: to, when: condition(when))
        }
    }

    private mutating func variant(_ node: DataNode, nature: TimelineNature, isDefault: Bool) -> TimelineStage.Variant? {
        guard var reader = DataReader(node, of: source, what: "a duration", diagnostics: &diagnostics) else { return nil }
        for key in ["least", "usual", "most"] where reader.node(key) == nil { reader.missing(key) }
        let least = reader.integer("least", in: 0...400) ?? 0
        let usual = reader.integer("usual", in: 0...400) ?? least
        let most = reader.integer("most", in: 0...400) ?? usual
        if least > usual || usual > most {
            report(
                reader.location, "least \(least), usual \(usual), most \(most) are not in order", as: .timelineDurationOrder,
                suggestion: "write least ≤ usual ≤ most")
        }
        let unit = reader.choice("unit", DurationUnit.allCases.map(\.rawValue)).flatMap(DurationUnit.init(rawValue:)) ?? .workdays
        let ids = basis(&reader)
        let note = text("note", &reader, basis: ids)
        if ids.isEmpty { report(reader.location, "the duration has no basis", suggestion: "add basis: [TYP-01]") }
        if nature == .statute, !ids.contains(where: isLaw) {
            report(
                reader.location, "a statutory duration must cite a law or clock id", as: .timelineStatuteWithoutLaw,
                suggestion: "add an L- or CLK- id to basis")
        }
        if nature == .experience, note.isEmpty, !ids.isEmpty, ids.allSatisfy(isLaw) {
            report(
                reader.location, "experience that rests on law alone must say where its days come from",
                suggestion: "add note: …, such as “上限由规定来，快慢是估计”")
        }
        let when = isDefault ? nil : reader.node("when")
        if !isDefault, when == nil { reader.missing("when") }
        reader.finish(&diagnostics)
        return TimelineStage.Variant(
            when: condition(when), duration: TimelineDuration(least: least, usual: usual, most: most, unit: unit), basis: ids, note: note)
    }

    private func isLaw(_ id: String) -> Bool { id.hasPrefix("L-") || id.hasPrefix("CLK-") }

    mutating func clock(_ node: DataNode) -> TimelineClock? {
        guard var reader = DataReader(node, of: source, what: "a clock", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        for key in ["owner", "verification", "count", "unit"] where reader.node(key) == nil { reader.missing(key) }
        let owner = reader.choice("owner", ClockOwner.allCases.map(\.rawValue)).flatMap(ClockOwner.init(rawValue:)) ?? .other
        let verification = reader.choice("verification", ClockVerification.allCases.map(\.rawValue))
            .flatMap(ClockVerification.init(rawValue:))
        let unit = reader.choice("unit", PeriodUnit.allCases.map(\.rawValue)).flatMap(PeriodUnit.init(rawValue:)) ?? .days
        let ids = basis(&reader)
        let when = reader.node("when")
        let count = reader.integer("count", in: 1...400) ?? 1
        let clock = TimelineClock(
            id: id, label: text("label", &reader, isRequired: true, basis: ids), owner: owner, count: count,
            unit: unit, event: event(&reader), when: condition(when), condition: text("condition", &reader, isRequired: true, basis: ids),
            verification: verification ?? .unverified, basis: ids, limits: reader.string("limits") ?? "",
            lapsed: text("lapsed", &reader, basis: ids), exits: reader.strings("exits").map(\.text), location: node.location)
        if !ids.contains(where: isLaw) {
            report(
                reader.location, "clock \"\(clock.id)\" must cite a law or clock id", as: .timelineStatuteWithoutLaw,
                suggestion: "add basis: [CLK-01]")
        }
        if owner == .reader, clock.lapsed.isEmpty {
            report(
                reader.location, "clock \"\(clock.id)\" is the reader's own and does not say what is left once it has run out",
                suggestion: "add \"lapsed: …\"")
        }
        reader.finish(&diagnostics)
        return clock
    }

    mutating func notice(_ node: DataNode) -> TimelineNotice? {
        guard var reader = DataReader(node, of: source, what: "a notice", diagnostics: &diagnostics) else { return nil }
        let ids = basis(&reader)
        let when = reader.node("when")
        let notice = TimelineNotice(
            text: text("text", &reader, isRequired: true, basis: ids), when: condition(when), after: reader.string("after") ?? "",
            location: node.location)
        reader.finish(&diagnostics)
        return notice
    }

    /// `from: {stage: STAGE}` or `from: {clock: CLOCK}`; the start date without it.
    private mutating func event(_ reader: inout DataReader) -> ClockEvent {
        guard let node = reader.node("from"), var from = DataReader(node, of: source, what: "from", diagnostics: &diagnostics) else {
            return .start
        }
        let (stage, clock) = (from.string("stage"), from.string("clock"))
        from.finish(&diagnostics)
        if let stage { return .stage(stage) }
        if let clock { return .clock(clock) }
        report(node.location, "from names neither a stage nor a clock", suggestion: "write from: {stage: …}, or leave it out")
        return .start
    }

    mutating func checkpoint(_ node: DataNode, _ stages: [TimelineStage], _ clocks: [TimelineClock]) -> TimelineCheckpoint? {
        guard var reader = DataReader(node, of: source, what: "a checkpoint", diagnostics: &diagnostics) else { return nil }
        let (stage, clock) = (reader.string("stage"), reader.string("clock"))
        if (stage == nil) == (clock == nil) {
            report(reader.location, "a checkpoint belongs to one stage or one clock", suggestion: "add \"stage: …\" or \"clock: …\"")
        }
        var basis: [String] = []
        if let stage {
            basis = stages.first { $0.id == stage }?.variants.flatMap(\.basis) ?? []
            let ids = stages.map(\.id)
            if !ids.contains(stage) { unknown("stage", stage, among: ids, at: reader.node("stage")?.location ?? reader.location) }
        } else if let clock {
            basis = clocks.first { $0.id == clock }?.basis ?? []
            let ids = clocks.map(\.id)
            if !ids.contains(clock) { unknown("clock", clock, among: ids, at: reader.node("clock")?.location ?? reader.location) }
        }
        let own = self.basis(&reader)
        let checkpoint = TimelineCheckpoint(
            moment: stage.map(TimelineMoment.stage) ?? .clock(clock ?? ""),
            situation: text("if", &reader, isRequired: true, basis: basis + own),
            action: text("do", &reader, isRequired: true, basis: basis + own), bring: text("bring", &reader, basis: basis + own),
            page: reader.string("page") ?? "", pageLocation: reader.node("page")?.location, letter: reader.string("letter") ?? "",
            location: node.location)
        reader.finish(&diagnostics)
        return checkpoint
    }

    mutating func exit(_ node: DataNode) -> TimelineExit? {
        guard var reader = DataReader(node, of: source, what: "an exit", diagnostics: &diagnostics) else { return nil }
        let ids = basis(&reader)
        let exit = TimelineExit(
            id: reader.requiredString("id"), label: text("label", &reader, isRequired: true, basis: ids),
            then: text("then", &reader, isRequired: true, basis: ids), basis: ids, page: reader.string("page") ?? "",
            pageLocation: reader.node("page")?.location, location: node.location)
        reader.finish(&diagnostics)
        return exit
    }
}
