// The case file over a storage that may be missing, full, damaged, newer, or changed by another page.
"use strict";

const assert = require("node:assert");
const path = require("node:path");
const test = require("node:test");

const { open, parsed } = require(path.join(__dirname, "..", "..", "Themes/guide/scripts/case-file.js"));

const KEY = "signpost-case:/docs/";

// A browser's storage; `limit` is the number of characters it takes.
function storage(entries = {}, limit = Infinity) {
  const held = new Map(Object.entries(entries));
  return {
    held,
    getItem: (key) => (held.has(key) ? held.get(key) : null),
    setItem: (key, value) => {
      let size = value.length;
      for (const [name, text] of held) if (name !== key) size += text.length;
      if (size > limit) throw new Error("QuotaExceededError");
      held.set(key, value);
    },
    removeItem: (key) => held.delete(key),
  };
}

const forbidden = {
  getItem: () => { throw new Error("SecurityError"); },
  setItem: () => { throw new Error("SecurityError"); },
  removeItem: () => { throw new Error("SecurityError"); },
};

function stored(sections) { return JSON.stringify({ format: "signpost-case", version: 1, sections }); }
function held(box) { return Object.fromEntries(box.held); }

test("nothing is stored before the reader agrees, and exactly one key after", () => {
  const box = storage(), file = open(box, KEY);
  file.write("basics", { name: "张三" });
  assert.deepStrictEqual(held(box), {});
  assert.deepStrictEqual(file.read("basics"), { name: "张三" });
  assert.strictEqual(file.keep(), true);
  assert.deepStrictEqual(held(box), { [KEY]: stored({ basics: { name: "张三" } }) });
  file.write("log", { entries: [1] });
  assert.deepStrictEqual(held(box), { [KEY]: stored({ basics: { name: "张三" }, log: { entries: [1] } }) });
});

test("stopping deletes what is stored and keeps the page's own", () => {
  const box = storage(), file = open(box, KEY);
  file.write("log", { entries: [1] });
  file.keep();
  file.stop();
  file.write("log", { entries: [2] });
  assert.deepStrictEqual(held(box), {});
  assert.deepStrictEqual(file.read("log"), { entries: [2] });
});

test("erasing leaves nothing, whatever was set aside before, and touches no other site", () => {
  const box = storage({ [KEY]: "{", "signpost-case:/": stored({}), theme: "dark" }), file = open(box, KEY);
  file.write("log", { entries: [1] });
  file.erase();
  assert.deepStrictEqual(held(box), { "signpost-case:/": stored({}), theme: "dark" });
  assert.strictEqual(file.read("log"), undefined);
  assert.strictEqual(file.isKept(), false);
});

test("values are copies: a tool cannot change the case by accident", () => {
  const file = open(storage(), KEY), entry = { entries: [{ said: "一" }] };
  file.write("log", entry);
  entry.entries[0].said = "二";
  file.read("log").entries.push(1);
  assert.deepStrictEqual(file.read("log"), { entries: [{ said: "一" }] });
});

test("the shared section holds texts, whatever a tool writes into it", () => {
  const box = storage(), file = open(box, KEY);
  file.keep();
  file.write("basics", { principal: 10000, name: "", phone: null, lender: "某银行" });
  assert.deepStrictEqual(file.read("basics"), { principal: "10000", lender: "某银行" });
  assert.deepStrictEqual(open(box, KEY).read("basics"), { principal: "10000", lender: "某银行" });
});

test("an export is taken in again whole", () => {
  const file = open(storage(), KEY), other = open(storage(), KEY);
  file.write("basics", { name: "张三", reason: "“失业”</script>\n第二行" });
  file.write("log", { entries: [{ said: "😀" }] });
  const taken = parsed("\uFEFF" + file.exported("2026-11-22"));
  other.replace(taken.sections);
  assert.strictEqual(other.exported("2026-11-22"), file.exported("2026-11-22"));
});

const unreadable = [
  ["", "damaged"], ["{", "damaged"], [stored({ basics: {} }).slice(0, -3), "damaged"], ["null", "foreign"], ["[]", "foreign"], ["12", "foreign"],
  ['{"format":"other","version":1,"sections":{}}', "foreign"], ['{"format":"signpost-case","version":2,"sections":[]}', "newer"],
  ['{"format":"signpost-case","version":"1","sections":{}}', "damaged"], ['{"format":"signpost-case","version":0,"sections":{}}', "damaged"],
  ['{"format":"signpost-case","version":1}', "damaged"], ['{"format":"signpost-case","version":1,"sections":[]}', "damaged"],
  ['{"format":"signpost-case","version":1,"sections":{"basics":{"name":1}}}', "damaged"],
  ['{"format":"signpost-case","version":1,"sections":{"basics":["x"]}}', "damaged"],
  ['{"format":"signpost-case","version":1,"sections":{"__proto__":{}}}', "damaged"],
  ['{"format":"signpost-case","version":1,"sections":{"log":null}}', "damaged"],
];

for (const [text, problem] of unreadable) {
  test(`a text is told apart as ${problem}: ${text.slice(0, 80)}`, () => assert.deepStrictEqual(parsed(text), { problem }));
}

