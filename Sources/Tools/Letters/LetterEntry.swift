// What a reader typed into a field → words for a letter, or what is wrong with it. The script `letters-engine.js` does the same.

package import CivilCalendar

/// What is wrong with an entry; the page has a sentence for each.
package enum LetterProblem: String, Sendable {
    case tooLong = "too-long"
    case notMoney = "not-money"
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
    case words(String)
}

extension LetterField {
    /// The largest sum a letter takes, in fen: a hundred million yuan.
    private static let mostFen = 10_000_000_000

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
        case .money: return money(halfWidth(text))
        case .date: return date(text, today)
        case .choice: return choices.first { $0.id == text }.map { .words($0.text) } ?? .wrong(.notChoice)
        }
    }

    private func phone(_ text: String) -> LetterEntry {
        let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x2D || $0 == 0x2B }
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
        return allowed && (5...15).contains(digits) ? .words(text) : .wrong(.notPhone)
    }

    /// `1200`, `1,200.5 元`, `1.2万`; written without separators, and without fen when there are none.
    private func money(_ text: String) -> LetterEntry {
        var text = text.filter { !" ,¥￥，".contains($0) }
        if text.hasSuffix("元") { text.removeLast() }
        let isInWan = text.hasSuffix("万")
        if isInWan { text.removeLast() }
        let sides = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let places = isInWan ? 6 : 2
        guard sides.count <= 2, let whole = sides.first, (1...12).contains(whole.utf8.count), isDigits(whole) else {
            return .wrong(.notMoney)
        }
        let fraction = sides.count == 2 ? sides[1] : ""
        guard fraction.utf8.count <= places, isDigits(fraction), sides.count == 1 || !fraction.isEmpty else { return .wrong(.notMoney) }
        let padded = fraction + String(repeating: "0", count: places - fraction.utf8.count)
        guard let large = Int(whole + padded) else { return .wrong(.notMoney) }
        if large == 0 { return .wrong(.notMoney) }
        if large > Self.mostFen { return .wrong(.tooMuch) }
        let fen = String(large % 100 + 100).dropFirst()
        return .words(large % 100 == 0 ? String(large / 100) : "\(large / 100).\(fen)")
    }

    private func date(_ text: String, _ today: CivilDate) -> LetterEntry {
        guard let date = CivilDate(text), (1990...2100).contains(date.year) else { return .wrong(.notDate) }
        if range == .past, date > today { return .wrong(.afterToday) }
        if range == .future, date < today { return .wrong(.beforeToday) }
        return .words("\(date.year)年\(date.components.month)月\(date.components.day)日")
    }

    private func isDigits(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

/// Full-width digits, full stop, comma, hyphen and letters as ASCII: ２０２６ → 2026.
func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isWide = (0xFF01...0xFF5E).contains(scalar.value)
        result.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar.value == 0x3000 ? " " : scalar)
    }
    return String(result)
}
