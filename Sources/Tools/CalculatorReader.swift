// YAML → the calculator's data; every mistake is a diagnostic at its line.

import CivilCalendar
import DataFiles
package import Diagnostics

/// Reads `Content/data/rates.yml`.
///
/// - Returns: nil when anything is an error.
package func readCalculatorData(_ source: SourceText, diagnostics: inout [Diagnostic]) -> CalculatorData? {
    var reader = CalculatorReader(source: source)
    reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : reader.data
}

private struct CalculatorReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    var data = CalculatorData()

    init(source: SourceText) { self.source = source }

    mutating func read() {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            if diagnostics.isEmpty { report(.dataMissingKey, SourceLocation(file: source.path), "the file of rates is empty") }
            return
        }
        guard var reader = DataReader(node, of: source, what: "the file of rates", diagnostics: &diagnostics) else { return }
        for key in ["lenders", "rules", "example", "daily", "monthly", "flat", "payments"] where reader.node(key) == nil {
            reader.missing(key)
        }
        let lenders = reader.list("lenders")
        let rules = reader.list("rules")
        let rates = reader.list("lpr")
        let tables = ["example", "daily", "monthly", "flat", "payments"].map { reader.node($0) }
        reader.finish(&diagnostics)
        data.lenders = lenders.compactMap { lender($0) }
        data.rules = rules.compactMap { rule($0) }
        reportRepeats(data.lenders.map(\.id), lenders)
        reportRepeats(data.rules.map(\.id), rules)
        readReferenceRates(rates)
        for (node, read) in zip(tables, [example, daily, monthly, flat, payments]) {
            guard let node, var table = DataReader(node, of: source, what: "a table", diagnostics: &diagnostics) else { continue }
            read(&self, &table)
            table.finish(&diagnostics)
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ place: SourceLocation, _ message: String, suggestion: String? = nil) {
        diagnostics.append(source.diagnostic(code, at: place, message, suggestion: suggestion))
    }

    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode]) {
        guard ids.count == nodes.count else { return }
        var seen = Set<String>()
        for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
            report(.dataDuplicateID, node.location, "id \"\(id)\" is used twice", suggestion: "give each an id of its own")
        }
    }

    private mutating func lender(_ node: DataNode) -> LenderKind? {
        guard var reader = DataReader(node, of: source, what: "a lender", diagnostics: &diagnostics) else { return nil }
        let lender = LenderKind(id: reader.requiredString("id"), label: reader.requiredString("label"))
        reader.finish(&diagnostics)
        return lender
    }

    private mutating func basis(_ reader: inout DataReader) -> [String] {
        let ids = reader.strings("basis")
        data.citations += ids.map { ($0.text, $0.location) }
        if ids.isEmpty { reader.missing("basis") }
        return ids.map(\.text)
    }

    private mutating func rule(_ node: DataNode) -> CalculatorRule? {
        guard var reader = DataReader(node, of: source, what: "a rule", diagnostics: &diagnostics) else { return nil }
        let byContract = reader.bool("by_contract") ?? false
        let page = reader.string("page") ?? ""
        if let place = reader.node("page")?.location { data.pages.append((page, place)) }
        let lprTimes = reader.integer("lpr_times", in: 1...10)
        let rule = CalculatorRule(
            id: reader.requiredString("id"), title: reader.requiredString("title"), lenders: lenders(&reader), uses: uses(&reader),
            from: period("from", &reader), byContract: byContract, line: line(&reader), lprTimes: lprTimes,
            text: reader.requiredString("text"), limit: reader.requiredString("limit"), ask: reader.requiredString("ask"),
            before: byContract ? reader.requiredString("before") : reader.string("before") ?? "", page: page, basis: basis(&reader))
        if byContract, rule.from.isEmpty {
            reader.invalid(
                reader.keyLocation("by_contract"), "a rule that goes by the contract's day needs from", suggestion: "add from: 2026-08-01")
        }
        reader.finish(&diagnostics)
        return rule
    }

    private func lenders(_ reader: inout DataReader) -> [String] {
        let known = data.lenders.map(\.id)
        let names = reader.strings("lenders")
        if names.isEmpty { reader.missing("lenders") }
        for (name, place) in names where !known.contains(name) {
            let near = nearMiss(name, among: known).map { "did you mean \"\($0)\"?" }
            reader.invalid(place, "unknown lender \"\(name)\"", suggestion: near ?? "known lenders: \(known.joined(separator: ", "))")
        }
        return names.map(\.text)
    }

    private func uses(_ reader: inout DataReader) -> [RuleUse] {
        let words = RuleUse.allCases.map(\.rawValue)
        let names = reader.strings("for")
        if names.isEmpty { reader.missing("for") }
        for (name, place) in names where !words.contains(name) {
            reader.invalid(place, "for must be one of \(words.joined(separator: ", ")), not \"\(name)\"")
        }
        return names.compactMap { RuleUse(rawValue: $0.text) }
    }

    /// `2026-08-01`, `2025-12`, `2021`, or empty: a day that is known only to the month or the year is written so.
    private func period(_ key: String, _ reader: inout DataReader) -> String {
        guard let place = reader.node(key)?.location, let text = reader.string(key), !text.isEmpty else { return "" }
        let rest = text.utf8.count == 4 ? "-01-01" : text.utf8.count == 7 ? "-01" : ""
        if CivilDate(text + rest) == nil {
            reader.invalid(place, "\(key) must be a day (2026-08-01), a month (2025-12) or a year (2021), not \"\(text)\"")
        }
        return text
    }

    private func line(_ reader: inout DataReader) -> Int? {
        rate("line", &reader).map(CalculatorNumber.hundredths)
    }

    private func rate(_ key: String, _ reader: inout DataReader) -> Int? {
        guard let place = reader.node(key)?.location, let text = reader.string(key) else { return nil }
        return checked(CalculatorNumber.rate(text), text, at: place, "a rate such as 0.05%", &reader)
    }

    private func checked(
        _ input: CalculatorInput, _ text: String, at place: SourceLocation, _ what: String, _ reader: inout DataReader
    ) -> Int? {
        switch input {
        case .success(let value): return value
        case .failure:
            reader.invalid(place, "\"\(text)\" is not \(what)")
            return nil
        }
    }

    private mutating func readReferenceRates(_ nodes: [DataNode]) {
        for node in nodes {
            guard var reader = DataReader(node, of: source, what: "a reference rate", diagnostics: &diagnostics) else { continue }
            if reader.node("percent") == nil { reader.missing("percent") }
            if reader.node("from") == nil { reader.missing("from") }
            let rate = ReferenceRate(
                from: period("from", &reader), percent: CalculatorNumber.hundredths(rate("percent", &reader) ?? 0),
                isUnverified: reader.bool("unverified") ?? false, note: reader.string("note") ?? "", basis: basis(&reader))
            if let last = data.referenceRates.last, rate.from <= last.from {
                reader.invalid(
                    reader.keyLocation("from"), "from \"\(rate.from)\" is not after \"\(last.from)\" above it",
                    suggestion: "write the rates from the oldest to the newest")
            }
            reader.finish(&diagnostics)
            data.referenceRates.append(rate)
        }
    }
}

