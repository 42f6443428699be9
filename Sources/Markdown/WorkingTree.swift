// cmark's tree while the passes rewrite it: its memory, the places of its nodes, what was found so far.
// It lives for one call of `parseMarkdown` and never leaves it.

internal import CCmark
internal import CMarkArena
import Diagnostics

/// Lends memory for cmark's trees, given back as a whole at the end: neither a node nor anything borrowed from one may leave `body`.
func withTreeMemory<Result>(_ body: () -> Result) -> Result {
    let mark = cmark_arena_begin()
    defer { cmark_arena_end(mark) }
    return body()
}

/// A tree being rewritten, within `withTreeMemory`.
final class WorkingTree {
    let document: Node
    let options: MarkdownOptions
    let marks: SourceMarks
    let signs: SourceSigns?
    let tables: [TableShape]
    var prepared: PreparedSource
    var result = ParsedMarkdown()
    var found = Findings()
    var footnotes = FootnoteBook()
    var ids = IDRegister()
    var imageTexts: [[UInt8]] = []
    var locations: LocationFinder

    /// Parses `prepared`; nil only when memory is exhausted.
    init?(
        _ prepared: PreparedSource, of source: SourceText, options: MarkdownOptions, marks: SourceMarks, signs: SourceSigns?,
        tables: [TableShape]
    ) {
        guard let document = Self.parse(prepared.bytes) else { return nil }
        self.document = document
        self.prepared = prepared
        self.options = options
        self.marks = marks
        self.signs = signs
        self.tables = tables
        locations = LocationFinder(source)
    }

    /// The tree of some bytes, within `withTreeMemory`.
    static func parse(_ bytes: [UInt8]) -> Node? {
        let memory = cmark_arena_mem().assumingMemoryBound(to: cmark_mem.self)
        guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return nil }
        defer { cmark_parser_free(parser) }
        bytes.withUnsafeBytes { buffer in
            if let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress { cmark_parser_feed(parser, start, buffer.count) }
        }
        return Node(cmark_parser_finish(parser))
    }

    /// The whole tree as HTML, raw HTML included: what must not appear has been taken out by then.
    func segments() -> [HTMLSegment] { Self.withHTML(of: document, Hole.segments) }

    /// Lends the HTML of a whole tree.
    static func withHTML<Result>(of document: Node, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let html = cmark_render_html(document.pointer, CMARK_OPT_UNSAFE)
        let bytes = UnsafeRawBufferPointer(start: html, count: html.map { strlen($0) } ?? 0)
        return body(bytes.assumingMemoryBound(to: UInt8.self))
    }

    /// Takes a node out of the tree. It stays valid until the tree is gone: another pass may still hold it, or one inside it.
    func discard(_ node: Node) { node.unlink() }

    /// Puts `replacement` in a node's place and moves the children there.
    func replace(_ node: Node, with replacement: Node) {
        node.insertBefore(replacement)
        replacement.adoptChildren(of: node)
        discard(node)
    }

    /// The bytes without the signs put in before parsing.
    func withoutSigns(_ bytes: [UInt8]) -> [UInt8] {
        guard let signs, bytes.withUnsafeBufferPointer(signs.occur) else { return bytes }
        return signs.removed(from: bytes)
    }
}

// MARK: - Places

extension WorkingTree {
    /// The offset in the prepared text where a node begins. cmark's columns are right except after some continued lines;
    /// `opening`, the byte the node begins with, is looked for on the line when it is not where cmark says.
    func offset(of node: Node, opening: UInt8? = nil) -> Int {
        let offset = prepared.offset(line: node.startLine, column: node.startColumn)
        guard let opening, !(offset < prepared.bytes.count && prepared.bytes[offset] == opening) else { return offset }
        let line = prepared.lineRange(node.startLine)
        return prepared.bytes[min(offset, line.upperBound)..<line.upperBound].firstIndex(of: opening)
            ?? prepared.bytes[line].firstIndex(of: opening) ?? offset
    }

    func location(_ offset: Int) -> SourceLocation { locations.location(prepared.fileOffset(offset)) }

    func location(of node: Node, opening: UInt8? = nil) -> SourceLocation { location(offset(of: node, opening: opening)) }

    func report(
        _ code: DiagnosticCode, _ severity: Severity = .error, at location: SourceLocation, _ message: String, suggestion: String? = nil
    ) {
        result.diagnostics.append(
            Diagnostic(
                code, severity, at: location, message, suggestion: suggestion, sourceLine: locations.line(location.line)))
    }
}

/// A short quotation of the author's words for a message: at most 40 characters, on one line.
func quoted(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(400), as: UTF8.self)
    let line = text.prefix(while: { !$0.isNewline })
    return line.count > 40 ? "\"\(line.prefix(40))…\"" : "\"\(line)\""
}
