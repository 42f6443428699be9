// The two files the server adds to a site, under a path no site page can have.

enum PreviewAssets {
    /// The path whose answer is held back until the site changes.
    static let waitPath = "/_signpost/wait.js"

    static func file(_ path: String) -> PreviewReply? {
        switch path {
        case "_signpost/reload.js": PreviewReply(200, type: contentType(of: "js"), body: Array(reloadScript.utf8))
        case "_signpost/preview.css": PreviewReply(200, type: contentType(of: "css"), body: Array(panelStyle.utf8))
        default: nil
        }
    }

    /// The script that answers a waiting page: it compares the version with the page's own.
    static func answer(_ version: String) -> PreviewReply {
        PreviewReply(
            200, type: contentType(of: "js"), body: Array("signpostVersion(\"\(version)\");\n".utf8),
            fields: ["Cache-Control": "no-store"])
    }

    /// Waits by loading a script, not by fetch: the site's policy allows scripts of its own origin and no connections.
    private static let reloadScript = """
        (function () {
          'use strict';
          var shown = document.currentScript.getAttribute('data-version');
          var timer = 0;
          function wait() {
            if (document.hidden) return; // a browser opens six connections to a host: a hidden tab must not hold one
            var script = document.createElement('script');
            script.src = '/_signpost/wait.js?version=' + encodeURIComponent(shown) + '&' + Date.now();
            script.onload = function () { script.remove(); later(0); };
            script.onerror = function () { script.remove(); later(1000); };
            document.head.appendChild(script);
          }
          function later(milliseconds) {
            clearTimeout(timer);
            timer = setTimeout(wait, milliseconds);
          }
          window.signpostVersion = function (version) {
            if (version !== shown) location.reload();
          };
          document.addEventListener('visibilitychange', function () { if (!document.hidden) later(0); });
          window.addEventListener('load', function () { later(0); });
          var close = document.getElementById('signpost-errors-close');
          if (close) {
            close.addEventListener('click', function () { document.getElementById('signpost-errors').remove(); });
            close.focus();
          }
        })();

        """

    private static let panelStyle = """
        #signpost-errors {
          position: fixed; inset: 0; z-index: 2147483647; overflow: auto; box-sizing: border-box;
          padding: 1.5rem; background: rgba(20, 20, 24, .95); color: #f4f4f4; font: 16px/1.5 system-ui, sans-serif;
        }
        #signpost-errors h2 { margin: 0 0 1rem; font-size: 1.25rem; color: #ffb4a9; }
        #signpost-errors ol { margin: 0; padding: 0; list-style: none; }
        #signpost-errors li { margin: 0 0 1rem; padding: .75rem 1rem; border-left: 4px solid #ff8a7a; background: #2b2b31; }
        #signpost-errors li.signpost-warning { border-color: #ffd479; }
        #signpost-errors p { margin: .25rem 0; }
        #signpost-errors pre { margin: .5rem 0; padding: .5rem; overflow: auto; background: #17171b; color: inherit; }
        #signpost-errors .signpost-fix { color: #a5e3b5; }
        #signpost-errors button { min-height: 44px; padding: 0 1rem; font: inherit; }
        @media print { #signpost-errors { display: none; } }

        """
}
