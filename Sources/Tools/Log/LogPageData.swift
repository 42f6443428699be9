// What the log's script receives of its categories.

import Diagnostics

extension LogModel {
    /// `"channels":[[id,label],…],"parties":…,"evidence":…` without spaces; safe inside a script element.
    package var pageData: String { "\(contactData),\"evidence\":\(list(evidence.map { ($0.id, $0.label) }))" }

    /// Channels and parties alone: all a tool needs that takes over what entries say.
    package var contactData: String {
        "\"channels\":\(list(channels.map { ($0.id, $0.label) })),\"parties\":\(list(parties.map { ($0.id, $0.label) }))"
    }

    private func list(_ pairs: [(String, String)]) -> String {
        "[" + pairs.map { "[\(jsonString($0.0)),\(jsonString($0.1))]" }.joined(separator: ",") + "]"
    }
}
