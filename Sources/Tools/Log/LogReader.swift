// `Content/data/log.yml` → the contact log's categories; every mistake is a diagnostic at its line.

import DataFiles
package import Diagnostics

/// The log's data with the places that are checked against the rest of the site.
package struct LogData: Sendable {
    package var model: LogModel
    package var citations: [(id: String, location: SourceLocation)]
    package var pages: [(path: String, location: SourceLocation)]
}

/// Reads the categories, suggestions and examples.
///
/// - Returns: nil when anything is an error.
package func readLog(_ source: SourceText, diagnostics: inout [Diagnostic]) -> LogData? {
    var reader = LogReader(source: source)
    let data = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : data
}

private struct LogReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var citations: [(id: String, location: SourceLocation)] = []
    private var pages: [(path: String, location: SourceLocation)] = []

    init(source: SourceText) { self.source = source }

    mutating func read() -> LogData? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
            var reader = DataReader(node, of: source, what: "the contact log", diagnostics: &diagnostics)
        else { return nil }
        let channels = categories(&reader, "channels")
        let parties = categories(&reader, "parties")
        let evidenceTitle = reader.requiredString("evidence_title")
        let evidenceNodes = reader.list("evidence")
        if evidenceNodes.isEmpty { reader.missing("evidence") }
        let purposes = reader.strings("purposes").map(\.text)
        let onwardNodes = reader.list("onward")
        let exampleNodes = reader.list("examples")
        reader.finish(&diagnostics)
        let kinds = evidenceNodes.compactMap { evidence($0) }
        reportRepeats(kinds.map(\.id), evidenceNodes)
        var model = LogModel(
            channels: channels, parties: parties, evidence: kinds, evidenceTitle: evidenceTitle, purposes: purposes,
            onward: onwardNodes.compactMap { onward($0) })
        for node in exampleNodes {
            if let example = example(node, model) { model.examples.append(example) }
        }
        return LogData(model: model, citations: citations, pages: pages)
    }

    private mutating func categories(_ reader: inout DataReader, _ key: String) -> [LogModel.Category] {
        let nodes = reader.list(key)
        if nodes.isEmpty { reader.missing(key) }
        let items = nodes.compactMap { node -> LogModel.Category? in
            guard var item = DataReader(node, of: source, what: "an item of \(key)", diagnostics: &diagnostics) else { return nil }
            let category = LogModel.Category(id: item.requiredString("id"), label: item.requiredString("label"))
            item.finish(&diagnostics)
            return category
        }
        reportRepeats(items.map(\.id), nodes)
        return items
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode]) {
        var seen: Set<String> = []
        guard ids.count == nodes.count else { return }
        for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
            diagnostics.append(
                source.diagnostic(
                    .dataInvalidValue, at: node.location, "\"\(id)\" is listed twice", suggestion: "give each an id of its own"))
        }
    }

    private mutating func evidence(_ node: DataNode) -> LogModel.Evidence? {
        guard var reader = DataReader(node, of: source, what: "a kind of evidence", diagnostics: &diagnostics) else { return nil }
        let basis = reader.strings("basis")
        citations += basis.map { ($0.text, $0.location) }
        let evidence = LogModel.Evidence(
            id: reader.requiredString("id"), label: reader.requiredString("label"), how: reader.string("how") ?? "",
            basis: basis.map(\.text))
        reader.finish(&diagnostics)
        return evidence
    }

    private mutating func onward(_ node: DataNode) -> LogModel.Onward? {
        guard var reader = DataReader(node, of: source, what: "an item of onward", diagnostics: &diagnostics) else { return nil }
        let place = reader.node("page")?.location ?? reader.location
        let onward = LogModel.Onward(label: reader.requiredString("label"), page: reader.requiredString("page"))
        reader.finish(&diagnostics)
        pages.append((onward.page, place))
        return onward
    }

    /// An example must be an entry a reader could make.
    private mutating func example(_ node: DataNode, _ model: LogModel) -> LogEntry? {
        guard var reader = DataReader(node, of: source, what: "an example", diagnostics: &diagnostics) else { return nil }
        func text(_ key: String) -> String { reader.string(key) ?? "" }
        let entry = LogEntry(
            date: reader.requiredString("date"), time: text("time"), channel: text("channel"), party: text("party"), name: text("name"),
            number: text("number"), said: reader.requiredString("said"), promise: text("promise"), due: text("due"),
            ticket: text("ticket"), evidence: reader.strings("evidence").map(\.text), place: text("place"), purpose: text("purpose"))
        for problem in entry.problems(in: model, today: nil) where problem.kind != .empty {
            let place = reader.node(problem.field)?.location ?? reader.location
            reader.invalid(place, "\(problem.field) of the example is not what an entry takes: \(problem.kind.rawValue)")
        }
        reader.finish(&diagnostics)
        return entry
    }
}
