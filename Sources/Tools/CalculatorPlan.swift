// From what a reader can pay a month to how long it takes; two offers; interest for days overdue. All amounts in 分.

/// A debt as it stands today.
package struct DebtState: Sendable, Equatable {
    /// What interest runs on.
    package var principal: Int
    /// Interest, penalty and fees already charged; no interest runs on them here (no 复利).
    package var charges: Int
    /// Nominal annual rate in millionths of a percent.
    package var annualRate: Int

    package init(principal: Int, charges: Int, annualRate: Int) {
        self.principal = principal
        self.charges = charges
        self.annualRate = annualRate
    }

    package var owed: Int { principal + charges }

    /// Interest of the first month: a payment that is not above it pays nothing back.
    package var firstInterest: Int { interest(on: principal) }

    private func interest(on balance: Int) -> Int { CalculatorNumber.product(balance, annualRate, over: CalculatorNumber.whole * 12) }
}

/// How a debt ends under a fixed payment.
package enum PlanOutcome: Sendable, Equatable {
    /// Paid off: months, all that is paid, the interest in it, the last payment.
    case ends(months: Int, total: Int, interest: Int, last: Int)
    /// The payment does not exceed the interest: the debt never gets smaller.
    case never
    /// More than 360 months.
    case tooLong
}

extension DebtState {
    /// Pays `monthly` at the end of each month: first charges and interest, then principal, as 民法典 561 orders it unless agreed otherwise.
    package func outcome(paying monthly: Int) -> PlanOutcome {
        if monthly <= 0 || (principal > 0 && monthly <= firstInterest) { return .never }
        var left = principal
        var charged = charges
        var total = 0
        var accrued = 0
        for month in 1...CalculatorNumber.greatestMonths {
            let interest = interest(on: left)
            accrued += interest
            charged += interest
            let payment = min(monthly, left + charged)
            let toCharges = min(payment, charged)
            charged -= toCharges
            left -= payment - toCharges
            total += payment
            if left + charged == 0 { return .ends(months: month, total: total, interest: accrued, last: payment) }
        }
        return .tooLong
    }

    /// The smallest whole 元 a month, in 分, that ends the debt within `months`.
    package func leastPayment(within months: Int) -> Int {
        var low = 0
        var high = 1
        while !ends(paying: high, within: months) { high *= 2 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if ends(paying: middle, within: months) { high = middle } else { low = middle }
        }
        return high * 100
    }

    private func ends(paying yuan: Int, within months: Int) -> Bool {
        if case .ends(let needed, _, _, _) = outcome(paying: yuan * 100) { return needed <= months }
        return false
    }
}

/// One of the ways a debt could go on.
package struct PlanScenario: Sendable, Equatable {
    /// `now`, `lower`, `half`, `none`, `waived`: the ends of the keys of its name.
    package var id: String
    package var debt: DebtState
    package var outcome: PlanOutcome
}

extension DebtState {
    /// As it is; with the rate somebody hopes for, or half of it; without interest; with the charges so far let off.
    ///
    /// - Parameter hoped: an annual rate in millionths of a percent; nil takes half of the present one.
    package func scenarios(paying monthly: Int, hoped: Int?) -> [PlanScenario] {
        var states: [(id: String, debt: DebtState)] = [("now", self)]
        if annualRate > 0 {
            let lower = hoped ?? CalculatorNumber.product(annualRate, 1, over: 2)
            states.append((hoped == nil ? "half" : "lower", DebtState(principal: principal, charges: charges, annualRate: lower)))
            states.append(("none", DebtState(principal: principal, charges: charges, annualRate: 0)))
        }
        if charges > 0, principal > 0 { states.append(("waived", DebtState(principal: principal, charges: 0, annualRate: annualRate))) }
        return states.map { PlanScenario(id: $0.id, debt: $0.debt, outcome: $0.debt.outcome(paying: monthly)) }
    }
}

/// A proposal to settle what is owed today.
package struct Offer: Sendable, Equatable {
    /// Paid at once.
    package var upfront: Int
    package var monthly: Int
    package var months: Int

    package init(upfront: Int, monthly: Int, months: Int) {
        self.upfront = upfront
        self.monthly = monthly
        self.months = months
    }

    package var total: Int { upfront + monthly * months }

    /// More (or, negative, less) than what is owed today.
    package func extra(over owed: Int) -> Int { total - owed }

    /// What the waiting costs a year; a failure when less than the debt is paid in all, which is a reduction.
    package func annualCost(of owed: Int) -> Result<AnnualCost, CashFlowProblem> {
        CashFlow(received: owed - upfront, payments: [Int](repeating: monthly, count: months), periodsPerYear: 12).annualCost
    }
}

/// Interest for days overdue.
package struct Penalty: Sendable, Equatable {
    package var days: Int
    package var amount: Int
    /// The daily rate times 365, in hundredths of a percent; no compounding.
    package var annual: Int

    /// - Parameters:
    ///   - overdue: 分.
    ///   - dailyRate: the contract's rate in millionths of a percent, at most 10 % a day.
    ///   - multiple: hundredths; 150 for one and a half times the contract's rate.
    ///   - days: at most 36,600.
    package init(overdue: Int, dailyRate: Int, multiple: Int, days: Int) {
        self.days = days
        amount = CalculatorNumber.product(overdue, dailyRate * multiple * days, over: CalculatorNumber.whole * 100)
        annual = CalculatorNumber.product(dailyRate * multiple * 365, 1, over: 1_000_000)
    }
}
