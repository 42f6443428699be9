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

    var templateName: String { LettersToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        context.theme.render(LetterViews(context: context, letters: letters).view(id: id), language: context.page.language)
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
    private static let path = "Content/data/letters.yml"

    private var letters: LetterSet?
    private let isThere: Bool

    init(_ reading: inout ToolReading) {
        guard let source = reading.tree.data.first(where: { $0.path == Self.path }) else {
            isThere = false
            return
        }
        isThere = true
        reading.checkTexts(of: source, quoting: ["words", "unless"])
        letters = readLetters(source, diagnostics: &reading.diagnostics)
        guard let letters else { return }
        reading.checkCitations(letters.citations, in: source)
        for (path, place) in letters.links { reading.checkPage(path, at: place, in: source) }
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        if !isThere {
            reading.missing("the letters block has no letters", at: place, of: page, suggestion: "add \(Self.path)")
        }
        if let node, var reader = reading.reader(node, of: page, what: "a letters block") { reader.finish(&reading.diagnostics) }
        return letters.map { LettersBlock(letters: $0) }
    }
}
