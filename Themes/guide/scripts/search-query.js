// A query as weighted terms, and the pages' scores by their postings. Continues search-count.js.
// The same rules stand in Sources/SearchIndex/QueryPlan.swift and Ranking.swift, in the same whole-number arithmetic.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts;
  var FULL = 16, CROSSING = 14, FUNCTION = 6, SINGLE = 20, FUNCTION_SINGLE = 8, GAP = 4, EDGE = 12, SYNONYM = 12;

  // ---- terms -------------------------------------------------------------------------------------------------------------------

  /** The terms of folded units with their weights, 0–20: content, function words, across a gap. {term, weight, start, end} */
  Engine.prototype.termsOf = function (units) {
    var atoms = parts.atomsOf(units), isFunction = this.markFunctionWords(atoms), terms = [], previous = null;
    // Single characters help short questions; on a large site they would load much and tell little.
    var withSingles = this.isSmall || atoms.filter(function (atom) { return !atom.word; }).length < 3;
    for (var i = 0; i < atoms.length; i++) {
      var atom = atoms[i];
      if (previous && !(previous.word && atom.word)) {
        var known = (isFunction[i - 1] ? 1 : 0) + (isFunction[i] ? 1 : 0);
        var weight = known === 2 ? FUNCTION : known === 1 ? CROSSING : FULL;
        if (atom.gap || previous.word || atom.word) weight = Math.min(weight, GAP);
        terms.push({ term: parts.pairOf(previous.last, atom.first), weight: weight, start: i - 1, end: i + 1 });
      }
      if (atom.word) terms.push({ term: atom.word, weight: isFunction[i] ? FUNCTION : FULL, start: i, end: i + 1 });
      else if (withSingles) terms.push({ term: parts.pairOf(atom.first, 0), weight: isFunction[i] ? FUNCTION_SINGLE : SINGLE, start: i, end: i + 1 });
      previous = atom;
    }
    return { atoms: atoms, terms: terms };
  };

  /** How many atoms, from one on, are a function word (the longest); 0 when none is. */
  Engine.prototype.functionWordAt = function (atoms, i) {
    if (atoms[i].word) return this.functionWords.has(atoms[i].word) ? 1 : 0;
    if (!this.functionStarts.has(atoms[i].first)) return 0;
    var word = "", best = 0;
    for (var j = i; j < atoms.length && j - i < this.longestFunctionWord && !atoms[j].word && !(j > i && atoms[j].gap); j++) {
      word += String.fromCharCode(atoms[j].first);
      if (this.functionWords.has(word)) best = j - i + 1;
    }
    return best;
  };

  /** Per atom: does it belong to a function word (longest match from the left)? */
  Engine.prototype.markFunctionWords = function (atoms) {
    var marks = new Array(atoms.length).fill(false);
    for (var i = 0; i < atoms.length;) {
      var length = this.functionWordAt(atoms, i);
      for (var k = i; k < i + length; k++) marks[k] = true;
      i += Math.max(1, length);
    }
    return marks;
  };

  /** Entries of a table (synonyms, slips) that occur, longest first from the left: [{start, end, terms}] over atoms. */
  Engine.prototype.entriesIn = function (known, units, atoms) {
    var found = [];
    for (var i = 0; i < atoms.length;) {
      var best = null, longest = known.longest.get(atoms[i].first) || 0;
      for (var j = i; j < atoms.length && atoms[j].end - atoms[i].start <= longest; j++) {
        var terms = known.table.get(parts.text(units.slice(atoms[i].start, atoms[j].end)));
        if (terms) best = { start: i, end: j + 1, terms: terms };
      }
      if (best) found.push(best);
      i = best ? best.end : i + 1;
    }
    return found;
  };

  /** The same term once, with its highest weight, in the order of first occurrence. */
  function unique(terms) {
    var list = [], seen = terms.length > 40 ? new parts.TermTable() : null;
    for (var i = 0; i < terms.length; i++) {
      var term = terms[i].term, at = 0;
      if (seen) at = seen.add(term);
      else while (at < list.length && list[at].term !== term) at++;
      if (at === list.length) list.push({ term: term, weight: terms[i].weight, lists: null, frequency: 0, value: 0, index: 0 });
      else if (terms[i].weight > list[at].weight) list[at].weight = terms[i].weight;
    }
    return list;
  }

  // ---- plans -------------------------------------------------------------------------------------------------------------------

  /**
   * A query ready to be scored: groups of readings. Group 0 holds what stands outside synonyms; every other group is one synonym's place,
   * its first reading as typed, the others the synonyms. {groups: [[{terms: [{term, weight}], factor}]]}
   */
  Engine.prototype.plan = function (units) {
    var engine = this, own = this.termsOf(units), spans = this.entriesIn(this.synonyms, units, own.atoms);
    var groups = [[{ terms: [], factor: 16 }]];
    spans.forEach(function (span) {
      var readings = [{ terms: [], factor: 16 }];
      span.terms.forEach(function (term) { readings.push({ terms: engine.termsOf(parts.unitsOf(term)).terms, factor: SYNONYM }); });
      groups.push(readings);
    });
    own.terms.forEach(function (term) {
      var group = 0, sides = 0;
      spans.forEach(function (span, index) {
        if (term.start >= span.start && term.end <= span.end) group = index + 1;
        else if (term.start < span.end && term.end > span.start) sides++;
      });
      // Where a word is known to end, a pair across its end says little, and between two such words nothing of its own.
      if (sides > 0) term.weight = Math.min(term.weight, sides === 2 ? GAP : EDGE);
      groups[group][0].terms.push(term);
    });
    groups.forEach(function (readings) { readings.forEach(function (reading) { reading.terms = unique(reading.terms); }); });
    return { units: units, atoms: own.atoms, groups: groups, spans: spans };
  };

  parts.allTerms = function (plan) {
    var terms = [];
    plan.groups.forEach(function (group) { group.forEach(function (reading) { reading.terms.forEach(function (t) { terms.push(t.term); }); }); });
    return terms;
  };

  /** Gives every term its value (weight · rarity) and the plan its total; needs the terms' files. */
  Engine.prototype.weigh = function (plan) {
    var engine = this;
    plan.total = 0;
    plan.lookup = new parts.TermTable();
    plan.starts = new Uint8Array(4096); // by a unit's low bits: may a pair begin with it? most places of a text need no second look
    plan.readings = []; // of all groups in turn
    plan.groups.forEach(function (group, g) {
      group.forEach(function (reading, number) {
        plan.readings.push({ group: g, number: number, reading: reading, typed: group[0] });
        reading.total = 0;
        reading.terms.forEach(function (entry) {
          entry.lists = engine.postings(entry.term);
          entry.frequency = 0;
          for (var i = 0; i < entry.lists.length; i++) entry.frequency += entry.lists[i].to - entry.lists[i].from;
          entry.value = entry.weight * engine.rarity(entry.frequency);
          reading.total += entry.value;
          entry.index = plan.lookup.add(entry.term);
          if (typeof entry.term === "number") plan.starts[entry.term >>> 16 & 4095] = 1;
        });
      });
      plan.total += group[0].total;
    });
    plan.total = Math.max(1, plan.total);
    plan.tally = new parts.Tally(plan);
    return plan;
  };

  /** What a synonym's share of its own terms is worth: that share of what was typed, by the synonym's factor of 16. */
  function asGood(sum, synonym, typed) { return Math.floor(Math.floor(sum * typed.total / synonym.total) * synonym.factor / 16); }

  /** Score of every page from postings alone. */
  Engine.prototype.scorePages = function (plan) {
    var count = this.pages, scores = new Int32Array(count), others = plan.groups.length > 1 ? [new Int32Array(count), new Int32Array(count)] : [];
    plan.groups.forEach(function (group, g) {
      var best = g === 0 ? scores : others[0].fill(0);
      group.forEach(function (reading, r) {
        if (r === 0) return addPostings(reading, best);
        var sums = others[1].fill(0);
        addPostings(reading, sums);
        for (var p = 0; p < count; p++) if (sums[p] > 0) best[p] = Math.max(best[p], asGood(sums[p], reading, group[0]));
      });
      if (g > 0) for (var q = 0; q < count; q++) scores[q] += best[q];
    });
    return scores;
  };

  function addPostings(reading, sums) {
    for (var t = 0; t < reading.terms.length; t++) {
      var value = reading.terms[t].value, lists = reading.terms[t].lists;
      for (var l = 0; l < lists.length; l++) {
        var list = lists[l], pages = list.pages, impacts = list.impacts;
        for (var i = list.from, to = list.to; i < to; i++) sums[pages[i]] += value * impacts[i];
      }
    }
  }

  parts.asGood = asGood;
  parts.unique = unique;
})(typeof window === "undefined" ? globalThis : window);
