// The reader of the search index: tokens, folding, reading of pinyin and slips, ranking. No page is touched here: search.js does that.
// The same rules in the same whole-number arithmetic stand in Sources/SearchIndex; Tests/Vectors/search.json holds both to them.
// The format of the files is described in Sources/SearchIndex/IndexFormat.swift.
(function (root) {
  "use strict";

  var FORMAT = 1;
  var KINDS = ["question", "guide", "tool", "lender", "glossary", "page"];
  var LONGEST_QUERY = 240, LONGEST_WORD = 40;
  var RANKED = 10; // results whose text is read before the order is final

  // ---- numbers -----------------------------------------------------------------------------------------------------------------

  var DIGIT = new Int8Array(128).fill(-1);
  for (var code = 35, value = 0; code < 127; code++) if (code !== 92) DIGIT[code] = value++;

  function NumberStream(text) { this.text = text; this.index = 0; }
  NumberStream.prototype.next = function () {
    var result = 0, factor = 1;
    for (;;) {
      var unit = this.text.charCodeAt(this.index++);
      var digit = unit < 128 ? DIGIT[unit] : -1;
      if (digit < 0 || factor > 1e12) throw problem("damaged");
      result += factor * digit;
      if (digit < 64) return result;
      factor *= 27;
    }
  };

  function readGaps(text) {
    var stream = new NumberStream(text), numbers = [], previous = -1;
    while (stream.index < text.length) numbers.push(previous = previous + 1 + stream.next());
    return numbers;
  }

  /** 16 · log2(n) for whole n ≥ 1, rounded down, without floating-point logarithms. */
  function log2x16(n) {
    var exponent = 0, m = n;
    while (m >= 2) { m = Math.floor(m / 2); exponent++; }
    var mantissa = exponent > 16 ? Math.floor(n / Math.pow(2, exponent - 16)) : n * Math.pow(2, 16 - exponent);
    var result = exponent;
    for (var bit = 0; bit < 4; bit++) {
      mantissa = Math.floor(mantissa * mantissa / 65536);
      result *= 2;
      if (mantissa >= 131072) { mantissa = Math.floor(mantissa / 2); result++; }
    }
    return result;
  }

  function problem(kind, detail) {
    var error = new Error("search index: " + kind + (detail ? " (" + detail + ")" : ""));
    error.kind = kind; // "missing", "damaged", "version" or "stale"
    return error;
  }

  // ---- tokens ------------------------------------------------------------------------------------------------------------------

  var SEPARATOR = 0, IDEOGRAPH = 1, LETTER = 2;

  function unitClass(u, previous) {
    if (u < 128) return u >= 48 && u <= 57 || u >= 97 && u <= 122 ? LETTER : SEPARATOR;
    if (u >= 0x4E00 && u <= 0x9FFF || u >= 0x3400 && u <= 0x4DBF || u === 0x3007 || u >= 0x3040 && u <= 0x30FF && u !== 0x30FB ||
        u >= 0xAC00 && u <= 0xD7A3 || u >= 0xF900 && u <= 0xFAFF || u >= 0xD840 && u <= 0xD888) return IDEOGRAPH;
    if (u >= 0xDC00 && u <= 0xDFFF) return previous >= 0xD840 && previous <= 0xD888 ? IDEOGRAPH : SEPARATOR;
    if (u >= 0xC0 && u <= 0x1FFF && u !== 0xD7 && u !== 0xF7 || u >= 0x2C00 && u <= 0x2DFF || u >= 0xA4D0 && u <= 0xABFF) return LETTER;
    return SEPARATOR;
  }

  function isDigit(u) { return u >= 48 && u <= 57; }

  /** Calls back for each word character of folded units: start, end, first, last, word ("" for an ideograph), gap before it. */
  function eachAtom(units, callback) {
    var index = 0, gap = false, previous = 0, length = units.length;
    while (index < length) {
      var unit = units[index], kind = unitClass(unit, previous);
      if (kind === SEPARATOR) {
        gap = true;
        index++;
      } else if (kind === IDEOGRAPH) {
        callback(index, ++index, unit, unit, "", gap);
        gap = false;
      } else {
        var start = index, word = [];
        while (index < length) {
          var u = units[index];
          if (unitClass(u, 0) === LETTER) {
            if (word.length < LONGEST_WORD) word.push(u);
          } else if (u === 0x25 && isDigit(units[index - 1])) {
            if (word.length < LONGEST_WORD) word.push(u);
            index++;
            break;
          } else if ((u === 0x2E || u === 0x2C) && isDigit(units[index - 1]) && isDigit(units[index + 1])) {
            if (u === 0x2E && word.length < LONGEST_WORD) word.push(u);
          } else break;
          index++;
        }
        callback(start, index, word[0], word[word.length - 1], text(word), gap);
        gap = false;
      }
      previous = unit;
    }
  }

  function atomsOf(units) {
    var atoms = [];
    eachAtom(units, function (start, end, first, last, word, gap) {
      atoms.push({ start: start, end: end, word: word, first: first, last: last, gap: gap });
    });
    return atoms;
  }

  function text(units) { return String.fromCharCode.apply(null, units); }
  function unitsOf(string) {
    var units = new Array(string.length);
    for (var i = 0; i < string.length; i++) units[i] = string.charCodeAt(i);
    return units;
  }

  // ---- the index ---------------------------------------------------------------------------------------------------------------

  /** @param load function (name) → promise that is kept when signpostSearch.add has been called for the file */
  function Engine(load) {
    this.load = load;
    this.files = {};
    this.loading = {};
    this.decoded = {};
    this.build = null;
    this.folds = null;
  }

  Engine.prototype.add = function (name, format, build, payload) {
    if (format !== FORMAT) { this.files[name] = { problem: problem("version", "index format " + format + ", this script reads " + FORMAT) }; return; }
    if (this.build === null) this.build = build;
    this.files[name] = this.build === build ? { payload: payload } : { problem: problem("stale", name) };
  };

  Engine.prototype.file = function (name) {
    var engine = this;
    if (!this.loading[name]) {
      this.loading[name] = Promise.resolve(this.files[name] || this.load(name)).then(function () {
        var file = engine.files[name];
        if (!file) throw problem("missing", name);
        if (file.problem) throw file.problem;
        return file.payload;
      });
      this.loading[name].catch(function () { delete engine.loading[name]; delete engine.files[name]; });
    }
    return this.loading[name];
  };

  /** Loads what every query needs; on a small site that is everything. */
  Engine.prototype.open = function () {
    var engine = this;
    if (!this.opened) {
      this.opened = this.openTitles().then(function () {
        if (!engine.isSmall || engine.isComplete) return engine;
        return Promise.all(engine.chunks.map(function (_, number) { return engine.file("pages-" + number); })).then(function () {
          engine.countTerms(true);
          return engine;
        });
      });
      this.opened.catch(function () { engine.opened = null; });
    }
    return this.opened;
  };

  /** Loads titles and the tables of readings. On a small site titles can be searched from then on. */
  Engine.prototype.openTitles = function () {
    var engine = this;
    if (!this.openedTitles) {
      this.openedTitles = Promise.all([this.file("core"), this.file("reading")]).then(function (files) {
        engine.start(files[0], files[1]);
        if (engine.isSmall) engine.countTerms(false);
        return engine;
      });
      this.openedTitles.catch(function () { engine.openedTitles = null; });
    }
    return this.openedTitles;
  };

  Engine.prototype.start = function (core, reading) {
    this.core = core;
    this.pages = core.pages;
    this.chunks = readGaps(core.chunks);
    this.isSmall = core.titles !== undefined;
    this.isComplete = !this.isSmall;
    if (this.isSmall) {
      this.urls = this.pages ? core.urls.split("\n") : [];
      this.titles = this.pages ? core.titles.split("\n") : [];
      if (this.urls.length !== this.pages || this.titles.length !== this.pages) throw problem("damaged", "core");
    }
    this.folds = new Map();
    for (var i = 0; i + 1 < reading.folds.length; i += 2) this.folds.set(reading.folds.charCodeAt(i), reading.folds.charCodeAt(i + 1));
    this.functionWords = new Set(core.functionWords.split(" "));
    this.longestFunctionWord = core.functionWords.split(" ").reduce(function (n, w) { return Math.max(n, w.length); }, 1);
    this.synonyms = readSynonyms(core.synonyms);
    this.lexicon = null;
    this.reading = reading;
  };

  // Counting the terms of a small site: Sources/SearchIndex/CountTerms.swift in the browser.

  var QUESTIONS = 4096, HEADINGS = 2048, SUMMARY = 1536, BODY = 1024, SATURATION = 1228;

  function lengthOf(strings) { return strings.reduce(function (sum, string) { return sum + string.length; }, 0); }

  function occurrence(weight, length, average, slope) {
    return Math.floor(weight * 16 * 64 / ((16 - slope) * 64 + Math.floor(slope * 64 * length / average)));
  }

  /** Builds the one shard of a small site from its titles, and from whole pages when they are loaded. */
  Engine.prototype.countTerms = function (withPages) {
    var engine = this, documents = this.titles.map(function (title, page) {
      var record = withPages ? engine.record(page) : [[], [], "", []];
      return { questions: [title].concat(record[0]), topics: record[1], summary: record[2], sections: record[3] };
    });
    var count = Math.max(1, this.pages);
    var averageQuestions = Math.max(1, Math.floor(documents.reduce(function (sum, d) { return sum + lengthOf(d.questions); }, 0) / count));
    var bodyLengths = documents.map(function (d) { return d.sections.reduce(function (sum, s) { return sum + s[2].length; }, 0); });
    var averageBody = Math.max(1, Math.floor(bodyLengths.reduce(function (a, b) { return a + b; }, 0) / count));
    var boosts = new Map();
    for (var i = 0; i + 1 < this.core.boosts.length; i += 2) boosts.set(this.core.boosts[i], this.core.boosts[i + 1]);
    var counter = new Counter();
    documents.forEach(function (d, page) {
      var weight = occurrence(QUESTIONS, lengthOf(d.questions), averageQuestions, 5);
      d.questions.forEach(function (question) { counter.count(engine.fold(question), weight, true); });
      d.topics.forEach(function (topic) { counter.count(engine.fold(topic), HEADINGS, true); });
      counter.count(engine.fold(d.summary), SUMMARY, false);
      var body = occurrence(BODY, bodyLengths[page], averageBody, 10);
      d.sections.forEach(function (section) {
        counter.count(engine.fold(section[1]), HEADINGS, true);
        counter.count(engine.fold(section[2]), body, false);
      });
      counter.finishPage(page, boosts.get(page) || 64);
    });
    this.decoded = [counter.shard()];
    this.isComplete = withPages;
    this.lexicon = null;
    this.metas = {};
  };

  function Counter() {
    this.pairs = new PairTable();
    this.wordIDs = new Map();
    this.weights = [];
    this.touched = [];
    this.postings = []; // by term: page, impact, page, impact …
  }

  Counter.prototype.count = function (units, weight, singles) {
    var previous = 0, previousIsWord = true, counter = this;
    eachAtom(units, function (start, end, first, last, word) {
      if (previous && !(previousIsWord && word)) counter.add(counter.pairs.id(previous * 65536 + first, counter.postings), weight);
      if (word) counter.add(counter.wordID(word), weight);
      else if (singles) counter.add(counter.pairs.id(first * 65536, counter.postings), weight);
      previous = last;
      previousIsWord = word !== "";
    });
  };

  Counter.prototype.wordID = function (word) {
    var id = this.wordIDs.get(word);
    if (id === undefined) this.wordIDs.set(word, id = this.postings.push([]) - 1);
    return id;
  };

  Counter.prototype.add = function (id, weight) {
    var before = this.weights[id] || 0;
    if (before === 0) this.touched.push(id);
    this.weights[id] = Math.min(16777216, before + Math.max(1, weight));
  };

  Counter.prototype.finishPage = function (page, boost) {
    for (var i = 0; i < this.touched.length; i++) {
      var id = this.touched[i], weight = Math.floor(this.weights[id] * boost / 64);
      this.postings[id].push(page, Math.min(63, Math.floor(64 * weight / (weight + SATURATION))));
      this.weights[id] = 0;
    }
    this.touched.length = 0;
  };

  /** The counts in the shape of a decoded terms file. */
  Counter.prototype.shard = function () {
    var counter = this, words = Array.from(this.wordIDs.keys()).sort(function (a, b) { return a < b ? -1 : a > b ? 1 : 0; });
    var ids = this.pairs.ids(), table = new PairTable(), unused = [], starts = [0], total = 0;
    var order = ids.map(function (entry) { table.id(entry.key, unused); return entry.id; })
      .concat(words.map(function (word) { return counter.wordIDs.get(word); }));
    order.forEach(function (id) { starts.push(total += counter.postings[id].length / 2); });
    var pages = new Int32Array(total), impacts = new Uint8Array(total), at = 0;
    order.forEach(function (id) {
      for (var i = 0, list = counter.postings[id]; i < list.length; i += 2, at++) { pages[at] = list[i]; impacts[at] = list[i + 1]; }
    });
    return { pairs: table, words: words, firstWord: ids.length, starts: starts, pages: pages, impacts: impacts };
  };

  /** Pair numbers to dense ids: open addressing, several times faster than a Map. */
  function PairTable(slots) {
    this.keys = new Float64Array(slots || 1 << 15).fill(-1);
    this.values = new Int32Array(this.keys.length);
    this.size = 0;
  }

  PairTable.prototype.slot = function (key) {
    var mask = this.keys.length - 1, slot = Math.imul(key | 0, 0x9E3779B1) >>> 9 & mask;
    while (this.keys[slot] !== -1 && this.keys[slot] !== key) slot = slot + 1 & mask;
    return slot;
  };
  PairTable.prototype.get = function (key) {
    var slot = this.slot(key);
    return this.keys[slot] === -1 ? undefined : this.values[slot];
  };
  /** The id of a pair; a new pair gets the next place in `lists`. */
  PairTable.prototype.id = function (key, lists) {
    var slot = this.slot(key);
    if (this.keys[slot] !== -1) return this.values[slot];
    var id = lists.push([]) - 1;
    this.set(key, id);
    return id;
  };
  PairTable.prototype.set = function (key, id) {
    if (++this.size * 2 > this.keys.length) {
      var old = this;
      var larger = { keys: new Float64Array(this.keys.length * 4).fill(-1), values: new Int32Array(this.keys.length * 4), slot: this.slot };
      for (var i = 0; i < old.keys.length; i++) if (old.keys[i] !== -1) {
        var place = larger.slot(old.keys[i]);
        larger.keys[place] = old.keys[i];
        larger.values[place] = old.values[i];
      }
      this.keys = larger.keys;
      this.values = larger.values;
    }
    var slot = this.slot(key);
    this.keys[slot] = key;
    this.values[slot] = id;
  };
  /** Terms (pairs and words) to dense numbers. */
  function TermTable() { this.pairs = new PairTable(256); this.words = new Map(); this.size = 0; }

  TermTable.prototype.get = function (term) { return typeof term === "number" ? this.pairs.get(term) : this.words.get(term); };
  TermTable.prototype.add = function (term) {
    var known = this.get(term);
    if (known !== undefined) return known;
    if (typeof term === "number") this.pairs.set(term, this.size); else this.words.set(term, this.size);
    return this.size++;
  };

  PairTable.prototype.ids = function () {
    var list = [];
    for (var i = 0; i < this.keys.length; i++) if (this.keys[i] !== -1) list.push({ key: this.keys[i], id: this.values[i] });
    return list;
  };

  Engine.prototype.fold = function (string) {
    var units = unitsOf(string);
    for (var i = 0; i < units.length; i++) {
      var u = units[i];
      if (u >= 0xFF01 && u <= 0xFF5E) u -= 0xFEE0;
      if (u >= 0x41 && u <= 0x5A || u >= 0xC0 && u <= 0xDE && u !== 0xD7 || u >= 0x391 && u <= 0x3A9 && u !== 0x3A2 || u >= 0x410 && u <= 0x42F) u += 32;
      else if (u === 0x3000) u = 0x20;
      else if (u >= 0x3400 && this.folds.has(u)) u = this.folds.get(u);
      units[i] = u;
    }
    return units;
  };

  /** Map from term to list of terms, both folded. */
  function readSynonyms(entries) {
    var table = new Map(), longest = 1;
    function add(from, to) {
      longest = Math.max(longest, from.length);
      var list = table.get(from) || [];
      to.forEach(function (term) { if (term !== from && list.indexOf(term) < 0) list.push(term); });
      table.set(from, list);
    }
    entries.forEach(function (entry) {
      var sides = entry.split(">"), from = sides[0].split(" "), to = sides.length > 1 ? sides[1].split(" ") : from;
      from.forEach(function (term) { add(term, to); });
    });
    return { table: table, longest: longest };
  }

  /** Postings of a terms file: terms (pair number or word) → [first, end) in documents and impacts. */
  Engine.prototype.terms = function (number, payload) {
    var shard = this.decoded[number];
    if (shard) return shard;
    shard = { pairs: new PairTable(), words: payload.words === "" ? [] : payload.words.split(" "), starts: [0] };
    var counts = new NumberStream(payload.counts), seconds = new NumberStream(payload.seconds);
    var frequencies = new NumberStream(payload.frequencies), term = 0, total = 0;
    for (var f = 0; f < payload.firsts.length; f++) {
      var first = payload.firsts.charCodeAt(f), count = counts.next() + 1, index = -1;
      for (var i = 0; i < count; i++) {
        index += seconds.next() + 1;
        if (index > payload.alphabet.length) throw problem("damaged");
        shard.pairs.set(first * 65536 + (index === 0 ? 0 : payload.alphabet.charCodeAt(index - 1)), term++);
        shard.starts.push(total += frequencies.next() + 1);
      }
    }
    shard.firstWord = term;
    for (var w = 0; w < shard.words.length; w++) shard.starts.push(total += frequencies.next() + 1);
    if (payload.impacts.length !== total) throw problem("damaged");
    shard.pages = new Int32Array(total);
    shard.impacts = new Uint8Array(total);
    var documents = new NumberStream(payload.documents), at = 0;
    for (var t = 0; t + 1 < shard.starts.length; t++) {
      for (var page = -1; at < shard.starts[t + 1]; at++) {
        page += documents.next() + 1;
        if (page >= this.pages) throw problem("damaged");
        shard.pages[at] = page;
        shard.impacts[at] = 16 * (DIGIT[payload.impacts.charCodeAt(at)] & 3) + 8;
      }
    }
    return this.decoded[number] = shard;
  };

  function pairString(pair) { return String.fromCharCode(Math.floor(pair / 65536), pair % 65536); }

  /** The last entry of an ascending list that is not after the key. */
  function lastNotAfter(list, key) {
    var low = 0, high = list.length;
    while (high - low > 1) { var middle = low + high >> 1; if (list[middle] <= key) low = middle; else high = middle; }
    return low;
  }

  Engine.prototype.shardOf = function (term) {
    if (this.isSmall) return 0;
    if (typeof term === "number") return lastNotAfter(this.core.pairShards, pairString(term));
    return this.core.wordBase + lastNotAfter(this.core.wordShards, term);
  };

  /** Loads the files the terms lie in. */
  Engine.prototype.loadTerms = function (terms) {
    if (this.isSmall) return Promise.resolve();
    var engine = this, numbers = new Set(terms.map(function (term) { return engine.shardOf(term); }));
    return Promise.all(Array.from(numbers).map(function (number) {
      return engine.file("terms-" + number).then(function (payload) { engine.terms(number, payload); });
    }));
  };

  /** Postings of loaded terms: [{shard, from, to}]; for a word that is not on the site, of words that begin with it, else contain it. */
  Engine.prototype.postings = function (term) {
    var shard = this.decoded[this.shardOf(term)];
    if (typeof term === "number") {
      var id = shard.pairs.get(term);
      return id === undefined ? [] : [{ shard: shard, from: shard.starts[id], to: shard.starts[id + 1] }];
    }
    function of(index) { return { shard: shard, from: shard.starts[shard.firstWord + index], to: shard.starts[shard.firstWord + index + 1] }; }
    var at = lastNotAfter(shard.words, term);
    if (shard.words[at] === term) return [of(at)];
    var found = [], index = shard.words.length > 0 && shard.words[at] < term ? at + 1 : at;
    for (; index < shard.words.length && found.length < 40 && shard.words[index].indexOf(term) === 0; index++) found.push(of(index));
    if (found.length === 0 && term.length > 1) {
      for (index = 0; index < shard.words.length && found.length < 40; index++) if (shard.words[index].indexOf(term) > 0) found.push(of(index));
    }
    return found;
  };

  Engine.prototype.frequency = function (term) {
    return this.postings(term).reduce(function (sum, list) { return sum + list.to - list.from; }, 0);
  };

  Engine.prototype.rarity = function (frequency) {
    return Math.max(2, log2x16(2 * (this.pages + 1)) - log2x16(2 * Math.min(frequency, this.pages) + 1));
  };

  // ---- queries -----------------------------------------------------------------------------------------------------------------

  var FULL = 16, CROSSING = 14, FUNCTION = 6, SINGLE = 20, FUNCTION_SINGLE = 8, GAP = 4;

  /** The terms of folded units with their weights, 0–20: content, function words, across a gap. {term, weight, start, end} */
  Engine.prototype.termsOf = function (units) {
    var atoms = atomsOf(units), isFunction = this.markFunctionWords(units, atoms), terms = [], previous = null;
    // Single characters help short questions; on a large site they would load much and tell little.
    var withSingles = this.isSmall || atoms.filter(function (atom) { return !atom.word; }).length < 3;
    for (var i = 0; i < atoms.length; i++) {
      var atom = atoms[i];
      if (previous && !(previous.word && atom.word)) {
        var known = (isFunction[i - 1] ? 1 : 0) + (isFunction[i] ? 1 : 0);
        var weight = known === 2 ? FUNCTION : known === 1 ? CROSSING : FULL;
        if (atom.gap) weight = Math.min(weight, GAP);
        if (previous.word || atom.word) weight = Math.min(weight, GAP);
        terms.push({ term: previous.last * 65536 + atom.first, weight: weight, start: i - 1, end: i + 1 });
      }
      if (atom.word) terms.push({ term: atom.word, weight: isFunction[i] ? FUNCTION : FULL, start: i, end: i + 1 });
      else if (withSingles) terms.push({ term: atom.first * 65536, weight: isFunction[i] ? FUNCTION_SINGLE : SINGLE, start: i, end: i + 1 });
      previous = atom;
    }
    return { atoms: atoms, terms: terms };
  };

  /** Per atom: does it belong to a function word (longest match from the left)? */
  Engine.prototype.markFunctionWords = function (units, atoms) {
    var marks = new Array(atoms.length).fill(false);
    for (var i = 0; i < atoms.length;) {
      var length = 1, found = false;
      if (atoms[i].word) found = this.functionWords.has(atoms[i].word);
      else {
        var word = "", best = 0;
        for (var j = i; j < atoms.length && j - i < this.longestFunctionWord && !atoms[j].word && !(j > i && atoms[j].gap); j++) {
          word += String.fromCharCode(atoms[j].first);
          if (this.functionWords.has(word)) best = j - i + 1;
        }
        found = best > 0;
        length = Math.max(1, best);
      }
      for (var k = i; k < i + length; k++) marks[k] = found;
      i += length;
    }
    return marks;
  };

  /** Synonyms that occur, longest first from the left: [{start, end, terms}] over atoms. */
  Engine.prototype.synonymsIn = function (units, atoms) {
    var found = [];
    for (var i = 0; i < atoms.length;) {
      var best = null;
      for (var j = i; j < atoms.length && atoms[j].end - atoms[i].start <= this.synonyms.longest; j++) {
        var terms = this.synonyms.table.get(text(units.slice(atoms[i].start, atoms[j].end)));
        if (terms) best = { start: i, end: j + 1, terms: terms };
      }
      if (best) found.push(best);
      i = best ? best.end : i + 1;
    }
    return found;
  };

  /**
   * A query ready to be scored: groups of readings. Group 0 holds what stands outside synonyms; every other group is one synonym's place,
   * its first reading as typed, the others the synonyms. {groups: [[{terms: [{term, weight}], factor}]]}
   */
  Engine.prototype.plan = function (units) {
    var engine = this, own = this.termsOf(units), spans = this.synonymsIn(units, own.atoms);
    var groups = [[{ terms: [], factor: 16 }]];
    spans.forEach(function (span) {
      var readings = [{ terms: [], factor: 16 }];
      span.terms.forEach(function (term) { readings.push({ terms: engine.termsOf(unitsOf(term)).terms, factor: 12 }); });
      groups.push(readings);
    });
    own.terms.forEach(function (term) {
      var group = 0;
      spans.forEach(function (span, index) { if (term.start >= span.start && term.end <= span.end) group = index + 1; });
      groups[group][0].terms.push(term);
    });
    groups.forEach(function (readings) { readings.forEach(function (reading) { reading.terms = unique(reading.terms); }); });
    return { units: units, atoms: own.atoms, groups: groups, spans: spans };
  };

  function unique(terms) {
    var seen = new Map(), list = [];
    terms.forEach(function (entry) {
      var before = seen.get(entry.term);
      if (before) before.weight = Math.max(before.weight, entry.weight);
      else {
        before = { term: entry.term, weight: entry.weight };
        seen.set(entry.term, before);
        list.push(before);
      }
    });
    return list;
  }

  function allTerms(plan) {
    var terms = [];
    plan.groups.forEach(function (group) { group.forEach(function (reading) { reading.terms.forEach(function (t) { terms.push(t.term); }); }); });
    return terms;
  }

  /** Gives every term its value (weight · rarity) and the plan its total; needs the terms' files. */
  Engine.prototype.weigh = function (plan) {
    var engine = this;
    plan.total = 0;
    plan.lookup = new TermTable();
    plan.readings = []; // of all groups in turn
    plan.uses = []; // by term: the readings it stands in
    plan.groups.forEach(function (group, g) {
      group.forEach(function (reading, number) {
        plan.readings.push({ group: g, number: number, reading: reading, typed: group[0] });
        reading.total = 0;
        reading.terms.forEach(function (entry) {
          entry.frequency = engine.frequency(entry.term);
          entry.value = entry.weight * engine.rarity(entry.frequency);
          reading.total += entry.value;
          entry.index = plan.lookup.add(entry.term);
          (plan.uses[entry.index] = plan.uses[entry.index] || []).push({ reading: plan.readings.length - 1, value: entry.value });
        });
      });
      plan.total += group[0].total;
    });
    plan.total = Math.max(1, plan.total);
    return plan;
  };

  /** What a synonym's share of its own terms is worth: that share of what was typed, by the synonym's factor of 16. */
  function asGood(sum, synonym, typed) { return Math.floor(Math.floor(sum * typed.total / synonym.total) * synonym.factor / 16); }

  /** Score of every page from postings alone. */
  Engine.prototype.scorePages = function (plan) {
    var engine = this, scores = new Float64Array(this.pages);
    plan.groups.forEach(function (group, g) {
      var best = g === 0 ? scores : new Float64Array(engine.pages);
      group.forEach(function (reading, r) {
        var target = r === 0 ? best : new Float64Array(engine.pages);
        reading.terms.forEach(function (entry) {
          engine.postings(entry.term).forEach(function (list) {
            for (var i = list.from; i < list.to; i++) target[list.shard.pages[i]] += entry.value * list.shard.impacts[i];
          });
        });
        if (r > 0) for (var p = 0; p < engine.pages; p++) if (target[p] > 0) best[p] = Math.max(best[p], asGood(target[p], reading, group[0]));
      });
      if (g > 0) for (var q = 0; q < engine.pages; q++) scores[q] += best[q];
    });
    return scores;
  };

  // ---- matching text -----------------------------------------------------------------------------------------------------------

  /** Which of the plan's terms were met, and what they are worth together: at most the plan's total. */
  function Tally(plan) {
    this.plan = plan;
    this.has = new Uint8Array(plan.lookup.size);
    this.sums = new Float64Array(plan.readings.length);
  }

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
      if (place.number > 0 && sum > 0) sum = asGood(sum, place.reading, place.typed);
      if (sum > best) best = sum;
    }
    return total + best;
  };

  var USUAL_RARITY = 100;

  /** How alike query and a question are, 0–1000: twice what they share over what both hold. */
  Engine.prototype.likeness = function (plan, question) {
    var tally = new Tally(plan), other = 0, terms = question.terms;
    for (var i = 0; i < terms.length; i++) {
      var index = plan.lookup.get(terms[i].term);
      if (index !== undefined) tally.set(index, 1); else other += terms[i].weight * USUAL_RARITY;
    }
    var matched = tally.value();
    return Math.floor(2000 * matched / (plan.total + matched + other));
  };

  Engine.prototype.question = function (string) {
    return { text: string, terms: unique(this.termsOf(this.fold(string)).terms) };
  };

  /** {url, title, questions} of a page; its chunk must be loaded unless only titles are. */
  Engine.prototype.meta = function (page) {
    this.metas = this.metas || {};
    if (!this.metas[page]) {
      var engine = this, record = this.isComplete ? this.record(page) : [[]];
      var title = this.isSmall ? this.titles[page] : record[5];
      this.metas[page] = {
        url: this.isSmall ? this.urls[page] : record[4], title: title,
        questions: [title].concat(record[0]).map(function (string) { return engine.question(string); }),
      };
    }
    return this.metas[page];
  };

  Engine.prototype.chunkOf = function (page) { return lastNotAfter(this.chunks, page); };
  Engine.prototype.record = function (page) {
    var chunk = this.chunkOf(page);
    return this.files["pages-" + chunk].payload[page - this.chunks[chunk]];
  };

  Engine.prototype.loadPages = function (pages) {
    var engine = this, numbers = new Set(pages.map(function (page) { return engine.chunkOf(page); }));
    return Promise.all(Array.from(numbers).map(function (number) { return engine.file("pages-" + number); }));
  };

  /** {summary, sections: [{anchor, heading, text, units}]}; the page's chunk must be loaded. */
  Engine.prototype.body = function (page) {
    this.bodies = this.bodies || {};
    if (!this.bodies[page]) {
      var record = this.record(page);
      this.bodies[page] = {
        summary: record[2],
        sections: record[3].map(function (s) {
          return { anchor: s[0], heading: s[1], text: s[2], headingPlaces: null, places: null };
        }),
      };
    }
    return this.bodies[page];
  };

  /** The pairs and words of folded units in order: parallel lists of terms, starts and ends. */
  function placesOf(units) {
    var places = { terms: [], starts: [], ends: [] }, previous = 0, previousEnd = 0, previousIsWord = true;
    function add(term, start, end) { places.terms.push(term); places.starts.push(start); places.ends.push(end); }
    eachAtom(units, function (start, end, first, last, word) {
      if (previous && !(previousIsWord && word)) add(previous * 65536 + first, previousEnd - 1, start + 1);
      if (word) add(word, start, end);
      previous = last;
      previousEnd = end;
      previousIsWord = word !== "";
    });
    return places;
  }

  /** Which of the places hold terms of the plan: [{start, end, index}]. */
  function hitsAmong(plan, places) {
    var hits = [];
    for (var i = 0; i < places.terms.length; i++) {
      var index = plan.lookup.get(places.terms[i]);
      if (index !== undefined) hits.push({ start: places.starts[i], end: places.ends[i], index: index });
    }
    return hits;
  }

  function hitsIn(plan, units) { return hitsAmong(plan, placesOf(units)); }

  var WINDOW = 72;

  /** The stretch of a section that answers most of the query: {value, start, end} in units of its text. */
  Engine.prototype.bestWindow = function (plan, section) {
    section.headingPlaces = section.headingPlaces || placesOf(this.fold(section.heading));
    section.places = section.places || placesOf(this.fold(section.text));
    var tally = new Tally(plan), hits = hitsAmong(plan, section.places), counts = new Int32Array(plan.lookup.size), from = 0;
    hitsAmong(plan, section.headingPlaces).forEach(function (hit) { tally.set(hit.index, 1); counts[hit.index] = 1; }); // counts with every stretch
    var best = { value: tally.value(), start: 0, end: 0 };
    for (var to = 0; to < hits.length; to++) {
      var fresh = counts[hits[to].index]++ === 0;
      tally.set(hits[to].index, 1);
      for (; hits[to].end - hits[from].start > WINDOW; from++) if (--counts[hits[from].index] === 0) tally.set(hits[from].index, 0);
      if (!fresh) continue;
      var value = tally.value();
      if (value > best.value) best = { value: value, start: hits[from].start, end: hits[to].end };
    }
    return best;
  };

  root.SignpostSearchEngine = Engine;
  Engine.parts = { atomsOf: atomsOf, log2x16: log2x16, problem: problem, hitsIn: hitsIn, unitsOf: unitsOf, text: text,
    lastNotAfter: lastNotAfter, readGaps: readGaps, unitClass: unitClass, allTerms: allTerms, KINDS: KINDS, RANKED: RANKED, LONGEST_QUERY: LONGEST_QUERY };
})(typeof window === "undefined" ? globalThis : window);
