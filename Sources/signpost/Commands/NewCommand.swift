// signpost new site|guide|question NAME

import ArgumentParser
import CivilCalendar
import Diagnostics
import Foundation
import KnowledgeBase
import SiteBuilder

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Creates a site or a page that builds without a change; never overwrites.")

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case site
        case guide
        case question
    }

    @Argument(help: "site, guide or question.")
    var subject: Subject

    @Argument(help: "The folder of a new site, or a page's file name without .md.")
    var name: String

    @OptionGroup var site: SiteOption
    @OptionGroup var date: DateOption

    func run() throws {
        switch subject {
        case .site: try createSite()
        case .guide: try createPage(folder: "guides", text: Scaffold.guide(title: name, date: date.date))
        case .question: try createPage(folder: "questions", text: Scaffold.question(title: name, date: date.date))
        }
    }

    private func createSite() throws {
        guard !name.isEmpty else { throw CommandFailure.usage("the site's folder needs a name") }
        let manager = FileManager.default
        if manager.fileExists(atPath: name) {
            let names = (try? manager.contentsOfDirectory(atPath: name))
            guard names?.isEmpty == true else {
                throw CommandFailure.author("\(name) already exists and is not an empty folder; nothing was changed")
            }
        }
        let title = (name as NSString).lastPathComponent
        for (path, text) in Scaffold.site(title: title, date: date.date) { try write(name + "/" + path, text) }
        print("created \(name); build it with: signpost build --site \(name)")
    }

    private func createPage(folder: String, text: String) throws {
        guard !name.isEmpty, !name.contains("/"), !name.contains("\\"), !name.hasPrefix("."), !name.contains("\0") else {
            throw CommandFailure.usage("\"\(name)\" is not a file name; write it without a folder, such as first-steps")
        }
        let path = "\(site.path)/Content/\(try language())/\(folder)/\(name).md"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure.author("\(path) already exists; nothing was changed")
        }
        try write(path, text)
        print("created \(path)")
    }

    private func language() throws -> String {
        let path = site.path + "/signpost.yml"
        guard let text = FileManager.default.contents(atPath: path) else {
            throw CommandFailure.author("\(path) does not exist; create a site first with: signpost new site NAME")
        }
        var diagnostics: [Diagnostic] = []
        let source = SourceText(path: "signpost.yml", bytes: [UInt8](text))
        guard let language = SiteConfiguration.read(source, diagnostics: &diagnostics)?.languages.first else {
            printError(formatDiagnostics(diagnostics, as: .text))
            throw ExitCode(1)
        }
        return language
    }

    private func write(_ path: String, _ text: String) throws {
        do {
            let url = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url, options: .withoutOverwriting)
        } catch { throw CommandFailure.author("\(path) cannot be written: \(reason(error))") }
    }
}
