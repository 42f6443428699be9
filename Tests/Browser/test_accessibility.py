"""axe-core finds nothing on any type of page: light and dark, on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from searching import ask, suggested
from visits import PAGE_TYPES, page_of_each_type


def violations(page):
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['help']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_axe_finds_nothing(visit, site, at_root, kind, dark, width):
    page = visit(at_root, page_of_each_type(site)[kind], width=width, dark=dark).page
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_search_results(visit, at_root, dark):
    page = ask(visit, at_root, "逾期", dark=dark).page
    assert violations(page) == []


def test_axe_finds_nothing_while_suggestions_are_open(visit, at_root):
    page = visit(at_root).page
    suggested(page, "协商")
    assert violations(page) == []
