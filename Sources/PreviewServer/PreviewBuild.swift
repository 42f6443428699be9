// What the preview server is given to show and what it tells its owner. No building, no printing.

package import Diagnostics

/// The result of one build for the preview: the site's files and everything found wrong.
package struct PreviewBuild: Sendable {
    /// Contents by path below the site's root, such as `guides/x.html`.
    package var files: [String: [UInt8]]
    /// A build with an error is not shown; its diagnostics are, over the last build without one.
    package var diagnostics: [Diagnostic]

    package init(files: [String: [UInt8]], diagnostics: [Diagnostic]) {
        self.files = files
        self.diagnostics = diagnostics
    }
}

/// Something the owner of a running preview may want to print.
package enum PreviewEvent: Sendable {
    /// The server accepts connections; the first build starts now.
    case listening(port: UInt16)
    /// A build ended and is what the browser shows from now on.
    case built(PreviewBuild)
}

/// Why a preview could not start.
package enum PreviewError: Error, Equatable, CustomStringConvertible {
    case portInUse(UInt16)
    case portForbidden(UInt16)
    case cannotListen(UInt16, reason: String)

    package var description: String {
        switch self {
        case .portInUse(let port):
            "port \(port) is already in use by another program; choose another with --port, for example --port \(Self.neighbour(of: port))"
        case .portForbidden(let port):
            "port \(port) needs special rights; choose one from 1024 up with --port, for example --port 8000"
        case .cannotListen(let port, let reason):
            "cannot listen on 127.0.0.1:\(port): \(reason)"
        }
    }

    private static func neighbour(of port: UInt16) -> UInt16 { port < .max ? port + 1 : port - 1 }
}
