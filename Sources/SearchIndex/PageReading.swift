// Pages as the reader needs them: decoded from their records.

internal import ChineseText

/// The fields of a page record, encoded.
struct PageRecord {
    var url: ArraySlice<UInt16>
    var title: ArraySlice<UInt16>
    var alsoAsked: [ArraySlice<UInt16>]
    var summary: ArraySlice<UInt16>
    var sections: [ArraySlice<UInt16>]
}

/// A question a page answers, with its terms.
struct PageQuestion: Sendable {
    var text: String
    var terms: [WeightedTerm]
}

struct PageMeta: Sendable {
    var url: String
    /// The title, then what is also asked.
    var questions: [PageQuestion]
}

struct PageBody: Sendable {
    /// Encoded but for the anchor.
    struct Section: Sendable {
        var heading: ArraySlice<UInt16>
        var text: ArraySlice<UInt16>
        var anchor: String
    }

    var summary: ArraySlice<UInt16>
    var sections: [Section]
}

extension SearchEngine {
    /// Units of a piece of a record, as written and folded.
    func plain(_ encoded: ArraySlice<UInt16>) -> [UInt16] { core.texts?.plain(encoded) ?? [] }
    func folded(_ encoded: ArraySlice<UInt16>) -> [UInt16] { core.texts?.folded(encoded) ?? [] }

    /// The record of a page; on small sites address and title stand in `core` and are empty here.
    mutating func record(_ page: Int) throws(SearchIndexProblem) -> PageRecord {
        let encoded = try encodedRecord(page)
        let first = core.isSmall ? 0 : 2
        guard let texts = core.texts, case let fields = encoded.split(separator: texts.field, omittingEmptySubsequences: false),
            fields.count >= first + 2
        else { throw .damaged("pages") }
        let also = fields[first]
        return PageRecord(
            url: core.isSmall ? [] : fields[0], title: core.isSmall ? [] : fields[1],
            alsoAsked: also.isEmpty ? [] : also.split(separator: texts.item, omittingEmptySubsequences: false), summary: fields[first + 1],
            sections: Array(fields[(first + 2)...]))
    }

    mutating func meta(_ page: Int) throws(SearchIndexProblem) -> PageMeta {
        if let known = metas[page] { return known }
        let record = try record(page)
        let title = core.isSmall ? core.titles[page] : plain(record.title)
        let questions = ([title] + record.alsoAsked.map(plain)).map { units in
            PageQuestion(text: String(decoding: units, as: UTF16.self), terms: unique(termsOf(core.fold(units)).terms))
        }
        let url = core.isSmall ? core.urls[page] : String(decoding: plain(record.url), as: UTF16.self)
        let meta = PageMeta(url: url, questions: questions)
        metas[page] = meta
        return meta
    }

    mutating func body(_ page: Int) throws(SearchIndexProblem) -> PageBody {
        let record = try record(page)
        let sections = record.sections.map { encoded in
            let items = items(encoded)
            let anchor = items.count > 2 ? plain(items[2]) : IndexFormat.plainAnchor(plain(items[0]))
            return PageBody.Section(
                heading: items[0], text: items.count > 1 ? items[1] : [], anchor: String(decoding: anchor, as: UTF16.self))
        }
        return PageBody(summary: record.summary, sections: sections)
    }

    func items(_ field: ArraySlice<UInt16>) -> [ArraySlice<UInt16>] {
        core.texts.map { field.split(separator: $0.item, omittingEmptySubsequences: false) } ?? [field]
    }

    /// Folded titles, questions and topics of a small site: its vocabulary.
    mutating func questions() throws(SearchIndexProblem) -> [[UInt16]] {
        guard core.isSmall else { return [] }
        var questions: [[UInt16]] = []
        for page in 0..<core.pages {
            questions.append(core.fold(core.titles[page]))
            questions += try record(page).alsoAsked.map(folded)
            questions += pageTopics[page].map(core.fold)
        }
        return questions
    }
}
