// The page's selection of materials against the program's.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const engine = require(path.join(root, "Themes/guide/scripts/materials-engine.js"));
const { checklist, ticked, cases } = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/materials.json"), "utf8"));

test("every route and step needs the program's papers, in its order", () => {
  assert.ok(cases.length > 20);
  const ready = Object.fromEntries(ticked.map((id) => [id, true]));
  for (const [route, stage, words, counts] of cases) {
    const picks = engine.select(checklist, route, stage);
    assert.strictEqual(picks.map((pick) => `${pick.id}:${pick.level}`).join(" "), words, `${route} ${stage}`);
    const { ready: done, count, readyMust, countMust } = engine.progress(picks, ready);
    assert.deepStrictEqual([done, count, readyMust, countMust], counts, `${route} ${stage}`);
  }
});

test("what does not exist becomes the first route or the whole route", () => {
  const first = checklist.routes[0].id;
  assert.deepStrictEqual(engine.choice(checklist, "court", "order"), { route: "court", stage: "order" });
  assert.deepStrictEqual(engine.choice(checklist, "court", "request"), { route: "court", stage: "" });
  for (const route of ["", "nowhere", undefined, "constructor", "__proto__"]) {
    assert.deepStrictEqual(engine.choice(checklist, route, "order"), { route: first, stage: "" });
  }
  assert.deepStrictEqual(engine.select(checklist, "nowhere", ""), []);
});
