// The one place of this module that uses several cores.

internal import Dispatch
internal import HeapRoom
internal import Synchronization

/// Computes `count` values on at most `jobs` threads; the result is in order, whatever ran first.
func parallelMap<Value: Sendable>(_ count: Int, jobs: Int, _ compute: @Sendable (Int) -> Value) -> [Value] {
    if jobs <= 1 || count <= 1 { return (0..<count).map(compute) }
    let next = Mutex(0)
    let finished = Mutex<[(Int, Value)]>([])
    DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
        while true {
            let index = next.withLock { value in
                defer { value += 1 }
                return value
            }
            guard index < count else { return }
            heap_room_keep(count)
            let value = compute(index)
            finished.withLock { $0.append((index, value)) }
        }
    }
    return finished.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
}
