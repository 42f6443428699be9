// From a query to ranked answers. Steps: read slips, score pages from postings, compare titles and questions of the first pages,
// read the texts of the first ten, cut snippets. Whole numbers throughout, so that the script gives the same order.

internal import ChineseText
internal import Foundation

enum RankingWeight {
    static let postings = 4
    static let likeness = 4
    static let text = 4
    /// Added to a question page whose likeness is at least `answers`.
    static let questionLift = 300
    static let answers = 500
    /// A page with less than this part of the best page's score is not counted as found, though it is listed.
    static let leastShare = 12
    static let usualRarity = 100
    /// Of 64ths of the query: where even the best page holds less by its postings, these say less beside questions and texts. In a long
    /// query they say little: the words of all of a long page meet there that no passage of it has together.
    static let fewPostings = 20
    static let folded = 3
}

/// A page on its way up.
struct Candidate {
    var page: Int
    var postings: Int
    var parts = SearchResult.ScoreParts()
    var likeness = 0
    var asked = 0
    /// The section that answers best, of those that say more than the title; -1 when none does.
    var section = -1
    /// What the title alone holds of the query.
    var titleValue = 0
    var windows: [TextWindow] = []

    var rank: Int { parts.postings + parts.likeness + parts.lift + parts.text }
}

extension SearchEngine {
    /// Answers a query. An empty query, or one of signs alone, has no results.
    package mutating func search(_ query: String, options: SearchOptions = SearchOptions()) throws(SearchIndexProblem) -> SearchResponse {
        let cleaned = trimmed(Array(query.precomposedStringWithCanonicalMapping.utf16))
        let (plan, understood) = try read(core.fold(Array(cleaned.prefix(Self.longestQuery))), exact: options.exact)
        let all = try candidates(plan, options)
        let best = all.first?.postings ?? 0
        var list = all.filter { options.kinds.isEmpty || options.kinds.contains(IndexFormat.kindNames[core.kinds[$0.page]]) }
        let total = list.count { $0.postings * RankingWeight.leastShare >= best }
        let depth = min(core.depth, list.count)
        let top = max(list.first?.postings ?? 1, plan.total * RankingWeight.fewPostings)
        for index in list.indices { list[index].parts.postings = RankingWeight.postings * (1000 * list[index].postings / top) }
        for index in 0..<depth { try compareTitles(plan, &list[index]) }
        list[..<depth].sort { ($1.rank, $0.page) < ($0.rank, $1.page) }
        list = Array(list.prefix(max(options.limit, Self.ranked)))
        try readTexts(plan, &list)
        var results: [SearchResult] = []
        for (index, candidate) in list.prefix(options.limit).enumerated() { results.append(try result(plan, candidate, rank: index + 1)) }
        return SearchResponse(
            query: query, understood: understood, isCut: cleaned.count > Self.longestQuery, total: total, results: results,
            terms: termInfo(plan))
    }

    /// The plan to score, after reading slips.
    mutating func read(_ units: [UInt16], exact: Bool) throws(SearchIndexProblem) -> (QueryPlan, SearchUnderstood?) {
        let known = exact ? Understanding(units: units, changes: []) : withoutSlips(units)
        let typed = plan(known.units)
        try load(typed.terms)
        guard !exact, let reading = try understand(typed) else { return (weigh(typed), known.shown) }
        let better = plan(reading.units)
        try load(better.terms)
        return (weigh(better), Understanding(units: reading.units, changes: known.changes + reading.changes).shown)
    }

    /// Score of every page from postings alone.
    func scorePages(_ plan: QueryPlan) -> [Int] {
        var scores = [Int](repeating: 0, count: core.pages)
        for (number, group) in plan.groups.enumerated() {
            var best = [Int](repeating: 0, count: core.pages)
            for (alternative, reading) in group.enumerated() {
                var sums = [Int](repeating: 0, count: core.pages)
                for term in reading.terms { forEachPosting(term.term) { page, impact in sums[page] += term.value * impact } }
                if alternative == 0 {
                    best = sums
                } else {
                    for page in best.indices where sums[page] > 0 { best[page] = max(best[page], reading.worth(sums[page], for: group[0])) }
                }
            }
            if number == 0 { scores = best } else { for page in scores.indices { scores[page] += best[page] } }
        }
        return scores
    }

