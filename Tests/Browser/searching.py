"""Steps that tests of search share: asking on the results page, reading what it answers, copies of the site with other index files."""

import pathlib
import shutil
import time
from urllib.parse import quote, unquote


def ask(visit, base, words, extra="", **how):
    """Opens the results page with a question and waits for its answer."""
    seen = visit(base, "search.html", fragment="#q=" + quote(words, safe="") + extra, **how)
    answered(seen.page)
    return seen


def answered(page):
    """Waits until the page has answered: with results, with nothing, or with a problem."""
    page.locator(".search-snippet:visible, .search-near:visible, .search-problem:visible").first.wait_for()
    page.locator(".search-list[aria-busy]").wait_for(state="detached")


def urls(seen):
    """Where the results lead, in order, relative to the site."""
    links = seen.page.locator(".search-result > .search-link").evaluate_all("all => all.map(e => e.href)")
    return [unquote(url[len(seen.base):]) for url in links]


def status(page):
    return page.locator(".search-status").inner_text()


def copy_with(site, folder, change):
    """The parts of a site that search needs, with `change(name, text)` made to every index file; None leaves the file out."""
    folder = pathlib.Path(folder)
    shutil.copytree(site / "assets", folder / "assets")
    for page in ("search.html", "index.html", "questions.html"):
        shutil.copy(site / page, folder / page)
    (folder / "search").mkdir()
    for path in sorted((site / "search").iterdir()):
        text = change(path.name, path.read_text(encoding="utf-8"))
        if text is not None:
            (folder / "search" / path.name).write_text(text, encoding="utf-8")
    return folder


def from_disk(folder):
    return "file://" + quote(str(folder)) + "/"


def until(page, expression, argument=None):
    """Waits until a JavaScript function of one argument is true. The page's policy forbids the driver's own way of waiting, which evaluates text."""
    end = time.monotonic() + 15
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"never true: {expression} of {argument!r}"
        page.wait_for_timeout(30)


def asked(page, words):
    """Waits until what is shown answers these words."""
    until(page, "words => document.querySelector('.search-printed').textContent.includes(words)", words)
    answered(page)
