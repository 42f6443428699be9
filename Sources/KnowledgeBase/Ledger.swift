// The source ledger in `seeds/`: which claims were taken from where, what we make of them, and how that was checked.

package import CivilCalendar
import DataFiles
package import Diagnostics

/// Our verdict on a claim.
package enum Verdict: String, Sendable, CaseIterable {
    case usable = "可用"
    case limited = "可用·限定"
    case outdated = "过时"
    case wrong = "错误"
    case unproven = "未证实"
    case unused = "不采用"
}

/// How a basis was checked: the article's text was seen, a reprint was seen, we computed it ourselves, or none of these.
package enum Verification: String, Sendable, CaseIterable {
    case text = "条文"
    case reprint = "转载"
    case computed = "自算"
    case unchecked = "未核"
}

/// What kind of ground an entry of the law file is; an article's claims have none of their own.
package enum Nature: String, Sendable, CaseIterable {
    /// Statute, regulation, judicial interpretation or regulator's rule.
    case rule = "规定"
    /// A recommended standard or an industry's self-discipline: a yardstick, not law.
    case standard = "标准"
    /// Facts such as who answers which number.
    case information = "资料"
}

/// One claim of a source, or one provision, clock or typical duration.
package struct Claim: Sendable {
    package var id = ""
    package var title = ""
    package var statement = ""
    package var verdict = Verdict.unproven
    package var correction = ""
    package var basis: [(id: String, location: SourceLocation)] = []
    package var verification = Verification.unchecked
    /// Nil for an article's claims.
    package var nature: Nature?
    package var checked: CivilDate?
    /// When a provision took effect, as written.
    package var effective = ""
    /// A clock's length, unit and start, as written; empty for other claims.
    package var duration = ""
    package var unit = ""
    package var from = ""
    /// Why a claim is not used.
    package var use = ""
    package var sourceID = ""
    package var location: SourceLocation

    package init(location: SourceLocation) { self.location = location }
}

/// One source document and its claims, in written order.
package struct SourceDocument: Sendable {
    package var id: String
    package var title: String
    package var note: String
    package var isLaw: Bool
    package var claims: [Claim]

    package init(id: String, title: String, note: String, isLaw: Bool, claims: [Claim]) {
        self.id = id
        self.title = title
        self.note = note
        self.isLaw = isLaw
        self.claims = claims
    }
}

/// All source documents of the site.
package struct Ledger: Sendable {
    package let documents: [SourceDocument]
    private let claimsByID: [String: Claim]

    package init(documents: [SourceDocument] = []) {
        self.documents = documents
        claimsByID = Dictionary(documents.flatMap(\.claims).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id: String) -> Claim? { claimsByID[id] }
    package var ids: [String] { documents.flatMap { $0.claims.map(\.id) } }

    /// What to do about an id that is not in the ledger.
    package func fix(for id: String) -> String {
        let parts = id.split { "，、,； ".contains($0) }
        if parts.count > 1 { return "divide the ids with half-width commas: [\(parts.joined(separator: ", "))]" }
        return nearMiss(id, among: ids).map { "did you mean \($0)?" } ?? "add the claim to a file in seeds/, or cite another"
    }
}

extension Ledger {
    /// Reads the files of `seeds/`; repeated ids and a basis that does not exist are errors at their place.
    package static func read(_ sources: [SourceText], diagnostics: inout [Diagnostic]) -> Ledger {
        var documents: [SourceDocument] = []
        for source in sources {
            guard let node = parseYAML(source.text, of: source, diagnostics: &diagnostics) else { continue }
            if let document = readDocument(node, source, &diagnostics) { documents.append(document) }
        }
        var first: [String: SourceLocation] = [:]
        let texts = Dictionary(sources.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
        for claim in documents.flatMap(\.claims) {
            guard let earlier = first.updateValue(claim.location, forKey: claim.id), let text = texts[claim.location.file] else { continue }
            diagnostics.append(
                text.diagnostic(
                    .dataDuplicateID, at: claim.location, "claim \(claim.id) is already defined",
                    notes: ["first defined at \(earlier.file):\(earlier.line)"], suggestion: "give it an id of its own"))
        }
        let ledger = Ledger(documents: documents)
        for claim in documents.flatMap(\.claims) {
            for (id, place) in claim.basis where ledger[id] == nil {
                guard let text = texts[place.file] else { continue }
                diagnostics.append(
                    text.diagnostic(
                        .citationUnknown, at: place, "basis \"\(id)\" of \(claim.id) is not in the ledger", suggestion: ledger.fix(for: id))
                )
            }
        }
        return ledger
    }

    private static func readDocument(_ node: DataNode, _ source: SourceText, _ diagnostics: inout [Diagnostic]) -> SourceDocument? {
        guard var reader = DataReader(node, of: source, what: "a seed file", diagnostics: &diagnostics) else { return nil }
        let head = reader.node("source")
        let items = reader.list("claims")
        if head == nil { reader.missing("source") }
        reader.finish(&diagnostics)
        guard let head, var headReader = DataReader(head, of: source, what: "source", diagnostics: &diagnostics) else { return nil }
        var document = SourceDocument(
            id: headReader.requiredString("id"), title: headReader.requiredString("title"), note: headReader.string("note") ?? "",
            isLaw: headReader.choice("kind", ["article", "law"]) == "law", claims: [])
        headReader.finish(&diagnostics)
        document.claims = items.compactMap { item in
            var claim = readClaim(item, document.id, source, &diagnostics)
            if document.isLaw, claim?.nature == nil { claim?.nature = .rule }
            return claim
        }
        return document
    }

    private static func readClaim(
        _ node: DataNode, _ sourceID: String, _ source: SourceText, _ diagnostics: inout [Diagnostic]
    ) -> Claim? {
        guard var reader = DataReader(node, of: source, what: "a claim", diagnostics: &diagnostics) else { return nil }
        var claim = Claim(location: node.location)
        claim.sourceID = sourceID
        claim.id = reader.requiredString("id")
        claim.title = reader.string("title") ?? ""
        claim.statement = reader.requiredString("statement")
        if reader.node("verdict") == nil { reader.missing("verdict") }
        claim.verdict = reader.choice("verdict", Verdict.allCases.map(\.rawValue)).flatMap(Verdict.init(rawValue:)) ?? .unproven
        claim.correction = reader.string("correction") ?? ""
        claim.basis = reader.strings("basis").map { ($0.text, $0.location) }
        claim.verification =
            reader.choice("verification", Verification.allCases.map(\.rawValue)).flatMap(Verification.init(rawValue:)) ?? .unchecked
        if let place = reader.node("checked")?.location, let text = reader.string("checked") {
            claim.checked = CivilDate(text)
            if claim.checked == nil { reader.invalidDate("checked", text, at: place) }
        } else {
            reader.missing("checked")
        }
        claim.nature = reader.choice("nature", Nature.allCases.map(\.rawValue)).flatMap(Nature.init(rawValue:))
        claim.effective = reader.string("effective") ?? ""
        claim.duration = reader.string("duration") ?? ""
        claim.unit = reader.string("unit") ?? ""
        claim.from = reader.string("from") ?? ""
        claim.use = reader.string("use") ?? ""
        reader.finish(&diagnostics)
        return claim
    }
}
