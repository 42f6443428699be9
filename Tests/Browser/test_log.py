"""The contact log: entries on the device, undo, days since, the evidence list on paper; the other tools are handed what is known."""

import json
import re
import urllib.parse

import pytest
from playwright.sync_api import expect

from test_accessibility import violations
from visits import to_medium

TOOL = "tools/log.html"
FIRST = {
    "date": "2026-11-16", "time": "10:05", "channel": "call-out", "party": "lender", "name": "工号 0000", "number": "000 0000",
    "said": "客服说已登记。\n会有专人联系。", "promise": "书面答复", "due": "2026-11-23", "ticket": "示例 001",
    "place": "录音文件夹", "purpose": "我提出过请求", "evidence": ["recording", "ticket"],
}
SECOND = {"date": "2026-09-30", "said": "对方打给我母亲。"}


def ready(seen):
    seen.page.locator(".log-form").wait_for()
    return seen.page


def fill(page, entry):
    if not page.locator(".log-proof").evaluate("e => e.open"):
        page.locator(".log-proof summary").click()
    for name, value in entry.items():
        if name == "evidence":
            for kind in value:
                page.locator(f"[data-field=evidence][value={kind}]").check()
        elif name in ("channel", "party"):
            page.locator(f"[data-field={name}]").select_option(value)
        else:
            page.locator(f"[data-field={name}]").fill(value)


def add(page, entry):
    fill(page, entry)
    page.locator("[data-part=submit]").click()


def said(page):
    return page.locator(".log-entries .log-said").all_text_contents()


def done(page):
    return page.locator("[data-part=done]").inner_text()


