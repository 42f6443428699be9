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

    @Option(help: ArgumentHelp("The language of a new site: zh-Hans or en.", valueName: "tag"))
    var language = "zh-Hans"

    @OptionGroup var site: SiteOption
    @OptionGroup var date: DateOption

    func validate() throws {
        let known = builtInLanguages()
        guard known.contains(language) else {
            throw ValidationError(
                "--language must be one the built-in theme speaks (\(known.joined(separator: ", "))), not \"\(language)\"")
        }
    }

    func run() throws {
        switch subject {
        case .site: try createSite()
        case .guide: try createPage(folder: "guides", Scaffold.guide)
        case .question: try createPage(folder: "questions", Scaffold.question)
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
        for (path, text) in Scaffold.site(title: title, date: date.date, language: language) { try write(name + "/" + path, text) }
        print("created \(name); build it with: signpost build --site \(quotedForShell(name))")
    }

    private func createPage(folder: String, _ text: (String, CivilDate, String) -> String) throws {
        let name = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        guard !name.isEmpty, !name.contains("/"), !name.contains("\\"), !name.hasPrefix("."), !name.contains("\0") else {
            throw CommandFailure.usage("\"\(self.name)\" is not a file name; write it without a folder, such as first-steps")
        }
        let language = try siteLanguage()
        let path = "\(site.path)/Content/\(language)/\(folder)"
        // Names that differ only by case are one address on many hosts; a missing folder holds none.
        let present = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        if let same = present.first(where: { $0.lowercased() == "\(name).md".lowercased() }) {
            throw CommandFailure.author("\(path)/\(same) already exists; nothing was changed")
        }
        try write("\(path)/\(name).md", text(name, date.date, language))
        print("created \(path)/\(name).md")
    }

    /// The first language of the site.
    private func siteLanguage() throws -> String {
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
            try makeFolders((path as NSString).deletingLastPathComponent)
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch { throw CommandFailure.author("\(path) cannot be written: \(reason(error))") }
    }
}

/// A word of a shell command: in quotes when it holds more than plain characters.
func quotedForShell(_ word: String) -> String {
    word.wholeMatch(of: /[A-Za-z0-9_.\/\-]+/) != nil ? word : "'" + word.replacing("'", with: "'\\''") + "'"
}
