// A timeline block → its view: the estimate for the build date, the tables for readers without scripts, the data for the script.

import CivilCalendar
import Diagnostics
import KnowledgeBase
import Theme
import Tools

/// Makes the view of one timeline block.
struct TimelineViews {
    let context: ToolContext

    private var calendar: WorkdayCalendar { context.calendar }
    /// Where the static result begins.
    private var date: CivilDate { context.date }

    private func word(_ key: String) -> String { context.word("timeline_" + key) }

    func view(of block: TimelineBlock, id: String) -> TimelineToolView {
        let model = block.model
        let result = model.estimate(from: date, choices: block.choices, calendar: calendar)
        var view = TimelineToolView(
            id: id, title: model.title, about: model.about, startLabel: model.start, start: DayView(inFull: date),
            likely: DayView(inFull: result.finish?.p50), late: DayView(inFull: result.finish?.p80))
        if let finish = result.finish, finish.p50 == finish.p80 {
            (view.late, view.isLateNine) = (DayView(inFull: finish.p90), true)
        }
        view.notice = result.notice.map { model.notices[$0].text } ?? ""
        view.chosen = model.labels(of: result.choices).joined(separator: "；")
        if let own = result.firstOwn {
            view.leadLabel = model.clocks.first { $0.id == own.id }?.label ?? ""
            view.leadDay = DayView(inFull: own.early).words
        }
        view.provisional = result.provisionalYears.map(String.init).joined(separator: "、")
        view.options = model.options.map { option(of: $0, result.choices) }
        view.events = model.stages.filter { !$0.happened.isEmpty }.map { stage in
            TimelineEventView(
                stageID: stage.id, question: stage.happened, isHidden: !result.stages.contains { $0.stage == stage.id })
        }
        view.chart = TimelineChart(model, result, calendar: calendar, words: chartWords, id: id).svg
        view.stages = stages(model, result)
        view.checkpoints = checkpoints(model, result)
        view.ownClocks = model.clocks.filter { $0.owner == .reader }.map { clock($0, result) }
        view.clocks = model.clocks.filter { $0.owner == .other }.map { clock($0, result) }
        view.exits = model.exits.map { exit in
            let sources = model.sources(of: exit.id).joined(separator: "、")
            return TimelineExitView(
                id: exit.id, label: exit.label, then: exit.then, sources: sources, page: link(exit.page),
                isHidden: !result.exits.contains(exit.id))
        }
        view.reasons = model.stages.flatMap { stage in stage.variants.map { reason(stage, $0, model) } }
        view.combinations = model.combinations.map { combination($0, model) }
        view.data = data(model, result.choices)
        return view
    }

    private func day(_ date: CivilDate?) -> DayView { context.day(date) }
    private func link(_ path: String) -> LinkView? { context.link(path) }
    private func sources(_ ids: [String]) -> [LinkView] { context.sources(ids) }

    private var chartWords: TimelineChartWords {
        TimelineChartWords(
            likely: word("likely"), eight: word("chart_eight"), late: word("chart_late"), statute: context.word("badge_rule"),
            own: word("chart_own"), unverified: context.word("badge_unverified"), expected: word("chart_expected"),
            about: word("chart_about"),
            units: [.days: word("unit_days"), .workdays: word("unit_workdays"), .months: word("unit_months"), .years: word("unit_years")])
    }

    private func option(of option: TimelineOption, _ choices: TimelineChoices) -> TimelineOptionView {
        let views = option.choices.map { TimelineChoiceView(id: $0.id, label: $0.label, isChosen: choices[option.id] == $0.id) }
        return TimelineOptionView(id: option.id, label: option.label, choices: views, isHidden: !option.only.holds(choices))
    }

    private func stages(_ model: TimelineModel, _ result: TimelineResult) -> [TimelineStageView] {
        model.stages.map { stage in
            let estimate = result.stages.first { $0.stage == stage.id }
            var view = TimelineStageView(
                id: stage.id, label: stage.label, text: stage.text, isStatute: stage.nature == .statute, isHidden: estimate == nil,
                soonest: day(estimate?.p10), likely: day(estimate?.p50), late: day(estimate?.p80), latest: day(estimate?.p90))
            view.isAwaited = stage.owner == .other
            view.end = day(estimate?.deadline ?? estimate?.p50)
            view.isEstimated = estimate.map { $0.nature == .statute && $0.p10 < $0.p90 } ?? false
            return view
        }
    }

