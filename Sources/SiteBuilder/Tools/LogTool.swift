// The contact and evidence log as a tool: its categories in `Content/data/log.yml`, an empty block on its page.

import CivilCalendar
import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
import Theme
import Tools

/// The log of a site that has its data file.
struct LogTool: SiteTool {
    private let file: ToolFile<LogData>

    init(_ reading: inout ToolReading) {
        file = ToolFile(.log, quoting: ["said"], reading: &reading, read: readLog, citations: \.citations, pages: \.pages)
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        file.value(for: node, at: place, of: page, what: "a log block", lack: "the log block has no data", reading: &reading)
            .map { LogBlock(model: $0.model) }
    }
}

/// The block: a form and a list for the script, and for everyone how evidence is kept and an empty table to print.
struct LogBlock: ToolBlockContent {
    /// Rows of the empty table: what fits on a sheet of A4 and is still wide enough to write in.
    private static let blankRows = 8

    var model: LogModel

    var templateName: String { LogToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        func word(_ key: String) -> String { context.word("log_" + key) }
        let words = EvidenceWords(
            promise: word("list_promise"), promiseDue: word("list_promise_due"), ticket: word("list_ticket"), none: word("list_none"),
            evidence: word("column_evidence"), source: word("column_source"), content: word("column_content"),
            purpose: word("column_purpose"), place: word("column_place"))
        let view = LogToolView(
            id: id,
            channels: model.channels.map { LogChoiceView(id: $0.id, label: $0.label) },
            parties: model.parties.map { LogChoiceView(id: $0.id, label: $0.label) },
            evidence: model.evidence.map {
                LogEvidenceView(id: $0.id, label: $0.label, how: $0.how, basis: context.sources($0.basis))
            },
            evidenceTitle: model.evidenceTitle,
            purposes: model.purposes,
            examples: model.evidenceRows(of: model.examples, words: words).map {
                LogRowView(
                    number: $0.number, when: $0.when, evidence: $0.evidence, source: $0.source, content: $0.content, purpose: $0.purpose,
                    place: $0.place)
            },
            blankRows: Self.blankRows, data: data(in: context))
        return context.theme.render(view, language: context.page.language)
    }

    /// A page that does not exist in this language is not offered.
    private func data(in context: ToolContext) -> String {
        let onward = model.onward.compactMap { item in
            context.link(item.page).map { "[\(jsonString(item.label)),\(jsonString($0.url))]" }
        }
        let years = (context.date.year - 4)...(context.date.year + 2)
        return "{\(model.pageData),\"onward\":[\(onward.joined(separator: ","))],"
            + "\"calendar\":\(context.calendar.pageData(years: years)),\"words\":\(context.words(prefix: "log_"))}"
    }

    func searchSections(id: String) -> [SearchDocument.Section] {
        [
            SearchDocument.Section(
                anchor: "log-evidence", heading: model.evidenceTitle,
                text: model.evidence.map { "\($0.label)：\($0.how)" }.joined(separator: " "))
        ]
    }
}
