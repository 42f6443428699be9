// The rules a site sets for its own words, in `Content/data/`: each file is optional, and without it its check does not run.

import DataFiles
package import Diagnostics

/// Everything the checks of content are told by data.
package struct ContentRules: Sendable {
    package var retired: RetiredTerms?
    package var harm: HarmRules?
    package var contacts: Contacts?
    package var plainLanguage: PlainLanguageRules?

    package init() {}

    /// True when any check reads what pages say.
    package static func areNeeded(by tree: SourceTree) -> Bool {
        !tree.seeds.isEmpty
            || [DataFileName.retired, .harm, .contacts, .plainLanguage].contains { tree.data($0) != nil }
    }

    /// Reads the files there are; each mistake is a diagnostic at its place.
    package static func read(_ tree: SourceTree, ledger: Ledger, diagnostics: inout [Diagnostic]) -> ContentRules {
        var rules = ContentRules()
        rules.retired = tree.data(.retired).map { RetiredTerms.read($0, ledger: ledger, diagnostics: &diagnostics) }
        rules.harm = tree.data(.harm).map { HarmRules.read($0, diagnostics: &diagnostics) }
        rules.contacts = tree.data(.contacts).map { Contacts.read($0, ledger: ledger, diagnostics: &diagnostics) }
        rules.plainLanguage = tree.data(.plainLanguage).map { PlainLanguageRules.read($0, diagnostics: &diagnostics) }
        return rules
    }
}

/// Opens a data file as one mapping and lets `body` read its keys.
func readMapping(_ source: SourceText, diagnostics: inout [Diagnostic], body: (inout DataReader, inout [Diagnostic]) -> Void) {
    guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics),
        var reader = DataReader(node, of: source, what: source.path, diagnostics: &diagnostics)
    else { return }
    body(&reader, &diagnostics)
    reader.finish(&diagnostics)
}

/// A data file may cite only what the ledger holds.
func checkDataSources(
    _ ids: [(text: String, location: SourceLocation)], _ source: SourceText, _ ledger: Ledger, _ diagnostics: inout [Diagnostic]
) {
    for (id, place) in ids where ledger[id] == nil && !ledger.documents.isEmpty {
        diagnostics.append(
            source.diagnostic(
                .citationUnknown, at: place, "citation \"\(id)\" is not in the ledger (seeds/)",
                suggestion: ledger.fix(for: id)))
    }
}
