// What the calculator knows besides arithmetic: kinds of lenders, dated rules, reference rates, and what its static tables show.

package import Diagnostics

/// A kind of lender; which rules hold depends on it.
package struct LenderKind: Sendable, Equatable {
    package var id: String
    package var label: String
}

/// Where in the calculator a rule matters.
package enum RuleUse: String, Sendable, CaseIterable {
    case cost
    case overdue
    case plan
}

/// Whether a rule holds for a contract.
package enum RuleStatus: String, Sendable {
    case applies
    /// The contract is older than the rule.
    case before
    /// The day decides, and it is not known well enough.
    case ask
}

/// One rule: what it says, what it does not say, from when, for whom, and what to do next. Never a verdict on a loan.
package struct CalculatorRule: Sendable, Equatable {
    package var id: String
    package var title: String
    /// Ids of the kinds of lenders it is about.
    package var lenders: [String]
    package var uses: [RuleUse]
    /// `2026-08-01`, `2025-12` or `2021`; empty when the day is not known or does not matter.
    package var from: String
    /// True when the day of the contract decides.
    package var byContract: Bool
    /// A line in hundredths of a percent a year; nil for a rule without a figure.
    package var line: Int?
    /// A line that is a multiple of the one-year LPR of the contract's day.
    package var lprTimes: Int?
    package var text: String
    package var limit: String
    package var ask: String
    /// What holds for an older contract.
    package var before: String
    package var page: String
    package var basis: [String]

    /// - Parameter signed: the contract's day, `YYYY-MM-DD`; empty when it is not known.
    package func status(signed: String) -> RuleStatus {
        if !byContract || from.isEmpty { return .applies }
        if signed.isEmpty { return .ask }
        let same = String(signed.prefix(from.count))
        if same < from { return .before }
        return from.count == 10 || same > from ? .applies : .ask
    }
}

/// A one-year LPR and since when it is known here.
package struct ReferenceRate: Sendable, Equatable {
    package var from: String
    /// Hundredths of a percent.
    package var percent: Int
    package var isUnverified: Bool
    package var note: String
    package var basis: [String]
}

/// A static table: its heading, the sentence above it, its sources.
package struct CalculatorTableText: Sendable, Equatable {
    package var title = ""
    package var note = ""
    package var basis: [String] = []
}

/// `Content/data/rates.yml`.
package struct CalculatorData: Sendable {
    package var lenders: [LenderKind] = []
    package var rules: [CalculatorRule] = []
    package var referenceRates: [ReferenceRate] = []

    /// The worked example: 分, millionths of a percent a day, months, hundredths of the contract's rate when overdue.
    package var example = CalculatorTableText()
    package var exampleAmount = 0
    package var exampleDaily = 0
    package var exampleMonths = 1
    package var examplePenalty = 100

    /// Rates a day, rates a month on what is left, fees a month on the first principal: millionths of a percent.
    package var daily = CalculatorTableText()
    package var dailyRates: [Int] = []
    package var monthly = CalculatorTableText()
    package var monthlyRates: [Int] = []
    package var flat = CalculatorTableText()
    package var flatFees: [Int] = []
    package var flatMonths: [Int] = []

    /// Monthly payments for an amount, by annual rate and months.
    package var payments = CalculatorTableText()
    package var paymentAmount = 0
    package var paymentRates: [Int] = []
    package var paymentMonths: [Int] = []

    package var citations: [(id: String, location: SourceLocation)] = []
    package var pages: [(path: String, location: SourceLocation)] = []

    package init() {}
}
