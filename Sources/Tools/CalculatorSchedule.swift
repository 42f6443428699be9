// Instalment tables: what is paid each month, by the five ways lenders charge. All amounts in 分, every month rounded half up.

/// How a loan is paid back.
package enum RepaymentMethod: String, Sendable, CaseIterable {
    /// 等额本息: the same sum every month.
    case equalPayment = "equal-payment"
    /// 等额本金: the same principal every month, interest on what is left.
    case equalPrincipal = "equal-principal"
    /// 先息后本: interest every month, all principal at the end.
    case interestFirst = "interest-first"
    /// 到期一次还本付息: nothing until the last month, interest not compounded.
    case atOnce = "at-once"
    /// 按最初本金收手续费: equal principal, and a fee on the first principal every month.
    case flatFee = "flat-fee"
}

/// The terms of a loan.
package struct LoanTerms: Sendable, Equatable {
    package var principal: Int
    /// Nominal annual rate in millionths of a percent; for `flatFee`, twelve times the fee of a month.
    package var annualRate: Int
    package var months: Int
    package var method: RepaymentMethod
    /// Taken off before the money came.
    package var upfrontFee: Int
    /// Charged on top every month: guarantee, service, membership.
    package var monthlyFee: Int

    package init(principal: Int, annualRate: Int, months: Int, method: RepaymentMethod, upfrontFee: Int = 0, monthlyFee: Int = 0) {
        self.principal = principal
        self.annualRate = annualRate
        self.months = months
        self.method = method
        self.upfrontFee = upfrontFee
        self.monthlyFee = monthlyFee
    }
}

/// One month of a schedule.
package struct Instalment: Sendable, Equatable {
    package var principal: Int
    package var interest: Int
    package var fee: Int
    /// Principal left afterwards.
    package var balance: Int

    package var payment: Int { principal + interest + fee }
}

/// A whole loan, month by month.
package struct LoanSchedule: Sendable, Equatable {
    package var terms: LoanTerms
    package var instalments: [Instalment]

    package var interest: Int { instalments.reduce(0) { $0 + $1.interest } }
    /// Everything that is not interest by name: taken off first, and monthly.
    package var fees: Int { terms.upfrontFee + instalments.reduce(0) { $0 + $1.fee } }
    /// Paid back after the money came.
    package var total: Int { instalments.reduce(0) { $0 + $1.payment } }
    package var received: Int { terms.principal - terms.upfrontFee }

    package var cashFlow: CashFlow { CashFlow(received: received, payments: instalments.map(\.payment), periodsPerYear: 12) }
}

extension LoanTerms {
    /// 12 months of 100 %: divides principal × annual rate into a month's interest.
    private static let monthly = CalculatorNumber.whole * 12

    /// The table. The last month takes what rounding left over.
    ///
    /// - Precondition: principal ≥ 1, months from 1 to 360, rates and fees not negative.
    package var schedule: LoanSchedule {
        var instalments: [Instalment] = []
        var balance = principal
        let share = CalculatorNumber.product(principal, 1, over: months)
        let payment = method == .equalPayment ? equalPayment : 0
        for month in 1...months {
            let interest = interest(inMonth: month, balance: balance)
            var part: Int =
                switch method {
                case .equalPayment: max(0, payment - interest)
                case .equalPrincipal, .flatFee: share
                case .interestFirst, .atOnce: 0
                }
            part = month == months ? balance : min(part, balance)
            balance -= part
            instalments.append(Instalment(principal: part, interest: interest, fee: monthlyFee, balance: balance))
        }
        return LoanSchedule(terms: self, instalments: instalments)
    }

    private func interest(inMonth month: Int, balance: Int) -> Int {
        switch method {
        case .equalPayment, .equalPrincipal, .interestFirst: CalculatorNumber.product(balance, annualRate, over: Self.monthly)
        case .flatFee: CalculatorNumber.product(principal, annualRate, over: Self.monthly)
        case .atOnce: month == months ? CalculatorNumber.product(principal, annualRate * months, over: Self.monthly) : 0
        }
    }

    /// 等额本息: principal ÷ (v + v² + … + vⁿ) with v = 1 ÷ (1 + monthly rate), rounded half up.
    private var equalPayment: Int {
        let v = 1 / (1 + Double(annualRate) / Double(Self.monthly))
        var annuity = 0.0
        for _ in 0..<months { annuity = (annuity + 1) * v }
        return Int((Double(principal) / annuity + 0.5).rounded(.down))
    }
}
