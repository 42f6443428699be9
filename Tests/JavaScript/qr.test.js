// QR codes against an independent implementation: `Tests/Vectors/qr.json` (see make_qr.py). A browser test decodes what is drawn.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const root = path.join(__dirname, "..", "..");
const qr = require(path.join(root, "Themes/guide/scripts/qr.js"));
const cases = JSON.parse(fs.readFileSync(path.join(root, "Tests/Vectors/qr.json"), "utf8"));

const packed = (rows) => BigInt("0b1" + rows.map((row) => row.join("")).join("")).toString(16);

test("every module is the independent implementation's, under one of its eight masks", () => {
  const versions = new Set();
  for (const { text, masks } of cases) {
    const rows = qr.encode(text);
    assert.ok(masks.includes(packed(rows)), text);
    versions.add(rows.length);
  }
  assert.deepStrictEqual([...versions].sort((a, b) => a - b), [21, 25, 29, 33, 37, 41, 45, 49, 53, 57]);
});

test("what does not fit is refused, and nothing is cut", () => {
  assert.strictEqual(qr.encode("x".repeat(271)).length, 57);
  assert.strictEqual(qr.encode("x".repeat(272)), null);
  assert.strictEqual(qr.encode("长".repeat(91)), null);
});

test("the same text gives the same code", () => assert.deepStrictEqual(qr.encode("https://a.example/#b=1"), qr.encode("https://a.example/#b=1")));
