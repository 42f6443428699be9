// Ids of tool data that become part of addresses: anchors and fragments.

import DataFiles
import Diagnostics

extension DataReader {
    /// An id of lowercase ASCII letters, digits and hyphens; anything else is reported, and "" when it is missing.
    mutating func requiredID(_ key: String) -> String {
        let id = requiredString(key)
        let isPlain = id.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        if !id.isEmpty, !isPlain {
            invalid(
                node(key)?.location ?? location, "\(key) \"\(id)\" becomes part of an address",
                suggestion: "use lowercase letters, digits and hyphens")
        }
        return id
    }
}

/// Reports every id that stands twice, at its second place.
func reportRepeats(
    of ids: [(id: String, location: SourceLocation)], _ what: String, in source: SourceText, _ diagnostics: inout [Diagnostic]
) {
    var seen = Set<String>()
    for (id, place) in ids where !id.isEmpty && !seen.insert(id).inserted {
        diagnostics.append(
            source.diagnostic(.dataDuplicateID, at: place, "\(what) \"\(id)\" is defined twice", suggestion: "give each an id of its own"))
    }
}
