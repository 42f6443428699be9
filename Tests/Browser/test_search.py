"""Search in the browser: the same answers in the same order as in the terminal, from any address, by keyboard and input method."""

import json
import subprocess
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from searching import answered, ask, asked, settled, suggested, suggestions_for, urls
from visits import follow, fragment_followed, page_of_each_type, until

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
    answered(seen.page)
    return urls(seen)


@pytest.mark.parametrize("words", QUERIES)
def test_same_answers_as_in_the_terminal(visit, program, site, base, words):
    seen = ask(visit, base, words)
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


@pytest.mark.parametrize("opened", ["http", "file"])
def test_back_restores_results_and_place(visit, request, opened):
    seen = ask(visit, request.getfixturevalue({"http": "at_root", "file": "from_disk"}[opened]), "逾期")
    page = seen.page
    page.locator(".search-more-results").click()
    page.locator(".search-result").nth(19).wait_for()
    before = urls(seen)
    link = page.locator(".search-link").nth(14)
    link.scroll_into_view_if_needed()
    height = link.evaluate("e => e.getBoundingClientRect().top")
    link.click()
    page.wait_for_url("**/questions/**")
    page.go_back()
    answered(page)
    page.locator(".search-result").nth(19).wait_for()
    assert urls(seen) == before
    assert page.locator(".search-input").input_value() == "逾期"
    until(page, f"() => Math.abs(document.querySelectorAll('.search-link')[14].getBoundingClientRect().top - {height}) < 4")
    seen.is_clean()


def test_back_leads_to_the_question_before(visit, at_root):
    seen = ask(visit, at_root, "逾期")
    page, box = seen.page, seen.page.locator(".search-input")
    before = urls(seen)
    box.fill("征信")
    until(page, "() => location.hash.includes(encodeURIComponent('征信'))")
    page.keyboard.press("Enter")
    box.fill("失业")
    asked(page, "失业")
    for words in ("征信", "逾期"):
        page.go_back()
        asked(page, words)
        assert box.input_value() == words
    answered(page)
    assert urls(seen) == before
    seen.is_clean()


def test_the_skip_link_keeps_the_question(visit, at_root):
    seen = ask(visit, at_root, "逾期")
    before = urls(seen)
    seen.page.keyboard.press("Tab")
    with fragment_followed(seen.page):
        seen.page.keyboard.press("Enter")
    assert urls(seen) == before
    assert seen.path == "search.html#q=逾期"


def test_words_never_leave_the_fragment(visit, at_root):
    """Typed, chosen and followed words stand in no request, whatever the reader does with them."""
    seen = visit(at_root)
    page = seen.page
    page.locator(".search-input").press_sequentially("失业了怎么谈", delay=20)
    page.locator(".search-suggestion").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#*")
    answered(page)
    follow(page, page.locator(".search-link").first)
    assert not any(word in unquote(url) for url in seen.requested for word in ("失业", "怎么谈"))
    assert page.evaluate("document.referrer") == "", "the next page does not learn where the reader came from"


def test_works_by_keyboard_alone(visit, at_root):
    seen = visit(at_root)
    page = seen.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.classList.contains('search-input')")
    assert page.locator(".search-input").input_value() == "", "the shortcut is not typed into the box"
    suggested(page, "逾期")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".search-suggestion[aria-selected=true]")
    assert chosen.count() == 1
    # A screen reader hears the choice although the focus stays in the box.
    assert page.locator(".search-input").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    page.locator(".search-suggestion").first.wait_for(state="hidden")
    assert page.locator(".search-input").get_attribute("aria-expanded") == "false"
    assert page.locator(".search-input").input_value() == "逾期", "the first Escape only closes the list"
    page.evaluate("SignpostSearchPage.box.shownFor = null")
    page.keyboard.press("ArrowDown")
    suggestions_for(page, "逾期")
    page.keyboard.press("ArrowUp")
    last = page.locator(".search-suggestion[aria-selected=true]").get_attribute("id")
    assert last == page.locator(".search-suggestion").last.get_attribute("id"), "up from the box leads to the last"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("index.html") and url != at_root)
    seen.is_clean()


def test_reads_results_by_keyboard(visit, at_root):
    seen = ask(visit, at_root, "征信")
    page = seen.page
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelector('.search-link')")
    more = page.locator(".search-more-results")
    more.focus()
    page.keyboard.press("Enter")
    until(page, "() => document.querySelectorAll('.search-result').length > 10")
    # The reader goes on where the new ones begin.
    assert page.evaluate("[...document.querySelectorAll('.search-link')].indexOf(document.activeElement)") == 10
    page.locator(".search-folded summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".search-folded[open] a").first.is_visible()


def test_a_slash_leads_to_search_from_any_page(visit, site, at_root):
    seen = visit(at_root, page_of_each_type(site)["guide"])
    seen.page.keyboard.press("/")
    seen.page.wait_for_url("**/search.html#q=")
    seen.page.keyboard.press("/")
    assert seen.page.evaluate("document.activeElement.classList.contains('search-input')")


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
    expect(page.locator(".search-input")).to_have_value("yu'qi")
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
    settled(page)
    assert seen.path in ("", "index.html")
    devtools.send("Input.insertText", {"text": "逾期"})
    expect(page.locator(".search-input")).to_have_value("逾期")
    page.locator(".search-suggestion").first.wait_for()
    seen.is_clean()


def test_every_page_reaches_search(visit, site, at_root):
    seen = visit(at_root, page_of_each_type(site)["guide"])
    seen.page.locator(".header-search").click()
    seen.page.wait_for_url("**/search.html*")
    assert seen.page.locator(".search-input").is_visible()
