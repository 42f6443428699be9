"""The estimator, for every model: recalculates on the device, agrees with the terminal, survives bad input, complete without JavaScript."""

import json
import pathlib
import re
import subprocess

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
    "mediation": "#start=2026-12-10&kind=court&confirm=confirm&signing=2026-12-30",
    "complaint": "#start=2026-12-10&case=special&after=review",
    "court": "#start=2026-12-10&paper=complaint&procedure=ordinary",
}


def ready(seen):
    seen.page.locator(".timeline-form").first.wait_for()
    return seen.page


def estimate(program, model, start, options):
    settings = [part for key, value in options.items() for part in ("--set", f"{key}={value}")]
    done = subprocess.run(
        [program, "estimate", model, "--site", ROOT, "--from", start, *settings, "--format", "json"], capture_output=True, text=True
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
    seen = visit(at_root, PAGES[model], fragment=FULL[model].replace("&signing=2026-12-30", ""))
    page = ready(seen)
    field, error = page.locator("input[name=start]"), page.locator("[data-part=error]")
    before = (dates(page), clocks(page))
    texts = set()
    for value in ["", "1990-01-01", "2199-12-31"]:
        field.fill(value)
        assert error.is_visible() and field.get_attribute("aria-invalid") == "true"
        texts.add(error.inner_text())
        assert (dates(page), clocks(page)) == before
        assert "旧结果" in page.locator("[data-part=stale]").inner_text()
    assert len(texts) == 3
    field.fill("2026-12-10")
    assert page.locator("[data-part=stale]").is_hidden()
    assert not error.is_visible() and (dates(page), clocks(page)) == before
    for known in page.locator("[data-event]:visible input").all():
        known.fill("2026-12-01")
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
    assert not page.locator(".timeline-lead").is_visible()
    page.locator(".timeline-known summary").click()
    page.locator("input[name=known-handling]").fill("2026-11-16")
    assert not own.locator("[data-part=estimated]").is_visible()
    assert own.locator("[data-reading=shown]").get_attribute("datetime") == "2026-12-16"
    assert "12 月 16 日" in page.locator(".timeline-lead").inner_text().replace("\u00a0", " ")
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
    assert page.locator(".timeline-static table:visible").last.locator("tbody tr").count() >= 19
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


@pytest.mark.parametrize("fragment", ["#start=1990-01-01&paper=order", "#start=2199-01-01"])
def test_a_link_with_a_far_day_says_so(visit, at_root, fragment):
    seen = visit(at_root, PAGES["court"], fragment=fragment)
    page = ready(seen)
    assert page.locator("[data-part=error]").is_visible()
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
        [program, "estimate", "court", "--site", ROOT, "--from", "2026-11-22", *settings], capture_output=True, text=True, check=True
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


def test_no_page_is_wider_than_a_small_phone(visit, at_root):
    for model, path in PAGES.items():
        page = ready(visit(at_root, path, width=320, fragment=FULL[model]))
        page.locator("[data-do=share]").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, model
