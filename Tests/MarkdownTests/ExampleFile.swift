// Reads examples in the format of the CommonMark specification: 32 backticks and `example`, the source, a line with a dot, the
// expected HTML, and here perhaps a second dot and the expected diagnostics.

import Foundation
import Testing

/// One example of a file.
struct Example: Sendable, CustomTestStringConvertible {
    var file: String
    var line: Int
    var source: String
    var html: String
    var diagnostics: String

    var testDescription: String { "\(file):\(line)" }

    /// The examples of a file; `→` stands for a tab.
    static func all(in url: URL) throws -> [Example] {
        let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        let fence = String(repeating: "`", count: 32)
        var examples: [Example] = []
        var parts: [String]?
        var start = 0
        for (index, line) in lines.enumerated() {
            if parts == nil {
                if line.hasPrefix(fence + " example") { (parts, start) = ([""], index + 1) }
            } else if line == fence {
                let all = (parts ?? []).map { $0.replacingOccurrences(of: "→", with: "\t") } + ["", ""]
                examples.append(
                    Example(file: url.lastPathComponent, line: start, source: all[0], html: all[1], diagnostics: all[2]))
                parts = nil
            } else if line == "." {
                parts?.append("")
            } else if let last = parts?.indices.last {
                parts?[last] += line + "\n"
            }
        }
        return examples
    }
}

/// The package's folder, found from this file.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A file that lies beside the package on the makers' machines; nil where it is absent, which the test then says.
func sharedFile(_ path: String) -> URL? {
    let url = packageFolder.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    if FileManager.default.fileExists(atPath: url.path) { return url }
    print("skipped: ../shared/\(path) is not here")
    return nil
}
