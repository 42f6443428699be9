// Markdown source → rendered HTML with holes. The order of things: scan, mark, take tables apart, let cmark parse, rewrite the
// tree pass by pass, let cmark render, cut at the holes.

package import Diagnostics

/// Parses and renders one Markdown source. Pure: the same input gives the same output.
///
/// - Parameters:
///   - source: the whole file, so that locations are the file's own.
///   - start: UTF-8 offset where the Markdown begins (after front matter).
///   - liftsTitle: whether a leading level-1 heading is taken out as the page's title.
package func parseMarkdown(
    _ source: SourceText, from start: Int = 0, liftsTitle: Bool = false, options: MarkdownOptions = MarkdownOptions()
) -> ParsedMarkdown {
    let (bytes, start) = markdownBytes(of: source, from: start)
    if options.isPlainCommonMark {
        var result = ParsedMarkdown()
        let html = renderCommonMark(bytes)
        if !html.isEmpty { result.segments = [.html(html)] }
        return result
    }
    return withTreeMemory { parseExtended(bytes, start, of: source, liftsTitle: liftsTitle, options) }
}

private func parseExtended(
    _ bytes: [UInt8], _ start: Int, of source: SourceText, liftsTitle: Bool, _ options: MarkdownOptions
) -> ParsedMarkdown {
    guard let tree = plant(bytes, start, of: source, options) else { return ParsedMarkdown() }
    tree.survey()
    if let node = tree.found.tooDeep {
        tree.report(
            .markdownTooDeep, at: tree.location(of: node), "nested more than \(WorkingTree.maximumDepth) levels deep",
            suggestion: "divide the page, or escape the character with a backslash")
        return tree.result
    }
    tree.rewrite(liftsTitle: liftsTitle)
    tree.collectSections()
    if options.collectsBlocks { tree.collectBlocks() }
    tree.result.segments = tree.segments()
    tree.result.anchors = tree.ids.taken
    if !tree.result.diagnostics.isEmpty { tree.result.diagnostics = tree.result.diagnostics.sortedForReport() }
    return tree.result
}

/// Renders plain CommonMark 0.30: raw HTML passed through, none of our extensions.
package func renderCommonMark(_ source: SourceText, from start: Int = 0) -> String {
    renderCommonMark(markdownBytes(of: source, from: start).bytes)
}

/// The Markdown part of a file as valid UTF-8, and where it begins in the file.
private func markdownBytes(of source: SourceText, from start: Int) -> (bytes: [UInt8], start: Int) {
    var start = min(max(0, start), source.bytes.count)
    if start == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let bytes = start == 0 ? source.bytes : Array(source.bytes[start...])
    if source.isUTF8 { return (bytes, start) }
    // Broken UTF-8 is repaired with U+FFFD; locations after it are then approximate.
    return (Array(String(decoding: bytes, as: UTF8.self).utf8), start)
}

/// Scans, marks and parses.
private func plant(_ bytes: [UInt8], _ start: Int, of source: SourceText, _ options: MarkdownOptions) -> WorkingTree? {
    let scanner = bytes.withUnsafeBufferPointer { buffer in
        var scanner = SourceScanner(buffer)
        scanner.scan()
        return scanner
    }
    var prepared = PreparedSource(bytes: bytes, start: start)
    let needsSigns = !scanner.insertions.isEmpty || !scanner.delimiterRows.isEmpty
    let signs = needsSigns ? SourceSigns(unusedIn: scanner.usedNoncharacters) : nil
    var tables: [TableShape] = []
    if let signs {
        if !scanner.insertions.isEmpty { prepared.replace(with: marked(bytes, scanner.insertions, signs)) }
        // The insertions add no lines: the rows' numbers still hold.
        tables = rewriteTables(in: &prepared, delimiterRows: scanner.delimiterRows, signs: signs, marks: scanner.marks)
    }
    let isChanged = !scanner.insertions.isEmpty || !tables.isEmpty
    let tree = WorkingTree(
        prepared, of: source, options: options, marks: scanner.marks, signs: isChanged ? signs : nil, tables: tables)
    guard let tree else { return nil }
    if let null = scanner.firstNull {
        let others = scanner.nullCount > 1 ? " (and \(scanner.nullCount - 1) more)" : ""
        tree.report(
            .markdownNullCharacter, .warning, at: source.location(utf8Offset: start + null), "the page holds a NUL character\(others)",
            suggestion: "remove it; it is shown as U+FFFD")
    }
    return tree
}

private func marked(_ bytes: [UInt8], _ insertions: [SourceInsertion], _ signs: SourceSigns) -> SourceRewriter {
    var rewriter = SourceRewriter(bytes, reserving: insertions.count * 7)
    var done = 0
    for insertion in insertions.sorted(by: { $0.offset < $1.offset }) {
        rewriter.copy(done..<insertion.offset)
        rewriter.insert(signs.bytes(for: insertion.kind), at: insertion.offset)
        done = insertion.offset
    }
    rewriter.copy(done..<bytes.count)
    return rewriter
}

extension WorkingTree {
    /// All passes. Text first, then what moves nodes, then what needs the finished text.
    fileprivate func rewrite(liftsTitle: Bool) {
        refuseRawHTML()
        rewriteCode()
        rewriteTexts()
        pairStrikethrough()
        rewriteAlerts()
        rewriteDefinitions()
        joinChineseLines()
        rewriteTasks()
        rewriteLinks()
        rewriteImages()
        let chosenIDs = takeExplicitIDs()
        assembleTables()
        rewriteHeadings(chosenIDs, liftsTitle: liftsTitle)
        placeFootnotes()
    }
}
