"""Every tool page there is: nothing leaves it, nothing stays behind without consent, one key with it, none after erasing."""

import json
import pathlib
import re
import urllib.parse

import pytest

# Words that occur on no page: wherever they turn up, they came from a field. The long ones fit names, the numbers fit amounts.
MARK = "私密内容甲乙丙"
NUMBER = "73519"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')


def tool_pages(site):
    """Every page whose template is the tool page's: found, not listed, so that a new tool is tested the day it is added."""
    return sorted(
        path.relative_to(site).as_posix()
        for path in pathlib.Path(site).rglob("*.html")
        if '<body class="page-tool"' in path.read_text(encoding="utf-8")
    )


@pytest.fixture(scope="session")
def pages(site):
    found = tool_pages(site)
    assert {"tools/timeline.html", "tools/log.html"} <= set(found)
    return found


def stored(page):
    """Everything a page can leave behind in this browser."""
    return page.evaluate(
        """async () => ({
            local: Object.entries(localStorage), session: Object.entries(sessionStorage), cookie: document.cookie,
            databases: indexedDB.databases ? (await indexedDB.databases()).map(each => each.name) : [],
            caches: window.caches ? await caches.keys().catch(() => []) : [],
            workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations().catch(() => [])).length : 0,
            name: window.name, history: JSON.stringify(history.state),
        })"""
    )


NOTHING = {
    "local": [], "session": [], "cookie": "", "databases": [], "caches": [], "workers": 0, "name": "", "history": "null",
}


