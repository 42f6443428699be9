// The questions of the calculator's form, in the order in which they are asked. Their words are the theme's strings.

import Theme
import Tools

/// The form; the script reads the fields by name and shows those whose conditions hold.
struct CalculatorForm {
    let data: CalculatorData
    let context: ToolContext

    var groups: [CalculatorGroupView] {
        [
            CalculatorGroupView(fields: [segments("topic", ["cost", "plan", "compare"])]),
            CalculatorGroupView(show: "topic=cost", fields: [segments("known", ["rate", "payments", "overdue"])]),
            loan, paid, overdue, lender, debt, offers,
        ]
    }

    private var loan: CalculatorGroupView {
        CalculatorGroupView(
            show: "topic=cost known=rate",
            fields: [
                text("amount"), text("rate"), segments("unit", RateUnit.allCases.map(\.rawValue)), basis(show: "unit=day"),
                select("method", ["equal-payment", "equal-principal", "interest-first", "at-once"], show: "unit=day|month|year"),
                text("months"), text("upfront"), text("fee"),
            ])
    }

    private var paid: CalculatorGroupView {
        CalculatorGroupView(
            show: "topic=cost known=payments",
            fields: [
                text("received"), segments("way", ["monthly", "once"]), text("payment", show: "way=monthly"),
                text("count", show: "way=monthly"), text("payback", show: "way=once"), text("days", show: "way=once"),
            ])
    }

    private var overdue: CalculatorGroupView {
        CalculatorGroupView(
            show: "topic=cost known=overdue",
            fields: [
                text("overdue"), text("daily"), text("multiple"), field("due", .date), field("until", .date), text("extra"),
            ])
    }

    private var lender: CalculatorGroupView {
        let kinds =
            [CalculatorChoiceView(value: "", label: context.word("calculator_lender_unknown"), isChosen: true)]
            + data.lenders.map { CalculatorChoiceView(value: $0.id, label: $0.label) }
        return CalculatorGroupView(
            show: "topic=cost", summary: context.word("calculator_more_lender"),
            fields: [field("lender", .select, choices: kinds), field("signed", .date), text("lpr", show: "lender=private")])
    }

    private var debt: CalculatorGroupView {
        CalculatorGroupView(
            show: "topic=plan|compare",
            fields: [
                text("owed"), text("principal", show: "topic=plan"), text("planrate", show: "topic=plan"),
                segments("planunit", ["day", "month", "year"], show: "topic=plan"), basis("planbasis", show: "topic=plan planunit=day"),
                text("monthly"), text("hoped", show: "topic=plan"),
            ])
    }

    private var offers: CalculatorGroupView {
        CalculatorGroupView(
            show: "topic=compare", fields: ["a", "b"].flatMap { offer in ["first", "each", "count"].map { text("\(offer)-\($0)") } })
    }

    private func basis(_ name: String = "basis", show: String) -> CalculatorFieldView {
        let choices = ["365", "360"].map { days in
            CalculatorChoiceView(value: days, label: context.word("calculator_basis_\(days)"), isChosen: days == "365")
        }
        return field(name, .segments, show: show, choices: choices)
    }

    private func text(_ name: String, show: String = "") -> CalculatorFieldView { field(name, .text, show: show) }

    private func segments(_ name: String, _ values: [String], show: String = "") -> CalculatorFieldView {
        field(name, .segments, show: show, choices: choices(name, values))
    }

    private func select(_ name: String, _ values: [String], show: String = "") -> CalculatorFieldView {
        field(name, .select, show: show, choices: choices(name, values))
    }

    private func choices(_ name: String, _ values: [String]) -> [CalculatorChoiceView] {
        values.enumerated().map { index, value in
            CalculatorChoiceView(value: value, label: context.word("calculator_\(key(name))_\(key(value))"), isChosen: index == 0)
        }
    }

    private func field(
        _ name: String, _ kind: CalculatorFieldKind, show: String = "", choices: [CalculatorChoiceView] = []
    ) -> CalculatorFieldView {
        let hint = Self.unhinted.contains(name) ? "" : context.word("calculator_hint_\(key(name))")
        return CalculatorFieldView(
            name: name, label: context.word("calculator_field_\(key(name))"), hint: hint, kind: kind, show: show, choices: choices)
    }

    /// Questions whose choices say enough.
    private static let unhinted: Set<String> = ["topic", "known", "unit", "planunit", "method", "way"]

    /// Strings are named with underscores; the second rate's words are the first one's.
    private func key(_ name: String) -> String {
        switch name {
        case "planunit": "unit"
        case "planbasis": "basis"
        default: name.replacing("-", with: "_")
        }
    }
}
