// Pure work on many values at once, results in the order of the input.

internal import HeapRoom

/// Maps a range in parallel, at most `jobs` pieces at a time; the result does not depend on `jobs`.
///
/// The range is cut into pieces of similar length so that slow and quick items even out.
package func parallelMap<Result: Sendable>(
    _ range: Range<Int>, jobs: Int, _ transform: @escaping @Sendable (Int) throws -> Result
) async throws -> [Result] {
    let jobs = max(1, jobs)
    guard jobs > 1, range.count > 1 else { return try range.map(transform) }
    let size = max(1, (range.count + jobs * 16 - 1) / (jobs * 16))
    let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: size))
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
        var pieces = [[Result]](repeating: [], count: starts.count)
        var next = 0
        func add() {
            let index = next
            let piece = starts[index]..<min(starts[index] + size, range.upperBound)
            group.addTask {
                let results = try piece.map { index in
                    heap_room_keep(range.count)
                    return try transform(index)
                }
                return (index, results)
            }
            next += 1
        }
        while next < min(jobs, starts.count) { add() }
        while let (index, piece) = try await group.next() {
            pieces[index] = piece
            if next < starts.count { add() }
        }
        return Array(pieces.joined())
    }
}

/// Runs two pieces of work at the same time, or one after the other where only one processor may be used.
func sideBySide<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @escaping @Sendable () async throws -> First, _ second: @escaping @Sendable () async throws -> Second
) async throws -> (First, Second) {
    guard jobs > 1 else { return (try await first(), try await second()) }
    async let other = second()
    return (try await first(), try await other)
}
