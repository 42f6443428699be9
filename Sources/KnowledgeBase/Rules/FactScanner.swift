// Finds in running text what needs a source: amounts with a unit, dates, laws, and telephone numbers.

/// Something a block states that a reader may want to check.
package struct StatedFact: Sendable, Equatable {
    package enum Kind: String, Sendable { case amount, date, law, phone }
    package var kind: Kind
    /// As written, without blanks.
    package var text: String
}

/// Scans one sentence, compacted (see `compacted`).
package struct FactScanner {
    private let text: [Unicode.Scalar]
    private var index = 0
    package private(set) var facts: [StatedFact] = []

    /// Units of time, money and percent, longest first.
    private static let units = [
        "个工作日", "个自然日", "个小时", "工作日", "自然日", "万元", "亿元", "小时", "分钟", "个月", "个周", "元", "块", "万", "日", "天", "周", "年", "%", "％",
    ].map { Array($0.unicodeScalars) }
    private static let lawEndings = ["法典", "法", "条例", "规定", "办法", "解释", "通知", "意见", "指引", "规则", "公约", "批复", "公告", "规范", "准则"]
        .map { Array($0.unicodeScalars) }
    private static let callWords = ["拨打", "电话", "热线", "客服", "打", "拨"].map { Array($0.unicodeScalars) }
    private static let numerals = Set("零〇一二三四五六七八九十百千万两".unicodeScalars)

    private init(_ text: [Unicode.Scalar]) { self.text = text }

    /// The facts of a text in order.
    package static func facts(in text: [Unicode.Scalar]) -> [StatedFact] {
        var scanner = FactScanner(text)
        while scanner.index < text.count { scanner.step() }
        return scanner.facts
    }

    private mutating func step() {
        let scalar = text[index]
        if scalar.isDigit {
            number()
        } else if scalar == "第" {
            article()
        } else if scalar == "《" {
            title()
        } else if Self.numerals.contains(scalar) {
            chineseNumber()
        } else {
            index += 1
        }
    }

    private mutating func add(_ kind: StatedFact.Kind, _ range: Range<Int>) {
        facts.append(StatedFact(kind: kind, text: String(String.UnicodeScalarView(text[range]))))
        index = range.upperBound
    }

    /// A run of digits with `,` `.` `-` `:` inside.
    private mutating func number() {
        let start = index
        var end = index
        while end < text.count,
            text[end].isDigit || (",.-:".unicodeScalars.contains(text[end]) && end + 1 < text.count && text[end + 1].isDigit)
        {
            end += 1
        }
        // A part of a name such as GB/T45251 or App2 is no amount.
        if start > 0, text[start - 1].isASCIILetter || text[start - 1] == "/" || text[start - 1] == "〔" {
            index = end
            return
        }
        let digits = text[start..<end].filter(\.isDigit)
        if let unit = unit(at: end) { return add(isDate(digits, unit) ? .date : .amount, start..<end + unit.count) }
        if end < text.count, text[end] == "月" { return add(.date, start..<end + 1) }
        let written = text[start..<end]
        if digits.count == 8, written.count == 10, written.filter({ $0 == "-" }).count == 2 { return add(.date, start..<end) }
        if written.contains(":") { return add(.amount, start..<end) }
        if isPhone(digits, written, after: start) { return add(.phone, start..<end) }
        index = end
    }

    private func isDate(_ digits: [Unicode.Scalar], _ unit: [Unicode.Scalar]) -> Bool { unit == ["年"] && digits.count == 4 }

    /// Service numbers (10…, 11…, 12…, 95…, 96…), 400 and 800 numbers, mobiles, and what one is told to call.
    private func isPhone(_ digits: [Unicode.Scalar], _ written: ArraySlice<Unicode.Scalar>, after start: Int) -> Bool {
        if written.contains(",") || written.contains(".") { return false }
        let head = String(String.UnicodeScalarView(digits.prefix(3)))
        let isCalled = Self.callWords.contains { text[..<start].suffix($0.count).elementsEqual($0) }
        switch digits.count {
        // Not the 400 of a kind of number.
        case 3: return isCalled && digits.suffix(2) != ["0", "0"]
        case 5, 6:
            let prefix = head.prefix(2)
            if digits.suffix(2) == ["0", "0"], !isCalled { return false }
            return ["95", "96"].contains(prefix) || digits.count == 5 && (["10", "11", "12"].contains(prefix) || isCalled)
        case 10: return head == "400" || head == "800"
        case 11: return digits[0] == "1" && !["0", "1", "2"].contains(digits[1]) || isLandline(written)
        case 12: return isLandline(written)
        default: return false
        }
    }

    private func isLandline(_ written: ArraySlice<Unicode.Scalar>) -> Bool { written.first == "0" && written.contains("-") }

    /// 十五日, 三十天, 万分之五: two numerals or more before a unit; 一天 and 两天 are common speech.
    private mutating func chineseNumber() {
        let start = index
        var end = index
        while end < text.count, Self.numerals.contains(text[end]) { end += 1 }
        if end + 2 < text.count, text[end] == "分", text[end + 1] == "之", Self.numerals.contains(text[end + 2]) {
            return add(.amount, start..<end + 3)
        }
        if end - start >= 2, text[start..<end] != ["万", "一"], let unit = unit(at: end) { return add(.amount, start..<end + unit.count) }
        index = end
    }

    private func unit(at place: Int) -> [Unicode.Scalar]? {
        guard place < text.count else { return nil }
        return Self.units.first { text[place...].starts(with: $0) }
    }

    /// 第70条, 第七十条.
    private mutating func article() {
        var end = index + 1
        while end < text.count, text[end].isDigit || Self.numerals.contains(text[end]) { end += 1 }
        if end > index + 1, end < text.count, text[end] == "条" { return add(.law, index..<end + 1) }
        // 第二天, 第 3 年 count; they state no duration.
        index = end
    }

    /// 《民法典》, 《…办法（试行）》.
    private mutating func title() {
        guard let close = text[index...].firstIndex(of: "》") else {
            index += 1
            return
        }
        var name = text[(index + 1)..<close]
        if name.last == "）", let open = name.lastIndex(of: "（") { name = name[..<open] }
        if Self.lawEndings.contains(where: { name.suffix($0.count).elementsEqual($0) }) { return add(.law, index..<close + 1) }
        index = close + 1
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
