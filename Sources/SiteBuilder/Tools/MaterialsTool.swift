// The materials checklist as a tool: `Content/data/materials.yml`; a block has no keys of its own.

import DataFiles
import Diagnostics
import KnowledgeBase
import SearchIndex
import Theme
import Tools

/// The checked block: the whole checklist.
struct MaterialsBlock: ToolBlockContent {
    var checklist: MaterialsChecklist

    var templateName: String { MaterialsToolView.templateName }

    func html(id: String, in context: ToolContext) -> String {
        context.theme.render(view(id: id, in: context), language: context.page.language)
    }

    /// Each paper once, below the first route that needs it: the same words under every route would only crowd the results.
    func searchSections(id: String) -> [SearchDocument.Section] {
        var said = Set<String>()
        return checklist.routes.map { route in
            let texts = checklist.selection(route: route.id).compactMap { pick -> String? in
                guard let material = checklist.materials.first(where: { $0.id == pick.id }) else { return nil }
                guard said.insert(pick.id).inserted else { return material.title }
                return [material.title, material.why, material.get, material.cover, material.held].joined(separator: "\n")
            }
            let text = ([route.about] + route.stages.map(\.title) + texts).joined(separator: "\n")
            return SearchDocument.Section(anchor: route.anchor, heading: route.title, text: text)
        }
    }

    private func view(id: String, in context: ToolContext) -> MaterialsToolView {
        let routes = checklist.routes.enumerated().map { index, route in self.route(route, isFirst: index == 0, context) }
        let data = "{\"checklist\":\(checklist.pageData),\"strings\":\(context.words(prefix: "materials_"))}"
        return MaterialsToolView(id: id, routes: routes, data: data)
    }

    private func route(_ route: MaterialsRoute, isFirst: Bool, _ context: ToolContext) -> MaterialsRouteView {
        let picks = checklist.selection(route: route.id)
        let materials = picks.compactMap { pick in
            checklist.materials.first { $0.id == pick.id }.map { self.material($0, pick, route, context) }
        }
        let unneeded = checklist.materials.filter { material in !picks.contains { $0.id == material.id } }.map(\.title)
        return MaterialsRouteView(
            id: route.id, anchor: route.anchor, title: route.title, about: route.about, isFirst: isFirst,
            stages: route.stages.map { MaterialsStageView(id: $0.id, title: $0.title) }, materials: materials,
            unneeded: unneeded.joined(separator: "、"))
    }

    private func material(
        _ material: Material, _ pick: MaterialPick, _ route: MaterialsRoute, _ context: ToolContext
    ) -> MaterialView {
        let stages = MaterialLevel.allCases.compactMap { level -> String? in
            let titles = route.stages.filter { material.needs[route.id]?[$0.id] == level }.map(\.title)
            let words = titles.count == route.stages.count ? [context.word("materials_every_stage")] : titles
            return titles.isEmpty ? nil : context.word("materials_" + level.rawValue) + "：" + words.joined(separator: "、")
        }
        return MaterialView(
            id: material.id, title: material.title, why: material.why, get: material.get, cover: material.cover, held: material.held,
            isMust: pick.level == .must, stages: stages.joined(separator: "；"), basis: context.sources(material.basis))
    }
}

/// The checklist of a site.
struct MaterialsTool: SiteTool {
    private let file: ToolFile<MaterialsChecklist>

    init(_ reading: inout ToolReading) {
        file = ToolFile(.materials, reading: &reading, read: readMaterials, citations: \.citations)
    }

    func block(_ node: DataNode?, at place: SourceLocation, of page: Page, reading: inout ToolReading) -> (any ToolBlockContent)? {
        file.value(
            for: node, at: place, of: page, what: "a materials block", lack: "the materials block has no checklist",
            suggestion: "write Content/data/materials.yml", reading: &reading
        ).map(MaterialsBlock.init)
    }
}
