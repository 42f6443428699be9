"""Every tool is found from the list of tools, once and under a heading that says what for; the main ones from the home page too."""

import pytest

from test_tool_privacy import tool_pages
from visits import until

# How many parts that wait for the reader are not laid out: of all of them, or of those on the screen.
LEFT_FOR_LATER = """isNear => [...document.querySelectorAll("main *")].filter(each => {
    if (getComputedStyle(each).contentVisibility !== "auto" || !each.checkVisibility()) return false;
    const box = each.getBoundingClientRect(), isOnScreen = box.height > 0 && box.bottom > 0 && box.top < innerHeight;
    return (isOnScreen || !isNear) && !each.firstElementChild.checkVisibility({ contentVisibilityAuto: true });
}).length"""


def test_the_list_names_every_tool_once_with_one_line(visit, site, at_root):
    page = visit(at_root, "tools.html").page
    cards = page.locator(".card").evaluate_all(
        "all => all.map(e => [e.querySelector('a').getAttribute('href'), e.querySelector('p').textContent.trim().length,"
        " e.closest('section').querySelector('h2').textContent.trim()])"
    )
    listed = [path for path in tool_pages(site) if path.count("/") == 1]
    assert sorted(href for href, _, _ in cards) == listed
    assert all(10 < length <= 60 for _, length, _ in cards)
    assert len({heading for _, _, heading in cards}) >= 3 and "其他工具" not in {heading for _, _, heading in cards}


def test_the_home_page_leads_to_the_tools(visit, site, at_root):
    page = visit(at_root, "index.html").page
    links = set(page.locator("main a").evaluate_all("all => all.map(e => e.getAttribute('href'))"))
    for name in ["escalation-guide", "timeline", "calculator", "materials", "letters", "log", "phrases"]:
        assert f"tools/{name}.html" in links


def test_the_tools_lead_to_one_another(visit, site, at_root):
    """No tool is where a reader's way ends."""
    pages = [path for path in tool_pages(site) if path.count("/") == 1]
    leads = {}
    for path in pages:
        seen = visit(at_root, path, javascript=False)
        hrefs = seen.page.locator("main a").evaluate_all("all => all.map(e => e.pathname)")
        leads[path] = {"tools/" + href.rsplit("/", 1)[1] for href in hrefs if "/tools/" in href}
        seen.context.close()
    for path in pages:
        assert len(leads[path] - {path}) >= 1, f"{path} leads to no other tool"


@pytest.mark.parametrize("name", ["timeline", "phrases", "materials"])
def test_what_lies_far_below_is_laid_out_when_the_reader_gets_near(visit, at_root, name):
    """As the page ships; for the other tests everything is laid out at once (see visits.py). While the reader goes down,
    what is on the screen moves at most as much as counts as good (a cumulative layout shift of 0.1; here about 0.01)."""
    seen = visit(at_root, f"tools/{name}.html", is_laid_out=False)
    page = seen.page
    page.evaluate("""() => {
        window.moved = [];
        new PerformanceObserver(list => window.moved.push(...list.getEntries().map(each => each.value))).observe({ type: "layout-shift" });
    }""")
    assert page.evaluate(LEFT_FOR_LATER, False) > 0
    place = 0
    while place < page.evaluate("() => document.documentElement.scrollHeight"):
        page.evaluate("place => scrollTo(0, place)", place)
        until(page, f"isNear => ({LEFT_FOR_LATER})(isNear) === 0", True)
        place += 300
    assert sum(page.evaluate("() => window.moved")) < 0.1
    seen.is_clean()
