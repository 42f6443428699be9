"""The estimator: recalculates on the device, agrees with the terminal, and is complete without JavaScript."""

import json
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

TOOL = "tools/timeline.html"


def ready(seen):
    seen.page.locator(".timeline-form").first.wait_for()
    return seen.page


def estimate(program, start, **options):
    settings = [part for key, value in options.items() for part in ("--set", f"{key}={value}")]
    done = subprocess.run(
        [program, "estimate", "legal-negotiation", "--site", ROOT, "--from", start, *settings, "--format", "json"],
        capture_output=True, text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def dates(page):
    """The likely and the late day of every stage that is shown."""
    return page.locator(".timeline-stages > li:visible").evaluate_all(
        """all => all.map(e => [e.dataset.stage, ...['p10', 'p50', 'p80', 'p90'].map(p => e.querySelector(`[data-day=${p}]`).dateTime)])"""
    )


def test_recalculates_when_an_answer_changes(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    page.locator("input[type=date]").first.fill("2026-12-01")
    simple = (page.locator(".timeline-sentence").inner_text(), dates(page))
    page.locator("input[value=complex]").check(force=True)
    complicated = (page.locator(".timeline-sentence").inner_text(), dates(page))
    assert complicated != simple
    assert complicated[1][-1] > simple[1][-1]
    page.locator("input[value=incomplete]").check(force=True)
    assert "completion" in [stage for stage, *_ in dates(page)]
    page.locator("input[type=date]").first.fill("2027-01-04")
    assert dates(page)[0][1] > "2027-01-04"
    seen.is_clean()


@pytest.mark.parametrize("start", ["2026-11-22", "2026-12-31", "2026-09-29"])
@pytest.mark.parametrize("dispute", ["simple", "complex"])
@pytest.mark.parametrize("materials", ["complete", "incomplete"])
def test_same_dates_as_in_the_terminal(visit, program, at_root, start, dispute, materials):
    page = ready(visit(at_root, TOOL))
    page.locator("input[type=date]").first.fill(start)
    page.locator(f"input[value={dispute}]").check(force=True)
    page.locator(f"input[value={materials}]").check(force=True)
    expected = estimate(program, start, dispute=dispute, materials=materials)
    stages = [[each["id"], *[each[p] for p in ("p10", "p50", "p80", "p90")]] for each in expected["stages"]]
    assert dates(page) == stages


@pytest.mark.parametrize("value", ["", "1990-01-01", "2199-12-31"])
def test_an_impossible_start_is_said_and_changes_nothing(visit, at_root, value):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    before = dates(page)
    page.locator("input[type=date]").first.fill(value)
    error = page.locator(".field-error").first
    assert error.is_visible() and error.inner_text().strip()
    assert page.locator("input[type=date]").first.get_attribute("aria-invalid") == "true"
    assert dates(page) == before
    seen.is_clean()


def test_is_complete_without_javascript(visit, base):
    seen = visit(base, TOOL, javascript=False)
    page = seen.page
    assert not page.locator(".timeline-form").first.is_visible(), "a form that does nothing must not be shown"
    assert page.locator(".timeline-sentence").first.inner_text().strip()
    assert page.locator(".timeline-stages > li:visible").count() >= 4
    page.locator(".timeline-static summary").first.click()
    assert page.locator(".timeline-static table:visible").first.locator("tbody tr").count() >= 4
    seen.is_clean()


def test_a_shared_link_restores_the_answers_and_holds_nothing_else(visit, at_root):
    first = visit(at_root, TOOL)
    page = ready(first)
    page.locator("input[type=date]").first.fill("2026-12-01")
    page.locator("input[value=complex]").check(force=True)
    expected = dates(page)
    page.locator("[data-do=share]").first.click()
    link = page.locator("[data-part=link]").first.input_value()
    assert link.startswith(at_root + TOOL + "#")
    again = visit(at_root, TOOL, fragment=link[len(at_root + TOOL):])
    assert dates(ready(again)) == expected
    again.is_clean()


@pytest.mark.parametrize("fragment", ["#timeline-1=%00", "#start=2026-99-99&dispute=<b>", "#" + "x" * 5000, "#%E0%A4%A"])
def test_a_broken_link_is_harmless(visit, at_root, fragment):
    seen = visit(at_root, TOOL, fragment=fragment)
    assert len(dates(ready(seen))) >= 4
    seen.is_clean()


def test_stores_nothing(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    page.locator("input[value=complex]").check(force=True)
    stored = page.evaluate("JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])")
    assert stored == '[[],[],""]'
