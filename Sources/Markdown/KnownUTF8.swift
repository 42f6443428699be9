// Bytes that need no second look: a source's bytes are checked when it is read, cmark keeps characters whole, and our passes cut at
// ASCII characters only.

extension String {
    /// A text from bytes that are UTF-8 for certain. Debug builds, and so all tests, check it; release builds save a twentieth of their work.
    init(knownUTF8 bytes: UnsafeBufferPointer<UInt8>) {
        assert(String(validating: bytes, as: UTF8.self) != nil, "not UTF-8")
        if #available(macOS 26, *) {
            self.init(copying: UTF8Span(unchecked: bytes.span))
        } else {
            self.init(decoding: bytes, as: UTF8.self)
        }
    }
}
