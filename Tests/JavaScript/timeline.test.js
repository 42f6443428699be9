// The page's engine against the program's: the same vectors, the model and calendar as the page receives them.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const scripts = path.join(root, "Themes/guide/scripts");
const engine = require(path.join(scripts, "timeline-engine.js"));
const days = require(path.join(scripts, "calendar-days.js"));
const taking = require(path.join(scripts, "timeline-share.js"));
const words = require(path.join(scripts, "timeline-words.js"));
const sets = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/timeline.json"), "utf8"));

// The theme's strings: one `key: words` a line, the words quoted or not.
const strings = Object.fromEntries(fs.readFileSync(path.join(root, "Themes/guide/strings.zh-Hans.yml"), "utf8").split("\n")
  .map((line) => /^timeline_(\w+): (.*)$/.exec(line)).filter(Boolean)
  .map(([, key, words]) => [key, words.startsWith("\"") ? JSON.parse(words) : words]));
const say = (key, values) => strings[key].replace(/\{(\w+)\}/g, (whole, name) => values && name in values ? String(values[name]) : whole);

// The sentences at the head, as the page shows them one after the other.
function answer(model, result) {
  const day = (date) => days.words(date, days.components(result.today).year), finish = result.stages[result.stages.length - 1];
  const notice = result.notice === null ? "" : say("notice", { notice: model.notices[result.notice].text });
  return [notice, words.lead(model, result, say, day), words.lapsed(model, result, say, day), finish ? words.finish(finish, say, day).join("") : ""]
    .filter(Boolean).join(" ").replace(/\u00a0/g, " ").replace(/\u2060/g, "");
}

function near(actual, expected) {
  assert.strictEqual(actual.length, expected.length);
  actual.forEach((value, index) => assert.ok(Math.abs(value - expected[index]) <= 1e-12 * Math.max(1, Math.abs(expected[index])), `${value} ${expected[index]}`));
}

for (const set of sets) {
  const calendar = days.makeCalendar(set.calendar);

  test(`${set.model.id}: dates and chances are the program's`, () => {
    assert.ok(set.cases.length > 40);
    for (const vector of set.cases) {
      const start = days.parseDate(vector.start), label = `${vector.start} ${JSON.stringify(vector.choices)}`;
      const known = Object.fromEntries(Object.entries(vector.known).map(([stage, date]) => [stage, days.parseDate(date)]));
      const result = engine.estimate(set.model, start, vector.choices, calendar, known, days.parseDate(vector.day));
      assert.deepStrictEqual(result.choices, vector.choices);
      assert.deepStrictEqual(
        result.stages.map((stage) => [stage.id].concat([stage.begin, stage.p10, stage.p50, stage.p80, stage.p90].map(days.isoDate)).join(" ")
          + (stage.isImplied ? " over" : stage.isKnown ? " known" : "")
          + (stage.deadline === undefined ? "" : ` until ${days.isoDate(stage.deadline)}`)),
        vector.stages, label);
      assert.deepStrictEqual(
        result.clocks.map((clock) => `${clock.id} ${days.isoDate(clock.early)} ${days.isoDate(clock.late)} ${clock.state}${clock.isEstimated ? " estimated" : ""}`),
        vector.clocks, label);
      assert.deepStrictEqual(result.checkpoints.map((point) => `${point.index} ${days.isoDate(point.date)}`), vector.checkpoints, label);
      const own = (result.firstOwn ? [result.firstOwn] : []).concat(result.lapsedOwn);
      assert.deepStrictEqual(own.map((clock) => `${clock.id} ${days.isoDate(clock.shown)}`), vector.own, label);
      assert.strictEqual(result.notice, vector.notice, label);
      assert.strictEqual(answer(set.model, result), vector.says, label);
      assert.deepStrictEqual(result.exits, vector.exits, label);
      assert.deepStrictEqual(result.provisionalYears, vector.provisional, label);
      near(result.stages.map((stage) => stage.distribution.chances.reduce(
        (sum, chance, index) => sum + chance * (stage.distribution.first - start + index), 0)), vector.sums);
      const waiting = result.stages.map((stage) => engine.waiting(set.model, result, stage.id, days.parseDate(vector.day), calendar));
      waiting.forEach((answer, index) => {
        const expected = vector.waiting[index];
        assert.strictEqual(answer === null, expected === null, label);
        if (!answer) return;
        near([answer.chance], [expected.chance]);
        assert.deepStrictEqual(
          [days.isoDate(answer.through), answer.isLate, answer.expired ? answer.expired.id : null, answer.step ? set.model.checkpoints.indexOf(answer.step) : null],
          [expected.through, expected.late, expected.expired, expected.step], label);
      });
    }
  });

  test(`${set.model.id}: a link brings back the state, and junk is noticed`, () => {
    for (const vector of set.cases.slice(0, 8)) {
      const start = days.parseDate(vector.start);
      const known = Object.fromEntries(Object.entries(vector.known).map(([stage, date]) => [stage, days.parseDate(date)]));
      const link = taking.fragment(set.model, start, vector.choices, known);
      assert.match(link, /^#[a-z0-9=&-]+$/, "only ids and dates");
      assert.deepStrictEqual(taking.readFragment(set.model, link), { start, choices: vector.choices, known, isDamaged: false });
    }
    for (const text of ["", "#", "#怎么看这个结果"]) assert.strictEqual(taking.readFragment(set.model, text), null);
    for (const text of ["#start=2026-02-29", "#start=2026-11-23&x=1", "#start=%E0%A4%A", "#a=b", "#start=<img>", "#start=2026-11-23&&", "#__proto__=x", "#constructor=2026-11-23"]) {
      assert.strictEqual(taking.readFragment(set.model, text).isDamaged, true, text);
    }
  });
}

test("days survive the way to numbers and back", () => {
  for (let number = -80000; number < 80000; number += 61) {
    const date = new Date(number * 86400000);
    assert.strictEqual(days.isoDate(number), date.toISOString().slice(0, 10));
    assert.strictEqual(days.weekday(number), (date.getUTCDay() + 6) % 7 + 1);
    assert.strictEqual(days.parseDate(days.isoDate(number)), number);
  }
  for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "", "２０２６-01-01", "2026-01-01 "]) assert.strictEqual(days.parseDate(text), null, text);
});

test("everything the page takes along agrees with the estimate, and what is not verified says so", () => {
  const say = (key, values) => key + (values ? ` ${Object.values(values).join(" ")}` : "");
  const badges = { rule: "RULE", unverified: "UNVERIFIED" };
  for (const { model, calendar: data, cases } of sets) {
    const calendar = days.makeCalendar(data);
    for (const vector of cases.slice(-3)) {
      const result = engine.estimate(model, days.parseDate(vector.start), vector.choices, calendar);
      const events = taking.events(model, result, say, badges);
      assert.strictEqual(new Set(events.map((event) => event.id)).size, events.length);
      const text = taking.text(model, result, say, days.isoDate, ["ANSWER"], badges);
      for (const running of result.clocks) {
        const clock = engine.byID(model.clocks, running.id), isUnverified = clock.verification === "unverified";
        const line = text.split("\n").find((each) => each.startsWith(clock.label + "：") && each.includes(days.isoDate(running.shown)));
        assert.ok(line && line.includes(isUnverified ? "UNVERIFIED" : "RULE") && line.includes("RULE") !== isUnverified, clock.label);
        const event = events.find((each) => each.date === running.shown && each.detail.includes(clock.condition));
        assert.ok(event && event.detail.includes("UNVERIFIED") === isUnverified, clock.label);
      }
    }
  }
});
