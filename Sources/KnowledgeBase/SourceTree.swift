// The author's files as values. Reading them from disk is SiteBuilder's work.

package import Diagnostics

/// Everything a site is made from, read and not yet understood.
package struct SourceTree: Sendable {
    /// `signpost.yml`; nil when it is missing.
    package var configuration: SourceText?
    /// Markdown below `Content/<language>/`, sorted by path.
    package var markdown: [SourceText]
    /// YAML below `Content/data/`, sorted by path.
    package var data: [SourceText]
    /// YAML below `seeds/`, sorted by path.
    package var seeds: [SourceText]
    /// Any other file below `Content/` but data: path relative to the site folder, sorted.
    package var assets: [String]
    /// Files and folders there are that could not be read, relative to the site folder: `diagnostics` says why.
    package var unread: [String] = []
    /// What could not be read.
    package var diagnostics: [Diagnostic]

    package init(
        configuration: SourceText? = nil, markdown: [SourceText] = [], data: [SourceText] = [], seeds: [SourceText] = [],
        assets: [String] = [], diagnostics: [Diagnostic] = []
    ) {
        self.configuration = configuration
        self.markdown = markdown
        self.data = data
        self.seeds = seeds
        self.assets = assets
        self.diagnostics = diagnostics
    }

    package func data(_ name: DataFileName) -> SourceText? { data.first { $0.path == "Content/data/" + name.rawValue } }
}
