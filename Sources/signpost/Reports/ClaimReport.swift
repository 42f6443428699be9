// signpost check --claims: the ledger and who uses it, as text.

import KnowledgeBase

/// One line per claim that pages may rest on, then the totals.
func claimReport(_ site: Site) -> String {
    let uses = site.claimUses()
    let usable = uses.filter { $0.claim.verdict.isUsable }
    var text = ""
    for use in usable {
        let places = use.pages.map { site.pages[$0].contentPath.text } + use.terms.map { "glossary: \($0)" }
        let shown = places.prefix(3).joined(separator: ", ") + (places.count > 3 ? " and \(places.count - 3) more" : "")
        let state = use.isUsed ? shown : use.claim.use.isEmpty ? "NOT USED" : "not used: \(use.claim.use)"
        text += "\(use.claim.id)\t\(use.claim.verdict.rawValue)\t\(use.claim.verification.rawValue)\t\(state)\n"
    }
    let used = usable.count { $0.isUsed }
    let excused = usable.count { !$0.isUsed && !$0.claim.use.isEmpty }
    let others = uses.filter { !$0.claim.verdict.isUsable }
    text += "usable claims: \(used) of \(usable.count) used, \(excused) not used with a reason, \(usable.count - used - excused) not used\n"
    text += "other claims: \(others.count), \(others.count { $0.isUsed }) cited as corrected, outdated or unproven\n"
    let unchecked = uses.count { $0.claim.verification == .unchecked }
    return text + "claims not yet verified: \(unchecked) of \(uses.count)\n"
}
