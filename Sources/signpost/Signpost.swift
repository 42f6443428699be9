// The command line: which commands there are, and how errors become exit statuses (0 clean, 1 author, 2 usage, 70 bug).

import ArgumentParser
import Foundation

struct Signpost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signpost",
        abstract: "Builds a static knowledge-base site from Markdown and YAML, searchable offline.",
        version: "0.1.0",
        subcommands: [
            BuildCommand.self, ServeCommand.self, CheckCommand.self, SearchCommand.self, EstimateCommand.self, WorkdaysCommand.self,
            RenderCommand.self, NewCommand.self, ExplainCommand.self,
        ])
}

@main
enum Main {
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Signpost.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(with: error)
        }
    }

    private static func exit(with error: any Error) -> Never {
        let status = Signpost.exitCode(for: error)
        let text = Signpost.fullMessage(for: error)
        if status == .success {
            if !text.isEmpty { print(text) }
            Foundation.exit(0)
        }
        if error is ExitCode {
            Foundation.exit(status.rawValue)
        }
        if let failure = error as? CommandFailure {
            printError("error: \(failure.message)")
            Foundation.exit(failure.status)
        }
        printError(text)
        // ArgumentParser reports every misuse as EX_USAGE; our contract says 2. Anything unknown is a bug of ours.
        Foundation.exit(status == .validationFailure ? 2 : 70)
    }
}
