// What a timeline model says: stages with three-point durations, options, statutory clocks, checkpoints. Data only; nothing is computed here.

package import CivilCalendar

/// Where a number comes from. Experience and statute are never mixed.
package enum NumberKind: String, Sendable, CaseIterable {
    /// Said by practice, not confirmed.
    case experience
    /// Fixed by a law, rule or judicial interpretation.
    case statute
    /// Assumed by this site so that something can be computed at all.
    case assumption

    /// The word shown beside the number.
    package var word: String {
        switch self {
        case .experience: "经验"
        case .statute: "规定"
        case .assumption: "假设"
        }
    }
}

/// A number's origin: ledger ids and their nature.
package struct Basis: Sendable, Hashable {
    package var ids: [String]
    package var kind: NumberKind

    package init(ids: [String], kind: NumberKind) {
        self.ids = ids
        self.kind = kind
    }
}

/// Holds when each named option has one of the listed choices. Empty: always.
package struct OptionCondition: Sendable, Hashable {
    /// Option id and the ids of its accepted choices, sorted by option.
    package var accepted: [(option: String, choices: [String])]

    package init(_ accepted: [(option: String, choices: [String])] = []) { self.accepted = accepted.sorted { $0.option < $1.option } }

    package func holds(_ selection: [String: String]) -> Bool {
        accepted.allSatisfy { option, choices in selection[option].map(choices.contains) ?? false }
    }

    package static func == (a: OptionCondition, b: OptionCondition) -> Bool {
        a.accepted.map(\.option) == b.accepted.map(\.option) && a.accepted.map(\.choices) == b.accepted.map(\.choices)
    }

    package func hash(into hasher: inout Hasher) {
        for (option, choices) in accepted {
            hasher.combine(option)
            hasher.combine(choices)
        }
    }
}

/// A three-point duration.
package struct StageDuration: Sendable, Hashable {
    package enum Unit: String, Sendable, CaseIterable {
        case workdays
        case days
        /// Calendar days; an end on a day off moves to the next working day.
        case daysRolling = "days-rolling"

        /// `工作日` or `天`.
        package var word: String { self == .workdays ? "个工作日" : "天" }
    }

    package var least: Int
    package var usual: Int
    package var most: Int
    package var unit: Unit
    package var basis: Basis

    package init(least: Int, usual: Int, most: Int, unit: Unit, basis: Basis) {
        self.least = least
        self.usual = usual
        self.most = most
        self.unit = unit
        self.basis = basis
    }
}

/// One question whose answer changes the estimate.
package struct TimelineOption: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        package var id: String
        package var label: String
    }

    package var id: String
    package var label: String
    package var choices: [Choice]
    package var defaultChoice: String
}

/// One step of the way.
package struct TimelineStage: Sendable, Hashable {
    /// Something is sent back and the stage is done again: a delay, then the whole stage once more.
    package struct SentBack: Sendable, Hashable {
        package var when: OptionCondition
        /// Percent, 1 to 99.
        package var chance: Int
        package var atMost: Int
        package var delay: StageDuration
    }

    package struct Variant: Sendable, Hashable {
        package var when: OptionCondition
        package var duration: StageDuration
    }

    package struct Next: Sendable, Hashable {
        /// A stage or an exit.
        package var to: String
        package var when: OptionCondition
    }

    package var id: String
    package var title: String
    package var why: String
    package var when: OptionCondition
    package var duration: StageDuration
    package var variants: [Variant]
    package var sentBack: SentBack?
    package var next: [Next]
    /// Other ways in which the stage can end, ids of exits. They carry no chance: nobody knows it.
    package var exits: [String]

    /// The duration under a selection: the first variant that holds, else the stage's own.
    package func duration(_ selection: [String: String]) -> StageDuration {
        variants.first { $0.when.holds(selection) }?.duration ?? duration
    }
}

/// How the way can end.
package struct TimelineExit: Sendable, Hashable {
    package var id: String
    package var title: String
    /// What to do then.
    package var then: String
    package var page: String?
}

/// A period that a rule fixes, shown beside the stages and never mixed with them.
package struct TimelineClock: Sendable, Hashable {
    package enum Owner: String, Sendable, CaseIterable {
        /// The reader must act: the early reading is shown first.
        case reader
        /// The other side must act: the late reading is shown first.
        case other
    }

    /// How far the source was seen: `条文` the article, `转载` a reprint, `未核` not at all.
    package enum Verification: String, Sendable, CaseIterable {
        case article = "条文"
        case reprint = "转载"
        case unverified = "未核"
    }

    /// The ledger's id, `CLK-01`.
    package var id: String
    package var title: String
    package var owner: Owner
    package var period: LegalPeriod
    /// The event from whose day the period counts, in words.
    package var from: String
    /// The clock at whose end this one begins; nil for one that begins on the start day.
    package var after: String?
    package var when: OptionCondition
    package var verification: Verification
    package var basis: [String]
    /// What the reader does with it, or what it does not mean.
    package var note: String
    package var page: String?
}

/// "If nothing has come by this day, do that."
package struct TimelineCheckpoint: Sendable, Hashable {
    package enum Moment: Sendable, Hashable {
        /// The day by which nine of ten such stages are over.
        case stage(String)
        /// The end of a clock.
        case clock(String)
    }

    package var moment: Moment
    package var condition: String
    package var action: String
    package var bring: String
    package var page: String?
    package var pageLabel: String
    package var when: OptionCondition
}

/// A whole model, checked: every path of every selection ends at an exit.
package struct TimelineModel: Sendable, Hashable {
    package var id: String
    package var title: String
    package var summary: String
    /// What the start day is, as a question.
    package var startLabel: String
    package var options: [TimelineOption]
    package var stages: [TimelineStage]
    package var exits: [TimelineExit]
    package var clocks: [TimelineClock]
    package var checkpoints: [TimelineCheckpoint]
    /// Sentences that always stand under the result.
    package var cautions: [String]

    package var defaultSelection: [String: String] {
        Dictionary(options.map { ($0.id, $0.defaultChoice) }, uniquingKeysWith: { first, _ in first })
    }

    /// Every combination of choices, in the order of the options, the defaults' order kept.
    package var allSelections: [[String: String]] {
        options.reduce([[:]]) { partial, option in
            partial.flatMap { selection in option.choices.map { choice in selection.merging([option.id: choice.id]) { $1 } } }
        }
    }

    /// The stages that a selection goes through, in order.
    package func path(_ selection: [String: String]) -> [TimelineStage] {
        var path: [TimelineStage] = []
        var current = stages.first
        var steps = 0
        while let stage = current, steps <= stages.count {
            if stage.when.holds(selection) { path.append(stage) }
            let next = stage.next.first { $0.when.holds(selection) }?.to
            current = stages.first { $0.id == next }
            steps += 1
        }
        return path
    }

    /// All ledger ids the model cites, sorted.
    package var citedIDs: [String] {
        var ids = Set(clocks.flatMap { [$0.id] + $0.basis })
        for stage in stages {
            ids.formUnion(stage.duration.basis.ids + stage.variants.flatMap(\.duration.basis.ids) + (stage.sentBack?.delay.basis.ids ?? []))
        }
        return ids.sorted()
    }
}
