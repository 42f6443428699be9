"""The escalation guide: one question at a time with a script, linked pages without one, the same ways as the program walks."""

import gzip
import json
import pathlib
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from test_accessibility import violations
from visits import to_medium, until

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = "tools/escalation-guide.html"
VECTORS = json.loads((ROOT / "Tests/Vectors/escalation.json").read_text(encoding="utf-8"))
FIRST = VECTORS["tree"]["start"]


def steps(page):
    """The questions and outcomes in view."""
    return page.locator(".decision-step:visible")


def expect_shown(page, node):
    """One step alone comes into view: a moment after the click, because a link to a fragment is followed later."""
    expect(steps(page)).to_have_count(1)
    expect(steps(page)).to_have_attribute("data-node", node)


def choose(page, *answers):
    for answer in answers:
        page.locator(f".decision-step:visible [data-answer='{answer}']").click()


def test_asks_one_question_at_a_time(visit, base):
    seen = visit(base, TOOL)
    page = seen.page
    expect_shown(page, FIRST)
    choose(page, "verified", "order", "disagree")
    expect_shown(page, "order-object")
    assert seen.path == TOOL + "#answers=verified.order.disagree"
    assert page.locator(".decision-trail li").count() == 3
    assert page.evaluate("document.activeElement.closest('[data-node]').dataset.node") == "order-object"
    assert page.locator("[data-part=progress]").get_attribute("role") == "status"
    seen.is_clean()


def test_every_way_the_program_walks_leads_there_in_the_page(visit, at_root):
    seen = visit(at_root, TOOL)
    page = seen.page
    walked = page.evaluate(
        """async paths => {
            const found = [];
            for (const [answers] of paths) {
                const followed = new Promise(done => addEventListener('hashchange', done, { once: true }));
                location.hash = '#answers=' + answers;
                await followed;
                found.push([...document.querySelectorAll('.decision-step')].filter(e => !e.hidden).map(e => e.dataset.node).join());
            }
            return found;
        }""",
        VECTORS["paths"],
    )
    assert walked == [outcome for _, outcome in VECTORS["paths"]]
    seen.is_clean()


def test_the_back_button_and_the_trail_lead_back(visit, base):
    page = visit(base, TOOL).page
    choose(page, "other", "fees")
    expect_shown(page, "fees")
    page.go_back()
    expect_shown(page, "matter")
    page.go_back()
    expect_shown(page, FIRST)
    page.go_forward()
    expect_shown(page, "matter")
    choose(page, "credit")
    expect_shown(page, "credit")
    page.locator("[data-do=back]").click()
    expect_shown(page, "matter")
    page.locator(".decision-trail a").first.click()
    expect_shown(page, FIRST)
    choose(page, "other", "agent")
    expect_shown(page, "agent")
    page.locator("[data-do=restart]").click()
    expect_shown(page, FIRST)


def test_works_by_keyboard_alone(visit, at_root):
    page = visit(at_root, TOOL).page

    def press_until(keys, question):
        for key in keys:
            page.keyboard.press(key)
        # A link to a fragment is followed a moment after the key.
        page.locator(f"#q-{question} h2:focus").wait_for()
        expect_shown(page, question)

    page.locator("[data-answer=other]:visible").focus()
    press_until(["Enter"], "matter")
    press_until(["Tab", "Enter"], "collection")
    # Before the question stands the last answer of the trail, which changes it.
    press_until(["Shift+Tab", "Enter"], "matter")


@pytest.mark.parametrize(
    "fragment, node, is_damaged",
    [
        ("#answers=verified.order.late", "order-late", False),
        ("#o-ask-review", "ask-review", False),
        ("#q-paper", "paper", False),
        ("#answers=verified.nope.x", "paper", True),
        ("#answers=%00<b>", FIRST, True),
        ("#answers=" + "verified." * 3000, "paper", True),
        ("#%E0%A4%A", FIRST, False),
        ("#怎么用", FIRST, False),
    ],
)
def test_an_address_brings_back_the_state(visit, at_root, fragment, node, is_damaged):
    seen = visit(at_root, TOOL, fragment=fragment)
    expect_shown(seen.page, node)
    assert seen.page.locator("[data-part=notice]").is_visible() == is_damaged
    seen.is_clean()


def test_every_outcome_says_all_that_is_needed(visit, at_root):
    page = visit(at_root, TOOL).page
    rows = page.locator(".decision-outcome").evaluate_all(
        "all => all.map(e => [e.dataset.node, [...e.querySelectorAll('dt')].slice(0, 8).map(d => d.textContent).join()])"
    )
    assert [node for node, _ in rows] == VECTORS["tree"]["outcomes"]
    assert {words for _, words in rows} == {"现在就做,对谁,从哪里提,法定期限,带什么,花多少钱,风险,不适合"}


