"""The letters: filled in on the device, checked, one page on paper, and complete without JavaScript."""

import json
import pathlib
import re

import pytest
from playwright.sync_api import expect

from test_accessibility import violations
from visits import fragment_followed, to_medium

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = "tools/letters.html"
VECTORS = json.loads((ROOT / "Tests/Vectors/letters.json").read_text(encoding="utf-8"))
LETTERS = [letter["id"] for letter in VECTORS["letters"]]


def open_letter(visit, base, letter, **options):
    seen = visit(base, TOOL, fragment=f"#letter-{letter}", **options)
    seen.page.locator(f"#letter-{letter} .letter-form").wait_for()
    return seen, seen.page.locator(f"#letter-{letter}")


def paper(letter):
    return letter.locator(".letter-paper").inner_text()


def fill(letter, **values):
    for name, value in values.items():
        control = letter.locator(f"[name='{name.replace('_', '-')}']")
        if control.evaluate("e => e.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
            control.dispatch_event("change")


def test_a_letter_is_chosen_filled_in_and_read(visit, base):
    seen = visit(base, TOOL)
    page = seen.page
    assert page.locator(".letter:visible").count() == 0
    page.locator(".letters-list a[href='#letter-instalments']").click()
    letter = page.locator("#letter-instalments")
    letter.locator("form").wait_for()
    assert page.locator(".letter:visible").count() == 1
    fill(letter, name="张三", lender="某银行", contract="ＨＴ－１", monthly="1,200 元", situation="10 月起失业。", first_day="2027-01-10")
    text = paper(letter)
    for words in ["张三", "某银行：", "HT-1", "每月能还1200元", "10 月起失业。", "2027年1月10日", "2026年11月22日"]:
        assert words in text
    assert "剩余本金" not in text, "what is optional and empty is left out"
    fill(letter, principal="20000")
    assert "剩余本金约20000元" in paper(letter)
    letter.locator("[data-part=back] a").click()
    page.locator(".letters-list").wait_for()  # a link to a fragment is followed a moment after the click
    assert page.locator(".letter:visible").count() == 0
    seen.is_clean()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("monthly", "约五百"), ("monthly", "0"), ("phone", "12"), ("first_day", "2020-01-01"), ("name", "名" * 30), ("terms", "-3"), ("terms", "abc"),
        ("terms", "0"),
    ],
)
def test_a_wrong_entry_is_said_and_stays_out_of_the_letter(visit, at_root, name, value):
    seen, letter = open_letter(visit, at_root, "instalments")
    before = paper(letter)
    fill(letter, **{name: value})
    box = letter.locator(f"[data-field='{name.replace('_', '-')}']")
    assert box.locator(".field-error").is_visible() and box.locator(".field-error").inner_text().strip()
    assert box.locator("input").get_attribute("aria-invalid") == "true"
    assert paper(letter) == before
    seen.is_clean()


def test_hints_about_tone_are_shown_under_the_field(visit, at_root):
    seen, letter = open_letter(visit, at_root, "complaint")
    fill(letter, facts="不处理我就曝光，身份证 110101199003074514")
    tone = letter.locator("[data-field=facts] .letter-tone")
    assert tone.locator("li").count() == 2 and "曝光" in tone.inner_text()
    assert violations(seen.page) == []
    fill(letter, facts="11 月 3 日 23 点来电，要求我当晚还款。")
    assert not tone.is_visible()
    seen.is_clean()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("我想死", "12356"), ("想割腕", "12356"), ("我要跳河", "12356"), ("活着没什么意思", "12356"), ("开一张假的失业证明", "材料必须是真的"),
        ("帮我P一张流水", "材料必须是真的"), ("不给分期我就去银保监会一直投诉", "不要绑在一起"), ("我会每天投诉你们", "像要挟"), ("到你们公司门口拉横幅", "像要挟"),
    ],
)
def test_plain_words_of_despair_forgery_and_threat_give_a_hint(visit, at_root, words, found):
    _, letter = open_letter(visit, at_root, "instalments")
    fill(letter, situation=words)
    tone = letter.locator("[data-field=situation] .letter-tone")
    assert found in tone.inner_text()
    if found == "12356":
        assert tone.locator("a").get_attribute("href") == "../questions/emotional-help.html"


