"""The case file's panel: nothing kept without consent, one key after it, export, import, erase; damaged and foreign texts lose nothing."""

import json
import re
import urllib.parse

import pytest

from test_accessibility import violations
from visits import to_medium

TOOL = "tools/timeline.html"
CASE = {"basics": {"name": "张三", "lender": "某消费金融公司"}, "log": {"entries": [{"said": "答应 7 日内回复"}]}}


def key_of(base):
    return "signpost-case:" + urllib.parse.urlsplit(base).path


def stored(page):
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def write(page, case=CASE):
    page.evaluate("given => Object.keys(given).forEach(name => SignpostCase.write(name, given[name]))", case)


def panel(seen):
    box = seen.page.locator(".case-file")
    box.wait_for()
    if not box.evaluate("e => e.open"):
        box.locator("summary").click()
    return box


def do(box, name):
    box.locator(f"[data-do={name}]").click()


def said(box):
    return box.locator("[data-case=done]").inner_text()


def exported(box):
    with box.page.expect_download() as download:
        do(box, "export")
    return download.value


def take(box, text, name="case.json"):
    data = text.encode() if isinstance(text, str) else text
    box.locator("[data-case=file]").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})


def test_keeps_only_after_consent_and_under_the_key_of_this_site(visit, base):
    seen = visit(base, TOOL)
    box = panel(seen)
    write(seen.page)
    assert stored(seen.page) == {}
    do(box, "keep")
    assert {key: json.loads(text)["sections"] for key, text in stored(seen.page).items()} == {key_of(base): CASE}
    assert said(box)
    seen.page.reload()
    assert seen.page.evaluate("SignpostCase.read('basics')") == CASE["basics"]
    do(panel(seen), "stop")
    assert stored(seen.page) == {}
    assert seen.page.evaluate("SignpostCase.read('basics')") == CASE["basics"], "stopping takes nothing from the page"
    seen.is_clean()


def test_shows_what_there_is_in_words(visit, at_root):
    seen = visit(at_root, TOOL)
    box = panel(seen)
    assert not box.locator("[data-do=export]").is_visible()
    write(seen.page, CASE | {"materials": {"ticked": {"id": True, "flow": False}}, "x-later": [[], {}, "<img src=x>"]})
    words = box.locator("[data-case=contents]").inner_text()
    for part in ["常用信息", "姓名：张三", "贷款机构：某消费金融公司", "沟通记录", "答应 7 日内回复", "<img src=x>"]:
        assert part in words
    seen.is_clean()


def test_erasing_asks_in_the_page_and_leaves_nothing(visit, base):
    seen = visit(base, TOOL)
    box = panel(seen)
    write(seen.page)
    do(box, "keep")
    do(box, "erase")
    assert box.locator("[data-case=erasing]").is_visible()
    assert seen.page.evaluate("document.activeElement.dataset.do") == "erase-no"
    seen.page.keyboard.press("Escape")
    assert not box.locator("[data-case=erasing]").is_visible()
    assert len(stored(seen.page)) == 1
    do(box, "erase")
    do(box, "erase-yes")
    assert stored(seen.page) == {}
    assert seen.page.evaluate("SignpostCase.names()") == []
    assert not box.locator("[data-case=contents]").inner_text()
    seen.is_clean()


def test_an_exported_file_is_imported_by_another_browser(visit, at_root):
    first = visit(at_root, TOOL)
    box = panel(first)
    write(first.page)
    file = exported(box)
    assert re.fullmatch(r"还款协商-.*2026-11-22\.json", file.suggested_filename)
    text = open(file.path(), encoding="utf-8").read()
    assert json.loads(text) == {"format": "signpost-case", "version": 1, "saved": "2026-11-22", "sections": CASE}
    second = visit(at_root, TOOL)
    other = panel(second)
    take(other, text)
    other.page.wait_for_function("() => SignpostCase.names().length === 2")
    assert second.page.evaluate("['basics', 'log'].map(name => SignpostCase.read(name))") == [CASE["basics"], CASE["log"]]
    assert stored(second.page) == {}, "an import is no consent"
    second.is_clean()


def test_an_import_asks_before_it_replaces(visit, at_root):
    seen = visit(at_root, TOOL)
    box = panel(seen)
    write(seen.page)
    text = json.dumps({"format": "signpost-case", "version": 1, "sections": {"basics": {"name": "李四"}}})
    take(box, text)
    box.locator("[data-case=importing]", has_text="常用信息").wait_for()  # the file is read meanwhile
    do(box, "import-no")
    assert seen.page.evaluate("SignpostCase.read('basics').name") == "张三"
    take(box, text)
    do(box, "import-yes")
    assert seen.page.evaluate("[SignpostCase.read('basics').name, SignpostCase.names().join()]") == ["李四", "basics"]
    seen.is_clean()


