// The page's engine against the program's: the same vectors, the model and calendar as the page receives them.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const engine = require(path.join(root, "Themes/guide/scripts/timeline-engine.js"));
const sets = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/timeline.json"), "utf8"));

function near(actual, expected) {
  assert.strictEqual(actual.length, expected.length);
  actual.forEach((value, index) => assert.ok(Math.abs(value - expected[index]) <= 1e-12 * Math.max(1, Math.abs(expected[index])), `${value} ${expected[index]}`));
}

for (const set of sets) {
  const calendar = engine.makeCalendar(set.calendar);

  test(`${set.model.id}: dates and chances are the program's`, () => {
    assert.ok(set.cases.length > 40);
    for (const vector of set.cases) {
      const start = engine.parseDate(vector.start);
      const result = engine.estimate(set.model, start, vector.choices, calendar);
      assert.deepStrictEqual(result.choices, vector.choices);
      assert.deepStrictEqual(
        result.stages.map((stage) => [stage.id].concat([stage.begin, stage.p10, stage.p50, stage.p80, stage.p90].map(engine.isoDate)).join(" ")),
        vector.stages, vector.start);
      assert.deepStrictEqual(result.clocks.map((clock) => engine.isoDate(clock.date)), vector.clocks, vector.start);
      assert.deepStrictEqual(result.provisionalYears, vector.provisional, vector.start);
      near(result.stages.map((stage) => stage.distribution.chances.reduce(
        (sum, chance, index) => sum + chance * (stage.distribution.first - start + index), 0)), vector.sums);
      near(result.stages.map((stage) => engine.waiting(stage, start + 9, calendar).chance), vector.waiting);
    }
  });

  test(`${set.model.id}: a link brings back the state, and junk is noticed`, () => {
    const start = engine.parseDate("2026-11-23");
    for (const vector of set.cases.slice(0, 4)) {
      const link = engine.fragment(set.model, start, vector.choices);
      assert.deepStrictEqual(engine.readFragment(set.model, link), { start, choices: vector.choices, isDamaged: false });
    }
    for (const text of ["", "#", "#怎么看这个结果"]) assert.strictEqual(engine.readFragment(set.model, text), null);
    for (const text of ["#start=2026-02-29", "#start=2026-11-23&x=1", "#start=%E0%A4%A", "#a=b", "#start=<img>", "#start=2026-11-23&&"]) {
      assert.strictEqual(engine.readFragment(set.model, text).isDamaged, true, text);
    }
  });
}

test("days survive the way to numbers and back", () => {
  for (let number = -80000; number < 80000; number += 61) {
    const date = new Date(number * 86400000);
    assert.strictEqual(engine.isoDate(number), date.toISOString().slice(0, 10));
    assert.strictEqual(engine.weekday(number), (date.getUTCDay() + 6) % 7 + 1);
    assert.strictEqual(engine.parseDate(engine.isoDate(number)), number);
  }
  for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "", "２０２６-01-01", "2026-01-01 "]) assert.strictEqual(engine.parseDate(text), null, text);
});

test("the calendar file keeps to its format", () => {
  const { model, calendar: data } = sets[0];
  const result = engine.estimate(model, engine.parseDate("2026-11-23"), {}, engine.makeCalendar(data));
  const event = { id: "check-a", date: result.stages[0].p90, summary: "一，二; 三, 四\\" + "长".repeat(60), detail: "x\ny" };
  const make = () => engine.calendarFile(model, result, [event], engine.parseDate("2026-11-22"));
  const lines = make().split("\r\n");
  assert.strictEqual(make(), make());
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")));
  const unfolded = make().replace(/\r\n /g, "");
  assert.ok(unfolded.includes("SUMMARY:一，二\\; 三\\, 四\\\\" + "长".repeat(60) + "\r\n"));
  assert.ok(unfolded.includes("DTSTART;VALUE=DATE:" + engine.isoDate(event.date).replace(/-/g, "") + "\r\n"));
  assert.ok(unfolded.includes("TRIGGER:-P1D") && unfolded.includes("DESCRIPTION:x\\ny"));
  const choices = model.options.map((option) => option.choices[0].id).join("-");
  assert.ok(unfolded.includes(`UID:${model.id}-2026-11-23-${choices}-check-a@signpost`));
});
