// The letter builder as a tool: `Content/data/letters.yml`, and blocks that say nothing of their own.

import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
import Theme
import Tools

/// The block with all letters.
struct LettersBlock: ToolBlockContent {
    var letters: LetterSet
    /// The contact log's words, on a site that has one.
    var log: LogModel?

    var templateName: String { LettersToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        context.theme.render(LetterViews(context: context, letters: letters, log: log).view(id: id), language: context.page.language)
    }

    func searchSections(id: String) -> [SearchDocument.Section] {
        letters.letters.map { letter in
            let texts =
                [letter.purpose] + letter.suits + letter.doesNotSuit + [letter.recipient] + letter.attachments
                + letter.steps.flatMap { [$0.label, $0.action] } + letter.cautions
            return SearchDocument.Section(anchor: "letter-\(letter.id)", heading: letter.title, text: texts.joined(separator: "\n"))
        }
    }
}

/// The letters of a site.
struct LettersTool: SiteTool {
    private let file: ToolFile<LetterSet>
    private let log: LogModel?

    init(_ reading: inout ToolReading) {
        file = ToolFile(
            .letters, quoting: ["words", "unless"], reading: &reading, read: readLetters, citations: \.citations, pages: \.links)
        log = reading.value(of: .log, read: readLog)?.model
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        file.value(
            for: node, at: place, of: page, what: "a letters block", lack: "the letters block has no letters", reading: &reading
        ).map { LettersBlock(letters: $0, log: log) }
    }
}
