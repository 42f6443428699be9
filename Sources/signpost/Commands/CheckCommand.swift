// signpost check

import ArgumentParser
import Diagnostics
import KnowledgeBase
import SearchIndex
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

    @Flag(help: "Check that search finds every pair of characters and samples of longer runs on their pages.")
    var search = false

    @Option(help: ArgumentHelp("text, json or github.", valueName: "format"))
    var format = CheckFormat.text

    enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case github
    }

    func validate() throws {
        if format != .text, claims || plain || search {
            throw ValidationError("--claims, --plain and --search print text; leave --format out")
        }
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
        let isRecallComplete = try preparation.site.map { try !search || printRecall(of: $0) } ?? true
        if diagnostics.fail(strict: strict) || !isRecallComplete { throw ExitCode(1) }
    }

    /// - Returns: whether every text was found on its page.
    private func printRecall(of site: PreparedSite) throws -> Bool {
        let reports = try checkRecall(of: site, jobs: defaultJobs)
        for (language, report) in reports {
            for failure in report.failures.prefix(50) { print("search does not find \"\(failure.text)\" of \(failure.url)") }
            print(
                "search (\(language)): \(report.pairs) pairs and \(report.runs) longer runs checked, \(report.failures.count) not found")
        }
        return reports.allSatisfy(\.report.failures.isEmpty)
    }
}
