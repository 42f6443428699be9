// The page's calculator against the program's: the same vectors, to the last bit of a rate.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const engine = require(path.join(root, "Themes/guide/scripts/calculator-engine.js"));
const vectors = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/calculator.json"), "utf8"));

function bits(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16);
}

function sameCost(cost, vector) {
  assert.deepStrictEqual(
    cost.error ? { error: cost.error } : { nominal: cost.nominal, effective: cost.effective },
    vector.error ? { error: vector.error } : { nominal: vector.nominal, effective: vector.effective }, JSON.stringify(vector));
}

test("numbers are read as the program reads them, mistakes too", () => {
  assert.ok(vectors.numbers.length > 100);
  for (const vector of vectors.numbers) {
    const expected = vector.error === undefined ? { value: vector.value } : { error: vector.error };
    assert.deepStrictEqual(engine[vector.read](vector.text), expected, `${vector.read} ${vector.text}`);
  }
});

test("figures are written alike", () => {
  for (const vector of vectors.words) {
    if ("amount" in vector) assert.strictEqual(engine.amountText(vector.amount), vector.text);
    else if ("percent" in vector) assert.strictEqual(engine.percentText(vector.percent), vector.text);
    else {
      assert.strictEqual(engine.rateText(vector.rate), vector.text);
      assert.strictEqual(engine.compounded(vector.rate), vector.compounded);
      assert.strictEqual(engine.product(vector.rate, 1, 10000), vector.hundredths);
    }
  }
});

test("instalments and their annual cost are the program's", () => {
  assert.ok(vectors.loans.length > 500);
  for (const vector of vectors.loans) {
    const result = engine.schedule(vector), rows = result.rows;
    const by = (key) => rows.reduce((sum, row, index) => sum + (index + 1) * row[key], 0);
    assert.deepStrictEqual(
      [rows[0].payment, rows[rows.length - 1].payment, result.total, result.interest, result.fees, by("payment"), by("balance")],
      [vector.first, vector.last, vector.total, vector.interest, vector.fees, ...vector.byMonth], JSON.stringify(vector));
    sameCost(result.cost, vector);
  }
});

test("the internal rate of return is the same to the last bit", () => {
  for (const vector of vectors.flows) {
    sameCost(engine.annualCost(vector.received, vector.payments, vector.periodsPerYear), vector);
    if (vector.rate) assert.strictEqual(bits(engine.periodRate(vector.received, vector.payments).rate), vector.rate);
  }
});

test("plans, least payments, offers and overdue interest are the program's", () => {
  for (const vector of vectors.plans) {
    const debt = { principal: vector.principal, charges: vector.charges, annualRate: vector.annualRate };
    const found = engine.scenarios(debt, vector.monthly, vector.hoped);
    assert.deepStrictEqual(
      found.map((each) => ({ id: each.id, annualRate: each.debt.annualRate, outcome: each.outcome })), vector.scenarios, JSON.stringify(vector));
    assert.deepStrictEqual([1, 12, 36, 360].map((months) => engine.leastPayment(debt, months)), vector.least);
  }
  for (const vector of vectors.offers) {
    const judged = engine.judge(vector, vector.owed);
    assert.deepStrictEqual([judged.total, judged.extra], [vector.total, vector.extra]);
    sameCost(judged.cost, vector);
  }
  for (const vector of vectors.penalties) {
    const found = engine.penalty(vector.overdue, vector.daily, vector.multiple, vector.days);
    assert.deepStrictEqual(found, { days: vector.days, amount: vector.amount, annual: vector.annual });
  }
});

test("a rule holds from its day, and a day that is not known is asked for", () => {
  for (const vector of vectors.rules) assert.strictEqual(engine.ruleStatus(vector, vector.signed), vector.status, JSON.stringify(vector));
  const rules = [{ lenders: ["bank"] }, { lenders: ["private", "micro"] }];
  assert.deepStrictEqual(engine.rulesFor(rules, ""), rules);
  assert.deepStrictEqual(engine.rulesFor(rules, "micro"), [rules[1]]);
});

test("impossible days are no days", () => {
  assert.strictEqual(engine.parseDate("2024-02-29") + 1, engine.parseDate("2024-03-01"));
  assert.strictEqual(engine.parseDate("1970-01-01"), 0);
  for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "", "0000-01-01", "２０２６-01-01"]) assert.strictEqual(engine.parseDate(text), null, text);
});
