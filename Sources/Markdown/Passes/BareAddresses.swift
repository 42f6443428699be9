// Literal autolinks as GFM has them: `www.example.com`, `https://…`, `name@example.com`.
// For Chinese text an address may follow a Chinese character directly and ends before one. `ftp:` is not linked.

import ChineseText

/// An address found in running text.
struct BareAddress {
    var range: Range<Int>
    /// What to put before it to make a URL: `http://`, `mailto:` or nothing.
    var prefix: StaticString

    func node(in bytes: [UInt8]) -> Node? {
        var url: [UInt8] = []
        prefix.withUTF8Buffer { url.append(contentsOf: $0) }
        url.append(contentsOf: bytes[range])
        var html = Array("<a href=\"".utf8)
        appendEscapedURL(url, to: &html)
        html.append(contentsOf: "\" rel=\"noopener noreferrer\">".utf8)
        guard let link = Node.customInline(html, "</a>"), let text = Node.text(Array(bytes[range])) else { return nil }
        link.append(text)
        return link
    }
}

/// The addresses in a part of a text, from left to right.
func bareAddresses(in bytes: [UInt8], range: Range<Int>) -> [BareAddress] {
    bytes.withUnsafeBufferPointer { AddressFinder(bytes: $0, range: range).all() }
}

private struct AddressFinder {
    let bytes: UnsafeBufferPointer<UInt8>
    let range: Range<Int>

    func all() -> [BareAddress] {
        var addresses: [BareAddress] = []
        var index = range.lowerBound
        var floor = range.lowerBound
        while index < range.upperBound {
            let found: BareAddress? =
                switch bytes[index] {
                case UInt8(ascii: "w"): web(at: index, prefix: "http://")
                case UInt8(ascii: ":"): scheme(colon: index, floor: floor)
                case UInt8(ascii: "@"): mail(at: index, floor: floor)
                default: nil
                }
            guard let found else {
                index += 1
                continue
            }
            addresses.append(found)
            index = found.range.upperBound
            floor = index
        }
        return addresses
    }

    private func byte(_ index: Int) -> UInt8? { range.contains(index) ? bytes[index] : nil }

    private func matches(_ word: StaticString, at index: Int) -> Bool {
        guard index >= range.lowerBound, index + word.utf8CodeUnitCount <= range.upperBound else { return false }
        return word.withUTF8Buffer { word in
            word.indices.allSatisfy { bytes[index + $0] == word[$0] || bytes[index + $0] | 0x20 == word[$0] && word[$0] >= 0x61 }
        }
    }

    private func web(at index: Int, prefix: StaticString) -> BareAddress? {
        guard matches("www.", at: index), mayFollow(index), let domain = domainEnd(index, needsPeriod: true) else { return nil }
        return address(from: index, domainEnd: domain, prefix: prefix)
    }

    private func scheme(colon: Int, floor: Int) -> BareAddress? {
        guard byte(colon + 1) == UInt8(ascii: "/"), byte(colon + 2) == UInt8(ascii: "/") else { return nil }
        for (word, length) in [("https", 5), ("http", 4)] as [(StaticString, Int)] {
            let start = colon - length
            guard start >= floor, matches(word, at: start), mayFollow(start) else { continue }
            guard let domain = domainEnd(colon + 3, needsPeriod: false) else { return nil }
            return address(from: start, domainEnd: domain, prefix: "")
        }
        return nil
    }

    /// An address begins a text, or follows a space, one of `*_~(` or a Chinese character.
    private func mayFollow(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = bytes[index - 1]
        if isASCIISpace(before) { return true }
        if before >= 0x80 { return scalar(endingAt: index, in: bytes)?.isWideText ?? false }
        return [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "(")].contains(before)
    }

    /// RFC 1035 §2.3.4, and a bound on the work for a text that only looks like addresses.
    private static let longestDomain = 255

    /// The end of a valid domain: alphanumerics, `-`, `_` and periods, no `_` in the last two segments.
    private func domainEnd(_ start: Int, needsPeriod: Bool) -> Int? {
        var index = start
        var periods = 0
        var underscores = (last: false, previous: false)
        while let next = byte(index), index - start < Self.longestDomain {
            if next == UInt8(ascii: "_") {
                underscores.last = true
            } else if next == UInt8(ascii: "."), let after = byte(index + 1), isASCIIAlphanumeric(after) || after == UInt8(ascii: "_") {
                underscores = (false, underscores.last)
                periods += 1
            } else if !isASCIIAlphanumeric(next), next != UInt8(ascii: "-") {
                break
            }
            index += 1
        }
        guard index > start, isASCIIAlphanumeric(bytes[start]), !underscores.last, !underscores.previous else { return nil }
        return !needsPeriod || periods > 0 ? index : nil
    }

    private func address(from start: Int, domainEnd: Int, prefix: StaticString) -> BareAddress {
        var end = domainEnd
        while let next = byte(end), next > 0x20, next != UInt8(ascii: "<") {
            if next >= 0x80 {
                guard let scalar = scalar(at: end, in: bytes), !scalar.isWideText else { break }
                end += String(scalar).utf8.count
            } else {
                end += 1
            }
        }
        return BareAddress(range: start..<trimmedEnd(start..<min(end, range.upperBound)), prefix: prefix)
    }

    /// GFM's "extended autolink path validation": closing punctuation, unmatched `)` and an entity at the end do not belong to it.
    private func trimmedEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        var opened = 0
        var closed = 0
        for index in range {
            if bytes[index] == UInt8(ascii: "(") { opened += 1 }
            if bytes[index] == UInt8(ascii: ")") { closed += 1 }
        }
        while end > range.lowerBound {
            let last = bytes[end - 1]
            if "?!.,:*_~'\"".utf8.contains(last) {
                end -= 1
            } else if last == UInt8(ascii: ")"), closed > opened {
                closed -= 1
                end -= 1
            } else if last == UInt8(ascii: ";") {
                var start = end - 2
                while start > range.lowerBound, isASCIIAlphanumeric(bytes[start]) { start -= 1 }
                end = start > range.lowerBound && start < end - 2 && bytes[start] == UInt8(ascii: "&") ? start : end - 1
            } else {
                break
            }
        }
        return end
    }

    private func mail(at index: Int, floor: Int) -> BareAddress? {
        var start = index
        while start > floor, isASCIIAlphanumeric(bytes[start - 1]) || ".-_+".utf8.contains(bytes[start - 1]) { start -= 1 }
        guard start < index else { return nil }
        var end = index + 1
        var periods = 0
        while let next = byte(end) {
            if next == UInt8(ascii: "."), let after = byte(end + 1), isASCIIAlphanumeric(after) {
                periods += 1
            } else if !isASCIIAlphanumeric(next), next != UInt8(ascii: "-"), next != UInt8(ascii: "_") {
                break
            }
            end += 1
        }
        let last = bytes[end - 1]
        guard periods > 0, last != UInt8(ascii: "-"), last != UInt8(ascii: "_"), byte(end) != UInt8(ascii: "@") else { return nil }
        return BareAddress(range: start..<end, prefix: "mailto:")
    }
}
