// `Tests/Vectors/calculator.json`: what both engines must give. SIGNPOST_RECORD=1 rewrites it; the page's script reads the same file, and
// Tests/Browser/test_calculator_arithmetic.py computes it once more with decimals.

import Diagnostics
import Foundation
import Testing

@testable import Tools

@Test func theCalculatorsVectorsAreWhatTheEngineGives() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appending(path: "Vectors/calculator.json")
    let parts: [(String, [String])] = [
        ("numbers", numbers), ("words", words), ("loans", loans), ("flows", flows), ("plans", plans), ("offers", offers),
        ("penalties", penalties), ("rules", rules),
    ]
    let expected = "{\n" + parts.map { "\"\($0.0)\":[\n\($0.1.joined(separator: ",\n"))\n]" }.joined(separator: ",\n") + "\n}\n"
    if ProcessInfo.processInfo.environment["SIGNPOST_RECORD"] == "1" { try expected.write(to: file, atomically: true, encoding: .utf8) }
    let isEqual = try String(contentsOf: file, encoding: .utf8) == expected
    #expect(isEqual, "Tests/Vectors/calculator.json differs; look at the change, then record it with SIGNPOST_RECORD=1")
}

private typealias Reader = @Sendable (String) -> CalculatorInput

private let typed: [(kind: String, read: Reader, texts: [String])] = [
    (
        "amount", CalculatorNumber.amount,
        [
            "10000", "1万", "1.5 万", "一万", "十万", "两千", "3千", "5k", "1W", "１２，０００元", "¥300", "￥ 99.90", "12,345.67", "1,234,567", "100000000",
            "1亿", "0", "0.01", "00012", "1.2345万", "500块钱", "300元", "人民币800", " 8 800 ", ".5", "1.10",
            "", " ", "abc", "1e309", "1e5", "NaN", "Infinity", "-5", "−5", "－５", "-abc", "--5", "12,34", "1,2345", ",100", "1.2.3", "5.",
            "万", "1万2",
            "100000001", "1.1亿", "999999999999999999999999", "0.001", "1.23456789万", "<b>1</b>", "1/2", "0x10", "五百", "٣",
        ]
    ),
    (
        "rate", CalculatorNumber.rate,
        [
            "0.05%", "0.05", "０．０５％", "万分之五", "万5", "万五", "5‱", "千分之一点五", "1.5‰", "百分之二十四", "24%", "18.25%", "0", "十", "二十", "1000",
            "0.000001%", "万分之四点五",
            "", "-1%", "1000.1%", "5%%", "%", "0.0000001", "1e309", "5厘", "万分之", "０.０００００００１",
        ]
    ),
    (
        "months", CalculatorNumber.months,
        ["12", "12期", "6 个月", "3年", "十二", "３６", "360", "30年", "", "0", "361", "31年", "-1", "1.5", "abc", "1.5年"]
    ),
    ("days", CalculatorNumber.days, ["7", "30天", "365 日", "3660", "", "0", "3661", "-7", "1.5", "三十"]),
    ("multiple", CalculatorNumber.multiple, ["1.5", "1.5 倍", "一点五", "1", "10", "0", "10.01", "1.505", "-1", ""]),
]

private var numbers: [String] {
    typed.flatMap { kind, read, texts in
        texts.map { text in
            let result: String =
                switch read(text) {
                case .success(let value): "\"value\":\(value)"
                case .failure(let error): "\"error\":\"\(error.rawValue)\""
                }
            return "{\"read\":\"\(kind)\",\"text\":\(jsonString(text)),\(result)}"
        }
    }
}

private var words: [String] {
    let amounts = [0, 1, 10, 99, 100, 12_345, 100_000, 123_456_789, 10_000_000_000, -250, -100_000]
    let percents = [0, 1, 99, 100, 1825, 2400, 10_000, 1_234_567, 10_000_000]
    let rates = [0, 1, 50_000, 45_000, 1_000_000, 18_250_000, 1_000_000_000]
    return amounts.map { "{\"amount\":\($0),\"text\":\(jsonString(CalculatorNumber.amountText($0)))}" }
        + percents.map { "{\"percent\":\($0),\"text\":\(jsonString(CalculatorNumber.percentText($0)))}" }
        + rates.map {
            "{\"rate\":\($0),\"text\":\(jsonString(CalculatorNumber.rateText($0))),\"compounded\":\(CalculatorNumber.compounded($0)),"
                + "\"hundredths\":\(CalculatorNumber.hundredths($0))}"
        }
}

/// A number sequence of its own: the same on every machine (Lehmer, modulus 2³¹ − 1).
private struct Draws {
    var state = 20_261_122

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        state = state * 48_271 % 2_147_483_647
        return range.lowerBound + state % (range.upperBound - range.lowerBound + 1)
    }
}

