"""A saved copy tells its own age: past the review date the page says so, before it does not."""

import pytest


@pytest.mark.parametrize("today, is_old", [("2027-02-20", False), ("2027-02-21", True)])
def test_a_page_past_its_review_date_says_so(visit, at_root, today, is_old):
    seen = visit(at_root)
    seen.context.clock.set_fixed_time(today + "T10:00:00+08:00")
    seen.open("questions/payment-order-deadline.html")
    assert seen.page.locator(".stale-copy").count() == (1 if is_old else 0)
    seen.is_clean()
