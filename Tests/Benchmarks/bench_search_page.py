#!/usr/bin/env python3
"""How long a reader waits: from a key to painted results and suggestions in Chromium, on a processor slowed down six times, over the
flagship and over 10,000 generated pages (../shared/bench; left out when it is not there).

Each figure is the time beyond an empty handler's: the same pause and the same frame with one changed word, measured in turn with the
search, so that a busy machine burdens both alike. Least of three runs a query, so that the files it needs are loaded. Left out when
Playwright or Chromium is not there. Folders of built sites may be given: `bench_search_page.py FLAGSHIP [LARGE]`.
"""

import pathlib
import sys
import tempfile

from bench_search import LARGE_QUERIES, QUERIES, ROOT, build, large_site, tsv
from slow_chromium import SLOW_DOWN, chromium, phone, say, served, share, slow_down

COUNT = 60
RUNS = 3

MEASURE = """([words, watched]) => new Promise(done => {
    const input = document.querySelector('.search-input'), node = document.querySelector(watched);
    let start = 0;
    const painted = () => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done({ whole: performance.now() - start, engine: window.engineTime });
        channel.port2.postMessage(0);
    });
    const watch = new MutationObserver(() => { watch.disconnect(); painted(); });
    watch.observe(node, { childList: true, characterData: true, subtree: true });
    window.engineTime = 0;
    start = performance.now();
    if (words === null) setTimeout(() => { node.textContent = String(start); }, PAUSE);
    else { input.value = words; input.dispatchEvent(new Event('input', { bubbles: true })); }
    setTimeout(() => done(null), 5000);
})"""

# The engine's own part: from the question to its answer.
TIMED = """() => {
    const search = SignpostSearchEngine.prototype.search;
    SignpostSearchEngine.prototype.search = function (query, options) {
        const start = performance.now();
        return search.call(this, query, options).then(response => { window.engineTime = performance.now() - start; return response; });
    };
}"""


def pause():
    """The pause after a key, from the page's own script."""
    source = (ROOT / "Themes/guide/scripts/search-box.js").read_text(encoding="utf-8")
    return source.split("PAUSE = ")[1].split(",")[0]


def measure(page, queries, watched):
    script = MEASURE.replace("PAUSE", pause())
    least = {query: {"whole": float("inf"), "engine": float("inf"), "empty": float("inf")} for query in queries}
    for query in queries * RUNS:
        page.evaluate("() => new Promise(done => setTimeout(done, 30))")
        nothing = page.evaluate(script, [None, watched])
        found = page.evaluate(script, [query, watched])
        if not found or not nothing:
            sys.exit(f"no answer to {query!r} within five seconds")
        figures = {"whole": found["whole"], "engine": found["engine"], "empty": nothing["whole"]}
        least[query] = {name: min(least[query][name], figures[name]) for name in figures}
    rows = least.values()
    return [max(0.0, row["whole"] - row["empty"]) for row in rows], [row["engine"] for row in rows], [row["empty"] for row in rows]


def report(name, figures):
    whole, engine, empty = figures
    say(f"{name}: from the pause's end to paint median {share(whole, 0.5):.1f} ms, p95 {share(whole, 0.95):.1f} ms beyond an empty handler's "
        f"{share(empty, 0.5) - float(pause()):.1f} ms; the engine's part median {share(engine, 0.5):.1f} ms, p95 {share(engine, 0.95):.1f} ms")


def opened(browser, address, times):
    context, page = phone(browser, address)
    page.locator(".search-input").click()
    page.locator(".search-input").fill("逾期")
    page.locator(".search-link, .search-suggestion").first.wait_for()
    while not page.evaluate("() => !!(window.signpostSearch && window.signpostSearch.isComplete)"):
        page.wait_for_timeout(50)
    page.evaluate(TIMED)
    slow_down(context, page, times)
    return context, page


def run(sites):
    """Measures sites: (name, folder, queries)."""
    with chromium() as browser:
        if browser is None:
            return
        for name, folder, queries in sites:
            with served(folder) as base:
                measure_site(browser, base, name, queries)


def measure_site(browser, base, name, queries):
    for times in (1, SLOW_DOWN):
        for what, path, watched in (("results", "search.html", ".search-printed"), ("suggestions", "index.html", ".search-status")):
            context, page = opened(browser, base + path, times)
            measure(page, queries[:5], watched)  # warms the compiler up
            report(f"{name}, {what}, processor slowed down {times} times", measure(page, queries, watched))
            context.close()


def some(queries):
    return queries[:: max(1, len(queries) // COUNT)]


def main():
    print("(d) from a key to painted answers in Chromium", flush=True)
    own = some([row[2] for row in tsv(QUERIES)])
    with tempfile.TemporaryDirectory() as name:
        folders = [pathlib.Path(path) for path in sys.argv[1:]]
        if not folders:
            folders.append(pathlib.Path(name) / "flagship")
            build(ROOT, folders[0])
            large = large_site(pathlib.Path(name))
            if large is None:
                say("../shared/bench is not there: 10,000 pages left out")
            else:
                folders.append(large)
        run(zip(("flagship", "10,000 pages"), folders, (own, LARGE_QUERIES)))


if __name__ == "__main__":
    main()
