// The typed head of a page. To add a key: a property, a line in `read`, an invalid site, a line in the README.

package import CivilCalendar
package import DataFiles
package import Diagnostics

/// What a page is; it decides the template and where the page is listed.
package enum PageKind: String, Sendable, CaseIterable {
    case guide
    case question
    case tool
    case lender
    case glossary
    case page

    /// The kind of a page that does not say it: its top folder's, else `page`.
    package init(folder: String) {
        switch folder.prefix(while: { $0 != "/" }) {
        case "guides": self = .guide
        case "questions": self = .question
        case "tools": self = .tool
        case "lenders": self = .lender
        default: self = .page
        }
    }
}

/// A page's front matter as written; everything is optional.
package struct FrontMatter: Sendable {
    package var title: String?
    /// A title, or all of it, is written in a way that cannot be read, which has been reported.
    package var hasUnreadableTitle = false
    package var summary: String?
    package var kind: PageKind?
    /// Position in lists, smaller first.
    package var order: Int?
    package var alsoAsked: [String] = []
    package var topics: [String] = []
    package var reviewed: CivilDate?
    package var reviewBy: CivilDate?
    package var reviewByLocation: SourceLocation?
    package var sources: [(id: String, location: SourceLocation)] = []
    /// Former routes of the page, with their places.
    package var aliases: [(path: String, location: SourceLocation)] = []
    package var isDraft = false
    /// 0 keeps the page out of search, 1 is usual, up to 10 lifts it.
    package var searchBoost = 1.0

    package init() {}

    /// Reads the mapping; unknown keys are errors with the nearest known name.
    ///
    /// `description`, `weight` and `tags` are accepted for `summary`, `order` and `topics`, as other generators write them.
    package static func read(_ node: DataNode, of source: SourceText, diagnostics: inout [Diagnostic]) -> FrontMatter {
        var matter = FrontMatter()
        guard
            var reader = DataReader(
                node, of: source, what: "front matter", diagnostics: &diagnostics, unknownKeyCode: .frontMatterUnknownKey,
                invalidValueCode: .frontMatterInvalidValue)
        else {
            matter.hasUnreadableTitle = true
            return matter
        }
        matter.title = reader.string("title")
        matter.hasUnreadableTitle = matter.title == nil && reader.node("title") != nil
        matter.summary = reader.string("summary") ?? reader.string("description")
        matter.kind = reader.choice("kind", PageKind.allCases.map(\.rawValue)).flatMap(PageKind.init(rawValue:))
        matter.order = reader.integer("order") ?? reader.integer("weight")
        matter.alsoAsked = reader.strings("also_asked").map(\.text)
        matter.topics = (reader.strings("topics") + reader.strings("tags")).map(\.text)
        matter.reviewed = readDate("reviewed", &reader)
        matter.reviewByLocation = reader.keyLocation(reader.node("review_by") == nil ? "reviewed" : "review_by")
        matter.reviewBy = readDate("review_by", &reader)
        matter.sources = reader.strings("sources").map { ($0.text, $0.location) }
        matter.aliases = reader.strings("aliases").map { ($0.text, $0.location) }
        matter.isDraft = reader.bool("draft") ?? false
        matter.searchBoost = readBoost(&reader)
        reader.finish(&diagnostics)
        return matter
    }

    private static func readDate(_ key: String, _ reader: inout DataReader) -> CivilDate? {
        guard let node = reader.node(key), let text = reader.string(key) else { return nil }
        if let date = CivilDate(text) { return date }
        reader.invalidDate(key, text, at: node.location)
        return nil
    }

    private static func readBoost(_ reader: inout DataReader) -> Double {
        guard let node = reader.node("search"), let text = reader.string("search") else { return 1 }
        if text == "exclude" { return 0 }
        if let boost = Double(text), boost > 0, boost <= 10 { return boost }
        reader.invalid(
            node.location, "search must be exclude or a number above 0 up to 10, not \"\(text)\"",
            suggestion: "write search: exclude, or search: 2")
        return 1
    }
}

/// Where the front matter ends.
package enum FrontMatterSplit: Equatable {
    /// No front matter: the Markdown begins at the offset (after a byte order mark).
    case none(bodyStart: Int)
    /// YAML between the offsets; the Markdown begins at `bodyStart`. `lineOffset` lines stand before the YAML.
    case some(yaml: Range<Int>, bodyStart: Int)
    /// An opening `---` that never closes.
    case unclosed

    /// Finds `---` on the first line and the next `---` (or `...`) line. CRLF and a byte order mark are accepted.
    package static func find(in bytes: [UInt8]) -> FrontMatterSplit {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = fenceEnd(bytes, at: start, closing: false) else { return .none(bodyStart: start) }
        var line = first
        while line < bytes.count {
            if let end = fenceEnd(bytes, at: line, closing: true) { return .some(yaml: first..<line, bodyStart: end) }
            guard let newline = bytes[line...].firstIndex(of: 0x0A) else { break }
            line = newline + 1
        }
        return .unclosed
    }

    /// The offset after a fence line that begins at `start`, or nil.
    private static func fenceEnd(_ bytes: [UInt8], at start: Int, closing: Bool) -> Int? {
        guard start + 3 <= bytes.count else { return nil }
        let mark = bytes[start]
        guard mark == 0x2D || (closing && mark == 0x2E), bytes[start + 1] == mark, bytes[start + 2] == mark else { return nil }
        var index = start + 3
        while index < bytes.count, bytes[index] != 0x0A {
            guard bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D else { return nil }
            index += 1
        }
        return min(index + 1, bytes.count)
    }
}
