"""The estimator, for every model: recalculates on the device, agrees with the terminal, survives bad input, complete without JavaScript."""

import gzip
import json
import pathlib
import re
import subprocess
from urllib.parse import unquote

import PIL.Image
import pytest
import zxingcpp
from playwright.sync_api import expect

from test_accessibility import violations
from visits import to_medium

ROOT = pathlib.Path(__file__).resolve().parents[2]

TOOL = "tools/timeline.html"
# The page of each model.
PAGES = {
    "legal-negotiation": TOOL,
    "service-request": "tools/timeline-service.html",
    "mediation": "tools/timeline-mediation.html",
    "complaint": "tools/timeline-complaint.html",
    "court": "tools/timeline-court.html",
}
# A start and choices that make each page show most of what it has.
FULL = {
    "legal-negotiation": "#start=2026-12-10&dispute=complex&materials=incomplete",
    "service-request": "#start=2026-12-10&case=check&materials=incomplete",
    "mediation": "#start=2026-10-10&kind=court&confirm=confirm&signing=2026-11-10",
    "complaint": "#start=2026-12-10&case=special&after=review",
    "court": "#start=2026-12-10&paper=complaint&procedure=ordinary",
}


def ready(seen):
    seen.page.locator(".timeline-form").first.wait_for()
    return seen.page


TODAY = "2026-11-22"