private var terms: [LoanTerms] {
    let principals = [10_000, 1_000_000, 1_234_567, 5_000_000, 100_000_000, 10_000_000_000]
    let rates = [
        0, 1, 4_350_000, 7_200_000, 12_000_000, 15_400_000, 18_000_000, 18_250_000, 24_000_000, 36_000_000, 100_000_000, 1_000_000_000,
    ]
    let months = [1, 2, 3, 6, 12, 24, 36, 60, 120, 360]
    var all: [LoanTerms] = []
    var index = 0
    for principal in principals {
        for rate in rates {
            for count in months {
                for method in RepaymentMethod.allCases {
                    index += 1
                    guard index % 7 == 0 || (principal == 1_000_000 && rate == 18_250_000) else { continue }
                    let hasFees = index % 3 == 0
                    all.append(
                        LoanTerms(
                            principal: principal, annualRate: rate, months: count, method: method,
                            upfrontFee: hasFees ? principal / 20 : 0, monthlyFee: hasFees ? principal / 250 : 0))
                }
            }
        }
    }
    return all
}

private func cost(_ result: Result<AnnualCost, CashFlowProblem>) -> String {
    switch result {
    case .success(let cost): "\"nominal\":\(cost.nominal),\"effective\":\(cost.effective)"
    case .failure(let problem): "\"error\":\"\(problem.rawValue)\""
    }
}

/// `byMonth` sums month × payment and month × balance: two figures in which every row has its share.
private var loans: [String] {
    terms.map { terms in
        let schedule = terms.schedule
        let rows = schedule.instalments.enumerated()
        let byMonth = [
            rows.reduce(0) { $0 + ($1.offset + 1) * $1.element.payment }, rows.reduce(0) { $0 + ($1.offset + 1) * $1.element.balance },
        ]
        return "{\"principal\":\(terms.principal),\"annualRate\":\(terms.annualRate),\"months\":\(terms.months),"
            + "\"method\":\"\(terms.method.rawValue)\",\"upfrontFee\":\(terms.upfrontFee),\"monthlyFee\":\(terms.monthlyFee),"
            + "\"first\":\(schedule.instalments[0].payment),\"last\":\(schedule.instalments[terms.months - 1].payment),"
            + "\"total\":\(schedule.total),\"interest\":\(schedule.interest),\"fees\":\(schedule.fees),\"byMonth\":\(byMonth),"
            + "\(cost(schedule.cashFlow.annualCost))}"
    }
}

private var flows: [String] {
    var draws = Draws()
    var all = [
        CashFlow(received: 100_000, payments: [Int](repeating: 0, count: 6) + [150_000], periodsPerYear: 365),
        CashFlow(received: 100_000, payments: [200_000], periodsPerYear: 365),
        CashFlow(received: 1, payments: [10_000_000_000], periodsPerYear: 12),
        CashFlow(received: 10_000, payments: [10_000], periodsPerYear: 12),
        CashFlow(received: 10_000, payments: [9_999], periodsPerYear: 12),
        CashFlow(received: 10_000, payments: [0, 0], periodsPerYear: 12), CashFlow(received: 10_000, payments: [], periodsPerYear: 12),
        CashFlow(received: 0, payments: [1], periodsPerYear: 12), CashFlow(received: -5, payments: [1], periodsPerYear: 12),
        CashFlow(received: 9_999_999_999, payments: [10_000_000_000], periodsPerYear: 365),
    ]
    for _ in 0..<60 {
        let count = draws.next(1...60)
        all.append(
            CashFlow(
                received: draws.next(10_000...3_000_000),
                payments: (0..<count).map { _ in draws.next(0...4) == 0 ? 0 : draws.next(1...300_000) },
                periodsPerYear: draws.next(0...3) == 0 ? 365 : 12))
    }
    return all.map { flow in
        let rate = (try? flow.periodRate.get()).map { "\"rate\":\"\(String($0.bitPattern, radix: 16))\"," } ?? ""
        return "{\"received\":\(flow.received),\"payments\":\(flow.payments),\"periodsPerYear\":\(flow.periodsPerYear),"
            + rate + cost(flow.annualCost) + "}"
    }
}

private func ending(_ outcome: PlanOutcome) -> String {
    switch outcome {
    case .ends(let months, let total, let interest, let last):
        "{\"kind\":\"ends\",\"months\":\(months),\"total\":\(total),\"interest\":\(interest),\"last\":\(last)}"
    case .never: "{\"kind\":\"never\"}"
    case .tooLong: "{\"kind\":\"too_long\"}"
    }
}

