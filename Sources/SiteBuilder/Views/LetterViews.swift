// A letters block → its view: the letters with blanks, example dates for the build date, the data for the script.

import CivilCalendar
import Diagnostics
import KnowledgeBase
import Theme
import Tools

/// Makes the view of one letters block.
struct LetterViews {
    let context: ToolContext
    let letters: LetterSet
    let log: LogModel?

    private func word(_ key: String) -> String { context.word("letters_" + key) }

    func view(id: String) -> LettersToolView {
        let groups = letters.groups.map { group in
            LetterGroupView(title: group.label, letters: letters.letters.filter { $0.group == group.id }.map { view(of: $0) })
        }
        return LettersToolView(id: id, groups: groups.filter { !$0.letters.isEmpty }, data: data)
    }

    private func view(of letter: Letter) -> LetterView {
        var view = LetterView(id: letter.id, title: letter.title, purpose: letter.purpose)
        view.suits = letter.suits.map { TextView($0) }
        view.doesNotSuit = letter.doesNotSuit.map { TextView($0) }
        view.recipient = letter.recipient
        view.channel = letter.channel
        view.lines = letters.linesByHand(of: letter).map { line in
            LetterLineView(style: line.style.rawValue, runs: runs(of: line))
        }
        view.attachments = letter.attachments.map { TextView($0) }
        view.steps = letter.steps.map { step($0) }
        view.cautions = letter.cautions.map { TextView($0) }
        view.pages = letter.pages.compactMap { context.link($0) }
        view.basis = context.sources(letter.basis)
        view.data = letters.pageData(of: letter)
        return view
    }

    /// The pieces of a line, with the optional parts they belong to.
    private func runs(of line: LetterLine) -> [LetterRunView] {
        line.runs.indices.map { index in
            let run = line.runs[index]
            var view = LetterRunView(text: run.text, isBlank: run.isBlank)
            view.field = run.field
            if beginsPart(line.runs, at: index) {
                view.when = run.when
                view.choice = run.choice
            }
            let isLast = index + 1 == line.runs.count || line.runs[index + 1].when.isEmpty || beginsPart(line.runs, at: index + 1)
            view.endsPart = !run.when.isEmpty && isLast
            return view
        }
    }

    /// True when another optional part begins, or the first one; a choice's box stands at its beginning.
    private func beginsPart(_ runs: [LetterRun], at index: Int) -> Bool {
        guard !runs[index].when.isEmpty else { return false }
        guard index > 0, !runs[index].isMark else { return true }
        return runs[index - 1].when != runs[index].when || runs[index - 1].choice != runs[index].choice
    }

    /// An example for an event on the day the site is built for.
    private func step(_ step: LetterStep) -> LetterStepView {
        let unit = word(step.unit == .workdays ? "unit_workdays" : "unit_days")
        let from = letters.field(step.from)?.label ?? ""
        let count = step.least.map { "\($0) \(word("until")) \(step.count)" } ?? String(step.count)
        let rule = word("rule").replacing("{from}", with: from).replacing("{count}", with: count).replacing("{unit}", with: unit)
        let isExperience = step.basis.contains { $0.hasPrefix("TYP-") }
        let isUnverified = !isExperience && step.basis.contains { context.site.ledger[$0]?.verification == .unchecked }
        let found = step.date(after: context.date, calendar: context.calendar)
        // Read on any later day, without a script: the day it is counted from is named.
        let start = word("example").replacing("{from}", with: from).replacing("{date}", with: context.date.chineseLong)
        var view = LetterStepView(
            label: step.label, rule: isExperience ? rule + word("experience") : rule, exampleStart: start,
            exampleFirst: found.first.map { context.day($0) }, example: context.day(found.date), action: step.action,
            page: context.link(step.page), basis: context.sources(step.basis), isReaders: step.isReaders, isExperience: isExperience,
            isUnverified: isUnverified)
        view.lateAction = step.late?.action ?? ""
        view.latePage = context.link(step.late?.page ?? "")
        view.lateBasis = context.sources(step.late?.basis ?? [])
        return view
    }

    /// The pages that hints lead to, by hint.
    private var hintPages: String {
        let pages = letters.hints.compactMap { hint in
            context.link(hint.page).map { "\(jsonString(hint.id)):{\"text\":\(jsonString($0.text)),\"url\":\(jsonString($0.url))}" }
        }
        return "{\(pages.joined(separator: ","))}"
    }

    private var data: String {
        let year = context.date.year
        return "{\"strings\":\(context.words(prefix: "letters_")),\(letters.pageData),\"hintPages\":\(hintPages),"
            + "\"log\":{\(log?.contactData ?? "")},"
            + "\"calendar\":\(context.calendar.pageData(years: (year - 1)...(year + 1)))}"
    }
}
