// Reading a query that is not on the site as typed: pinyin, initials, homophones, one wrong character. Continues search-engine.js.
// The same rules stand in Sources/SearchIndex/Understanding.swift.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts, text = parts.text;

  /** The site's vocabulary as pairs with counts, and characters by syllable. Built on first use. */
  Engine.prototype.vocabulary = function () {
    if (this.lexicon) return this.lexicon;
    var engine = this, pairs = new Map(), characters = new Set();
    function count(units, weight) {
      for (var i = 0, previous = 0; i < units.length; i++) {
        var u = units[i];
        if (parts.unitClass(u, 0) !== 1 || u >= 0xD800 && u <= 0xDFFF) { previous = 0; continue; }
        if (previous) pairs.set(previous * 65536 + u, (pairs.get(previous * 65536 + u) || 0) + weight);
        previous = u;
      }
    }
    if (this.isSmall) {
      for (var page = 0; page < this.pages; page++) {
        var record = this.isComplete ? this.record(page) : [[], []];
        [this.titles[page]].concat(record[0], record[1]).forEach(function (s) { count(engine.fold(s), 1); });
      }
      this.core.synonyms.forEach(function (entry) { entry.split(/[ >]/).forEach(function (term) { count(parts.unitsOf(term), 2); }); });
    } else {
      this.reading.levels.forEach(function (level, index) {
        for (var i = 0; i + 1 < level.length; i += 2) pairs.set(level.charCodeAt(i) * 65536 + level.charCodeAt(i + 1), [16, 4, 2, 1][index]);
      });
    }
    pairs.forEach(function (_, pair) { characters.add(Math.floor(pair / 65536)); characters.add(pair % 65536); });
    var before = new Map();
    pairs.forEach(function (_, pair) { put(before, pair % 65536, Math.floor(pair / 65536)); });
    var lexicon = { pairs: pairs, before: before, syllables: new Map(), near: new Map(), initials: new Map(), readings: new Map(), characters: characters };
    this.reading.syllables.split(" ").forEach(function (group) {
      var syllable = /^[a-z]*/.exec(group)[0];
      for (var i = syllable.length; i < group.length; i++) {
        var u = group.charCodeAt(i);
        put(lexicon.readings, u, syllable);
        if (!characters.has(u)) continue;
        put(lexicon.syllables, syllable, u);
        put(lexicon.near, nearSound(syllable), u);
        put(lexicon.initials, syllable.charAt(0), u);
        if (syllable.charAt(1) === "h") put(lexicon.initials, syllable.slice(0, 2), u);
      }
    });
    return this.lexicon = lexicon;
  };

  function put(map, key, item) {
    var list = map.get(key);
    if (!list) map.set(key, [item]);
    else if (list.indexOf(item) < 0) list.push(item);
  }

  /** Syllables many speakers do not tell apart: zh/z, ch/c, sh/s, l/n, -ng/-n. */
  function nearSound(syllable) {
    return syllable.replace(/^([zcs])h/, "$1").replace(/^l/, "n").replace(/ng$/, "n");
  }
  parts.nearSound = nearSound;

  var SAME_SOUND = 4, NEAR_SOUND = 6, OTHER_CHARACTER = 12, SYLLABLE = 1, INITIAL = 4, UNKNOWN_PAIR = 9, UNKNOWN_AS_TYPED = 6;
  var LONGEST_SEGMENT = 32;

  function pairCost(lexicon, before, after, asTyped) {
    if (before === 0) return 0;
    var count = lexicon.pairs.get(before * 65536 + after) || 0;
    if (count >= 16) return 0;
    if (count >= 4) return 1;
    if (count >= 2) return 2;
    if (count === 1) return 3;
    return asTyped ? UNKNOWN_AS_TYPED : UNKNOWN_PAIR;
  }

  /** Readings of the symbol at i, whatever stands before: [{unit, cost, length, typed}]. A symbol is {unit} or {letter, end of its word}. */
  function readingsAt(lexicon, symbols, i, isUnknown) {
    var symbol = symbols[i], found = [];
    function all(units, cost, length) {
      (units || []).forEach(function (u) { if (u !== symbol.unit) found.push({ unit: u, cost: cost, length: length, typed: false }); });
    }
    if (symbol.unit) {
      found.push({ unit: symbol.unit, cost: 0, length: 1, typed: true });
      if (isUnknown(i)) (lexicon.readings.get(symbol.unit) || []).forEach(function (syllable) {
        all(lexicon.syllables.get(syllable), SAME_SOUND, 1);
        all(lexicon.near.get(nearSound(syllable)), NEAR_SOUND, 1);
      });
      return found;
    }
    var letters = "";
    for (var j = i; j < symbol.end && j < i + 6; j++) {
      letters += symbols[j].letter;
      all(lexicon.syllables.get(letters), SYLLABLE, letters.length);
      if (letters.length <= 2) all(lexicon.initials.get(letters), INITIAL, letters.length);
    }
    return found;
  }

  /** The cheapest reading of a segment, or null: [{unit, typed, from, to}] over its symbols. Ties go to the smaller character. */
  function decode(lexicon, symbols, isUnknown) {
    var columns = [];
    for (var c = 0; c <= symbols.length; c++) columns.push(new Map());
    columns[0].set(0, { unit: 0, cost: 0, back: null, typed: true, from: 0 });
    for (var i = 0; i < symbols.length; i++) {
      if (columns[i].size === 0) continue;
      var states = Array.from(columns[i].values()).sort(function (a, b) { return a.cost - b.cost || a.unit - b.unit; });
      var next = symbols[i].unit && isUnknown(i) && symbols[i + 1] ? symbols[i + 1].unit : 0;
      readingsAt(lexicon, symbols, i, isUnknown).forEach(function (reading) { extend(lexicon, columns, i, states, reading); });
      if (next) (lexicon.before.get(next) || []).forEach(function (u) {
        if (u !== symbols[i].unit && lexicon.pairs.get(u * 65536 + next) >= 2) replace(lexicon, columns, i, u);
      });
    }
    var best = null;
    columns[symbols.length].forEach(function (end) {
      if (!best || end.cost < best.cost || end.cost === best.cost && end.unit < best.unit) best = end;
    });
    if (!best) return null;
    var path = [];
    for (var to = symbols.length; best.back; to = best.from, best = best.back) path.unshift({ unit: best.unit, typed: best.typed, from: best.from, to: to });
    return path;
  }

  /** Continues with a reading from whichever state is cheapest: one with a known pair, or the cheapest of all. States are sorted. */
  function extend(lexicon, columns, i, states, reading) {
    var best = null, bestCost = 0;
    function consider(state) {
      var cost = state.cost + pairCost(lexicon, state.unit, reading.unit, reading.typed && state.typed);
      if (!best || cost < bestCost || cost === bestCost && state.unit < best.unit) { best = state; bestCost = cost; }
    }
    if (reading.typed) states.forEach(consider);
    else {
      consider(states[0]);
      (lexicon.before.get(reading.unit) || []).forEach(function (u) { if (columns[i].has(u)) consider(columns[i].get(u)); });
    }
    keep(columns[i + reading.length], { unit: reading.unit, cost: bestCost + reading.cost, back: best, typed: reading.typed, from: i });
  }

  /** Puts another character in the place of a wrong one, where it makes known pairs on both sides. */
  function replace(lexicon, columns, i, unit) {
    var best = null, bestCost = 0;
    lexicon.before.get(unit) && lexicon.before.get(unit).forEach(function (u) {
      var state = columns[i].get(u);
      if (!state || lexicon.pairs.get(u * 65536 + unit) < 2) return;
      var cost = state.cost + pairCost(lexicon, u, unit, false);
      if (!best || cost < bestCost || cost === bestCost && u < best.unit) { best = state; bestCost = cost; }
    });
    if (best) keep(columns[i + 1], { unit: unit, cost: bestCost + OTHER_CHARACTER, back: best, typed: false, from: i });
  }

  function keep(column, state) {
    var known = column.get(state.unit);
    if (!known || state.cost < known.cost) column.set(state.unit, state);
  }

  /** The query as it may be meant: {units, changes: [{from, to}]}, or null when it stands as typed. Its terms must be loaded. */
  Engine.prototype.understand = function (plan) {
    var engine = this, atoms = plan.atoms, kept = new Array(atoms.length).fill(false), result = [], changes = [], at = 0;
    plan.spans.forEach(function (span) { for (var i = span.start; i < span.end; i++) kept[i] = true; });
    function readable(i) {
      if (kept[i] || atoms[i].end - atoms[i].start > 24) return false;
      if (!atoms[i].word) return true;
      return /^[a-z]+$/.test(atoms[i].word) && !engine.hasWord(atoms[i].word);
    }
    for (var i = 0; i < atoms.length;) {
      if (!readable(i)) { i++; continue; }
      var end = i;
      while (end < atoms.length && readable(end) && end - i < LONGEST_SEGMENT) end++;
      var reading = this.readSegment(plan, i, end);
      if (reading) {
        result = result.concat(plan.units.slice(at, atoms[i].start), reading.units);
        at = atoms[end - 1].end;
        changes = changes.concat(reading.changes);
      }
      i = end;
    }
    return changes.length === 0 ? null : { units: result.concat(plan.units.slice(at)), changes: changes };
  };

  /** Is it a word of the site, or the beginning of one? */
  Engine.prototype.hasWord = function (word) {
    var words = this.decoded[this.shardOf(word)].words, at = parts.lastNotAfter(words, word);
    return [words[at], words[at + 1]].some(function (known) { return known !== undefined && known.indexOf(word) === 0; });
  };

  /** Reads atoms start..<end; null when nothing changes. */
  Engine.prototype.readSegment = function (plan, start, end) {
    var engine = this, lexicon = this.vocabulary(), symbols = [], hasLetters = false;
    for (var a = start; a < end; a++) {
      var atom = plan.atoms[a];
      if (!atom.word) { symbols.push({ unit: atom.first, atom: a }); continue; }
      hasLetters = true;
      var wordEnd = symbols.length + atom.word.length;
      for (var k = 0; k < atom.word.length; k++) symbols.push({ unit: 0, letter: atom.word.charAt(k), end: wordEnd, atom: a });
    }
    function pairFrequency(i) {
      var one = symbols[i], two = symbols[i + 1];
      return one && two && one.unit && two.unit ? engine.frequency(one.unit * 65536 + two.unit) : -1;
    }
    // A 汉字 may be misread only where both its pairs are unknown to the site: what stands on a page is always found as typed.
    var frequencies = symbols.map(function (_, i) { return pairFrequency(i); });
    function isUnknown(i) { return frequencies[i] !== -1 || i > 0 && frequencies[i - 1] !== -1 ? Math.max(frequencies[i], i > 0 ? frequencies[i - 1] : -1) === 0 : true; }
    if (!hasLetters && !symbols.some(function (_, i) { return isUnknown(i); })) return null;
    var path = decode(lexicon, symbols, isUnknown);
    if (!path) return null;
    // Letters can always be read somehow: most neighbours must know each other.
    var strangers = path.filter(function (step, i) {
      return i > 0 && !(step.typed && path[i - 1].typed) && !lexicon.pairs.has(path[i - 1].unit * 65536 + step.unit);
    }).length;
    if (strangers * 3 > path.length) return null;
    var units = [], changes = [], run = null;
    path.forEach(function (step, index) {
      var isChange = !step.typed && accepted(lexicon, path, index);
      var letters = symbols.slice(step.from, step.to).map(function (s) { return s.unit ? String.fromCharCode(s.unit) : s.letter; }).join("");
      var unit = isChange || !symbols[step.from].unit ? step.unit : symbols[step.from].unit;
      units.push(unit);
      if (!isChange) { run = null; return; }
      if (!run) changes.push(run = { from: "", to: "" });
      if (run.from && !symbols[step.from].unit && symbols[step.from].atom !== symbols[step.from - 1].atom) run.from += " ";
      run.from += letters;
      run.to += String.fromCharCode(unit);
    });
    return changes.length === 0 ? null : { units: units, changes: changes };
  };

  /** A changed character must make a known pair with a neighbour. */
  function accepted(lexicon, path, index) {
    var unit = path[index].unit;
    return index > 0 && lexicon.pairs.has(path[index - 1].unit * 65536 + unit) ||
      index + 1 < path.length && lexicon.pairs.has(unit * 65536 + path[index + 1].unit);
  }
})(typeof window === "undefined" ? globalThis : window);
