// The site's vocabulary: pairs of characters in titles, questions, topics and synonyms; characters by sound; what initials may mean.
// Sources/SearchIndex/Vocabulary.swift says the same in Swift. Continues search-passages.js.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts, text = parts.text;

  /** The site's vocabulary as pairs with counts, and characters by syllable. Built on first use. */
  Engine.prototype.vocabulary = function () {
    if (this.lexicon) return this.lexicon;
    var lexicon = this.knownPairs(), known = new Uint8Array(65536), before = lexicon.before;
    lexicon.functionPairs = new Set();
    this.functionWords.forEach(function (word) {
      if (word.length === 2) lexicon.functionPairs.add(parts.pairOf(word.charCodeAt(0), word.charCodeAt(1)));
    });
    lexicon.pairs.each(function (pair, count) {
      var first = pair >>> 16, second = pair & 0xFFFF, list = before.get(second);
      known[first] = known[second] = 1;
      if (!list) before.set(second, list = { units: [], counts: [], costs: [] });
      list.units.push(first);
      list.counts.push(count);
      list.costs.push(knownCost(count));
    });
    this.reading.syllables.split(" ").forEach(function (group) {
      var syllable = /^[a-z]*/.exec(group)[0];
      for (var i = syllable.length; i < group.length; i++) {
        var u = group.charCodeAt(i);
        put(lexicon.readings, u, syllable);
        lexicon.letters[u] |= 1 << syllable.charCodeAt(0) - 97;
        if (known[u] === 0) continue;
        put(lexicon.syllables, syllable, u);
        put(lexicon.near, nearSound(syllable), u);
        put(lexicon.initials, syllable.charAt(0), u);
        if (syllable.charAt(1) === "h") put(lexicon.initials, syllable.slice(0, 2), u);
      }
    });
    return this.lexicon = lexicon;
  };

  /** A vocabulary that knows pairs alone: of a small site those of its titles, questions, topics and synonyms. */
  Engine.prototype.knownPairs = function () {
    if (this.pairsOnly) return this.pairsOnly;
    var pairs = new parts.PairTable(1 << 12), phrases = [], phraseUnits = 0;
    function count(units, weight) {
      phrases.push({ units: units, weight: weight });
      phraseUnits += units.length;
      for (var i = 0, previous = 0; i < units.length; i++) {
        var u = units[i];
        if (parts.CLASS[u] !== 1 || u >= 0xD800 && u <= 0xDFFF) { previous = 0; continue; }
        if (previous) pairs.set(parts.pairOf(previous, u), Math.max(0, pairs.get(parts.pairOf(previous, u))) + weight);
        previous = u;
      }
    }
    if (this.isSmall) {
      this.phrases.forEach(function (units) { count(units, 1); });
      this.core.synonyms.forEach(function (entry) { entry.split(/[ >]/).forEach(function (term) { count(parts.unitsOf(term), 2); }); });
    } else {
      this.reading.levels.forEach(function (level, index) {
        for (var i = 0; i + 1 < level.length; i += 2) pairs.set(parts.pairOf(level.charCodeAt(i), level.charCodeAt(i + 1)), [16, 4, 2, 1][index]);
      });
    }
    return this.pairsOnly = {
      pairs: pairs, before: new Map(), syllables: new Map(), near: new Map(), initials: new Map(), readings: new Map(), phrases: phrases,
      phraseUnits: phraseUnits, runs: new Map(), letters: new Int32Array(65536), // by character, a bit for each letter its readings begin with
      places: new Uint16Array(65536), // by character, its place in the column being read
    };
  };

  /** What a pair of characters costs that stands on the site this often. From 16 on it only decides between equals: 逾期 before 延期. */
  function knownCost(count) {
    if (count >= 16) return count >= 128 ? 0 : count >= 64 ? 2 : count >= 32 ? 4 : 6;
    return count >= 4 ? 8 : count >= 2 ? 16 : 24;
  }

  function put(map, key, item) {
    var list = map.get(key);
    if (!list) map.set(key, [item]);
    else if (list.indexOf(item) < 0) list.push(item);
  }

  /** Syllables many speakers do not tell apart: zh/z, ch/c, sh/s, l/n, -ng/-n. */
  function nearSound(syllable) {
    return syllable.replace(/^([zcs])h/, "$1").replace(/^l/, "n").replace(/ng$/, "n");
  }

  // ---- initials ----------------------------------------------------------------------------------------------------------------

  /** Can the word be cut into syllables of the site's characters? Then it is pinyin rather than initials. */
  function isPinyin(lexicon, word) {
    var ends = [true];
    for (var start = 0; start < word.length; start++) {
      if (!ends[start]) continue;
      for (var end = start + 2; end <= word.length && end <= start + 6; end++) if (lexicon.syllables.has(word.slice(start, end))) ends[end] = true;
    }
    return ends[word.length] === true;
  }

  /** How often a run must stand in titles and questions to be what a word of initials means: short ones match by chance in long texts. */
  function leastCount(lexicon, length) { return 1 + Math.min(3, Math.floor(2 * lexicon.phraseUnits / Math.pow(15, length))); }

  /** By the units of a phrase: would a cut before it fall into a function word or one of the synonyms? Looked for once. */
  Engine.prototype.insideWords = function (phrase) {
    if (phrase.inside) return phrase.inside;
    var atoms = parts.atomsOf(phrase.units), inside = phrase.inside = new Uint8Array(phrase.units.length + 1);
    for (var i = 0; i < atoms.length;) {
      var length = Math.max(1, this.functionWordAt(atoms, i));
      for (var k = i + 1; k < i + length; k++) inside[atoms[k].start] = 1;
      i += length;
    }
    this.entriesIn(this.synonyms, phrase.units, atoms).forEach(function (word) {
      for (var k = word.start + 1; k < word.end; k++) inside[atoms[k].start] = 1;
    });
    return inside;
  };

  /**
   * The most frequent run of characters in titles, questions, topics and synonyms whose initials spell the word, or ""; the whole of one
   * counts twice. A run neither begins nor ends within a function word or a synonym: 协议怎 is half of a question, 收说法院 of 催收说法院.
   */
  Engine.prototype.runOf = function (word) {
    var lexicon = this.vocabulary();
    if (!lexicon.runs.has(word)) lexicon.runs.set(word, this.mostFrequentRun(word));
    return lexicon.runs.get(word);
  };

  Engine.prototype.mostFrequentRun = function (word) {
    var lexicon = this.vocabulary(), engine = this;
    var counts = new Map(), best = "", most = leastCount(lexicon, word.length) - 1, bits = [];
    for (var k = 0; k < word.length; k++) bits.push(1 << word.charCodeAt(k) - 97);
    lexicon.phrases.forEach(function (phrase) {
      for (var i = 0; i + bits.length <= phrase.units.length; i++) {
        for (var j = 0; j < bits.length && lexicon.letters[phrase.units[i + j]] & bits[j];) j++;
        if (j < bits.length || engine.insideWords(phrase)[i] || engine.insideWords(phrase)[i + j]) continue;
        var run = text(phrase.units.slice(i, i + j)), count = (counts.get(run) || 0) + phrase.weight * (j === phrase.units.length ? 2 : 1);
        counts.set(run, count);
        if (count > most || count === most && best && run < best) { best = run; most = count; }
      }
    });
    return best;
  };

  parts.knownCost = knownCost;
  parts.nearSound = nearSound;
  parts.isPinyin = isPinyin;
})(typeof window === "undefined" ? globalThis : window);
