// Pairs of characters to numbers: open addressing, much faster than a dictionary for the tens of thousands of pairs of a site.

/// A map from pairs to term numbers. No pair is 0.
struct PairTable: Sendable {
    /// `pair << 32 | number`; 0 where nothing stands. Key and value lie side by side: one look into memory finds both.
    private var slots: [UInt64]
    private(set) var count = 0

    init(slots: Int = 1 << 14) { self.slots = [UInt64](repeating: 0, count: slots) }

    subscript(key: UInt32) -> Int? {
        let entry = slots.withUnsafeBufferPointer { $0[Self.place(of: key, in: $0)] }
        return entry == 0 ? nil : Int(entry & 0xFFFF_FFFF)
    }

    /// Calls `body` with the numbers of pairs from `start` on until one is not in the table. Returns where it stopped.
    @inline(__always)
    func numbers(of keys: UnsafeBufferPointer<UInt32>, from start: Int, _ body: (Int) -> Void) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var index = start
            while index < keys.count {
                let entry = slots[Self.place(of: keys[index], in: slots)]
                if entry == 0 { break }
                body(Int(entry & 0xFFFF_FFFF))
                index += 1
            }
            return index
        }
    }

    /// Where the key stands, or the empty slot it would take.
    @inline(__always)
    private static func place(of key: UInt32, in slots: UnsafeBufferPointer<UInt64>) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 7) & mask
        while slots[place] != 0, slots[place] >> 32 != UInt64(key) { place = (place + 1) & mask }
        return place
    }

    /// Adds a pair; one that is there already keeps its number.
    mutating func insert(_ key: UInt32, _ number: Int32) {
        let place = slots.withUnsafeBufferPointer { Self.place(of: key, in: $0) }
        guard slots[place] == 0 else { return }
        slots[place] = UInt64(key) << 32 | UInt64(UInt32(bitPattern: number))
        count += 1
        if count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        var larger = PairTable(slots: slots.count * 4)
        for entry in slots where entry != 0 { larger.insert(UInt32(entry >> 32), Int32(truncatingIfNeeded: entry)) }
        self = larger
    }
}