def test_dates_are_held_against_each_other(visit, at_root):
    seen, letter = open_letter(visit, at_root, "extension")
    fill(letter, due="2026-11-25", new_due="2026-11-23", date="2026-12-05")

    def error(name):
        return letter.locator(f"[data-field={name}] .field-error")

    assert "原来的还款日" in error("new-due").inner_text() and "原来的还款日" in error("date").inner_text()
    text = paper(letter)
    assert "2026年11月23日" not in text and "2026年12月5日" not in text and "2026年11月25日" in text
    fill(letter, due="2026-12-10")
    assert not error("date").is_visible() and error("new-due").is_visible(), "an error goes when the other date is mended"
    fill(letter, new_due="2026-12-11")
    assert not error("new-due").is_visible() and "2026年12月11日" in paper(letter)
    assert violations(seen.page) == []
    seen.is_clean()


@pytest.mark.parametrize(
    ("letter", "field", "over", "step"),
    [
        ("payment-order-objection", "served", "2026-10-01", "12348"),
        ("court-answer", "served", "2026-10-01", "按传票到庭"),
        ("review", "received", "2026-06-01", "12378"),
    ],
)
def test_a_deadline_that_is_over_is_said_with_what_is_left(visit, at_root, letter, field, over, step):
    seen, section = open_letter(visit, at_root, letter)
    fill(section, **{field: "2026-11-20"})
    note, own = section.locator(f"[data-field={field}] .letter-tone"), section.locator(".letter-own").first
    assert not note.is_visible() and own.locator("[data-part=in-time]").is_visible()
    fill(section, **{field: over})
    assert "已经过了" in note.inner_text() and step in note.inner_text()
    assert "已经过了" in own.locator("[data-part=when]").inner_text()
    assert not own.locator("[data-part=in-time]").is_visible() and step in own.locator(".letter-late").inner_text()
    assert "期间内" not in paper(section)
    seen.page.evaluate("navigator.clipboard.writeText = () => Promise.resolve()")
    section.locator("[data-do=copy]").click()
    section.locator("[data-part=done]", has_text="已经过了").wait_for()
    section.locator("[data-do=calendar]").click()
    assert "已经过去" in section.locator("[data-part=noted]").inner_text(), "no reminder of a day that is over"
    assert violations(seen.page) == []
    fill(section, date={"2026-10-01": "2026-10-10", "2026-06-01": "2026-06-20"}[over])
    assert "如果还没交" in note.inner_text(), "dated in time, which today is not: sent already, or a date of weeks ago"
    fill(section, **{field: "2026-11-20"}, date="2026-11-21")
    assert not note.is_visible()
    seen.is_clean()


def test_a_last_day_moved_off_a_weekend_is_said_on_that_weekend(visit, at_root):
    _, letter = open_letter(visit, at_root, "payment-order-objection")
    fill(letter, served="2026-11-06")  # 15 days on is Saturday, 11-21; today is Sunday
    note = letter.locator("[data-field=served] .letter-tone")
    assert "今天就交" in note.inner_text() and "11 月 23 日" in note.inner_text().replace("\u00a0", " ")
    assert letter.locator(".letter-own [data-part=in-time]").first.is_visible()


def test_experience_is_a_range_and_says_that_it_is_one(visit, base):
    _, letter = open_letter(visit, base, "instalments")
    for step in letter.locator("[data-part=step]").all():
        first, last = step.locator("[data-part=when] time").evaluate_all("all => all.map(e => e.dateTime)")
        assert first < last
        assert "经验" in step.locator(".badge").inner_text() and "机构可以不同意" in step.locator("[data-part=rule]").inner_text()


def test_papers_are_enclosed_only_when_the_reader_says_so(visit, at_root):
    for name, field in {"instalments": "hardship_proof", "complaint": "evidence", "payment-order-objection": "court_evidence"}.items():
        _, letter = open_letter(visit, at_root, name)
        assert "附后" not in paper(letter)
        fill(letter, **{field: "attached"})
        assert "附后" in paper(letter)


def keep(page):
    page.evaluate("SignpostCase.keep()")


def half_typed(visit, at_root, words):
    """The complaint with a case kept, and words in a field that was not left."""
    seen, letter = open_letter(visit, at_root, "complaint")
    keep(seen.page)
    letter.locator("[name=facts]").click()
    seen.page.keyboard.insert_text(words)
    return seen, letter


