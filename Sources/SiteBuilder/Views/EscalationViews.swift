// A decision tree → its view: sections, links between them, grounds of the periods, the data for the script.

import KnowledgeBase
import Theme
import Tools

/// Makes the view of one escalation block.
struct EscalationViews {
    let tree: DecisionTree
    /// Titles of the letters by id.
    let letters: [String: String]
    let context: ToolContext

    func view(id: String) -> DecisionToolView {
        let data = "{\"tree\":\(tree.pageData),\"longest\":\(tree.longestPath),\"strings\":\(context.words(prefix: "escalation_"))}"
        return DecisionToolView(
            id: id, startURL: fragment(tree.start), questions: tree.questions.map(view), outcomes: tree.outcomes.map(view),
            longest: tree.longestPath, data: data)
    }

    /// Where a question or an outcome stands on this page.
    private func fragment(_ id: String) -> String { "#" + (tree.question(id)?.anchor ?? tree.outcome(id)?.anchor ?? "") }

    private func ways(to id: String) -> [LinkView] {
        tree.ways(to: id).map { LinkView(text: $0.question.text, url: fragment($0.question.id)) }
            .reduce(into: []) { links, link in if !links.contains(where: { $0.url == link.url }) { links.append(link) } }
    }

    private func view(_ question: DecisionQuestion) -> DecisionQuestionView {
        DecisionQuestionView(
            id: question.id, anchor: question.anchor, text: question.text, hint: question.hint,
            answers: question.answers.map { DecisionAnswerView(id: $0.id, text: $0.text, note: $0.note, url: fragment($0.target)) },
            basis: context.sources(question.basis), ways: ways(to: question.id))
    }

    private func view(_ outcome: DecisionOutcome) -> DecisionOutcomeView {
        var view = DecisionOutcomeView(id: outcome.id, anchor: outcome.anchor, title: outcome.title)
        view.isDeadline = outcome.urgency == .deadline
        view.isDanger = outcome.urgency == .danger
        (view.first, view.who, view.channel) = (outcome.first, outcome.who, outcome.channel)
        view.clocks = outcome.clocks.map(clock)
        (view.noClock, view.materials, view.cost) = (outcome.noClock, outcome.materials, outcome.cost)
        (view.risk, view.notFor) = (outcome.risk, outcome.notFor)
        if !outcome.route.isEmpty { view.checklist = context.link("tools/materials.md", anchor: "route-" + outcome.route) }
        if let title = letters[outcome.letter] {
            view.letter = context.link("tools/letters.md", anchor: "letter-" + outcome.letter)
            view.letter?.text = title
        }
        view.pages = outcome.pages.compactMap { context.link($0) }
        view.basis = context.sources(outcome.basis)
        view.ways = ways(to: outcome.id)
        return view
    }

    private func clock(_ clock: DecisionClock) -> DecisionClockView {
        let ledger = context.site.route(of: .sources, language: context.page.language)
        let source = context.site.ledger[clock.id].map {
            PageViews(site: context.site).source($0, url: context.page.route.relativeURL(to: ledger, anchor: clock.id))
        }
        return DecisionClockView(text: clock.text, source: source, page: context.link(clock.page))
    }
}