BAD_FILES = {
    "cut off": '{"format":"signpost-case","version":1,"sections":{"basics":{"na',
    "empty": "",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "someone else's": '{"bookmarks":[1,2,3]}',
    "newer": '{"format":"signpost-case","version":2,"sections":{}}',
    "wrong inside": '{"format":"signpost-case","version":1,"sections":{"basics":{"name":5}}}',
    "huge": b"x" * 2_000_001,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_said_and_changes_nothing(visit, at_root, name):
    seen = visit(at_root, TOOL)
    box = panel(seen)
    write(seen.page)
    do(box, "keep")
    before = stored(seen.page)
    take(box, BAD_FILES[name])
    error = box.locator("[data-case=error]")
    error.wait_for()
    assert "没有动" in error.inner_text()
    assert stored(seen.page) == before
    assert seen.page.evaluate("SignpostCase.read('basics')") == CASE["basics"]
    seen.is_clean()


@pytest.mark.parametrize("text", ["{", "", "null", '{"format":"signpost-case","version":1,"sections":{"basics":1}}'])
def test_a_damaged_store_is_set_aside_and_offered(visit, at_root, text):
    seen = visit(at_root, TOOL)
    key = key_of(at_root)
    seen.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    seen.page.reload()
    box = seen.page.locator(".case-file[open]")
    box.wait_for()
    assert "没有删" in box.locator("[data-case=problem]").inner_text()
    assert stored(seen.page)[key + ":damaged"] == text
    with seen.page.expect_download() as download:
        do(box, "rescue")
    assert open(download.value.path(), encoding="utf-8").read() == text
    assert violations(seen.page) == []
    write(seen.page)
    do(box, "discard")
    assert list(stored(seen.page)) == [key]
    assert not box.locator("[data-case=problem]").is_visible()
    seen.is_clean()


def test_a_newer_store_is_left_alone(visit, at_root):
    seen = visit(at_root, TOOL)
    held = {key_of(at_root): '{"format":"signpost-case","version":7,"cases":[]}'}
    seen.page.evaluate("held => Object.keys(held).forEach(key => localStorage.setItem(key, held[key]))", held)
    seen.page.reload()
    box = panel(seen)
    assert "更新的版本" in box.locator("[data-case=problem]").inner_text()
    assert not box.locator("[data-do=keep]").is_visible()
    write(seen.page)
    assert stored(seen.page) == held
    seen.is_clean()


BROKEN_STORAGE = {
    "forbidden": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    "refusing": "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); }",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
}


@pytest.mark.parametrize("name", BROKEN_STORAGE)
def test_a_storage_that_refuses_is_said_and_the_page_goes_on(visit, at_root, name):
    seen = visit(at_root, TOOL)
    seen.context.add_init_script(BROKEN_STORAGE[name])
    seen.page.reload()
    box = panel(seen)
    write(seen.page)
    if name == "full":
        do(box, "keep")
    assert "只在这一页里" in box.locator("[data-case=problem]").inner_text()
    assert not box.locator("[data-do=keep]").is_visible()
    assert json.loads(open(exported(box).path(), encoding="utf-8").read())["sections"] == CASE
    do(box, "erase")
    do(box, "erase-yes")
    assert seen.page.evaluate("SignpostCase.names()") == []
    seen.is_clean()


def test_other_tabs_hear_of_consent_changes_and_erasing(visit, at_root):
    seen = visit(at_root, TOOL)
    other = seen.context.new_page()
    other.goto(at_root + TOOL)
    other.evaluate("window.told = 0; SignpostCase.subscribe(() => { told += 1 })")
    box = panel(seen)
    write(seen.page)
    do(box, "keep")
    other.wait_for_function("() => told > 0 && SignpostCase.isKept()")
    assert other.evaluate("SignpostCase.read('basics')") == CASE["basics"]
    other.evaluate("SignpostCase.write('letters', { to: '客服' })")
    seen.page.wait_for_function("() => SignpostCase.read('letters')")
    do(box, "erase")
    do(box, "erase-yes")
    other.wait_for_function("() => !SignpostCase.isKept() && SignpostCase.names().length === 0 && localStorage.length === 0")
    assert stored(other) == {}


def test_two_sites_on_one_host_do_not_mix(visit, at_root, below_docs):
    assert key_of(at_root) != key_of(below_docs)


def test_works_by_keyboard_alone(visit, at_root):
    seen = visit(at_root, TOOL)
    seen.page.locator(".case-file").wait_for()
    write(seen.page)
    seen.page.locator(".case-file summary").focus()
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.dataset.do") == "keep"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.dataset.do") == "stop", "the focus goes on to what takes the button's place"
    assert len(stored(seen.page)) == 1
    for _ in range(3):
        seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.dataset.do") == "erase"
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert stored(seen.page) == {}


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_is_accessible_in_every_state(visit, at_root, dark, width):
    seen = visit(at_root, TOOL, width=width, dark=dark)
    box = panel(seen)
    assert violations(seen.page) == []
    write(seen.page)
    do(box, "keep")
    do(box, "erase")
    assert violations(seen.page) == []
    do(box, "erase-no")
    take(box, '{"format":"signpost-case","version":1,"sections":{}}')
    box.locator("[data-case=importing]").wait_for()
    assert violations(seen.page) == []
    take(box, "{")
    box.locator("[data-case=error]").wait_for()
    assert violations(seen.page) == []
    wide = seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    small = box.locator("button:visible, summary:visible").evaluate_all("all => all.filter(e => e.offsetHeight < 44).map(e => e.textContent)")
    assert small == []


def test_is_not_there_without_javascript_nor_on_paper(visit, at_root):
    seen = visit(at_root, TOOL, javascript=False)
    assert not seen.page.locator(".case-file").is_visible()
    awake = visit(at_root, TOOL)
    panel(awake)
    to_medium(awake.page, "print")
    assert not awake.page.locator(".case-file").is_visible()
