// The page's rules of the contact log against the program's: the same vectors. What only the page has (CSV, reading a case) by examples.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const scripts = path.join(root, "Themes/guide/scripts");
const engine = require(path.join(scripts, "log-engine.js"));
const log = require(path.join(scripts, "log-entries.js"));
const days = require(path.join(scripts, "calendar-days.js"));
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
  const { entries, rest } = log.read({ entries: [{ id: "e2", date: "2026-01-01", said: "一", time: 5, evidence: [1, "ticket"] }, { id: "e2", date: "x", said: "二" }].concat(odd) });
  assert.deepStrictEqual(entries.map((entry) => [entry.id, entry.date, entry.said, entry.time, entry.evidence.join()]), [["e2", "2026-01-01", "一", "", "ticket"], ["e1", "x", "二", "", ""]]);
  assert.deepStrictEqual(rest, odd);
  assert.deepStrictEqual(log.read(undefined), { entries: [], rest: [] });
  assert.deepStrictEqual(log.read("junk"), { entries: [], rest: ["junk"] });
  assert.deepStrictEqual(log.read({ entries: "junk" }), { entries: [], rest: [{ entries: "junk" }] });
});

test("what was half typed comes back as an entry's texts, and junk of it does not", () => {
  const texts = { id: "", date: "2026-11-20", time: "", channel: "", party: "", name: "", number: "", said: "写到一半", promise: "", due: "", ticket: "", place: "", purpose: "" };
  const read = (unfinished) => log.read({ entries: [], unfinished });
  assert.deepStrictEqual(read({ form: { date: "2026-11-20", said: "写到一半", time: 5, evidence: "x" } }), { entries: [], rest: [], unfinished: { form: { ...texts, evidence: [] } } });
  assert.deepStrictEqual(read({ form: texts, behind: { said: "前一条" } }).unfinished.behind.said, "前一条");
  for (const junk of [undefined, null, "x", [], {}, { form: "x" }, { form: [] }]) assert.deepStrictEqual(read(junk), { entries: [], rest: [] });
});

test("an entry goes into a letter as it was typed", () => {
  const letters = require(path.join(scripts, "letters-log.js"));
  const words = { log_when: "{when}，{how}", log_who: "（{who}）", log_line: "{when}：{said}", log_promise: "对方答应：{promise}", log_promise_due: "对方答应在{due}前：{promise}", log_ticket: "工单号{ticket}。" };
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name]);
  const day = (iso) => `<${iso}>`;
  const [entry] = log.read({ entries: [{
    date: "2026-11-16", time: "10:05", channel: vectors.channels[1][0], party: vectors.parties[0][0], name: " 工号 0000 ", number: "000 0000",
    said: "说要上门\n 不说公司名。\n", promise: "书面答复", due: "2026-11-23", ticket: " 示例 001 ",
  }] }).entries;
  assert.strictEqual(
    letters.taken("line", entry, vectors, say, day),
    `<2026-11-16> 10:05，${vectors.channels[1][1]}（${vectors.parties[0][1]}，工号 0000，000 0000）：说要上门；不说公司名。对方答应在<2026-11-23>前：书面答复。工单号示例 001。`);
  const [bare] = log.read({ entries: [{ date: "2026-11-16", said: "话", promise: "回电" }] }).entries;
  assert.strictEqual(letters.taken("line", bare, vectors, say, day), "<2026-11-16>：话。对方答应：回电。");
  assert.deepStrictEqual([letters.taken("ticket", entry, vectors, say, day), letters.taken("date", entry, vectors, say, day)], ["示例 001", "2026-11-16"]);
  assert.deepStrictEqual([letters.added("line", "第一行\n", "二"), letters.added("line", " ", "二"), letters.added("ticket", "旧", "新")], ["第一行\n二", "二", "新"]);
});
