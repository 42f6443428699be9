// What the page's script needs: the model with its weights computed, and the calendar. Everything else the script computes itself.

package import CivilCalendar

extension TimelineModel {
    /// The script's input.
    ///
    /// - Parameter built: the day of the build, the form's first start day.
    /// - Parameter link: a page's path below the language folder (`guides/x.md`) → a URL relative to the page with the tool.
    package func scriptData(calendar: WorkdayCalendar, built: CivilDate, link: (String) -> String?) -> JSONValue {
        .members([
            "id": .text(id), "title": .text(title), "start": .text(startLabel), "built": .text(built.description),
            "options": .list(options.map(Self.data)),
            "stages": .list(stages.map(Self.data)),
            "clocks": .list(clocks.map { Self.data($0, link) }),
            "checkpoints": .list(checkpoints.map { Self.data($0, link) }),
            "cautions": .texts(cautions),
            "calendar": calendar.scriptData,
        ])
    }

    private static func data(_ option: TimelineOption) -> JSONValue {
        .members([
            "id": .text(option.id), "label": .text(option.label), "default": .text(option.defaultChoice),
            "choices": .list(option.choices.map { .members(["id": .text($0.id), "label": .text($0.label)]) }),
        ])
    }

    private static func data(_ condition: OptionCondition) -> JSONValue {
        .object(condition.accepted.map { JSONMember(name: $0.option, value: .texts($0.choices)) })
    }

    private static func data(_ duration: StageDuration) -> JSONValue {
        .members([
            "least": .number(duration.least), "usual": .number(duration.usual), "most": .number(duration.most),
            "unit": .text(duration.unit.rawValue),
            "weights": .list(pertWeights(least: duration.least, usual: duration.usual, most: duration.most).map(JSONValue.number)),
            "kind": .text(duration.basis.kind.word), "basis": .texts(duration.basis.ids),
        ])
    }

    private static func data(_ stage: TimelineStage) -> JSONValue {
        .members([
            "id": .text(stage.id), "title": .text(stage.title), "why": .text(stage.why), "when": data(stage.when),
            "duration": data(stage.duration),
            "variants": .list(stage.variants.map { .members(["when": data($0.when), "duration": data($0.duration)]) }),
            "sentBack": stage.sentBack.map {
                .members([
                    "when": data($0.when), "chance": .number($0.chance), "atMost": .number($0.atMost), "delay": data($0.delay),
                ])
            } ?? .null,
            "next": .list(stage.next.map { .members(["to": .text($0.to), "when": data($0.when)]) }),
        ])
    }

    private static func data(_ clock: TimelineClock, _ link: (String) -> String?) -> JSONValue {
        .members([
            "id": .text(clock.id), "title": .text(clock.title), "whose": .text(clock.owner.rawValue),
            "count": .number(clock.period.count), "unit": .text(clock.period.unit.rawValue), "from": .text(clock.from),
            "after": clock.after.map(JSONValue.text) ?? .null, "when": data(clock.when), "verification": .text(clock.verification.rawValue),
            "basis": .texts(clock.basis), "note": .text(clock.note), "url": .text(clock.page.flatMap(link) ?? ""),
        ])
    }

    private static func data(_ point: TimelineCheckpoint, _ link: (String) -> String?) -> JSONValue {
        let isStage = if case .stage = point.moment { true } else { false }
        return .members([
            "stage": isStage ? .text(point.momentID) : .null, "clock": isStage ? .null : .text(point.momentID),
            "if": .text(point.condition), "do": .text(point.action), "bring": .text(point.bring),
            "url": .text(point.page.flatMap(link) ?? ""), "label": .text(point.pageLabel), "when": data(point.when),
        ])
    }

    /// Pages the model links to, sorted, for the link check.
    package var linkedPages: [String] {
        Set(exits.compactMap(\.page) + clocks.compactMap(\.page) + checkpoints.compactMap(\.page)).sorted()
    }
}

extension WorkdayCalendar {
    /// The calendar for the page's scripts: by kind, ISO dates with names.
    package var scriptData: JSONValue {
        func named(_ days: KeyPath<Year, [Int: String]>) -> JSONValue {
            .object(
                years.flatMap { year in
                    year[keyPath: days].sorted { $0.key < $1.key }
                        .map { JSONMember(name: CivilDate(dayNumber: $0.key).description, value: .text($0.value)) }
                })
        }
        return .members([
            "confirmed": .list(years.filter(\.isConfirmed).map { .number($0.year) }),
            "predicted": .list(years.filter { !$0.isConfirmed }.map { .number($0.year) }),
            "holidays": named(\.holidays), "workdays": named(\.workdays), "expected": named(\.expected),
        ])
    }
}
