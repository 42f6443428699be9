// Plain CommonMark: cmark as it is.

internal import CCmark

/// Bytes (valid UTF-8) as cmark renders them, raw HTML and all.
func renderCommonMark(_ bytes: [UInt8]) -> String {
    withTreeMemory {
        guard let document = WorkingTree.parse(bytes) else { return "" }
        return WorkingTree.withHTML(of: document) { String(decoding: $0, as: UTF8.self) }
    }
}
