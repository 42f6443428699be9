// The page's filter against the program's: the same words find the same phrases.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const engine = require(path.join(root, "Themes/guide/scripts/phrases-engine.js"));
const vectors = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/phrases.json"), "utf8"));

test("the same words find the same phrases", () => {
  const matches = engine.matcher(vectors.folding);
  assert.ok(vectors.queries.length > 20);
  for (const vector of vectors.queries) {
    const found = vectors.phrases.filter((phrase) => matches(phrase.texts, vector.typed)).map((phrase) => phrase.id);
    assert.deepStrictEqual(found, vector.found, vector.typed);
  }
});
