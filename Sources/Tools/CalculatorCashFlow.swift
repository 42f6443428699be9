// What a loan really costs a year: the internal rate of return of the money that came and the money that went.

/// Money received once and paid back on a grid of equal periods. All amounts in 分.
package struct CashFlow: Sendable, Equatable {
    /// What really came, after everything that was taken off first.
    package var received: Int
    /// `payments[i]` is paid at the end of period `i + 1`; none is negative.
    package var payments: [Int]
    /// 12 for months, 365 for days.
    package var periodsPerYear: Int

    package init(received: Int, payments: [Int], periodsPerYear: Int) {
        self.received = received
        self.payments = payments
        self.periodsPerYear = periodsPerYear
    }

    package var total: Int { payments.reduce(0, +) }
}

/// The annual cost in hundredths of a percent, in the two ways it is stated.
package struct AnnualCost: Sendable, Equatable {
    /// The rate of a period times the periods of a year.
    package var nominal: Int
    /// With interest on interest for a whole year.
    package var effective: Int

    /// Figures above this (100,000 %) are cut to it.
    package static let greatest = 10_000_000
}

/// Why there is no annual cost. The raw value is the end of the message's key.
package enum CashFlowProblem: String, Error, Sendable {
    case nothingReceived = "nothing_received"
    case nothingPaid = "nothing_paid"
    /// Less went back than came: a negative rate, or a slip.
    case paidLess = "paid_less"
}

extension CashFlow {
    package var annualCost: Result<AnnualCost, CashFlowProblem> {
        periodRate.map { rate in
            var growth = 1.0
            for _ in 0..<periodsPerYear { growth *= 1 + rate }
            return AnnualCost(
                nominal: Self.hundredths(rate * Double(periodsPerYear)), effective: Self.hundredths(growth - 1))
        }
    }

    /// The rate of one period at which the payments are worth what was received.
    ///
    /// With v = 1/(1 + rate) the value Σ payment·vᵏ grows with v, is 0 at 0 and the plain sum at 1: exactly one v in between fits,
    /// and halving the interval finds it whatever the amounts are. Only + − × ÷ on doubles, so every machine gives the same bits.
    package var periodRate: Result<Double, CashFlowProblem> {
        if received <= 0 { return .failure(.nothingReceived) }
        if total == 0 { return .failure(.nothingPaid) }
        if total < received { return .failure(.paidLess) }
        if total == received { return .success(0) }
        var low = 0.0
        var high = 1.0
        for _ in 0..<200 {
            let middle = (low + high) * 0.5
            if middle <= low || middle >= high { break }
            if value(at: middle) > Double(received) { high = middle } else { low = middle }
        }
        return .success(1 / high - 1)
    }

    private func value(at v: Double) -> Double {
        var sum = 0.0
        for payment in payments.reversed() { sum = (sum + Double(payment)) * v }
        return sum
    }

    private static func hundredths(_ share: Double) -> Int {
        share >= Double(AnnualCost.greatest) / 10_000 ? AnnualCost.greatest : Int((share * 10_000 + 0.5).rounded(.down))
    }
}

/// How a figure lies to a line such as 24 %, when it is not said which of the two annual figures the line means.
package enum LinePosition: String, Sendable {
    /// Both figures are above.
    case above
    /// Neither is above.
    case below
    /// Only the effective one is above.
    case split
}

extension AnnualCost {
    /// - Parameter line: hundredths of a percent; a figure equal to the line is not above it.
    package func position(to line: Int) -> LinePosition {
        if nominal > line { return .above }
        return effective > line ? .split : .below
    }
}
