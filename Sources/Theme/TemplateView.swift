// What a template may use: a view type declares its keys, their kinds and where their values come from. No reflection.

/// A value that a template shows. Its keys are the whole vocabulary of the template: anything else is an error when the theme is loaded.
package protocol TemplateView: Sendable {
    /// The keys, in the order in which `ViewRecord` keeps their values.
    static var fields: [ViewField<Self>] { get }
}

/// The kind of a key, which decides how a template may use it.
package indirect enum FieldKind: Sendable {
    /// Escaped text, `{{name}}`; as a section it is shown when it is not empty.
    case text
    /// Finished HTML, `{{{name}}}`; as a section it is shown when it is not empty.
    case html
    /// Only for sections.
    case flag
    /// A section repeated for each element.
    case list(ViewSchema)
    /// A section shown once when the record is there.
    case record(ViewSchema)

    /// The kind in a theme author's words, for messages.
    var name: String {
        switch self {
        case .text: "text"
        case .html: "HTML"
        case .flag: "a flag"
        case .list: "a list"
        case .record: "a record"
        }
    }
}

/// One declared key of a view type.
package struct ViewField<View>: Sendable {
    let name: String
    let kind: FieldKind
    let value: @Sendable (View) -> ViewValue

    /// Text, escaped wherever it is shown; nil and "" are both "absent".
    package static func text(_ name: String, _ value: @escaping @Sendable (View) -> String?) -> Self {
        Self(name: name, kind: .text) { .text(value($0) ?? "") }
    }

    /// HTML that is already safe to show.
    package static func html(_ name: String, _ value: @escaping @Sendable (View) -> String?) -> Self {
        Self(name: name, kind: .html) { .html(value($0) ?? "") }
    }

    /// HTML that is already safe to show, in UTF-8.
    package static func html(_ name: String, bytes value: @escaping @Sendable (View) -> [UInt8]) -> Self {
        Self(name: name, kind: .html) { .bytes(value($0)) }
    }

    package static func flag(_ name: String, _ value: @escaping @Sendable (View) -> Bool) -> Self {
        Self(name: name, kind: .flag) { .flag(value($0)) }
    }

    package static func list<Element: TemplateView>(_ name: String, _ value: @escaping @Sendable (View) -> [Element]) -> Self {
        Self(name: name, kind: .list(ViewSchema(Element.self))) { .list(value($0).map(ViewRecord.init)) }
    }

    package static func record<Part: TemplateView>(_ name: String, _ value: @escaping @Sendable (View) -> Part?) -> Self {
        Self(name: name, kind: .record(ViewSchema(Part.self))) { .record(value($0).map(ViewRecord.init)) }
    }
}

/// The keys of a view type, without the type.
package struct ViewSchema: Sendable {
    private let view: any TemplateView.Type
    let keys: [(name: String, kind: FieldKind)]

    package init<View: TemplateView>(_ type: View.Type) {
        view = type
        keys = View.fields.map { ($0.name, $0.kind) }
    }

    /// For messages; found when asked for, because the name of a type is slow to find.
    var viewName: String { String(describing: view) }

    func index(of name: String) -> Int? { keys.firstIndex { $0.name == name } }
}

/// The value of one key.
package enum ViewValue: Sendable {
    case text(String)
    case html(String)
    /// HTML in UTF-8.
    case bytes([UInt8])
    case flag(Bool)
    case list([ViewRecord])
    case record(ViewRecord?)

    /// Whether a section over this value is shown, as Mustache decides it.
    var isPresent: Bool {
        switch self {
        case .text(let text), .html(let text): !text.isEmpty
        case .bytes(let bytes): !bytes.isEmpty
        case .flag(let flag): flag
        case .list(let records): !records.isEmpty
        case .record(let record): record != nil
        }
    }
}

/// A view's values in the order of its schema.
package struct ViewRecord: Sendable {
    let values: [ViewValue]

    package init<View: TemplateView>(_ view: View) { values = View.fields.map { $0.value(view) } }
}
