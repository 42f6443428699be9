// Runs queries (one a line on standard input) over an index folder with the page's own engine; prints one JSON object:
// milliseconds a query (least of three, warm) and gzipped bytes a query loads when nothing was loaded before.
//   node search_reader.js INDEX_FOLDER < queries.txt
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const zlib = require("node:zlib");

const scripts = path.join(__dirname, "..", "..", "Themes", "guide", "scripts");
for (const name of ["tokens", "engine", "terms", "count", "query", "passages", "vocabulary", "reading", "answer"].map((part) => `search-${part}.js`)) {
  vm.runInThisContext(fs.readFileSync(path.join(scripts, name), "utf8"), { filename: name });
}

const folder = process.argv[2];
const sizes = new Map();

function open(loaded) {
  const engine = new globalThis.SignpostSearchEngine((name) => {
    const bytes = fs.readFileSync(path.join(folder, name + ".js"));
    if (loaded) {
      if (!sizes.has(name)) sizes.set(name, zlib.gzipSync(bytes, { level: 9 }).length);
      loaded.push(name);
    }
    new Function("signpostSearch", bytes.toString("utf8"))(engine);
    return Promise.resolve();
  });
  return engine;
}

(async () => {
  const queries = fs.readFileSync(0, "utf8").split("\n").filter((line) => line !== "");
  const warm = open(null), times = [], bytes = [];
  for (const query of queries) await warm.search(query);
  for (const query of queries) {
    let least = Infinity;
    for (let run = 0; run < 3; run++) {
      const start = process.hrtime.bigint();
      await warm.search(query);
      least = Math.min(least, Number(process.hrtime.bigint() - start) / 1e6);
    }
    times.push(least);
  }
  for (const query of queries.slice(0, 60)) {
    const loaded = [];
    await open(loaded).search(query);
    bytes.push(loaded.reduce((sum, name) => sum + sizes.get(name), 0));
  }
  const at = (list, share) => list.slice().sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
  console.log(JSON.stringify({ median: at(times, 0.5), p95: at(times, 0.95), bytesMedian: at(bytes, 0.5), bytesMost: at(bytes, 1) }));
})();
