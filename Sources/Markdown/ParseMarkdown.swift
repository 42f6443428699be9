// Markdown source → rendered HTML with holes.

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
    ParsedMarkdown()
}
