// Reading a query that is not on the site as typed: pinyin, initials, homophones, one wrong character. Continues search-vocabulary.js.
// The same rules stand in Sources/SearchIndex/Understanding.swift.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts, nearSound = parts.nearSound;

  var SAME_SOUND = 32, NEAR_SOUND = 48, OTHER_CHARACTER = 96, SYLLABLE = 8, INITIAL = 32, UNKNOWN_PAIR = 72, UNKNOWN_AS_TYPED = 48, COMMON = 16, EMPTY = 24, UNITS_FOR_CHANCE = 16000;
  var LONGEST_SEGMENT = 32, LONGEST_INITIALS = 10, ATTEMPTS = 3;

  // ---- the cheapest reading ----------------------------------------------------------------------------------------------------

  function pairCost(lexicon, before, after, asTyped) {
    if (before === 0) return 0;
    var count = lexicon.pairs.get(parts.pairOf(before, after));
    return count > 0 ? parts.knownCost(count) : asTyped ? UNKNOWN_AS_TYPED : UNKNOWN_PAIR;
  }

  /** The cheapest reading of a segment, or null: [{unit, typed, from, to}] over its symbols. Ties go to the smaller character. */
  function decode(lexicon, symbols, isUnknown) {
    var columns = [], places = lexicon.places;
    for (var c = 0; c <= symbols.length; c++) columns.push(new Map());
    columns[0].set(0, { unit: 0, cost: 0, back: null, typed: true, from: 0 });
    for (var i = 0; i < symbols.length; i++) {
      if (columns[i].size === 0) continue;
      var states = Array.from(columns[i].values()).sort(function (a, b) { return a.cost - b.cost || a.unit - b.unit; });
      states.forEach(function (state, place) { places[state.unit] = place + 1; });
      readAt({ lexicon: lexicon, columns: columns, index: i, states: states, places: places }, symbols, isUnknown(i));
      states.forEach(function (state) { places[state.unit] = 0; });
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

  /** Continues a column with every reading of its symbol. A symbol is {unit} or {letter, end of its word}. */
  function readAt(column, symbols, isUnknown) {
    var lexicon = column.lexicon, i = column.index, symbol = symbols[i];
    function all(units, cost, length) {
      if (units) for (var k = 0; k < units.length; k++) if (units[k] !== symbol.unit) extend(column, units[k], cost, length);
    }
    if (!symbol.unit) {
      var letters = "";
      for (var j = i; j < symbol.end && j < i + 6; j++) {
        letters += symbols[j].letter;
        all(lexicon.syllables.get(letters), SYLLABLE, letters.length);
        if (letters.length <= 2) all(lexicon.initials.get(letters), INITIAL, letters.length);
      }
      return;
    }
    stay(column, symbol.unit);
    if (!isUnknown) return;
    (lexicon.readings.get(symbol.unit) || []).forEach(function (syllable) {
      all(lexicon.syllables.get(syllable), SAME_SOUND, 1);
      all(lexicon.near.get(nearSound(syllable)), NEAR_SOUND, 1);
    });
    var next = symbols[i + 1] ? symbols[i + 1].unit : 0, before = lexicon.before.get(next);
    if (before) before.units.forEach(function (u, k) { if (u !== symbol.unit && before.counts[k] >= 2) replace(column, u); });
  }

  /** Continues as typed, from whichever state is cheapest. */
  function stay(column, unit) {
    var best = null, bestCost = 0;
    column.states.forEach(function (state) {
      var cost = state.cost + pairCost(column.lexicon, state.unit, unit, state.typed);
      if (!best || cost < bestCost || cost === bestCost && state.unit < best.unit) { best = state; bestCost = cost; }
    });
    keep(column, 1, unit, bestCost, best, true, false);
  }

  /** Initials that would be a function word say nothing: zm is rather 证明 than 怎么. */
  function emptyCost(column, state, unit, isInitial) {
    return isInitial && state.initial && column.lexicon.functionPairs.has(parts.pairOf(state.unit, unit)) ? EMPTY : 0;
  }

  /** Continues with a reading from whichever state is cheapest: one with a known pair, or the cheapest of all. States are sorted. */
  function extend(column, unit, added, length) {
    var states = column.states, places = column.places, known = column.lexicon.before.get(unit);
    var isInitial = added === INITIAL, best = states[0];
    var bestCost = best.cost + pairCost(column.lexicon, best.unit, unit, false) + emptyCost(column, best, unit, isInitial);
    if (known) for (var k = 0, units = known.units, costs = known.costs; k < units.length; k++) {
      var place = places[units[k]];
      if (place === 0) continue;
      var state = states[place - 1], cost = state.cost + costs[k] + emptyCost(column, state, unit, isInitial);
      if (cost < bestCost || cost === bestCost && state.unit < best.unit) { best = state; bestCost = cost; }
    }
    keep(column, length, unit, bestCost + added, best, false, isInitial);
  }

  /** Puts another character in the place of a wrong one, where it makes known pairs on both sides. */
  function replace(column, unit) {
    var best = null, bestCost = 0, known = column.lexicon.before.get(unit);
    if (known) for (var k = 0; k < known.units.length; k++) {
      var place = column.places[known.units[k]];
      if (place === 0 || known.counts[k] < 2) continue;
      var state = column.states[place - 1], cost = state.cost + known.costs[k];
      if (!best || cost < bestCost || cost === bestCost && state.unit < best.unit) { best = state; bestCost = cost; }
    }
    if (best) keep(column, 1, unit, bestCost + OTHER_CHARACTER, best, false, false);
  }

  function keep(column, length, unit, cost, back, isTyped, isInitial) {
    var later = column.columns[column.index + length], known = later.get(unit);
    if (!known || cost < known.cost) later.set(unit, { unit: unit, cost: cost, back: back, typed: isTyped, initial: isInitial, from: column.index });
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
    var engine = this, atoms = plan.atoms, result = [], changes = [], at = 0, english = this.isEnglish(atoms);
    function readable(i) {
      if (kept[i] || atoms[i].end - atoms[i].start > 24) return false;
      if (!atoms[i].word) return true;
      return !english && /^[a-z]+$/.test(atoms[i].word) && !engine.hasWord(atoms[i].word);
    }
    // Characters on both sides of a space or comma are no pair; words of letters may be one word's syllables.
    function breaks(i) { return atoms[i].gap && !atoms[i].word && !atoms[i - 1].word; }
    for (var i = 0; i < atoms.length;) {
      if (!readable(i)) { i++; continue; }
      var end = i + 1;
      while (end < atoms.length && end - i < LONGEST_SEGMENT && readable(end) && !breaks(end)) end++;
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

  /** Two words of letters or more, one of them the, with, they…, which no pinyin spells: letters stand for themselves. */
  Engine.prototype.isEnglish = function (atoms) {
    var engine = this, words = atoms.filter(function (atom) { return atom.word; });
    return words.length > 1 && words.some(function (atom) {
      return engine.functionWords.has(atom.word) && !parts.isPinyin(engine.vocabulary(), atom.word);
    });
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
      return i > 0 && !(step.typed && path[i - 1].typed) && !knows(lexicon, path[i - 1].unit, step.unit);
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
   * when most of its letters are initials (twice on the site, four times where there is much to meet by chance). Three letters match by chance too often: on a small site they must spell one of its runs, which
   * `symbolsOf` has looked for. So do readings with a function word: anything can be read as 我要几天先.
   */
  Engine.prototype.wordsWithoutMeaning = function (symbols, path) {
    var found = [], pairs = this.vocabulary().pairs, common = 2 + Math.min(2, Math.floor(this.vocabulary().phraseUnits / UNITS_FOR_CHANCE));
    for (var i = 0; i < path.length;) {
      var atom = symbols[path[i].from].atom, end = i, initials = 0, least = Infinity;
      for (; end < path.length && symbols[path[end].from].atom === atom; end++) {
        if (path[end].initial) initials++;
        if (end > i) least = Math.min(least, Math.max(0, pairs.get(parts.pairOf(path[end - 1].unit, path[end].unit))));
      }
      var isMost = initials > 2 && initials * 2 > end - i;
      if (initials > 0 && least < (isMost ? common : 1)) found.push(atom);
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
      var symbol = symbols[step.from], isChange = symbol.run !== undefined || !step.typed && accepted(lexicon, symbols, path, index);
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

  /** A changed character must make a known pair with a neighbour, and a common one with a 汉字 that is changed too: 店黄 is not 点还. */
  function accepted(lexicon, symbols, path, index) {
    function isReplaced(at) {
      var step = path[at], symbol = step && symbols[step.from];
      return symbol !== undefined && !step.typed && symbol.unit !== 0 && symbol.run === undefined;
    }
    function count(at) { return path[at] && path[at + 1] ? lexicon.pairs.get(parts.pairOf(path[at].unit, path[at + 1].unit)) : 0; }
    var before = count(index - 1), after = count(index);
    if (isReplaced(index) && (isReplaced(index - 1) && before < COMMON || isReplaced(index + 1) && after < COMMON)) return false;
    return before > 0 || after > 0;
  }

  function knows(lexicon, before, after) { return lexicon.pairs.get(parts.pairOf(before, after)) > 0; }
})(typeof window === "undefined" ? globalThis : window);
