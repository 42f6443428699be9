"""Search with index files missing, damaged, of another build or another format: a message, another try and the static index of questions."""

import re

import pytest

from conftest import serve
from searching import answered, ask, copy_with, from_disk, status, urls


def drop(*names):
    return lambda name, text: None if name in names else text


def in_file(wanted, change):
    return lambda name, text: change(text) if name == wanted else text


OPENS_NOT = "搜索打不开，可能是网络断了，也可能是文件坏了。问题索引里一样能找到答案。"
FITS_NOT = "搜索文件和这一页对不上，多半是网站刚更新过。再试一次，或者直接看问题索引。"
TITLES_ONLY = "正文打不开，可能是网络断了，下面只是标题里找到的。问题索引里一样能找到答案。"

FAULTS = {
    "all missing": (lambda name, text: None, OPENS_NOT),
    "core missing": (drop("core.js"), OPENS_NOT),
    "readings missing": (drop("reading.js"), OPENS_NOT),
    "core cut off": (in_file("core.js", lambda text: text[: len(text) // 2]), OPENS_NOT),
    "core empty": (in_file("core.js", lambda text: ""), OPENS_NOT),
    "core of another kind": (in_file("core.js", lambda text: re.sub(r"\{.*\}", "[]", text, flags=re.S)), OPENS_NOT),
    "an HTML page instead": (in_file("core.js", lambda text: "<!doctype html><p>404"), OPENS_NOT),
    "another format": (lambda name, text: re.sub(r'",\d+,"', '",999,"', text, count=1), FITS_NOT),
    "readings of another build": (in_file("reading.js", lambda text: re.sub(r'(",\d+,)"[^"]*"', r'\1"ffffffff"', text, count=1)), FITS_NOT),
    "a shard missing": (drop("pages-1.js"), TITLES_ONLY),
    "a shard cut off": (in_file("pages-0.js", lambda text: text[:1000]), TITLES_ONLY),
    "a shard of another kind": (in_file("pages-1.js", lambda text: re.sub(r"\[.*\]", "[7]", text, flags=re.S)), TITLES_ONLY),
    "a shard of another build": (in_file("pages-1.js", lambda text: re.sub(r'(",\d+,)"[^"]*"', r'\1"ffffffff"', text, count=1)), FITS_NOT),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_says_what_is_wrong_and_leads_on(visit, site, tmp_path, fault):
    change, message = FAULTS[fault]
    folder = copy_with(site, tmp_path / "site", change)
    page = ask(visit, from_disk(folder), "逾期").page
    problem = page.locator(".search-problem[role=alert]")
    problem.wait_for()
    assert problem.locator("p").inner_text() == message
    assert problem.get_by_role("button", name="再试一次").is_visible()
    assert page.locator(".search-fallback a").first.is_visible()
    assert (page.locator(".search-link").count() > 0) == (message == TITLES_ONLY or fault == "a shard of another build")
    problem.get_by_role("link", name="去问题索引里找").click()
    page.wait_for_url("**/questions.html")


def test_suggestions_say_it_too(visit, site, tmp_path):
    page = visit(from_disk(copy_with(site, tmp_path / "site", drop("core.js")))).page
    page.locator(".search-input").click()
    page.keyboard.type("逾期")
    page.locator(".search-drop-note a").wait_for()
    assert page.locator(".search-drop-note").inner_text() == OPENS_NOT + " 去问题索引里找"
    assert status(page) == OPENS_NOT
    assert page.locator(".search-input").get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#*")
    answered(page)
    assert page.locator(".search-problem").is_visible()


def test_another_try_answers_once_the_files_are_there(visit, site, tmp_path):
    folder = copy_with(site, tmp_path / "site", lambda name, text: re.sub(r'",\d+,"', '",999,"', text, count=1))
    server, base = serve(folder)
    try:
        seen = ask(visit, base, "逾期")
        assert seen.page.locator(".search-problem p").inner_text() == FITS_NOT
        for path in (site / "search").iterdir():
            (folder / "search" / path.name).write_bytes(path.read_bytes())
        seen.page.get_by_role("button", name="再试一次").click()
        seen.page.locator(".search-snippet").first.wait_for()
        answered(seen.page)
        assert len(urls(seen)) == 10
        assert not seen.page.locator(".search-problem").is_visible()
    finally:
        server.shutdown()


def test_a_lost_connection_is_said_and_mended(visit, at_root):
    seen = visit(at_root, "search.html")
    page = seen.page
    seen.context.route("**/search-*.js", lambda route: route.abort())
    page.locator(".search-input").fill("逾期")
    page.keyboard.press("Enter")
    page.locator(".search-problem").wait_for()
    seen.context.unroute("**/search-*.js")
    page.locator(".search-input").fill("逾期了")
    page.locator(".search-snippet").first.wait_for()
    assert not page.locator(".search-problem").is_visible()


def test_another_question_clears_the_problem(visit, at_root):
    seen = visit(at_root, "search.html")
    page = seen.page
    seen.context.route("**/search/*.js*", lambda route: route.abort())
    page.locator(".search-input").fill("逾期")
    page.locator(".search-problem").wait_for()
    page.locator(".search-input").fill("")
    page.locator(".search-problem").wait_for(state="hidden")
    assert page.locator(".search-fallback").is_visible()
