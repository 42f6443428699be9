// The phrases as a tool: `Content/data/phrases.yml`, and blocks that say nothing of their own.

import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
import Theme
import Tools

/// The block with all phrases.
struct PhrasesBlock: ToolBlockContent {
    var set: PhraseSet

    var templateName: String { PhrasesToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        let groups = set.groups.map { group in
            PhraseGroupView(
                id: "\(id)-\(group.id)", title: group.label,
                phrases: set.phrases.filter { $0.group == group.id }.map { view(of: $0, in: context) })
        }
        let search = context.site.route(of: .search, language: context.page.language)
        let block = PhrasesToolView(
            id: id, groups: groups, searchURL: context.page.route.relativeURL(to: search),
            data: "{\"strings\":\(context.words(prefix: "phrases_")),\"folding\":\(set.foldingData)}")
        return context.theme.render(block, language: context.page.language)
    }

    private func view(of phrase: Phrase, in context: ToolContext) -> PhraseView {
        let word = context.word("phrases_\(phrase.verdict.rawValue)")
        var view = PhraseView(
            id: phrase.id, says: phrase.says, variants: phrase.variants.joined(separator: "；"), verdict: phrase.verdict.rawValue,
            verdictWord: word)
        view.means = phrase.means
        view.why = phrase.why
        view.answer = phrase.answer
        view.action = phrase.action
        view.avoid = phrase.avoid
        view.page = context.link(phrase.page)
        view.basis = context.sources(phrase.basis)
        return view
    }

    func searchSections(id: String) -> [SearchDocument.Section] {
        set.phrases.map { phrase in
            let texts = [phrase.means, phrase.why, phrase.answer, phrase.action, phrase.avoid] + phrase.variants
            return SearchDocument.Section(anchor: "phrase-\(phrase.id)", heading: phrase.says, text: texts.joined(separator: "\n"))
        }
    }
}

/// The phrases of a site.
struct PhrasesTool: SiteTool {
    private let file: ToolFile<PhraseSet>

    init(_ reading: inout ToolReading) {
        file = ToolFile(
            .phrases, quoting: ["says", "variants"], reading: &reading, read: readPhrases, citations: \.citations, pages: \.links)
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        file.value(
            for: node, at: place, of: page, what: "a phrases block", lack: "the phrases block has no phrases", reading: &reading
        ).map(PhrasesBlock.init)
    }
}
