// A model's YAML → `TimelineModel`. What a single value can get wrong is reported here; the graph as a whole in `CheckTimelineModel`.

import CivilCalendar
package import DataFiles
package import Diagnostics

extension TimelineModel {
    /// Reads one file of `Content/data/timelines`. The id is the file's name.
    ///
    /// - Returns: nil when any error was found; each is in `diagnostics` at its line.
    package static func parse(
        _ node: DataNode, id: String, of source: SourceText, diagnostics: inout [Diagnostic]
    ) -> TimelineModel? {
        var parser = TimelineParser(source: source)
        let model = parser.model(node, id: id)
        diagnostics += parser.diagnostics
        return parser.diagnostics.hasErrors ? nil : model
    }
}

/// Reads the parts of a model and remembers where each stands.
struct TimelineParser {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var options: [TimelineOption] = []

    init(source: SourceText) { self.source = source }

    mutating func model(_ node: DataNode, id: String) -> TimelineModel? {
        guard var reader = reader(node, "a timeline model") else { return nil }
        var model = TimelineModel(
            id: id, title: reader.requiredString("title"), summary: reader.requiredString("summary"),
            startLabel: reader.requiredString("start"), options: [], stages: [], exits: [], clocks: [], checkpoints: [],
            cautions: reader.strings("cautions").map(\.text))
        let optionNodes = reader.list("options")
        options = optionNodes.compactMap { option($0) }
        model.options = options
        let exitNodes = reader.list("exits")
        model.exits = exitNodes.compactMap { exit($0) }
        let stageNodes = reader.list("stages")
        model.stages = stageNodes.compactMap { stage($0) }
        let clockNodes = reader.list("clocks")
        model.clocks = clockNodes.compactMap { clock($0) }
        model.checkpoints = reader.list("checkpoints").compactMap { checkpoint($0) }
        if stageNodes.isEmpty, clockNodes.isEmpty {
            reader.invalid(reader.location, "a model needs stages or clocks", suggestion: "add \"stages:\"")
        }
        reader.finish(&diagnostics)
        var check = TimelineCheck(model: model, source: source)
        check.places = TimelinePlaces(stages: stageNodes, clocks: clockNodes, options: optionNodes, exits: exitNodes)
        // A model with broken parts would only produce consequences of what is already reported.
        if !diagnostics.hasErrors { diagnostics += check.run() }
        return model
    }

    private mutating func option(_ node: DataNode) -> TimelineOption? {
        guard var reader = reader(node, "an option") else { return nil }
        let id = reader.requiredString("id")
        let label = reader.requiredString("label")
        var choices: [TimelineOption.Choice] = []
        for item in reader.list("choices") {
            guard var choice = self.reader(item, "a choice") else { continue }
            choices.append(.init(id: choice.requiredString("id"), label: choice.requiredString("label")))
            choice.finish(&diagnostics)
        }
        if choices.count < 2 { reader.invalid(reader.location, "option \"\(id)\" needs at least two choices") }
        let standard = reader.choice("default", choices.map(\.id)) ?? choices.first?.id ?? ""
        reader.finish(&diagnostics)
        return TimelineOption(id: id, label: label, choices: choices, defaultChoice: standard)
    }

    private mutating func exit(_ node: DataNode) -> TimelineExit? {
        guard var reader = reader(node, "an exit") else { return nil }
        let exit = TimelineExit(
            id: reader.requiredString("id"), title: reader.requiredString("title"), then: reader.requiredString("then"),
            page: reader.string("page"))
        reader.finish(&diagnostics)
        return exit
    }

