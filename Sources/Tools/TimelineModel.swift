// A timeline model as data: a small graph of stages with three-point durations, options that change them, exits, checkpoints,
// and statutory clocks beside. `TimelineReader.swift` makes it, `TimelineModelCheck.swift` checks the graph as a whole.

package import CivilCalendar
package import Diagnostics

/// Whether a number is experience or law; the two are never mixed in one row.
package enum TimelineNature: String, Sendable, CaseIterable {
    case experience
    case statute
}

/// What a duration counts.
package enum DurationUnit: String, Sendable, CaseIterable {
    /// Mainland working days.
    case workdays
    /// Calendar days.
    case days
    /// Calendar days; a last day that is not worked moves to the next worked day.
    case rolling = "days-rolling"
}

/// A three-point duration: 0 ≤ least ≤ usual ≤ most ≤ 400.
package struct TimelineDuration: Sendable, Hashable {
    package let least: Int
    package let usual: Int
    package let most: Int
    package let unit: DurationUnit
    /// Weights of `least`, `least + 1`, … `most` days; they sum to `weightTotal`. Kept: a page needs each of them hundreds of times.
    package let weights: [Int]

    package init(least: Int, usual: Int, most: Int, unit: DurationUnit) {
        self.least = least
        self.usual = usual
        self.most = most
        self.unit = unit
        weights = Self.weights(least: least, usual: usual, most: most)
    }
}

/// One choice of an option.
package struct TimelineChoice: Sendable, Hashable {
    package var id: String
    package var label: String
}

/// A question to the reader; the first choice is the default.
package struct TimelineOption: Sendable {
    package var id: String
    package var label: String
    package var choices: [TimelineChoice]
    /// Under which choices of earlier options the question is asked; empty: always.
    package var only: TimelineCondition
}

/// Choices by option id; every option of the model has one.
package typealias TimelineChoices = [String: String]

/// What must be chosen: for each option named, one of the choices listed. Empty holds always.
package struct TimelineCondition: Sendable, Hashable {
    package var accepted: [String: [String]]

    package init(_ accepted: [String: [String]] = [:]) { self.accepted = accepted }

    package var isEmpty: Bool { accepted.isEmpty }

    package func holds(_ choices: TimelineChoices) -> Bool {
        accepted.allSatisfy { option, allowed in choices[option].map(allowed.contains) ?? false }
    }
}

/// What follows a stage under a condition: another stage, or an exit.
package struct TimelineBranch: Sendable {
    package var to: String
    package var when: TimelineCondition
}

/// A chance to be sent back; at most three rounds are counted.
package struct TimelineLoop: Sendable {
    /// 0 to 0.9.
    package var chance: Double
    /// The stage that is done again; the stage itself or one before it.
    package var to: String
}

/// One stage.
package struct TimelineStage: Sendable {
    /// A duration that holds instead of the usual one under some choices.
    package struct Variant: Sendable {
        package var when: TimelineCondition
        package var duration: TimelineDuration
        package var basis: [String]
        package var note: String
    }

    package var id: String
    package var label: String
    package var text: String
    /// The stage happens only under these choices, and is passed over else; empty: always.
    package var only: TimelineCondition
    package var nature: TimelineNature
    /// The last one has no condition.
    package var variants: [Variant]
    package var loop: TimelineLoop?
    package var next: [TimelineBranch]
    /// Ways out besides the last branch, by exit.
    package var exits: [String]
    /// The question for the day on which it ended; empty when it is not asked.
    package var happened: String
    /// Whose turn it is; a reader does not wait for what is the reader's own to do.
    package var owner: ClockOwner
    package var location: SourceLocation

    package func variant(for choices: TimelineChoices) -> Variant? { variants.first { $0.when.holds(choices) } }
}

/// What a checkpoint's day is.
package enum TimelineMoment: Sendable, Hashable {
    case stage(String)
    case clock(String)

    /// The stage's or clock's id.
    package var id: String {
        switch self {
        case .stage(let id), .clock(let id): id
        }
    }
}

/// A day on which a reader without news should do something.
package struct TimelineCheckpoint: Sendable {
    package var moment: TimelineMoment
    package var situation: String
    package var action: String
    package var bring: String
    package var page: String
    package var pageLocation: SourceLocation?
    /// A letter of the letter tool, by id; empty: none.
    package var letter: String
    package var location: SourceLocation
}

