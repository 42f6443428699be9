// Terms of a small site, which its readers count from the pages: all of them, or those that queries ask for.

internal import ChineseText

/// Which terms of a small site a reader counts. The answers are the same.
package enum TermCounting: Sendable {
    /// All at once: for many queries.
    case all
    /// Those of each query, when it comes: for one query, whose answer then takes a fraction of the work.
    case asAsked
}

/// Terms to be counted, when not all are.
struct AskedTerms {
    /// By unit: does one of the pairs begin with it? Most pairs of a text are left aside by this alone.
    private var isFirst = [Bool](repeating: false, count: 1 << 16)
    private var pairs = Set<UInt32>()
    private var words: [[UInt16]] = []

    init(_ terms: some Sequence<Term>) {
        for term in terms {
            switch term {
            case .pair(let pair):
                pairs.insert(pair)
                isFirst[Int(pair >> 16)] = true
            case .word(let word): words.append(word)
            }
        }
    }

    func holds(pair: UInt32) -> Bool { isFirst[Int(pair >> 16)] && pairs.contains(pair) }

    /// A word that is not on the site stands for those that begin with it or contain it: all of these are counted.
    func mayHold(word: [UInt16]) -> Bool { words.contains { word.holds($0) } }
}

/// A page of a small site on its way to being counted.
private struct CountedPage {
    var record: PageRecord
    /// Heading, text and anchor of each section.
    var sections: [[ArraySlice<UInt16>]]
    var lengths: FieldLengths
}

extension SearchEngine {
    /// Counts terms of a small site's pages: all, or those asked for.
    mutating func countTerms(_ asked: AskedTerms? = nil) throws(SearchIndexProblem) -> TermPostings {
        if pageTopics.isEmpty { try readTopics() }
        let pages = try countedPages()
        let fields = FieldWeights(sums: pages.reduce(FieldLengths()) { $0 + $1.lengths }, pages: pages.count)
        var counter = TermCounter(asked: asked)
        for (number, page) in pages.enumerated() {
            let weights = fields.occurrences(page.lengths)
            counter.count(core.fold(core.titles[number]), weight: weights.questions, singles: true)
            for question in page.record.alsoAsked { counter.count(folded(question), weight: weights.questions, singles: true) }
            for topic in pageTopics[number] { counter.count(core.fold(topic), weight: FieldWeights.headings, singles: true) }
            counter.count(folded(page.record.summary), weight: FieldWeights.summary, singles: false)
            for section in page.sections {
                counter.count(folded(section[0]), weight: weights.headings, singles: true)
                if section.count > 1 { counter.count(folded(section[1]), weight: weights.body, singles: false) }
            }
            counter.finishPage(boost: core.boosts[number] ?? 64)
        }
        return TermPostings(counter)
    }

    private mutating func countedPages() throws(SearchIndexProblem) -> [CountedPage] {
        var pages: [CountedPage] = []
        for page in 0..<core.pages {
            let record = try record(page)
            let sections = record.sections.map(items)
            let lengths = FieldLengths(
                questions: record.alsoAsked.reduce(core.titles[page].count) { $0 + $1.count },
                headings: sections.reduce(0) { $0 + $1[0].count }, body: sections.reduce(0) { $0 + ($1.count > 1 ? $1[1].count : 0) })
            pages.append(CountedPage(record: record, sections: sections, lengths: lengths))
        }
        return pages
    }

    private mutating func readTopics() throws(SearchIndexProblem) {
        pageTopics = [[[UInt16]]](repeating: [], count: core.pages)
        for topic in try payload("topics").list ?? [] {
            for page in CoreTables.gaps(topic.list?.last?.units ?? []) {
                guard page < core.pages, let name = topic.list?.first?.units else { throw .damaged("topics") }
                pageTopics[page].append(name)
            }
        }
    }
}