def test_half_a_sentence_outlives_what_another_tab_writes(visit, at_root):
    seen, letter = half_typed(visit, at_root, "打了很多字还没离开")
    other = seen.context.new_page()
    other.goto(at_root + "tools/log.html")
    other.evaluate("SignpostCase.write('log', { entries: [{ id: 'e1', date: '2026-11-15', said: '来自另一页' }] })")
    letter.locator("[data-field=facts] option", has_text="来自另一页").wait_for(state="attached")
    assert letter.locator("[name=facts]").input_value() == "打了很多字还没离开" and "打了很多字还没离开" in paper(letter)
    other.wait_for_function("() => ((SignpostCase.read('letters') || {}).values || {}).facts === '打了很多字还没离开'")


def test_half_a_sentence_outlives_the_page_when_the_reader_keeps_a_case(visit, at_root):
    seen, letter = half_typed(visit, at_root, "没离开就刷新")
    seen.page.reload()
    letter.locator("form").wait_for()
    assert letter.locator("[name=facts]").input_value() == "没离开就刷新"


def test_what_is_erased_elsewhere_does_not_come_back(visit, at_root):
    seen, letter = open_letter(visit, at_root, "complaint")
    keep(seen.page)
    fill(letter, facts="要删的")
    other = seen.context.new_page()
    other.goto(at_root + TOOL)
    other.evaluate("SignpostCase.erase()")
    seen.page.wait_for_function("() => document.querySelector('#letter-complaint [name=facts]').value === ''")
    assert other.evaluate("localStorage.length") == 0


def test_amounts_are_read_as_the_calculator_reads_them(visit, at_root):
    seen, letter = open_letter(visit, at_root, "instalments")
    for typed, written in {"5千": "5000", "五万": "50000", "5w": "50000", "两千块": "2000"}.items():
        seen.page.evaluate("typed => SignpostCase.write('basics', { monthly: typed })", typed)
        for fragment in ("#letters-1-list", "#letter-instalments"):
            with fragment_followed(seen.page):
                seen.page.evaluate("fragment => { location.hash = fragment }", fragment)
        fill(letter, monthly=typed)
        assert f"每月能还{written}元" in paper(letter)


def test_a_case_number_stays_as_it_was_typed(visit, at_root):
    _, letter = open_letter(visit, at_root, "court-answer")
    fill(letter, case_number="（2026）京0101民初1号")
    assert "（2026）京0101民初1号" in paper(letter)


def test_input_methods_are_left_in_peace(visit, at_root):
    _, letter = open_letter(visit, at_root, "itemize")
    field = letter.locator("[name=name]")
    field.evaluate("e => { e.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true})); e.value = 'zhang';"
                   " e.dispatchEvent(new InputEvent('input', {bubbles: true})); }")
    assert "zhang" not in paper(letter)
    field.evaluate("e => { e.value = '张'; e.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})); }")
    assert "张" in paper(letter)


def test_the_readers_own_deadline_is_early(visit, at_root):
    _, letter = open_letter(visit, at_root, "payment-order-objection")
    step = letter.locator("[data-part=step]").first
    assert "填上" in step.locator("[data-part=when]").text_content()
    fill(letter, served="2026-11-20")  # 15 days on is a Saturday
    assert step.locator("time").get_attribute("datetime") == "2026-12-05"
    assert "12 月 7 日" in step.locator("[data-part=other]").text_content().replace("\u00a0", " ")


def test_the_dates_after_sending_go_into_a_calendar(visit, base):
    seen, letter = open_letter(visit, base, "complaint")
    fill(letter, date="2026-11-25", name="张三", facts="11 月 3 日来电。")

    def calendar():
        with seen.page.expect_download() as download:
            letter.locator("[data-do=calendar]").click()
        assert download.value.suggested_filename.endswith(".ics")
        return pathlib.Path(download.value.path()).read_bytes().decode("utf-8").replace("\r\n ", "")

    file = calendar()
    dates = [time.replace("-", "") for time in letter.locator("[data-part=when] time").evaluate_all("all => all.map(e => e.dateTime)")]
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", file) == dates and len(dates) > 1
    labels = letter.locator("[data-part=label]").all_text_contents()
    assert [words for words in re.findall(r"SUMMARY:(.*)\r", file)] == labels
    assert file.count("TRIGGER:-P1D") == len(dates) and "张三" not in file and "来电" not in file
    assert "个日子" in letter.locator("[data-part=noted]").inner_text()
    assert re.findall(r"UID:(.*)\r", calendar()) == re.findall(r"UID:(.*)\r", file), "taken again, the entries change instead of doubling"
    seen.is_clean()