def test_is_linked_pages_without_javascript(visit, base):
    seen = visit(base, TOOL, javascript=False)
    page = seen.page
    everything = len(VECTORS["tree"]["questions"]) + len(VECTORS["tree"]["outcomes"])
    expect(steps(page)).to_have_count(everything)  # all of it is readable before a link is followed
    page.locator("#q-real [data-answer=verified]").click()
    expect_shown(page, "paper")
    page.locator("#q-paper [data-answer=order]").click()
    page.locator("#q-order-view [data-answer=disagree]").click()
    expect_shown(page, "order-object")
    page.locator("#o-order-object .decision-ways a").last.click()
    expect_shown(page, FIRST)
    to_medium(page, "print")
    expect(steps(page)).to_have_count(everything)
    seen.is_clean()


def test_prints_the_result_and_how_it_was_reached(visit, at_root):
    page = visit(at_root, TOOL, fragment="#answers=other.fees.unclear").page
    to_medium(page, "print")
    expect_shown(page, "ask-itemize")
    assert page.locator(".decision-trail li").count() == 3
    assert not page.locator(".decision-actions").is_visible()


def test_copies_the_result_as_text(visit, at_root):
    seen = visit(at_root, TOOL, fragment="#answers=other.refused.complained.branch")
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.page
    page.locator("[data-do=copy]").click()
    page.locator("[data-part=done]", has_text="已复制").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    lines = text.split("\n")
    assert lines[0] == page.locator("h1").inner_text().replace("\n", "")
    assert "投诉的处理到哪了？ 分支机构作了决定，我不服" in lines
    assert any(line.startswith("法定期限：收到处理决定起 30 日内申请") for line in lines)
    seen.is_clean()


def test_a_link_to_an_outcome_shows_it_at_once(visit, at_root):
    page = visit(at_root, TOOL, fragment="#answers=verified.order.disagree").page
    until(page, "() => { const box = document.querySelector('#o-order-object h2').getBoundingClientRect(); return box.top >= 0 && box.top < 740 }")


def test_an_outcome_leads_to_its_papers_and_its_letter(visit, site, at_root):
    seen = visit(at_root, TOOL, fragment="#o-ask-review")
    links = seen.page.locator("#o-ask-review dl a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert "materials.html#route-review" in links
    assert ("letters.html#letter-review" in links) == (site / "tools/letters.html").exists()


def test_is_light(visit, site, at_root):
    """60 KB gzipped in all, for a slow network at midnight."""
    seen = visit(at_root, TOOL)
    seen.page.wait_for_load_state("networkidle")
    paths = {unquote(url[len(at_root):].split("#")[0]) for url in seen.requested}
    assert sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in paths) <= 60 * 1024, paths


def test_stores_nothing_before_consent_and_offers_to_go_on_after(visit, at_root):
    seen = visit(at_root, TOOL)
    page = seen.page
    choose(page, "other", "fees")
    expect_shown(page, "fees")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.locator(".case-file summary").click()
    page.locator(".case-file [data-do=keep]").click()
    assert "费用或账目不对" in page.locator(".case-contents").inner_text()
    page.goto("about:blank")
    seen.open(TOOL)
    notice = page.locator("[data-part=notice]")
    assert "哪里不对" in notice.inner_text()
    notice.locator("a").click()
    expect_shown(page, "fees")
    assert len(seen.left_the_site) == 0


@pytest.mark.parametrize("value", ['"x"', "{}", '{"answers": null}', '{"answers": {"nope": 1}}', '{"answers": ["a"]}', '{"answers": {"real.__proto__": 1}}'])
def test_a_foreign_value_in_the_case_file_is_passed_over(visit, at_root, value):
    seen = visit(at_root, TOOL)
    seen.page.evaluate("value => { SignpostCase.keep(); SignpostCase.write('escalation', JSON.parse(value)); }", value)
    seen.open(TOOL)
    expect_shown(seen.page, FIRST)
    assert not seen.page.locator("[data-part=notice]").is_visible()
    seen.is_clean()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "fragment", ["", "#answers=other.collection", "#answers=verified.order.disagree", "#answers=crisis", "#answers=other.refused.not-asked", "#answers=x"]
)
def test_is_accessible_in_every_state(visit, at_root, fragment, dark):
    assert violations(visit(at_root, TOOL, fragment=fragment, dark=dark).page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("fragment", ["", "#answers=verified.lawsuit.answer"])
@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_never_scrolls_sideways_and_answers_are_large(visit, at_root, width, fragment, javascript):
    page = visit(at_root, TOOL, width=width, fragment=fragment, javascript=javascript).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".decision-answers a:visible, .decision-actions button:visible").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.textContent)"
    )
    assert small == []
