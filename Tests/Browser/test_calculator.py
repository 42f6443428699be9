"""The calculator: says the result first, refuses what cannot be computed, keeps nothing unasked, and is complete without JavaScript."""

import gzip
import json
import pathlib
import re

import pytest
from playwright.sync_api import expect

from test_accessibility import violations
from visits import to_medium

TOOL = "tools/calculator.html"
VECTORS = json.loads((pathlib.Path(__file__).resolve().parents[1] / "Vectors/calculator.json").read_text(encoding="utf-8"))


def ready(seen):
    seen.page.locator(".calculator-form").wait_for()
    return seen.page


def choose(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name={name}][value={value}]").check(force=True)


def fill(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name={name.replace('_', '-')}]").fill(value)


def compute(page):
    page.locator(".calculator-form button[type=submit]").click()


def answer(page):
    return page.locator(".calculator-answer").inner_text()


def errors(page):
    return page.locator("[data-error]:visible").evaluate_all("all => all.map(e => e.dataset.error)")


def test_the_ledgers_example(visit, base):
    seen = visit(base, TOOL)
    page = ready(seen)
    fill(page, amount="１万", rate="万分之五", months="12 期")
    compute(page)
    assert "到手 10,000 元，一共还 11,015.87 元，多还 1,015.87 元。" in answer(page)
    assert "真实年化 18.25%" in answer(page) and "19.86%" in answer(page) and "917.99 元" in answer(page)
    page.locator("[name=method]").select_option("at-once")
    assert "多还 1,825 元" in answer(page), "a shown result follows the answers"
    seen.is_clean()


def test_fees_flat_rates_and_payments_alone(visit, at_root):
    page = ready(visit(at_root, TOOL))
    choose(page, unit="flat")
    fill(page, amount="12000", rate="0.6%", months="12")
    compute(page)
    assert "真实年化 13.03%" in answer(page)
    choose(page, unit="day")
    fill(page, amount="10000", rate="0.05", upfront="600", fee="20")
    assert "到手 9,400 元" in answer(page)
    costly = answer(page)
    assert "费用合计\n840 元" in costly
    choose(page, known="payments")
    fill(page, received="5000", payment="230", count="24")
    compute(page)
    assert "真实年化 9.69%" in answer(page)  # Regulation Z, Appendix J
    choose(page, way="once")
    fill(page, payback="6000", days="7")
    compute(page)
    assert "真实年化 963.17%（每天 ×365）；按复利算是 100,000% 以上" in answer(page)  # 1.2^(1/7) − 1 a day


def test_overdue_interest_counts_from_the_next_day(visit, at_root):
    page = ready(visit(at_root, TOOL))
    choose(page, known="overdue")
    fill(page, overdue="1万", daily="0.05%", multiple="1.5", due="2026-10-23")
    assert page.locator("[name=until]").input_value() == "2026-11-22"
    compute(page)
    assert "逾期 30 天，罚息约 225 元。" in answer(page) and "27.38%" in answer(page)
    fill(page, until="2026-10-23")
    assert page.locator(".calculator-result").is_hidden()
    compute(page)
    assert errors(page) == ["until"]


def test_says_when_a_plan_never_ends(visit, at_root):
    page = ready(visit(at_root, TOOL))
    choose(page, topic="plan", planunit="year")
    fill(page, owed="2.1万", principal="20000", planrate="24", monthly="400")
    compute(page)
    assert "还不清" in answer(page) and "400 元" in answer(page) and "不是一个能还清的方案" in answer(page)
    fill(page, monthly="600")
    assert "61 个月" in answer(page) and "36,288.32 元" in answer(page)
    rows = page.locator("[data-part=tables] table").first.locator("tbody tr").all_inner_texts()
    assert len(rows) == 4 and "35 个月" in rows[2]
    expected = next(plan for plan in VECTORS["plans"] if plan["monthly"] == 60000 and plan["principal"] == 2_000_000)
    least = page.locator("[data-part=tables] table").nth(1).locator("td").all_inner_texts()
    assert least[0] == f"{expected['least'][1] // 100:,} 元" and least[2] == f"{expected['least'][2] // 100:,} 元"


