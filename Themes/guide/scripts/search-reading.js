// Reading a query that is not on the site as typed: pinyin, initials, homophones, one wrong character. Continues search-vocabulary.js.
// The same rules stand in Sources/SearchIndex/Understanding.swift.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts, nearSound = parts.nearSound;

  var SAME_SOUND = 4, NEAR_SOUND = 6, OTHER_CHARACTER = 12, SYLLABLE = 1, INITIAL = 4, UNKNOWN_PAIR = 9, UNKNOWN_AS_TYPED = 6;
  var LONGEST_SEGMENT = 32, LONGEST_INITIALS = 10, ATTEMPTS = 3;

  // ---- the cheapest reading ----------------------------------------------------------------------------------------------------

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
      (units || []).forEach(function (u) {
        if (u !== symbol.unit) found.push({ unit: u, cost: cost, length: length, typed: false, initial: cost === INITIAL });
      });
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
    for (var to = symbols.length; best.back; to = best.from, best = best.back) path.unshift({ unit: best.unit, typed: best.typed, initial: best.initial, from: best.from, to: to });
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
    keep(columns[i + reading.length], { unit: reading.unit, cost: bestCost + reading.cost, back: best, typed: reading.typed, initial: reading.initial, from: i });
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

  // ---- queries -----------------------------------------------------------------------------------------------------------------

  /** The query as it may be meant: {units, changes: [{from, to}]}, or null when it stands as typed. Its terms must be loaded. */
  Engine.prototype.understand = function (plan) {
    var kept = new Array(plan.atoms.length).fill(false);
    plan.spans.forEach(function (span) { for (var i = span.start; i < span.end; i++) kept[i] = true; });
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var unread = [], reading = this.readAtoms(plan, kept, unread);
      if (unread.length === 0) return reading;
      unread.forEach(function (atom) { kept[atom] = true; }); // letters that mean nothing here stay as typed
    }
    return null;
  };

  /** Reads what is not kept; words that mean nothing are added to `unread`. */
  Engine.prototype.readAtoms = function (plan, kept, unread) {
    var engine = this, atoms = plan.atoms, result = [], changes = [], at = 0;
    function readable(i) {
      if (kept[i] || atoms[i].end - atoms[i].start > 24) return false;
      if (!atoms[i].word) return true;
      return /^[a-z]+$/.test(atoms[i].word) && !engine.hasWord(atoms[i].word);
    }
    for (var i = 0; i < atoms.length;) {
      if (!readable(i)) { i++; continue; }
      var end = i;
      while (end < atoms.length && readable(end) && end - i < LONGEST_SEGMENT) end++;
      var reading = this.readSegment(plan, i, end, unread);
      if (reading) {
        result = result.concat(Array.from(plan.units.slice(at, atoms[i].start)), reading.units);
        at = atoms[end - 1].end;
        changes = changes.concat(reading.changes);
      }
      i = end;
    }
    return changes.length === 0 ? null : { units: result.concat(Array.from(plan.units.slice(at))), changes: changes };
  };

  /**
   * What is to be read of atoms start..<end: [{unit} for a 汉字, {letter, end of its word} for a letter, {unit, run: the word} for the first
   * of characters that a word of initials was found to mean, with run "" for the others; all with their atom].
   */
  Engine.prototype.symbolsOf = function (plan, start, end) {
    var lexicon = this.vocabulary(), symbols = [];
    for (var a = start; a < end; a++) {
      var word = plan.atoms[a].word, k = 0;
      if (!word) { symbols.push({ unit: plan.atoms[a].first, atom: a }); continue; }
      var run = word.length > 2 && word.length <= LONGEST_INITIALS && !parts.isPinyin(lexicon, word) ? this.runOf(word) : "";
      var wordEnd = symbols.length + word.length;
      if (run) for (; k < run.length; k++) symbols.push({ unit: run.charCodeAt(k), run: k === 0 ? word : "", atom: a });
      for (; k < word.length; k++) symbols.push({ unit: 0, letter: word.charAt(k), end: wordEnd, atom: a });
    }
    return symbols;
  };

  /** Reads atoms start..<end; null when nothing changes. */
  Engine.prototype.readSegment = function (plan, start, end, unread) {
    var engine = this, hasLetters = false;
    for (var a = start; a < end; a++) if (plan.atoms[a].word) hasLetters = true;
    if (!hasLetters && !this.hasUnknown(plan.atoms, start, end)) return null;
    var lexicon = this.vocabulary(), symbols = this.symbolsOf(plan, start, end);
    // A 汉字 may be misread only where both its pairs are unknown to the site: what stands on a page is always found as typed.
    var frequencies = symbols.map(function (one, i) {
      var two = symbols[i + 1];
      return two && one.unit && two.unit ? engine.frequency(parts.pairOf(one.unit, two.unit)) : -1;
    });
    function isUnknown(i) { return symbols[i].run === undefined && Math.max(frequencies[i], i > 0 ? frequencies[i - 1] : -1) <= 0; }
    var path = decode(lexicon, symbols, isUnknown);
    if (!path) return null;
    // Letters can always be read somehow: most neighbours must know each other.
    var strangers = path.filter(function (step, i) {
      return i > 0 && !(step.typed && path[i - 1].typed) && !lexicon.pairs.has(path[i - 1].unit * 65536 + step.unit);
    }).length;
    if (strangers * 3 > path.length) return null;
    var meaningless = this.wordsWithoutMeaning(symbols, path);
    if (meaningless.length > 0) { unread.push.apply(unread, meaningless); return null; }
    return described(lexicon, symbols, path);
  };

  Engine.prototype.hasUnknown = function (atoms, start, end) {
    for (var i = start, before = -1; i < end; i++) {
      var after = i + 1 < end ? this.frequency(parts.pairOf(atoms[i].first, atoms[i + 1].first)) : -1;
      if (Math.max(before, after) <= 0) return true;
      before = after;
    }
    return false;
  };

  /**
   * Words read by initials whose characters do not stand together on the site: inside such a word every pair must be known, and common
   * when most of its letters are initials. Three letters match by chance too often: on a small site they must spell one of its runs, which
   * `symbolsOf` has looked for. So do readings with a function word: anything can be read as 我要几天先.
   */
  Engine.prototype.wordsWithoutMeaning = function (symbols, path) {
    var found = [], pairs = this.vocabulary().pairs;
    for (var i = 0; i < path.length;) {
      var atom = symbols[path[i].from].atom, end = i, initials = 0, least = Infinity;
      for (; end < path.length && symbols[path[end].from].atom === atom; end++) {
        if (path[end].initial) initials++;
        if (end > i) least = Math.min(least, pairs.get(path[end - 1].unit * 65536 + path[end].unit) || 0);
      }
      var isMost = initials > 2 && initials * 2 > end - i;
      if (initials > 0 && least < (isMost ? 2 : 1)) found.push(atom);
      else if (isMost && this.isSmall && (initials === 3 || this.hasFunctionWord(path.slice(i, end)))) found.push(atom);
      i = end;
    }
    return found;
  };

  Engine.prototype.hasFunctionWord = function (steps) {
    var atoms = parts.atomsOf(steps.map(function (step) { return step.unit; }));
    return this.markFunctionWords(atoms).indexOf(true) >= 0;
  };

  function described(lexicon, symbols, path) {
    var units = [], changes = [], run = null;
    path.forEach(function (step, index) {
      var symbol = symbols[step.from], isChange = symbol.run !== undefined || !step.typed && accepted(lexicon, path, index);
      var letters = symbol.run !== undefined ? symbol.run : symbols.slice(step.from, step.to).map(function (s) { return s.unit ? String.fromCharCode(s.unit) : s.letter; }).join("");
      var unit = isChange || !symbol.unit ? step.unit : symbol.unit;
      units.push(unit);
      if (!isChange) { run = null; return; }
      if (!run) changes.push(run = { from: "", to: "" });
      if (run.from && (!symbol.unit || symbol.run) && symbol.atom !== symbols[step.from - 1].atom) run.from += " ";
      run.from += letters;
      run.to += String.fromCharCode(unit);
    });
    return changes.length === 0 ? null : { units: units, changes: changes };
  }

  /** A changed character must make a known pair with a neighbour. */
  function accepted(lexicon, path, index) {
    var unit = path[index].unit;
    return index > 0 && lexicon.pairs.has(path[index - 1].unit * 65536 + unit) ||
      index + 1 < path.length && lexicon.pairs.has(unit * 65536 + path[index + 1].unit);
  }
})(typeof window === "undefined" ? globalThis : window);
