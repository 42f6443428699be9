// signpost search WORDS…

import ArgumentParser
import Diagnostics
import Foundation
import SearchIndex
import SiteBuilder

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Searches a built site's index, offline.",
        discussion: "The same answers in the same order as the site's own search.")

    @Argument(help: "What to look for, in the reader's own words.")
    var words: [String] = []

    @Option(help: ArgumentHelp("A built site, or its search folder.", valueName: "dir"))
    var index = "_site"

    @Option(help: ArgumentHelp("How many results.", valueName: "n"))
    var limit = 10

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = OutputFormat.text

    @Option(help: ArgumentHelp("A file with one query a line; one JSON line out for each.", valueName: "file"))
    var queries: String?

    @Option(help: ArgumentHelp("Only this kind of page; may be repeated.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Only pages of this topic.", valueName: "topic"))
    var topic = ""

    @Flag(help: "Take the query as typed: no pinyin, no slips.")
    var exact = false

    @Flag(help: "Show why each result ranks where it does.")
    var explain = false

    func validate() throws {
        guard limit >= 1, limit <= 1000 else { throw ValidationError("--limit must be from 1 to 1000") }
        guard (queries != nil) != !words.isEmpty else { throw ValidationError("say what to look for, or give --queries FILE") }
        for name in kind where !IndexFormat.kindNames.contains(name) {
            throw ValidationError("--kind must be one of \(IndexFormat.kindNames.joined(separator: ", ")), not \"\(name)\"")
        }
    }

    func run() throws {
        do {
            var engine = try openIndex()
            if !topic.isEmpty, case let names = try engine.topicNames(), !names.contains(topic) {
                let near = nearMiss(topic, among: names).map { "; did you mean \($0)?" } ?? ""
                throw CommandFailure.usage("no page has the topic \"\(topic)\"\(near)")
            }
            let options = SearchOptions(limit: limit, kinds: kind, topic: topic, exact: exact)
            if let queries {
                for query in try readQueries(queries) { print(try json(of: engine.search(query, options: options))) }
                return
            }
            let response = try engine.search(words.joined(separator: " "), options: options)
            switch format {
            case .json: print(json(of: response))
            case .text: printText(response)
            }
        } catch let problem as SearchIndexProblem {
            throw CommandFailure.author("\(index): \(problem.description)")
        }
    }

    /// The index of a site folder (`_site`), or the `search` folder itself.
    private func openIndex() throws -> SearchEngine {
        let inside = index + "/search"
        let folder = FileManager.default.fileExists(atPath: inside + "/core.js") ? inside : index
        guard FileManager.default.fileExists(atPath: folder + "/core.js") else {
            throw CommandFailure.author("\(index) holds no search index; build the site first with: signpost build")
        }
        let counting = queries == nil ? TermCounting.asAsked : .all
        return try SearchEngine(counting: counting, reading: { [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) })
    }

    /// One query for each line, an empty one for an empty line: the answers stand beside the lines.
    private func readQueries(_ file: String) throws -> [String] {
        let bytes = try readNamedFile(file)
        guard let text = String(bytes: bytes, encoding: .utf8) else { throw CommandFailure.author("\(file) is not UTF-8 text") }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        return lines.last == "" ? lines.dropLast() : lines
    }

    private func json(of response: SearchResponse) -> String {
        let results = response.results.map { result in
            var fields = [
                "\"rank\":\(result.rank)", "\"score\":\(result.score)", "\"kind\":\(jsonString(result.kind))",
                "\"title\":\(jsonString(result.title))", "\"url\":\(jsonString(result.url))", "\"snippet\":\(jsonString(result.snippet))",
            ]
            if explain {
                let parts = result.parts
                fields.append(
                    "\"parts\":{\"postings\":\(parts.postings),\"likeness\":\(parts.likeness),\"lift\":\(parts.lift),\"text\":\(parts.text)}"
                )
            }
            return "{" + fields.joined(separator: ",") + "}"
        }
        var fields = ["\"query\":\(jsonString(response.query))", "\"results\":[\(results.joined(separator: ","))]"]
        if let understood = response.understood { fields.append("\"understood\":\(jsonString(understood.text))") }
        return "{" + fields.joined(separator: ",") + "}"
    }

    private func printText(_ response: SearchResponse) {
        if let understood = response.understood {
            let changes = understood.changes.map { "“\($0.from)”→“\($0.to)”" }.joined(separator: "，")
            print("按“\(understood.text)”显示" + (changes.isEmpty ? "" : "（\(changes)）"))
        }
        if response.results.isEmpty { print("没有找到。换个说法，或看问题索引 \(index)/questions.html") }
        for result in response.results {
            print("\(result.rank). \(result.title)\(result.section.isEmpty ? "" : " › \(result.section)")")
            print("   \(result.kind)  \(result.url)")
            if !result.snippet.isEmpty { print("   \(result.snippet)") }
            if explain {
                let parts = result.parts
                print(
                    "   score \(result.score) = terms \(parts.postings) + likeness \(parts.likeness) + lift \(parts.lift) + text \(parts.text)"
                )
            }
        }
        guard explain else { return }
        for term in response.terms {
            print(
                "   term \(term.term)\(term.isSynonym ? " (synonym)" : ""): weight \(term.weight), on \(term.pages) pages, value \(term.value)"
            )
        }
    }
}
