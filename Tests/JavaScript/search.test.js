// The search engine of the page against the vectors of Tests/Vectors/search.json: the same file holds the Swift reader to the same answers.
// SIGNPOST_RECORD=1 rewrites nothing here: `swift test --filter SearchVectorTests` does.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const vm = require("node:vm");

const root = path.join(__dirname, "..", "..");
const scripts = ["tokens", "engine", "terms", "count", "query", "passages", "vocabulary", "reading", "answer", "around"].map((name) => path.join(root, "Themes", "guide", "scripts", `search-${name}.js`));
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

for (const query of ["zzzzqqq", "asdfgh", "qwerty", "abc", "wyjtx", "months"]) {
  test("takes letters without meaning as typed: " + query, async () => {
    const response = await open(folder).search(query);
    assert.deepEqual([response.understood, response.results], [null, []]);
  });
}

test("shows the short answer where the question or the answer matches, a passage where only a passage does", async () => {
  const engine = open(folder), shown = async (query) => (await engine.search(query)).results.find((result) => result.kind === "question");
  const asked = await shown("罚息能减免吗");
  assert.deepEqual([asked.url.includes("#"), asked.section, asked.snippet.startsWith("可以请求")], [false, "", true]);
  const passage = await shown("报警回执");
  assert.deepEqual([passage.section, passage.url.endsWith("#怎么做"), passage.snippet.includes("回执")], ["怎么做", true, true]);
});

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

test("marks the beginning of a word that was not typed to its end", async () => {
  const response = await open(folder).search("adjus", { exact: true });
  assert.deepEqual(response.marks("to Adjust, adjustment"), [[3, 8], [11, 16]]);
});

test("searches titles before the pages are there", async () => {
  const engine = open(folder, (name, text) => (name.startsWith("pages-") ? null : text));
  const response = await engine.search("结清证明", { titlesOnly: true });
  assert.equal(response.results[0].title.includes("结清证明"), true);
  await assert.rejects(engine.search("结清证明"), /not found/);
});

test("answers from titles while the pages are being counted", async () => {
  const engine = open(folder), whole = engine.open();
  const titles = await engine.search("结清证明", { titlesOnly: true });
  assert.deepEqual([engine.isComplete, titles.results[0].title.includes("结清证明")], [false, true]);
  await whole;
  assert.deepEqual(summary(await engine.search("反诈")), summary(await open(folder).search("反诈")));
});

test("answers the same once everything is prepared", async () => {
  const engine = open(folder);
  await engine.open();
  engine.prepare();
  while (!engine.lexicon || engine.metas[engine.pages - 1] === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(summary(await engine.search("xieshang huankuan")), summary(await open(folder).search("xieshang huankuan")));
});

test("filters by kind", async () => {
  const response = await open(folder).search("逾期", { kinds: ["guide"] });
  assert.ok(response.results.length > 0);
  assert.deepEqual([...new Set(response.results.map((r) => r.kind))], ["guide"]);
});

test("offers terms like a query that found nothing, then the commonest topics", async () => {
  const engine = open(folder);
  await engine.search("逾期");
  const [like, unlike, letters] = [await engine.nearTerms("微粒袋"), await engine.nearTerms("😀"), await engine.nearTerms("zhengx")];
  assert.equal(like[0], "微粒贷");
  assert.equal(letters.some((term) => term.startsWith("征信")), true);
  assert.equal(unlike.length, 8);
  for (const term of [...like, ...unlike, ...letters]) assert.ok((await engine.search(term)).results.length > 0, term + " finds something");
});

test("does not offer what shares one sound alone", async () => {
  const engine = open(folder);
  await engine.search("逾期");
  assert.deepEqual(await engine.nearTerms("饕餮盛宴"), await engine.nearTerms("😀"));
});

test("counts the topics of what was found", async () => {
  const engine = open(folder);
  const response = await engine.search("逾期");
  const topics = await engine.topicCounts(response);
  assert.ok(topics.length > 3);
  for (const { name, count } of topics.slice(0, 3)) {
    const narrowed = await engine.search("逾期", { topic: name });
    assert.ok(narrowed.total >= count, name + ": " + narrowed.total + " of at least " + count);
    assert.deepEqual(await engine.topicCounts(narrowed), topics, "a chosen topic does not hide the others");
  }
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
