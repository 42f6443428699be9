"""Search in the browser: the same answers in the same order as in the terminal, from any address, by keyboard and input method."""

import json
import subprocess
from urllib.parse import quote, unquote

import pytest

from visits import page_of_each_type

QUERIES = [
    "逾期", "协商要多久", "微粒贷", "催收 爆通讯录", "晚几天还会怎样", "停息挂账", "被起诉了怎么办", "利息太高能少还吗", "調解", "xieshang",
    "征信", "还不上", "12378", "24%", "法务函",
]


def answers_in_terminal(program, site, words):
    done = subprocess.run(
        [program, "search", "--index", site, "--format", "json", "--limit", "10", words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [unquote(each["url"]) for each in json.loads(done.stdout)["results"]]


def answers_on_page(seen):
    seen.page.locator(".search-result, .search-empty").first.wait_for()
    links = seen.page.locator(".search-result > .search-link, .search-result .search-link").evaluate_all("all => all.map(e => e.href)")
    return [unquote(url[len(seen.base):]) for url in links][:10]


@pytest.mark.parametrize("words", QUERIES)
def test_same_answers_as_in_the_terminal(visit, program, site, base, words):
    seen = visit(base, "search.html", fragment="#q=" + quote(words))
    expected = answers_in_terminal(program, site, words)
    assert expected, "the terminal finds nothing"
    assert answers_on_page(seen) == expected
    seen.is_clean()


def test_typing_then_enter_leads_to_the_results(visit, site, base):
    seen = visit(base)
    box = seen.page.locator(".search-input")
    box.click()
    box.press_sequentially("协商要多久", delay=20)
    seen.page.locator(".search-suggestion").first.wait_for()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/search.html#*")
    assert answers_on_page(seen)
    # The question lives in the fragment, which a browser never sends.
    assert seen.path.startswith("search.html#")
    assert not any("协商" in unquote(url) for url in seen.requested)
    seen.is_clean()


def test_back_restores_the_results(visit, at_root):
    seen = visit(at_root, "search.html", fragment="#q=" + quote("逾期"))
    before = answers_on_page(seen)
    seen.page.locator(".search-link").first.click()
    seen.page.wait_for_load_state()
    seen.page.go_back()
    assert answers_on_page(seen) == before
    assert seen.page.locator(".search-input").input_value() == "逾期"


def test_works_by_keyboard_alone(visit, at_root):
    seen = visit(at_root)
    page = seen.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.classList.contains('search-input')")
    assert page.locator(".search-input").input_value() == "", "the shortcut is not typed into the box"
    page.keyboard.type("逾期")
    page.locator(".search-suggestion").first.wait_for()
    # The list is drawn again when the second part of the index arrives.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".search-suggestion[aria-selected=true]")
    assert chosen.count() == 1
    # A screen reader hears the choice although the focus stays in the box.
    assert page.locator(".search-input").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    page.locator(".search-suggestion").first.wait_for(state="hidden")
    assert page.locator(".search-input").get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.locator(".search-suggestion").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("index.html") and url != at_root)
    seen.is_clean()


def test_a_slash_in_a_field_is_a_slash(visit, at_root):
    page = visit(at_root).page
    page.locator(".search-input").click()
    page.keyboard.type("a/b")
    assert page.locator(".search-input").input_value() == "a/b"


def test_choosing_a_word_in_the_input_method_is_not_a_search(visit, at_root):
    """Enter that ends a composition belongs to the input method: no search, no jump to a suggestion."""
    seen = visit(at_root)
    page = seen.page
    page.locator(".search-input").click()
    devtools = seen.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "yu'qi", "selectionStart": 5, "selectionEnd": 5})
    composing = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener('keydown', e => setTimeout(() => done([e.isComposing, e.defaultPrevented]), 0), {once: true});
            const box = document.querySelector('.search-input');
            for (const key of ['Enter', 'ArrowDown', 'Escape', '/'])
                box.dispatchEvent(new KeyboardEvent('keydown', {key, isComposing: true, keyCode: 229, bubbles: true, cancelable: true}));
        })"""
    )
    assert composing == [True, False]
    devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"})
    page.wait_for_timeout(200)
    assert seen.path in ("", "index.html")
    devtools.send("Input.insertText", {"text": "逾期"})
    assert page.locator(".search-input").input_value() == "逾期"
    page.locator(".search-suggestion").first.wait_for()
    seen.is_clean()


@pytest.mark.parametrize("words", ["zzqqxx", "😀😀", "<img src=x onerror=alert(1)>", "\"'&<>", "字" * 10_000])
def test_hopeless_questions_still_lead_on(visit, base, words):
    seen = visit(base, "search.html", fragment="#q=" + quote(words))
    seen.page.locator(".search-empty, .search-result, .search-problem").first.wait_for()
    assert seen.page.locator("a[href*='questions.html']:visible").count() > 0
    assert seen.page.locator(".search-results img, .search-results script").count() == 0
    seen.is_clean()


def test_a_missing_index_is_said(visit, at_root):
    seen = visit(at_root, "index.html")
    seen.context.route("**/search/**", lambda route: route.abort())
    seen.open("search.html", "#q=" + quote("逾期"))
    seen.page.locator(".search-problem[role=alert]").wait_for()
    assert seen.page.locator("a[href*='questions.html']:visible").count() > 0


def test_every_page_reaches_search(visit, site, at_root):
    seen = visit(at_root, page_of_each_type(site)["guide"])
    seen.page.locator(".header-search").click()
    seen.page.wait_for_url("**/search.html*")
    assert seen.page.locator(".search-input").is_visible()
