// The calculator against examples that others published, and against the arithmetic a reader could do by hand.

import Diagnostics
import Foundation
import Testing

@testable import Tools

private func loan(_ method: RepaymentMethod, principal: Int = 1_000_000, annualRate: Int = 18_250_000, months: Int = 12) -> LoanSchedule {
    LoanTerms(principal: principal, annualRate: annualRate, months: months, method: method).schedule
}

private func nominal(_ received: Int, _ payments: [Int]) throws -> Int {
    try CashFlow(received: received, payments: payments, periodsPerYear: 12).annualCost.get().nominal
}

@Suite struct CalculatorTests {
    /// CALC-01 … CALC-08 of the ledger: 10,000 元 at 0.05 % a day for a year.
    @Test func theArticlesExampleComesOutAsTheLedgerSays() throws {
        #expect(loan(.atOnce).interest == 182_500)
        #expect(loan(.equalPayment).instalments[0].payment == 91_799)
        #expect(loan(.equalPayment).interest == 101_587)  // 约 1,016 元
        #expect(loan(.equalPrincipal).interest == 98_854)  // 约 989 元
        #expect(CalculatorNumber.percentText(CalculatorNumber.hundredths(50_000 * 365)) == "18.25%")
        #expect(CalculatorNumber.percentText(CalculatorNumber.hundredths(50_000 * 360)) == "18.00%")
        #expect(CalculatorNumber.percentText(CalculatorNumber.compounded(18_250_000)) == "19.86%")
        #expect(try loan(.equalPayment).cashFlow.annualCost.get() == AnnualCost(nominal: 1825, effective: 1986))
        #expect(
            Penalty(overdue: 1_000_000, dailyRate: 50_000, multiple: 150, days: 1)
                == Penalty(overdue: 1_000_000, dailyRate: 75_000, multiple: 100, days: 1))
        #expect(Penalty(overdue: 1_000_000, dailyRate: 50_000, multiple: 150, days: 1).annual == 2738)  // 27.375 %
        #expect(CalculatorNumber.product(30_000_0, 4, over: 1) == 12_000_00)  // CALC-09: four times 3.00 % is 12.00 %
    }

    /// Regulation Z of the United States, Appendix J (c)(1) and (c)(2): annual rate = monthly rate × 12.
    @Test func agreesWithTheExamplesOfAppendixJ() throws {
        #expect(try nominal(500_000, [Int](repeating: 23_000, count: 24)) == 969)
        #expect(try nominal(500_000, [Int](repeating: 23_000, count: 23) + [28_000]) == 1050)
    }

    /// numpy-financial's documentation: irr([-100, 39, 59, 55, 20]) = 0.28095, irr([-250000, 100000, …]) = 0.5672303344358536,
    /// pmt(0.075/12, 12·15, 200000) = −1854.0247200054619.
    @Test func agreesWithTheExamplesOfNumpyFinancial() throws {
        let small = try CashFlow(received: 100, payments: [39, 59, 55, 20], periodsPerYear: 1).periodRate.get()
        #expect(abs(small - 0.280_948_421_159_961_3) < 1e-14)
        let large = CashFlow(received: 250_000, payments: [100_000, 150_000, 200_000, 250_000, 300_000], periodsPerYear: 1)
        #expect(abs(try large.periodRate.get() - 0.567_230_334_435_853_6) < 1e-14)
        #expect(loan(.equalPayment, principal: 20_000_000, annualRate: 7_500_000, months: 180).instalments[0].payment == 185_402)
    }

    /// Spreadsheets' help on PMT: 8 % a year, 10 months, 10,000 → 1,037.03; on RATE: 8,000 over 48 months of 200 → 0.77 % a month.
    @Test func agreesWithSpreadsheets() throws {
        #expect(loan(.equalPayment, annualRate: 8_000_000, months: 10).instalments[0].payment == 103_703)
        #expect(try nominal(800_000, [Int](repeating: 20_000, count: 48)) == 924)
    }

    /// A monthly fee of 0.6 % on the first principal over 12 months: 13.03 % a year, not 7.2 %.
    @Test func aFlatFeeCostsNearlyTwiceWhatItSeems() throws {
        let cost = try loan(.flatFee, principal: 1_200_000, annualRate: 7_200_000).cashFlow.annualCost.get()
        #expect(cost == AnnualCost(nominal: 1303, effective: 1384))
    }

    @Test(arguments: RepaymentMethod.allCases) func everyFenOfThePrincipalIsPaidBack(method: RepaymentMethod) {
        for (principal, rate, months) in [(1_000_003, 24_000_000, 7), (100, 36_000_000, 360), (999_999_999, 0, 11), (1, 1_000_000_000, 12)]
        {
            let schedule = loan(method, principal: principal, annualRate: rate, months: months)
            #expect(schedule.instalments.reduce(0) { $0 + $1.principal } == principal)
            #expect(schedule.instalments.last?.balance == 0)
            #expect(schedule.instalments.allSatisfy { $0.principal >= 0 && $0.interest >= 0 && $0.balance >= 0 })
        }
    }

    @Test func feesRaiseTheAnnualCostAboveTheRate() throws {
        let plain = LoanTerms(principal: 1_000_000, annualRate: 18_250_000, months: 12, method: .equalPayment)
        var costly = plain
        costly.upfrontFee = 60_000
        var guaranteed = plain
        guaranteed.monthlyFee = 5_000
        let costs = try [plain, costly, guaranteed].map { try $0.schedule.cashFlow.annualCost.get().nominal }
        #expect(costs[0] == 1825)
        #expect(costs[1] > 1825 && costs[2] > 1825)
        #expect(costly.schedule.received == 940_000)
        #expect(guaranteed.schedule.fees == 60_000)
    }

    @Test func noPlanIsMadeThatPaysOnlyInterest() {
        let debt = DebtState(principal: 2_000_000, charges: 100_000, annualRate: 24_000_000)
        #expect(debt.firstInterest == 40_000)
        #expect(debt.outcome(paying: 40_000) == .never)
        #expect(debt.outcome(paying: 0) == .never)
        #expect(debt.outcome(paying: 40_001) == .tooLong)
        #expect(debt.outcome(paying: 2_140_000) == .ends(months: 1, total: 2_140_000, interest: 40_000, last: 2_140_000))
    }

    @Test(arguments: [1, 3, 12, 36, 60, 360]) func theLeastPaymentIsEnoughAndOneYuanLessIsNot(months: Int) {
        for debt in [
            DebtState(principal: 2_000_000, charges: 100_000, annualRate: 24_000_000),
            DebtState(principal: 1_234_567, charges: 0, annualRate: 0),
            DebtState(principal: 0, charges: 5_000, annualRate: 18_000_000),
        ] {
            let least = debt.leastPayment(within: months)
            guard case .ends(let needed, _, _, _) = debt.outcome(paying: least) else {
                Issue.record("\(least) does not end \(debt)")
                continue
            }
            #expect(needed <= months)
            if case .ends(let more, _, _, _) = debt.outcome(paying: least - 100) { #expect(more > months) }
        }
    }

    /// The day before, of and after: the due day does not count.
    @Test func penaltyGrowsByTheDay() {
        let days = [1, 2, 30].map { Penalty(overdue: 1_000_000, dailyRate: 50_000, multiple: 150, days: $0).amount }
        #expect(days == [750, 1500, 22_500])
    }

    @Test func aFigureOnTheLineIsNotAboveIt() {
        #expect(AnnualCost(nominal: 2400, effective: 2400).position(to: 2400) == .below)
        #expect(AnnualCost(nominal: 2400, effective: 2682).position(to: 2400) == .split)
        #expect(AnnualCost(nominal: 2401, effective: 2684).position(to: 2400) == .above)
    }
}
