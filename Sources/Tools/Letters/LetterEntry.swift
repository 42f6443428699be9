// What a reader typed into a field → words for a letter, or what is wrong with it. The script `letters-engine.js` does the same.

package import CivilCalendar

/// What is wrong with an entry; the page has a sentence for each.
package enum LetterProblem: String, Sendable {
    case tooLong = "too-long"
    case notMoney = "not-money"
    case notCount = "not-count"
    case tooMuch = "too-much"
    case notDate = "not-date"
    case afterToday = "after-today"
    case beforeToday = "before-today"
    case notPhone = "not-phone"
    case notChoice = "not-choice"
}

/// An entry after checking.
package enum LetterEntry: Sendable, Equatable {
    case empty
    case wrong(LetterProblem)
    /// A date that does not go with another date of the letter.
    case conflict(LetterRelation)
    case words(String)
}

extension LetterField {
    /// Checks an entry and gives the words for the letter.
    package func entry(_ typed: String, today: CivilDate) -> LetterEntry {
        let text = trimmed(typed)
        if text.isEmpty { return .empty }
        switch kind {
        case .text, .code:
            let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
            return line.unicodeScalars.count > most ? .wrong(.tooLong) : .words(kind == .code ? halfWidth(line) : line)
        case .lines:
            let lines = text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }.filter { !$0.isEmpty }
            return text.unicodeScalars.count > most ? .wrong(.tooLong) : .words(lines.joined(separator: "\n"))
        case .phone: return phone(halfWidth(text))
        case .money: return money(text)
        case .count: return count(text)
        case .date: return date(text, today)
        case .choice: return choices.first { $0.id == text }.map { .words($0.text) } ?? .wrong(.notChoice)
        }
    }

    private func phone(_ text: String) -> LetterEntry {
        let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x2D || $0 == 0x2B }
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
        return allowed && (5...15).contains(digits) ? .words(text) : .wrong(.notPhone)
    }

    /// `1200`, `1,200.5 元`, `1.2万`, `五千`, as the calculator reads them; written without separators, and without fen when there are none.
    private func money(_ text: String) -> LetterEntry {
        switch CalculatorNumber.amount(text) {
        case .failure(.tooLarge): return .wrong(.tooMuch)
        case .failure, .success(0): return .wrong(.notMoney)
        case .success(let fen):
            let rest = String(fen % 100 + 100).dropFirst()
            return .words(fen % 100 == 0 ? String(fen / 100) : "\(fen / 100).\(rest)")
        }
    }

    /// `12`, `12 期`, `一年`, as the calculator reads them.
    private func count(_ text: String) -> LetterEntry {
        guard case .success(let count) = CalculatorNumber.months(text) else { return .wrong(.notCount) }
        return .words(String(count))
    }

    private func date(_ text: String, _ today: CivilDate) -> LetterEntry {
        guard let date = CivilDate(text), (1990...2100).contains(date.year) else { return .wrong(.notDate) }
        if range == .past, date > today { return .wrong(.afterToday) }
        if range == .future, date < today { return .wrong(.beforeToday) }
        return .words("\(date.year)年\(date.components.month)月\(date.components.day)日")
    }
}
