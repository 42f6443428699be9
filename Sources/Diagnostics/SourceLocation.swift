// Where something stands in a file an author wrote.

/// A place in a source file: line and column are 1-based, the column counts characters.
package struct SourceLocation: Sendable, Hashable, Codable, Comparable {
    /// Path relative to the site folder, with `/`.
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}
