// `claims.json`: the ledger for programs: each claim, our verdict, how and when it was checked, and the pages that rest on it.

import CivilCalendar
import Diagnostics
import KnowledgeBase

/// The file's text; nil for a site without a ledger. Addresses are relative to the site's top, in page order.
func claimsFile(of site: Site) -> String? {
    let uses = site.claimUses()
    if uses.isEmpty { return nil }
    let top = Route("claims.json")
    let claims = uses.map { use in
        let claim = use.claim
        var fields = [
            ("id", jsonString(claim.id)), ("source", jsonString(claim.sourceID)), ("title", jsonString(claim.title)),
            ("statement", jsonString(claim.statement)), ("correction", jsonString(claim.correction)),
            ("verdict", jsonString(claim.verdict.rawValue)), ("verification", jsonString(claim.verification.rawValue)),
            ("checked", claim.checked.map { jsonString($0.description) } ?? "null"),
            ("basis", "[" + claim.basis.map { jsonString($0.id) }.joined(separator: ",") + "]"),
            ("citedBy", "[" + use.pages.map { jsonString(top.relativeURL(to: site.pages[$0].route)) }.joined(separator: ",") + "]"),
        ]
        if !claim.use.isEmpty { fields.append(("unusedBecause", jsonString(claim.use))) }
        return "    {" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }
    return "{\n  \"claims\": [\n" + claims.joined(separator: ",\n") + "\n  ]\n}\n"
}
