// The data files a site may have. One that is not named here is read by nothing, which its author is told.

import Diagnostics

/// A file below `Content/data/`.
package enum DataFileName: String, Sendable, Hashable, CaseIterable {
    case contacts = "contacts.yml"
    case escalation = "escalation.yml"
    case glossary = "glossary.yml"
    case harm = "harm.yml"
    case holidays = "holidays.yml"
    case journeys = "journeys.yml"
    case letters = "letters.yml"
    case log = "log.yml"
    case materials = "materials.yml"
    case phrases = "phrases.yml"
    case plainLanguage = "plain-language.yml"
    case rates = "rates.yml"
    case retired = "retired.yml"
    case synonyms = "synonyms.yml"
    case toolGroups = "tool-groups.yml"

    /// The folder of files that bear names of the author's choosing.
    package static let timelines = "timelines/"

    /// Whether something reads a file, given by its path below `Content/data/`.
    package static func isRead(_ path: String) -> Bool {
        DataFileName(rawValue: path) != nil || path.hasPrefix(timelines) && path.hasSuffix(".yml")
    }

    /// The path that was probably meant by one that nothing reads.
    package static func nearest(to path: String) -> String? {
        let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
        // Another extension: `rates.yaml`.
        if isRead(stem + ".yml") { return stem + ".yml" }
        if let slash = path.firstIndex(of: "/"), nearMiss(String(path[...slash]), among: [timelines]) != nil {
            return timelines + path[path.index(after: slash)...]
        }
        return nearMiss(stem, among: allCases.map { String($0.rawValue.dropLast(".yml".count)) }).map { $0 + ".yml" }
    }
}
