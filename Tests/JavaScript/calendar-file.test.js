// Calendar files: the page's against the program's, to the byte, in the words of the theme.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const scripts = path.join(root, "Themes/guide/scripts");
const days = require(path.join(scripts, "calendar-days.js"));
const engine = require(path.join(scripts, "timeline-engine.js"));
const files = require(path.join(scripts, "calendar-file.js"));
const taking = require(path.join(scripts, "timeline-share.js"));
const letters = require(path.join(scripts, "letters-engine.js"));
const read = (name) => JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors", name), "utf8"));
const vectors = read("calendar-file.json"), sets = read("timeline.json");
const stamp = days.parseDate(vectors.stamp);

// The theme's strings: one `key: words` a line, the words quoted or not.
const strings = Object.fromEntries(fs.readFileSync(path.join(root, "Themes/guide/strings.zh-Hans.yml"), "utf8").split("\n")
  .map((line) => /^([a-z]+_[\w-]+): (.*)$/.exec(line)).filter(Boolean)
  .map(([, key, words]) => [key, words.startsWith("\"") ? JSON.parse(words) : words]));
const say = (key, values) => strings["timeline_" + key].replace(/\{(\w+)\}/g, (whole, name) => values && name in values ? String(values[name]) : whole);
const badges = { rule: strings.badge_rule, unverified: strings.badge_unverified };

test("a file is the program's, to the byte", () => {
  assert.strictEqual(files.write(vectors.events.map((event) => ({ ...event, date: days.parseDate(event.date) })), stamp), vectors.file);
});

test("an estimate's file is the one `signpost estimate` writes, in the same words", () => {
  assert.ok(vectors.estimates.length >= sets.length);
  for (const vector of vectors.estimates) {
    const set = sets.find((each) => each.model.id === vector.model);
    const result = engine.estimate(set.model, days.parseDate(vector.start), vector.choices, days.makeCalendar(set.calendar), {}, stamp);
    assert.strictEqual(files.write(taking.events(set.model, result, say, badges), stamp), vector.file, `${vector.model} ${vector.start}`);
  }
});

test("a letter's dates keep their ids, and another day of sending is another date", () => {
  const set = read("letters.json"), calendar = days.makeCalendar(set.calendar);
  const ids = set.letters.flatMap((letter) => ["2026-11-22", "2026-12-30"].flatMap((day) => letter.steps.map((step, index) => {
    const from = days.parseDate(day), found = letters.stepDate(step, from, calendar, days);
    const make = () => letters.event(letter, index, from, found, "问", ["一", "", "二"], days);
    assert.deepStrictEqual(make(), make());
    assert.deepStrictEqual([make().date, make().detail], [found.date, "一\n二"]);
    return make().id;
  })));
  assert.ok(ids.length > 20);
  assert.strictEqual(new Set(ids).size, ids.length);
});
