// How often each UTF-16 unit occurs in page records: what their alphabet is ordered by (see TextAlphabet.swift).

/// Counts of the units of texts and of the separators between them.
struct UnitCounts: Sendable {
    /// Separators are below it. In a text such a unit is a control character, which a record holds as a space.
    static let separatorLimit = 4

    /// By unit, as texts hold them.
    private var texts = [Int32](repeating: 0, count: 1 << 16)
    private var separators = [Int32](repeating: 0, count: separatorLimit)

    /// Counts the units of a text. Returns how many there are.
    @discardableResult
    mutating func add(_ text: String) -> Int {
        texts.withUnsafeMutableBufferPointer { texts in
            var length = 0
            eachUnit(of: text) {
                texts[Int($0)] &+= 1
                length &+= 1
            }
            return length
        }
    }

    mutating func add(separator unit: UInt16, times: Int) { separators[Int(unit)] += Int32(times) }

    mutating func add(_ other: UnitCounts) {
        for unit in texts.indices where other.texts[unit] > 0 { texts[unit] += other.texts[unit] }
        for unit in separators.indices { separators[unit] += other.separators[unit] }
    }

    /// By unit, as records hold them: control characters other than the line break are spaces. Space and separators always occur.
    var all: [Int32] {
        var all = texts
        for unit in 0..<0x20 where unit != 0x0A {
            all[0x20] += all[unit]
            all[unit] = 0
        }
        all[0x20] += 1
        for unit in 1..<separators.count { all[unit] = separators[unit] + 1 }
        return all
    }
}