    /// All pages with any term of the query, in the order of their postings' scores.
    mutating func candidates(_ plan: QueryPlan, _ options: SearchOptions) throws(SearchIndexProblem) -> [Candidate] {
        let inTopic = try options.topic.isEmpty ? nil : pages(ofTopic: options.topic)
        return scorePages(plan).enumerated().compactMap { page, score -> Candidate? in
            guard score > 0, inTopic?.contains(page) ?? true else { return nil }
            return Candidate(page: page, postings: score)
        }.sorted { ($1.postings, $0.page) < ($0.postings, $1.page) }
    }

    /// The topics of the site's pages, in the index's order.
    package mutating func topicNames() throws(SearchIndexProblem) -> [String] {
        (try payload("topics").list ?? []).compactMap { $0.list?.first?.string }
    }

    private mutating func pages(ofTopic name: String) throws(SearchIndexProblem) -> Set<Int> {
        var pages = Set<Int>()
        for topic in try payload("topics").list ?? [] where topic.list?.first?.string == name {
            pages.formUnion(CoreTables.gaps(topic.list?.last?.units ?? []))
        }
        return pages
    }

    /// How alike query and a question are, 0–1000: twice what they share over what both hold.
    private func likeness(_ plan: QueryPlan, _ question: PageQuestion) -> Int {
        var has = [Bool](repeating: false, count: plan.lookup.count)
        var other = 0
        for term in question.terms {
            if let index = plan.lookup[term.term] { has[index] = true } else { other += term.weight * RankingWeight.usualRarity }
        }
        let matched = plan.matchedValue(has)
        return 2000 * matched / (plan.total + matched + other)
    }

    /// Adds how alike the page's title and questions are to the query.
    private mutating func compareTitles(_ plan: QueryPlan, _ candidate: inout Candidate) throws(SearchIndexProblem) {
        for (index, question) in try meta(candidate.page).questions.enumerated() {
            let alike = likeness(plan, question)
            if alike > candidate.likeness {
                candidate.likeness = alike
                candidate.asked = index
            }
        }
        candidate.parts.likeness = RankingWeight.likeness * candidate.likeness
        if core.kinds[candidate.page] == 0, candidate.likeness >= RankingWeight.answers {
            candidate.parts.lift = RankingWeight.questionLift
        }
    }

    /// Reads the pages' texts: the best section of each, and the final order of the first ten.
    private mutating func readTexts(_ plan: QueryPlan, _ list: inout [Candidate]) throws(SearchIndexProblem) {
        for index in list.indices {
            let sections = try body(list[index].page).sections
            let titleHits = titleHits(plan, try meta(list[index].page).questions[0].text)
            list[index].windows = sections.map { bestWindow(plan, $0, titleHits: titleHits) }
            list[index].titleValue = plan.matchedValue(titleHits)
            var best = 0
            for (number, window) in list[index].windows.enumerated() where window.value > best {
                best = window.value
                if best > list[index].titleValue { list[index].section = number }
            }
            guard index < Self.ranked, best > 0 else { continue }
            list[index].parts.text = RankingWeight.text * (1000 * best / plan.total)
        }
        list[..<min(Self.ranked, list.count)].sort { ($1.rank, $0.page) < ($0.rank, $1.page) }
    }

    private func termInfo(_ plan: QueryPlan) -> [SearchResponse.TermInfo] {
        plan.groups.flatMap { group in
            group.enumerated().flatMap { number, reading in
                reading.terms.map { entry in
                    SearchResponse.TermInfo(
                        term: entry.term.text, weight: entry.weight, pages: entry.frequency, value: entry.value, isSynonym: number > 0)
                }
            }
        }
    }
}

extension Term {
    /// The term as text.
    var text: String {
        switch self {
        case .pair(let pair): String(decoding: [UInt16(pair >> 16), UInt16(pair & 0xFFFF)].filter { $0 != 0 }, as: UTF16.self)
        case .word(let word): String(decoding: word, as: UTF16.self)
        }
    }
}
