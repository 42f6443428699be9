// What the page's script receives of the letters: JSON with the texts already parsed.

import CivilCalendar
import Diagnostics

extension LetterSet {
    /// Fields and hints as members of a JSON object, keys in a fixed order; safe inside a script element.
    package var pageData: String {
        "\"fields\":\(array(fields.map(json))),\"hints\":\(array(hints.map(json))),\"linesOnPage\":\(Self.linesOnPage)"
    }

    /// One letter as a JSON object. It stands beside the letter's own text, where it compresses to almost nothing.
    package func pageData(of letter: Letter) -> String {
        let uses = letter.uses.map { "{\"field\":\(jsonString($0.field)),\"isRequired\":\($0.isRequired)}" }
        let paragraphs = letter.paragraphs.map { "{\"style\":\"\($0.style.rawValue)\",\"parts\":\(array($0.parts.map(json)))}" }
        return "{\"id\":\(jsonString(letter.id)),\"title\":\(jsonString(letter.title)),\"uses\":\(array(uses)),"
            + "\"paragraphs\":\(array(paragraphs)),\"steps\":\(array(letter.steps.map(json)))}"
    }

    private func json(_ part: LetterPart) -> String {
        switch part {
        case .text(let text): jsonString(text)
        case .field(let id): "{\"field\":\(jsonString(id))}"
        case .when(let id, let choice, let parts):
            "{\"when\":\(jsonString(id)),\"choice\":\(choice.map(jsonString) ?? "null"),\"parts\":\(array(parts.map(json)))}"
        }
    }

    private func json(_ step: LetterStep) -> String {
        "{\"from\":\(jsonString(step.from)),\"count\":\(step.count),\"unit\":\"\(step.unit.rawValue)\","
            + "\"isReaders\":\(step.isReaders)}"
    }

    private func json(_ field: LetterField) -> String {
        let choices = field.choices.map {
            "{\"id\":\(jsonString($0.id)),\"label\":\(jsonString($0.label)),\"text\":\(jsonString($0.text))}"
        }
        return "{\"id\":\(jsonString(field.id)),\"label\":\(jsonString(field.label)),\"kind\":\"\(field.kind.rawValue)\","
            + "\"hint\":\(jsonString(field.hint)),"
            + "\"basics\":\(jsonString(field.basics)),\"log\":\(jsonString(field.log?.rawValue ?? "")),\"most\":\(field.most),\"range\":\"\(field.range.rawValue)\",\"choices\":\(array(choices))}"
    }

    private func json(_ hint: LetterHint) -> String {
        let digits = hint.digits.map { "[\($0.lowerBound),\($0.upperBound)]" } ?? "null"
        return "{\"id\":\(jsonString(hint.id)),\"words\":\(array(hint.words.map(jsonString))),"
            + "\"unless\":\(array(hint.unless.map(jsonString))),\"digits\":\(digits),\"message\":\(jsonString(hint.message))}"
    }

    private func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
}
