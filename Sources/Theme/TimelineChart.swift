// An estimate as an SVG drawing: bars for stages, shades for holidays, dashed lines for statutory dates. Classes only, no styles.
// The page's script draws the same; the drawing is hidden from screen readers, which read the list of stages.

package import CivilCalendar
package import Tools

/// The few words inside the drawing.
package struct TimelineChartWords: Sendable {
    package var likely: String
    /// Up to 80 %.
    package var eight: String
    /// Up to 90 %.
    package var late: String
    package var statute: String
    /// A reader's own deadline.
    package var own: String
    /// A period that was not verified.
    package var unverified: String
    /// Stands before a holiday that is not announced.
    package var expected: String
    /// Stands before a clock's day that is counted from an estimated one.
    package var about: String
    /// By `PeriodUnit`.
    package var units: [PeriodUnit: String]

    package init(
        likely: String, eight: String, late: String, statute: String, own: String, unverified: String, expected: String, about: String,
        units: [PeriodUnit: String]
    ) {
        self.likely = likely
        self.eight = eight
        self.late = late
        self.statute = statute
        self.own = own
        self.unverified = unverified
        self.expected = expected
        self.about = about
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
    private let clocks: [(clock: TimelineClock, dates: ClockEstimate)]

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
        let all = model.running(in: result).filter { $0.dates.state != .over }
        let ends = (result.stages.isEmpty ? all.map(\.dates.shown) : result.stages.map(\.p90)).map { $0.dayNumber - result.start.dayNumber }
        let finish = max(1, ends.max() ?? 1)
        // A clock far behind the last stage would squeeze the bars; it stays in the list.
        let shown = all.filter { $0.dates.shown.dayNumber - result.start.dayNumber <= finish * 3 / 2 }
        clocks = shown.sorted { $0.dates.shown < $1.dates.shown }
        days = max(finish, (shown.map(\.dates.shown.dayNumber).max() ?? 0) - first.dayNumber) + 1
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
            drawing += rect(62, 3, 16, 10, hatch) + text(82, 13, "chart-note", words.eight)
            drawing += rect(140, 3, 16, 10, "class=\"bar-last\"") + text(160, 13, "chart-note", words.late)
        }
        if !clocks.isEmpty {
            drawing += "<path class=\"clock-line\" d=\"M220 8H240\"/>" + text(244, 13, "chart-note clock-text", words.statute)
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

    /// Mondays; at most six are named.
    private var ticks: String {
        var drawing = "<path class=\"axis\" d=\"M8 \(axis)H332\"/>"
        let mondays = (0..<days).map { first.adding(days: $0) }.filter { $0.weekday == 1 }
        let step = max(1, (mondays.count + 5) / 6)
        var year = result.today.year
        for (index, monday) in mondays.enumerated() {
            let place = x(monday)
            drawing += "<path class=\"axis\" d=\"M\(n(place)) \(axis)v\(index % step == 0 ? 5 : 3)\"/>"
            if index % step == 0, place > 18, place < 320 {
                let isNew = monday.year != year
                let label = (isNew ? "\(monday.year)/" : "") + "\(monday.components.month)/\(monday.components.day)"
                drawing += text(isNew ? min(max(place, 28), 312) : place, axis + 17, "chart-note", label, anchor: "middle")
                year = monday.year
            }
        }
        return drawing
    }

    private var clockLines: String {
        // Lines first: the labels' outline then keeps a later line out of them.
        var drawing = clocks.enumerated().map { index, clock in
            "<path class=\"clock-line\" d=\"M\(n(x(clock.dates.shown, 0.5))) 22V\(axis + 38 + 18 * index)\"/>"
        }.joined()
        for (index, (clock, dates)) in clocks.enumerated() {
            let place = x(dates.shown, 0.5)
            let y = axis + 38 + 18 * index
            let kind = clock.verification == .unverified ? words.unverified : clock.owner == .reader ? words.own : words.statute
            let about = dates.isEstimated ? words.about : ""
            let label = "\(kind) \(clock.count) \(words.units[clock.unit] ?? "")：\(about)\(day(dates.shown))"
            // On the side with more room, and never beyond the edge.
            let width = self.width(label)
            let isRight = place > 170
            let end = isRight ? max(place - 5, width + 2) : min(place + 5, 338 - width)
            drawing += text(end, y, "chart-note clock-text", label, anchor: isRight ? "end" : "start")
        }
        return drawing
    }

    /// How wide a note is, roughly: 汉字 are square.
    private func width(_ text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 12 : 6.7) } }

    /// With the year when it is not this year.
    private func day(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        return (year == result.today.year ? "" : "\(year)\u{A0}年\u{A0}") + "\(month)\u{A0}月\u{A0}\(day)\u{A0}日"
    }

    /// Three bands: until half, eight and nine of ten ways are over. A reader's own period by law has its last day alone.
    private func bar(_ index: Int, _ stage: StageEstimate) -> String {
        let y = top + row * index
        let date = stage.deadline ?? stage.p50
        let label = (stage.deadline == nil && !stage.isKnown ? words.likely + " " : "") + day(date)
        let ground = date.year == result.today.year ? 102.0 : 136
        var drawing = text(8, y + 14, "chart-label", stage.label) + rect(334 - ground, y + 2, ground, 15, "class=\"chart-ground\"")
        drawing += text(332, y + 14, "chart-date", label, anchor: "end")
        let places = [x(max(first, stage.begin)), x(date, 1)] + (stage.deadline == nil ? [x(stage.p80, 1), x(stage.p90, 1)] : [])
        drawing += rect(places[0], y + 20, places[1] - places[0], 13, "class=\"bar\"")
        for (index, kind) in zip(1..., [hatch, "class=\"bar-last\""]) where index + 1 < places.count && places[index + 1] > places[index] {
            drawing += rect(places[index], y + 20, places[index + 1] - places[index], 13, kind)
        }
        return drawing
    }
}