def test_a_date_that_is_not_known_stays_out_of_the_calendar_and_is_named(visit, at_root):
    seen, letter = open_letter(visit, at_root, "payment-order-objection")
    letter.locator("[data-do=calendar]").click()
    assert "收到法院文书的日期" in letter.locator("[data-part=noted]").inner_text()
    assert violations(seen.page) == []
    seen.is_clean()


ENTRY = {
    "id": "e1", "date": "2026-11-16", "time": "23:10", "channel": "call-in", "party": "collector", "number": "000 0000",
    "said": "打给我母亲\n说出了我的欠款。", "promise": "停止打扰", "due": "2026-11-20", "ticket": "示例 001",
}


def test_an_entry_of_the_log_goes_into_a_letter(visit, base):
    seen, letter = open_letter(visit, base, "complaint")
    assert letter.locator(".letter-log:visible").count() == 0, "nothing to take, nothing offered"
    seen.page.evaluate("entry => SignpostCase.write('log', { entries: [entry, { id: 'e2', date: '2026-11-17', said: '后来又打' }] })", ENTRY)
    for fragment in ("#letters-1-list", "#letter-complaint"):
        with fragment_followed(seen.page):
            seen.page.evaluate("fragment => { location.hash = fragment }", fragment)
    facts = letter.locator("[data-field=facts]")
    assert facts.locator("option").all_inner_texts()[1].replace("\u00a0", " ").startswith("11 月 16 日")
    fill(letter, facts="第一件。")
    facts.locator("select").select_option("e1")
    facts.locator("[data-do=take]").click()
    words = ("2026年11月16日 23:10，对方打来（自称催收的人，000 0000）：打给我母亲；说出了我的欠款。"
             "对方答应在2026年11月20日前：停止打扰。工单号示例 001。")
    assert letter.locator("[name=facts]").input_value() == "第一件。\n" + words
    assert words in paper(letter)
    assert seen.page.evaluate("document.activeElement.name") == "facts"
    ticket = letter.locator("[data-field=order-number]")
    assert ticket.locator("option").count() == 1, "only entries with a ticket"
    ticket.locator("[data-do=take]").click()
    assert letter.locator("[name=order-number]").input_value() == "示例 001"
    assert letter.locator("[data-field=name] .letter-log").count() == 0
    seen.is_clean()
    assert violations(seen.page) == []


def test_what_is_shared_is_typed_once(visit, at_root):
    seen, letter = open_letter(visit, at_root, "itemize")
    fill(letter, name="张三", lender="某银行", contract="HT1", date="2026-11-25")
    seen.page.evaluate("location.hash = '#letter-complaint'")
    other = seen.page.locator("#letter-complaint")
    other.locator("form").wait_for()
    assert [other.locator(f"[name={name}]").input_value() for name in ("name", "lender", "date")] == ["张三", "某银行", "2026-11-25"]
    seen.is_clean()


def test_stores_nothing_without_consent(visit, at_root):
    seen, letter = open_letter(visit, at_root, "itemize")
    fill(letter, name="张三", lender="某银行")
    stored = seen.page.evaluate("JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])")
    assert stored == '[[],[],""]'


def test_copy_and_text_file_are_the_letter(visit, at_root):
    seen, letter = open_letter(visit, at_root, "itemize")
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(letter, name="张三", lender="某银行", contract="HT1", phone="13800138000", date="2026-11-22")
    letter.locator("[data-do=copy]").click()
    letter.locator("[data-part=done]", has_text="已复制").wait_for()
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("关于请求列明欠款明细的函\n\n某银行：\n　　我是贵公司的借款人张三，合同号HT1，")
    with seen.page.expect_download() as download:
        letter.locator("[data-do=save]").click()
    assert download.value.suggested_filename == "请对方列明欠款明细.txt"
    saved = pathlib.Path(download.value.path()).read_bytes()
    assert saved.decode("utf-8-sig").replace("\r\n", "\n") == copied
    seen.is_clean()


