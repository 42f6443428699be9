// How much of a query questions and pieces of text hold, and where. Continues search-query.js.
// The same rules stand in Sources/SearchIndex/Ranking.swift and Snippets.swift, in the same whole-number arithmetic.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts;

  /** Which of the plan's terms were met, and what they are worth together: at most the plan's total. */
  function Tally(plan) {
    var size = plan.lookup.size, from = this.from = new Int32Array(size + 1); // by term, where its uses begin
    this.readings = plan.readings;
    this.groups = Int32Array.from(plan.readings, function (place) { return place.group; });
    this.has = new Uint8Array(size);
    this.counts = new Int32Array(size);
    this.sums = new Int32Array(plan.readings.length);
    this.met = new Int32Array(size); // the terms that were met, so that forgetting them takes no longer than meeting them
    this.metCount = 0;
    this.most = new Int32Array(size); // by term, no less than it can add to the value
    plan.readings.forEach(function (place) { place.reading.terms.forEach(function (entry) { from[entry.index + 1]++; }); });
    for (var index = 0; index < size; index++) from[index + 1] += from[index];
    this.useReadings = new Int32Array(from[size]);
    this.useValues = new Int32Array(from[size]);
    var next = from.slice(), tally = this;
    plan.readings.forEach(function (place, number) {
      place.reading.terms.forEach(function (entry) {
        tally.useReadings[next[entry.index]] = number;
        tally.useValues[next[entry.index]++] = entry.value;
        tally.most[entry.index] += place.number > 0 ? Math.ceil(entry.value * place.typed.total / place.reading.total) : entry.value;
      });
    });
  }

  Tally.prototype.clear = function () {
    for (var i = 0; i < this.metCount; i++) this.has[this.met[i]] = this.counts[this.met[i]] = 0;
    this.metCount = 0;
    this.sums.fill(0);
    return this;
  };

  Tally.prototype.note = function (index) {
    this.has[index] = 1;
    this.met[this.metCount++] = index;
  };

  /** A term was met once more. */
  Tally.prototype.add = function (index) {
    if (this.counts[index]++ > 0) return;
    if (this.has[index] === 0) this.note(index);
    for (var i = this.from[index]; i < this.from[index + 1]; i++) this.sums[this.useReadings[i]] += this.useValues[i];
  };

  /** One meeting less. */
  Tally.prototype.remove = function (index) {
    if (--this.counts[index] > 0) return;
    for (var i = this.from[index]; i < this.from[index + 1]; i++) this.sums[this.useReadings[i]] -= this.useValues[i];
  };

  Tally.prototype.value = function () {
    var total = 0, best = 0, group = 0;
    for (var i = 0; i < this.sums.length; i++) {
      if (this.groups[i] !== group) { total += best; best = 0; group = this.groups[i]; }
      var sum = this.sums[i];
      if (sum === 0) continue;
      var place = this.readings[i];
      if (place.number > 0) sum = parts.asGood(sum, place.reading, place.typed);
      if (sum > best) best = sum;
    }
    return total + best;
  };

  var USUAL_RARITY = 100;

  /**
   * A question with its terms and what all of them would weigh if none were shared. Of a small site the terms' numbers, single characters
   * last; of a large one pairs apart from words.
   */
  Engine.prototype.question = function (string) {
    var terms = parts.unique(this.termsOf(this.fold(string)).terms), engine = this;
    var question = { text: string, total: terms.reduce(function (sum, entry) { return sum + entry.weight * USUAL_RARITY; }, 0) };
    function isSingle(entry) { return typeof entry.term === "number" && (entry.term & 0xFFFF) === 0; }
    if (this.isSmall) {
      var wide = terms.filter(function (entry) { return !isSingle(entry); }), ordered = wide.concat(terms.filter(isSingle));
      question.wide = wide.length;
      question.numbers = Int32Array.from(ordered, function (entry) { return engine.numberOf(entry.term); });
      question.weights = Uint8Array.from(ordered, function (entry) { return entry.weight; });
      return question;
    }
    var pairs = terms.filter(function (entry) { return typeof entry.term === "number"; });
    question.words = terms.filter(function (entry) { return typeof entry.term === "string"; });
    question.pairs = Int32Array.from(pairs, function (entry) { return entry.term; });
    question.weights = Uint8Array.from(pairs, function (entry) { return entry.weight; });
    return question;
  };

  /** Of a small site: the number of a term that stands on it, else -1. */
  Engine.prototype.numberOf = function (term) {
    var shard = this.shards[0];
    if (typeof term === "number") return shard.pairs.get(term);
    var at = parts.lastNotAfter(shard.words, term);
    return shard.words[at] === term ? shard.wordIDs[at] : -1;
  };

  /** Of a small site: by a term's number, its place in the plan and one more, or 0. One table, which holds one plan at a time. */
  Engine.prototype.placesOf = function (plan) {
    var numbered = this.numbered, places = numbered.places, engine = this;
    if (numbered.plan === plan) return places;
    numbered.filled.forEach(function (number) { places[number] = 0; });
    numbered.plan = plan;
    numbered.filled = [];
    plan.readings.forEach(function (place) {
      place.reading.terms.forEach(function (entry) {
        var number = engine.numberOf(entry.term);
        if (number < 0) return;
        places[number] = entry.index + 1;
        numbered.filled.push(number);
      });
    });
    return places;
  };

  /** How alike query and a question are, 0–1000: twice what they share over what both hold. What is no more than `least` may be said to be 0. */
  Engine.prototype.likeness = function (plan, question, least) {
    if (question.numbers) return this.knownLikeness(plan, question, least);
    var tally = plan.tally, other = question.total, pairs = question.pairs, table = plan.lookup.pairs, isClear = true, index;
    for (var i = 0; i < pairs.length; i++) {
      if (!plan.starts[pairs[i] >>> 16 & 4095]) continue;
      index = table.get(pairs[i]);
      if (index < 0) continue;
      if (isClear) { tally.clear(); isClear = false; }
      tally.add(index);
      other -= question.weights[i] * USUAL_RARITY;
    }
    for (i = 0; i < question.words.length; i++) {
      index = plan.lookup.get(question.words[i].term);
      if (index < 0) continue;
      if (isClear) { tally.clear(); isClear = false; }
      tally.add(index);
      other -= question.words[i].weight * USUAL_RARITY;
    }
    return isClear ? 0 : alike(plan, tally.value(), other);
  };

  Engine.prototype.knownLikeness = function (plan, question, least) {
    var places = this.placesOf(plan), numbers = question.numbers, tally = plan.tally, most = tally.most, bound = 0, other = question.total, place = 0;
    for (var i = 0; i < numbers.length; i++) {
      place = places[numbers[i]];
      if (place === 0) continue;
      bound += most[place - 1];
      other -= question.weights[i] * USUAL_RARITY;
    }
    if (alike(plan, bound, other) <= least) return 0;
    tally.clear();
    for (i = 0; i < numbers.length; i++) {
      place = places[numbers[i]];
      if (place !== 0) tally.add(place - 1);
    }
    return alike(plan, tally.value(), other);
  };

  function alike(plan, matched, other) { return Math.floor(2000 * matched / (plan.total + matched + other)); }

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

  /** The same from what was read when a small site's terms were counted. */
  Engine.prototype.knownHits = function (plan, piece) {
    var places = this.placesOf(plan), texts = this.texts, terms = texts.terms;
    hits.count = 0;
    for (var i = texts.pieces[piece], end = texts.pieces[piece + 1]; i < end; i++) {
      if (places[terms[i]] !== 0) note(places[terms[i]] - 1, texts.starts[i], texts.ends[i]);
    }
  };

  var WINDOW = 72;

  /** The plan's terms in a page's question, which of the title count with every stretch of its text: {indices, value}. */
  Engine.prototype.titleHits = function (plan, question) {
    var tally = plan.tally.clear(), indices = [];
    if (question.numbers) {
      for (var i = 0, places = this.placesOf(plan); i < question.wide; i++) {
        if (places[question.numbers[i]] !== 0) indices.push(places[question.numbers[i]] - 1);
      }
    } else indices = readHits(plan, question.text, this.folds).indices.slice(0, hits.count);
    indices.forEach(function (index) { tally.add(index); });
    return { indices: indices, value: tally.value() };
  };

  var FOLDED_SHARE = 3, NOTHING = { value: 0, start: 0, end: 0 }; // a section is of use from three fifths of the best one's value

  /** The best stretches of a page's sections beside its title. After the first, those of no use are not looked at closely. */
  Engine.prototype.windows = function (plan, page, body, titleHits) {
    var engine = this, piece = this.isSmall ? this.texts.pages[page] : -1, best = 0;
    return body.sections.map(function (section, s) {
      if (piece >= 0 && s > 0 && engine.mostOf(plan, piece + 2 * s, titleHits) * 5 < best * FOLDED_SHARE) return NOTHING;
      var window = engine.bestWindow(plan, section, titleHits, piece < 0 ? piece : piece + 2 * s);
      best = Math.max(best, window.value);
      return window;
    });
  };

  /** No less than what a section, heading and text, can hold of the query together with the title. */
  Engine.prototype.mostOf = function (plan, piece, titleHits) {
    var places = this.placesOf(plan), texts = this.texts, terms = texts.terms, tally = plan.tally.clear(), sum = titleHits.value;
    for (var i = texts.pieces[piece], end = texts.pieces[piece + 2]; i < end; i++) {
      var index = places[terms[i]] - 1;
      if (index < 0 || tally.has[index] === 1) continue;
      tally.note(index);
      sum += tally.most[index];
    }
    return sum;
  };

  /** The stretch of a section that answers most of the query beside title and heading: {value, start, end} in units of its text. */
  Engine.prototype.bestWindow = function (plan, section, titleHits, piece) {
    var tally = plan.tally.clear(), indices = hits.indices, starts = hits.starts, ends = hits.ends, from = 0;
    titleHits.indices.forEach(function (index) { tally.add(index); });
    if (piece < 0) readHits(plan, section[0], this.foldedUnits); else this.knownHits(plan, piece);
    for (var i = 0; i < hits.count; i++) tally.add(indices[i]);
    var best = { value: tally.value(), start: 0, end: 0 };
    if (section.length < 2) return best;
    if (piece < 0) readHits(plan, section[1], this.foldedUnits); else this.knownHits(plan, piece + 1);
    for (var to = 0; to < hits.count; to++) {
      var isFresh = tally.counts[indices[to]] === 0;
      tally.add(indices[to]);
      for (; from <= to && ends[to] - starts[from] > WINDOW; from++) tally.remove(indices[from]);
      if (!isFresh) continue;
      var value = tally.value();
      if (value > best.value) best = { value: value, start: starts[from], end: ends[to] };
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
