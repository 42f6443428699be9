import ArgumentParser

@main
struct Signpost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Builds a static knowledge-base site from Markdown and YAML.")
}
