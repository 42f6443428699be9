import ArgumentParser

struct WorkdaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "workdays", abstract: "")
}
