"""Steps that tests of search share: asking on the results page, reading what it answers, copies of the site with other index files."""

import pathlib
import shutil
from urllib.parse import quote, unquote

from visits import until


def ask(visit, base, words, extra="", **how):
    """Opens the results page with a question and waits for its answer."""
    seen = visit(base, "search.html", fragment="#q=" + quote(words, safe="") + extra, **how)
    answered(seen.page)
    return seen


def answered(page):
    """Waits until the page has answered: with results, with nothing, or with a problem."""
    page.locator(".search-snippet:visible, .search-near:visible, .search-problem:visible").first.wait_for()
    page.locator(".search-list[aria-busy]").wait_for(state="detached")
    # Asked once more, what was found before stands there meanwhile.
    until(page, "() => document.querySelector('.search-status').textContent !== SignpostSearchPage.word('loading')")


def urls(seen):
    """Where the results lead, in order, relative to the site."""
    links = seen.page.locator(".search-result > .search-link").evaluate_all("all => all.map(e => e.href)")
    return [unquote(url[len(seen.base):]) for url in links]


def status(page):
    return page.locator(".search-status").inner_text()


def whole_index(page):
    """Goes to the field and waits for the whole index: from then on each question has one answer, not titles first and pages later."""
    page.locator(".search-input").focus()
    until(page, "() => window.signpostSearch && window.signpostSearch.isComplete")


def suggested(page, words):
    """Types words into the field and waits for what is suggested for all of them."""
    whole_index(page)
    page.keyboard.type(words)
    suggestions_for(page, words)


def suggestions_for(page, words):
    """Waits until what is suggested is for all of these words: keys that come slowly are answered one by one."""
    until(page, "words => SignpostSearchPage.box.shownFor === words", words)
    page.locator(".search-suggestion").first.wait_for()


def settled(page):
    """Waits until nothing is on its way: the pause after typing, in the page's own time, then the field's words asked once more behind it."""
    page.evaluate(
        """async () => {
            const words = document.querySelector('.search-input').value.trim();
            await new Promise(done => setTimeout(done, 100));
            const engine = await SignpostSearchPage.engine();
            await engine.open();
            for (const titlesOnly of [true, false]) await engine.search(words, { titlesOnly });
            await new Promise(done => setTimeout(done, 0));
        }"""
    )


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


def asked(page, words):
    """Waits until what is shown answers these words."""
    until(page, "words => document.querySelector('.search-printed').textContent.includes(words)", words)
    answered(page)
