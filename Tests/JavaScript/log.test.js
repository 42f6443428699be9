// The page's rules of the contact log against the program's: the same vectors. What only the page has (CSV, reading a case) by examples.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const scripts = path.join(root, "Themes/guide/scripts");
const engine = require(path.join(scripts, "log-engine.js"));
const days = require(path.join(scripts, "timeline-engine.js"));
const vectors = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/log.json"), "utf8"));
const listed = vectors.entries.slice(0, vectors.listed);

test("an entry's problems are the program's", () => {
  const found = vectors.entries.map((entry) => engine.problems(entry, vectors, days.parseDate(vectors.today), days));
  assert.deepStrictEqual(found, vectors.problems);
});

test("the evidence list is the program's", () => {
  assert.deepStrictEqual(engine.rows(listed, vectors, vectors.words), vectors.rows);
  assert.strictEqual(engine.text(listed, vectors, vectors.words), vectors.text);
});

test("whole card numbers are noticed as by the program", () => {
  for (const [text, expected] of vectors.numbers) assert.strictEqual(engine.holdsCardNumber(text), expected, text);
  assert.strictEqual(engine.entryHoldsCardNumber(Object.assign({}, listed[0], { place: "4111111111111111" })), true);
});

test("days and working days since an entry are the program's", () => {
  const calendar = days.makeCalendar(vectors.calendar);
  for (const [from, through, all, work] of vectors.waited) {
    assert.deepStrictEqual(engine.waited(days.parseDate(from), days.parseDate(through), calendar), { days: all, workdays: work }, `${from} ${through}`);
  }
});

test("a table keeps quotes, lines and commas, and makes no formula", () => {
  const written = engine.csv(["日期", "说了什么"], [["2026-11-20", '他说"还",\n第二行'], ["=1+1", "+86 000"], ["@x", "-"], ["1-2", ""]]);
  assert.strictEqual(written, '\ufeff"日期","说了什么"\r\n"2026-11-20","他说""还"",\n第二行"\r\n"\'=1+1","\'+86 000"\r\n"\'@x","\'-"\r\n"1-2",""\r\n');
});

test("what a case holds becomes entries with ids of their own; what cannot is handed back", () => {
  const odd = [null, 5, "x", { date: "2026-01-01" }, { said: "没有日期" }];
  const { entries, rest } = engine.read({ entries: [{ id: "e2", date: "2026-01-01", said: "一", time: 5, evidence: [1, "ticket"] }, { id: "e2", date: "x", said: "二" }].concat(odd) });
  assert.deepStrictEqual(entries.map((entry) => [entry.id, entry.date, entry.said, entry.time, entry.evidence.join()]), [["e2", "2026-01-01", "一", "", "ticket"], ["e1", "x", "二", "", ""]]);
  assert.deepStrictEqual(rest, odd);
  assert.deepStrictEqual(engine.read(undefined), { entries: [], rest: [] });
  assert.deepStrictEqual(engine.read("junk"), { entries: [], rest: ["junk"] });
  assert.deepStrictEqual(engine.read({ entries: "junk" }), { entries: [], rest: [{ entries: "junk" }] });
});