    private mutating func stage(_ node: DataNode) -> TimelineStage? {
        guard var reader = reader(node, "a stage") else { return nil }
        let id = reader.requiredString("id")
        let title = reader.requiredString("title")
        let why = reader.requiredString("why")
        let when = condition(reader.node("when"))
        let own = duration(&reader, inherited: nil)
        var variants: [TimelineStage.Variant] = []
        for item in reader.list("variants") {
            guard var variant = self.reader(item, "a variant") else { continue }
            let when = condition(variant.node("when"))
            if when.accepted.isEmpty { variant.missing("when") }
            if let duration = duration(&variant, inherited: own) { variants.append(.init(when: when, duration: duration)) }
            variant.finish(&diagnostics)
        }
        let sentBack = reader.node("sent_back").flatMap { self.sentBack($0, inherited: own) }
        if reader.node("next") == nil {
            reader.invalid(reader.location, "stage \"\(id)\" is a dead end: nothing comes after it", suggestion: "add \"next: …\"")
        }
        let next = self.next(&reader)
        let exits = reader.strings("exits").map(\.text)
        reader.finish(&diagnostics)
        guard let own else { return nil }
        return TimelineStage(
            id: id, title: title, why: why, when: when, duration: own, variants: variants, sentBack: sentBack, next: next, exits: exits)
    }

    private mutating func next(_ reader: inout DataReader) -> [TimelineStage.Next] {
        guard case .list(let items, _)? = reader.node("next") else {
            return reader.string("next").map { [.init(to: $0, when: OptionCondition())] } ?? []
        }
        return items.compactMap { item in
            guard var branch = self.reader(item, "a branch of next") else { return nil }
            let next = TimelineStage.Next(to: branch.requiredString("to"), when: condition(branch.node("when")))
            branch.finish(&diagnostics)
            return next
        }
    }

    private mutating func sentBack(_ node: DataNode, inherited: StageDuration?) -> TimelineStage.SentBack? {
        guard var reader = reader(node, "sent_back") else { return nil }
        let when = condition(reader.node("when"))
        let chance = reader.integer("chance", in: 1...99)
        if chance == nil, reader.node("chance") == nil { reader.missing("chance") }
        let atMost = reader.integer("at_most", in: 1...3) ?? 1
        let delay = duration(&reader, inherited: inherited)
        reader.finish(&diagnostics)
        guard let chance, let delay else { return nil }
        return .init(when: when, chance: chance, atMost: atMost, delay: delay)
    }

    /// `duration`, `unit`, `basis` and `kind` of a stage; a variant takes over what it does not say itself.
    private mutating func duration(_ reader: inout DataReader, inherited: StageDuration?) -> StageDuration? {
        let unitName = reader.choice("unit", StageDuration.Unit.allCases.map(\.rawValue))
        let kindName = reader.choice("kind", NumberKind.allCases.map(\.rawValue))
        let ids = reader.strings("basis").map(\.text)
        for key in ["unit", "kind", "basis"] where inherited == nil && reader.node(key) == nil { reader.missing(key) }
        let kind = kindName.flatMap(NumberKind.init) ?? inherited?.basis.kind ?? .experience
        let basis = Basis(ids: ids.isEmpty ? inherited?.basis.ids ?? [] : ids, kind: kind)
        if kind == .statute, !basis.ids.contains(where: { $0.hasPrefix("CLK-") || $0.hasPrefix("L-") }) {
            reader.invalid(
                reader.keyLocation("kind"), "a number of kind statute needs the id of a law in basis", suggestion: "cite CLK-… or L-…")
        }
        guard let node = reader.node("duration") else {
            reader.missing("duration")
            return nil
        }
        guard var points = self.reader(node, "duration") else { return nil }
        let values = ["least", "usual", "most"].map { key -> Int? in
            if points.node(key) == nil { points.missing(key) }
            return points.integer(key, in: 0...400)
        }
        points.finish(&diagnostics)
        guard let least = values[0], let usual = values[1], let most = values[2] else { return nil }
        if least > usual || usual > most {
            reader.invalid(
                node.location, "duration must rise: least \(least), usual \(usual), most \(most)",
                suggestion: "order them so that least ≤ usual ≤ most")
        }
        let unit = unitName.flatMap(StageDuration.Unit.init) ?? inherited?.unit ?? .workdays
        return StageDuration(least: least, usual: usual, most: most, unit: unit, basis: basis)
    }

