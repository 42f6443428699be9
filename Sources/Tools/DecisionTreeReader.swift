// YAML → a decision tree; every mistake is a diagnostic at its line. The shape of the tree is checked in DecisionTreeShape.swift.

import DataFiles
package import Diagnostics

/// Reads a tree such as `Content/data/escalation.yml`.
///
/// - Returns: nil when anything is an error.
package func readDecisionTree(_ source: SourceText, diagnostics: inout [Diagnostic]) -> DecisionTree? {
    var reader = DecisionTreeReader(source: source)
    let tree = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : tree
}

private struct DecisionTreeReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var citations: [(id: String, location: SourceLocation)] = []
    private var pages: [(path: String, location: SourceLocation)] = []
    private var routes: [(id: String, location: SourceLocation)] = []
    private var letters: [(id: String, location: SourceLocation)] = []

    init(source: SourceText) { self.source = source }

    mutating func read() -> DecisionTree? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            let place = SourceLocation(file: source.path)
            if diagnostics.isEmpty { diagnostics.append(source.diagnostic(.dataInvalidValue, at: place, "the tree is empty")) }
            return nil
        }
        guard var reader = DataReader(node, of: source, what: "a decision tree", diagnostics: &diagnostics) else { return nil }
        let start = reader.requiredString("start")
        let startPlace = reader.node("start")?.location ?? reader.location
        let questionNodes = reader.list("questions")
        let outcomeNodes = reader.list("outcomes")
        reader.finish(&diagnostics)
        let questions = questionNodes.compactMap { question($0) }
        let outcomes = outcomeNodes.compactMap { outcome($0) }
        let tree = DecisionTree(
            start: start, questions: questions, outcomes: outcomes, citations: citations, pages: pages, routes: routes, letters: letters)
        // A tree with unreadable parts would be reported as broken where it is only unread.
        let isWhole = questions.count == questionNodes.count && outcomes.count == outcomeNodes.count
        if isWhole, !start.isEmpty { diagnostics += tree.shapeProblems(startPlace: startPlace, in: source) }
        return tree
    }

    private mutating func question(_ node: DataNode) -> DecisionQuestion? {
        guard var reader = DataReader(node, of: source, what: "a question", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredID("id")
        let text = reader.requiredString("text")
        let hint = reader.string("hint") ?? ""
        let basis = basis(&reader)
        let answerNodes = reader.list("answers")
        if answerNodes.count < 2 {
            reader.invalid(reader.location, "question \"\(id)\" has \(answerNodes.count) answers; it needs at least two")
        }
        reader.finish(&diagnostics)
        let answers = answerNodes.compactMap { answer($0) }
        reportRepeats(of: answers.map { ($0.id, $0.location) }, "answer", in: source, &diagnostics)
        return DecisionQuestion(id: id, text: text, hint: hint, answers: answers, basis: basis, location: node.location)
    }

    private mutating func answer(_ node: DataNode) -> DecisionAnswer? {
        guard var reader = DataReader(node, of: source, what: "an answer", diagnostics: &diagnostics) else { return nil }
        let answer = DecisionAnswer(
            id: reader.requiredID("id"), text: reader.requiredString("text"), note: reader.string("note") ?? "",
            target: reader.requiredString("to"), location: reader.node("to")?.location ?? node.location)
        reader.finish(&diagnostics)
        return answer
    }

    private mutating func outcome(_ node: DataNode) -> DecisionOutcome? {
        guard var reader = DataReader(node, of: source, what: "an outcome", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredID("id")
        let title = reader.requiredString("title")
        let urgency = reader.choice("kind", DecisionUrgency.allCases.map(\.rawValue)).flatMap(DecisionUrgency.init(rawValue:))
        let clockNodes = reader.list("clocks")
        let noClock = reader.string("no_clock") ?? ""
        if clockNodes.isEmpty == noClock.isEmpty {
            let problem = clockNodes.isEmpty ? "neither clocks nor no_clock" : "both clocks and no_clock"
            reader.invalid(reader.location, "outcome \"\(id)\" has \(problem)", suggestion: "write clocks, or no_clock when no period runs")
        }
        let route = reader.string("route") ?? ""
        if let place = reader.node("route")?.location { routes.append((route, place)) }
        let letter = reader.string("letter") ?? ""
        if let place = reader.node("letter")?.location { letters.append((letter, place)) }
        let linked = reader.strings("pages")
        pages += linked.map { ($0.text, $0.location) }
        let ids = basis(&reader)
        if ids.isEmpty { reader.missing("basis") }
        let outcome = DecisionOutcome(
            id: id, title: title, urgency: urgency, who: reader.requiredString("who"), channel: reader.requiredString("channel"),
            clocks: [],
            noClock: noClock, materials: reader.requiredString("materials"), route: route, cost: reader.requiredString("cost"),
            risk: reader.requiredString("risk"), notFor: reader.requiredString("not_for"), first: reader.requiredString("first"),
            letter: letter, pages: linked.map(\.text), basis: ids, location: node.location)
        reader.finish(&diagnostics)
        var complete = outcome
        complete.clocks = clockNodes.compactMap { clock($0) }
        return complete
    }

    private mutating func clock(_ node: DataNode) -> DecisionClock? {
        guard var reader = DataReader(node, of: source, what: "a clock", diagnostics: &diagnostics) else { return nil }
        let clock = DecisionClock(
            id: reader.requiredString("id"), text: reader.requiredString("text"), page: reader.string("page") ?? "")
        let place = reader.node("id")?.location ?? node.location
        if !clock.id.isEmpty, !clock.id.hasPrefix("CLK-"), !clock.id.hasPrefix("L-") {
            reader.invalid(place, "a clock stands on a law or clock id, not on \"\(clock.id)\"", suggestion: "write a CLK- or L- id")
        }
        if let pagePlace = reader.node("page")?.location { pages.append((clock.page, pagePlace)) }
        citations.append((clock.id, place))
        reader.finish(&diagnostics)
        return clock
    }

    private mutating func basis(_ reader: inout DataReader) -> [String] {
        let ids = reader.strings("basis")
        citations += ids.map { ($0.text, $0.location) }
        return ids.map(\.text)
    }
}
