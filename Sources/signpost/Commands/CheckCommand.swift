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

    @Flag(help: "Print which page uses which claim of the ledger.")
    var claims = false

    @Flag(help: "Print how plainly each page speaks.")
    var plain = false

    @Option(help: ArgumentHelp("text, json or github.", valueName: "format"))
    var format = CheckFormat.text

    enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case github
    }

    func validate() throws {
        if format != .text, claims || plain { throw ValidationError("--claims and --plain print text; leave --format out") }
    }

    func run() async throws {
        let folder = await readSite(at: site.path, jobs: defaultJobs)
        let preparation = try await prepareSite(folder, date: date.date, jobs: defaultJobs)
        let diagnostics = preparation.diagnostics
        if let site = preparation.site?.site {
            if claims { printRaw(claimReport(site)) }
            if plain { printRaw(plainLanguageReport(site)) }
        }
        switch format {
        case .text:
            printError(formatDiagnostics(diagnostics, as: .text, strict: strict))
            if diagnostics.contains(where: { $0.severity > .note }) {
                printError(summary(of: diagnostics, strict: strict).replacing("; nothing was written", with: ""))
            } else {
                let pages = preparation.site?.site.pages.count ?? 0
                print("\(pages) pages checked, nothing to fix")
            }
        case .json: printRaw(formatDiagnostics(diagnostics, as: .json, strict: strict))
        case .github: printRaw(formatDiagnostics(diagnostics, as: .github, strict: strict))
        }
        if diagnostics.fail(strict: strict) { throw ExitCode(1) }
    }
}
