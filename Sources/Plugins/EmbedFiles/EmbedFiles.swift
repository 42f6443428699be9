// Build tool plugin: for a target with an `embed.txt`, each line "NAME PATH" (a file or folder of the package)
// becomes `enum NAME { static let files: [EmbeddedText] }`, so that the program carries the very files of the repository.

import Foundation
import PackagePlugin

@main
struct EmbedFiles: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let list = target.directoryURL.appending(path: "embed.txt")
        let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let tool = try context.tool(named: "EmbedFilesTool").url
        return try lines.map { line in
            let words = line.split(separator: " ").map(String.init)
            let folder = context.package.directoryURL.appending(path: words[1])
            let output = context.pluginWorkDirectoryURL.appending(path: "\(words[0]).swift")
            return .buildCommand(
                displayName: "Embed \(words[1])",
                executable: tool,
                arguments: [words[0], folder.path(percentEncoded: false), output.path(percentEncoded: false)],
                inputFiles: try files(below: folder) + [list],
                outputFiles: [output])
        }
    }

    private func files(below folder: URL) throws -> [URL] {
        if try folder.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { return [folder] }
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        return names.map { folder.appending(path: $0) }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
    }
}