    /// In the order of their days; those that do not happen under the shown choices last, hidden.
    private func checkpoints(_ model: TimelineModel, _ result: TimelineResult) -> [TimelineCheckpointView] {
        let shown = result.checkpoints.map(\.index)
        let order = shown + model.checkpoints.indices.filter { !shown.contains($0) }
        return order.map { index in
            let checkpoint = model.checkpoints[index]
            let date = result.checkpoints.first { $0.index == index }?.date
            var view = TimelineCheckpointView(
                index: index, isHidden: date == nil, date: day(date), situation: checkpoint.situation, action: checkpoint.action,
                bring: checkpoint.bring)
            view.page = link(checkpoint.page)
            view.letter = letter(checkpoint.letter)
            return view
        }
    }

    /// The letter builder's part for one letter; nil while the site has no such page.
    private func letter(_ id: String) -> LinkView? {
        guard !id.isEmpty, let page = context.link("tools/letters.md", anchor: "letter-" + id) else { return nil }
        return LinkView(text: word("letter"), url: page.url)
    }

    private func clock(_ clock: TimelineClock, _ result: TimelineResult) -> TimelineClockView {
        var view = TimelineClockView(
            id: clock.id, label: clock.label, condition: clock.condition, isUnverified: clock.verification == .unverified,
            verification: word("verified_" + clock.verification.rawValue), basis: sources(clock.basis))
        if let dates = result.clocks.first(where: { $0.id == clock.id }) {
            (view.isHidden, view.isEstimated) = (false, dates.isEstimated)
            (view.date, view.early, view.late) = (day(dates.shown), day(dates.early), day(dates.late))
        }
        return view
    }

    private func reason(_ stage: TimelineStage, _ variant: TimelineStage.Variant, _ model: TimelineModel) -> TimelineReasonView {
        let conditions = [stage.only, variant.when].map { model.labels(of: $0) }.filter { !$0.isEmpty }
        let unit: String =
            switch variant.duration.unit {
            case .workdays: word("unit_workdays")
            case .days: word("unit_days")
            case .rolling: word("unit_rolling")
            }
        return TimelineReasonView(
            label: stage.label, condition: conditions.joined(separator: "；"), isStatute: stage.nature == .statute,
            least: variant.duration.least, usual: variant.duration.usual, most: variant.duration.most, unit: unit, note: variant.note,
            basis: sources(variant.basis))
    }

    private func combination(_ choices: TimelineChoices, _ model: TimelineModel) -> TimelineCombinationView {
        let numbers = model.workdayNumbers(choices).map {
            TimelineNumbersView(
                label: $0.label, p10: $0.p10, p50: $0.p50, p80: $0.p80, p90: $0.p90, isApproximate: $0.isApproximate,
                period: $0.period.map(String.init) ?? "")
        }
        let own = model.estimate(from: date, choices: choices, calendar: calendar).clocks
            .filter { $0.owner == .reader && !$0.isEstimated }
        let columns = own.compactMap { dates in model.clocks.first { $0.id == dates.id }.map { TimelineColumnView(label: $0.label) } }
        // Weekends too: papers arrive on any day.
        let starts = (0..<28).map { date.adding(days: $0) }.map { start in
            let result = model.estimate(from: start, choices: choices, calendar: calendar)
            let deadlines = own.map { dates in day(result.clocks.first { $0.id == dates.id }?.early) }
            return TimelineStartView(
                start: day(start), likely: day(result.finish?.p50), late: day(result.finish?.p80), deadlines: deadlines)
        }
        return TimelineCombinationView(
            label: model.labels(of: choices).joined(separator: "；"), stages: numbers, columns: columns, starts: starts)
    }

    private func data(_ model: TimelineModel, _ choices: TimelineChoices) -> String {
        let defaults = model.options.map { "\(jsonString($0.id)):\(jsonString(choices[$0.id] ?? ""))" }
        let badges = ["rule", "unverified"].map { "\"\($0)\":\(jsonString(context.word("badge_" + $0)))" }
        return "{\"built\":\"\(date)\",\"defaults\":{\(defaults.joined(separator: ","))},\"badges\":{\(badges.joined(separator: ","))},"
            + "\"strings\":\(context.words(prefix: "timeline_")),"
            + model.pageData(calendar: calendar, years: (date.year - 1)...(date.year + 2)) + "}"
    }
}
