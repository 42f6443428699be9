// What the page's script receives of the letters as JSON. Their texts it reads in the page, where they stand to be filled in by hand.

import CivilCalendar
import Diagnostics

extension LetterSet {
    /// Fields and hints as members of a JSON object, keys in a fixed order; safe inside a script element.
    package var pageData: String {
        "\"fields\":\(array(fields.map(json))),\"hints\":\(array(hints.map(json))),\"linesOnPage\":\(Self.linesOnPage)"
    }

    /// One letter as a JSON object, without its text; the fields it uses are one string, with `?` those that may stay empty.
    package func pageData(of letter: Letter) -> String {
        let uses = letter.uses.map { $0.field + ($0.isRequired ? "" : "?") }.joined(separator: " ")
        return "{\"id\":\(jsonString(letter.id)),\"title\":\(jsonString(letter.title)),\"uses\":\(jsonString(uses)),"
            + "\"steps\":\(array(letter.steps.map(json)))}"
    }

    private func json(_ step: LetterStep) -> String {
        "{\"from\":\(jsonString(step.from)),\"count\":\(step.count),\"unit\":\"\(step.unit.rawValue)\""
            + (step.least.map { ",\"least\":\($0)" } ?? "") + (step.isReaders ? ",\"isReaders\":true}" : "}")
    }

    private func json(_ field: LetterField) -> String {
        let choices = field.choices.map {
            "{\"id\":\(jsonString($0.id)),\"label\":\(jsonString($0.label)),\"text\":\(jsonString($0.text))}"
        }
        return "{\"id\":\(jsonString(field.id)),\"label\":\(jsonString(field.label)),\"kind\":\"\(field.kind.rawValue)\","
            + "\"hint\":\(jsonString(field.hint)),"
            + "\"basics\":\(jsonString(field.basics)),\"log\":\(jsonString(field.log?.rawValue ?? "")),\"most\":\(field.most),\"range\":\"\(field.range.rawValue)\",\"choices\":\(array(choices))"
            + (field.relations.isEmpty ? "}" : ",\"relations\":\(array(field.relations.map(json)))}")
    }

    private func json(_ relation: LetterRelation) -> String { "[\"\(relation.kind.rawValue)\",\(jsonString(relation.field))]" }

    private func json(_ hint: LetterHint) -> String {
        let digits = hint.digits.map { "[\($0.lowerBound),\($0.upperBound)]" } ?? "null"
        return "{\"id\":\(jsonString(hint.id)),\"words\":\(array(hint.words.map(jsonString))),"
            + "\"unless\":\(array(hint.unless.map(jsonString))),\"digits\":\(digits),\"message\":\(jsonString(hint.message))}"
    }

    private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}