/// Whose deadline a clock is, and whose turn a stage.
package enum ClockOwner: String, Sendable, CaseIterable {
    /// The reader's own: shown early.
    case reader
    /// The other side's, an office's or a court's: shown late.
    case other
}

/// How a clock was checked; the words of the ledger are 条文, 转载, 未核.
package enum ClockVerification: String, Sendable, CaseIterable {
    case text
    case reprint
    /// Shown as such, never as law.
    case unverified
}

/// What starts a clock.
package enum ClockEvent: Sendable, Hashable {
    case start
    case stage(String)
    case clock(String)
}

/// A period of law, shown beside the estimate and never mixed into it.
package struct TimelineClock: Sendable {
    package var id: String
    package var label: String
    package var owner: ClockOwner
    package var count: Int
    package var unit: PeriodUnit
    package var event: ClockEvent
    /// Under which choices it runs; empty: always.
    package var when: TimelineCondition
    /// What has to happen for the clock to start, in words.
    package var condition: String
    package var verification: ClockVerification
    package var basis: [String]
    /// The stage it limits: the answer of the other side, or the reader's own step; empty: none.
    package var limits: String
    /// What is left to do once it has run out; the reader's own clocks have it.
    package var lapsed: String
    package var exits: [String]
    package var location: SourceLocation
}

/// A sentence that comes before every deadline.
package struct TimelineNotice: Sendable {
    package var text: String
    /// Under which choices it is said; empty: always.
    package var when: TimelineCondition
    /// The stage whose end must be known; empty: none.
    package var after: String
    package var location: SourceLocation
}

/// How the way can end.
package struct TimelineExit: Sendable {
    package var id: String
    package var label: String
    package var then: String
    package var basis: [String]
    package var page: String
    package var pageLocation: SourceLocation?
    package var location: SourceLocation
}

/// A whole model; `readTimelineModel` is the only maker, so every value is consistent.
package struct TimelineModel: Sendable {
    package var id: String
    package var title: String
    package var about: String
    /// Label of the start date.
    package var start: String
    package var options: [TimelineOption]
    package var stages: [TimelineStage]
    package var checkpoints: [TimelineCheckpoint]
    package var clocks: [TimelineClock]
    package var exits: [TimelineExit]
    package var notices: [TimelineNotice]
    /// Ledger ids with their places, for the citation check.
    package var citations: [(id: String, location: SourceLocation)]
    /// Every sentence readers see, with its place and the ids it rests on, for the content checks.
    package var texts: [(text: String, location: SourceLocation, basis: [String])]

    /// The first choice of each option.
    package var defaults: TimelineChoices {
        Dictionary(options.map { ($0.id, $0.choices.first?.id ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// Every combination of choices, in written order; an option that is not asked has its default.
    package var combinations: [TimelineChoices] {
        options.reduce([[:]]) { combinations, option in
            combinations.flatMap { combination in
                let choices = option.only.holds(combination) ? option.choices : Array(option.choices.prefix(1))
                return choices.map { choice in combination.merging([option.id: choice.id]) { _, new in new } }
            }
        }
    }

    /// The labels of some choices, in the order of the options; options that are not asked are left out.
    package func labels(of choices: TimelineChoices) -> [String] {
        options.filter { $0.only.holds(choices) }.compactMap { option in option.choices.first { $0.id == choices[option.id] }?.label }
    }

    /// A condition in words: `情况复杂；缺材料或不清楚`.
    package func labels(of condition: TimelineCondition) -> String {
        options.compactMap { option in
            condition.accepted[option.id].map { accepted in
                option.choices.filter { accepted.contains($0.id) }.map(\.label).joined(separator: "或")
            }
        }.joined(separator: "；")
    }

    /// Where a way can end, by exit: the labels of the stages and clocks that lead to it, in written order.
    package func sources(of exit: String) -> [String] {
        stages.filter { stage in stage.exits.contains(exit) || stage.next.contains { $0.to == exit } }.map(\.label)
            + clocks.filter { $0.exits.contains(exit) }.map(\.label)
    }
}
