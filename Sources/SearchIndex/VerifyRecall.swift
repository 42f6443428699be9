// Proof that an index finds what stands on its pages: every pair of visible text, and samples of longer runs.

internal import ChineseText

/// A piece of visible text that its own page's search does not find.
package struct RecallFailure: Sendable, Equatable {
    package var text: String
    /// The page it stands on.
    package var url: String
}

/// What a check of recall looked at and what it missed.
package struct RecallReport: Sendable, Equatable {
    package var pairs: Int
    package var runs: Int
    package var failures: [RecallFailure]
}

/// Checks every distinct pair of neighbouring word characters and `samples` runs of 3 to 8 of them against the index.
///
/// A run inside a Latin word begins at the word. A page counts as found when the query's result list, without limit, holds it.
/// The samples are the same for the same documents.
package func verifyRecall(
    _ documents: [SearchDocument], engine: SearchEngine, samples: Int = 10_000
) throws(SearchIndexProblem) -> RecallReport {
    var engine = engine
    var report = RecallReport(pairs: 0, runs: 0, failures: [])
    let fields = visibleFields(documents, engine)
    var checked = Set<[UInt16]>()
    for field in fields {
        for index in field.atoms.indices.dropFirst() {
            let run = Array(field.units[field.atoms[index - 1].start..<field.atoms[index].end])
            guard checked.insert(run).inserted else { continue }
            report.pairs += 1
            try check(run, on: field.page, &engine, &report)
        }
    }
    let longer = fields.filter { $0.atoms.count >= 3 }
    guard !longer.isEmpty else { return report }
    var random = SampleNumbers()
    for _ in 0..<samples {
        let field = longer[random.next(below: longer.count)]
        let length = min(field.atoms.count, 3 + random.next(below: 6))
        let start = random.next(below: field.atoms.count - length + 1)
        report.runs += 1
        let run = Array(field.units[field.atoms[start].start..<field.atoms[start + length - 1].end])
        try check(run, on: field.page, &engine, &report)
    }
    return report
}

private struct VisibleField {
    var page: String
    var units: [UInt16]
    var atoms: [SearchTokens.Atom]
}

private func visibleFields(_ documents: [SearchDocument], _ engine: SearchEngine) -> [VisibleField] {
    documents.filter { $0.boost > 0 }.sorted { $0.url < $1.url }.flatMap { page in
        ([page.title, page.summary] + page.alsoAsked + page.sections.flatMap { [$0.heading, $0.text] }).map { text in
            let units = engine.core.fold(Array(text.utf16))
            var tokens = SearchTokens()
            tokens.read(units)
            return VisibleField(page: page.url, units: units, atoms: tokens.atoms)
        }
    }
}

/// Adds a failure unless the run's candidates hold the page.
private func check(
    _ run: [UInt16], on page: String, _ engine: inout SearchEngine, _ report: inout RecallReport
) throws(SearchIndexProblem) {
    // Longer than a query may be: a run of words of the greatest length, which nobody types.
    guard run.count <= SearchEngine.longestQuery else { return }
    // Half of a character beyond the basic plane is not visible text.
    guard let first = run.first, let last = run.last, !(0xDC00...0xDFFF).contains(first), !(0xD800...0xDBFF).contains(last) else { return }
    let (plan, _) = try engine.read(run, exact: false)
    for candidate in try engine.candidates(plan, SearchOptions()) {
        if try engine.meta(candidate.page).url == page { return }
    }
    report.failures.append(RecallFailure(text: String(decoding: run, as: UTF16.self), url: page))
}

/// A fixed sequence of numbers (xorshift), so that the same site is checked in the same places.
private struct SampleNumbers {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
