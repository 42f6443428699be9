"""Tools on paper: by a tool's own button the sheet to take along, without what stands around it; afterwards the page as it was."""

import re

import pytest
from playwright.sync_api import expect

from visits import to_medium


@pytest.mark.parametrize("name", ["timeline", "timeline-court", "materials"])
def test_the_print_button_prints_the_tool_alone(visit, at_root, name):
    seen = visit(at_root, f"tools/{name}.html")
    page = seen.page
    page.evaluate("window.print = () => {}")
    page.locator("[data-tool] [data-do=print]").first.click()
    to_medium(page, "print")
    for gone in [".sources", ".next-steps", ".site-footer", ".case-file", "button", "form"]:
        expect(page.locator(f"{gone}:visible")).to_have_count(0)
    shown = page.locator("body").inner_text()
    assert shown.count(page.locator("h1").inner_text()) == 1
    assert page.locator("[data-tool]").first.is_visible()
    assert page.locator(".prose > :visible").count() == 1
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages <= 3
    to_medium(page, "screen")
    page.locator(".sources").wait_for()  # afterprint, which comes a moment later, brings the page back
    seen.is_clean()


def sheet(seen):
    """What the print button puts on paper, as text, and how many pages it takes."""
    page = seen.page
    page.evaluate("window.print = () => {}")
    page.locator("[data-do=print]:visible").first.click()
    to_medium(page, "print")
    for gone in [".sources", ".next-steps", ".site-footer", ".case-file", "button", "form", "[data-part=done]"]:
        expect(page.locator(f"{gone}:visible")).to_have_count(0)
    return page.locator("body").inner_text(), len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_calculation_is_printed_with_what_was_entered(visit, at_root):
    seen = visit(at_root, "tools/calculator.html")
    form = seen.page.locator(".calculator-form")
    form.locator("[name=unit][value=year]").check(force=True)
    for name, words in {"amount": "5万", "rate": "15.4", "months": "24"}.items():
        form.locator(f"[name={name}]").fill(words)
    form.locator("[type=submit]").click()
    assert not seen.page.locator(".calculator-entries").is_visible(), "on the screen the form says it"
    shown, pages = sheet(seen)
    entered = next(line for line in shown.split("\n") if line.startswith("填的内容（2026-11-22）"))
    for part in ["5万", "15.4", "每年", "等额本息", "24"]:
        assert part in entered, part
    assert "58,412.27 元" in shown and "2,402.88" in shown, "the sentence, and the last of 24 rows, which are folded on the screen"
    assert "细看这条规定" not in shown
    assert pages <= 2
    seen.is_clean()


def test_the_way_and_its_outcome_are_printed_on_one_page(visit, at_root):
    seen = visit(at_root, "tools/escalation-guide.html", fragment="#answers=verified.order.disagree")
    seen.page.locator(".decision-outcome:visible").wait_for()
    shown, pages = sheet(seen)
    for part in ["核实过了，是真的", "支付令", "15 日内，书面异议交到法院", "现在就做", "用哪封信", "支付令书面异议", "风险"]:
        assert part in shown, part
    for gone in ["算一算日期", "看材料清单", "退回"]:
        assert gone not in shown, gone
    assert seen.page.locator(".decision-step:visible").count() == 1
    assert pages == 1
    seen.is_clean()


def test_the_phrases_are_not_spread_over_half_empty_pages(visit, at_root):
    page = visit(at_root, "tools/phrases.html").page
    phrases = page.locator(".said").count()
    page.locator(".said").first.wait_for()
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages * 4 <= phrases, "with the sources that follow, four phrases and more a page"


def test_an_empty_log_prints_no_empty_list_and_its_table_on_a_page_of_its_own(visit, at_root):
    page = visit(at_root, "tools/log.html").page
    page.locator(".log-form").wait_for()
    to_medium(page, "print")
    assert page.locator("[data-part=list]").is_hidden()
    assert page.locator(".log-paper").evaluate("e => getComputedStyle(e).breakBefore") == "page"
