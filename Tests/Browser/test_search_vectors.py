"""The engine inside Chromium gives the answers of Tests/Vectors/search.json: the file that holds Swift and Node to them too."""

import json
import re
import shutil

import pytest

from conftest import ROOT, serve
from searching import from_disk

VECTORS = ROOT / "Tests/Vectors"
# Every sixth query: all kinds of them, in a few seconds.
SAMPLE = [vector for index, vector in enumerate(json.loads((VECTORS / "search.json").read_text(encoding="utf-8"))) if index % 6 == 0]

ANSWER = """query => window.engine.search(query).then(response => ({
    query: response.query, understood: response.understood ? response.understood.text : null, total: response.total,
    urls: response.results.map(r => r.url),
    first: response.results.slice(0, 3).map(r => ({
        score: r.score, kind: r.kind, title: r.title, section: r.section, snippet: r.snippet, asked: r.asked, folded: r.folded.map(f => f.url),
    })),
}))"""

BENCH = """
window.engine = new SignpostSearchEngine(name => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'search/' + name + '.js';
    script.onload = resolve;
    script.onerror = reject;
    document.head.appendChild(script);
}));
window.signpostSearch = window.engine;
"""


def engine_files():
    """The engine's scripts in the order the page loads them, read from the page's own list."""
    source = (ROOT / "Themes/guide/scripts/search.js").read_text(encoding="utf-8")
    return re.findall(r'"([^"]+)"', re.search(r"ENGINE = \[(.*?)\]", source, re.S)[1])


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """A page that has only the engine, over the stored index."""
    folder = tmp_path_factory.mktemp("vectors")
    shutil.copytree(VECTORS / "search", folder / "search")
    for name in engine_files():
        shutil.copy(ROOT / "Themes/guide/scripts" / name, folder / name)
    (folder / "bench.js").write_text(BENCH, encoding="utf-8")
    scripts = "".join(f'<script src="{name}"></script>' for name in [*engine_files(), "bench.js"])
    (folder / "index.html").write_text(f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>引擎</title>{scripts}', encoding="utf-8")
    return folder


@pytest.mark.parametrize("opened", ["http", "file"])
def test_the_engine_answers_as_recorded(visit, bench, opened):
    assert len(SAMPLE) >= 40
    server, address = serve(bench)
    try:
        page = visit(address if opened == "http" else from_disk(bench)).page
        differing = []
        for vector in SAMPLE:
            found = page.evaluate(ANSWER, vector["query"])
            if found != {"understood": None, **vector}:
                differing.append((vector, found))
        assert differing == []
    finally:
        server.shutdown()
