// An estimate as an SVG drawing: bars for stages, shades for holidays, dashed lines for statutory dates. Classes only, no styles.
// The page's script draws the same; the drawing is hidden from screen readers, which read the list of stages.

package import CivilCalendar
package import Tools

/// The few words inside the drawing.
package struct TimelineChartWords: Sendable {
    package var likely: String
    package var late: String
    package var statute: String
    /// A reader's own deadline.
    package var own: String
    /// A period that was not verified.
    package var unverified: String
    /// Stands before a holiday that is not announced.
    package var expected: String
    /// By `PeriodUnit`.
    package var units: [PeriodUnit: String]

    package init(
        likely: String, late: String, statute: String, own: String, unverified: String, expected: String, units: [PeriodUnit: String]
    ) {
        self.likely = likely
        self.late = late
        self.statute = statute
        self.own = own
        self.unverified = unverified
        self.expected = expected
        self.units = units
    }
}

/// Draws one estimate. The drawing is 340 units wide and grows downwards.
package struct TimelineChart: Sendable {
    private let model: TimelineModel
    private let result: TimelineResult
    private let calendar: WorkdayCalendar
    private let words: TimelineChartWords
    private let id: String
    private let first: CivilDate
    private let days: Int
    private let clocks: [(clock: TimelineClock, date: CivilDate)]

    private let top = 44
    private let row = 44
    private var axis: Int { top + row * result.stages.count + 4 }
    private var height: Int { axis + 26 + 18 * clocks.count }

    /// - Parameter id: the block's id, for the pattern's name.
    package init(_ model: TimelineModel, _ result: TimelineResult, calendar: WorkdayCalendar, words: TimelineChartWords, id: String) {
        self.model = model
        self.result = result
        self.calendar = calendar
        self.words = words
        self.id = id
        first = result.start
        let all = model.running(in: result).map { ($0.clock, $0.dates.shown) }
        let ends = (result.stages.isEmpty ? all.map(\.1) : result.stages.map(\.p90)).map { $0.dayNumber - result.start.dayNumber }
        let finish = max(1, ends.max() ?? 1)
        // A clock far behind the last stage would squeeze the bars; it stays in the list.
        let shown = all.filter { $0.1.dayNumber - result.start.dayNumber <= finish * 3 / 2 }
        clocks = shown.sorted { $0.1 < $1.1 }.map { (clock: $0.0, date: $0.1) }
        days = max(finish, (shown.map(\.1.dayNumber).max() ?? 0) - first.dayNumber) + 1
    }

    package var svg: String {
        "<svg class=\"timeline-chart\" viewBox=\"0 0 340 \(height)\" aria-hidden=\"true\" focusable=\"false\">"
            + "<defs><pattern id=\"\(id)-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + "<rect class=\"hatch-ground\" width=\"6\" height=\"6\"/><path class=\"hatch-line\" d=\"M1.5 0V6\"/></pattern></defs>"
            + legend + holidays + ticks + clockLines + result.stages.enumerated().map(bar).joined() + "</svg>"
    }

    private func x(_ date: CivilDate, _ offset: Double = 0) -> Double {
        8 + (Double(date.dayNumber - first.dayNumber) + offset) / Double(days) * 324
    }

    private func n(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private func text(_ x: Double, _ y: Int, _ kind: String, _ text: String, anchor: String = "start") -> String {
        "<text class=\"\(kind)\" x=\"\(n(x))\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(escapedHTML(text))</text>"
    }

    private func rect(_ x: Double, _ y: Int, _ width: Double, _ height: Int, _ rest: String) -> String {
        "<rect x=\"\(n(x))\" y=\"\(y)\" width=\"\(n(max(3, width)))\" height=\"\(height)\" \(rest)/>"
    }

    private var hatch: String { "class=\"bar-late\" fill=\"url(#\(id)-hatch)\"" }

    private var legend: String {
        var drawing = ""
        if !result.stages.isEmpty {
            drawing += rect(8, 3, 16, 10, "class=\"bar\"") + text(28, 13, "chart-note", words.likely)
            drawing += rect(92, 3, 16, 10, hatch) + text(112, 13, "chart-note", words.late)
        }
        if !clocks.isEmpty {
            drawing += "<path class=\"clock-line\" d=\"M196 8H216\"/>" + text(220, 13, "chart-note clock-text", words.statute)
        }
        return drawing
    }

    private var holidays: String {
        var drawing = ""
        var free = 0.0
        for run in calendar.holidayRuns(from: first, through: first.adding(days: days - 1)) {
            let (left, right) = (x(run.from), x(run.through, 1))
            drawing += rect(left, 22, right - left, axis - 22, "class=\"holiday\"")
            let name = (run.isExpected ? words.expected : "") + run.name
            let half = Double(name.count) * 6
            let middle = min(max((left + right) / 2, 8 + half), 332 - half)
            if middle - half >= free {
                drawing += text(middle, 35, "chart-note", name, anchor: "middle")
                free = middle + half + 4
            }
        }
        return drawing
    }

    /// Mondays; at most seven are named.
    private var ticks: String {
        var drawing = "<path class=\"axis\" d=\"M8 \(axis)H332\"/>"
        let mondays = (0..<days).map { first.adding(days: $0) }.filter { $0.weekday == 1 }
        let step = max(1, (mondays.count + 6) / 7)
        for (index, monday) in mondays.enumerated() {
            let place = x(monday)
            drawing += "<path class=\"axis\" d=\"M\(n(place)) \(axis)v\(index % step == 0 ? 5 : 3)\"/>"
            if index % step == 0, place > 18, place < 320 {
                drawing += text(place, axis + 17, "chart-note", "\(monday.components.month)/\(monday.components.day)", anchor: "middle")
            }
        }
        return drawing
    }

    private var clockLines: String {
        // Lines first: the labels' outline then keeps a later line out of them.
        var drawing = clocks.enumerated().map { index, clock in
            "<path class=\"clock-line\" d=\"M\(n(x(clock.date, 0.5))) 22V\(axis + 38 + 18 * index)\"/>"
        }.joined()
        for (index, (clock, date)) in clocks.enumerated() {
            let place = x(date, 0.5)
            let y = axis + 38 + 18 * index
            let (_, month, day) = date.components
            let kind = clock.verification == .unverified ? words.unverified : clock.owner == .reader ? words.own : words.statute
            let label = "\(kind) \(clock.count) \(words.units[clock.unit] ?? "")：\(month)\u{A0}月\u{A0}\(day)\u{A0}日"
            let isRight = place > 170
            drawing += text(place + (isRight ? -5 : 5), y, "chart-note clock-text", label, anchor: isRight ? "end" : "start")
        }
        return drawing
    }

    private func bar(_ index: Int, _ stage: StageEstimate) -> String {
        let y = top + row * index
        let (_, month, day) = stage.p50.components
        let (begin, middle, end) = (x(max(first, stage.begin)), x(stage.p50, 1), x(stage.p90, 1))
        return text(8, y + 14, "chart-label", stage.label)
            + rect(232, y + 2, 102, 15, "class=\"chart-ground\"")
            + text(332, y + 14, "chart-date", "\(words.likely) \(month)\u{A0}月\u{A0}\(day)\u{A0}日", anchor: "end")
            + rect(begin, y + 20, middle - begin, 13, "class=\"bar\"") + (end > middle ? rect(middle, y + 20, end - middle, 13, hatch) : "")
    }
}
