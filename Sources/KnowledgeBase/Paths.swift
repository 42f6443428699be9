// The names of things: where a page's source lies, where its output goes, and how one output links to another.

import Foundation

/// Path of a source below `Content/<language>/`, with `/`, in NFC: `guides/a.md`.
package struct ContentPath: Sendable, Hashable, Comparable {
    package let text: String

    package init(_ text: String) { self.text = normalised(text) }

    /// The folder part without a final `/`; empty at the top.
    package var folder: String { text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "" }

    /// Resolves a relative reference (`../a.md`, `/a.md` from the language's top); nil when it leaves the folder.
    package func resolving(_ reference: String) -> ContentPath? { resolvingPlainly(reference) ?? resolvingByParts(reference) }

    /// `../` and then plain names, as nearly all links are written; nil when there is more to it.
    private func resolvingPlainly(_ reference: String) -> ContentPath? {
        var rest = reference.utf8[...]
        var base = text.utf8[..<(text.utf8.lastIndex(of: 0x2F) ?? text.utf8.startIndex)]
        while rest.starts(with: "../".utf8) {
            guard !base.isEmpty else { return nil }
            base = base[..<(base.lastIndex(of: 0x2F) ?? base.startIndex)]
            rest = rest.dropFirst(3)
        }
        // An empty name or one that begins with a dot may mean something else; so may the end of a folder.
        var isStart = true
        for byte in rest {
            if isStart, byte == 0x2F || byte == 0x2E { return nil }
            isStart = byte == 0x2F
        }
        guard !isStart else { return nil }
        return ContentPath(base.isEmpty ? String(Substring(rest)) : "\(Substring(base))/\(Substring(rest))")
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

    package static func < (a: ContentPath, b: ContentPath) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

/// Path of an output file below the output folder, not percent-encoded: `guides/a.html`.
package struct Route: Sendable, Hashable, Comparable {
    package let path: String

    package init(_ path: String) { self.path = normalised(path) }

    /// What stands before a path from the top to reach it from this route: "" or `../`…
    package var rootPrefix: String { String(repeating: "../", count: path.utf8.count { $0 == 0x2F }) }

    /// The page-relative, percent-encoded URL of another route; it always names the file.
    package func relativeURL(to other: Route, anchor: String? = nil) -> String {
        let fragment = anchor.map { "#" + percentEncoded($0) } ?? ""
        if other == self { return fragment.isEmpty ? percentEncoded(lastComponent) : fragment }
        // Both paths side by side, as far as they lie in the same folders: pages have many links, so nothing is cut into pieces.
        let (here, there) = (path.utf8, other.path.utf8)
        var (mine, theirs) = (here.startIndex, there.startIndex)
        var (myRest, theirRest) = (mine, theirs)
        while mine < here.endIndex, theirs < there.endIndex, here[mine] == there[theirs] {
            let isSlash = here[mine] == 0x2F
            here.formIndex(after: &mine)
            there.formIndex(after: &theirs)
            if isSlash { (myRest, theirRest) = (mine, theirs) }
        }
        let up = String(repeating: "../", count: here[myRest...].count { $0 == 0x2F })
        return up + percentEncoded(String(other.path[theirRest...]), keepsSlashes: true) + fragment
    }

    private var lastComponent: String { path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path }

    package static func < (a: Route, b: Route) -> Bool { a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
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
    let isSafe: (UInt8) -> Bool = { byte in
        switch byte {
        case 0x2F: keepsSlashes
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
    if text.utf8.allSatisfy(isSafe) { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        if isSafe(byte) { bytes.append(byte) } else { bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    }
    return String(decoding: bytes, as: UTF8.self)
}
