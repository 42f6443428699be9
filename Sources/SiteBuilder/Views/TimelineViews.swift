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
            id: id, title: model.title, about: model.about, startLabel: model.start, start: day(date),
            likely: day(result.finish?.p50), late: day(result.finish?.p80))
        view.chosen = model.labels(of: block.choices).joined(separator: "；")
        view.provisional = result.provisionalYears.map(String.init).joined(separator: "、")
        view.options = model.options.map { option(of: $0, block.choices) }
        view.chart = TimelineChart(model, result, calendar: calendar, words: chartWords, id: id).svg
        view.stages = stages(model, result)
        view.checkpoints = checkpoints(model, result)
        view.clocks = zip(model.clocks, result.clocks).map { clock, date in
            TimelineClockView(
                id: clock.id, label: clock.label, condition: clock.condition, date: day(date.date), basis: sources(clock.basis))
        }
        view.exits = model.exits.map { TimelineExitView(label: $0.label, then: $0.then, page: link($0.page)) }
        view.reasons = model.stages.flatMap { stage in stage.variants.map { reason(stage, $0, model) } }
        view.combinations = model.combinations.map { combination($0, model) }
        view.data = data(model, block.choices)
        return view
    }

    private func day(_ date: CivilDate?) -> DayView { context.day(date) }
    private func link(_ path: String) -> LinkView? { context.link(path) }
    private func sources(_ ids: [String]) -> [LinkView] { context.sources(ids) }

    private var chartWords: TimelineChartWords {
        TimelineChartWords(
            likely: word("likely"), late: word("chart_late"), statute: context.word("badge_rule"),
            units: [.days: word("unit_days"), .workdays: word("unit_workdays"), .months: word("unit_months"), .years: word("unit_years")])
    }

    private func option(of option: TimelineOption, _ choices: TimelineChoices) -> TimelineOptionView {
        let views = option.choices.map { TimelineChoiceView(id: $0.id, label: $0.label, isChosen: choices[option.id] == $0.id) }
        return TimelineOptionView(id: option.id, label: option.label, choices: views)
    }

    private func stages(_ model: TimelineModel, _ result: TimelineResult) -> [TimelineStageView] {
        model.stages.map { stage in
            let estimate = result.stages.first { $0.stage == stage.id }
            return TimelineStageView(
                id: stage.id, label: stage.label, text: stage.text, isStatute: stage.nature == .statute, isHidden: estimate == nil,
                soonest: day(estimate?.p10), likely: day(estimate?.p50), late: day(estimate?.p80), latest: day(estimate?.p90))
        }
    }

    private func checkpoints(_ model: TimelineModel, _ result: TimelineResult) -> [TimelineCheckpointView] {
        model.checkpoints.map { checkpoint in
            let estimate = result.stages.first { $0.stage == checkpoint.stage }
            return TimelineCheckpointView(
                stageID: checkpoint.stage, isHidden: estimate == nil, date: day(estimate?.p90), situation: checkpoint.situation,
                action: checkpoint.action, bring: checkpoint.bring, page: link(checkpoint.page))
        }
    }

    private func reason(_ stage: TimelineStage, _ variant: TimelineStage.Variant, _ model: TimelineModel) -> TimelineReasonView {
        let conditions = stage.only.merging(variant.when) { _, new in new }
        let unit: String =
            switch variant.duration.unit {
            case .workdays: word("unit_workdays")
            case .days: word("unit_days")
            case .rolling: word("unit_rolling")
            }
        return TimelineReasonView(
            label: stage.label, condition: model.labels(of: conditions).joined(separator: "；"), isStatute: stage.nature == .statute,
            least: variant.duration.least, usual: variant.duration.usual, most: variant.duration.most, unit: unit, note: variant.note,
            basis: sources(variant.basis))
    }

    private func combination(_ choices: TimelineChoices, _ model: TimelineModel) -> TimelineCombinationView {
        let numbers = model.workdayNumbers(choices).map {
            TimelineNumbersView(label: $0.label, p10: $0.p10, p50: $0.p50, p80: $0.p80, p90: $0.p90)
        }
        let starts = (0..<28).map { date.adding(days: $0) }.filter(calendar.isWorkday).map { start in
            let finish = model.estimate(from: start, choices: choices, calendar: calendar).finish
            return TimelineStartView(start: day(start), likely: day(finish?.p50), late: day(finish?.p80))
        }
        return TimelineCombinationView(label: model.labels(of: choices).joined(separator: "；"), stages: numbers, starts: starts)
    }

    private func data(_ model: TimelineModel, _ choices: TimelineChoices) -> String {
        let defaults = model.options.map { "\(jsonString($0.id)):\(jsonString(choices[$0.id] ?? ""))" }
        let badge = context.word("badge_rule")
        return "{\"built\":\"\(date)\",\"defaults\":{\(defaults.joined(separator: ","))},\"badgeRule\":\(jsonString(badge)),"
            + "\"strings\":\(context.words(prefix: "timeline_")),"
            + model.pageData(calendar: calendar, years: (date.year - 1)...(date.year + 2)) + "}"
    }
}
