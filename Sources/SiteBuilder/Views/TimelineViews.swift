// A timeline block → its view: the estimate for the build date, the tables for readers without scripts, the data for the script.

import CivilCalendar
import Diagnostics
import KnowledgeBase
import Theme
import Tools

/// Makes the views of one page's timeline blocks.
struct TimelineViews {
    let site: Site
    let page: Page
    let theme: Theme
    let calendar: WorkdayCalendar
    /// The date the site is built for: where the static result begins.
    let date: CivilDate

    private func word(_ key: String) -> String { theme.string("timeline_" + key, language: page.language) }

    func view(of block: SiteTools.Block, id: String) -> TimelineToolView {
        let model = block.model
        let result = model.estimate(from: date, choices: block.choices, calendar: calendar)
        var view = TimelineToolView(
            id: id, title: model.title, about: model.about, startLabel: model.start, start: day(date),
            likely: day(result.finish?.p50), late: day(result.finish?.p80))
        view.chosen = model.labels(of: result.choices).joined(separator: "；")
        if let own = result.firstOwn {
            view.leadLabel = model.clocks.first { $0.id == own.id }?.label ?? ""
            view.leadDay = day(own.early).words
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
            return TimelineExitView(label: exit.label, then: exit.then, sources: sources, page: link(exit.page))
        }
        view.reasons = model.stages.flatMap { stage in stage.variants.map { reason(stage, $0, model) } }
        view.combinations = model.combinations.map { combination($0, model) }
        view.data = data(model, result.choices)
        return view
    }

    private func day(_ date: CivilDate?) -> DayView { DayView(date, seenFrom: self.date) }

    /// A page named by a model, in this page's language; nil when it has none.
    private func link(_ path: String) -> LinkView? {
        guard !path.isEmpty else { return nil }
        let reference = PageReference(page: path, location: SourceLocation(file: page.source.path))
        return site.resolve(reference, language: page.language).map {
            LinkView(text: $0.title, url: page.route.relativeURL(to: $0.route))
        }
    }

    private func sources(_ ids: [String]) -> [LinkView] {
        let ledger = site.route(of: .sources, language: page.language)
        return ids.map { LinkView(text: $0, url: page.route.relativeURL(to: ledger, anchor: $0)) }
    }

    private var chartWords: TimelineChartWords {
        TimelineChartWords(
            likely: word("likely"), late: word("chart_late"), statute: theme.string("badge_rule", language: page.language),
            own: word("chart_own"), unverified: theme.string("badge_unverified", language: page.language), expected: word("chart_expected"),
            units: [.days: word("unit_days"), .workdays: word("unit_workdays"), .months: word("unit_months"), .years: word("unit_years")])
    }

    private func option(of option: TimelineOption, _ choices: TimelineChoices) -> TimelineOptionView {
        let views = option.choices.map { TimelineChoiceView(id: $0.id, label: $0.label, isChosen: choices[option.id] == $0.id) }
        return TimelineOptionView(id: option.id, label: option.label, choices: views, isHidden: !option.only.holds(choices))
    }

    private func stages(_ model: TimelineModel, _ result: TimelineResult) -> [TimelineStageView] {
        model.stages.map { stage in
            let estimate = result.stages.first { $0.stage == stage.id }
            return TimelineStageView(
                id: stage.id, label: stage.label, text: stage.text, isStatute: stage.nature == .statute, isHidden: estimate == nil,
                soonest: day(estimate?.p10), likely: day(estimate?.p50), late: day(estimate?.p80), latest: day(estimate?.p90))
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
        guard !id.isEmpty, let page = link(Self.letterPage) else { return nil }
        return LinkView(text: word("letter"), url: page.url + "#" + id)
    }

    static let letterPage = "tools/letters.md"

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
            TimelineNumbersView(label: $0.label, p10: $0.p10, p50: $0.p50, p80: $0.p80, p90: $0.p90)
        }
        let own = model.estimate(from: date, choices: choices, calendar: calendar).clocks.filter { $0.owner == .reader && !$0.isEstimated }
        let columns = own.compactMap { dates in model.clocks.first { $0.id == dates.id }.map { TimelineColumnView(label: $0.label) } }
        let starts = (0..<28).map { date.adding(days: $0) }.filter { calendar.isWorkday($0) }.map { start in
            let result = model.estimate(from: start, choices: choices, calendar: calendar)
            let deadlines = own.map { dates in day(result.clocks.first { $0.id == dates.id }?.early) }
            return TimelineStartView(start: day(start), likely: day(result.finish?.p50), late: day(result.finish?.p80), deadlines: deadlines)
        }
        return TimelineCombinationView(
            label: model.labels(of: choices).joined(separator: "；"), stages: numbers, columns: columns, starts: starts)
    }

    private func data(_ model: TimelineModel, _ choices: TimelineChoices) -> String {
        let strings = theme.strings(prefix: "timeline_", language: page.language).map { "\(jsonString($0.key)):\(jsonString($0.text))" }
        let defaults = model.options.map { "\(jsonString($0.id)):\(jsonString(choices[$0.id] ?? ""))" }
        let badges = ["rule", "unverified"].map { name in
            "\"\(name)\":\(jsonString(theme.string("badge_" + name, language: page.language)))"
        }
        return "{\"built\":\"\(date)\",\"defaults\":{\(defaults.joined(separator: ","))},\"badges\":{\(badges.joined(separator: ","))},"
            + "\"strings\":{\(strings.joined(separator: ","))},"
            + model.pageData(calendar: calendar, years: (date.year - 1)...(date.year + 2)) + "}"
    }
}
