// The page's walk through the escalation guide against the program's: every way, every address.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const { make } = require(path.join(root, "Themes/guide/scripts/escalation-engine.js"));
const vectors = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/escalation.json"), "utf8"));
const engine = make(vectors.tree);
const split = (text) => (text === "" ? [] : text.split("."));

test("every way through the guide is the program's", () => {
  const paths = engine.paths();
  assert.ok(paths.length > 60);
  assert.deepStrictEqual(paths.map((way) => [way.answers.join("."), way.outcome]), vectors.paths);
  assert.strictEqual(Math.max(...paths.map((way) => way.answers.length)), vectors.longest);
  assert.deepStrictEqual(new Set(paths.map((way) => way.outcome)), new Set(vectors.tree.outcomes));
});

test("answers lead where the program's do, and what does not exist is noticed", () => {
  for (const [written, node, answers, isDamaged] of vectors.states) {
    assert.deepStrictEqual(engine.state(split(written)), { answers: split(answers), node, isDamaged }, written);
  }
});

test("the way to a section is the shortest", () => {
  for (const [node, way] of vectors.ways) assert.strictEqual(engine.way(node).join("."), way, node);
  assert.strictEqual(engine.way("nowhere"), null);
});

test("an address brings back the state", () => {
  for (const [answers, outcome] of vectors.paths) {
    const state = engine.readFragment(engine.fragment(split(answers)));
    assert.deepStrictEqual(state, { answers: split(answers), node: outcome, isDamaged: false });
    assert.deepStrictEqual(engine.trail(state.answers).map((step) => step.answer), split(answers));
  }
  assert.strictEqual(engine.readFragment("#answers=").node, vectors.tree.start);
  assert.strictEqual(engine.readFragment("#o-help-now").node, "help-now");
  assert.strictEqual(engine.readFragment("#q-paper").node, "paper");
});

test("an address of something else is left alone, a damaged one leads as far as it can", () => {
  for (const text of ["", "#", "#怎么用", "#q-nowhere", "#o-paper", "#q-constructor", "#o-<b>", "#q="]) assert.strictEqual(engine.readFragment(text), null, text);
  for (const text of ["#answers=<img>", "#answers=verified..", "#answers=__proto__", "#answers=" + "verified.".repeat(5000), "#answers=%00"]) {
    assert.strictEqual(engine.readFragment(text).isDamaged, true, text.slice(0, 40));
  }
});
