// One look at every byte of a file: is it UTF-8, and where do its lines begin.

/// Whether all bytes are well-formed UTF-8 (Unicode 15 table 3-7); appends the offset after each line feed to `lineStarts`.
func scanUTF8(_ bytes: UnsafeBufferPointer<UInt8>, lineStarts: inout [UInt32]) -> Bool {
    var isValid = true
    var index = 0
    let count = bytes.count
    let raw = UnsafeRawBufferPointer(bytes)
    while index < count {
        // Nearly all Chinese text: three bytes, four looked at together.
        while index &+ 3 < count {
            let four = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            guard four & 0xC0C0F0 == 0x8080E0, four & 0xF != 0x0, four & 0xF != 0xD else { break }
            index &+= 3
        }
        let first = bytes[index]
        if first < 0x80 {
            index += 1
            if first == 0x0A { lineStarts.append(UInt32(truncatingIfNeeded: index)) }
        } else {
            let length = sequenceLength(bytes, at: index)
            if length == 0 { isValid = false }
            index += max(1, length)
        }
    }
    return isValid
}

/// The length of the well-formed sequence at an index; 0 when there is none.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>) =
        switch bytes[index] {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0...0)
        }
    guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    return bytes[(index + 2)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
}
