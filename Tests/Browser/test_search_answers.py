"""What the results page shows: answers, how the question was read, filters, and the way on when nothing was found."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from searching import answered, ask, status, urls, whole_index
from visits import follow, until


def test_results_are_answers(visit, base):
    seen = ask(visit, base, "协商要多久")
    first = seen.page.locator(".search-result").first
    assert first.locator(".search-kind").inner_text() == "问答"
    # Not the question alone: what to know is on the page of results already.
    assert len(first.locator(".search-snippet").inner_text()) > 10
    pages = [url.split("#")[0] for url in urls(seen)]
    assert len(pages) == len(set(pages)) == 10, "one result a page"
    seen.is_clean()


def test_further_sections_are_folded_under_their_page(visit, at_root):
    seen = ask(visit, at_root, "罚息")
    result = seen.page.locator(".search-result", has=seen.page.locator(".search-folded")).first
    own = result.locator(".search-link").evaluate("e => e.pathname")
    links = result.locator(".search-folded a")
    assert not links.first.is_visible()
    result.locator("summary").click()
    assert links.first.is_visible()
    assert links.evaluate_all("(all, own) => all.every(e => e.pathname === own && e.hash.length > 1)", own)
    follow(seen.page, links.first)
    expect(seen.page.locator(":target")).to_have_count(1)


def test_a_section_of_a_guide_is_a_deep_link(visit, at_root):
    seen = ask(visit, at_root, "逾期", "&kind=guide")
    result = seen.page.locator(".search-result", has=seen.page.locator(".search-link[href*='#']")).first
    link = result.locator(".search-link")
    heading = result.locator(".search-section").first.inner_text()
    follow(seen.page, link)
    assert seen.page.locator(":target").inner_text().startswith(heading)


def test_says_how_it_read_the_question_and_leads_back(visit, base):
    seen = ask(visit, base, "协伤还款")
    page = seen.page
    assert page.locator(".search-understood span").inner_text() == "按“协商还款”显示"
    read = urls(seen)
    page.get_by_role("button", name="只搜“协伤还款”").click()
    page.get_by_role("button", name="也找同音字和拼音").wait_for()
    answered(page)
    assert "&exact=1" in page.url
    assert page.evaluate("document.activeElement.textContent") == "也找同音字和拼音", "the focus stays where the reader was"
    assert urls(seen) != read
    page.reload()
    answered(page)
    assert page.locator(".search-understood span").inner_text() == "只搜“协伤还款”这几个字"
    page.go_back()
    page.get_by_role("button", name="只搜“协伤还款”").wait_for()
    until(page, "n => document.querySelector('.search-link').href.endsWith(n)", quote(read[0].split("#")[0].split("/")[-1]) if "#" not in read[0] else "")
    seen.is_clean()


@pytest.mark.parametrize("words, read", [("xieshang huankuan", "协商还款"), ("調解", None), ("１２３７８", None), ("催受", "催收"), ("预期了", "逾期了"), ("罚西", "罚息")])
def test_reads_what_was_meant(visit, at_root, words, read):
    page = ask(visit, at_root, words).page
    line = page.locator(".search-understood")
    assert (line.locator("span").inner_text() if line.is_visible() else None) == (f"按“{read}”显示" if read else None)
    assert page.locator("mark").count() > 0


def test_filters_by_kind(visit, base):
    seen = ask(visit, base, "逾期")
    page = seen.page
    toggle = page.locator(".search-filter-toggle")
    assert toggle.get_attribute("aria-expanded") == "false"
    toggle.click()
    guides = page.get_by_role("button", name="指南", exact=False).filter(has_text="指南 ")
    count = int(guides.inner_text().split()[-1])
    guides.click()
    until(page, "() => document.querySelector('.search-filter[aria-pressed=true]').textContent.startsWith('指南')")
    assert page.evaluate("document.activeElement.textContent").startswith("指南"), "the focus stays on the filter"
    answered(page)
    assert set(page.locator(".search-result .search-kind").all_inner_texts()) == {"指南"}
    assert status(page) == f"找到 {count} 条"
    assert page.url.endswith("&kind=guide")
    page.reload()
    answered(page)
    assert toggle.inner_text() == "筛选：指南"
    assert set(page.locator(".search-result .search-kind").all_inner_texts()) == {"指南"}
    page.get_by_role("button", name="全部", exact=True).click()
    until(page, "() => !location.hash.includes('kind')")
    seen.is_clean()


def test_filters_by_topic(visit, base):
    seen = ask(visit, base, "怎么办")
    page = seen.page
    page.locator(".search-filter-toggle").click()
    select = page.get_by_label("主题")
    until(page, "() => document.querySelector('.search-topic select').options.length > 3")
    name, count = select.locator("option").nth(1).inner_text().rsplit(" ", 1)
    before = urls(seen)
    select.select_option(name)
    until(page, "() => decodeURIComponent(location.hash).includes('&topic=')")
    until(page, "count => document.querySelector('.search-status').textContent === '找到 ' + count + ' 条'", count)
    answered(page)
    assert urls(seen) != before
    assert select.input_value() == name
    page.reload()
    answered(page)
    until(page, "name => document.querySelector('.search-topic select').value === name", name)
    assert page.locator(".search-filter-toggle").inner_text() == "筛选：" + name
    seen.is_clean()


def leads_on(page):
    """Nearest terms that find something, core questions, the official numbers ready to dial, and the index of questions."""
    near = page.locator(".search-near a")
    assert near.count() >= 4
    assert page.locator(".search-fallback a[href*='questions/']").first.is_visible()
    assert page.locator(".hotlines a[href='tel:12378']").is_visible()
    assert page.locator(".search-fallback a[href='questions.html']").is_visible()
    near.first.click()
    page.locator(".search-snippet").first.wait_for()
    assert not page.locator(".search-fallback").is_visible()


@pytest.mark.parametrize("words", ["饕餮", "😀😀", "ЖЖЖ"])
def test_nothing_found_leads_on(visit, base, words):
    seen = ask(visit, base, words)
    assert status(seen.page) == f"没有找到“{words}”。换个说法，或从下面选一个。"
    assert urls(seen) == []
    leads_on(seen.page)
    seen.is_clean()


def test_nothing_found_leads_on_whatever_was_asked(visit, at_root):
    """The engine finds nothing for words it might read otherwise: the page must still lead on, with terms like those words."""
    seen = visit(at_root)
    empty = """
        (function () {
            var search = SignpostSearchEngine.prototype.search;
            SignpostSearchEngine.prototype.search = function (query, options) {
                return search.call(this, query, options).then(function (response) {
                    if (query !== '微粒袋') return response;
                    return Object.assign(response, { results: [], total: 0, kinds: {}, hasMore: false, understood: null });
                });
            };
        })();
    """
    seen.context.route("**/search-around.js", lambda route: route.fulfill(body=route.fetch().text() + empty, content_type="text/javascript"))
    seen.open("search.html", "#q=" + quote("微粒袋"))
    seen.page.locator(".search-near a").first.wait_for()
    assert "微粒贷" in seen.page.locator(".search-near a").all_inner_texts()
    leads_on(seen.page)


def test_nothing_is_offered_for_one_sound_alone(visit, at_root):
    """生 of 轻生 sounds like 盛: that is no reason to show such a word."""
    page = ask(visit, at_root, "饕餮盛宴").page
    page.locator(".search-near a").first.wait_for()
    assert not {"轻生", "自杀"} & set(page.locator(".search-near a").all_inner_texts())


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'&<>{{}}", "\u0000\u0007\u001b[31m逾期", "\u202e期逾", "%E0%A4%A", "逾" + "\u0301" * 50, "#&=?/\\"],
)
def test_odd_questions_are_answered_as_text(visit, base, words):
    seen = ask(visit, base, words)
    page = seen.page
    assert page.locator(".search-results :is(img, script, iframe, b, svg), .search-status *").count() == 0
    assert status(page) != ""
    page.locator(".search-input").fill("")
    page.locator(".search-input").fill(words)
    page.keyboard.press("Enter")
    answered(page)
    seen.is_clean()


@pytest.mark.parametrize("words", ["协商还款" * 2500, "😀" * 5000, "a" * 10_000, "xieshang" * 1250])
def test_a_question_of_ten_thousand_characters_is_cut_and_says_so(visit, base, words):
    seen = visit(base, "search.html")
    page = seen.page
    page.locator(".search-input").fill(words)
    page.keyboard.press("Enter")
    answered(page)
    assert status(page).endswith("问题太长，只看了开头一段。")
    assert len(page.evaluate("decodeURIComponent(location.hash)")) <= 410
    page.locator(".search-near a, .search-link").first.wait_for()
    seen.is_clean()


@pytest.mark.parametrize("hash", ["#q=%E4%BD", "#q=%", "#=&&=", "#q=a&kind=<b>&topic=%00&exact=7", "#kind=guide", "#x"])
def test_broken_addresses_do_no_harm(visit, at_root, hash):
    seen = visit(at_root, "search.html", fragment=hash)
    whole_index(seen.page)
    assert seen.page.locator(".search-near:visible, .search-link, .search-fallback:visible").count() > 0
    seen.is_clean()


def test_without_scripts_the_questions_are_one_step_away(visit, base):
    for path in ("index.html", "search.html"):
        page = visit(base, path, javascript=False).page
        note = page.locator(".no-script")
        assert "脚本" in note.inner_text()
        note.locator("a").click()
        page.wait_for_url("**/questions.html")
        assert page.locator(".index-group a").count() > 100
