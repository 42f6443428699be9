// The calculator's view: the form, the worked tables computed at build time, the rules with what the ledger says of them.

import Diagnostics
import KnowledgeBase
import Theme
import Tools

struct CalculatorViews {
    let data: CalculatorData
    let context: ToolContext
    let prefix: String

    var view: CalculatorToolView {
        CalculatorToolView(
            id: prefix, groups: CalculatorForm(data: data, context: context).groups, tables: CalculatorTableID.allCases.map(table),
            rules: data.rules.map(rule), references: data.referenceRates.map(reference), data: scriptData)
    }

    private func word(_ key: String) -> String { context.word("calculator_" + key) }

    // The tables

    private func table(_ id: CalculatorTableID) -> CalculatorTableView {
        let (columns, rows): ([String], [CalculatorRowView]) =
            switch id {
            case .daily: (["rate_day", "annual_365", "annual_360", "annual_effective"].map(word), dailyRows)
            case .monthly: (["rate_month", "annual_12", "annual_effective"].map(word), monthlyRows)
            case .flat: ([word("fee_month")] + data.flatMonths.map(months), flatRows)
            case .payments: ([word("annual")] + data.paymentMonths.map(months), paymentRows)
            case .example: (["method", "first_payment", "last_payment", "interest"].map(word), exampleRows)
            }
        let text = id.text(in: data)
        return CalculatorTableView(
            id: "\(prefix)-\(id.rawValue)", title: text.title, note: text.note, columns: columns, rows: rows,
            basis: context.sources(text.basis), isOpen: id == .daily)
    }

    private func months(_ count: Int) -> String { "\(count) \(word("months_unit"))" }
    private func percent(_ hundredths: Int) -> CalculatorCellView { CalculatorCellView(CalculatorNumber.percentText(hundredths)) }
    private func amount(_ fen: Int) -> String { CalculatorNumber.amountText(fen) }

    private var dailyRows: [CalculatorRowView] {
        data.dailyRates.map { rate in
            CalculatorRowView(
                head: CalculatorNumber.rateText(rate),
                cells: [
                    percent(CalculatorNumber.hundredths(rate * 365)), percent(CalculatorNumber.hundredths(rate * 360)),
                    percent(CalculatorNumber.compounded(rate * 365)),
                ])
        }
    }

    private var monthlyRows: [CalculatorRowView] {
        data.monthlyRates.map { rate in
            CalculatorRowView(
                head: CalculatorNumber.rateText(rate),
                cells: [percent(CalculatorNumber.hundredths(rate * 12)), percent(CalculatorNumber.compounded(rate * 12))])
        }
    }

    private var flatRows: [CalculatorRowView] {
        data.flatFees.map { fee in
            let cells = data.flatMonths.map { months -> CalculatorCellView in
                let terms = LoanTerms(principal: data.paymentAmount, annualRate: fee * 12, months: months, method: .flatFee)
                guard case .success(let cost) = terms.schedule.cashFlow.annualCost else { return CalculatorCellView("—") }
                return CalculatorCellView(
                    CalculatorNumber.percentText(cost.nominal), detail: "（\(CalculatorNumber.percentText(cost.effective))）")
            }
            return CalculatorRowView(head: CalculatorNumber.rateText(fee), cells: cells)
        }
    }

    private var paymentRows: [CalculatorRowView] {
        data.paymentRates.map { rate in
            let cells = data.paymentMonths.map { months in
                let schedule = LoanTerms(principal: data.paymentAmount, annualRate: rate, months: months, method: .equalPayment).schedule
                return CalculatorCellView(
                    amount(schedule.instalments.first?.payment ?? 0), detail: "\(word("interest_short")) \(amount(schedule.interest))")
            }
            return CalculatorRowView(head: CalculatorNumber.rateText(rate), cells: cells)
        }
    }

    private var exampleRows: [CalculatorRowView] {
        let annual = data.exampleDaily * 365
        let methods: [RepaymentMethod] = [.atOnce, .equalPayment, .equalPrincipal]
        let rows = methods.map { method -> CalculatorRowView in
            let schedule = LoanTerms(principal: data.exampleAmount, annualRate: annual, months: data.exampleMonths, method: method).schedule
            let ends = [schedule.instalments.first?.payment ?? 0, schedule.instalments.last?.payment ?? 0, schedule.interest]
            return CalculatorRowView(
                head: word("method_" + method.rawValue.replacing("-", with: "_")), cells: ends.map { CalculatorCellView(amount($0)) })
        }
        let penalty = Penalty(overdue: data.exampleAmount, dailyRate: data.exampleDaily, multiple: data.examplePenalty, days: 30)
        let overdue = CalculatorRowView(
            head: word("example_penalty"),
            cells: [
                CalculatorCellView("—"), CalculatorCellView("—"),
                CalculatorCellView(amount(penalty.amount), detail: "\(word("annual")) \(CalculatorNumber.percentText(penalty.annual))"),
            ])
        return rows + [overdue]
    }

    // The rules

    private func rule(_ rule: CalculatorRule) -> CalculatorRuleView {
        let claims = rule.basis.compactMap { context.site.ledger[$0] }
        let labels = data.lenders.filter { rule.lenders.contains($0.id) }.map(\.label)
        return CalculatorRuleView(
            id: rule.id, title: rule.title,
            lenders: labels.count == data.lenders.count ? word("lender_all") : labels.joined(separator: "、"), from: words(rule.from),
            text: rule.text, limit: rule.limit, ask: rule.ask, verification: claims.first?.verification.rawValue ?? "",
            isUnverified: claims.first?.verification == .unchecked, page: context.link(rule.page), basis: context.sources(rule.basis))
    }

    private func reference(_ rate: ReferenceRate) -> CalculatorReferenceView {
        CalculatorReferenceView(
            from: words(rate.from), percent: CalculatorNumber.percentText(rate.percent),
            times: CalculatorNumber.percentText(rate.percent * 4), note: rate.note, isUnverified: rate.isUnverified,
            basis: context.sources(rate.basis))
    }

    /// `2025-12` → `2025 年 12 月`, with spaces that do not break.
    private func words(_ period: String) -> String {
        zip(period.split(separator: "-"), ["年", "月", "日"]).map { "\(Int($0) ?? 0)\u{A0}\($1)" }.joined(separator: "\u{A0}")
    }

    // What the script receives

    private var scriptData: String {
        let rules = data.rules.map { rule in
            "{\"id\":\(jsonString(rule.id)),\"lenders\":\(array(rule.lenders)),\"uses\":\(array(rule.uses.map(\.rawValue))),"
                + "\"from\":\(jsonString(rule.from)),\"byContract\":\(rule.byContract),\"line\":\(rule.line.map(String.init) ?? "null"),"
                + "\"lprTimes\":\(rule.lprTimes.map(String.init) ?? "null"),\"before\":\(jsonString(rule.before))}"
        }
        return "{\"strings\":\(context.words(prefix: "calculator_")),\"rules\":[\(rules.joined(separator: ","))]}"
    }

    private func array(_ texts: [String]) -> String { "[\(texts.map(jsonString).joined(separator: ","))]" }
}
