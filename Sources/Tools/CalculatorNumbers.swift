// Numbers as readers type them, and exact whole-number products: money in 分, rates in millionths of a percent.
// The page's script does the same steps in the same order; both are held to `Tests/Vectors/calculator.json`.

/// What is wrong with a number somebody typed. The raw value is the end of the message's key: `calculator_error_empty`.
package enum CalculatorInputError: String, Error, Sendable {
    case empty
    case notNumber = "not_number"
    case negative
    case decimals
    case tooLarge = "too_large"
    case zero
    case rateTooHigh = "rate_too_high"
}

package typealias CalculatorInput = Result<Int, CalculatorInputError>

package enum CalculatorNumber {
    /// 1 亿元 in 分: the largest amount that is computed with.
    package static let greatestAmount = 10_000_000_000
    /// 1000 % a year in millionths of a percent: the highest annual rate that is computed with.
    package static let greatestAnnualRate = 1_000_000_000
    /// 100 % in millionths of a percent.
    package static let whole = 100_000_000
    package static let greatestMonths = 360

    /// `1.5 万`, `１２，０００元`, `¥300` → 分. Zero is a number here; whoever needs more says so.
    package static func amount(_ text: String) -> CalculatorInput {
        var text = plain(text)
        for sign in ["¥", "￥", "人民币"] where text.hasPrefix(sign) { text.removeFirst(sign.count) }
        for word in ["块钱", "元", "块", "圆"] where text.hasSuffix(word) {
            text.removeLast(word.count)
            break
        }
        var power = 0
        for (word, zeros) in [("万", 4), ("w", 4), ("千", 3), ("k", 3), ("百", 2), ("亿", 8)] where text.hasSuffix(word) {
            text.removeLast(word.count)
            power = zeros
            break
        }
        return millionths(text).flatMap { value in
            // value is in millionths of a 元 (or of 万, 千 …); 分 are hundredths.
            if power < 4 {
                let divisor = powerOfTen(4 - power)
                guard value % divisor == 0 else { return .failure(.decimals) }
                return value / divisor > greatestAmount ? .failure(.tooLarge) : .success(value / divisor)
            }
            let factor = powerOfTen(power - 4)
            return value > greatestAmount / factor ? .failure(.tooLarge) : .success(value * factor)
        }
    }

    /// `0.05%`, `０．０５`, `万分之五`, `万5`, `5‱` → millionths of a percent; a number without a sign is percent.
    package static func rate(_ text: String) -> CalculatorInput {
        var text = plain(text)
        var divisor = 1
        for (word, parts) in [("百分之", 1), ("千分之", 10), ("万分之", 100), ("万", 100)] where text.hasPrefix(word) {
            text.removeFirst(word.count)
            divisor = parts
            break
        }
        for (word, parts) in [("%", 1), ("‰", 10), ("‱", 100)] where divisor == 1 && text.hasSuffix(word) {
            text.removeLast(word.count)
            divisor = parts
            break
        }
        return millionths(text).flatMap { value in
            guard value % divisor == 0 else { return .failure(.decimals) }
            return value / divisor > greatestAnnualRate ? .failure(.rateTooHigh) : .success(value / divisor)
        }
    }

    /// `12`, `12 期`, `12 个月`, `1 年` → months, from 1 to 360.
    package static func months(_ text: String) -> CalculatorInput {
        var text = plain(text)
        var factor = 1
        for (word, months) in [("个月", 1), ("期", 1), ("月", 1), ("年", 12)] where text.hasSuffix(word) {
            text.removeLast(word.count)
            factor = months
            break
        }
        return whole(text, upTo: greatestMonths / factor).map { $0 * factor }
    }

    /// `30`, `30 天` → days, from 1 to 3660.
    package static func days(_ text: String) -> CalculatorInput {
        var text = plain(text)
        for word in ["天", "日"] where text.hasSuffix(word) {
            text.removeLast(word.count)
            break
        }
        return whole(text, upTo: 3660)
    }

    /// `1.5`, `1.5 倍` → hundredths, from 1 to 10 times.
    package static func multiple(_ text: String) -> CalculatorInput {
        var text = plain(text)
        if text.hasSuffix("倍") { text.removeLast() }
        return millionths(text).flatMap { value in
            guard value % 10_000 == 0 else { return .failure(.decimals) }
            if value == 0 { return .failure(.zero) }
            return value > 10_000_000 ? .failure(.tooLarge) : .success(value / 10_000)
        }
    }

    private static func whole(_ text: String, upTo most: Int) -> CalculatorInput {
        millionths(text).flatMap { value in
            guard value % 1_000_000 == 0 else { return .failure(.decimals) }
            if value == 0 { return .failure(.zero) }
            return value / 1_000_000 > most ? .failure(.tooLarge) : .success(value / 1_000_000)
        }
    }

    /// Full-width signs and Chinese digits become ASCII, spaces go, Latin letters become small.
    private static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x09, 0xA0, 0x3000, 0x2009, 0x202F: continue
            case 0x2212, 0xFF0D: result.append("-")
            case 0xFF01...0xFF5E:
                let narrow = Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
                result.append(narrow.properties.isUppercase ? Unicode.Scalar(UInt8(narrow.value + 32)) : narrow)
            case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(scalar.value + 32)))
            default: result.append(chineseDigits[scalar] ?? scalar)
            }
        }
        return String(tensWritten(result))
    }

    /// 二十四 is 24 and 十 is 10: the ten gets the digits that were left out beside it.
    private static func tensWritten(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
        guard text.contains("十") else { return text }
        let scalars = Array(text)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            guard scalar == "十" else {
                result.append(scalar)
                continue
            }
            if index == 0 || !("0"..."9").contains(scalars[index - 1]) { result.append("1") }
            if index == scalars.count - 1 || !("0"..."9").contains(scalars[index + 1]) { result.append("0") }
        }
        return result
    }

    private static let chineseDigits: [Unicode.Scalar: Unicode.Scalar] = [
        "零": "0", "〇": "0", "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "点": ".",
    ]

    /// Digits with an optional fraction of six places and commas before groups of three → millionths; nine digits before the point.
    private static func millionths(_ text: String) -> CalculatorInput {
        if text.isEmpty { return .failure(.empty) }
        if text.hasPrefix("-") { return .failure(millionths(String(text.dropFirst())).isNumber ? .negative : .notNumber) }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let front = digits(parts[0]) else { return .failure(.notNumber) }
        let back = parts.count == 2 ? parts[1] : "0"
        guard !back.isEmpty, back.utf8.allSatisfy(isDigit), !(front.isEmpty && parts.count == 1) else { return .failure(.notNumber) }
        let significant = front.drop { $0 == "0" }
        if significant.utf8.count > 9 { return .failure(.tooLarge) }
        var fraction = back[...]
        while fraction.last == "0" { fraction.removeLast() }
        if fraction.utf8.count > 6 { return .failure(.decimals) }
        var value = 0
        for digit in significant.utf8 { value = value * 10 + Int(digit - 0x30) }
        for digit in fraction.utf8 { value = value * 10 + Int(digit - 0x30) }
        return .success(value * powerOfTen(6 - fraction.utf8.count))
    }

    /// The digits without commas; nil when a comma is not before a group of three or anything else stands there.
    private static func digits(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return nil }
        if groups.count > 1 {
            guard (1...3).contains(groups[0].utf8.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        }
        return groups.joined()
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func powerOfTen(_ power: Int) -> Int { (0..<power).reduce(1) { value, _ in value * 10 } }

    /// `a × b ÷ d`, rounded half up, without leaving the whole numbers that a double holds exactly (the script's numbers).
    ///
    /// - Parameter a: up to 1e10; `b` up to 9e15; `d` up to 5e10.
    package static func product(_ a: Int, _ b: Int, over d: Int) -> Int {
        let base = 100_000
        var places: [Int] = []
        var rest = b
        repeat {
            places.append(rest % base)
            rest /= base
        } while rest > 0
        var quotient = 0
        var remainder = 0
        for place in places.reversed() {
            let step = remainder * base + a * place
            remainder = step % d
            quotient = quotient * base + (step - remainder) / d
        }
        return remainder * 2 >= d ? quotient + 1 : quotient
    }
}

