// What a result shows of its page: the short answer or the best passage, the section it leads to, further sections.

internal import ChineseText

extension SearchEngine {
    /// A passage is shown instead of a short answer when it holds this part of the query more, a quarter.
    private static let passageAdds = 4

    mutating func result(_ plan: QueryPlan, _ candidate: Candidate, rank: Int) throws(SearchIndexProblem) -> SearchResult {
        let meta = try meta(candidate.page)
        let body = try body(candidate.page)
        var result = SearchResult(
            rank: rank, score: candidate.rank, kind: IndexFormat.kindNames[core.kinds[candidate.page]], title: meta.questions[0].text,
            url: meta.url, section: "", snippet: "", asked: candidate.asked > 0 ? meta.questions[candidate.asked].text : "", folded: [],
            parts: candidate.parts)
        let isAnswer = candidate.likeness >= RankingWeight.answers
        let answer = shortAnswer(plan, candidate, meta, body, isAnswer: isAnswer)
        guard candidate.section >= 0 else {
            result.snippet = snippet(answer ?? plain(opening(of: body)), 0, 0)
            return result
        }
        let best = body.sections[candidate.section]
        let window = candidate.windows[candidate.section]
        if !best.anchor.isEmpty, !isAnswer, answer == nil {
            result.url += "#" + best.anchor
            result.section = String(decoding: plain(best.heading), as: UTF16.self)
        }
        if let answer {
            result.snippet = snippet(answer, 0, 0)
        } else if isAnswer && !body.summary.isEmpty || best.text.isEmpty {
            result.snippet = snippet(plain(body.summary), 0, 0)
        } else {
            result.snippet = snippet(plain(best.text), window.start, window.end)
        }
        result.folded = furtherSections(candidate, body, url: meta.url)
        return result
    }

    /// The short answer of a question page, its first paragraph, unless a passage further down holds a quarter of the query more than that
    /// answer and each of the page's questions do; nil then, and for other pages.
    private func shortAnswer(
        _ plan: QueryPlan, _ candidate: Candidate, _ meta: PageMeta, _ body: PageBody, isAnswer: Bool
    ) -> [UInt16]? {
        guard core.kinds[candidate.page] == 0, let first = body.sections.first, first.heading.isEmpty, !first.text.isEmpty else {
            return nil
        }
        let best = candidate.section >= 0 ? candidate.windows[candidate.section].value : 0
        let held = meta.questions.reduce(candidate.windows[0].value) { max($0, plan.matchedValue(titleHits(plan, $1.text))) }
        guard isAnswer || (best - held) * Self.passageAdds < plan.total else { return nil }
        return Array(plain(first.text).prefix { $0 != 0x0A })
    }

    /// The summary; a page without one shows how it begins.
    private func opening(of body: PageBody) -> ArraySlice<UInt16> {
        body.summary.isEmpty ? body.sections.first { !$0.text.isEmpty }?.text ?? [] : body.summary
    }

    /// Further sections that answer at least three fifths as much, in the page's order.
    private func furtherSections(_ candidate: Candidate, _ body: PageBody, url: String) -> [SearchResult.Section] {
        let best = candidate.windows[candidate.section].value
        let further = body.sections.enumerated().filter { number, section in
            number != candidate.section && !section.anchor.isEmpty && candidate.windows[number].value * 5 >= best * 3
                && candidate.windows[number].value > candidate.titleValue
        }
        return further.prefix(RankingWeight.folded).map { _, section in
            SearchResult.Section(title: String(decoding: plain(section.heading), as: UTF16.self), url: url + "#" + section.anchor)
        }
    }
}
