// YAML as located values: every key and value knows the line and column it was written at.

package import Diagnostics

/// One YAML value with its place in the file.
package indirect enum DataNode: Sendable {
    case scalar(String, isQuoted: Bool, SourceLocation)
    case list([DataNode], SourceLocation)
    case map([(key: DataKey, value: DataNode)], SourceLocation)

    package var location: SourceLocation {
        switch self {
        case .scalar(_, _, let location), .list(_, let location), .map(_, let location): location
        }
    }

    /// True for an empty or `null`/`~` plain scalar.
    package var isNull: Bool {
        if case .scalar(let text, false, _) = self { return text.isEmpty || text == "~" || text == "null" }
        return false
    }

    /// The value's kind in an author's words, for messages.
    package var kindName: String {
        switch self {
        case .scalar: isNull ? "nothing" : "text"
        case .list: "a list"
        case .map: "a mapping"
        }
    }
}

/// A mapping's key with its place.
package struct DataKey: Sendable {
    package let name: String
    package let location: SourceLocation

    package init(name: String, location: SourceLocation) {
        self.name = name
        self.location = location
    }
}
