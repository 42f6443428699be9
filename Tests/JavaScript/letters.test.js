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

test("entries are checked as the program does", () => {
  assert.ok(set.entries.length > 40);
  for (const vector of set.entries) {
    assert.deepStrictEqual(
      engine.entry(engine.fieldOf(set, vector.field), vector.typed, today, days), vector.result, `${vector.field} ${vector.typed}`);
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
    for (const [id, typed] of Object.entries(vector.typed)) {
      const field = engine.fieldOf(set, id), entry = engine.entry(field, typed, today, days);
      if (entry.state !== "words") continue;
      known[id] = entry.words;
      if (field.kind === "choice") chosen[id] = typed;
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
    const written = {
      date: days.isoDate(found.date), other: found.other === null ? null : days.isoDate(found.other), provisional: found.provisionalYears
    };
    assert.deepStrictEqual(
      written, { date: vector.date, other: vector.other, provisional: vector.provisional }, `${vector.letter} ${vector.step} ${vector.start}`);
  }
});
