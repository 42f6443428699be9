// signpost estimate MODEL

import ArgumentParser
import CivilCalendar
import Diagnostics
import Foundation
import KnowledgeBase
import SiteBuilder
import Tools

struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate", abstract: "The timeline estimator in the terminal; without MODEL lists the models and their options.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case ics
    }

    @Argument(help: "A model of Content/data/timelines, without .yml.")
    var model: String?

    @Option(help: ArgumentHelp("Start date, YYYY-MM-DD; today if not given.", valueName: "date"))
    var from: CivilDate?

    @Option(name: .customLong("set"), help: ArgumentHelp("Choose an option; may be repeated.", valueName: "key=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("A day on which a stage ended; may be repeated.", valueName: "stage=date"))
    var known: [String] = []

    @Option(help: ArgumentHelp("Say what waiting for a stage without news means, and what to do next.", valueName: "stage"))
    var waiting: String?

    @Option(help: ArgumentHelp("The day of --waiting, YYYY-MM-DD; today if not given.", valueName: "date"))
    var on: CivilDate?

    @Option(name: .customLong("date"), help: ArgumentHelp("Today, YYYY-MM-DD: what is before it has run out.", valueName: "date"))
    var today: CivilDate = .today()

    @Option(help: ArgumentHelp("text, json or ics.", valueName: "format"))
    var format = Format.text

    @OptionGroup var site: SiteOption

    private var start: CivilDate { from ?? today }

    func validate() throws {
        guard (1990...2100).contains(start.year) else { throw ValidationError("--from must lie between 1990 and 2100, not \(start)") }
        guard on == nil || waiting != nil else { throw ValidationError("--on is the day of --waiting; name the stage too") }
        guard format != .ics || waiting == nil && model != nil else {
            throw ValidationError("--format ics is for the dates of one model, not for \(model == nil ? "the list" : "--waiting")")
        }
    }

    func run() throws {
        let models = try readModels()
        guard model != nil else { return list(models) }
        guard let model = models.first else { return }
        let calendar = try siteCalendar(site.path)
        let (choices, known) = (try choices(for: model), try days(for: model))
        let result = model.estimate(from: start, choices: choices, known: known, today: today, calendar: calendar)
        if let waiting {
            guard model.stages.contains(where: { $0.id == waiting }) else { throw unknownStage(waiting, model) }
            let text = format == .json ? model.waitingJSON : model.waitingText
            return printRaw(text(waiting, on ?? today, result, calendar))
        }
        switch format {
        case .text: printRaw(model.text(of: result))
        case .json: printRaw(model.json(of: result))
        case .ics: printRaw(calendarFile(model.events(of: result), stamp: today))
        }
    }

    /// The model that was named, or all of them.
    private func readModels() throws -> [TimelineModel] {
        var diagnostics: [Diagnostic] = []
        var sources = readDataFiles(below: "Content/data/timelines", in: site.path, diagnostics: &diagnostics)
        if let name = model, !sources.isEmpty {
            let names = sources.map { String($0.path.split(separator: "/").last?.dropLast(".yml".count) ?? "") }
            guard let index = names.firstIndex(of: name) else {
                let near = nearMiss(name, among: names).map { "; did you mean \($0)?" } ?? ""
                throw CommandFailure.usage("there is no model \"\(name)\"\(near)")
            }
            sources = [sources[index]]
        }
        let models = sources.compactMap { readTimelineModel($0, diagnostics: &diagnostics) }
        if diagnostics.hasErrors {
            printError(formatDiagnostics(diagnostics, as: .text))
            throw ExitCode(1)
        }
        guard !models.isEmpty else {
            throw CommandFailure.author("\(site.path)/Content/data/timelines has no model; name the site with --site")
        }
        return models
    }

    private func choices(for model: TimelineModel) throws -> TimelineChoices {
        var choices: TimelineChoices = [:]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure.usage("--set \"\(setting)\" must have the form key=value") }
            guard let option = model.options.first(where: { $0.id == parts[0] }) else {
                throw CommandFailure.usage(
                    "model \(model.id) has no option \"\(parts[0])\"; it has \(model.options.map(\.id).joined(separator: ", "))")
            }
            guard option.choices.contains(where: { $0.id == parts[1] }) else {
                throw CommandFailure.usage(
                    "option \(option.id) has no choice \"\(parts[1])\"; it has \(option.choices.map(\.id).joined(separator: ", "))")
            }
            choices[parts[0]] = parts[1]
        }
        return choices
    }

    private func days(for model: TimelineModel) throws -> [String: CivilDate] {
        var days: [String: CivilDate] = [:]
        for setting in known {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let date = CivilDate(parts[1]) else {
                throw CommandFailure.usage("--known \"\(setting)\" must have the form stage=YYYY-MM-DD")
            }
            guard let stage = model.stages.first(where: { $0.id == parts[0] }), !stage.happened.isEmpty else {
                throw unknownStage(parts[0], model, among: model.stages.filter { !$0.happened.isEmpty }.map(\.id))
            }
            guard date >= start else { throw CommandFailure.usage("--known \(setting) lies before the start, \(start)") }
            guard date <= today else { throw CommandFailure.usage("--known \(setting) has not come yet: today is \(today)") }
            days[stage.id] = date
        }
        try checkOrder(of: days, in: model)
        return days
    }

    /// A step cannot be over before the one it follows.
    private func checkOrder(of days: [String: CivilDate], in model: TimelineModel) throws {
        let known = model.stages.compactMap { stage in days[stage.id].map { (stage.id, $0) } }
        for ((before, first), (after, second)) in zip(known, known.dropFirst()) where second < first {
            throw CommandFailure.usage("--known \(after)=\(second) lies before \(before)=\(first), which comes first")
        }
    }

    private func unknownStage(_ name: String, _ model: TimelineModel, among known: [String]? = nil) -> CommandFailure {
        let known = known ?? model.stages.map(\.id)
        return .usage("model \(model.id) has no stage \"\(name)\" here; it has \(known.joined(separator: ", "))")
    }

    private func list(_ models: [TimelineModel]) {
        if format == .json {
            let items = models.map { model in
                let options = model.options.map { option in
                    "\(jsonString(option.id)):[\(option.choices.map { jsonString($0.id) }.joined(separator: ","))]"
                }
                return
                    "{\"id\":\(jsonString(model.id)),\"title\":\(jsonString(model.title)),\"options\":{\(options.joined(separator: ","))}}"
            }
            return printRaw("[\(items.joined(separator: ","))]\n")
        }
        for model in models {
            print("\(model.id)  \(model.title)")
            if !model.about.isEmpty { print("    \(model.about)") }
            for option in model.options {
                print("    --set \(option.id)=…  \(option.label)：" + option.choices.map { "\($0.id)（\($0.label)）" }.joined(separator: "，"))
            }
        }
    }
}
