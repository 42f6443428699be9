"""A watched browser page, and which pages of a built site stand for which type."""

import pathlib
import re
from urllib.parse import quote, unquote

# The names of the theme's page templates. A site that lacks one would leave it untested, so all must occur.
PAGE_TYPES = [
    "home", "guide", "question", "tool", "plain", "topic", "list", "question-index", "glossary", "search", "sources", "not-found",
]


def page_of_each_type(site):
    """One page for each type, by the class its template gives to the body: the largest, which has most to go wrong."""
    found = {}
    for path in sorted(pathlib.Path(site).rglob("*.html")):
        kind = re.search(r'<body class="page-([a-z-]+)', path.read_text(encoding="utf-8"))
        if kind:
            known = found.get(kind[1])
            if known is None or path.stat().st_size > known.stat().st_size:
                found[kind[1]] = path
    missing = [name for name in PAGE_TYPES if name not in found]
    assert not missing, f"the site has no page of the types {missing}"
    return {name: found[name].relative_to(site).as_posix() for name in PAGE_TYPES}


class Visit:
    """One page in its own browser context. Requests that would leave the site are stopped and remembered."""

    def __init__(self, context, base):
        self.context = context
        self.base = base
        self.requested = []
        self.left_the_site = []
        self.complaints = []
        # The page's today, like the site's: a test that passes today passes in a year.
        context.clock.set_fixed_time("2026-11-22T10:00:00+08:00")
        context.route("**/*", self._route)
        # Chromium reports a blocked script or style only here and on the console.
        context.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))"
        )
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        self.page.on("requestfailed", self._failed)

    def _route(self, route):
        url = route.request.url
        self.requested.append(url)
        if url.startswith(self.base) or url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            self.left_the_site.append(url)
            route.abort()

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"console {message.type}: {message.text}")

    def _failed(self, request):
        # Leaving a page while one of its files loads is not a fault of the page.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def open(self, path, fragment=""):
        self.page.goto(self.base + quote(path) + fragment, wait_until="load")

    @property
    def path(self):
        """The page's path below the site, and its decoded fragment."""
        assert self.page.url.startswith(self.base), self.page.url
        return unquote(self.page.url[len(self.base):])

    def is_clean(self):
        assert self.complaints == []
        assert self.left_the_site == []
