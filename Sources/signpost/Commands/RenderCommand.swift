// signpost render FILE|-

import ArgumentParser
import Diagnostics
import Foundation
import Markdown
import SiteBuilder

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Renders one Markdown source to an HTML fragment.",
        discussion: "Links stay as written; front matter is skipped. Diagnostics go to standard error.")

    @Argument(help: "A Markdown file, or - for standard input.")
    var file: String

    @Flag(name: .customLong("commonmark"), help: "Plain CommonMark: raw HTML passed, none of our extensions.")
    var isPlainCommonMark = false

    @Flag(name: .customLong("allow-html"), help: "Pass raw HTML through instead of refusing it.")
    var allowsHTML = false

    func run() throws {
        let bytes = file == "-" ? [UInt8](FileHandle.standardInput.readDataToEndOfFile()) : try readNamedFile(file)
        let source = SourceText(path: file == "-" ? "<stdin>" : file, bytes: bytes)
        let options = MarkdownOptions(isPlainCommonMark: isPlainCommonMark, allowsHTML: allowsHTML)
        let (html, diagnostics) = renderFragment(source, options: options)
        if !diagnostics.isEmpty { printError(formatDiagnostics(diagnostics, as: .text)) }
        if diagnostics.hasErrors { throw ExitCode(1) }
        printRaw(html)
    }
}