test("what is stored and damaged is set aside word for word, and found again by later visits", () => {
  const box = storage({ [KEY]: '{"half' }), file = open(box, KEY);
  assert.strictEqual(file.problem(), "damaged");
  assert.deepStrictEqual(held(box), { [KEY + ":damaged"]: '{"half', [KEY]: stored({}) });
  file.write("log", [1]);
  assert.deepStrictEqual(open(box, KEY).damaged(), ['{"half']);
  box.setItem(KEY, "second");
  const later = open(box, KEY);
  assert.deepStrictEqual(later.damaged(), ['{"half', "second"]);
  later.discardDamaged();
  assert.deepStrictEqual(held(box), { [KEY]: stored({}) });
});

test("a damaged text that finds no second place stays where it is", () => {
  const box = storage({ [KEY]: "x".repeat(50) }, 60), file = open(box, KEY);
  assert.strictEqual(file.problem(), "stuck");
  file.write("log", [1]);
  assert.strictEqual(file.keep(), false);
  assert.deepStrictEqual(held(box), { [KEY]: "x".repeat(50) });
  assert.deepStrictEqual(file.damaged(), ["x".repeat(50)]);
  assert.deepStrictEqual(file.read("log"), [1]);
});

test("what a newer program stored is neither read nor written", () => {
  const text = '{"format":"signpost-case","version":2,"sections":{"log":{"new":true}}}', box = storage({ [KEY]: text }), file = open(box, KEY);
  file.write("log", [1]);
  assert.strictEqual(file.keep(), false);
  assert.deepStrictEqual(held(box), { [KEY]: text });
  assert.deepStrictEqual([file.problem(), file.isKept(), file.damaged()], ["newer", false, [text]]);
});

for (const [name, box] of [["forbidden", forbidden], ["missing", null]]) {
  test(`a storage that is ${name} is said, and the page works from memory`, () => {
    const file = open(box, KEY);
    file.write("log", [1]);
    assert.deepStrictEqual([file.problem(), file.isKept(), file.keep(), file.read("log")], ["unavailable", false, false, [1]]);
    file.stop();
    file.erase();
    assert.strictEqual(file.read("log"), undefined);
    assert.deepStrictEqual(file.damaged(), []);
  });
}

test("a full storage is said; the text stored before stays whole, and the page has the new one", () => {
  const box = storage({}, 120), file = open(box, KEY);
  file.write("log", [1]);
  file.keep();
  const before = held(box);
  file.write("log", ["x".repeat(200)]);
  assert.strictEqual(file.problem(), "full");
  assert.deepStrictEqual(held(box), before);
  file.write("letters", { to: "某银行" });
  assert.deepStrictEqual(file.read("log"), ["x".repeat(200)]);
  file.write("log", [2]);
  assert.strictEqual(file.problem(), "");
  assert.deepStrictEqual(held(box), { [KEY]: stored({ log: [2], letters: { to: "某银行" } }) });
});

test("two pages write different sections of one case", () => {
  const box = storage(), first = open(box, KEY);
  first.keep();
  const second = open(box, KEY);
  first.write("log", [1]);
  second.write("letters", { to: "某银行" });
  first.write("log", [1, 2]);
  assert.deepStrictEqual(open(box, KEY).names(), ["letters", "log"]);
  assert.deepStrictEqual(open(box, KEY).read("log"), [1, 2]);
});

test("a page that hears of another's consent keeps what it alone has; of its own change it takes the other's", () => {
  const box = storage(), first = open(box, KEY), second = open(box, KEY);
  let told = 0;
  second.subscribe(() => { told += 1; });
  first.write("log", [1]);
  second.write("letters", { to: "某银行" });
  first.keep();
  second.hear(box.getItem(KEY));
  assert.deepStrictEqual([second.isKept(), second.read("log"), second.read("letters"), told], [true, [1], { to: "某银行" }, 1]);
  first.write("letters", undefined);
  second.hear(box.getItem(KEY));
  assert.strictEqual(second.read("letters"), undefined);
});

test("erasing in one page erases in the others; stopping does not", () => {
  const box = storage(), first = open(box, KEY);
  first.write("log", [1]);
  first.keep();
  const second = open(box, KEY), third = open(box, KEY), events = [];
  const set = box.setItem, remove = box.removeItem;
  box.setItem = (key, value) => { set(key, value); if (key === KEY) events.push(value); };
  box.removeItem = (key) => { remove(key); if (key === KEY) events.push(null); };
  first.stop();
  events.splice(0).forEach((text) => second.hear(text));
  assert.deepStrictEqual([second.isKept(), second.read("log")], [false, [1]]);
  first.keep();
  events.splice(0).forEach((text) => third.hear(text));
  first.erase();
  events.splice(0).forEach((text) => third.hear(text));
  assert.deepStrictEqual([third.isKept(), third.read("log"), held(box)], [false, undefined, {}]);
});

test("a page that has not heard yet does not bring back what another erased", () => {
  const box = storage(), first = open(box, KEY);
  first.write("log", [1]);
  first.keep();
  const second = open(box, KEY);
  first.erase();
  second.write("letters", { to: "某银行" });
  assert.deepStrictEqual(held(box), {});
});

test("a page closed in the middle of erasing leaves nothing to the next", () => {
  const box = storage({ [KEY]: '{"format":"signpost-case","version":1,"erased":true,"sections":{}}' }), file = open(box, KEY);
  assert.deepStrictEqual([file.isKept(), held(box)], [false, {}]);
});

test("listeners are told of consent, erasing and importing, not of their own writing", () => {
  const file = open(storage(), KEY);
  let told = 0;
  file.subscribe(() => { told += 1; });
  file.write("log", [1]);
  assert.strictEqual(told, 0);
  file.keep();
  file.replace({ log: [2] });
  file.erase();
  assert.strictEqual(told, 3);
});
