"""Every state of search on small and large screens, light and dark, enlarged and printed: reachable, large enough, nothing cut off."""

import pytest

from searching import ask, asked, settled, suggested
from test_accessibility import violations
from visits import to_medium, until


def results(visit, base, **how):
    return ask(visit, base, "逾期", **how).page


def understood(visit, base, **how):
    return ask(visit, base, "协伤还款", **how).page


def filters(visit, base, **how):
    page = ask(visit, base, "逾期", "&kind=guide", **how).page
    page.locator(".search-topic select").wait_for()
    until(page, "() => document.querySelector('.search-topic select').options.length > 1")
    return page


def nothing(visit, base, **how):
    return ask(visit, base, "饕餮", **how).page


def weak(visit, base, **how):
    page = ask(visit, base, "我在微粒贷借了三万现在失业了还不上每个月利息很高想跟他们商量一下能不能先停一停", **how).page
    page.locator(".search-near a").first.wait_for()
    return page


def problem(visit, base, **how):
    seen = visit(base, "search.html", **how)
    seen.context.route("**/search/*.js*", lambda route: route.abort())
    seen.page.locator(".search-input").fill("逾期")
    seen.page.locator(".search-problem").wait_for()
    return seen.page


def suggestions(visit, base, **how):
    page = visit(base, "index.html", **how).page
    suggested(page, "协伤")
    page.keyboard.press("ArrowDown")
    return page


def recent(visit, base, **how):
    seen = visit(base, "search.html", **how)
    seen.page.evaluate("localStorage.setItem(SignpostSearchPage.memory.key, '[\"法院传票收到了怎么办\", \"征信\"]')")
    seen.page.locator(".search-input").click()
    seen.page.locator(".search-recent").first.wait_for()
    return seen.page


def folded(visit, base, **how):
    page = ask(visit, base, "罚息", **how).page
    page.locator(".search-folded summary").first.click()
    return page


STATES = [results, understood, filters, nothing, weak, problem, suggestions, recent, folded]
each_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)

# Everything a finger is meant for; the links of cards reach over the whole card, links within a sentence are as high as its line.
TOO_SMALL = """() => [...document.querySelectorAll('main a:not(.card a), main button, main input, main select, main summary, [role=option]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !(e.matches('li > a') && e.parentElement.textContent !== e.textContent))
    .map(e => [e.getBoundingClientRect(), e]).filter(([r]) => r.width > 0 && (r.height < 43.5 || r.width < 43.5))
    .map(([r, e]) => e.outerHTML.slice(0, 80) + ' ' + Math.round(r.width) + 'x' + Math.round(r.height))"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Text that runs out of its box or off the screen.
CUT_OFF = """() => [...document.querySelectorAll('main :is(a, button, span, p, li, summary, label, option)')]
    .filter(e => e.checkVisibility() && e.textContent.trim() && !e.closest('.visually-hidden'))
    .filter(e => { const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 || r.left < -1 || e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0 && getComputedStyle(e).overflowX !== 'visible'; })
    .map(e => e.outerHTML.slice(0, 80))"""


@each_state
@pytest.mark.parametrize("width, dark", [(360, False), (360, True), (1280, False)], ids=["phone", "phone-dark", "desk"])
def test_axe_finds_nothing_in_any_state(visit, at_root, state, width, dark):
    assert violations(state(visit, at_root, width=width, dark=dark)) == []


@each_state
def test_fits_and_can_be_touched_on_the_narrowest_screen(visit, at_root, state):
    page = state(visit, at_root, width=320, height=568)
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(TOO_SMALL) == []


@each_state
def test_fits_when_text_is_twice_as_large(visit, at_root, state):
    page = state(visit, at_root, width=640, height=740)
    page.evaluate("document.documentElement.style.setProperty('font-size', '34px')")
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(CUT_OFF) == []


def test_the_first_answer_is_on_the_first_screen(visit, at_root):
    """On a small phone, below field and status and without scrolling, stands a whole answer."""
    page = ask(visit, at_root, "协商要多久", width=360, height=640).page
    box = page.locator(".search-snippet").first.bounding_box()
    assert box["y"] + box["height"] < 640


def test_on_paper_the_question_and_its_answers_remain(visit, at_root):
    page = ask(visit, at_root, "罚息", width=800).page
    page.locator(".search-filter-toggle").click()
    to_medium(page, "print")
    assert page.locator(".search-printed").inner_text() == "搜索：罚息"
    assert page.locator(".search-snippet").first.is_visible()
    assert page.locator(".search-folded li").first.is_visible(), "what is folded on the screen is whole on paper"
    for gone in (".search", ".search-filters", ".search-filter-toggle", ".search-more-results", ".search-memory", ".site-nav"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.evaluate("getComputedStyle(document.querySelector('.search-title')).color") == "rgb(0, 0, 0)"


def test_results_are_announced_once(visit, at_root):
    """The status says the final count; what changes on the way to the same sentence says nothing again."""
    seen = ask(visit, at_root, "逾期")
    page = seen.page
    page.evaluate(
        """() => { window.said = []; new MutationObserver(() => window.said.push(document.querySelector('.search-status').textContent))
            .observe(document.querySelector('.search-status'), {childList: true, characterData: true, subtree: true}); }"""
    )
    page.locator(".search-more-results").click()
    page.locator(".search-result").nth(12).wait_for()
    assert page.evaluate("window.said") == []
    page.locator(".search-input").fill("征信")
    asked(page, "征信")
    settled(page)
    assert len(page.evaluate("window.said")) == 1


def test_the_choice_is_visible_in_forced_colours(visit, at_root):
    page = suggestions(visit, at_root)
    page.emulate_media(forced_colors="active")
    until(page, "() => matchMedia('(forced-colors: active)').matches")
    outline = page.evaluate("getComputedStyle(document.querySelector('[aria-selected=true]')).outlineStyle")
    assert outline != "none", "shadows and tints vanish in forced colours: an outline must show the choice"
