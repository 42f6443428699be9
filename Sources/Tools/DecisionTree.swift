// A decision tree as data: questions whose answers lead to questions or to outcomes, and the ways through it. Nothing is read here.

package import Diagnostics

/// One answer of a question.
package struct DecisionAnswer: Sendable {
    package var id: String
    package var text: String
    package var note: String
    /// Id of a question or an outcome.
    package var target: String
    package var location: SourceLocation
}

/// A question with at least two answers.
package struct DecisionQuestion: Sendable {
    package var id: String
    package var text: String
    /// What to know before answering; may be empty.
    package var hint: String
    package var answers: [DecisionAnswer]
    package var basis: [String]
    package var location: SourceLocation

    /// The section's id on the page.
    package var anchor: String { "q-" + id }
}

/// A period that runs by rule or standard, with the ledger entry it stands on.
package struct DecisionClock: Sendable {
    package var id: String
    package var text: String
    /// A page that works out the dates; may be empty.
    package var page: String
}

/// What makes an outcome pressing.
package enum DecisionUrgency: String, Sendable, CaseIterable {
    /// A period runs.
    case deadline
    /// Danger to life or money.
    case danger
}

/// Where a way ends: who to turn to, how, by when, with what, at which cost and risk, and when not.
package struct DecisionOutcome: Sendable {
    package var id: String
    package var title: String
    package var urgency: DecisionUrgency?
    package var who: String
    package var channel: String
    package var clocks: [DecisionClock]
    /// Said instead of clocks when no period runs.
    package var noClock: String
    package var materials: String
    /// Id of a route of the materials checklist; may be empty.
    package var route: String
    package var cost: String
    package var risk: String
    package var notFor: String
    package var first: String
    /// Id of a letter; may be empty.
    package var letter: String
    package var pages: [String]
    package var basis: [String]
    package var location: SourceLocation

    /// The section's id on the page.
    package var anchor: String { "o-" + id }
}

/// One way from the first question to an outcome.
package struct DecisionPath: Sendable, Hashable {
    /// Ids of the answers in order.
    package var answers: [String]
    package var outcome: String
}

/// How far some answers lead.
package struct DecisionState: Sendable, Hashable {
    /// The answers that exist, in order.
    package var answers: [String]
    /// Id of the question or outcome they lead to.
    package var node: String
    /// Whether answers were left out because the question has no such answer.
    package var isDamaged: Bool
}

/// A whole tree; `readDecisionTree` is the only maker, so every answer leads on, nothing is out of reach and no way comes back to itself.
package struct DecisionTree: Sendable {
    /// Id of the first question.
    package var start: String
    package var questions: [DecisionQuestion]
    package var outcomes: [DecisionOutcome]
    /// Ledger ids with their places, for the citation check.
    package var citations: [(id: String, location: SourceLocation)]
    /// Content paths with their places, for the link check.
    package var pages: [(path: String, location: SourceLocation)]
    /// Routes of the materials checklist with their places.
    package var routes: [(id: String, location: SourceLocation)]
    /// Letters with their places.
    package var letters: [(id: String, location: SourceLocation)]

    package func question(_ id: String) -> DecisionQuestion? { questions.first { $0.id == id } }
    package func outcome(_ id: String) -> DecisionOutcome? { outcomes.first { $0.id == id } }

    /// Every way there is, in written order.
    package var paths: [DecisionPath] {
        var found: [DecisionPath] = []
        func follow(_ id: String, _ answers: [String]) {
            guard let question = question(id) else {
                found.append(DecisionPath(answers: answers, outcome: id))
                return
            }
            for answer in question.answers { follow(answer.target, answers + [answer.id]) }
        }
        follow(start, [])
        return found
    }

    /// The most questions a reader answers before an outcome.
    package var longestPath: Int { paths.map(\.answers.count).max() ?? 0 }

    /// Follows answers from the first question as far as they exist.
    package func state(after answers: [String]) -> DecisionState {
        var state = DecisionState(answers: [], node: start, isDamaged: false)
        for id in answers {
            guard let answer = question(state.node)?.answers.first(where: { $0.id == id }) else {
                state.isDamaged = true
                break
            }
            state.answers.append(id)
            state.node = answer.target
        }
        return state
    }

    /// The answers that lead straight to a question or an outcome, with the question each belongs to.
    package func ways(to id: String) -> [(question: DecisionQuestion, answer: DecisionAnswer)] {
        questions.flatMap { question in question.answers.filter { $0.target == id }.map { (question, $0) } }
    }

    /// The tree without its texts, as the page's script receives it: JSON in written order.
    package var pageData: String {
        let lists = questions.map { question in
            let answers = question.answers.map { "[\(jsonString($0.id)),\(jsonString($0.target))]" }
            return "{\"id\":\(jsonString(question.id)),\"answers\":[\(answers.joined(separator: ","))]}"
        }
        let ends = outcomes.map { jsonString($0.id) }.joined(separator: ",")
        return "{\"start\":\(jsonString(start)),\"questions\":[\(lists.joined(separator: ","))],\"outcomes\":[\(ends)]}"
    }
}
