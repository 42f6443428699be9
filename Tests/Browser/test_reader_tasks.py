"""What readers come for, done from the home page with one search: the answer stands on the first page that is shown."""

import pytest

from searching import answered
from visits import follow

TASKS = [
    ("给微粒贷客服要发什么材料", "身份证"),
    ("支付令最后一天怎么异议", "15 日"),
    ("调解短信不回算同意吗", "沉默"),
    ("日息 0.05% 一年多少", "18.25%"),
    ("催收给我爸妈打电话怎么办", "家人"),
]


@pytest.mark.parametrize("words, answer", TASKS)
def test_one_search_from_the_home_page_answers(visit, at_root, words, answer):
    seen = visit(at_root)
    seen.page.locator(".search-input").fill(words)
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/search.html#*")
    answered(seen.page)
    follow(seen.page, seen.page.locator(".search-result .search-link").first)
    assert answer in seen.page.locator("main").inner_text()
    seen.is_clean()
