// Pairs of characters to numbers: open addressing, much faster than a dictionary for the tens of thousands of pairs of a site.

/// A map from pairs to term numbers. No pair is 0.
struct PairTable: Sendable {
    private var keys: [UInt32]
    private var values: [Int32]
    private(set) var count = 0

    init(slots: Int = 1 << 14) {
        keys = [UInt32](repeating: 0, count: slots)
        values = [Int32](repeating: 0, count: slots)
    }

    private func slot(_ key: UInt32) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    subscript(key: UInt32) -> Int? {
        let slot = slot(key)
        return keys[slot] == 0 ? nil : Int(values[slot])
    }

    /// The number of a pair; a new pair gets `next`.
    mutating func number(of key: UInt32, orElse next: Int32) -> Int32 {
        let found = slot(key)
        if keys[found] != 0 { return values[found] }
        keys[found] = key
        values[found] = next
        count += 1
        if count * 2 > keys.count { grow() }
        return next
    }

    private mutating func grow() {
        var larger = PairTable(slots: keys.count * 4)
        for (key, value) in zip(keys, values) where key != 0 { _ = larger.number(of: key, orElse: value) }
        self = larger
    }
}
