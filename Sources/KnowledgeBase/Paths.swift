// The names of things: where a page's source lies, where its output goes, and how one output links to another.

import Foundation
import Markdown

/// Path of a source below `Content/<language>/`, with `/`, in NFC: `guides/a.md`.
package struct ContentPath: Sendable, Hashable, Comparable {
    package let text: String

    package init(_ text: String) { self.text = normalised(text) }

    /// The folder part without a final `/`; empty at the top.
    package var folder: String { text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "" }

    /// The part after the folder.
    package var name: String { text.lastIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text }

    /// The name up to its last dot.
    package var stem: String { String(name.dropLast(fileExtension.count)) }

    /// The name from its last dot on; empty without one.
    package var fileExtension: String { name.lastIndex(of: ".").map { String(name[$0...]) } ?? "" }

    /// How a page here writes a link to another path: `b.md`, `../questions/b.md`.
    package func reference(to other: ContentPath) -> String {
        let (here, there) = (folder.split(separator: "/"), other.text.split(separator: "/"))
        let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
        return String(repeating: "../", count: here.count - shared) + there.dropFirst(shared).joined(separator: "/")
    }

    /// Resolves a relative reference (`../a.md`, `/a.md` from the language's top); nil when it leaves the folder.
    package func resolving(_ reference: String) -> ContentPath? { resolvingPlainly(reference) ?? resolvingByParts(reference) }

    /// `../` and then plain names, as nearly all links are written; nil when there is more to it.
    private func resolvingPlainly(_ reference: String) -> ContentPath? {
        var (text, reference) = (text, reference)
        let path = text.withUTF8 { text in reference.withUTF8 { reference in Self.joined(text, reference) } }
        return path.map(ContentPath.init)
    }

    private static func joined(_ text: UnsafeBufferPointer<UInt8>, _ reference: UnsafeBufferPointer<UInt8>) -> String? {
        let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
        // The folder with its final slash.
        var base = text[..<((text.lastIndex(of: slash) ?? -1) + 1)]
        var rest = reference[...]
        while rest.count > 2, rest[rest.startIndex] == dot, rest[rest.startIndex + 1] == dot, rest[rest.startIndex + 2] == slash {
            guard !base.isEmpty else { return nil }
            base = base[..<((base.dropLast().lastIndex(of: slash) ?? -1) + 1)]
            rest = rest.dropFirst(3)
        }
        // An empty name or one that begins with a dot may mean something else; so may the end of a folder.
        var isStart = true
        for byte in rest {
            if isStart, byte == slash || byte == dot { return nil }
            isStart = byte == slash
        }
        return isStart ? nil : String(decoding: Array(base) + rest, as: UTF8.self)
    }

    private func resolvingByParts(_ reference: String) -> ContentPath? {
        var parts = reference.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in reference.split(separator: "/", omittingEmptySubsequences: true) {
            switch part {
            case ".": continue
            case "..":
                if parts.popLast() == nil { return nil }
            default: parts.append(String(part))
            }
        }
        return ContentPath(parts.joined(separator: "/") + (reference.hasSuffix("/") && !parts.isEmpty ? "/" : ""))
    }

    package static func < (a: ContentPath, b: ContentPath) -> Bool { precedesByBytes(a.text, b.text) }
}

/// Path of an output file below the output folder, not percent-encoded: `guides/a.html`.
package struct Route: Sendable, Hashable, Comparable {
    package let path: String

    package init(_ path: String) { self.path = normalised(path) }

    /// What stands before a path from the top to reach it from this route: "" or `../`…
    package var rootPrefix: String { String(repeating: "../", count: path.utf8.count { $0 == 0x2F }) }

    /// The page-relative, percent-encoded URL of another route; it always names the file.
    package func relativeURL(to other: Route, anchor: String? = nil) -> String {
        var url: [UInt8] = []
        if other != self || anchor == nil {
            var (here, there) = (path, other.path)
            url.reserveCapacity(there.utf8.count + 8)
            here.withUTF8 { here in there.withUTF8 { there in appendPath(from: here, to: there, &url) } }
        }
        if var anchor {
            url.append(UInt8(ascii: "#"))
            anchor.withUTF8 { appendPercentEncoded($0, keepsSlashes: false, to: &url) }
        }
        return String(decoding: url, as: UTF8.self)
    }

    package static func < (a: Route, b: Route) -> Bool { precedesByBytes(a.path, b.path) }
}

/// The order of the paths' bytes, as `lexicographicallyPrecedes` on `utf8` gives it, at a tenth of its cost.
package func precedesByBytes(_ one: String, _ other: String) -> Bool {
    // Not `withUTF8`, which wants variables, and so a counted copy of each.
    let isBefore = one.utf8.withContiguousStorageIfAvailable { one in
        other.utf8.withContiguousStorageIfAvailable { other in
            guard let first = one.baseAddress, let second = other.baseAddress else { return one.count < other.count }
            let order = memcmp(first, second, min(one.count, other.count))
            return order < 0 || order == 0 && one.count < other.count
        }
    }
    return (isBefore ?? nil) ?? one.utf8.lexicographicallyPrecedes(other.utf8)
}

/// NFC. Most paths are ASCII and are in it already; asking costs less than normalising.
private func normalised(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
}

/// Percent-encodes a path component or fragment: everything but RFC 3986 unreserved characters.
///
/// Chinese characters are encoded too: an address that was copied into a chat stays one unbroken link.
///
/// - Parameter keepsSlashes: for whole paths.
package func percentEncoded(_ text: String, keepsSlashes: Bool = false) -> String {
    var (text, bytes) = (text, [UInt8]())
    text.withUTF8 { appendPercentEncoded($0, keepsSlashes: keepsSlashes, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
}

private func appendPercentEncoded(_ text: UnsafeBufferPointer<UInt8>, keepsSlashes: Bool, to url: inout [UInt8]) {
    var start = 0
    for (index, byte) in text.enumerated() {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: continue
        case 0x2F where keepsSlashes: continue
        default: break
        }
        url.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        url.append(UInt8(ascii: "%"))
        url.append(hexadecimalDigit(byte >> 4))
        url.append(hexadecimalDigit(byte & 15))
        start = index + 1
    }
    url.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
}

/// The way from one path's folder to another path: both side by side as far as they lie in the same folders, then up, then down.
private func appendPath(from here: UnsafeBufferPointer<UInt8>, to there: UnsafeBufferPointer<UInt8>, _ url: inout [UInt8]) {
    var shared = 0
    var index = 0
    while index < here.count, index < there.count, here[index] == there[index] {
        index += 1
        if here[index - 1] == UInt8(ascii: "/") { shared = index }
    }
    for index in shared..<here.count where here[index] == UInt8(ascii: "/") { url.append(contentsOf: "../".utf8) }
    appendPercentEncoded(UnsafeBufferPointer(rebasing: there[shared...]), keepsSlashes: true, to: &url)
}
