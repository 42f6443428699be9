"""Tools on paper: by a tool's own button the sheet to take along, without what stands around it; afterwards the page as it was."""

import re

import pytest


@pytest.mark.parametrize("name", ["timeline", "timeline-court", "materials"])
def test_the_print_button_prints_the_tool_alone(visit, at_root, name):
    seen = visit(at_root, f"tools/{name}.html")
    page = seen.page
    page.evaluate("window.print = () => {}")
    page.locator("[data-tool] [data-do=print]").first.click()
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    assert shown.count(page.locator("h1").inner_text()) == 1
    for gone in [".sources", ".next-steps", ".site-footer", ".case-file", "button", "form"]:
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator("[data-tool]").first.is_visible()
    assert page.locator(".prose > :visible").count() == 1
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages <= 3
    page.emulate_media(media="screen")
    assert page.locator(".sources").is_visible(), "afterprint brings the page back"
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
    page.emulate_media(media="print")
    assert page.locator("[data-part=list]").is_hidden()
    assert page.locator(".log-paper").evaluate("e => getComputedStyle(e).breakBefore") == "page"
