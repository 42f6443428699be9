// Links and images: to other sites straight into the HTML, inside the site as holes for the linking stage,
// anything else refused at its place.

import Diagnostics

/// Where a destination leads.
private enum Destination {
    case external
    case inside(path: String, anchor: String?)
    case refused(String)

    init(_ url: [UInt8]) {
        // Browsers drop control characters and read `\` as `/`; so does this.
        let seen = url.contains { $0 <= 0x20 || $0 == 0x7F } ? url.filter { $0 > 0x20 && $0 != 0x7F } : url
        let head = seen.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\") }
        if seen.count > 1, seen.prefix(2).allSatisfy({ $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            self = .refused("//")
            return
        }
        if let colon = head.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(head[..<colon]) {
            let scheme = String(decoding: head[..<colon], as: UTF8.self).lowercased()
            self = ["http", "https", "mailto", "tel"].contains(scheme) ? .external : .refused("\(scheme):")
            return
        }
        let hash = url.firstIndex(of: UInt8(ascii: "#"))
        self = .inside(
            path: Self.percentDecoded(url[..<(hash ?? url.count)]),
            anchor: hash.map { Self.percentDecoded(url[($0 + 1)...]) })
    }

    /// A scheme with nothing behind it: `http://`, `tel:`.
    static func namesNothing(_ url: [UInt8]) -> Bool {
        let rest = url.drop { $0 != UInt8(ascii: ":") }.dropFirst().drop { $0 == UInt8(ascii: "/") }
        return rest.first.map { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? true
    }

    /// RFC 3986 §3.1.
    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, isASCIIAlphanumeric(first), first >= 0x41 else { return false }
        return bytes.allSatisfy { isASCIIAlphanumeric($0) || "+-.".utf8.contains($0) }
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
            {
                output.append(UInt8(high << 4 | low))
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

extension WorkingTree {
    func rewriteLinks() {
        for link in found.links { rewriteLink(link) }
    }

    private func rewriteLink(_ link: Node) {
        let url = withoutSigns(link.url)
        var html: [UInt8] = []
        html.reserveCapacity(32)
        html.append(contentsOf: "<a href=\"".utf8)
        switch Destination(url) {
        case .external:
            if Destination.namesNothing(url) {
                report(
                    .linkBroken, at: locations.location(linkOffset(link)), "link \(quoted(url)) names no address",
                    suggestion: "write the whole address, or take out the link")
            }
            appendEscapedURL(url, to: &html)
            html.append(contentsOf: "\" rel=\"noopener noreferrer\"".utf8)
        case .inside(let path, let anchor):
            Hole.link.appendMarker(result.links.count, to: &html)
            html.append(UInt8(ascii: "\""))
            result.links.append(
                LinkReference(path: path, anchor: anchor, isImage: false, offset: linkOffset(link)))
        case .refused(let scheme):
            refuse("link", url, scheme, at: locations.location(linkOffset(link)))
            html = []
        }
        if !html.isEmpty {
            appendTitle(of: link, to: &html)
            html.append(UInt8(ascii: ">"))
        }
        guard let inline = html.isEmpty ? Node.customInline("", "") : Node.customInline(html, "</a>") else { return }
        inline.tag = NodeTag(.link)
        replace(link, with: inline)
    }

    private func linkOffset(_ link: Node) -> Int {
        prepared.fileOffset(start(of: link, opening: ["[", "<"]) ?? offset(of: link, opening: UInt8(ascii: "[")))
    }

    /// Where a link or image begins. cmark gives its first column with its last line; its text tells the first line, unless that is empty.
    private func start(of node: Node, opening: [UnicodeScalar]) -> Int? {
        var line = node.startLine
        var child = node.firstChild
        while let inner = child {
            if inner.startLine > 0 { line = min(line, inner.startLine) }
            child = inner.firstChild
        }
        return [line, line - 1].lazy.map { self.prepared.offset(line: $0, column: node.startColumn) }.first { offset in
            offset < self.prepared.bytes.count && opening.contains { UInt8(ascii: $0) == self.prepared.bytes[offset] }
        }
    }

    private func refuse(_ what: String, _ url: [UInt8], _ scheme: String, at place: SourceLocation) {
        let rule =
            scheme == "//" ? "name the scheme: \"https:\(String(decoding: url, as: UTF8.self))\"" : "link to a page or an https address"
        report(
            .markdownDangerousLink, at: place, "\(what) \(quoted(url)) is refused: only http, https, mailto, tel and pages of this site",
            suggestion: rule)
    }

    private func appendTitle(of node: Node, to html: inout [UInt8]) {
        let title = withoutSigns(node.title)
        guard !title.isEmpty else { return }
        html.append(contentsOf: " title=\"".utf8)
        appendEscaped(title, to: &html)
        html.append(UInt8(ascii: "\""))
    }

    func rewriteImages() {
        for image in found.images { rewriteImage(image) }
    }

    private func rewriteImage(_ image: Node) {
        let url = withoutSigns(image.url)
        let offset = start(of: image, opening: ["!"]) ?? offset(of: image, opening: UInt8(ascii: "!"))
        let place = location(offset)
        let text = withoutSigns(Array(visibleText(of: image).utf8))
        if text.isEmpty {
            report(
                .markdownImageWithoutText, .warning, at: place, "image \(quoted(url)) has no text for readers who cannot see it",
                suggestion: "say what it shows: ![…](…)")
        }
        var html: [UInt8] = []
        switch Destination(url) {
        case .external:
            report(
                .markdownExternalImage, at: place, "image \(quoted(url)) lies on another site, which a reader's page must not call",
                suggestion: "put the file beside the page")
        case .refused(let scheme): refuse("image", url, scheme, at: place)
        case .inside(let path, let anchor):
            html.append(contentsOf: "<img src=\"".utf8)
            Hole.link.appendMarker(result.links.count, to: &html)
            html.append(contentsOf: "\" alt=\"".utf8)
            appendEscaped(text, to: &html)
            html.append(UInt8(ascii: "\""))
            appendTitle(of: image, to: &html)
            html.append(contentsOf: " loading=\"lazy\">".utf8)
            result.links.append(LinkReference(path: path, anchor: anchor, isImage: true, offset: prepared.fileOffset(offset)))
        }
        guard let inline = Node.customInline(html) else { return }
        inline.tag = NodeTag(.image, imageTexts.count)
        imageTexts.append(text)
        image.insertBefore(inline)
        discard(image)
    }
}
