// What a decision tree must be to be walked: every answer leads somewhere, nothing is out of reach, no way comes back to itself.

import DataFiles
import Diagnostics

extension DecisionTree {
    /// More ways than this are a mistake in the data.
    private static let mostPaths = 5000

    /// Everything wrong with the shape, each at its line.
    func shapeProblems(startPlace: SourceLocation, in source: SourceText) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let places = questions.map { ($0.id, $0.location) } + outcomes.map { ($0.id, $0.location) }
        reportRepeats(of: places, "question or outcome", in: source, &problems)
        let known = Set(places.map(\.0))
        if question(start) == nil {
            problems.append(unknown(start, "start", among: questions.map(\.id), at: startPlace, in: source))
        }
        for answer in questions.flatMap(\.answers) where !known.contains(answer.target) {
            problems.append(unknown(answer.target, "answer \"\(answer.id)\"", among: places.map(\.0), at: answer.location, in: source))
        }
        guard problems.isEmpty else { return problems }
        let loops = loopProblems(in: source)
        guard loops.isEmpty else { return loops }
        problems += unreachedProblems(in: source)
        if pathCount > Self.mostPaths {
            problems.append(
                source.diagnostic(
                    .dataInvalidValue, at: startPlace, "there are more than \(Self.mostPaths) ways through the tree: nobody can check them")
            )
        }
        return problems
    }

    private func unknown(
        _ id: String, _ what: String, among ids: [String], at place: SourceLocation, in source: SourceText
    ) -> Diagnostic {
        source.diagnostic(
            .dataInvalidValue, at: place, "\(what) leads to \"\(id)\", which does not exist",
            suggestion: nearMiss(id, among: ids).map { "did you mean \"\($0)\"?" })
    }

    /// An answer that leads back to a question on its own way, once for each such answer.
    private func loopProblems(in source: SourceText) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var done = Set<String>()
        func follow(_ id: String, _ trail: [String]) {
            guard let question = question(id), !done.contains(id) else { return }
            for answer in question.answers {
                if let first = (trail + [id]).firstIndex(of: answer.target) {
                    let round = ((trail + [id])[first...] + [answer.target]).joined(separator: " → ")
                    problems.append(
                        source.diagnostic(
                            .dataInvalidValue, at: answer.location, "answer \"\(answer.id)\" of \"\(id)\" leads back: \(round)",
                            suggestion: "lead it to an outcome"))
                } else {
                    follow(answer.target, trail + [id])
                }
            }
            done.insert(id)
        }
        for question in questions { follow(question.id, []) }
        return problems
    }

    private func unreachedProblems(in source: SourceText) -> [Diagnostic] {
        var reached: Set<String> = [start]
        var waiting = [start]
        while let id = waiting.popLast() {
            for answer in question(id)?.answers ?? [] where reached.insert(answer.target).inserted { waiting.append(answer.target) }
        }
        let all = questions.map { ($0.id, "question", $0.location) } + outcomes.map { ($0.id, "outcome", $0.location) }
        return all.filter { !reached.contains($0.0) }.map { id, what, place in
            source.diagnostic(
                .dataInvalidValue, at: place, "no answer leads to \(what) \"\(id)\"", suggestion: "lead an answer to it, or take it out")
        }
    }

    /// How many ways there are, counted without walking them all, up to one more than allowed; an acyclic tree is assumed.
    private var pathCount: Int {
        var counts: [String: Int] = [:]
        func count(_ id: String) -> Int {
            if let known = counts[id] { return known }
            guard let question = question(id) else { return 1 }
            let sum = question.answers.reduce(0) { min($0 + count($1.target), Self.mostPaths + 1) }
            counts[id] = sum
            return sum
        }
        return count(start)
    }
}
