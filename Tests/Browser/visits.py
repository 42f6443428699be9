"""A watched browser page, and which pages of a built site stand for which type."""

import contextlib
import os
import pathlib
import re
import time
from urllib.parse import quote, unquote

# SIGNPOST_SLOW=1 makes what a page does later come much later: a test that looks too early then fails every time.
IS_SLOW = os.environ.get("SIGNPOST_SLOW") == "1"
SLOW_PAGE = """(() => {
    const LATE = 200, timer = window.setTimeout, listen = EventTarget.prototype.addEventListener, append = Node.prototype.appendChild;
    const later = act => typeof act !== 'function' ? act : function (...given) { timer(() => act.apply(this, given), LATE); };
    const lateResult = promise => new Promise((done, failed) => promise.then(later(done), later(failed)));
    window.setTimeout = (act, pause = 0, ...given) => timer(act, pause <= 100 ? pause + LATE : pause, ...given);
    for (const name of ['requestAnimationFrame', 'requestIdleCallback']) {
        const ask = window[name].bind(window);
        window[name] = (act, ...given) => ask(later(act), ...given);
    }
    EventTarget.prototype.addEventListener = function (type, act, ...given) {
        const isLate = ['hashchange', 'popstate', 'storage', 'toggle', 'afterprint'].includes(type);
        return listen.call(this, type, isLate ? later(act) : act, ...given);
    };
    // The second tier of the index comes long after the first.
    Node.prototype.appendChild = function (node) {
        if (!(node instanceof HTMLScriptElement)) return append.call(this, node);
        timer(() => append.call(this, node), /pages-/.test(node.src) ? 3 * LATE : LATE);
        return node;
    };
    const Observer = window.IntersectionObserver, read = FileReader.prototype.readAsText;
    window.IntersectionObserver = function (act, ...given) { return new Observer(later(act), ...given); };
    FileReader.prototype.readAsText = later(read);
    for (const name of navigator.clipboard ? ['readText', 'writeText'] : []) {
        const use = navigator.clipboard[name].bind(navigator.clipboard);
        navigator.clipboard[name] = (...given) => lateResult(use(...given));
    }
})()"""

# What lies far below is laid out only when the reader gets near. A test jumps there and clicks within a frame, while what is above still
# gets its height and the button moves away between press and release; axe reads colours wrongly until then. No reader is that quick.
LAID_OUT = """(() => {
    const whole = new CSSStyleSheet();
    whole.replaceSync('@media screen { * { content-visibility: visible !important } }');
    document.adoptedStyleSheets = [whole];
})()"""

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

    def __init__(self, context, base, is_laid_out=True):
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
        if is_laid_out:
            context.add_init_script(LAID_OUT)
        if IS_SLOW:
            context.add_init_script(SLOW_PAGE)
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


# ---- waiting for what a page does a moment later ---------------------------------------------------------------------------------------


def until(page, expression, argument=None):
    """Waits until a JavaScript function of one argument is true. The page's policy forbids the driver's own way of waiting, which evaluates text."""
    end = time.monotonic() + 15
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"never true: {expression} of {argument!r}"
        page.wait_for_timeout(30)


@contextlib.contextmanager
def fragment_followed(page):
    """What is done inside changes the address's fragment; afterwards the page has followed it, which it does a moment later."""
    page.evaluate("() => { window.isFollowed = false; addEventListener('hashchange', () => { window.isFollowed = true }, { once: true }) }")
    yield
    until(page, "() => window.isFollowed")


def follow(page, link):
    """Clicks a link and waits for the page it leads to: a click may be over before the browser has left."""
    address = link.evaluate("e => e.href")
    link.click()
    page.wait_for_url(lambda url: url == address)


def to_medium(page, medium):
    """Shows the page as on paper ("print") or as usual ("screen"), which takes hold a moment later."""
    page.emulate_media(media=medium)
    until(page, "medium => matchMedia(medium).matches", medium)
