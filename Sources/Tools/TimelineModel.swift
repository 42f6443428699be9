// A timeline model as data: stages with three-point durations, options that change them, checkpoints, statutory clocks beside.

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
    package var least: Int
    package var usual: Int
    package var most: Int
    package var unit: DurationUnit

    package init(least: Int, usual: Int, most: Int, unit: DurationUnit) {
        self.least = least
        self.usual = usual
        self.most = most
        self.unit = unit
    }
}

/// One choice of an option.
package struct TimelineChoice: Sendable, Hashable {
    package var id: String
    package var label: String
}

/// A question to the reader; the first choice is the default.
package struct TimelineOption: Sendable, Hashable {
    package var id: String
    package var label: String
    package var choices: [TimelineChoice]
}

/// Choices by option id; every option of the model has one.
package typealias TimelineChoices = [String: String]

/// One stage. Stages follow one another in written order.
package struct TimelineStage: Sendable {
    /// A duration that holds instead of the usual one under some choices.
    package struct Variant: Sendable {
        package var when: TimelineChoices
        package var duration: TimelineDuration
        package var basis: [String]
        package var note: String
    }

    package var id: String
    package var label: String
    package var text: String
    /// The stage happens only under these choices; empty: always.
    package var only: TimelineChoices
    package var nature: TimelineNature
    /// The last one has no condition.
    package var variants: [Variant]
    /// Chance, 0 to 0.9, that the stage has to be done once more (materials sent back); at most three rounds are counted.
    package var again: Double

    package func variant(for choices: TimelineChoices) -> Variant? { variants.first { $0.when.allSatisfy { choices[$0.key] == $0.value } } }
    package func happens(for choices: TimelineChoices) -> Bool { only.allSatisfy { choices[$0.key] == $0.value } }
}

/// A day on which a reader without news should do something.
package struct TimelineCheckpoint: Sendable {
    package var stage: String
    package var situation: String
    package var action: String
    package var bring: String
    package var page: String
    package var pageLocation: SourceLocation?
}

/// A statutory period, shown beside the estimate and never mixed into it.
package struct TimelineClock: Sendable {
    package var id: String
    package var label: String
    package var count: Int
    package var unit: PeriodUnit
    /// What has to happen for the clock to start.
    package var condition: String
    package var basis: [String]
}

/// How the way can end.
package struct TimelineExit: Sendable {
    package var id: String
    package var label: String
    package var then: String
    package var page: String
    package var pageLocation: SourceLocation?
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
    /// Ledger ids with their places, for the citation check.
    package var citations: [(id: String, location: SourceLocation)]

    /// The first choice of each option.
    package var defaults: TimelineChoices {
        Dictionary(options.map { ($0.id, $0.choices.first?.id ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// Every combination of choices, in written order.
    package var combinations: [TimelineChoices] {
        options.reduce([[:]]) { combinations, option in
            combinations.flatMap { combination in
                option.choices.map { choice in combination.merging([option.id: choice.id]) { _, new in new } }
            }
        }
    }

    /// The labels of some choices, in the order of the options.
    package func labels(of choices: TimelineChoices) -> [String] {
        options.compactMap { option in option.choices.first { $0.id == choices[option.id] }?.label }
    }
}
