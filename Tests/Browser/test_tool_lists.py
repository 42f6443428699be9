"""Every tool is found from the list of tools, once and under a heading that says what for; the main ones from the home page too."""

from test_tool_privacy import tool_pages


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
