// signpost estimate MODEL

import ArgumentParser
import CivilCalendar
import Diagnostics
import Foundation
import KnowledgeBase
import SiteBuilder
import Tools

struct EstimateCommand: AsyncParsableCommand {
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
    var from: CivilDate = .today()

    @Option(name: .customLong("set"), help: ArgumentHelp("Choose an option; may be repeated.", valueName: "key=value"))
    var settings: [String] = []

    @Option(help: ArgumentHelp("text, json or ics.", valueName: "format"))
    var format = Format.text

    @OptionGroup var site: SiteOption

    func validate() throws {
        guard (1990...2100).contains(from.year) else { throw ValidationError("--from must lie between 1990 and 2100, not \(from)") }
    }

    func run() async throws {
        let models = try await readModels()
        guard let name = model else { return list(models) }
        guard let model = models.first(where: { $0.id == name }) else {
            let near = nearMiss(name, among: models.map(\.id)).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure.usage("there is no model \"\(name)\"\(near)")
        }
        let result = model.estimate(from: from, choices: try choices(for: model), calendar: try siteCalendar(site.path))
        switch format {
        case .text: printRaw(model.text(of: result))
        case .json: printRaw(model.json(of: result))
        case .ics: printRaw(model.calendarFile(of: result, stamp: from))
        }
    }

    private func readModels() async throws -> [TimelineModel] {
        var diagnostics: [Diagnostic] = []
        let models = readDataFiles(below: "Content/data/timelines", in: site.path, diagnostics: &diagnostics).compactMap {
            readTimelineModel($0, diagnostics: &diagnostics)
        }
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
