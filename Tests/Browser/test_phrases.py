"""What a phrase means: found while typing, opened by a link, complete without JavaScript."""

import json
import pathlib

import pytest

from test_accessibility import violations
from visits import follow

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = "tools/phrases.html"
VECTORS = json.loads((ROOT / "Tests/Vectors/phrases.json").read_text(encoding="utf-8"))


def shown(page):
    return page.locator(".said:visible").evaluate_all("all => all.map(e => e.id.replace('phrase-', ''))")


def test_typing_and_the_verdict_narrow_the_list(visit, base):
    seen = visit(base, TOOL)
    page = seen.page
    assert len(shown(page)) == len(VECTORS["phrases"])
    for query in VECTORS["queries"][3:8] + [each for each in VECTORS["queries"] if each["typed"] in ("緊急聯繫人", "jin ji lian", "yzm")]:
        page.locator("input[name=words]").fill(query["typed"])
        assert sorted(shown(page)) == sorted(query["found"]), query["typed"]
        assert str(len(query["found"])) in page.locator(".phrases-count").inner_text()
    page.locator("input[name=words]").fill("")
    page.locator("input[name=verdict][value=true]").check(force=True)
    assert 5 <= len(shown(page)) < len(VECTORS["phrases"])
    assert page.locator(".phrases-group:visible h2").count() < page.locator(".phrases-group h2").count() + 1
    seen.is_clean()


def test_nothing_found_leads_to_the_search(visit, at_root):
    seen = visit(at_root, TOOL)
    seen.page.locator("input[name=words]").fill("月亮的背面")
    assert shown(seen.page) == []
    assert violations(seen.page) == []
    follow(seen.page, seen.page.locator("[data-part=search]"))
    assert seen.path == "search.html#q=月亮的背面"


def test_input_methods_are_left_in_peace(visit, at_root):
    page = visit(at_root, TOOL).page
    everything = len(shown(page))
    field = page.locator("input[name=words]")
    field.evaluate("e => { e.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true})); e.value = 'zhengxin';"
                   " e.dispatchEvent(new InputEvent('input', {bubbles: true})); }")
    assert len(shown(page)) == everything
    field.evaluate("e => { e.value = '征信'; e.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})); }")
    assert 0 < len(shown(page)) < everything


def test_a_link_opens_its_phrase_whatever_the_filter_says(visit, base):
    seen = visit(base, TOOL, fragment="#phrase-notarize")
    phrase = seen.page.locator("#phrase-notarize")
    assert phrase.get_attribute("open") is not None
    seen.page.locator("input[name=words]").fill("律师函")
    assert not phrase.is_visible()
    seen.page.evaluate("location.hash = '#phrase-arrest'")
    seen.page.locator("#phrase-arrest .phrase-answer").wait_for()
    seen.is_clean()


def test_is_complete_without_javascript(visit, at_root):
    seen = visit(at_root, TOOL, javascript=False)
    page = seen.page
    assert not page.locator(".phrases-form").is_visible()
    assert len(shown(page)) == len(VECTORS["phrases"])
    page.locator("#phrase-arrest summary").click()
    assert page.locator("#phrase-arrest .phrase-answer").is_visible()
    seen.is_clean()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, at_root, dark, width):
    seen = visit(at_root, TOOL, width=width, dark=dark, fragment="#phrase-sue-tomorrow")
    seen.page.locator("#phrase-laolai summary").click()
    assert violations(seen.page) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert seen.page.evaluate("JSON.stringify([Object.keys(localStorage), document.cookie])") == '[[],""]'
    seen.is_clean()


def test_works_by_keyboard(visit, at_root):
    page = visit(at_root, TOOL).page
    page.locator("input[name=words]").focus()
    page.keyboard.type("律师函")
    page.keyboard.press("Enter")
    page.locator("#phrase-lawyer-letter summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#phrase-lawyer-letter .phrase-answer").is_visible()
