// YAML → the materials checklist; every mistake is a diagnostic at its line.

import DataFiles
package import Diagnostics

/// Reads `Content/data/materials.yml`.
///
/// - Returns: nil when anything is an error.
package func readMaterials(_ source: SourceText, diagnostics: inout [Diagnostic]) -> MaterialsChecklist? {
    var reader = MaterialsReader(source: source)
    let checklist = reader.read()
    diagnostics += reader.diagnostics
    return reader.diagnostics.hasErrors ? nil : checklist
}

private struct MaterialsReader {
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    private var routes: [MaterialsRoute] = []
    private var citations: [(id: String, location: SourceLocation)] = []

    init(source: SourceText) { self.source = source }

    mutating func read() -> MaterialsChecklist? {
        guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else {
            let place = SourceLocation(file: source.path)
            if diagnostics.isEmpty { diagnostics.append(source.diagnostic(.dataInvalidValue, at: place, "the checklist is empty")) }
            return nil
        }
        guard var reader = DataReader(node, of: source, what: "a materials checklist", diagnostics: &diagnostics) else { return nil }
        let routeNodes = reader.list("routes")
        let materialNodes = reader.list("materials")
        for key in ["routes", "materials"] where reader.node(key) == nil { reader.missing(key) }
        reader.finish(&diagnostics)
        routes = routeNodes.compactMap { route($0) }
        reportRepeats(routes.map(\.id), routeNodes, "route")
        let materials = materialNodes.compactMap { material($0) }
        reportRepeats(materials.map(\.id), materialNodes, "material")
        let checklist = MaterialsChecklist(routes: routes, materials: materials, citations: citations)
        guard routes.count == routeNodes.count, materials.count == materialNodes.count else { return checklist }
        for (route, node) in zip(routes, routeNodes) { reportBareStages(of: route, at: node.location, in: checklist) }
        return checklist
    }

    /// Ids stand beside their nodes only while every node could be read.
    private mutating func reportRepeats(_ ids: [String], _ nodes: [DataNode], _ what: String) {
        guard ids.count == nodes.count else { return }
        Tools.reportRepeats(of: zip(ids, nodes).map { ($0, $1.location) }, what, in: source, &diagnostics)
    }

    private mutating func reportBareStages(of route: MaterialsRoute, at place: SourceLocation, in checklist: MaterialsChecklist) {
        for stage in route.stages where !checklist.selection(route: route.id, stage: stage.id).contains(where: { $0.level == .must }) {
            diagnostics.append(
                source.diagnostic(
                    .dataInvalidValue, at: place, "stage \"\(stage.id)\" of route \"\(route.id)\" needs no material",
                    suggestion: "give a material needs: {\(route.id): {\(stage.id): must}}"))
        }
    }

    private mutating func route(_ node: DataNode) -> MaterialsRoute? {
        guard var reader = DataReader(node, of: source, what: "a route", diagnostics: &diagnostics) else { return nil }
        let id = reader.requiredID("id")
        let title = reader.requiredString("title")
        let about = reader.string("about") ?? ""
        let stageNodes = reader.list("stages")
        if stageNodes.isEmpty { reader.invalid(reader.location, "route \"\(id)\" has no stage", suggestion: "add \"stages:\"") }
        reader.finish(&diagnostics)
        let stages: [MaterialsStage] = stageNodes.compactMap { node in
            guard var stage = DataReader(node, of: source, what: "a stage", diagnostics: &diagnostics) else { return nil }
            let value = MaterialsStage(id: stage.requiredID("id"), title: stage.requiredString("title"))
            stage.finish(&diagnostics)
            return value
        }
        reportRepeats(stages.map(\.id), stageNodes, "stage")
        return MaterialsRoute(id: id, title: title, about: about, stages: stages)
    }

    private mutating func material(_ node: DataNode) -> Material? {
        guard var reader = DataReader(node, of: source, what: "a material", diagnostics: &diagnostics) else { return nil }
        let ids = reader.strings("basis")
        citations += ids.map { ($0.text, $0.location) }
        if ids.isEmpty { reader.missing("basis") }
        let needsNode = reader.node("needs")
        if needsNode == nil { reader.missing("needs") }
        var material = Material(
            id: reader.requiredID("id"), title: reader.requiredString("title"), why: reader.requiredString("why"),
            get: reader.requiredString("get"), cover: reader.requiredString("cover"), held: reader.string("held") ?? "", needs: [:],
            basis: ids.map(\.text))
        reader.finish(&diagnostics)
        material.needs = needs(needsNode)
        return material
    }

    /// `{route: {stage: must | good}}`; each must exist.
    private mutating func needs(_ node: DataNode?) -> [String: [String: MaterialLevel]] {
        guard let node, var reader = DataReader(node, of: source, what: "needs", diagnostics: &diagnostics) else { return [:] }
        var needs: [String: [String: MaterialLevel]] = [:]
        for (key, value) in reader.allEntries() {
            guard let route = routes.first(where: { $0.id == key.name }) else {
                let near = nearMiss(key.name, among: routes.map(\.id)).map { "did you mean \"\($0)\"?" }
                reader.invalid(key.location, "there is no route \"\(key.name)\"", suggestion: near)
                continue
            }
            needs[route.id] = levels(value, of: route)
        }
        reader.finish(&diagnostics)
        return needs
    }

    private mutating func levels(_ node: DataNode, of route: MaterialsRoute) -> [String: MaterialLevel] {
        guard var reader = DataReader(node, of: source, what: "the needs of a route", diagnostics: &diagnostics) else { return [:] }
        var levels: [String: MaterialLevel] = [:]
        for stage in route.stages {
            levels[stage.id] = reader.choice(stage.id, MaterialLevel.allCases.map(\.rawValue)).flatMap(MaterialLevel.init(rawValue:))
        }
        // Any other key is a stage that the route does not have; the reader reports it with the nearest one.
        reader.finish(&diagnostics)
        return levels
    }
}
