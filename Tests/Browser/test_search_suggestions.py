"""While typing: suggestions, recent searches, the keyboard, announcements, and silence while an input method composes."""

import re

import pytest
from playwright.sync_api import expect

from conftest import serve
from searching import answered, ask, asked, settled, status, suggested, suggestions_for
from visits import follow, until

SECOND_TIER = "**/search/pages-*.js*"


def typed(visit, base, words, path="index.html"):
    seen = visit(base, path)
    suggested(seen.page, words)
    return seen


def hold(context, pattern):
    """Keeps requests waiting; the function it returns lets them go."""
    waiting = []
    context.route(pattern, lambda route: waiting.append(route))

    def release():
        context.unroute(pattern)
        for route in waiting:
            route.continue_()

    return release


def test_a_choice_outlives_the_second_tier(visit, at_root):
    """Titles answer first; when the pages arrive, neither the chosen entry nor its place changes under the reader."""
    seen = visit(at_root)
    page = seen.page
    release = hold(seen.context, SECOND_TIER)
    page.locator(".search-input").click()
    page.keyboard.type("晚几天还")
    suggestions_for(page, "晚几天还")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".search-suggestion[aria-selected=true] .search-title").inner_text()
    release()
    settled(page)
    assert page.locator(".search-suggestion[aria-selected=true]").count() == 1
    assert page.locator(".search-suggestion[aria-selected=true] .search-title").inner_text().startswith(chosen.split("\n")[0])
    assert page.locator(".search-input").get_attribute("aria-activedescendant") == page.locator("[aria-selected=true]").get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("index.html"))
    assert page.locator("h1").inner_text() == chosen.split("\n")[0]
    seen.is_clean()


def test_suggests_while_typing_and_says_how_many(visit, base):
    seen = typed(visit, base, "协商要多久")
    page, box = seen.page, seen.page.locator(".search-input")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert box.get_attribute("aria-expanded") == "true"
    until(page, "() => /^\\d+ 条建议$/.test(document.querySelector('.search-status').textContent)")
    assert page.locator(".search-status").get_attribute("role") == "status"
    page.locator(".search-suggestion").first.click()
    page.wait_for_url(lambda url: not url.endswith("index.html"))
    assert "协商" in page.locator("h1").inner_text()
    seen.is_clean()


def test_suggestions_say_how_the_words_were_read(visit, at_root):
    page = typed(visit, at_root, "协伤").page
    until(page, "() => document.querySelector('.search-drop-note').textContent === '按“协商”显示'")
    assert status(page).startswith("按“协商”显示")


def test_suggestions_close_and_open_as_the_focus_moves(visit, at_root):
    page = typed(visit, at_root, "逾期").page
    page.keyboard.press("Tab")
    page.locator(".search-drop").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.className") == "search-button"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.locator(".search-suggestion").first.wait_for()


def test_a_slow_answer_does_not_open_a_list_that_was_closed(visit, at_root):
    seen = visit(at_root)
    page = seen.page
    release = hold(seen.context, "**/search/reading.js*")
    with page.expect_request("**/search/reading.js*"):
        page.locator(".search-input").click()
        page.keyboard.type("逾期")
    page.evaluate("() => new Promise(done => setTimeout(done, 100))")  # the pause after typing, in the page's own time: now it is asked
    until(page, "() => typeof SignpostSearchEngine === 'function'")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    release()
    settled(page)
    assert not page.locator(".search-drop").is_visible()


# ---- recent searches -----------------------------------------------------------------------------------------------------------------


def remembered(page):
    return page.evaluate("localStorage.getItem(SignpostSearchPage.memory.key)")


def test_recent_searches_come_back_and_go(visit, base):
    seen = ask(visit, base, "征信")
    page, box = seen.page, seen.page.locator(".search-input")
    assert remembered(page) is None, "opening a link is not a search"
    for words in ("失业怎么办", "法院传票"):
        box.fill(words)
        page.keyboard.press("Enter")
        asked(page, words)
    seen.open("index.html")
    box.click()
    assert page.locator(".search-recent").all_inner_texts() == ["法院传票", "失业怎么办"]
    assert page.locator(".search-drop-note").inner_text() == "最近搜过，只记在这台设备上"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#*")
    answered(page)
    assert box.input_value() == "失业怎么办"
    box.fill("")
    page.locator(".search-recent").first.wait_for()
    page.locator(".search-drop").get_by_role("button", name="清除记录").click()
    assert remembered(page) is None
    assert not page.locator(".search-recent").first.is_visible()
    assert page.evaluate("document.activeElement.className") == "search-input"
    seen.is_clean()


