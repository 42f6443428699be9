// Emits a prepared site into its output folder: staged first, moved into place only when everything was written.

package import Diagnostics
import Synchronization

/// Publishes to `path`. Throws ``PublishError``; the folder then still holds the last good site.
package func publishSite(
    _ prepared: PreparedSite, to path: String, jobs: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }
) async throws -> BuildFigures {
    let folder = try OutputFolder(path: path)
    let written = Mutex<(files: [String], changed: [String])>(([], []))
    do {
        let figures = try await emitSite(prepared, jobs: jobs, progress: progress) { file, bytes in
            let changed = try folder.stage(file, bytes)
            written.withLock {
                $0.files.append(file)
                if let changed { $0.changed.append(changed) }
            }
        }
        let (files, changed) = written.withLock { $0 }
        try folder.commit(files: files, changed: changed)
        return figures
    } catch {
        folder.abandon()
        throw error
    }
}

extension PublishError {
    /// The refusal as a diagnostic at the output.
    package var diagnostic: Diagnostic {
        switch self {
        case .foreignFolder(let path):
            Diagnostic(
                .outputForeignFolder, at: SourceLocation(file: path), "the folder is not empty and was not written by signpost",
                suggestion: "choose another folder with --output, or empty this one yourself")
        case .foreignFile(let path):
            Diagnostic(
                .outputForeignFolder, at: SourceLocation(file: path), "this file was not written by signpost and would be overwritten",
                suggestion: "move it away, or choose another folder with --output")
        case .unsafePath(let path):
            Diagnostic(.outputWriteFailed, at: SourceLocation(file: path), "the path would leave the output folder")
        case .writeFailed(let path, let reason):
            Diagnostic(
                .outputWriteFailed, at: SourceLocation(file: path), "cannot be written: \(reason); the last published site is untouched",
                suggestion: "check free space and permissions, then build again")
        }
    }
}
