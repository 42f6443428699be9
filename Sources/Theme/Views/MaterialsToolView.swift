// The materials block: a list for each route, and the form its script wakes up.

/// A paper on a route's list.
package struct MaterialView: TemplateView {
    package var id: String
    package var title: String
    package var why: String
    package var get: String
    package var cover: String
    package var held: String
    /// Whether some step cannot do without it.
    package var isMust: Bool
    /// Which steps need it, in words: `必备：提出请求、核对方案；最好有：对方要补材料`.
    package var stages: String
    package var basis: [LinkView]

    package init(
        id: String, title: String, why: String, get: String, cover: String, held: String, isMust: Bool, stages: String, basis: [LinkView]
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.get = get
        self.cover = cover
        self.held = held
        self.isMust = isMust
        self.stages = stages
        self.basis = basis
    }

    package static let fields: [ViewField<MaterialView>] = [
        .text("materialID") { $0.id },
        .text("materialTitle") { $0.title },
        .text("why") { $0.why },
        .text("get") { $0.get },
        .text("cover") { $0.cover },
        .text("held") { $0.held },
        .flag("isMust") { $0.isMust },
        .text("materialStages") { $0.stages },
        .list("basis") { $0.basis },
    ]
}

/// One step of a route.
package struct MaterialsStageView: TemplateView {
    package var id: String
    package var title: String

    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }

    package static let fields: [ViewField<MaterialsStageView>] = [
        .text("stageID") { $0.id },
        .text("stageTitle") { $0.title },
    ]
}

/// One route with its list.
package struct MaterialsRouteView: TemplateView {
    package var id: String
    package var anchor: String
    package var title: String
    package var about: String
    package var isFirst: Bool
    package var stages: [MaterialsStageView]
    package var materials: [MaterialView]
    /// Titles of the papers no step needs, joined; may be empty.
    package var unneeded: String

    package init(
        id: String, anchor: String, title: String, about: String, isFirst: Bool, stages: [MaterialsStageView], materials: [MaterialView],
        unneeded: String
    ) {
        self.id = id
        self.anchor = anchor
        self.title = title
        self.about = about
        self.isFirst = isFirst
        self.stages = stages
        self.materials = materials
        self.unneeded = unneeded
    }

    package static let fields: [ViewField<MaterialsRouteView>] = [
        .text("routeID") { $0.id },
        .text("anchor") { $0.anchor },
        .text("routeTitle") { $0.title },
        .text("routeAbout") { $0.about },
        .flag("isFirst") { $0.isFirst },
        .list("stages") { $0.stages },
        .list("materials") { $0.materials },
        .text("unneeded") { $0.unneeded },
    ]
}

/// The whole checklist.
package struct MaterialsToolView: TemplateView {
    package var id: String
    package var routes: [MaterialsRouteView]
    /// JSON for the script, safe inside a script element.
    package var data: String

    package init(id: String, routes: [MaterialsRouteView], data: String) {
        self.id = id
        self.routes = routes
        self.data = data
    }

    package static let fields: [ViewField<MaterialsToolView>] = [
        .text("toolID") { $0.id },
        .list("routes") { $0.routes },
        .html("data") { $0.data },
    ]
}
