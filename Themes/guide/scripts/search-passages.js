// How much of a query questions and pieces of text hold, and where. Continues search-query.js.
// The same rules stand in Sources/SearchIndex/Ranking.swift and Snippets.swift, in the same whole-number arithmetic.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts;

  /** Which of the plan's terms were met, and what they are worth together: at most the plan's total. */
  function Tally(plan) {
    this.plan = plan;
    this.has = new Uint8Array(plan.lookup.size);
    this.counts = new Int32Array(plan.lookup.size);
    this.sums = new Float64Array(plan.readings.length);
  }

  Tally.prototype.clear = function () {
    this.has.fill(0);
    this.counts.fill(0);
    this.sums.fill(0);
    return this;
  };

  Tally.prototype.set = function (index, met) {
    if (this.has[index] === met) return;
    this.has[index] = met;
    for (var uses = this.plan.uses[index], i = 0; i < uses.length; i++) this.sums[uses[i].reading] += met ? uses[i].value : -uses[i].value;
  };

  Tally.prototype.value = function () {
    var total = 0, best = 0, group = 0;
    for (var i = 0; i < this.sums.length; i++) {
      var place = this.plan.readings[i];
      if (place.group !== group) { total += best; best = 0; group = place.group; }
      var sum = this.sums[i];
      if (place.number > 0 && sum > 0) sum = parts.asGood(sum, place.reading, place.typed);
      if (sum > best) best = sum;
    }
    return total + best;
  };

  var USUAL_RARITY = 100;

  /** A question with its terms: pairs apart from words, and what all of them would weigh if none were shared. */
  Engine.prototype.question = function (string) {
    var terms = parts.unique(this.termsOf(this.fold(string)).terms), words = terms.filter(function (entry) { return typeof entry.term === "string"; });
    var pairs = terms.filter(function (entry) { return typeof entry.term === "number"; });
    return {
      text: string, words: words, pairs: Int32Array.from(pairs, function (entry) { return entry.term; }),
      weights: Uint8Array.from(pairs, function (entry) { return entry.weight; }),
      total: terms.reduce(function (sum, entry) { return sum + entry.weight * USUAL_RARITY; }, 0),
    };
  };

  /** How alike query and a question are, 0–1000: twice what they share over what both hold. */
  Engine.prototype.likeness = function (plan, question) {
    var tally = plan.tally, other = question.total, pairs = question.pairs, table = plan.lookup.pairs, isClear = true, index;
    for (var i = 0; i < pairs.length; i++) {
      if (!plan.starts[pairs[i] >>> 16 & 4095]) continue;
      index = table.get(pairs[i]);
      if (index < 0) continue;
      if (isClear) { tally.clear(); isClear = false; }
      tally.set(index, 1);
      other -= question.weights[i] * USUAL_RARITY;
    }
    for (i = 0; i < question.words.length; i++) {
      index = plan.lookup.get(question.words[i].term);
      if (index < 0) continue;
      if (isClear) { tally.clear(); isClear = false; }
      tally.set(index, 1);
      other -= question.words[i].weight * USUAL_RARITY;
    }
    if (isClear) return 0;
    var matched = tally.value();
    return Math.floor(2000 * matched / (plan.total + matched + other));
  };

  /** Places of the plan's terms in folded units, in order: parallel lists, used anew by every call. */
  var hits = { starts: [], ends: [], indices: [], count: 0 };

  function note(index, start, end) {
    if (index < 0) return;
    hits.starts[hits.count] = start;
    hits.ends[hits.count] = end;
    hits.indices[hits.count++] = index;
  }

  var folded = new Uint16Array(4096); // the text being read, used anew by every call

  function foldInto(string, table) {
    if (string.length > folded.length) folded = new Uint16Array(2 * string.length);
    for (var i = 0; i < string.length; i++) folded[i] = table[string.charCodeAt(i)];
    return string.length;
  }

  /** Reads as `parts.eachAtom` does, without a call for each of the thousands of characters that results are chosen from. */
  function readHits(plan, string, table) {
    var previous = 0, previousEnd = 0, previousIsWord = true, before = 0, index = 0, length = foldInto(string, table), units = folded;
    var lookup = plan.lookup, starts = plan.starts, CLASS = parts.CLASS;
    hits.count = 0;
    while (index < length) {
      var unit = units[index], kind = CLASS[unit], last = unit, end = index + 1, isWord = kind === 2, word = null;
      if (kind === 3) kind = before >= 0xD840 && before <= 0xD888 ? 1 : 0;
      before = unit;
      if (kind === 0) { index = end; continue; }
      if (isWord) {
        word = parts.readWord(units, index, length);
        last = word.last;
        end = word.end;
      }
      if (starts[previous & 4095] && !(previousIsWord && isWord)) note(lookup.pairs.get(parts.pairOf(previous, unit)), previousEnd - 1, index + 1);
      if (isWord && lookup.words.size > 0) note(lookup.get(word.text), index, end);
      previous = last;
      previousEnd = end;
      previousIsWord = isWord;
      index = end;
    }
    return hits;
  }

  var WINDOW = 72;

  /** The plan's terms in a page's title, which count with every stretch of its text: {indices, value}. */
  Engine.prototype.titleHits = function (plan, title) {
    var tally = plan.tally.clear(), indices = readHits(plan, title, this.folds).indices.slice(0, hits.count);
    indices.forEach(function (index) { tally.set(index, 1); });
    return { indices: indices, value: tally.value() };
  };

  /** The stretch of a section that answers most of the query beside title and heading: {value, start, end} in units of its text. */
  Engine.prototype.bestWindow = function (plan, section, titleHits) {
    var tally = plan.tally.clear(), counts = tally.counts, from = 0;
    function always(index) { tally.set(index, 1); counts[index] = 1; }
    titleHits.indices.forEach(always);
    readHits(plan, section[0], this.foldedUnits);
    hits.indices.slice(0, hits.count).forEach(always);
    var best = { value: tally.value(), start: 0, end: 0 };
    if (section.length < 2) return best;
    readHits(plan, section[1], this.foldedUnits);
    for (var to = 0; to < hits.count; to++) {
      var isFresh = counts[hits.indices[to]]++ === 0;
      tally.set(hits.indices[to], 1);
      for (; hits.ends[to] - hits.starts[from] > WINDOW; from++) if (--counts[hits.indices[from]] === 0) tally.set(hits.indices[from], 0);
      if (!isFresh) continue;
      var value = tally.value();
      if (value > best.value) best = { value: value, start: hits.starts[from], end: hits.ends[to] };
    }
    return best;
  };

  /** Stretches of a text that match the plan's weightier terms: [[start, end], …], ascending, not touching. */
  Engine.prototype.marks = function (plan, string) {
    var weighty = new Set(), ranges = [];
    plan.groups.forEach(function (group) {
      group.forEach(function (reading) { reading.terms.forEach(function (t) { if (t.weight > 4) weighty.add(t.index); }); });
    });
    readHits(plan, string, this.folds);
    for (var i = 0; i < hits.count; i++) {
      if (!weighty.has(hits.indices[i])) continue;
      var last = ranges[ranges.length - 1];
      if (last && hits.starts[i] <= last[1]) last[1] = Math.max(last[1], hits.ends[i]); else ranges.push([hits.starts[i], hits.ends[i]]);
    }
    return ranges;
  };

  parts.Tally = Tally;
})(typeof window === "undefined" ? globalThis : window);
