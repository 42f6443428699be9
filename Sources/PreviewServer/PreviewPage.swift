// What the server adds to a page: the reload script, and the errors of the last build laid over it.
// The site's own Content-Security-Policy stays as it is: everything here is a same-origin script or style sheet.

import Diagnostics

enum PreviewPage {
    /// The page with our tags before its last `</body>`, or at its end.
    static func decorated(_ page: [UInt8], for site: PreviewSite) -> [UInt8] {
        let addition = Array(tags(for: site).utf8)
        guard let place = lastIndex(of: Array("</body>".utf8), in: page) else { return page + addition }
        return page[..<place] + addition + page[place...]
    }

    /// A page for a moment when there is nothing to lay the errors over.
    static func standalone(_ site: PreviewSite) -> [UInt8] {
        let waiting = site.isBuilt ? "" : "<p>Building the site …</p>"
        let page = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>signpost serve</title>
            <meta name="viewport" content="width=device-width"></head><body>
            \(waiting)\(tags(for: site))</body></html>

            """
        return Array(page.utf8)
    }

    private static func tags(for site: PreviewSite) -> String {
        let script = "<script src=\"/_signpost/reload.js\" data-version=\"\(escaped(site.version))\"></script>"
        guard !site.errors.isEmpty else { return script }
        return "<link rel=\"stylesheet\" href=\"/_signpost/preview.css\">\n\(panel(site.errors))\n\(script)"
    }

    private static func panel(_ diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let items = diagnostics.map(item).joined(separator: "\n")
        return """
            <section id="signpost-errors" lang="en" role="alertdialog" aria-labelledby="signpost-errors-title">
            <h2 id="signpost-errors-title">\(errors) \(errors == 1 ? "error" : "errors"): this is the last good build</h2>
            <ol>
            \(items)
            </ol>
            <p><button type="button" id="signpost-errors-close">Show the page</button></p>
            </section>
            """
    }

    private static func item(_ diagnostic: Diagnostic) -> String {
        let place = "\(diagnostic.location.file):\(diagnostic.location.line):\(diagnostic.location.column)"
        var lines = [
            "<p class=\"signpost-place\"><code>\(escaped(place))</code> <b>\(diagnostic.severity.rawValue)</b> "
                + "<code>\(escaped(diagnostic.code.rawValue))</code></p>",
            "<p>\(escaped(diagnostic.message))</p>",
        ]
        if let source = diagnostic.sourceLine { lines.append("<pre>\(escaped(source))</pre>") }
        lines += diagnostic.notes.map { "<p>note: \(escaped($0))</p>" }
        if let suggestion = diagnostic.suggestion { lines.append("<p class=\"signpost-fix\">fix: \(escaped(suggestion))</p>") }
        return "<li class=\"signpost-\(diagnostic.severity.rawValue)\">\(lines.joined(separator: "\n"))</li>"
    }
}

/// Text made safe for HTML content and quoted attributes.
func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func lastIndex(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= needle.count else { return nil }
    return (0...(bytes.count - needle.count)).last { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
}
