"""Tests/Vectors/calculator.json once more, with decimals instead of whole numbers and doubles: an implementation of its own."""

import json
import pathlib
from decimal import ROUND_HALF_UP, Decimal, getcontext

import pytest

getcontext().prec = 60
VECTORS = json.loads((pathlib.Path(__file__).resolve().parents[1] / "Vectors/calculator.json").read_text(encoding="utf-8"))
FEN = Decimal(1)
MONTH = Decimal(12) * 10**8  # a nominal annual rate in millionths of a percent becomes a share of a month


def rounded(value):
    return int(value.quantize(FEN, rounding=ROUND_HALF_UP))


def instalments(loan):
    """(payment, interest, balance) of each month."""
    principal, count, rate = Decimal(loan["principal"]), loan["months"], Decimal(loan["annualRate"]) / MONTH
    level = None
    if loan["method"] == "equal-payment":
        # The closed formula, not the sum the program takes.
        level = principal / count if rate == 0 else principal * rate / (1 - (1 + rate) ** -count)
        level = rounded(level)
    share, left, rows = rounded(principal / count), loan["principal"], []
    for month in range(1, count + 1):
        base = {"flat-fee": principal, "at-once": principal * count if month == count else Decimal(0)}.get(loan["method"], Decimal(left))
        interest = rounded(base * rate)
        part = {"equal-payment": (level or 0) - interest, "equal-principal": share, "flat-fee": share}.get(loan["method"], 0)
        part = left if month == count else min(max(part, 0), left)
        left -= part
        rows.append((part + interest + loan["monthlyFee"], interest, left))
    return rows


def worth(payments, rate):
    """What the payments are worth today at the rate of a period."""
    value = Decimal(0)
    for payment in reversed(payments):
        value = (value + payment) / (1 + rate)
    return value


def check_cost(received, payments, periods, vector):
    """The true rate lies within half a hundredth of a percent around the figures: more at the lower end, less at the upper one."""
    total = sum(payments)
    if received <= 0 or total == 0 or total < received:
        assert vector["error"] == ("nothing_received" if received <= 0 else "nothing_paid" if total == 0 else "paid_less")
        return
    half = Decimal("0.5")
    for figure, rate_of in (
        (vector["nominal"], lambda annual: annual / periods),
        (vector["effective"], lambda annual: (1 + annual) ** (Decimal(1) / periods) - 1),
    ):
        if figure > 0:
            assert worth(payments, rate_of((figure - half) / 10000)) >= received, vector
        if figure < 10_000_000:  # where the figure is cut
            assert worth(payments, rate_of((figure + half) / 10000)) <= received, vector


def test_instalments():
    assert len(VECTORS["loans"]) > 500
    for loan in VECTORS["loans"]:
        rows = instalments(loan)
        payments = [row[0] for row in rows]
        found = {
            "first": payments[0], "last": payments[-1], "total": sum(payments), "interest": sum(row[1] for row in rows),
            "fees": loan["upfrontFee"] + loan["monthlyFee"] * len(rows),
            "byMonth": [sum((i + 1) * row[0] for i, row in enumerate(rows)), sum((i + 1) * row[2] for i, row in enumerate(rows))],
        }
        assert found == {key: loan[key] for key in found}, loan


def test_annual_cost_of_loans():
    # Every third: thousands of long divisions.
    for loan in VECTORS["loans"][::3]:
        check_cost(loan["principal"] - loan["upfrontFee"], [row[0] for row in instalments(loan)], 12, loan)


def test_annual_cost_of_cash_flows():
    for flow in VECTORS["flows"]:
        check_cost(flow["received"], flow["payments"], flow["periodsPerYear"], flow)


def ending(principal, charges, annual, monthly):
    rate, left, charged, paid, accrued = Decimal(annual) / MONTH, principal, charges, [], 0
    if monthly <= 0 or (principal > 0 and monthly <= rounded(principal * rate)):
        return {"kind": "never"}
    while len(paid) < 360:
        interest = rounded(left * rate)
        accrued, charged = accrued + interest, charged + interest
        payment = min(monthly, left + charged)
        # Charges and interest first; what remains lowers the principal.
        left, charged = (left, charged - payment) if payment <= charged else (left + charged - payment, 0)
        paid.append(payment)
        if left == charged == 0:
            return {"kind": "ends", "months": len(paid), "total": sum(paid), "interest": accrued, "last": paid[-1]}
    return {"kind": "too_long"}


def test_plans():
    for plan in VECTORS["plans"]:
        for scenario in plan["scenarios"]:
            charges = 0 if scenario["id"] == "waived" else plan["charges"]
            assert ending(plan["principal"], charges, scenario["annualRate"], plan["monthly"]) == scenario["outcome"], plan
        ids = [scenario["id"] for scenario in plan["scenarios"]]
        lower = "half" if plan["hoped"] is None else "lower"
        expected = ["now"] + ([lower, "none"] if plan["annualRate"] > 0 else [])
        assert ids == expected + (["waived"] if plan["charges"] and plan["principal"] else [])


def test_least_payments():
    for plan in VECTORS["plans"]:
        debt = (plan["principal"], plan["charges"], plan["annualRate"])
        for months, least in zip([1, 12, 36, 360], plan["least"]):
            assert least % 100 == 0
            assert ending(*debt, least).get("months", 999) <= months, plan
            assert least == 100 or ending(*debt, least - 100).get("months", 999) > months, plan


def test_offers():
    for offer in VECTORS["offers"]:
        total = offer["upfront"] + offer["monthly"] * offer["months"]
        assert (offer["total"], offer["extra"]) == (total, total - offer["owed"])
        check_cost(offer["owed"] - offer["upfront"], [offer["monthly"]] * offer["months"], 12, offer)


def test_overdue_interest():
    for penalty in VECTORS["penalties"]:
        daily = Decimal(penalty["daily"]) / 10**8 * penalty["multiple"] / 100
        assert penalty["amount"] == rounded(penalty["overdue"] * daily * penalty["days"])
        assert penalty["annual"] == rounded(daily * 365 * 10000)


@pytest.mark.parametrize("rate", [each for each in VECTORS["words"] if "rate" in each], ids=lambda each: each["text"])
def test_compounding(rate):
    share = Decimal(rate["rate"]) / MONTH
    assert rate["compounded"] == rounded(((1 + share) ** 12 - 1) * 10000)
    assert rate["hundredths"] == rounded(Decimal(rate["rate"]) / 10000)
