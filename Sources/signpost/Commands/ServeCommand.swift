// signpost serve

import ArgumentParser
import CivilCalendar
import Diagnostics
import Foundation
import PreviewServer
import SiteBuilder
import Synchronization

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Builds in memory, serves on this machine only, and reloads the browser on every change.")

    @OptionGroup var site: SiteOption
    @OptionGroup var date: DateOption

    @Option(help: ArgumentHelp("Port on 127.0.0.1.", valueName: "port"))
    var port: UInt16 = 8000

    @Flag(name: .customLong("open"), help: "Open the site in the browser.")
    var opens = false

    func run() async throws {
        let root = URL(fileURLWithPath: site.path).standardizedFileURL.path
        let (path, date, opens) = (site.path, date.date, opens)
        let server = PreviewServer(
            port: port, watchedPaths: ["signpost.yml", "Content", "Themes", "seeds"].map { root + "/" + $0 },
            report: { event in
                switch event {
                case .listening(let port):
                    printRaw("serving http://127.0.0.1:\(port)/ — Control-C stops\n")
                    if opens { openBrowser("http://127.0.0.1:\(port)/") }
                case .built(let build):
                    printError(formatDiagnostics(build.diagnostics, as: .text))
                    let now = build.diagnostics.hasErrors ? "the last good build stays up" : "\(build.files.count) files built"
                    printError(build.diagnostics.isEmpty ? now : now + "; " + summary(of: build.diagnostics, strict: false))
                }
            },
            build: { await buildInMemory(path, date: date) })
        do { try await server.run() } catch let error as PreviewError { throw CommandFailure.author(error.description) }
    }
}

private func buildInMemory(_ path: String, date: CivilDate) async -> PreviewBuild {
    do {
        let preparation = try await prepareSite(await readSite(at: path, jobs: defaultJobs), date: date, jobs: defaultJobs)
        guard let prepared = preparation.site, !preparation.diagnostics.hasErrors else {
            return PreviewBuild(files: [:], diagnostics: preparation.diagnostics)
        }
        let files = Mutex<[String: [UInt8]]>([:])
        _ = try await emitSite(prepared, jobs: defaultJobs) { path, bytes in files.withLock { $0[path] = bytes } }
        return PreviewBuild(files: files.withLock { $0 }, diagnostics: preparation.diagnostics)
    } catch {
        // Only an asset that vanished between reading and emitting gets here; the next change builds again.
        let place = SourceLocation(file: path)
        return PreviewBuild(files: [:], diagnostics: [Diagnostic(.fileUnreadable, at: place, "the site cannot be built: \(reason(error))")])
    }
}

/// Asks the system to show an address; the address is also printed, so a failure costs nothing.
private func openBrowser(_ address: String) {
    let process = Process()
    #if os(macOS)
        process.executableURL = URL(fileURLWithPath: "/usr/bin/open")
    #else
        process.executableURL = URL(fileURLWithPath: "/usr/bin/xdg-open")
    #endif
    process.arguments = [address]
    do { try process.run() } catch { printError("no browser could be opened; go to \(address)") }
}
