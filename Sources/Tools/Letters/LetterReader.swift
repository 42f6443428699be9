// YAML → letters; every mistake is a diagnostic at its line.

import CivilCalendar
import DataFiles
package import Diagnostics

/// Reads `Content/data/letters.yml`.
///
/// - Returns: nil when anything is an error.
package func readLetters(_ source: SourceText, diagnostics: inout [Diagnostic]) -> LetterSet? {
    var reader = LetterReader(source: source)
    let letters = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : letters
}

struct LetterReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var set = LetterSet(groups: [], fields: [], letters: [], hints: [])
    /// Fields that the relations of dates name.
    private var related: [(field: String, location: SourceLocation)] = []

    init(source: SourceText) { self.source = source }

    mutating func read() -> LetterSet? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            if diagnostics.isEmpty { report(SourceLocation(file: source.path), "there is no letter") }
            return nil
        }
        guard var reader = DataReader(node, of: source, what: source.path, diagnostics: &diagnostics) else { return nil }
        let groupNodes = reader.list("groups")
        let fieldNodes = reader.list("fields")
        let hintNodes = reader.list("hints")
        if reader.node("letters") == nil { reader.missing("letters") }
        let letterNodes = reader.list("letters")
        reader.finish(&diagnostics)
        set.groups = groupNodes.compactMap { choice($0, what: "a group") }
        set.fields = fieldNodes.compactMap { field($0) }
        set.hints = hintNodes.compactMap { hint($0) }
        reportRelations()
        reportRepeats(set.groups.map(\.id), groupNodes, "group")
        reportRepeats(set.fields.map(\.id), fieldNodes, "field")
        reportRepeats(set.hints.map(\.id), hintNodes, "hint")
        set.letters = letterNodes.compactMap { letter($0) }
        reportRepeats(set.letters.map(\.id), letterNodes, "letter")
        let used = Set(set.letters.flatMap { $0.uses.map(\.field) })
        for (field, node) in zip(set.fields, fieldNodes) where set.fields.count == fieldNodes.count && !used.contains(field.id) {
            report(node.location, "field \"\(field.id)\" is used by no letter", suggestion: "delete it, or add it to a letter's \"fields\"")
        }
        return set
    }

    mutating func report(_ place: SourceLocation, _ message: String, suggestion: String? = nil) {
        diagnostics.append(source.diagnostic(.dataInvalidValue, at: place, message, suggestion: suggestion))
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode], _ what: String) {
        var seen = Set<String>()
        guard ids.count == nodes.count else { return }
        for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
            let fix = "give each \(what) an id of its own"
            diagnostics.append(
                source.diagnostic(.dataDuplicateID, at: node.location, "\(what) \"\(id)\" is defined twice", suggestion: fix))
        }
    }

    /// An id becomes an anchor, a form name and a key of the case file.
    private mutating func id(_ reader: inout DataReader) -> String {
        let id = reader.requiredString("id")
        let isSound = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        if !isSound { reader.invalid(reader.keyLocation("id"), "id \"\(id)\" may only have a–z, 0–9 and hyphens") }
        return id
    }

    private mutating func choice(_ node: DataNode, what: String) -> LetterChoice? {
        guard var reader = DataReader(node, of: source, what: what, diagnostics: &diagnostics) else { return nil }
        let (id, label) = (id(&reader), reader.requiredString("label"))
        let text = reader.string("text") ?? label
        reader.finish(&diagnostics)
        return LetterChoice(id: id, label: label, text: text)
    }

    private mutating func field(_ node: DataNode) -> LetterField? {
        guard var reader = DataReader(node, of: source, what: "a field", diagnostics: &diagnostics) else { return nil }
        let (id, label) = (id(&reader), reader.requiredString("label"))
        let kind = reader.choice("type", LetterFieldKind.allCases.map(\.rawValue)).flatMap(LetterFieldKind.init(rawValue:)) ?? .text
        let hint = reader.string("hint") ?? ""
        let basics = reader.string("basics") ?? ""
        let most = reader.integer("most", in: 1...2000) ?? (kind == .lines ? 200 : 40)
        let range = reader.choice("range", LetterDateRange.allCases.map(\.rawValue)).flatMap(LetterDateRange.init(rawValue:)) ?? .any
        let log = reader.choice("log", LetterLogPart.allCases.map(\.rawValue)).flatMap(LetterLogPart.init(rawValue:))
        if let log, !log.kinds.contains(kind) {
            let fix = "write log: on a field of type \(log.kinds.map(\.rawValue).joined(separator: " or "))"
            reader.invalid(
                reader.keyLocation("log"), "field \"\(id)\" is of type \(kind.rawValue) and cannot take a log entry's \(log.rawValue)",
                suggestion: fix)
        }
        let relations = relations(&reader)
        if !relations.isEmpty, kind != .date {
            reader.invalid(reader.location, "field \"\(id)\" lies to other dates but is not of type date", suggestion: "write type: date")
        }
        let choiceNodes = reader.list("choices")
        if kind == .choice, choiceNodes.count < 2 { reader.invalid(reader.location, "field \"\(id)\" needs at least two choices") }
        if kind != .choice, let first = choiceNodes.first {
            reader.invalid(first.location, "field \"\(id)\" has choices but is not of type choice", suggestion: "write type: choice")
        }
        reader.finish(&diagnostics)
        let choices = choiceNodes.compactMap { choice($0, what: "a choice") }
        reportRepeats(choices.map(\.id), choiceNodes, "choice")
        return LetterField(
            id: id, label: label, kind: kind, hint: hint, basics: basics, log: log, most: most, range: range, relations: relations,
            choices: choices)
    }

    private mutating func relations(_ reader: inout DataReader) -> [LetterRelation] {
        LetterRelation.Kind.allCases.flatMap { kind in
            let fields = reader.strings(kind.rawValue)
            related += fields.map { ($0.text, $0.location) }
            return fields.map { LetterRelation(kind, $0.text) }
        }
    }

    /// A field may be named before it is defined.
    private mutating func reportRelations() {
        let dates = set.fields.filter { $0.kind == .date }.map(\.id)
        for (id, place) in related where !dates.contains(id) {
            let near = nearMiss(id, among: dates).map { "did you mean \"\($0)\"?" }
            report(place, "\"\(id)\" is not a date field", suggestion: near ?? "one of: \(dates.joined(separator: ", "))")
        }
    }

    private mutating func hint(_ node: DataNode) -> LetterHint? {
        guard var reader = DataReader(node, of: source, what: "a hint", diagnostics: &diagnostics) else { return nil }
        let id = id(&reader)
        let words = reader.strings("words").map(\.text)
        let unless = reader.strings("unless").map(\.text)
        let least = reader.integer("least-digits", in: 4...40)
        let most = reader.integer("most-digits", in: 4...40)
        let message = reader.requiredString("message")
        let page = link(&reader)
        if words.isEmpty, least == nil { reader.invalid(reader.location, "hint \"\(id)\" looks for nothing", suggestion: "add \"words:\"") }
        if let least, let most, least > most { reader.invalid(reader.location, "least-digits \(least) is more than most-digits \(most)") }
        reader.finish(&diagnostics)
        let digits = least.map { $0...max($0, most ?? 40) }
        return LetterHint(id: id, words: words, unless: unless, digits: digits, message: message, page: page)
    }

    private mutating func basis(_ reader: inout DataReader) -> [String] {
        let ids = reader.strings("basis")
        set.citations += ids.map { ($0.text, $0.location) }
        return ids.map(\.text)
    }

    private mutating func link(_ reader: inout DataReader) -> String {
        guard let place = reader.node("page")?.location else { return "" }
        let page = reader.string("page") ?? ""
        set.links.append((page, place))
        return page
    }

    private mutating func letter(_ node: DataNode) -> Letter? {
        guard var reader = DataReader(node, of: source, what: "a letter", diagnostics: &diagnostics) else { return nil }
        let id = id(&reader)
        let groupPlace = reader.node("group")?.location ?? reader.location
        let group = reader.choice("group", set.groups.map(\.id)) ?? ""
        if group.isEmpty, groupPlace == reader.location { reader.missing("group") }
        let (title, purpose) = (reader.requiredString("title"), reader.requiredString("purpose"))
        let uses = uses(reader.strings("fields"))
        let textNode = reader.node("text")
        let text = reader.requiredString("text")
        let stepNodes = reader.list("after")
        var letter = Letter(id: id, group: group, title: title, purpose: purpose, uses: uses, paragraphs: [])
        letter.suits = requiredTexts("when", &reader)
        letter.doesNotSuit = requiredTexts("not", &reader)
        letter.recipient = reader.requiredString("to")
        letter.channel = reader.requiredString("channel")
        letter.attachments = reader.strings("attach").map(\.text)
        letter.cautions = requiredTexts("cautions", &reader)
        let pages = reader.strings("pages")
        letter.pages = pages.map(\.text)
        set.links += pages.map { ($0.text, $0.location) }
        letter.basis = basis(&reader)
        if letter.basis.isEmpty { reader.missing("basis") }
        reader.finish(&diagnostics)
        letter.steps = stepNodes.compactMap { step($0, uses: uses) }
        var template = LetterTemplate(fields: set.fields, uses: uses)
        letter.paragraphs = template.paragraphs(of: text)
        reportTemplate(template, letter, at: textNode?.location ?? node.location)
        return letter
    }

    private mutating func requiredTexts(_ key: String, _ reader: inout DataReader) -> [String] {
        let texts = reader.strings(key).map(\.text)
        if texts.isEmpty { reader.missing(key) }
        return texts
    }

    /// `lender` must be filled in, `product?` may be.
    private mutating func uses(_ words: [(text: String, location: SourceLocation)]) -> [LetterUse] {
        var uses: [LetterUse] = []
        for (text, place) in words {
            let id = text.hasSuffix("?") ? String(text.dropLast()) : text
            if set.field(id) == nil {
                let near = nearMiss(id, among: set.fields.map(\.id)).map { "did you mean \"\($0)\"?" }
                report(place, "there is no field \"\(id)\"", suggestion: near)
            } else if uses.contains(where: { $0.field == id }) {
                report(place, "field \"\(id)\" is listed twice", suggestion: "delete one of them")
            } else {
                uses.append(LetterUse(field: id, isRequired: id == text))
            }
        }
        return uses
    }

    /// - Parameter place: of the block scalar, whose text begins on the next line.
    private mutating func reportTemplate(_ template: LetterTemplate, _ letter: Letter, at place: SourceLocation) {
        let isBlock = source.line(place.line).hasSuffix("|")
        for problem in template.problems {
            let line = place.line + (isBlock ? 1 : 0) + problem.line
            let column = isBlock ? source.line(line).prefix { $0 == " " }.count + 1 : place.column
            report(
                SourceLocation(file: source.path, line: line, column: column), problem.message, suggestion: problem.suggestion)
        }
        let counted = letter.steps.map(\.from)
        for use in letter.uses where !template.named.contains(use.field) && !counted.contains(use.field) {
            report(
                place, "letter \"\(letter.id)\" asks for \"\(use.field)\" and does not use it",
                suggestion: "write {\(use.field)} in the text, or take it out of \"fields\"")
        }
    }

    private mutating func step(_ node: DataNode, uses: [LetterUse]) -> LetterStep? {
        guard var reader = DataReader(node, of: source, what: "a step", diagnostics: &diagnostics) else { return nil }
        let label = reader.requiredString("label")
        let from = reader.requiredString("from")
        let dates = uses.map(\.field).filter { set.field($0)?.kind == .date }
        if !from.isEmpty, !dates.contains(from) {
            reader.invalid(
                reader.keyLocation("from"), "\"\(from)\" is not a date field of this letter",
                suggestion: dates.isEmpty ? "add a date field" : "one of: \(dates.joined(separator: ", "))")
        }
        if reader.node("count") == nil { reader.missing("count") }
        let count = reader.integer("count", in: 1...400) ?? 1
        let least = reader.integer("least", in: 1...400)
        let unit = reader.choice("unit", [PeriodUnit.days.rawValue, PeriodUnit.workdays.rawValue]).flatMap(PeriodUnit.init(rawValue:))
        let whose = reader.choice("whose", ["theirs", "yours"])
        if unit == nil, reader.node("unit") == nil { reader.missing("unit") }
        if whose == nil, reader.node("whose") == nil { reader.missing("whose") }
        let action = reader.requiredString("do")
        let page = link(&reader)
        let ids = basis(&reader)
        if ids.isEmpty { reader.missing("basis") }
        let isExperience = ids.contains { $0.hasPrefix("TYP-") }
        if isExperience, least == nil {
            reader.invalid(reader.location, "an experience is a range, not one number", suggestion: "add \"least:\", the quickest")
        }
        if let least, !isExperience || least >= count {
            let fix = isExperience ? "\"least\" is the quickest, \"count\" the slowest" : "delete it: a rule gives one number"
            reader.invalid(reader.keyLocation("least"), "least \(least) does not go with count \(count)", suggestion: fix)
        }
        let lateNode = reader.node("late")
        if whose == "yours", lateNode == nil { reader.missing("late") }
        if whose == "theirs", lateNode != nil {
            let fix = "delete it, or write whose: yours"
            reader.invalid(reader.keyLocation("late"), "late is for the reader's own deadline", suggestion: fix)
        }
        reader.finish(&diagnostics)
        return LetterStep(
            label: label, from: from, count: count, least: least, unit: unit ?? .days, isReaders: whose == "yours", action: action,
            page: page, basis: ids, late: lateNode.flatMap { late($0) })
    }

    private mutating func late(_ node: DataNode) -> LetterLate? {
        guard var reader = DataReader(node, of: source, what: "late", diagnostics: &diagnostics) else { return nil }
        let late = LetterLate(action: reader.requiredString("do"), page: link(&reader), basis: basis(&reader))
        if late.basis.isEmpty { reader.missing("basis") }
        reader.finish(&diagnostics)
        return late
    }
}
