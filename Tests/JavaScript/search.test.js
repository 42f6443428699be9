// The search engine of the page against the vectors of Tests/Vectors/search.json: the same file holds the Swift reader to the same answers.
// SIGNPOST_RECORD=1 rewrites nothing here: `swift test --filter SearchVectorTests` does.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const vm = require("node:vm");

const root = path.join(__dirname, "..", "..");
const scripts = ["tokens", "engine", "terms", "query", "vocabulary", "reading", "answer"].map((name) => path.join(root, "Themes", "guide", "scripts", `search-${name}.js`));
for (const file of scripts) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const Engine = globalThis.SignpostSearchEngine;

/** An engine over a folder of index files; `change` may alter or drop (null) a file's text on its way. */
function open(folder, change = (name, text) => text) {
  const engine = new Engine((name) => {
    const text = change(name, fs.readFileSync(path.join(folder, name + ".js"), "utf8"));
    if (text === null) return Promise.reject(new Error("not found"));
    new Function("signpostSearch", text)(engine);
    return Promise.resolve();
  });
  return engine;
}

const folder = path.join(root, "Tests", "Vectors", "search");

function summary(response) {
  return {
    query: response.query, understood: response.understood ? response.understood.text : null, total: response.total,
    urls: response.results.map((r) => r.url),
    first: response.results.slice(0, 3).map((r) => ({
      score: r.score, kind: r.kind, title: r.title, section: r.section, snippet: r.snippet, asked: r.asked, folded: r.folded.map((f) => f.url),
    })),
  };
}

for (const [name, atLeast] of [["search", 300], ["search-en", 20]]) {
  test(`answers every query of ${name}.json as the program does`, async () => {
    const engine = open(path.join(root, "Tests", "Vectors", name));
    const vectors = JSON.parse(fs.readFileSync(path.join(root, "Tests", "Vectors", name + ".json"), "utf8"));
    assert.ok(vectors.length >= atLeast);
    for (const vector of vectors) assert.deepEqual(summary(await engine.search(vector.query)), { understood: null, ...vector });
  });
}

for (const query of ["zzzzqqq", "asdfgh", "qwerty", "abc"]) {
  test("takes letters without meaning as typed: " + query, async () => {
    const response = await open(folder).search(query);
    assert.deepEqual([response.understood, response.results], [null, []]);
  });
}

test("reads no more than the beginning of a very long query", async () => {
  const response = await open(folder).search("协商还款".repeat(2500));
  assert.equal(response.isCut, true);
  assert.ok(response.results.length > 0);
});

for (const [what, query] of Object.entries({ nothing: "", spaces: "  \t ", signs: "？！…", emoji: "😀👍", controls: "\u0000\u0007", half: "\ud83d" })) {
  test("has no answer to " + what, async () => {
    assert.deepEqual((await open(folder).search(query)).results, []);
  });
}

test("marks text by places, never by markup", async () => {
  const response = await open(folder).search("<b>逾期</b>");
  const text = "<b>逾期</b>了";
  assert.deepEqual(response.marks(text).map(([start, end]) => text.slice(start, end)).filter((piece) => piece.includes("逾期")).length, 1);
});

test("searches titles before the pages are there", async () => {
  const engine = open(folder, (name, text) => (name.startsWith("pages-") ? null : text));
  const response = await engine.search("结清证明", { titlesOnly: true });
  assert.equal(response.results[0].title.includes("结清证明"), true);
  await assert.rejects(engine.search("结清证明"), /not found/);
});

test("filters by kind", async () => {
  const response = await open(folder).search("逾期", { kinds: ["guide"] });
  assert.ok(response.results.length > 0);
  assert.deepEqual([...new Set(response.results.map((r) => r.kind))], ["guide"]);
});

for (const [kind, change] of Object.entries({
  version: (name, text) => text.replace(/",\d+,"/, '",1,"'),
  stale: (name, text) => (name === "reading" ? text.replace(/,"[0-9a-f]{8}",/, ',"ffffffff",') : text),
  missing: (name, text) => (name === "reading" ? "" : text),
})) {
  test("says that the index is " + kind, async () => {
    await assert.rejects(open(folder, change).search("逾期"), (problem) => problem.kind === kind);
  });
}

test("gives whole-number logarithms", () => {
  for (const [n, expected] of [[1, 0], [2, 16], [3, 25], [8, 48], [206, 122], [1000000, 318]]) assert.equal(Engine.parts.log2x16(n), expected);
});
