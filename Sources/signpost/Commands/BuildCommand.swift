// signpost build

import ArgumentParser
import Diagnostics
import Foundation
import KnowledgeBase
import SiteBuilder
import Synchronization

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build", abstract: "Builds the site into a folder that works anywhere.")

    @OptionGroup var site: SiteOption
    @OptionGroup var date: DateOption

    @Option(help: ArgumentHelp("Where to write; _site in the site's folder if not given.", valueName: "dir"))
    var output: String?

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("Processors to use.", valueName: "n"))
    var jobs = defaultJobs

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = OutputFormat.text

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be at least 1") }
        if let output { try refuseEmpty(output, "--output") }
    }

    func run() async throws {
        if let output { try refuseSources(output) }
        let clock = ContinuousClock()
        let start = clock.now
        let folder = await readSite(at: site.path, jobs: jobs)
        let preparation = try await prepareSite(folder, date: date.date, jobs: jobs)
        // What is merely worth knowing is for `check`.
        let diagnostics = preparation.diagnostics.filter { $0.severity > .note }
        guard let prepared = preparation.site, !diagnostics.fail(strict: strict) else {
            try refuse(diagnostics)
        }
        let target = output ?? (site.path == "." ? "_site" : site.path + "/_site")
        let progress = ProgressLine(total: prepared.site.pages.count, isWanted: format == .text)
        do {
            let figures = try await publishSite(prepared, to: target, jobs: jobs) { progress.advance(by: $0) }
            progress.clear()
            report(diagnostics, figures, target: target, seconds: seconds(clock.now - start))
            // The process ends here: taking a large site apart piece by piece first would only keep the author waiting.
            _ = Unmanaged.passRetained(UntilExit(site: prepared))
        } catch let error as PublishError {
            progress.clear()
            try refuse(diagnostics + [error.diagnostic])
        }
    }

    /// What is built into a folder of sources would be read as one by the next build.
    private func refuseSources(_ output: String) throws {
        let target = resolved(output)
        for folder in ["Content", "Themes", "seeds"] where (target + "/").hasPrefix(resolved(site.path + "/" + folder) + "/") {
            throw CommandFailure.usage("--output \(output) lies in \(folder)/, which holds sources; name a folder outside it")
        }
    }

    private func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path }

    private func refuse(_ diagnostics: [Diagnostic]) throws -> Never {
        switch format {
        case .text:
            printError(formatDiagnostics(diagnostics, as: .text, strict: strict) + summary(of: diagnostics, strict: strict))
        case .json:
            print("{\"ok\":false,\"diagnostics\":\(formatDiagnostics(diagnostics, as: .json, strict: strict).dropLast())}")
        }
        throw ExitCode(1)
    }

    private func report(_ diagnostics: [Diagnostic], _ figures: BuildFigures, target: String, seconds: Double) {
        let index = target + "/index.html"
        switch format {
        case .text:
            if !diagnostics.isEmpty { printError(formatDiagnostics(diagnostics, as: .text) + summary(of: diagnostics, strict: false)) }
            print(
                "\(counted(figures.pages, "page")) (\(counted(figures.questions, "question"))), \(counted(figures.files, "file")), \(kilobytes(figures.bytes)) in \(rounded(seconds, 2)) s"
            )
            print("search index \(kilobytes(figures.indexBytes))")
            print("open \(index)")
        case .json:
            print(
                "{\"ok\":true,\"pages\":\(figures.pages),\"questions\":\(figures.questions),\"files\":\(figures.files),\"bytes\":\(figures.bytes),"
                    + "\"indexBytes\":\(figures.indexBytes),\"seconds\":\(rounded(seconds, 3)),\"output\":\(jsonString(target)),"
                    + "\"diagnostics\":\(formatDiagnostics(diagnostics, as: .json).dropLast())}")
        }
    }
}

/// Keeps a site until the process is gone.
private final class UntilExit: Sendable {
    private let site: PreparedSite

    init(site: PreparedSite) { self.site = site }
}

/// "2 errors, 1 warning; nothing was written".
func summary(of diagnostics: [Diagnostic], strict: Bool) -> String {
    let errors = diagnostics.count { $0.severity == .error || strict && $0.severity == .warning }
    let warnings = diagnostics.count { $0.severity == .warning && !strict }
    let notes = diagnostics.count { $0.severity == .note }
    var parts: [String] = []
    if errors > 0 { parts.append(counted(errors, "error")) }
    if warnings > 0 { parts.append(counted(warnings, "warning")) }
    if notes > 0 { parts.append(counted(notes, "note")) }
    return parts.joined(separator: ", ") + (errors > 0 ? "; nothing was written\n" : "\n")
}

/// "1 page", "2 pages".
func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

func rounded(_ number: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", number) }

func kilobytes(_ bytes: Int) -> String {
    bytes < 1024 ? "\(bytes) B" : bytes < 10_485_760 ? "\(bytes / 1024) KB" : "\(bytes / 1_048_576) MB"
}

/// One line on a terminal that shows how far a build has come, once it takes longer than half a second.
final class ProgressLine: Sendable {
    private let total: Int
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let state = Mutex<(done: Int, shown: Int)>((0, -1))

    init(total: Int, isWanted: Bool) {
        self.total = total
        isShown = isWanted && isatty(STDERR_FILENO) == 1
    }

    func advance(by count: Int) {
        guard isShown else { return }
        state.withLock {
            $0.done += count
            let percent = $0.done * 100 / max(1, total)
            guard percent > $0.shown, ContinuousClock.now - start > .milliseconds(500) else { return }
            $0.shown = percent
            FileHandle.standardError.write(Data("\rbuilding: \($0.done) of \(total) pages".utf8))
        }
    }

    func clear() {
        guard isShown, state.withLock({ $0.shown >= 0 }) else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
