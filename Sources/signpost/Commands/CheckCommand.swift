// signpost check

import ArgumentParser
import Diagnostics
import KnowledgeBase
import SiteBuilder

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "Runs every check and writes nothing.")

    @OptionGroup var site: SiteOption
    @OptionGroup var date: DateOption

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("text, json or github.", valueName: "format"))
    var format = CheckFormat.text

    enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case github
    }

    func run() async throws {
        let folder = await readSite(at: site.path, jobs: defaultJobs)
        let preparation = try await prepareSite(folder, date: date.date, jobs: defaultJobs)
        let diagnostics = preparation.diagnostics
        switch format {
        case .text:
            printError(formatDiagnostics(diagnostics, as: .text, strict: strict))
            if diagnostics.isEmpty {
                let pages = preparation.site?.site.pages.count ?? 0
                print("\(pages) pages checked, nothing to fix")
            } else {
                printError(summary(of: diagnostics, strict: strict).replacing("; nothing was written", with: ""))
            }
        case .json: printRaw(formatDiagnostics(diagnostics, as: .json, strict: strict))
        case .github: printRaw(formatDiagnostics(diagnostics, as: .github, strict: strict))
        }
        if diagnostics.hasErrors || (strict && !diagnostics.isEmpty) { throw ExitCode(1) }
    }
}
