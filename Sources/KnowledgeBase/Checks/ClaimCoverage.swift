// Which claims of the ledger are used where. A usable claim that nothing cites must say why it is not used.

package import Diagnostics

/// Who cites one claim.
package struct ClaimUse: Sendable {
    package var claim: Claim
    /// Indexes of the citing pages, ascending.
    package var pages: [Int]
    /// Glossary terms that cite it.
    package var terms: [String]

    package var isUsed: Bool { !pages.isEmpty || !terms.isEmpty }
}

extension Verdict {
    /// True when pages may rest on a claim of this verdict.
    package var isUsable: Bool { self == .usable || self == .limited }
}

extension Site {
    /// The pages that cite each id, as ascending indexes.
    package func citingPages() -> [String: [Int]] {
        var citing: [String: [Int]] = [:]
        for index in pages.indices { for id in pages[index].citedIDs { citing[id, default: []].append(index) } }
        return citing
    }

    /// Every claim in ledger order with its uses.
    package func claimUses() -> [ClaimUse] {
        if ledger.documents.isEmpty { return [] }
        let citing = citingPages()
        var terms: [String: [String]] = [:]
        for term in glossary { for (id, _) in term.sources where terms[id]?.last != term.term { terms[id, default: []].append(term.term) } }
        return ledger.documents.flatMap(\.claims).map { ClaimUse(claim: $0, pages: citing[$0.id] ?? [], terms: terms[$0.id] ?? []) }
    }

    package func checkClaimCoverage() -> [Diagnostic] {
        claimUses().filter { $0.claim.verdict.isUsable && !$0.isUsed && $0.claim.use.isEmpty }.map { use in
            Diagnostic(
                .claimUnused, .warning, at: use.claim.location, "claim \(use.claim.id) is usable, but no page or term cites it",
                suggestion: "cite it, or say why not with \"use: …\"")
        }
    }
}