def estimate(program, model, start, options):
    settings = [part for key, value in options.items() for part in ("--set", f"{key}={value}")]
    done = subprocess.run(
        [program, "estimate", model, "--site", ROOT, "--from", start, "--date", TODAY, *settings, "--format", "json"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def dates(page):
    """The dates of every stage that is shown."""
    return page.locator(".timeline-stages > li:visible").evaluate_all(
        """all => all.map(e => [e.dataset.stage, ...['p10', 'p50', 'p80', 'p90'].map(p => e.querySelector(`[data-day=${p}]`).dateTime)])"""
    )


def clocks(page):
    return page.locator("[data-clock]:visible").evaluate_all(
        """all => all.map(e => [e.dataset.clock, ...['shown', 'early', 'late'].map(r => e.querySelector(`[data-reading=${r}]`).dateTime)])"""
    )


def checkpoints(page):
    return page.locator("[data-checkpoint]:visible > .timeline-when time").evaluate_all("all => all.map(e => e.dateTime)")


CASES = [
    ("legal-negotiation", "2026-12-31", {"dispute": "complex", "materials": "incomplete"}),
    ("legal-negotiation", "2026-09-29", {"dispute": "simple", "materials": "complete"}),
    ("service-request", "2026-12-20", {"case": "check", "materials": "incomplete"}),
    ("mediation", "2026-12-28", {"kind": "court", "confirm": "confirm"}),
    ("mediation", "2026-11-22", {"kind": "other", "confirm": "plain"}),
    ("complaint", "2026-12-10", {"case": "special", "after": "review"}),
    ("complaint", "2026-11-20", {"case": "simple", "after": "regulator"}),
    ("court", "2026-12-17", {"paper": "complaint", "procedure": "ordinary"}),
    ("court", "2026-11-27", {"paper": "order"}),
    ("court", "2026-11-21", {"paper": "judgment", "procedure": "small"}),
]


@pytest.mark.parametrize(("model", "start", "options"), CASES)
def test_same_dates_as_in_the_terminal(visit, program, at_root, model, start, options):
    seen = visit(at_root, PAGES[model])
    page = ready(seen)
    page.locator("input[name=start]").fill(start)
    for option, choice in options.items():
        page.locator(f"input[name={option}][value={choice}]").check(force=True)
    expected = estimate(program, model, start, options)
    assert dates(page) == [[each["id"], *[each[p] for p in ("p10", "p50", "p80", "p90")]] for each in expected["stages"]]
    own_first = sorted(expected["clocks"], key=lambda each: each["owner"] != "reader")
    assert clocks(page) == [[each["id"], each["date"], each["early"], each["late"]] for each in own_first]
    assert checkpoints(page) == [each["date"] for each in expected["checkpoints"]]
    seen.is_clean()


def test_recalculates_when_an_answer_changes(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    page.locator("input[name=start]").fill("2026-12-01")
    simple = (page.locator(".timeline-sentence").inner_text(), dates(page))
    page.locator("input[value=complex]").check(force=True)
    complicated = (page.locator(".timeline-sentence").inner_text(), dates(page))
    assert complicated != simple
    assert complicated[1][-1] > simple[1][-1]
    page.locator("input[value=incomplete]").check(force=True)
    assert "completion" in [stage for stage, *_ in dates(page)]
    page.locator("input[name=start]").fill("2027-01-04")
    assert dates(page)[0][1] > "2027-01-04"
    assert "2027 年放假安排公布前为暂估" in page.locator("[data-part=provisional]").inner_text()
    seen.is_clean()


@pytest.mark.parametrize("model", PAGES)
def test_a_wrong_day_is_said_and_changes_nothing(visit, at_root, model):
    seen = visit(at_root, PAGES[model], fragment=FULL[model].replace("&signing=2026-11-10", ""))
    page = ready(seen)
    field, error = page.locator("input[name=start]"), page.locator("[data-part=error]")
    start = field.input_value()
    before = (dates(page), clocks(page))
    texts = set()
    for value in ["", "1990-01-01", "2199-12-31"]:
        field.fill(value)
        assert error.is_visible() and field.get_attribute("aria-invalid") == "true"
        texts.add(error.inner_text())
        assert (dates(page), clocks(page)) == before
        assert "旧结果" in page.locator("[data-part=stale]").inner_text()
    assert len(texts) == 3
    field.fill(start)
    assert page.locator("[data-part=stale]").is_hidden()
    assert not error.is_visible() and (dates(page), clocks(page)) == before
    for known in page.locator("[data-event]:visible input").all():
        known.fill("2026-10-01")
        assert "还早" in known.locator("xpath=..").locator(".field-error").inner_text()
        assert (dates(page), clocks(page)) == before
        known.fill("")
    seen.is_clean()


def test_a_day_that_does_not_exist_can_be_typed_and_is_refused(visit, at_root):
    seen = visit(at_root, PAGES["court"])
    page = ready(seen)
    # The order of the parts is the browser's own.
    for parts in (["02", "30", "2026"], ["2026", "ArrowRight", "02", "30"]):
        page.locator("input[name=start]").focus()
        for part in parts:
            page.keyboard.press(part) if part.startswith("Arrow") else page.keyboard.type(part)
        if page.locator("[data-part=error]").is_visible():
            break
        page.locator("input[name=start]").fill("2026-11-22")
        page.locator("input[name=start]").blur()
    # On the way to it a day that exists was typed; the dates are that day's.
    assert page.locator("[data-part=error]").is_visible()
    assert page.locator("input[name=start]").get_attribute("aria-invalid") == "true"
    seen.is_clean()


def test_a_day_that_is_known_makes_the_deadline_exact(visit, at_root):
    seen = visit(at_root, PAGES["complaint"], fragment="#start=2026-11-02&case=simple&after=review")
    page = ready(seen)
    own = page.locator("[data-clock=review-limit]")
    assert own.locator("[data-part=estimated]").is_visible()
    assert not page.locator("[data-part=lead]").is_visible()
    page.locator(".timeline-known summary").click()
    page.locator("input[name=known-handling]").fill("2026-11-16")
    assert not own.locator("[data-part=estimated]").is_visible()
    assert own.locator("[data-reading=shown]").get_attribute("datetime") == "2026-12-16"
    assert "12 月 16 日" in page.locator("[data-part=lead]").inner_text().replace("\u00a0", " ")
    assert page.locator("li[data-stage=handling] .timeline-happened").is_visible()
    seen.is_clean()


def test_an_unverified_period_is_never_shown_as_a_rule(visit, at_root):
    page = ready(visit(at_root, PAGES["complaint"], fragment="#start=2026-11-02&after=review"))
    clock = page.locator("[data-clock=review-decision]")
    assert clock.locator(".badge-unverified").is_visible() and clock.locator(".badge-rule").count() == 0
    assert "不能当规定用" in clock.text_content()
    chart = page.locator(".timeline-chart").text_content()
    assert "未核" in chart


@pytest.mark.parametrize("model", PAGES)
def test_is_complete_without_javascript(visit, from_disk, model):
    seen = visit(from_disk, PAGES[model], javascript=False)
    page = seen.page
    assert not page.locator(".timeline-form").is_visible(), "a form that does nothing must not be shown"
    assert page.locator(".timeline-sentence:visible, .timeline-lead:visible").first.inner_text().strip()
    for details in page.locator(".timeline-static summary").all():
        details.click()
    assert page.locator(".timeline-static table:visible").first.locator("tbody tr").count() >= 1
    # Papers arrive on any day: weekends too.
    assert page.locator(".timeline-static table:visible").last.locator("tbody tr").count() == 28
    # What was counted from the day of the build is an example, and says so with its year wherever it stands.
    def plain(found):
        return found.inner_text().replace("\u00a0", " ")

    assert "例子" in plain(page.locator(".timeline-example")) and "2026 年 11 月 22 日" in plain(page.locator(".timeline-example"))
    for found in page.locator("[data-part=lead]:visible, .timeline-sentence:visible").all():
        assert re.match(r"例：.* 20\d\d 年 ", plain(found)), plain(found)
    for heading in page.locator(".timeline section:visible h2").all():
        assert "（例：从 2026 年 11 月 22 日" in plain(heading)
    assert page.locator("[data-checkpoint]:visible").count() >= 1
    seen.is_clean()


@pytest.mark.parametrize("model", PAGES)
def test_a_shared_link_restores_the_answers_and_holds_nothing_else(visit, at_root, tmp_path, model):
    first = visit(at_root, PAGES[model], fragment=FULL[model])
    page = ready(first)
    expected = (dates(page), clocks(page), checkpoints(page))
    page.locator("[data-do=share]").click()
    link = page.locator("[data-part=link]").input_value()
    address, _, state = link.partition("#")
    assert address == at_root + PAGES[model]
    assert re.fullmatch(r"[a-z0-9=&-]+", state), "ids and dates only"
    # What the link holds is what is said of it: the days entered too, not the first one alone.
    assert "上面填的日子和选项" in page.locator("[data-part=share] .field-hint").first.inner_text()
    # The code is read back from the screen by an independent decoder.
    code = page.locator(".timeline-qr svg")
    assert code.get_attribute("role") == "img" and link in code.get_attribute("aria-label")
    picture = tmp_path / "qr.png"
    code.screenshot(path=picture)
    assert [found.text for found in zxingcpp.read_barcodes(PIL.Image.open(picture))] == [link]
    again = visit(at_root, PAGES[model], fragment="#" + state)
    page = ready(again)
    assert (dates(page), clocks(page), checkpoints(page)) == expected
    assert not page.locator("[data-part=notice]").is_visible()
    again.is_clean()


@pytest.mark.parametrize("model", PAGES)
def test_a_broken_link_is_harmless(visit, at_root, model):
    for fragment in ["#timeline-1=%00", "#start=2026-99-99&paper=<b>", "#start=2026-02-29", "#" + "x" * 5000 + "=1", "#start=%E0%A4%A"]:
        seen = visit(at_root, PAGES[model], fragment=fragment)
        page = ready(seen)
        assert page.locator("[data-part=notice]").is_visible(), fragment
        assert page.locator("input[name=start]").input_value() == "2026-11-22"
        assert clocks(page)
        seen.is_clean()
        seen.context.close()


@pytest.mark.parametrize("fragment", ["#start=1990-01-01&paper=order", "#start=2199-01-01", "#start=2026-11-10&procedure=simple&trial=2027-03-01"])
def test_a_link_with_a_wrong_day_says_so(visit, at_root, fragment):
    seen = visit(at_root, PAGES["court"], fragment=fragment)
    page = ready(seen)
    assert page.locator("input[aria-invalid=true] >> visible=true").count() == 1
    # Until it is mended, what stands there is counted from today, and is no example of another day.
    assert "11 月 22 日" in words(page, "stale") and "例" not in words(page, "lead") + words(page, "sentence")
    assert words(page, "lead").startswith("你最先要守的是 12 月 7 日")
    seen.is_clean()


def test_works_with_the_keyboard_alone(visit, from_disk):
    seen = visit(from_disk, PAGES["court"], width=1280)
    page = ready(seen)
    page.locator("input[name=paper]").first.focus()
    page.keyboard.press("ArrowRight")
    assert [each[0] for each in clocks(page)] == ["order-limit"]
    assert not page.locator("[data-option=procedure]").is_visible()
    assert not page.locator("[data-part=stages]").is_visible()
    page.keyboard.press("ArrowLeft")
    page.locator(".timeline-known summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("input[name=known-trial]").is_visible()
    page.locator("[data-do=share]").focus()
    page.keyboard.press("Enter")
    assert page.locator(".timeline-qr svg").is_visible()
    expect(page.locator("[data-part=done]")).to_have_text(re.compile(r"\S"))  # once the browser has answered about the clipboard
    page.locator("button[type=reset]").focus()
    page.keyboard.press("Enter")
    assert page.locator("input[name=start]").input_value() == "2026-11-22"
    seen.is_clean()


def test_waiting_tells_the_chance_the_period_and_the_next_step(visit, at_root):
    seen = visit(at_root, PAGES["complaint"], fragment="#start=2026-11-02&case=simple&after=accept")
    page = ready(seen)
    page.locator("[data-part=stage]").select_option("handling")
    day, words = page.locator("[data-part=today]"), page.locator("[data-part=chance]")
    day.fill("2026-11-13")
    assert "等到答复的机会" in words.inner_text() and "现在就可以" not in words.inner_text()
    day.fill("2026-11-18")
    assert "已经过了" in words.inner_text() and "现在就可以" in words.inner_text()
    assert "不是会不会同意" in words.inner_text()
    day.fill("2026-11-01")
    assert "还没到开始那天" in words.inner_text()
    day.fill("")
    assert page.locator("[data-part=today-error]").is_visible() or day.input_value()
    seen.is_clean()


def test_the_calendar_file_has_the_days_of_the_terminal(visit, program, at_root):
    page = ready(visit(at_root, PAGES["court"], fragment="#start=2026-11-22&paper=complaint&procedure=simple"))
    with page.expect_download() as download:
        page.locator("[data-do=calendar]").click()
    file = pathlib.Path(download.value.path()).read_text(encoding="utf-8")
    settings = ["--set", "paper=complaint", "--set", "procedure=simple", "--format", "ics"]
    expected = subprocess.run(
        [program, "estimate", "court", "--site", ROOT, "--from", "2026-11-22", "--date", TODAY, *settings], capture_output=True, text=True, check=True
    ).stdout

    def days(text):
        return re.findall(r"^(?:UID|DTSTART|DTEND|DTSTAMP|TRIGGER)\S*", text.replace("\r\n ", "").replace("\r", ""), re.MULTILINE)

    assert days(file) == days(expected)
    assert len(days(file)) == 20, "four events"


def test_the_text_to_copy_carries_the_deadline_first(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-11-22&paper=order")
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = ready(seen)
    page.locator("[data-do=copy]").click()
    page.wait_for_function("() => document.querySelector('[data-part=done]').textContent")
    text = page.evaluate("navigator.clipboard.readText()")
    lines = text.splitlines()
    assert lines[0] == "收到法院的起诉材料、支付令或判决" and "12 月 7 日" in lines[2]
    assert "承诺" not in text.replace("不是承诺", "") and "成功" not in text
    seen.is_clean()


def test_remembers_for_the_other_pages_only_after_consent(visit, at_root):
    seen = visit(at_root, PAGES["court"])
    page = ready(seen)
    page.locator("input[value=order]").check(force=True)
    assert page.evaluate("JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])") == '[[],[],""]'
    page.evaluate("SignpostCase.keep()")
    page.reload()
    page = ready(seen)
    assert page.locator("input[value=order]").is_checked()
    # A case file that holds junk changes nothing.
    page.evaluate("SignpostCase.write('timeline', {court: {state: 5}})")
    page.reload()
    assert ready(seen).locator("input[value=complaint]").is_checked()
    page.evaluate("SignpostCase.write('timeline', [1, 2])")
    page.reload()
    page = ready(seen)
    page.locator("input[value=judgment]").check(force=True)
    assert page.evaluate("SignpostCase.read('timeline').court.start") == "2026-11-22"
    seen.is_clean()


def words(page, part):
    """The visible text of a part with plain spaces; empty when it is hidden."""
    found = page.locator(f"[data-part={part}]")
    return found.inner_text().replace("\u00a0", " ").replace("\u2060", "") if found.is_visible() else ""


def copied(seen):
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.page.locator("[data-do=copy]").click()
    expect(seen.page.locator("[data-part=done]")).to_have_text("已复制。")
    return seen.page.evaluate("navigator.clipboard.readText()")


def test_the_next_deadline_that_still_runs_leads(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-09-01&procedure=simple&trial=2026-11-15")
    page = ready(seen)
    assert words(page, "lead") == "你最先要守的是 11 月 30 日 周一：上诉。"
    assert words(page, "lapsed") == ""
    assert words(page, "sentence") == "“上诉期”到 11 月 30 日 周一 为止，这是按规定数的。"
    assert not page.locator("[data-part=caveat]").is_visible(), "a period of law is no experience"
    assert checkpoints(page) == ["2026-11-30"]
    assert "这一步已经过去" in page.locator("[data-clock=answer-limit]").inner_text()
    text = copied(seen)
    assert "你最先要守的是 11 月 30 日 周一：上诉。" in text and "如果还没交答辩" not in text
    seen.is_clean()


@pytest.mark.parametrize(
    ("start", "last"), [("2026-10-20", "11 月 4 日"), ("2025-11-25", "2025 年 12 月 10 日")], ids=["this year", "last year"]
)
def test_a_deadline_that_ran_out_is_said_to_have_run_out(visit, at_root, start, last):
    seen = visit(at_root, PAGES["court"], fragment=f"#start={start}&paper=order")
    page = ready(seen)
    assert words(page, "lead") == ""
    assert f"期限到 {last}" in words(page, "lapsed") and "已经过了" in words(page, "lapsed") and "12348" in words(page, "lapsed")
    if start < "2026":
        assert "从 2025 年 11 月 25 日" in words(page, "basis")
    assert not page.locator("[data-part=checkpoints]").is_visible()
    assert "已经过了" in page.locator("[data-clock=order-limit]").inner_text()
    text = copied(seen)
    assert f"期限到 {last}" in text and "最先要守" not in text
    page.locator("[data-do=calendar]").click()
    assert "没有可以加入日历的" in words(page, "done")
    seen.is_clean()


@pytest.mark.parametrize(
    ("start", "lead"),
    [
        ("2026-11-06", "还清，或交书面异议：早的一天已经过了，遇休假顺延，最晚 11 月 23 日 周一，今天就办。"),
        ("2026-11-07", "今天（11 月 22 日 周日）是最后一天：还清，或交书面异议。"),
        ("2026-12-20", "你最先要守的是 2027 年 1 月 4 日 周一：还清，或交书面异议。"),
    ],
)
def test_which_day_is_still_good_and_its_year(visit, at_root, start, lead):
    page = ready(visit(at_root, PAGES["court"], fragment=f"#start={start}&paper=order"))
    assert words(page, "lead") == lead


def test_a_judgment_that_holds_already_names_the_payment_first(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-11-20&paper=judgment&procedure=small")
    page = ready(seen)
    assert "最先看判决书写的还款日" in words(page, "notice-first")
    assert words(page, "lead").startswith("还要记住 2027 年 5 月 20 日")
    assert len(checkpoints(page)) == 1
    assert "最先看判决书写的还款日" in copied(seen)


def test_what_is_counted_from_an_estimated_day_says_so_everywhere(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-11-20&procedure=simple")
    page = ready(seen)
    assert "按估算的日子推" in page.locator("[data-clock=appeal-late]").inner_text()
    assert "按估算的日子推" in page.locator("li[data-stage=appeal]").inner_text()
    assert "按估算的日子推" not in page.locator("li[data-stage=answer]").inner_text()
    assert "你的期限 15 日：约 2027 年 1 月 21 日" in page.locator(".timeline-chart").text_content().replace("\u00a0", " ")
    with page.expect_download() as download:
        page.locator("[data-do=calendar]").click()
    file = pathlib.Path(download.value.path()).read_bytes().decode().replace("\r\n ", "")
    assert "SUMMARY:估算的最后一天。如果不服判决" in file and "SUMMARY:最后一天。如果还没交答辩" in file
    assert "DESCRIPTION:按估算的日子推，收到那天起才真正算。\\n规定（CLK-38" in file
    assert re.search(r"上诉期：.*按估算的日子推", copied(seen))


def test_the_step_shows_the_readers_own_day(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-11-20")
    page = ready(seen)
    assert "12 月 5 日" in page.locator("li[data-stage=answer] [data-part=certain]").inner_text().replace("\u00a0", " ")
    assert "12 月 7 日" not in page.locator(".timeline-chart").text_content().replace("\u00a0", " ")
    assert re.search(r"答辩期：到 12 月 5 日", copied(seen))


def test_a_period_of_law_is_no_number_of_working_days(visit, from_disk):
    page = visit(from_disk, PAGES["court"], javascript=False).page
    rows = page.locator(".timeline-static tr", has=page.locator("th", has_text="答辩期")).all_text_contents()
    assert len(rows) == 3 and all("15 日，按自然日数" in row and "11" not in row for row in rows)


def test_days_that_have_not_come_or_stand_in_the_wrong_order_are_refused(visit, at_root):
    page = ready(visit(at_root, PAGES["court"], fragment="#start=2026-11-10&procedure=simple"))
    before = (dates(page), clocks(page))
    page.locator(".timeline-known summary").click()
    page.locator("input[name=known-trial]").fill("2027-03-01")
    assert "还没到" in page.locator("[data-event=trial] .field-error").inner_text()
    assert (dates(page), clocks(page)) == before
    page.locator("input[name=known-trial]").fill("2026-11-22")
    assert not page.locator("[data-event=trial] .field-error").is_visible()
    page = ready(visit(at_root, PAGES["mediation"], fragment="#start=2026-11-01&confirm=confirm&talks=2026-11-20&signing=2026-11-05"))
    assert page.locator(".timeline-known").get_attribute("open") is not None
    assert "哪天口头谈妥" in page.locator("[data-event=signing] .field-error").inner_text()


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (["signing=2027-03-01"], "has not come yet: today is 2026-11-22"),
        (["talks=2026-11-20", "signing=2026-11-05"], "lies before talks=2026-11-20"),
        (["talks=2026-10-20"], "lies before the start"),
    ],
)
def test_the_terminal_refuses_such_days_too(program, known, why):
    settings = [part for each in known for part in ("--known", each)]
    done = subprocess.run(
        [program, "estimate", "mediation", "--site", ROOT, "--from", "2026-11-01", "--date", TODAY, *settings], capture_output=True, text=True
    )
    assert done.returncode != 0 and why in done.stderr


def test_whoever_waits_is_told_the_period_that_ran_out_last(visit, at_root):
    for case in ["simple", "complex", "special"]:
        page = ready(visit(at_root, PAGES["complaint"], fragment=f"#start=2026-08-20&case={case}&after=accept"))
        page.locator("[data-part=stage]").select_option("handling")
        chance = words(page, "chance")
        assert "合计最长）”的期限到 10 月 19 日" in chance and "12378" in chance, case


def test_a_link_counts_once_and_what_is_entered_afterwards_wins(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-11-20")
    page = ready(seen)
    start = page.locator("input[name=start]")
    start.fill("2026-11-10")
    shown = clocks(page)
    page.evaluate("SignpostCase.keep()")
    assert (start.input_value(), clocks(page)) == ("2026-11-10", shown)
    # Another page of the site writes something else into the case.
    other = seen.context.new_page()
    other.goto(at_root + "tools/log.html")
    other.evaluate("SignpostCase.write('log', [])")
    expect(start).to_have_value("2026-11-10")
    other.evaluate("SignpostCase.write('basics', {name: '张三'})")
    expect(start).to_have_value("2026-11-10")
    assert "start=" not in page.url
    page.reload()
    page = ready(seen)
    assert (page.locator("input[name=start]").input_value(), clocks(page)) == ("2026-11-10", shown)
    # A link that is gone to later counts again; what is imported afterwards counts more.
    page.evaluate("location.hash = '#start=2026-11-18'")
    expect(page.locator("input[name=start]")).to_have_value("2026-11-18")
    page.evaluate("SignpostCase.replace({timeline: {court: {state: '#start=2026-11-03&paper=order'}}})")
    expect(page.locator("input[name=start]")).to_have_value("2026-11-03")
    assert [each[0] for each in clocks(page)] == ["order-limit"]
    page.evaluate("SignpostCase.erase()")
    expect(page.locator("input[name=start]")).to_have_value("2026-11-22")
    seen.is_clean()


def test_a_link_that_was_only_looked_at_survives_what_other_pages_write(visit, at_root):
    seen = visit(at_root, PAGES["court"], fragment="#start=2026-11-20")
    page = ready(seen)
    page.evaluate("SignpostCase.keep()")
    other = seen.context.new_page()
    other.goto(at_root + "tools/log.html")
    other.evaluate("SignpostCase.write('basics', {name: '张三'})")
    expect(page.locator("input[name=start]")).to_have_value("2026-11-20")
    assert page.evaluate("SignpostCase.read('timeline')") is None, "what was only looked at is not stored"


# The drawing as its parts: what each is, where, and its words.
DRAWN = """svg => [...svg.querySelectorAll('*')].map(e => [e.tagName, [...e.attributes].map(a => a.name + '=' + a.value).sort(),
    e.children.length ? '' : e.textContent])"""


@pytest.mark.parametrize("model", PAGES)
def test_the_script_draws_what_the_program_drew(visit, at_root, model):
    static = visit(at_root, PAGES[model], javascript=False).page.locator(".timeline-chart").evaluate(DRAWN)
    page = ready(visit(at_root, PAGES[model]))
    assert page.locator(".timeline-chart").evaluate(DRAWN) == static
    bands = [part for part in static if part[0] == "rect" and any(each in ("class=bar", "class=bar-late", "class=bar-last") for each in part[1])]
    assert len(bands) > 3, "three bands in the legend"
    assert "八成以内" in str(static)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("model", PAGES)
def test_axe_finds_nothing_in_any_state(visit, at_root, model, dark):
    page = ready(visit(at_root, PAGES[model], fragment=FULL[model], dark=dark))
    page.evaluate("document.querySelectorAll('.timeline details').forEach(e => { e.open = true })")
    page.locator("[data-do=share]").click()
    awaited = page.locator("[data-part=stage] option:not([disabled])").nth(1).get_attribute("value")
    page.locator("[data-part=stage]").select_option(awaited)
    assert violations(page) == []
    page.locator("input[name=start]").fill("")
    page.locator("[data-event]:visible input").first.fill("1999-01-01")
    assert violations(page) == []


@pytest.mark.parametrize("model", PAGES)
def test_the_printed_sheet_has_boxes_to_tick(visit, from_disk, model):
    page = ready(visit(from_disk, PAGES[model], fragment=FULL[model]))
    to_medium(page, "print")
    for hidden in [".timeline-form", ".timeline-actions", ".timeline-waiting", ".timeline-static"]:
        assert not page.locator(hidden).first.is_visible(), hidden
    shown = page.locator("[data-checkpoint]:visible, .timeline-own [data-clock]:visible")
    assert shown.count() >= 2
    borders = shown.evaluate_all("all => all.map(e => getComputedStyle(e, '::before').borderTopWidth)")
    assert all(float(width[:-2]) >= 1 for width in borders)
    assert page.locator(".timeline-figure").is_visible()


@pytest.mark.parametrize("model", PAGES)
def test_is_light(visit, site, at_root, model):
    """60 KB gzipped in all, for a slow network at midnight."""
    seen = visit(at_root, PAGES[model])
    seen.page.wait_for_load_state("networkidle")
    paths = {unquote(url[len(at_root):].split("#")[0]) for url in seen.requested}
    assert sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in paths) <= 60 * 1024, paths


def test_no_page_is_wider_than_a_small_phone(visit, at_root):
    for model, path in PAGES.items():
        page = ready(visit(at_root, path, width=320, fragment=FULL[model]))
        page.locator("[data-do=share]").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, model