def open_everything(page):
    """What a reader may unfold is unfolded, so that every field can be filled."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def fill_everything(page):
    """Types into every field that takes text, chooses every other choice, and presses what only adds to the page. Gives what was typed."""
    open_everything(page)
    return page.evaluate(
        """([mark, number]) => {
            const setter = (element, value) => {
                const kind = element.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
                Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, value);
            };
            const say = element => ['input', 'change'].forEach(type => element.dispatchEvent(new Event(type, { bubbles: true })));
            let filled = 0;
            document.querySelectorAll('main input, main textarea, main select').forEach(element => {
                if (element.readOnly || element.disabled || element.type === 'file') return;
                if (element.tagName === 'SELECT') element.selectedIndex = element.options.length - 1;
                else if (element.type === 'checkbox') element.checked = !element.checked;
                else if (element.type === 'radio') return;
                else if (element.type === 'date') setter(element, '2026-11-16');
                else if (element.type === 'time') setter(element, '10:05');
                else if (element.type === 'month') setter(element, '2026-11');
                else if (element.type === 'number' || element.inputMode === 'decimal' || element.inputMode === 'numeric') setter(element, number);
                else setter(element, mark);
                say(element);
                filled += 1;
            });
            return filled;
        }""",
        [MARK, NUMBER],
    )


def submit_everything(page):
    """Sends every form by its own button, as a reader would."""
    for form in page.locator("main form").all():
        button = form.locator("button[type=submit], input[type=submit]")
        if button.count() and button.first.is_visible():
            button.first.click()


def over_all(pages, check):
    """The pages are known only once the site is built: one test over all of them, which names those that fail."""
    wrong = {}
    for path in pages:
        try:
            check(path)
        except AssertionError as error:
            wrong[path] = str(error)[:500]
    assert wrong == {}


def test_every_tool_page_forbids_connections(site, pages):
    for path in pages:
        policy = POLICY.search((pathlib.Path(site) / path).read_text(encoding="utf-8"))
        assert policy, path
        rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";") if rule.strip())
        assert rules["default-src"] == "'none'" and rules["connect-src"] == "'none'", path
        assert rules["script-src"] == "'self'" and rules["style-src"] == "'self'", path
        assert rules["form-action"] == "'self'" and rules["base-uri"] == "'none'", path
        assert "frame-src" not in rules and "worker-src" not in rules, path


ATTEMPTS = {
    "fetch": "fetch(url).then(() => 'sent', () => 'refused')",
    "fetch of the site itself": "fetch(location.href).then(() => 'sent', () => 'refused')",
    "request": "new Promise(done => { const r = new XMLHttpRequest(); r.onload = () => done('sent'); r.onerror = () => done('refused');"
    " try { r.open('GET', url); r.send() } catch (error) { done('refused') } })",
    "socket": "new Promise(done => { try { const s = new WebSocket(url.replace('http', 'ws')); s.onopen = () => done('sent');"
    " s.onerror = () => done('refused') } catch (error) { done('refused') } })",
    "events": "new Promise(done => { try { const s = new EventSource(url); s.onopen = () => done('sent'); s.onerror = () => done('refused') }"
    " catch (error) { done('refused') } })",
    "image": "new Promise(done => { const i = new Image(); i.onload = () => done('sent'); i.onerror = () => done('refused'); i.src = url + '/a.png' })",
    "script": "new Promise(done => { const s = document.createElement('script'); s.onload = () => done('sent'); s.onerror = () => done('refused');"
    " s.src = url + '/a.js'; document.head.appendChild(s) })",
    "style": "new Promise(done => { const s = document.createElement('link'); s.rel = 'stylesheet'; s.onload = () => done('sent');"
    " s.onerror = () => done('refused'); s.href = url + '/a.css'; document.head.appendChild(s) })",
    "frame": "new Promise(done => { const f = document.createElement('iframe'); addEventListener('securitypolicyviolation', () => done('refused'));"
    " f.onload = () => setTimeout(() => done('sent'), 5000); f.src = url; document.body.appendChild(f) })",
    "form": "new Promise(done => { const f = document.createElement('form'); f.action = url; f.method = 'post'; f.target = '_blank';"
    " addEventListener('securitypolicyviolation', () => done('refused')); setTimeout(() => done('sent'), 5000);"
    " document.body.appendChild(f); f.submit() })",
    # A beacon answers nothing to the page: what the browser reports tells.
    "beacon": "new Promise(done => { addEventListener('securitypolicyviolation', e => e.blockedURI.endsWith('/beacon') && done('refused'));"
    " setTimeout(() => done('sent'), 5000); navigator.sendBeacon(url + '/beacon', 'x') })",
}


@pytest.fixture(scope="session")
def elsewhere():
    """A listening server that answers everything and remembers what it was asked."""
    import http.server
    import threading

    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_GET = do_POST = do_OPTIONS = answer

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_every_way_out_is_refused_by_the_browser(chromium, at_root, pages, elsewhere):
    url, asked = elsewhere

    def check(path):
        context = chromium.new_context()
        page = context.new_page()
        page.goto(at_root + path)
        results = {}
        for name, attempt in ATTEMPTS.items():
            results[name] = page.evaluate(f"url => ({attempt})", url)
        context.close()
        assert set(results.values()) == {"refused"}, results
        assert asked == []

    over_all(pages, check)


def test_a_page_asks_for_its_own_files_only_and_leaves_nothing(visit, base, pages):
    def check(path):
        seen = visit(base, path)
        own = set(seen.requested)
        assert all(url.startswith((base, "data:")) for url in own), own
        assert fill_everything(seen.page) >= 0
        submit_everything(seen.page)
        fill_everything(seen.page)
        assert stored(seen.page) == NOTHING
        after = [url for url in seen.requested if url not in own and not url.startswith(("data:", "blob:"))]
        assert after == [], "filling in asked for something"
        address = urllib.parse.unquote(seen.page.url)
        assert address.startswith(base) and MARK not in address and NUMBER not in address
        seen.is_clean()
        seen.context.close()

    over_all(pages, check)


def test_with_consent_there_is_one_key_and_after_erasing_none(visit, at_root, pages):
    key = "signpost-case:" + urllib.parse.urlsplit(at_root).path

    def check(path):
        seen = visit(at_root, path)
        page = seen.page
        if not page.locator(".case-file").count():
            assert not page.locator("main form, main [data-tool]").count(), "a tool without the case file's panel"
            seen.context.close()
            return
        open_everything(page)
        page.locator("[data-do=keep]:visible").first.click()
        fill_everything(page)
        submit_everything(page)
        left = stored(page)
        assert [name for name, _ in left["local"]] == [key]
        assert json.loads(left["local"][0][1])["format"] == "signpost-case"
        assert {**left, "local": []} == NOTHING
        page.locator(".case-file [data-do=erase]").click()
        page.locator(".case-file [data-do=erase-yes]").click()
        assert stored(page) == NOTHING
        assert page.evaluate("SignpostCase.names()") == []
        shown = page.evaluate(
            "mark => Array.from(document.querySelectorAll('main input:not([type=radio]):not([type=checkbox]), main textarea'))"
            ".filter(e => e.value.includes(mark)).map(e => e.outerHTML.slice(0, 120))",
            MARK,
        )
        assert shown == [], "erased, and still in a field"
        page.reload()
        assert stored(page) == NOTHING
        assert MARK not in page.content()
        seen.is_clean()
        seen.context.close()

    over_all(pages, check)


def test_what_the_reader_typed_is_in_no_link(visit, at_root, pages):
    def check(path):
        seen = visit(at_root, path)
        fill_everything(seen.page)
        submit_everything(seen.page)
        links = seen.page.evaluate("Array.from(document.querySelectorAll('[href], [src], [action]')).map(e => e.href || e.src || e.action)")
        # Search words may be handed on to this site's own search, behind the #, which no server is sent.
        links = [link for link in links if not str(link).startswith(at_root + "search.html#q=")]
        found = [link for link in links if MARK in urllib.parse.unquote(str(link)) or NUMBER in str(link)]
        assert found == []
        seen.context.close()

    over_all(pages, check)
