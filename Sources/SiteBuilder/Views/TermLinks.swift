// Terms of the glossary become links where a page first uses them: in running text, never in headings, links, code,
// heads of tables or the terms of a definition list.

import KnowledgeBase

/// The terms of a site, ready to be found.
struct TermLinker: Sendable {
    struct Term: Sendable, Equatable {
        var bytes: [UInt8]
        /// The glossary's address for it; relative to `TermLinks.page`.
        var anchor: String
        /// The page that explains the term, which need not lead away from itself.
        var page: Int?
    }

    fileprivate let terms: [Term]
    /// Indexes by the first three bytes, which are one 汉字; longest term first.
    fileprivate let byStart: [UInt32: [Int]]
    let glossary: Route
    let language: String

    init(terms: [Term], glossary: Route, language: String) {
        self.terms = terms
        self.glossary = glossary
        self.language = language
        var byStart: [UInt32: [Int]] = [:]
        for index in terms.indices.sorted(by: { (-terms[$0].bytes.count, $0) < (-terms[$1].bytes.count, $1) })
        where terms[index].bytes.count >= 3 {
            byStart[Self.key(terms[index].bytes, 0), default: []].append(index)
        }
        self.byStart = byStart
    }

    /// Nil for a site without terms or without a glossary page, and where authors may write HTML, which is left as it is.
    init?(_ site: Site) {
        guard let language = site.configuration.languages.first, !site.glossary.isEmpty, !site.configuration.allowsHTML,
            let page = site.pages.first(where: { $0.kind == .glossary && $0.language == language })
        else { return nil }
        let terms = site.glossary.map { term in
            Term(
                bytes: Array(term.term.utf8), anchor: term.anchor,
                page: term.page.flatMap { site.resolve($0, language: language)?.page })
        }
        self.init(terms: terms, glossary: page.route, language: language)
    }

    fileprivate static func key(_ bytes: [UInt8], _ index: Int) -> UInt32 {
        UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
    }
}

/// The linking of one page, piece of HTML by piece.
struct TermLinks {
    private let linker: TermLinker
    private let route: Route
    private var linked: Set<Int>
    /// Inside a tag: its name as far as read.
    private var tag: [UInt8]?
    private var isNameDone = false
    private var quote: UInt8?
    /// How many elements are open whose text is left alone.
    private var silence = 0

    private static let silent = Set(
        ["a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "th", "dt", "sup", "button", "label"].map { Array($0.utf8) })

    /// - Parameter index: the page's index, if it may itself be the page that explains a term.
    init(_ linker: TermLinker, route: Route, index: Int?) {
        self.linker = linker
        self.route = route
        linked = Set(linker.terms.indices.filter { index != nil && linker.terms[$0].page == index })
    }

    /// The piece with links. Pieces must come in order: a tag may be cut by a hole between two of them.
    mutating func link(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 256)
        var index = 0
        while index < bytes.count {
            if tag == nil, silence == 0, bytes[index] != 0x3C, let (term, length) = match(in: bytes, at: index) {
                let word = bytes[index..<index + length]
                output += linked.insert(term).inserted ? open(term) + word + Array("</a>".utf8) : Array(word)
                index += length
            } else {
                read(bytes[index])
                output.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private func open(_ term: Int) -> [UInt8] {
        Array("<a class=\"term\" href=\"\(route.relativeURL(to: linker.glossary, anchor: linker.terms[term].anchor))\">".utf8)
    }

    /// The longest term that stands here; Latin terms only as whole words.
    private func match(in bytes: [UInt8], at index: Int) -> (term: Int, length: Int)? {
        guard index + 3 <= bytes.count, let candidates = linker.byStart[TermLinker.key(bytes, index)] else { return nil }
        for term in candidates {
            let wanted = linker.terms[term].bytes
            let end = index + wanted.count
            guard end <= bytes.count, bytes[index..<end].elementsEqual(wanted) else { continue }
            let breaksWord =
                isLetter(wanted[0]) && index > 0 && isLetter(bytes[index - 1])
                || isLetter(wanted[wanted.count - 1]) && end < bytes.count && isLetter(bytes[end])
            if !breaksWord { return (term, wanted.count) }
        }
        return nil
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// Follows tags and counts the elements whose text is left alone.
    private mutating func read(_ byte: UInt8) {
        guard var name = tag else {
            if byte == 0x3C {
                tag = []
                isNameDone = false
            }
            return
        }
        if let open = quote {
            if byte == open { quote = nil }
            return
        }
        switch byte {
        case 0x22, 0x27: quote = byte
        case 0x3E:
            let isEnd = name.first == 0x2F
            if Self.silent.contains(isEnd ? Array(name.dropFirst()) : name) { silence = max(0, silence + (isEnd ? -1 : 1)) }
            tag = nil
            return
        case 0x20, 0x09, 0x0A: isNameDone = true
        default:
            if !isNameDone { name.append(byte) }
        }
        tag = name
    }
}
