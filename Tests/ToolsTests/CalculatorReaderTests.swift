// Every mistake in `rates.yml` is a diagnostic at its line; the shipped file has none.

import Diagnostics
import Foundation
import Testing

@testable import Tools

private let sound = """
    lenders:
      - {id: bank, label: B}
    rules:
      - id: a
        title: T
        lenders: [bank]
        for: [cost]
        from: 2025-12
        by_contract: true
        line: 24%
        text: X
        limit: L
        ask: A
        before: B
        page: guides/x.md
        basis: [L-A8]
    lpr:
      - {from: 2025-01, percent: 3.10%, basis: [L-A9]}
      - {from: 2026-09, percent: 3.00%, basis: [L-A9]}
    example: {title: T, amount: 1 万, daily: 0.05%, months: 12, penalty: 1.5 倍, basis: [CALC-01]}
    daily: {title: T, rates: [0.05%], basis: [CALC-04]}
    monthly: {title: T, rates: [1%], basis: [CALC-04]}
    flat: {title: T, fees: [0.6%], months: [12], basis: [CALC-04]}
    payments: {title: T, amount: 1 万, annual: [24%], months: [12], basis: [CALC-07]}
    """

private func read(_ yaml: String) -> (data: CalculatorData?, reports: [String]) {
    var diagnostics: [Diagnostic] = []
    let data = readCalculatorData(SourceText(path: "rates.yml", text: yaml), diagnostics: &diagnostics)
    return (data, diagnostics.map { "\($0.location.line): \($0.code.rawValue): \($0.message)" })
}

@Suite struct CalculatorReaderTests {
    @Test func theShippedFileIsSound() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let (data, reports) = read(try String(contentsOf: root.appending(path: "Content/data/rates.yml"), encoding: .utf8))
        #expect(reports == [])
        let rules = try #require(data).rules
        #expect(rules.count > 10)
        // Nothing but a line that the ledger knows: 24 %, in court and for small lenders.
        #expect(rules.compactMap(\.line) == [2400, 2400])
        #expect(rules.first { $0.id == "court-24" }?.byContract == false)
    }

    @Test func aSoundFileIsReadWhole() throws {
        let (data, reports) = read(sound)
        #expect(reports == [])
        let found = try #require(data)
        #expect(
            found.rules == [
                CalculatorRule(
                    id: "a", title: "T", lenders: ["bank"], uses: [.cost], from: "2025-12", byContract: true, line: 2400, lprTimes: nil,
                    text: "X", limit: "L", ask: "A", before: "B", page: "guides/x.md", basis: ["L-A8"])
            ])
        #expect(found.referenceRates.map(\.percent) == [310, 300])
        let example: [Int] = [found.exampleAmount, found.exampleDaily, found.exampleMonths, found.examplePenalty]
        #expect(example == [1_000_000, 50_000, 12, 150])
        #expect(found.citations.map(\.id) == ["L-A8", "L-A9", "L-A9", "CALC-01", "CALC-04", "CALC-04", "CALC-04", "CALC-07"])
        #expect(found.pages.map(\.path) == ["guides/x.md"])
    }

    @Test(arguments: [
        ("lenders: [bank]", "lenders: [bnak]", "6: data/invalid-value: unknown lender \"bnak\""),
        ("for: [cost]", "for: [costs]", "7: data/invalid-value: for must be one of cost, overdue, plan, not \"costs\""),
        (
            "from: 2025-12\n", "from: 2025-13\n",
            "8: data/invalid-value: from must be a day (2026-08-01), a month (2025-12) or a year (2021), not \"2025-13\""
        ),
        ("from: 2025-12\n", "from: \"\"\n", "9: data/invalid-value: a rule that goes by the contract's day needs from"),
        ("line: 24%", "line: high", "10: data/invalid-value: \"high\" is not a rate such as 0.05%"),
        ("    before: B\n", "", "4: data/missing-key: before is missing"),
        ("    limit: L\n", "", "4: data/missing-key: limit is missing"),
        ("    ask: A\n", "    asks: A\n", "13: data/unknown-key: unknown key \"asks\""),
        ("{from: 2026-09,", "{from: 2024-09,", "19: data/invalid-value: from \"2024-09\" is not after \"2025-01\" above it"),
        ("amount: 1 万, daily", "amount: 1e309, daily", "20: data/invalid-value: \"1e309\" is not an amount such as 1 万"),
        ("fees: [0.6%]", "fees: [-0.6%]", "23: data/invalid-value: \"-0.6%\" is not a rate such as 0.6%"),
        ("months: [12], basis: [CALC-07]", "months: [0], basis: [CALC-07]", "24: data/invalid-value: \"0\" is not a number of months"),
        ("monthly: {title: T, rates: [1%], basis: [CALC-04]}\n", "", "1: data/missing-key: monthly is missing"),
        ("{id: bank, label: B}", "{id: bank, label: B}\n  - {id: bank, label: C}", "3: data/duplicate-id: id \"bank\" is used twice"),
    ]) func aMistakeIsReportedAtItsLine(before: String, after: String, report: String) {
        let (data, reports) = read(sound.replacing(before, with: after))
        #expect(data == nil)
        #expect(reports.contains(report), "\(reports)")
    }
}