extension CalculatorInput {
    fileprivate var isNumber: Bool {
        switch self {
        case .success, .failure(.tooLarge), .failure(.decimals): true
        case .failure: false
        }
    }
}

/// How often a rate is charged.
package enum RateUnit: String, Sendable, CaseIterable {
    case day
    case month
    case year
    /// A fee of so many percent of the first principal each month, whatever has been paid back.
    case flat
}

extension CalculatorNumber {
    /// The nominal annual rate: day × basis, month × 12. In millionths of a percent.
    ///
    /// - Parameter basis: days of a year by the contract, 365 or 360.
    package static func annualRate(_ rate: Int, per unit: RateUnit, basis: Int) -> CalculatorInput {
        let annual: Int =
            switch unit {
            case .day: rate * basis
            case .month, .flat: rate * 12
            case .year: rate
            }
        return annual > greatestAnnualRate ? .failure(.rateTooHigh) : .success(annual)
    }

    /// A nominal annual rate with interest on interest every month, in hundredths of a percent.
    package static func compounded(_ annualRate: Int) -> Int {
        var growth = 1.0
        for _ in 0..<12 { growth *= 1 + Double(annualRate) / Double(whole * 12) }
        return Int(((growth - 1) * 10_000 + 0.5).rounded(.down))
    }

    /// Millionths of a percent → hundredths of a percent, rounded half up.
    package static func hundredths(_ rate: Int) -> Int { product(rate, 1, over: 10_000) }

    /// `1,016.92`; without 分 when there are none.
    package static func amountText(_ amount: Int) -> String {
        let (yuan, fen) = (amount.magnitude / 100, amount.magnitude % 100)
        let sign = amount < 0 ? "−" : ""
        return sign + grouped(yuan) + (fen == 0 ? "" : fen < 10 ? ".0\(fen)" : ".\(fen)")
    }

    /// Hundredths of a percent → `18.25%`.
    package static func percentText(_ hundredths: Int) -> String {
        let fraction = hundredths % 100
        return grouped(UInt(hundredths / 100)) + "." + (fraction < 10 ? "0" : "") + "\(fraction)%"
    }

    /// Millionths of a percent as written, `0.05%`.
    package static func rateText(_ rate: Int) -> String {
        var fraction = String(1_000_000 + rate % 1_000_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return "\(rate / 1_000_000)" + (fraction.isEmpty ? "" : "." + fraction) + "%"
    }

    private static func grouped(_ number: UInt) -> String {
        var text = String(number)
        var at = text.count - 3
        while at > 0 {
            text.insert(",", at: text.index(text.startIndex, offsetBy: at))
            at -= 3
        }
        return text
    }
}
