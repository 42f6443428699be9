"""Search on an English site and on a site of two languages: its own words, its own index, prefixes, filters."""

import pytest

from conftest import ROOT, build, serve
from searching import answered, ask, asked, from_disk, status, suggested, urls
from test_accessibility import violations
from visits import follow, until

PAGES = {
    "questions/first-step.md": """---
title: What should I do first when I cannot pay?
also_asked: [I have no money this month, cannot afford the repayment]
topics: [Arrears]
---
Write down every debt and what you can spare, then call the lender.

## Why

Lenders listen to figures.
""",
    "questions/court-letter.md": """---
title: A letter from the court came. Can I ignore it?
topics: [Court]
---
No. Open it today and look for the date of the hearing.

## What to do

Answer in writing before the deadline.
""",
    "questions/interest.md": """---
title: Can interest be negotiated?
topics: [Negotiation]
---
You can ask; the lender may refuse.
""",
    "guides/negotiating.md": """---
title: Negotiating a repayment plan
summary: What to say, what to send, what to keep.
topics: [Negotiation, Arrears]
---
Say what you can pay each month.

## Before the call

Have the contract and 12 payslips at hand. Ask for the annual rate, 24% or less.

## After the call

Write down who said what about the repayment plan.
""",
    "guides/collectors.md": """---
title: When debt collectors call
topics: [Collectors]
---
Keep calm and keep records.

## Proof

Record the time and the number of every call about the repayment.
""",
}


@pytest.fixture(scope="module")
def english(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("english")
    for path, text in PAGES.items():
        page = folder / "Content/en" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    (folder / "signpost.yml").write_text("title: Plain debt guide\nlanguages: [en]\n", encoding="utf-8")
    return build(program, folder / "out", folder)


@pytest.fixture(scope="module")
def bilingual(program, tmp_path_factory):
    return build(program, tmp_path_factory.mktemp("bilingual") / "out", ROOT / "Tests/Sites/two-languages")


@pytest.mark.parametrize(
    "words, first",
    [
        ("cannot pay", "questions/first-step.html"),
        ("NO MONEY this month", "questions/first-step.html"),
        ("negotiat", "guides/negotiating.html"),
        ("court", "questions/court-letter.html"),
        ("collector", "guides/collectors.html"),
        ("24%", "guides/negotiating.html"),
    ],
)
def test_english_questions_are_answered(visit, english, words, first):
    seen = ask(visit, from_disk(english), words)
    assert urls(seen)[0].split("#")[0] == first
    assert seen.page.locator("mark").count() > 0
    seen.is_clean()


def test_the_page_speaks_english(visit, english):
    seen = visit(from_disk(english), "search.html")
    page = seen.page
    assert page.locator(".search-memory").inner_text().startswith("Recent searches are kept on this device only.")
    page.locator(".search-input").fill("repayment")
    asked(page, "repayment")
    assert status(page) == f"{len(urls(seen))} results"
    page.locator(".search-filter-toggle").click()
    assert page.locator(".search-filter").first.inner_text() == "All"
    until(page, "() => document.querySelector('.search-topic select').options.length > 2")
    page.get_by_label("Topic").select_option("Collectors")
    until(page, "() => document.querySelector('.search-status').textContent === '1 result'")
    assert [url.split("#")[0] for url in urls(seen)] == ["guides/collectors.html"]
    page.get_by_role("button", name="Guide").first.wait_for()
    page.locator(".search-input").fill("ЖЖЖ")
    asked(page, "ЖЖЖ")
    assert status(page) == "Nothing found for “ЖЖЖ”. Try other words, or pick one below."
    assert set(page.locator(".search-near a").all_inner_texts()) == {"Arrears", "Negotiation", "Collectors", "Court"}
    han = page.evaluate("() => [...document.querySelectorAll('main, header, footer, form')].some(e => /\\p{Script=Han}/u.test(e.outerHTML))")
    assert not han, "no word of another language is left on the page"
    seen.is_clean()


def test_english_suggestions_complete_the_word_being_typed(visit, english):
    seen = visit(from_disk(english))
    page = seen.page
    suggested(page, "negot")
    titles = page.locator(".search-suggestion .search-title").all_inner_texts()
    assert {"Negotiating a repayment plan", "Can interest be negotiated?"} <= set(titles)
    until(page, "() => / suggestions?$/.test(document.querySelector('.search-status').textContent)")
    seen.is_clean()


def test_a_missing_english_index_is_said_in_english(visit, english):
    seen = visit(from_disk(english), "search.html")
    seen.context.route("**/search/*.js*", lambda route: route.abort())
    seen.page.locator(".search-input").fill("court")
    seen.page.locator(".search-problem").wait_for()
    assert seen.page.locator(".search-problem p").inner_text().startswith("Search cannot be opened")
    seen.page.get_by_role("link", name="Go to the index of questions").click()
    seen.page.wait_for_url("**/questions.html")


def test_axe_finds_nothing_in_english(visit, english):
    page = ask(visit, from_disk(english), "repayment", "&kind=guide").page
    assert violations(page) == []


def test_each_language_has_its_own_index(visit, bilingual):
    server, base = serve(bilingual)
    try:
        english = ask(visit, base, "lender")
        assert urls(english) == [] or all(not url.startswith("en/") for url in urls(english)), "the Chinese page answers in Chinese"
        seen = visit(base, "en/search.html", fragment="#q=lender")
        answered(seen.page)
        assert [url.split("#")[0] for url in urls(seen)] == ["en/guides/talk.html"]
        indexes = {url[len(base):].split("core.js")[0] for url in seen.requested if "core.js" in url}
        assert indexes == {"en/search/"}
        follow(seen.page, seen.page.locator(".search-link").first)
        assert seen.page.locator("h1").inner_text() == "How to talk to the lender"
        seen.is_clean()
        chinese = ask(visit, base, "要等几天")
        assert urls(chinese)[0].split("#")[0] == "questions/how-long.html"
        assert {url[len(base):].split("core.js")[0] for url in chinese.requested if "core.js" in url} == {"search/"}
        chinese.is_clean()
    finally:
        server.shutdown()


def test_the_box_on_each_home_page_leads_to_its_own_results(visit, bilingual):
    for home, words, found in (("index.html", "协商", "search.html"), ("en/index.html", "lender", "en/search.html")):
        seen = visit(from_disk(bilingual), home)
        seen.page.locator(".search-input").fill(words)
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/search.html#*")
        answered(seen.page)
        assert seen.path.startswith(found + "#q=")
        seen.is_clean()