def test_a_late_answer_about_the_clipboard_finds_another_letter(visit, at_root):
    seen, letter = open_letter(visit, at_root, "itemize")
    page = seen.page
    page.evaluate("() => { navigator.clipboard.writeText = () => new Promise(done => { window.allow = done }) }")
    for fragment in ("#letter-complaint", "#letters-1-list"):
        letter.locator("[data-do=copy]").click()
        with fragment_followed(page):
            page.evaluate("fragment => { location.hash = fragment }", fragment)
        page.evaluate("() => { allow(); return new Promise(done => setTimeout(done, 0)) }")
        assert page.locator("[data-part=done]", has_text="已复制").count() == 0
        letter = page.locator(fragment)
    seen.is_clean()


def test_an_open_field_is_named_but_nothing_is_held_back(visit, at_root):
    seen, letter = open_letter(visit, at_root, "instalments")
    page = seen.page
    fill(letter, monthly="约一千")
    letter.locator("[data-do=save]").click()
    said = letter.locator("[data-part=done]").inner_text()
    assert "每月还得起" in said and "你的姓名" in said
    letter.locator("[data-do=mend]").click()
    assert page.evaluate("document.activeElement.name") == "monthly", "what is wrong comes before what is empty"
    fill(letter, monthly="1000")
    letter.locator("[data-do=save]").click()
    letter.locator("[data-do=mend]").click()
    assert page.evaluate("document.activeElement.name") == "name"


@pytest.mark.parametrize("letter", LETTERS)
def test_prints_on_one_page_alone(visit, at_root, letter):
    seen, section = open_letter(visit, at_root, letter)
    for control in section.locator("form [name]").all():
        kind = control.evaluate("e => e.tagName === 'INPUT' ? e.type : e.tagName")
        name = control.get_attribute("name")
        if kind == "SELECT":
            control.select_option(index=1)
        elif kind == "date":
            control.fill("2026-11-22")
        elif kind == "TEXTAREA":
            control.fill("从 10 月起收入减少，证明附后。" * 5)
        else:
            control.fill("13800138000" if kind == "tel" else "1200.50" if control.get_attribute("inputmode") else "12" if name == "terms" else "样例" * 5)
    seen.page.evaluate("window.print = () => {}")
    section.locator("[data-do=print]").click()
    to_medium(seen.page, "print")
    assert seen.page.locator("h1").is_hidden() and seen.page.locator(".letter-sheet").is_visible()
    pdf = seen.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    expect(seen.page.locator(".letter-sheet")).to_have_count(0)  # the copy goes when printing is over, which is said a moment later
    seen.is_clean()


def test_is_complete_without_javascript(visit, base):
    seen = visit(base, TOOL, javascript=False)
    page = seen.page
    assert page.locator(".letter:visible").count() == len(LETTERS)
    assert page.locator(".letter-form:visible, .letter-actions:visible").count() == 0
    assert all(letter.locator(".letter-blank").count() > 3 for letter in page.locator(".letter-paper").all())
    assert page.locator(".letter-steps time").first.get_attribute("datetime") > "2026-11-22"
    for when in page.locator("[data-part=when]").all_text_contents():
        words = when.replace("\u00a0", " ")
        assert words.startswith("例如") and "2026 年 11 月 22 日" in words and "今天" not in words, "an example names the day it counts from"
    assert page.locator(".letter-own .letter-late:visible").count() == page.locator(".letter-own").count() > 2
    seen.is_clean()


def test_works_by_keyboard(visit, at_root):
    seen = visit(at_root, TOOL)
    page = seen.page
    page.locator(".letters-list a").first.focus()
    page.keyboard.press("Enter")
    page.locator("#letter-itemize .letter-form").wait_for()
    assert page.evaluate("document.activeElement.id") == "letter-itemize-title"
    page.locator("#letter-itemize [data-part=back] a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "name"
    page.keyboard.type("张三")
    assert "张三" in paper(page.locator("#letter-itemize"))


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, at_root, dark, width):
    seen, letter = open_letter(visit, at_root, "court-answer", width=width, dark=dark)
    fill(letter, served="2026-11-23", name="名" * 60, points="一" * 200)
    assert violations(seen.page) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_with_the_tool_is_small(site):
    html = (site / TOOL).read_text(encoding="utf-8")
    files = [site / TOOL] + [site / "assets" / name for name in re.findall(r'(?:src|href)="\.\./assets/([^"]+\.(?:js|css))"', html)]
    import gzip
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= 60 * 1024
