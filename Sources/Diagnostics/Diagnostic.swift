// One thing that is wrong, where, and what to do about it.

/// How much a diagnostic matters: an error stops publication, a warning does not unless `--strict` is given, a note never.
package enum Severity: String, Sendable, Codable, Comparable, CaseIterable {
    case note
    case warning
    case error

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// Something an author can get wrong, found at a place.
package struct Diagnostic: Sendable, Hashable {
    package var code: DiagnosticCode
    package var severity: Severity
    package var location: SourceLocation
    /// One line, no final full stop, the most specific thing first.
    package var message: String
    /// Further places or facts, one line each.
    package var notes: [String]
    /// One plausible fix, as a short imperative or the replacement text.
    package var suggestion: String?
    /// The offending line of the file, when the producer has it at hand.
    package var sourceLine: String?

    package init(
        _ code: DiagnosticCode, _ severity: Severity = .error, at location: SourceLocation, _ message: String,
        notes: [String] = [], suggestion: String? = nil, sourceLine: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.location = location
        self.message = message
        self.notes = notes
        self.suggestion = suggestion
        self.sourceLine = sourceLine
    }
}

extension Sequence where Element == Diagnostic {
    /// The order of every report: file, line, column, code, message; exact repeats once.
    package func sortedForReport() -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        return filter { seen.insert($0).inserted }.sorted {
            ($0.location, $0.code.rawValue, $0.message) < ($1.location, $1.code.rawValue, $1.message)
        }
    }

    package var hasErrors: Bool { contains { $0.severity == .error } }

    /// Whether a command fails: on errors, and when strict on warnings.
    package func fail(strict: Bool) -> Bool { contains { $0.severity >= (strict ? .warning : .error) } }
}
