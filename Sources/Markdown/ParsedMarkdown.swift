// What the parser hands over: HTML with holes for everything that needs the rest of the site, and what was found on the way.

package import Diagnostics

/// Which Markdown is read, and what an author may write in it.
package struct MarkdownOptions: Sendable, Hashable {
    /// Plain CommonMark 0.30: raw HTML passed through, none of our extensions.
    package var isPlainCommonMark: Bool
    /// Raw HTML is passed through instead of being an error.
    package var allowsHTML: Bool
    /// True when a reference label such as `S0-15` may be a citation rather than a footnote: letters, `-`, then letters or digits.
    package var recognisesCitations: Bool
    /// Whether `ParsedMarkdown.blocks` is filled; off where nothing reads it.
    package var collectsBlocks: Bool

    /// The words the parser itself writes.
    package var words: MarkdownWords

    package init(
        isPlainCommonMark: Bool = false, allowsHTML: Bool = false, recognisesCitations: Bool = true,
        collectsBlocks: Bool = false, words: MarkdownWords = MarkdownWords()
    ) {
        self.isPlainCommonMark = isPlainCommonMark
        self.allowsHTML = allowsHTML
        self.recognisesCitations = recognisesCitations
        self.collectsBlocks = collectsBlocks
        self.words = words
    }
}

/// The words the parser writes into a page: titles of alerts, names of things for readers who cannot see them. A site's come from its theme;
/// those here are for a source on its own, and those of the built-in theme in Chinese.
package struct MarkdownWords: Sendable, Hashable {
    /// By kind: `note`, `tip`, `important`, `warning`, `caution`. An author's own title comes first.
    package var alertTitles: [String: String]
    /// Name of the region of notes at the end of a page.
    package var footnotes: String
    /// Name of the link from a note back to the text; the note's number follows.
    package var backToText: String
    /// Name of a table that stands before the first heading.
    package var table: String

    package init(
        alertTitles: [String: String] = [
            "note": "提示", "tip": "小贴士", "important": "重要", "warning": "注意期限", "caution": "当心",
        ],
        footnotes: String = "脚注", backToText: String = "返回正文", table: String = "表格"
    ) {
        self.alertTitles = alertTitles
        self.footnotes = footnotes
        self.backToText = backToText
        self.table = table
    }
}

/// A piece of rendered HTML, or a hole that the linking stage fills.
package enum HTMLSegment: Sendable, Hashable {
    case html(String)
    /// The value of an `href` or `src` attribute: `ParsedMarkdown.links[index]`. Filled with an attribute-escaped URL.
    case link(Int)
    /// A whole fenced `tool` block: `ParsedMarkdown.toolBlocks[index]`. Filled with HTML.
    case tool(Int)
    /// One inline citation: `ParsedMarkdown.citations[index]`. Filled with HTML.
    case citation(Int)
}

/// A link or image whose destination is inside the site (relative, or `#anchor`); external ones are already in the HTML.
package struct LinkReference: Sendable, Hashable {
    /// As written, percent-decoded, without the anchor.
    package var path: String
    /// The text after `#`, percent-decoded; nil when there is none.
    package var anchor: String?
    package var isImage: Bool
    /// Where it begins in the file, in UTF-8 bytes.
    package var offset: Int

    package init(path: String, anchor: String?, isImage: Bool, offset: Int) {
        self.path = path
        self.anchor = anchor
        self.isImage = isImage
        self.offset = offset
    }
}

/// A heading with its final, unique id.
package struct Heading: Sendable, Hashable {
    package var level: Int
    package var id: String
    /// Visible text, without markup.
    package var text: String
    /// Where it begins in the file, in UTF-8 bytes.
    package var offset: Int

    package init(level: Int, id: String, text: String, offset: Int) {
        self.level = level
        self.id = id
        self.text = text
        self.offset = offset
    }
}

/// An inline citation of a ledger id, `[^S0-15]`.
package struct CitationReference: Sendable, Hashable {
    package var id: String
    package var location: SourceLocation

    package init(id: String, location: SourceLocation) {
        self.id = id
        self.location = location
    }
}

/// A fenced block whose info string begins with `tool`: ```` ```tool timeline ````.
package struct ToolBlock: Sendable, Hashable {
    /// The word after `tool`; empty when none was written.
    package var name: String
    /// The YAML between the fences.
    package var body: String
    /// The opening fence; the body begins on the next line.
    package var location: SourceLocation

    package init(name: String, body: String, location: SourceLocation) {
        self.name = name
        self.body = body
        self.location = location
    }
}

/// Visible text under one heading, for search: no markup, blocks separated by a newline.
package struct TextSection: Sendable, Hashable {
    /// The heading's id; nil for text before the first heading.
    package var anchor: String?
    package var heading: String
    package var text: String

    package init(anchor: String?, heading: String, text: String) {
        self.anchor = anchor
        self.heading = heading
        self.text = text
    }
}

/// The visible text of one block, for checks of what is said: no markup, no citation marks.
package struct TextBlock: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case paragraph, listItem, tableHead, tableRow, heading, code
    }

    package var kind: Kind
    /// Cells of a table row stand on lines of their own.
    package var text: String
    package var location: SourceLocation
    /// Ledger ids cited inside the block, in order.
    package var citations: [String] = []
    /// Number of the top-level block this one lies in: items of one list, rows of one table, blocks of one quote share it.
    package var group: Int
    package var isInAlert = false
    /// In a quote that is no alert.
    package var isInQuote = false
    /// True when all of the text is links, perhaps after a label such as 详细步骤：.
    package var isOnlyLinks = false

    package init(kind: Kind, text: String, location: SourceLocation, group: Int) {
        self.kind = kind
        self.text = text
        self.location = location
        self.group = group
    }
}

/// One parsed and rendered Markdown source.
package struct ParsedMarkdown: Sendable {
    package var segments: [HTMLSegment]
    /// The first level-1 heading's text, if the source begins with one; it is not part of `segments` when
    /// `parseMarkdown` was asked to lift it out as the title.
    package var titleHeading: Heading?
    package var headings: [Heading]
    /// Every id a link may point to: headings, footnotes, definition terms.
    package var anchors: AnchorSet
    package var links: [LinkReference]
    package var citations: [CitationReference]
    package var toolBlocks: [ToolBlock]
    package var sections: [TextSection]
    /// The blocks in reading order; empty unless asked for.
    package var blocks: [TextBlock]
    /// Visible text of the first paragraph; empty when there is none.
    package var firstParagraph: String
    package var diagnostics: [Diagnostic]

    package init() {
        segments = []
        headings = []
        anchors = []
        links = []
        citations = []
        toolBlocks = []
        sections = []
        blocks = []
        firstParagraph = ""
        diagnostics = []
    }
}
