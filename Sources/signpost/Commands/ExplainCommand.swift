// signpost explain CODE

import ArgumentParser
import Diagnostics

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "explain", abstract: "Explains a diagnostic: cause, example and fix.")

    @Argument(help: "A code such as link/broken-anchor; without it, all codes are listed.")
    var code: String?

    func run() throws {
        guard let code else {
            for code in DiagnosticCode.allCases.map(\.rawValue).sorted() { print(code) }
            return
        }
        let written = code.trimmingPrefix("[").prefix { $0 != "]" }
        guard let known = DiagnosticCode(rawValue: String(written)), let text = explanation(of: known) else {
            let near = nearMiss(code, among: DiagnosticCode.allCases.map(\.rawValue)).map { "; did you mean \($0)?" } ?? ""
            throw CommandFailure.usage("there is no diagnostic \"\(code)\"\(near)")
        }
        printRaw(text.hasSuffix("\n") ? text : text + "\n")
    }
}