    private mutating func clock(_ node: DataNode) -> TimelineClock? {
        guard var reader = reader(node, "a clock") else { return nil }
        let id = reader.requiredString("id")
        let owner = reader.choice("whose", TimelineClock.Owner.allCases.map(\.rawValue)).flatMap(TimelineClock.Owner.init)
        let unit = reader.choice("unit", LegalPeriod.Unit.allCases.map(\.rawValue)).flatMap(LegalPeriod.Unit.init)
        let verification = reader.choice("verification", TimelineClock.Verification.allCases.map(\.rawValue))
            .flatMap(TimelineClock.Verification.init)
        for key in ["whose", "unit", "verification", "count"] where reader.node(key) == nil { reader.missing(key) }
        let basis = reader.strings("basis").map(\.text)
        if basis.isEmpty {
            reader.invalid(reader.location, "clock \"\(id)\" has no law id", suggestion: "add \"basis: [L-…]\"")
        }
        let clock = TimelineClock(
            id: id, title: reader.requiredString("title"), owner: owner ?? .other,
            period: LegalPeriod(reader.integer("count", in: 1...400) ?? 1, unit ?? .days), from: reader.requiredString("from"),
            after: reader.string("after"), when: condition(reader.node("when")), verification: verification ?? .unverified, basis: basis,
            note: reader.string("note") ?? "", page: reader.string("page"))
        reader.finish(&diagnostics)
        return clock
    }

    private mutating func checkpoint(_ node: DataNode) -> TimelineCheckpoint? {
        guard var reader = reader(node, "a checkpoint") else { return nil }
        var moment: TimelineCheckpoint.Moment?
        if let stage = reader.string("stage") { moment = .stage(stage) }
        if let clock = reader.string("clock") { moment = .clock(clock) }
        if moment == nil { reader.invalid(reader.location, "a checkpoint needs a stage or a clock", suggestion: "add \"stage: …\"") }
        let checkpoint = TimelineCheckpoint(
            moment: moment ?? .stage(""), condition: reader.requiredString("if"), action: reader.requiredString("do"),
            bring: reader.string("bring") ?? "", page: reader.string("page"), pageLabel: reader.string("page_label") ?? "怎么做",
            when: condition(reader.node("when")))
        reader.finish(&diagnostics)
        return checkpoint
    }

    /// `{option: choice}` or `{option: [choice, choice]}`.
    private mutating func condition(_ node: DataNode?) -> OptionCondition {
        guard let node, var reader = reader(node, "when") else { return OptionCondition() }
        var accepted: [(option: String, choices: [String])] = []
        for (key, _) in reader.allEntries() {
            guard let option = options.first(where: { $0.id == key.name }) else {
                let near = nearMiss(key.name, among: options.map(\.id)).map { "did you mean \"\($0)\"?" }
                reader.invalid(key.location, "unknown option \"\(key.name)\"", suggestion: near)
                continue
            }
            let known = option.choices.map(\.id)
            for (text, place) in reader.strings(key.name) where !known.contains(text) {
                let near = nearMiss(text, among: known).map { "did you mean \"\($0)\"?" }
                reader.invalid(
                    place, "option \"\(key.name)\" has no choice \"\(text)\"", suggestion: near ?? "one of \(known.joined(separator: ", "))")
            }
            accepted.append((key.name, reader.strings(key.name).map(\.text)))
        }
        reader.finish(&diagnostics)
        return OptionCondition(accepted)
    }

    private mutating func reader(_ node: DataNode, _ what: String) -> DataReader? {
        DataReader(node, of: source, what: what, diagnostics: &diagnostics, invalidValueCode: .timelineInvalid)
    }
}
