// YAML → phrases; every mistake is a diagnostic at its line.

import DataFiles
package import Diagnostics

/// Reads `Content/data/phrases.yml`.
///
/// - Returns: nil when anything is an error.
package func readPhrases(_ source: SourceText, diagnostics: inout [Diagnostic]) -> PhraseSet? {
    var reader = PhraseReader(source: source)
    let phrases = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : phrases
}

private struct PhraseReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var set = PhraseSet(groups: [], phrases: [])

    init(source: SourceText) { self.source = source }

    mutating func read() -> PhraseSet? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            if diagnostics.isEmpty { report(.dataInvalidValue, at: SourceLocation(file: source.path), "there is no phrase", nil) }
            return nil
        }
        guard var reader = DataReader(node, of: source, what: source.path, diagnostics: &diagnostics) else { return nil }
        for key in ["groups", "phrases"] where reader.node(key) == nil { reader.missing(key) }
        let groupNodes = reader.list("groups")
        let phraseNodes = reader.list("phrases")
        reader.finish(&diagnostics)
        set.groups = groupNodes.compactMap { group($0) }
        reportRepeats(set.groups.map(\.id), groupNodes, "group")
        set.phrases = phraseNodes.compactMap { phrase($0) }
        reportRepeats(set.phrases.map(\.id), phraseNodes, "phrase")
        for (group, node) in zip(set.groups, groupNodes)
        where set.groups.count == groupNodes.count && !set.phrases.contains(where: { $0.group == group.id }) {
            report(.dataInvalidValue, at: node.location, "group \"\(group.id)\" has no phrase", "delete it, or give it one")
        }
        return set
    }

    private mutating func report(_ code: DiagnosticCode, at place: SourceLocation, _ message: String, _ suggestion: String?) {
        diagnostics.append(source.diagnostic(code, at: place, message, suggestion: suggestion))
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode], _ what: String) {
        var seen = Set<String>()
        guard ids.count == nodes.count else { return }
        for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
            report(.dataDuplicateID, at: node.location, "\(what) \"\(id)\" is defined twice", "give each \(what) an id of its own")
        }
    }

    private mutating func group(_ node: DataNode) -> PhraseGroup? {
        guard var reader = DataReader(node, of: source, what: "a group", diagnostics: &diagnostics) else { return nil }
        let group = PhraseGroup(id: reader.requiredString("id"), label: reader.requiredString("label"))
        reader.finish(&diagnostics)
        return group
    }

    private mutating func phrase(_ node: DataNode) -> Phrase? {
        guard var reader = DataReader(node, of: source, what: "a phrase", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredString("id")
        let isSound = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        if !isSound { reader.invalid(reader.keyLocation("id"), "id \"\(id)\" may only have a–z, 0–9 and hyphens") }
        for key in ["group", "verdict", "basis"] where reader.node(key) == nil { reader.missing(key) }
        let group = reader.choice("group", set.groups.map(\.id)) ?? ""
        let verdict = reader.choice("verdict", PhraseVerdict.allCases.map(\.rawValue)).flatMap(PhraseVerdict.init(rawValue:)) ?? .depends
        var phrase = Phrase(
            id: id, group: group, says: reader.requiredString("says"), variants: reader.strings("variants").map(\.text), verdict: verdict)
        phrase.means = reader.requiredString("means")
        phrase.why = reader.requiredString("why")
        phrase.answer = reader.requiredString("answer")
        phrase.action = reader.requiredString("do")
        phrase.avoid = reader.requiredString("not")
        if let place = reader.node("page")?.location { set.links.append((reader.string("page") ?? "", place)) }
        phrase.page = reader.string("page") ?? ""
        let basis = reader.strings("basis")
        set.citations += basis.map { ($0.text, $0.location) }
        phrase.basis = basis.map(\.text)
        reader.finish(&diagnostics)
        return phrase
    }
}
