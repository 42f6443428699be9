// The page's letters against the program's: the same vectors, the letters and calendar as the page receives them.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const engine = require(path.join(root, "Themes/guide/scripts/letters-engine.js"));
const days = require(path.join(root, "Themes/guide/scripts/calendar-days.js"));
const set = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/letters.json"), "utf8"));
const today = days.parseDate(set.today);
const letterOf = (id) => set.letters.find((letter) => letter.id === id);
const used = (id) => ({ uses: letterOf(id).uses.split(" ").map((use) => ({ field: use.replace("?", "") })) });
const iso = (day) => (day === null ? null : days.isoDate(day));

test("entries are checked as the program does", () => {
  assert.ok(set.entries.length > 40);
  for (const vector of set.entries) {
    assert.deepStrictEqual(
      engine.entry(engine.fieldOf(set, vector.field), vector.typed, today, days), vector.result, `${vector.field} ${vector.typed}`);
  }
});

test("dates are held against each other as the program does", () => {
  assert.ok(set.related.length > 10);
  for (const vector of set.related) {
    const found = engine.entries(set, used(vector.letter), (id) => vector.typed[id] || "", today, days);
    const filled = Object.fromEntries(Object.entries(found).filter(([, entry]) => entry.state !== "empty"));
    assert.deepStrictEqual(filled, vector.result, JSON.stringify(vector));
  }
});

test("a deadline is over when the program says so", () => {
  const calendar = days.makeCalendar(set.calendar);
  assert.ok(["in-time", "last-days", "over"].every((standing) => set.standings.some((vector) => vector.standing === standing)));
  for (const vector of set.standings) {
    const found = engine.stepDate(letterOf(vector.letter).steps[vector.step], days.parseDate(vector.start), calendar, days);
    assert.strictEqual(engine.standing(found, days.parseDate(vector.day)), vector.standing, JSON.stringify(vector));
  }
});

test("hints are the program's", () => {
  for (const vector of set.hintTexts) {
    assert.deepStrictEqual(engine.hints(set, vector.typed).map((hint) => `${hint.id} ${hint.found}`), vector.hints, vector.typed);
  }
});

test("letters have the program's words, blanks and length", () => {
  assert.ok(set.filled.length >= 3 * set.letters.length);
  for (const vector of set.filled) {
    const known = {}, chosen = {};
    for (const [id, entry] of Object.entries(engine.entries(set, used(vector.letter), (id) => vector.typed[id] || "", today, days))) {
      if (entry.state !== "words") continue;
      known[id] = entry.words;
      if (engine.fieldOf(set, id).kind === "choice") chosen[id] = vector.typed[id];
    }
    const lines = engine.lines(set, letterOf(vector.letter), known, chosen);
    assert.strictEqual(engine.plainText(lines), vector.text, vector.letter);
    assert.strictEqual(lines.reduce((sum, line) => sum + line.runs.filter((run) => run.isBlank).length, 0), vector.blanks, vector.letter);
    assert.strictEqual(engine.paperLines(lines), vector.paperLines, vector.letter);
  }
});

test("dates are the program's", () => {
  const calendar = days.makeCalendar(set.calendar);
  assert.ok(set.dates.length > 100);
  for (const vector of set.dates) {
    const found = engine.stepDate(letterOf(vector.letter).steps[vector.step], days.parseDate(vector.start), calendar, days);
    const written = { first: iso(found.first), date: iso(found.date), other: iso(found.other), provisional: found.provisionalYears };
    assert.deepStrictEqual(
      written, { first: vector.first, date: vector.date, other: vector.other, provisional: vector.provisional }, `${vector.letter} ${vector.step} ${vector.start}`);
  }
});
