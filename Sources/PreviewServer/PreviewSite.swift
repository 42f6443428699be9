// What the browser sees at one moment, and the one place where a new build replaces it.

import Diagnostics

/// The last good build, with the errors of a later one if there are any.
struct PreviewSite: Sendable {
    /// Names this state of the site; differs between states and between runs of the server.
    var version: String
    var files: [String: [UInt8]]
    /// Shown over every page while not empty.
    var errors: [Diagnostic]
    /// False until a first build has ended.
    var isBuilt: Bool
}

/// Holds the current ``PreviewSite`` and lets a browser wait for the next.
actor PreviewState {
    private let session: UInt32
    private var builds = 0
    private(set) var site: PreviewSite

    /// - Parameter session: tells this run of the server from an earlier one on the same port.
    init(session: UInt32) {
        self.session = session
        site = PreviewSite(version: "\(session)-0", files: [:], errors: [], isBuilt: false)
    }

    /// Shows a build; one with errors leaves the files of the last good build in place.
    func show(_ build: PreviewBuild) {
        builds += 1
        let failed = build.diagnostics.hasErrors
        site = PreviewSite(
            version: "\(session)-\(builds)", files: failed ? site.files : build.files,
            errors: failed ? build.diagnostics.sortedForReport() : [], isBuilt: true)
    }

    /// The version after the given one, or the given one again when nothing changed in time.
    ///
    /// Looks ten times a second: a waiting browser is one person's, and a timer needs no bookkeeping of who waits.
    func version(after known: String, patience: Duration) async throws -> String {
        let deadline = ContinuousClock.now + patience
        while site.version == known, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
        }
        return site.version
    }
}