private var plans: [String] {
    var draws = Draws()
    var cases: [(debt: DebtState, monthly: Int, hoped: Int?)] = [
        (DebtState(principal: 2_000_000, charges: 100_000, annualRate: 24_000_000), 60_000, nil),
        (DebtState(principal: 2_000_000, charges: 100_000, annualRate: 24_000_000), 40_000, nil),  // exactly the interest
        (DebtState(principal: 2_000_000, charges: 100_000, annualRate: 24_000_000), 40_001, nil),
        (DebtState(principal: 2_000_000, charges: 0, annualRate: 0), 30_000, nil),
        (DebtState(principal: 0, charges: 50_000, annualRate: 24_000_000), 10_000, nil),
        (DebtState(principal: 1, charges: 0, annualRate: 24_000_000), 1, nil),
        (DebtState(principal: 2_000_000, charges: 0, annualRate: 24_000_000), 5_000_000, 12_000_000),
        (DebtState(principal: 10_000_000_000, charges: 0, annualRate: 18_250_000), 200_000_000, 0),
    ]
    for _ in 0..<60 {
        let principal = draws.next(100_000...20_000_000)
        cases.append(
            (
                DebtState(
                    principal: principal, charges: draws.next(0...2) == 0 ? 0 : draws.next(0...2_000_000),
                    annualRate: draws.next(0...60) * 600_000),
                principal / draws.next(5...90) + 100, draws.next(0...1) == 0 ? nil : draws.next(0...20) * 100_000
            ))
    }
    return cases.map { debt, monthly, hoped in
        let scenarios = debt.scenarios(paying: monthly, hoped: hoped).map {
            "{\"id\":\"\($0.id)\",\"annualRate\":\($0.debt.annualRate),\"outcome\":\(ending($0.outcome))}"
        }
        let least = [1, 12, 36, 360].map { debt.leastPayment(within: $0) }
        return "{\"principal\":\(debt.principal),\"charges\":\(debt.charges),\"annualRate\":\(debt.annualRate),\"monthly\":\(monthly),"
            + "\"hoped\":\(hoped.map(String.init) ?? "null"),\"scenarios\":[\(scenarios.joined(separator: ","))],\"least\":\(least)}"
    }
}

private var offers: [String] {
    let all: [(owed: Int, offer: Offer)] = [
        (2_000_000, Offer(upfront: 0, monthly: 70_000, months: 36)), (2_000_000, Offer(upfront: 200_000, monthly: 90_000, months: 24)),
        (2_000_000, Offer(upfront: 1_600_000, monthly: 0, months: 0)), (2_000_000, Offer(upfront: 2_000_000, monthly: 10_000, months: 1)),
        (2_000_000, Offer(upfront: 0, monthly: 50_000, months: 30)), (1_234_567, Offer(upfront: 1, monthly: 33_333, months: 60)),
    ]
    return all.map { owed, offer in
        "{\"owed\":\(owed),\"upfront\":\(offer.upfront),\"monthly\":\(offer.monthly),\"months\":\(offer.months),\"total\":\(offer.total),"
            + "\"extra\":\(offer.extra(over: owed)),\(cost(offer.annualCost(of: owed)))}"
    }
}

private var penalties: [String] {
    let cases = [
        (1_000_000, 50_000, 150, 30), (1_000_000, 50_000, 150, 1), (1_000_000, 50_000, 100, 365), (1, 50_000, 150, 1),
        (333, 65_000, 150, 17),
        (10_000_000_000, 10_000_000, 1000, 3660), (1_234_567, 49_315, 130, 90), (917_99, 50_000, 150, 2),
    ]
    return cases.map { overdue, daily, multiple, days in
        let penalty = Penalty(overdue: overdue, dailyRate: daily, multiple: multiple, days: days)
        return
            "{\"overdue\":\(overdue),\"daily\":\(daily),\"multiple\":\(multiple),\"days\":\(days),\"amount\":\(penalty.amount),\"annual\":\(penalty.annual)}"
    }
}

private var rules: [String] {
    let signed = [
        "", "2020-12-31", "2021-01-01", "2021-06-30", "2022-01-01", "2025-11-30", "2025-12-01", "2025-12-31", "2026-01-01", "2026-07-31",
        "2026-08-01", "2026-08-02",
    ]
    return ["2026-08-01", "2025-12", "2021", ""].flatMap { from in
        [true, false].flatMap { byContract in
            signed.map { day in
                let rule = CalculatorRule(
                    id: "", title: "", lenders: [], uses: [], from: from, byContract: byContract, text: "", limit: "", ask: "", before: "",
                    page: "", basis: [])
                return
                    "{\"from\":\"\(from)\",\"byContract\":\(byContract),\"signed\":\"\(day)\",\"status\":\"\(rule.status(signed: day).rawValue)\"}"
            }
        }
    }
}