def test_compares_two_offers(visit, at_root):
    page = ready(visit(at_root, TOOL))
    choose(page, topic="compare")
    fill(page, owed="20000", monthly="800", a_each="700", a_count="36", b_first="2000", b_each="900", b_count="24")
    compute(page)
    assert "方案二总数更少，比方案一少 1,600 元。" in answer(page)
    assert "方案二每月 900 元，超过你填的每月能还 800 元" in answer(page)
    fill(page, b_each="")
    assert page.locator(".calculator-result").is_hidden(), "half of an offer is none"
    fill(page, b_first="15000", b_count="")
    assert "少 5,000 元" in page.locator("[data-part=tables]").inner_text()


BAD = [
    ({}, {"amount": "", "rate": "0.05", "months": "12"}, ["amount"]),
    ({}, {"amount": "1e309", "rate": "0.05", "months": "12"}, ["amount"]),
    ({}, {"amount": "-100", "rate": "-1", "months": "0"}, ["amount", "rate", "months"]),
    ({}, {"amount": "2亿", "rate": "2000", "months": "1.5"}, ["amount", "rate", "months"]),
    ({}, {"amount": "<img src=x onerror=alert(1)>", "rate": "abc", "months": "361"}, ["amount", "rate", "months"]),
    ({}, {"amount": "1000", "rate": "0.05", "months": "12", "upfront": "1000"}, ["upfront"]),
    ({"unit": "day"}, {"amount": "1000", "rate": "5", "months": "12"}, ["rate"]),
    ({"known": "payments"}, {"received": "10000", "payment": "100", "count": "12"}, ["payment"]),
    ({"known": "overdue"}, {"overdue": "100", "daily": "18.25", "due": ""}, ["daily", "due"]),
    ({"topic": "plan"}, {"owed": "100", "principal": "200", "planrate": "0.05", "monthly": "10"}, ["principal"]),
    ({"topic": "plan"}, {"owed": "", "planrate": "", "monthly": ""}, ["owed", "planrate", "monthly"]),
    ({"topic": "compare"}, {"owed": "100", "a-each": "10", "b-count": "3"}, ["a-count", "b-each"]),
]


@pytest.mark.parametrize("choices, fields, wrong", BAD, ids=[str(index) for index in range(len(BAD))])
def test_what_cannot_be_computed_is_said_at_the_field(visit, at_root, choices, fields, wrong):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    choose(page, **choices)
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    compute(page)
    assert errors(page) == wrong
    assert page.locator(".calculator-result").is_hidden()
    focused = page.evaluate("document.activeElement.name")
    assert focused == wrong[0]
    assert page.locator(f"[name={wrong[0]}]").get_attribute("aria-invalid") == "true"
    assert all(page.locator(f"[name={name}]").input_value() == value for name, value in fields.items()), "what was typed stays"
    seen.is_clean()


def test_a_million_at_nothing_and_the_greatest_amount(visit, at_root):
    page = ready(visit(at_root, TOOL))
    fill(page, amount="100万", rate="0", months="12")
    compute(page)
    assert "多还 0 元" in answer(page) and "0.00%" in answer(page)
    fill(page, amount="1亿", rate="0.1", months="360")
    assert "真实年化 36.50%" in answer(page)


def rules(page):
    return page.locator("[data-part=rules-here]").text_content()


