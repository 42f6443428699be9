// "Did you mean": the one known name closest to what was written.

/// The candidate nearest to `written` by edit distance, if it is near enough to be a plausible slip.
///
/// At most a third of the longer name's characters may differ (at least one). Ties go to the first candidate in order.
package func nearMiss(_ written: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(written.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != written {
        let letters = Array(candidate.lowercased())
        let allowed = max(1, max(letters.count, wanted.count) / 3)
        guard abs(letters.count - wanted.count) <= allowed else { continue }
        let distance = editDistance(wanted, letters)
        if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours cost one.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var twoAgo = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
        var current = [i] + [Int](repeating: 0, count: b.count)
        for j in 1...b.count {
            let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { current[j] = min(current[j], twoAgo[j - 2] + 1) }
        }
        twoAgo = previous
        previous = current
    }
    return previous[b.count]
}