// The static tables.
extension CalculatorReader {
    private typealias Table = (inout CalculatorReader, inout DataReader) -> Void

    private mutating func text(_ reader: inout DataReader) -> CalculatorTableText {
        CalculatorTableText(title: reader.requiredString("title"), note: reader.string("note") ?? "", basis: basis(&reader))
    }

    private func required(
        _ key: String, _ what: String, _ reader: inout DataReader, as read: (String) -> CalculatorInput
    ) -> Int {
        guard let place = reader.node(key)?.location else {
            reader.missing(key)
            return 1
        }
        let text = reader.string(key) ?? ""
        return checked(read(text), text, at: place, what, &reader) ?? 1
    }

    private func numbers(
        _ key: String, _ what: String, _ reader: inout DataReader, as read: (String) -> CalculatorInput
    ) -> [Int] {
        let texts = reader.strings(key)
        if texts.isEmpty { reader.missing(key) }
        return texts.compactMap { checked(read($0.text), $0.text, at: $0.location, what, &reader) }
    }

    private var example: Table {
        { this, reader in
            this.data.example = this.text(&reader)
            this.data.exampleAmount = this.required("amount", "an amount such as 1 万", &reader, as: CalculatorNumber.amount)
            this.data.exampleDaily = this.required("daily", "a rate such as 0.05%", &reader, as: CalculatorNumber.rate)
            this.data.exampleMonths = this.required("months", "a number of months", &reader, as: CalculatorNumber.months)
            this.data.examplePenalty = this.required("penalty", "a multiple such as 1.5 倍", &reader, as: CalculatorNumber.multiple)
        }
    }

    private var daily: Table {
        { this, reader in
            this.data.daily = this.text(&reader)
            this.data.dailyRates = this.numbers("rates", "a rate such as 0.05%", &reader, as: CalculatorNumber.rate)
        }
    }

    private var monthly: Table {
        { this, reader in
            this.data.monthly = this.text(&reader)
            this.data.monthlyRates = this.numbers("rates", "a rate such as 1%", &reader, as: CalculatorNumber.rate)
        }
    }

    private var flat: Table {
        { this, reader in
            this.data.flat = this.text(&reader)
            this.data.flatFees = this.numbers("fees", "a rate such as 0.6%", &reader, as: CalculatorNumber.rate)
            this.data.flatMonths = this.numbers("months", "a number of months", &reader, as: CalculatorNumber.months)
        }
    }

    private var payments: Table {
        { this, reader in
            this.data.payments = this.text(&reader)
            this.data.paymentAmount = this.required("amount", "an amount such as 1 万", &reader, as: CalculatorNumber.amount)
            this.data.paymentRates = this.numbers("annual", "a rate such as 24%", &reader, as: CalculatorNumber.rate)
            this.data.paymentMonths = this.numbers("months", "a number of months", &reader, as: CalculatorNumber.months)
        }
    }
}
