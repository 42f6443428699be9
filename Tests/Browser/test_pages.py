"""Every type of page opens at /, at /docs/ and from disk, in silence, without leaving the site, on any width, and on paper."""

import gzip
from urllib.parse import unquote

import pytest

from visits import PAGE_TYPES, follow, page_of_each_type, to_medium

# A host answers with 404.html at any depth, so its addresses begin at the configured base path: it belongs to one place only.
ONLY_AT_ROOT = {"not-found"}


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_opens_in_silence(visit, site, base, at_root, kind):
    if kind in ONLY_AT_ROOT and base != at_root:
        pytest.skip("404.html is for the base path it was built for")
    seen = visit(base, page_of_each_type(site)[kind])
    assert seen.page.locator("h1").count() == 1
    assert seen.page.title()
    assert seen.page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none", "the style sheet is not applied"
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip-link"
    seen.is_clean()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_never_scrolls_sideways(visit, site, at_root, kind, width):
    page = visit(at_root, page_of_each_type(site)[kind], width=width).page
    widest = page.evaluate(
        """() => {
            const wide = [...document.querySelectorAll('body *')].filter(e => {
                const box = e.getBoundingClientRect();
                for (let p = e; p; p = p.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX)) return false;
                return box.width && box.right > innerWidth + 1;
            });
            return {page: document.documentElement.scrollWidth, elements: wide.slice(0, 5).map(e => e.outerHTML.slice(0, 120))};
        }"""
    )
    assert widest["page"] <= width, widest["elements"]


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_controls_are_large_enough_for_a_thumb(visit, site, at_root, kind):
    page = visit(at_root, page_of_each_type(site)[kind]).page
    small = page.evaluate(
        """() => [...document.querySelectorAll(
                'button, input:not([type=hidden]), select, textarea, summary, [role=button], .site-nav a, .header-search, .chip, .initials a')]
            .map(e => (e.matches('[type=checkbox], [type=radio]') && e.closest('label')) || e)
            .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.visually-hidden'))
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([e, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
            .map(([e, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${e.outerHTML.slice(0, 100)}`)"""
    )
    assert small == []


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_prints_the_content_without_the_chrome(visit, site, at_root, kind):
    page = visit(at_root, page_of_each_type(site)[kind], width=794).page
    to_medium(page, "print")
    assert page.locator("h1").is_visible()
    assert not page.locator(".site-nav").is_visible()
    assert not page.locator(".skip-link").is_visible()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_guide_is_light(visit, site, at_root):
    """30 KB of HTML and CSS and 20 KB of scripts, gzipped, before a search or a tool is used: a second on a slow network."""
    seen = visit(at_root, page_of_each_type(site)["guide"])
    seen.page.wait_for_load_state("networkidle")
    sizes = {"page": 0, "script": 0}
    for url in seen.requested:
        path = unquote(url[len(at_root):].split("?")[0].split("#")[0])
        packed = len(gzip.compress((site / path).read_bytes(), 9))
        sizes["script" if path.endswith(".js") else "page"] += packed
    assert sizes["page"] <= 30 * 1024, sizes
    assert sizes["script"] <= 20 * 1024, sizes


def test_reads_in_full_without_javascript(visit, site, base):
    pages = page_of_each_type(site)
    seen = visit(base, pages["question-index"], javascript=False)
    first = seen.page.locator(".index-group a").first
    title = first.inner_text()
    follow(seen.page, first)
    assert seen.page.locator("h1").inner_text() == title
    assert seen.page.locator(".prose").inner_text().strip()
    seen.is_clean()


def test_internal_links_lead_somewhere(site):
    """Every href and src of every page names a file that exists, and an anchor that exists in it."""
    import html.parser
    from urllib.parse import urlsplit

    class Collector(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.links, self.ids = [], set()

        def handle_starttag(self, tag, attributes):
            values = dict(attributes)
            if values.get("id"):
                self.ids.add(values["id"])
            for name in ("href", "src", "action"):
                if values.get(name):
                    self.links.append(values[name])

    pages = {}
    for path in site.rglob("*.html"):
        pages[path.resolve()] = collector = Collector()
        collector.feed(path.read_text(encoding="utf-8"))
    broken = []
    for path, collector in pages.items():
        if path.name == "404.html":
            continue
        for link in collector.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            if not target.is_file():
                broken.append(f"{path.relative_to(site.resolve())}: {link}")
            elif anchor and target in pages and not anchor.startswith("q=") and anchor not in pages[target].ids:
                broken.append(f"{path.relative_to(site.resolve())}: {link} (no such anchor)")
    assert broken == []
