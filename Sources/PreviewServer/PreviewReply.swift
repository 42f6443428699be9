// Request in, reply out, over the site of one moment. No sockets and no waiting.

import Foundation

/// The part of a request that decides the reply.
struct PreviewRequest: Sendable {
    var method: String
    /// Percent-encoded, without the query.
    var path: String
    var host: String?
    var ifNoneMatch: String?
}

/// Status, header fields and body of a reply; the transport sends them as they are.
struct PreviewReply: Sendable, Equatable {
    var status: Int
    var fields: [String: String]
    var body: [UInt8]

    init(_ status: Int, type: String, body: [UInt8], fields: [String: String] = [:]) {
        self.status = status
        self.fields = fields.merging(["Content-Type": type, "X-Content-Type-Options": "nosniff"]) { $1 }
        self.body = body
    }

    static func text(_ status: Int, _ message: String, fields: [String: String] = [:]) -> Self {
        Self(status, type: "text/plain; charset=utf-8", body: Array((message + "\n").utf8), fields: fields)
    }
}

extension PreviewSite {
    /// Answers a request: Host and method first, then our own files, then the site's.
    func reply(to request: PreviewRequest) -> PreviewReply {
        // A foreign name that resolves to this machine is how a web page elsewhere would read the preview (DNS rebinding).
        guard let host = request.host, isLoopback(host) else {
            return .text(403, "signpost serve answers only as localhost, 127.0.0.1 or [::1].")
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return .text(405, "Only GET and HEAD are served.", fields: ["Allow": "GET, HEAD"])
        }
        guard let path = sitePath(request.path) else { return .text(400, "This is not a path of the site.") }
        var reply = file(at: path)
        // Asked again every time, answered in full only when a build came between.
        reply.fields["Cache-Control"] = "no-cache"
        if reply.status == 200 {
            let tag = "\"\(version)\""
            reply.fields["ETag"] = tag
            if request.ifNoneMatch == tag { reply.status = 304 }
        }
        if request.method == "HEAD" || reply.status == 304 {
            // The length a GET would have; the transport would write 0 (RFC 9110, 8.6).
            reply.fields["Content-Length"] = String(reply.body.count)
            reply.body = []
        }
        return reply
    }

    private func file(at path: String) -> PreviewReply {
        if let asset = PreviewAssets.file(path) { return asset }
        let wanted = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        if let bytes = files[wanted] { return found(bytes, as: wanted, status: 200) }
        if files[path + "/index.html"] != nil {
            let location = "/" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path) + "/"
            return .text(301, "The page is a folder: \(location)", fields: ["Location": location])
        }
        if let notFound = files["404.html"] { return found(notFound, as: "404.html", status: 404) }
        if !isBuilt || !errors.isEmpty {
            return PreviewReply(503, type: contentType(of: "html"), body: PreviewPage.standalone(self))
        }
        return .text(404, "The site has no page at /\(path)")
    }

    private func found(_ bytes: [UInt8], as path: String, status: Int) -> PreviewReply {
        let isPage = path.hasSuffix(".html")
        return PreviewReply(status, type: contentType(of: path), body: isPage ? PreviewPage.decorated(bytes, for: self) : bytes)
    }
}

/// Whether a Host field names this machine's loopback, with or without a port.
func isLoopback(_ host: String) -> Bool {
    var name = host.lowercased()[...]
    if let colon = name.lastIndex(of: ":"), !name.hasSuffix("]") {
        guard UInt16(name[name.index(after: colon)...]) != nil else { return false }
        name = name[..<colon]
    }
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]"
}

/// The decoded path below the site's root, or nil for one that could lead anywhere else or is not UTF-8.
func sitePath(_ encoded: String) -> String? {
    guard encoded.hasPrefix("/"), let decoded = encoded.removingPercentEncoding else { return nil }
    let path = decoded.dropFirst()
    guard !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7F }) else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // An empty part is allowed only at the end (a folder) or for the root itself.
    guard !parts.contains(where: { $0 == "." || $0 == ".." }), !parts.dropLast().contains("") else { return nil }
    return String(path).precomposedStringWithCanonicalMapping
}