def test_rules_depend_on_lender_and_day_and_judge_nothing(visit, at_root):
    page = ready(visit(at_root, TOOL))
    fill(page, amount="1万", rate="0.1", months="12")
    page.locator("form .calculator-more summary").click()
    page.locator("[name=lender]").select_option("bank")
    page.locator("[name=signed]").fill("2026-07-31")
    compute(page)
    before = rules(page)
    assert "两种都高于 24.00%" in before and "你的合同更早" in before
    assert not any(word in before for word in ("违法", "无效", "不用还"))
    page.locator("[name=signed]").fill("2026-08-01")
    assert "你的合同更早，这 " not in rules(page) and "找出明示表" in rules(page)
    page.locator("[name=lender]").select_option("micro")
    page.locator("[name=signed]").fill("2025-12-15")
    assert "要看合同哪天签的" in rules(page)
    page.locator("[name=lender]").select_option("private")
    assert "填上合同那天的一年期 LPR" in rules(page)
    page.locator("[name=lpr]").fill("3.00%")
    assert "12.00%" in rules(page)
    fill(page, rate="0.06", months="12")
    page.locator("[name=lender]").select_option("bank")
    assert "不高于 24.00%；复利是 24.24%，高于" in rules(page), "between the two readings of a line"


def test_keyboard_alone(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    page.locator("[name=topic]").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("[name=owed]").is_visible()
    for value in ("5000", "", "12"):
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("500")
    page.keyboard.press("Enter")
    assert "11 个月" in answer(page)
    assert page.evaluate("document.activeElement.dataset.part") == "heading"
    seen.is_clean()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_accessible_in_every_state(visit, at_root, dark):
    seen = visit(at_root, TOOL, dark=dark)
    page = ready(seen)
    assert violations(page) == []
    compute(page)
    assert errors(page) and violations(page) == []
    fill(page, amount="1万", rate="0.05", months="12")
    page.locator("form .calculator-more summary").click()
    compute(page)
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    assert violations(page) == []
    for topic, fields in (("plan", {"owed": "5000", "planrate": "0.05", "monthly": "1"}), ("compare", {"a_each": "1", "a_count": "3", "b_first": "2"})):
        choose(page, topic=topic)
        fill(page, **fields)
        compute(page)
        assert page.locator(".calculator-result").is_visible()
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(visit, at_root, width):
    page = ready(visit(at_root, TOOL, width=width))
    fill(page, amount="99999999.99", rate="0.05", months="360")
    page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
    compute(page)
    for topic in ("cost", "plan", "compare"):
        choose(page, topic=topic)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".calculator button:visible, .calculator-form input:visible, .calculator-form summary:visible").evaluate_all(
        "all => all.filter(e => e.type !== 'radio' && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert small == []


def test_stores_and_sends_nothing_unasked_but_shares_with_the_other_tools(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    asked = len(seen.requested)
    fill(page, amount="1万", rate="0.05", months="12")
    compute(page)
    choose(page, topic="plan")
    fill(page, owed="8000", monthly="500")
    page.locator("[name=hoped]").focus()
    stored = page.evaluate("JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])")
    assert stored == '[[],[],""]'
    assert seen.requested[asked:] == []
    assert page.evaluate("SignpostCase.read('basics')") == {"principal": "1万", "owed": "8000", "monthly": "500"}
    assert page.evaluate("SignpostCase.read('calculator').rate") == "0.05"


def test_begins_with_what_the_case_file_knows(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    page.evaluate("SignpostCase.keep(); SignpostCase.write('basics', {principal: '3万', owed: '2万', monthly: '900', dueDay: '2026-09-01'})")
    page.reload()
    page = ready(seen)
    values = {name: page.locator(f"[name={name}]").input_value() for name in ("amount", "owed", "monthly", "due")}
    assert values == {"amount": "3万", "owed": "2万", "monthly": "900", "due": "2026-09-01"}
    page.evaluate("SignpostCase.erase()")
    page.wait_for_function("() => document.querySelector('[name=owed]').value === ''")
    seen.is_clean()


def test_the_sum_borrowed_is_not_the_principal_left(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    page.evaluate("SignpostCase.keep()")
    fill(page, amount="50000")
    choose(page, known="overdue")
    fill(page, due="2026-10-22")
    page.goto(at_root + "tools/letters.html#letter-instalments")
    letter = page.locator("#letter-instalments")
    letter.locator("form").wait_for()
    assert "剩余本金" not in letter.locator(".letter-paper").inner_text(), "nobody said what is left"
    assert "2026年10月22日应还的款没有还上" in letter.locator(".letter-paper").inner_text(), "the day it was due, not the first day overdue"
    page.goto(at_root + TOOL)
    page = ready(seen)
    choose(page, topic="plan")
    fill(page, owed="3万", principal="2万")
    page.goto(at_root + "tools/letters.html#letter-instalments")
    letter.locator("form").wait_for()
    assert "剩余本金约20000元" in letter.locator(".letter-paper").inner_text()


def test_what_is_half_typed_outlives_the_page_when_the_reader_keeps_a_case(visit, at_root):
    seen = visit(at_root, TOOL)
    page = ready(seen)
    page.evaluate("SignpostCase.keep()")
    page.locator("[name=amount]").click()
    page.keyboard.insert_text("5000")
    page.reload()
    page = ready(seen)
    assert page.locator("[name=amount]").input_value() == "5000"


def test_copies_text_and_clears(visit, at_root):
    seen = visit(at_root, TOOL)
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = ready(seen)
    choose(page, topic="plan", planunit="year")
    fill(page, owed="5000", planrate="12", monthly="500")
    compute(page)
    page.locator("[data-do=copy]").click()
    page.locator(".calculator-done:not(:empty)").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "每月还 500 元，要 11 个月还清" in text and "想多久还清｜每月至少" in text and "以合同和对账单为准" in text
    page.locator(".calculator-form button[type=reset]").click()
    page.wait_for_function("() => document.querySelector('[name=owed]').value === ''")
    expect(page.locator(".calculator-result")).to_be_hidden()  # a moment after the fields are empty
    seen.is_clean()


def test_print_shows_the_result_and_not_the_form(visit, at_root):
    page = ready(visit(at_root, TOOL))
    fill(page, amount="1万", rate="0.05", months="12")
    compute(page)
    to_medium(page, "print")
    assert page.locator(".calculator-answer").is_visible()
    assert not page.locator(".calculator-form").is_visible()


def test_a_link_to_a_rule_unfolds_it(visit, at_root):
    seen = visit(at_root, TOOL, fragment="#calculator-rule-court-24")
    page = ready(seen)
    assert "没有核到" in page.locator("#calculator-rule-court-24").inner_text()
    for fragment in ("#%E0%A4%A", "#calculator-nothing"):
        ready(visit(at_root, TOOL, fragment=fragment)).locator(".calculator-form").wait_for()
    seen.is_clean()


def test_is_complete_without_javascript(visit, base):
    seen = visit(base, TOOL, javascript=False)
    page = seen.page
    assert not page.locator(".calculator-form").is_visible(), "a form that does nothing must not be shown"
    assert not page.locator(".calculator-result").is_visible()
    assert "18.25%" in page.locator("#calculator-daily").locator("xpath=ancestor::details").inner_text()
    for table, figure in (("flat", "13.03%"), ("payments", "528.71"), ("example", "1,825")):
        page.locator(f"#calculator-{table}").click()
        assert figure in page.locator(f"#calculator-{table}").locator("xpath=ancestor::details").inner_text()
    page.locator("#calculator-rule-court-24 summary").click()
    assert "没有核到" in page.locator("#calculator-rule-court-24").inner_text()
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    seen.is_clean()


def test_the_page_is_small(site):
    page = site / TOOL
    html = page.read_text(encoding="utf-8")
    files = [page] + [(page.parent / found).resolve() for found in re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', html)]
    assert sum(len(gzip.compress(each.read_bytes(), 9)) for each in set(files)) <= 60 * 1024
