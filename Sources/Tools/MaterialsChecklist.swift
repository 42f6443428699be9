// Which papers a step of a way needs: the data and the selection. The page's script selects the same way (Tests/Vectors/materials.json).

package import Diagnostics

/// How much a step needs a paper; stronger ones come first.
package enum MaterialLevel: String, Sendable, CaseIterable {
    case must
    case good
}

/// One step of a route.
package struct MaterialsStage: Sendable {
    package var id: String
    package var title: String
}

/// One way to go: negotiation, complaint, court.
package struct MaterialsRoute: Sendable {
    package var id: String
    package var title: String
    package var about: String
    package var stages: [MaterialsStage]

    /// The section's id on the page.
    package var anchor: String { "route-" + id }
}

/// One paper.
package struct Material: Sendable {
    package var id: String
    package var title: String
    package var why: String
    package var get: String
    package var cover: String
    /// That the other side has it already and may not ask for it in a complaint; may be empty.
    package var held: String
    /// By route, then by stage; absent: not needed.
    package var needs: [String: [String: MaterialLevel]]
    package var basis: [String]
}

/// A paper on a list.
package struct MaterialPick: Sendable, Hashable {
    package var id: String
    package var level: MaterialLevel
}

/// How much of a list is ready.
package struct MaterialsProgress: Sendable, Hashable {
    package var ready: Int
    package var count: Int
    package var readyMust: Int
    package var countMust: Int
}

/// All routes and papers; `readMaterials` is the only maker, so every need names a route and a stage, and every stage needs something.
package struct MaterialsChecklist: Sendable {
    package var routes: [MaterialsRoute]
    package var materials: [Material]
    /// Ledger ids with their places, for the citation check.
    package var citations: [(id: String, location: SourceLocation)]

    /// The papers of a route, the ones it cannot do without first, else in written order.
    ///
    /// - Parameter stage: nil for the whole route: each paper with its strongest level.
    package func selection(route: String, stage: String? = nil) -> [MaterialPick] {
        let picks = materials.compactMap { material -> MaterialPick? in
            let needs = material.needs[route] ?? [:]
            let level = stage.map { needs[$0] } ?? (needs.values.contains(.must) ? .must : needs.values.first)
            return level.map { MaterialPick(id: material.id, level: $0) }
        }
        return picks.filter { $0.level == .must } + picks.filter { $0.level == .good }
    }

    package func progress(of selection: [MaterialPick], ticked: Set<String>) -> MaterialsProgress {
        let musts = selection.filter { $0.level == .must }
        return MaterialsProgress(
            ready: selection.count { ticked.contains($0.id) }, count: selection.count, readyMust: musts.count { ticked.contains($0.id) },
            countMust: musts.count)
    }

    /// The checklist without its long texts, as the page's script receives it: JSON in written order.
    package var pageData: String {
        let ways = routes.map { route in
            let stages = route.stages.map { jsonString($0.id) }.joined(separator: ",")
            return "{\"id\":\(jsonString(route.id)),\"stages\":[\(stages)]}"
        }
        let papers = materials.map { material in
            let needs = routes.compactMap { route -> String? in
                guard let levels = material.needs[route.id] else { return nil }
                let stages = route.stages.compactMap { stage in
                    levels[stage.id].map { "\(jsonString(stage.id)):\"\($0.rawValue)\"" }
                }
                return "\(jsonString(route.id)):{\(stages.joined(separator: ","))}"
            }
            return "{\"id\":\(jsonString(material.id)),\"title\":\(jsonString(material.title)),\"needs\":{\(needs.joined(separator: ","))}}"
        }
        return "{\"routes\":[\(ways.joined(separator: ","))],\"materials\":[\(papers.joined(separator: ","))]}"
    }
}
