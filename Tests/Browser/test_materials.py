"""The materials checklist: the program's selection in the page, ticks that stay where they are put, complete lists without a script."""

import json
import pathlib

import pytest

from test_accessibility import violations
from visits import fragment_followed, to_medium

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = "tools/materials.html"
VECTORS = json.loads((ROOT / "Tests/Vectors/materials.json").read_text(encoding="utf-8"))
ROUTES = [route["id"] for route in VECTORS["checklist"]["routes"]]


def shown(page):
    """The papers in view with the level their badge says."""
    return page.locator("[data-material]:visible").evaluate_all(
        "all => all.map(e => `${e.dataset.material}:${{必备: 'must', 最好有: 'good'}[e.querySelector('[data-part=level]').textContent]}`).join(' ')"
    )


def choose(page, route, stage=""):
    page.locator("[data-part=route]").select_option(route)
    page.locator(f"[name='{route}'][value='{stage}']").check(force=True)


def tick(page, material):
    page.locator(f"[data-material='{material}']:visible input").check()


def test_shows_the_programs_selection_for_every_route_and_step(visit, base):
    seen = visit(base, TOOL)
    page = seen.page
    page.locator(".materials-form").wait_for()
    for route, stage, expected, _ in VECTORS["cases"]:
        choose(page, route, stage)
        assert shown(page) == expected, (route, stage)
    seen.is_clean()


def test_a_tick_counts_on_every_route(visit, at_root):
    page = visit(at_root, TOOL).page
    choose(page, "court", "answer")
    tick(page, "papers")
    tick(page, "bank")
    count = sum(1 for _ in shown(page).split())
    assert f"已备 2 / {count} 样" in page.locator("[data-part=progress]").inner_text()
    choose(page, "mediation", "check")
    assert page.locator("[data-material=papers]:visible input").is_checked()
    page.locator("[data-do=clear]").click()
    assert page.locator("[data-material]:visible input:checked").count() == 0


def test_a_link_chooses_the_route(visit, base):
    seen = visit(base, TOOL, fragment="#route-credit")
    assert seen.page.locator("[data-part=route]").input_value() == "credit"
    seen.page.evaluate("location.hash = '#route-court'")
    seen.page.locator("[data-route=court]").wait_for()
    assert seen.page.locator("[data-part=route]").input_value() == "court"
    with fragment_followed(seen.page):
        seen.page.evaluate("location.hash = '#route-nowhere'")
    assert seen.page.locator("[data-part=route]").input_value() == "court"
    seen.is_clean()


def test_keeps_the_old_anchors(visit, at_root):
    page = visit(at_root, TOOL).page
    for anchor in ["必备的四样", "最好也带上的", "收到法院或调解文书时再加", "对方不得再要什么", "交之前再看一遍", "接下来"]:
        assert page.locator(f"[id='{anchor}']").count() == 1, anchor


def test_is_complete_without_javascript(visit, base):
    seen = visit(base, TOOL, javascript=False)
    page = seen.page
    assert not page.locator(".materials-form").is_visible(), "a form that does nothing must not be shown"
    assert page.locator(".materials-route:visible").evaluate_all("all => all.map(e => e.dataset.route)") == ROUTES
    for route, stage, expected, _ in VECTORS["cases"]:
        if stage == "":
            listed = page.locator(f"[data-route='{route}'] [data-material]").evaluate_all("all => all.map(e => e.dataset.material).join(' ')")
            assert listed == " ".join(pick.split(":")[0] for pick in expected.split())
    rows = page.locator("[data-material]").evaluate_all("all => all.map(e => [...e.querySelectorAll('dt')].slice(0, 3).map(d => d.textContent).join())")
    assert set(rows) == {"为什么,哪里拿,遮什么"}
    seen.is_clean()


def test_prints_the_chosen_list_with_boxes(visit, at_root):
    page = visit(at_root, TOOL, fragment="#route-court").page
    to_medium(page, "print")
    assert page.locator(".materials-route:visible").count() == 1
    assert page.locator("[data-material]:visible input").first.evaluate("e => getComputedStyle(e).borderTopWidth") != "0px"
    assert not page.locator(".materials-form").is_visible()
    assert not page.locator(".materials-actions").is_visible()


def test_copies_the_list_as_text(visit, at_root):
    seen = visit(at_root, TOOL)
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.page
    choose(page, "court", "order")
    tick(page, "papers")
    page.locator("[data-do=copy]").click()
    page.locator("[data-part=done]", has_text="已复制").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0] == "收到法院文书：支付令书面异议"
    assert "☑ 文书原件和信封（必备）" in lines
    assert "☐ 身份证复印件（必备）" in lines
    assert "  遮什么：盖上“仅供某机构协商使用”的水印。" in lines
    seen.is_clean()


def test_stores_nothing_before_consent_and_brings_ticks_back_after(visit, base):
    seen = visit(base, TOOL)
    page = seen.page
    choose(page, "complaint", "file")
    tick(page, "identity")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.locator(".case-file summary").click()
    page.locator(".case-file [data-do=keep]").click()
    contents = page.locator(".case-contents").inner_text()
    assert "正式投诉：提交投诉" in contents and "身份证复印件" in contents
    seen.open(TOOL)
    assert page.locator("[data-part=route]").input_value() == "complaint"
    assert page.locator("[data-material=identity]:visible input").is_checked()
    page.locator(".case-file summary").click()
    page.locator(".case-file [data-do=erase]").click()
    page.locator(".case-file [data-do=erase-yes]").click()
    assert page.locator("[data-material]:visible input:checked").count() == 0
    assert page.evaluate("localStorage.length") == 0
    seen.is_clean()


@pytest.mark.parametrize(
    "value", ['"x"', "[]", '{"choice": "court", "ready": "all"}', '{"choice": {"nowhere.x": 1}, "ready": {"nope": true, "__proto__": 1}}', '{"choice": {}, "ready": null}']
)
def test_a_foreign_value_in_the_case_file_is_passed_over(visit, at_root, value):
    seen = visit(at_root, TOOL)
    seen.page.evaluate("value => { SignpostCase.keep(); SignpostCase.write('materials', JSON.parse(value)); }", value)
    seen.open(TOOL)
    assert seen.page.locator("[data-part=route]").input_value() == ROUTES[0]
    assert seen.page.locator("[data-material]:visible input:checked").count() == 0
    seen.is_clean()


def test_works_by_keyboard_alone(visit, at_root):
    page = visit(at_root, TOOL).page
    page.locator("[data-part=route]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".materials-route:visible").get_attribute("data-route") == ROUTES[1]
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-material]:visible").count() > 0
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("[data-material]:visible input:checked").count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#route-court"])
def test_is_accessible(visit, at_root, fragment, dark):
    page = visit(at_root, TOOL, fragment=fragment, dark=dark).page
    page.locator("[data-material]:visible input").first.check()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_never_scrolls_sideways(visit, at_root, width, javascript):
    page = visit(at_root, TOOL, width=width, javascript=javascript).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