def test_recording_can_be_refused_for_good(visit, at_root):
    seen = ask(visit, at_root, "征信")
    page, memory = seen.page, seen.page.locator(".search-memory")
    assert memory.is_visible(), "the way out is visible before anything was recorded"
    memory.get_by_role("button", name="不再记录").click()
    assert "什么都没记" in memory.inner_text()
    page.locator(".search-input").fill("失业怎么办")
    page.keyboard.press("Enter")
    asked(page, "失业怎么办")
    follow(page, page.locator(".search-link").first)
    seen.open("search.html")
    assert remembered(page) == '"off"'
    page.locator(".search-input").click()
    assert not page.locator(".search-drop").is_visible()
    memory.get_by_role("button", name="重新开始记录").click()
    page.locator(".search-input").fill("失业怎么办")
    page.keyboard.press("Enter")
    answered(page)
    assert remembered(page) == '["失业怎么办"]'


def test_recording_can_be_refused_where_it_is_seen(visit, at_root):
    seen = visit(at_root)
    page = seen.page
    page.evaluate("localStorage.setItem(SignpostSearchPage.memory.key, '[\"法院传票\"]')")
    page.locator(".search-input").click()
    page.get_by_role("button", name="不再记录").click()
    assert remembered(page) == '"off"'
    assert status(page) == "搜索记录已关闭，这台设备上什么都没记。"


@pytest.fixture
def neighbours(site, tmp_path):
    """Two copies of the site below one host."""
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(site, target_is_directory=True)
    server, base = serve(tmp_path)
    yield base
    server.shutdown()


def test_sites_below_one_host_do_not_see_each_others_searches(visit, neighbours):
    seen = visit(neighbours, "one/search.html")
    page = seen.page
    page.locator(".search-input").fill("失业怎么办")
    page.keyboard.press("Enter")
    answered(page)
    seen.open("two/index.html")
    assert remembered(page) is None
    page.evaluate("SignpostSearchPage.memory.turn(false)")
    seen.open("one/index.html")
    assert remembered(page) == '["失业怎么办"]', "kept for its own site, and not refused by the other's refusal"


@pytest.mark.parametrize("stored", ["{", "null", "7", '{"a":1}', '[1,null,{"q":2},"逾期"]', '"on"'])
def test_damaged_records_are_passed_over(visit, at_root, stored):
    seen = visit(at_root)
    seen.page.evaluate("text => localStorage.setItem(SignpostSearchPage.memory.key, text)", stored)
    seen.page.locator(".search-input").click()
    assert seen.page.locator(".search-recent").all_inner_texts() == (["逾期"] if "逾期" in stored else [])
    seen.is_clean()


def test_works_where_nothing_may_be_stored(visit, at_root):
    seen = visit(at_root)
    seen.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    seen.open("search.html", "#q=逾期")
    answered(seen.page)
    seen.page.locator(".search-input").fill("征信")
    seen.page.keyboard.press("Enter")
    asked(seen.page, "征信")
    seen.is_clean()


# ---- input methods -------------------------------------------------------------------------------------------------------------------


def compose(seen, text):
    devtools = seen.context.new_cdp_session(seen.page)
    devtools.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    expect(seen.page.locator(".search-input")).to_have_value(re.compile(re.escape(text) + "$"))
    return devtools


@pytest.mark.parametrize("path", ["index.html", "search.html"])
def test_nothing_happens_while_composing(visit, base, path):
    """Letters on their way to characters ask nothing, and Enter, arrows and Escape belong to the input method."""
    seen = visit(base, path)
    page = seen.page
    page.locator(".search-input").click()
    devtools = compose(seen, "yu'qi")
    settled(page)
    assert page.locator(".search-suggestion, .search-result").count() == 0
    prevented = page.evaluate(
        """() => ['Enter', 'ArrowDown', 'ArrowUp', 'Escape', '/'].map(key => {
            const event = new KeyboardEvent('keydown', {key, isComposing: true, keyCode: 229, bubbles: true, cancelable: true});
            document.querySelector('.search-input').dispatchEvent(event);
            return event.defaultPrevented;
        })"""
    )
    assert prevented == [False] * 5
    devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"})
    page.evaluate("document.querySelector('.search').requestSubmit()")
    settled(page)
    assert seen.path in ("", path)
    devtools.send("Input.insertText", {"text": "逾期"})
    page.locator(".search-suggestion, .search-result").first.wait_for()
    assert page.locator(".search-input").input_value() == "逾期"
    seen.is_clean()


def test_composing_keeps_the_list_that_is_open(visit, at_root):
    seen = typed(visit, at_root, "协商")
    page = seen.page
    before = page.locator(".search-suggestion").all_inner_texts()
    compose(seen, "yao")
    settled(page)
    assert page.locator(".search-suggestion").all_inner_texts() == before