def test_entries_stand_newest_first_with_all_that_was_typed(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    assert page.locator("[data-field=date]").input_value() == "2026-11-22"
    add(page, FIRST)
    add(page, SECOND)
    assert said(page) == [FIRST["said"], SECOND["said"]]
    words = page.locator(".log-entries > li").first.text_content()
    for part in ["11 月 16 日", "周\u2060一", "10:05", "我打过去", "贷款机构客服", "工号 0000", "对方答应：书面答复", "还有 1 天", "工单号 示例 001", "通话录音", "录音文件夹"]:
        assert part in words.replace("\u00a0", " "), part
    assert "只在这一页里" in done(page)
    assert page.evaluate("JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])") == '[0,0,""]'
    seen.is_clean()


@pytest.mark.parametrize(
    "entry, field",
    [
        ({"date": "", "said": "话"}, "date"), ({"date": "2026-11-23", "said": "话"}, "date"), ({"date": "1999-01-01", "said": "话"}, "date"),
        ({"said": " 　\n"}, "said"), ({"said": "长" * 2001}, "said"), ({"said": "话", "due": "2026-11-01"}, "due"),
        ({"said": "话", "purpose": "长" * 201}, "purpose"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(visit, at_root, entry, field):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    add(page, entry)
    assert page.locator(f"#log-1-{field}-error").inner_text().strip()
    assert page.locator(f"[data-field={field}]").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.dataset.field") == field
    assert said(page) == []
    assert {name: page.locator(f"[data-field={name}]").input_value() for name in entry} == entry
    seen.is_clean()


def test_a_whole_card_number_is_warned_of(visit, at_root):
    page = ready(visit(at_root, TOOL))
    warning = page.locator("[data-part=warning]")
    page.locator("[data-field=said]").fill("要我报卡号 4111 1111 1111 1112")
    assert not warning.is_visible()
    page.locator("[data-field=said]").fill("要我报卡号 4111 1111 1111 1111")
    assert warning.is_visible()


def test_changing_keeps_the_rest_and_what_was_begun(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    add(page, FIRST)
    page.locator("[data-field=said]").fill("写到一半")
    page.locator("[data-do=change]").click()
    assert page.locator("[data-field=said]").input_value() == FIRST["said"]
    assert page.locator("[data-field=evidence][value=recording]").is_checked()
    page.locator("[data-field=said]").fill("改过的话")
    page.locator("[data-part=submit]").click()
    assert said(page) == ["改过的话"]
    assert page.evaluate("SignpostCase.read('log').entries[0]") == {"id": "e1", **FIRST, "said": "改过的话"}
    assert page.locator("[data-field=said]").input_value() == "写到一半"
    page.locator("[data-do=change]").click()
    page.locator("[data-do=cancel]").click()
    assert said(page) == ["改过的话"]
    assert page.locator("[data-field=said]").input_value() == "写到一半"
    seen.is_clean()


def test_a_deleted_entry_can_be_brought_back(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    add(page, FIRST)
    add(page, SECOND)
    page.locator("[data-do=delete]").first.click()
    assert said(page) == [SECOND["said"]]
    assert page.evaluate("document.activeElement.dataset.do") == "undo"
    page.keyboard.press("Enter")
    assert said(page) == [FIRST["said"], SECOND["said"]]
    assert page.evaluate("SignpostCase.read('log').entries.length") == 2
    seen.is_clean()


def test_counts_days_and_working_days_and_hands_the_date_on(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    add(page, SECOND)
    words = page.locator("[data-part=passed]").inner_text().replace("\u00a0", " ")
    # 2026-09-30 to 2026-11-22: 53 days, of which 15 are weekend days that stay off, 5 are weekdays of the holiday, 1 Saturday is worked.
    assert "已过 53 天" in words and "33 个工作日" in words
    links = page.locator("[data-part=onward] a").evaluate_all("all => all.map(a => a.href)")
    assert len(links) == 5
    for link in links:
        assert link.startswith(base + "tools/timeline") and link.endswith("#start=2026-09-30")
        page.goto(link)
        assert page.locator(".timeline-form [name=start]").first.input_value() == "2026-09-30"
    seen.is_clean()


def test_the_table_and_the_text_hold_every_entry(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    add(page, FIRST)
    add(page, {"date": "2026-11-17", "said": "=1+1"})
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    text = open(download.value.path(), encoding="utf-8-sig", newline="").read()
    assert download.value.suggested_filename == "沟通记录-2026-11-22.csv"
    lines = text.split("\r\n")
    assert lines[0].startswith('"哪一天","几点"') and '"客服说已登记。\n会有专人联系。"' in text and "\"'=1+1\"" in text
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-do=copy]").click()
    page.wait_for_function("() => document.querySelector('[data-part=done]').textContent.includes('已复制')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "1. 2026-11-16 10:05\n   证据：通话录音、工单号、录音编号\n" in copied and "2. 2026-11-17" in copied
    seen.is_clean()


def test_prints_the_evidence_list_alone(visit, at_root):
    seen = visit(at_root, TOOL)
    seen.context.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1 }")
    page = seen.page
    page.reload()
    ready(seen)
    page.evaluate("SignpostCase.write('basics', { name: '张三', lender: '某消费金融公司' })")
    add(page, FIRST)
    add(page, SECOND)
    page.locator("[data-do=print]").click()
    assert page.evaluate("printed") == 1
    to_medium(page, "print")
    shown = page.locator("body").inner_text()
    assert shown.strip().startswith("证据目录")
    for part in ["证明目的", "我提出过请求", "提交人：张三", "对方：某消费金融公司", "提交人（签名）"]:
        assert part in shown
    for part in ["每种证据怎么留", "怎么记才有用", "来源\n\n", "我填的内容"]:
        assert part not in shown
    rows = page.locator("[data-part=rows] tr").evaluate_all("all => all.map(row => [row.cells[0].textContent, row.cells[1].textContent])")
    assert rows == [["1", "2026-09-30"], ["2", "2026-11-16 10:05"]]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    to_medium(page, "screen")
    expect(page.locator(".log-form")).to_be_visible()
    seen.is_clean()


def test_kept_entries_come_back_and_are_erased_with_the_case(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    add(page, FIRST)
    page.get_by_role("button", name="去设置保存").click()
    page.locator(".case-file [data-do=keep]").click()
    add(page, SECOND)
    page.reload()
    ready(seen)
    assert said(page) == [FIRST["said"], SECOND["said"]]
    page.locator(".case-file summary").click()
    page.locator("[data-do=erase]").click()
    page.locator("[data-do=erase-yes]").click()
    assert said(page) == []
    assert page.evaluate("localStorage.length") == 0
    seen.is_clean()


def keep(page):
    page.locator(".case-file summary").click()
    page.locator(".case-file [data-do=keep]").click()
    page.locator(".case-file summary").click()


def test_a_half_typed_entry_survives_a_reload_once_the_reader_has_agreed(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    page.locator("[data-field=said]").fill("写到一半")
    page.reload()
    ready(seen)
    assert page.locator("[data-field=said]").input_value() == "" and page.evaluate("localStorage.length") == 0
    page.locator("[data-field=said]").fill("写到一半")
    keep(page)  # what stands there already is kept too
    page.locator("[data-field=number]").fill("000 0000")
    page.reload()
    ready(seen)
    assert [page.locator(f"[data-field={name}]").input_value() for name in ("said", "number")] == ["写到一半", "000 0000"]
    assert said(page) == []
    page.locator("[data-part=submit]").click()
    page.reload()
    ready(seen)
    assert said(page) == ["写到一半"] and page.locator("[data-field=said]").input_value() == ""
    seen.is_clean()


def test_a_half_typed_change_survives_a_reload_with_what_was_begun_before_it(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    keep(page)
    add(page, FIRST)
    page.locator("[data-field=said]").fill("新的一条")
    page.locator("[data-do=change]").click()
    page.locator("[data-field=said]").fill("改了一半")
    page.reload()
    ready(seen)
    assert page.locator("[data-field=said]").input_value() == "改了一半" and said(page) == [FIRST["said"]]
    page.locator("[data-part=submit]").click()
    assert said(page) == ["改了一半"] and page.locator("[data-field=said]").input_value() == "新的一条"
    seen.is_clean()


def test_what_cannot_be_read_is_said_and_kept(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    odd = [{"date": 5}, "?", {"date": "2026-99-99", "said": "没有这一天", "id": "<b>"}]
    file = {"format": "signpost-case", "version": 1, "sections": {"log": {"entries": odd}}}
    page.locator("[data-case=file]").set_input_files(
        {"name": "case.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )
    page.locator("[data-part=rest]").wait_for()
    assert "2" in page.locator("[data-part=rest]").inner_text()
    assert said(page) == ["没有这一天"]
    add(page, SECOND)
    kept = page.evaluate("SignpostCase.read('log').entries")
    assert odd[0] in kept and odd[1] in kept and len(kept) == 4
    seen.is_clean()


def test_enter_while_composing_ends_nothing(visit, at_root):
    page = ready(visit(at_root, TOOL))
    page.locator("[data-field=said]").fill("话")
    page.locator("[data-field=name]").fill("工号")
    page.locator("[data-field=name]").press("Enter")
    assert said(page) == []


def test_works_by_keyboard_alone(visit, at_root):
    page = ready(visit(at_root, TOOL))
    page.locator("[data-field=said]").focus()
    page.keyboard.type("abc")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.part") == "submit":
            break
    page.keyboard.press("Enter")
    assert said(page) == ["abc"]


def test_is_complete_without_javascript_and_prints_an_empty_table(visit, base):
    seen = visit(base, TOOL, javascript=False)
    page = seen.page
    assert not page.locator(".log-form").is_visible()
    assert not page.locator("[data-part=list]").is_visible()
    assert page.locator(".log-keeping dt:visible").count() >= 6
    assert page.locator(".log-paper tbody tr:visible").count() >= 10
    for media in ("screen", "print"):
        to_medium(page, media)
        words = page.locator("main").inner_text()
        for part in ["证明目的", "不剪辑", "空白记录表"]:
            assert part in words
    seen.is_clean()


def test_holds_no_field_that_a_form_would_send(visit, at_root):
    page = ready(visit(at_root, TOOL))
    assert page.locator(".log [name]").count() == 0
    fill(page, FIRST)
    assert urllib.parse.urlsplit(page.url).query == "" and not re.search("%E5|工号", page.url)


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_is_accessible_in_every_state(visit, at_root, dark, width):
    seen = visit(at_root, TOOL, width=width, dark=dark)
    page = ready(seen)
    assert violations(page) == []
    add(page, {"date": "", "said": ""})
    assert violations(page) == []
    add(page, FIRST)
    add(page, SECOND)
    page.locator("[data-do=delete]").last.click()
    page.locator(".log-preview summary").click()
    page.locator(".log-paper summary").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    small = page.locator(".log button:visible, .log input:visible:not([type=checkbox]), .log select:visible, .log summary:visible").evaluate_all(
        "all => all.filter(e => e.offsetHeight < 44).map(e => e.outerHTML.slice(0, 80))"
    )
    assert small == []
