// The terms of a small site counted from its pages, a slice at a time, so that a slow phone still answers keys meanwhile. What is read
// for it is kept as numbers, from which search-passages.js reads sections and questions many times faster than from text.
// Sources/SearchIndex/CountTerms.swift and CountPages.swift say the same in Swift. Continues search-terms.js.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts;
  var QUESTIONS = 4096, HEADINGS = 2048, SUMMARY = 1536, BODY = 1024, SATURATION = 1228;
  var SLICE = 8; // milliseconds of work before keys and paint have their turn

  function lengthOf(strings) { return strings.reduce(function (sum, string) { return sum + string.length; }, 0); }

  function occurrence(weight, length, average, slope) {
    return Math.floor(weight * 16 * 64 / ((16 - slope) * 64 + Math.floor(slope * 64 * length / average)));
  }

  // ---- work in slices ------------------------------------------------------------------------------------------------------------

  function now() { return root.performance ? root.performance.now() : Date.now(); }

  /** A promise kept once the browser has had its turn. */
  function turn() {
    return new Promise(function (resolve) {
      if (!root.MessageChannel) { setTimeout(resolve, 0); return; }
      var channel = new root.MessageChannel();
      channel.port1.onmessage = function () { channel.port1.close(); resolve(); };
      channel.port2.postMessage(0);
    });
  }

  /** Calls `act` for 0..<count, with turns for the browser in between. */
  function inSlices(count, act) {
    var next = 0;
    function go() {
      for (var end = now() + SLICE; next < count && now() < end;) act(next++);
      return next < count ? turn().then(go) : null;
    }
    return Promise.resolve().then(go);
  }

  // ---- pages ---------------------------------------------------------------------------------------------------------------------

  /** Builds the one shard of a small site from its titles alone. */
  Engine.prototype.countTitles = function () {
    var engine = this, counting = this.counting(this.titles.map(function (title) {
      return { title: title, also: [], summary: "", sections: [], topics: [], questionUnits: title.length, headingUnits: 0, bodyUnits: 0 };
    }));
    for (var page = 0; page < this.pages; page++) counting(page);
    engine.take(counting.counter);
  };

  /** Builds it from whole pages; a promise. Titles are searched as before until it is kept. */
  Engine.prototype.countPages = function () {
    var engine = this, documents = [], counting;
    return inSlices(this.pages, function (page) { documents.push(engine.documentOf(page)); }).then(function () {
      counting = engine.counting(documents);
      return inSlices(engine.pages, counting);
    }).then(function () {
      engine.isComplete = true;
      engine.take(counting.counter);
    });
  };

  /** Makes a small site's vocabulary and reads its questions before they are asked for, whenever the browser has nothing else to do. */
  Engine.prototype.prepare = function () {
    var engine = this, page = 0, steps = ["knownPairs", "vocabulary"], idle = root.requestIdleCallback || function (act) { setTimeout(act, 50); };
    if (!this.isSmall || !this.isComplete || this.isPrepared) return;
    this.isPrepared = true;
    idle(function go() {
      if (steps.length > 0) engine[steps.shift()]();
      else for (var end = now() + SLICE; page < engine.pages && now() < end;) engine.meta(page++);
      if (page < engine.pages) idle(go);
    });
  };

  Engine.prototype.documentOf = function (page) {
    var record = this.record(page), separator = this.separators[2];
    var sections = record.sections.map(function (encoded) { return encoded.split(separator); });
    return {
      title: this.titles[page], also: record.also, summary: record.summary, sections: sections, topics: this.pageTopics[page],
      questionUnits: this.titles[page].length + lengthOf(record.also),
      headingUnits: sections.reduce(function (sum, items) { return sum + items[0].length; }, 0),
      bodyUnits: sections.reduce(function (sum, items) { return sum + (items[1] || "").length; }, 0),
    };
  };

  /** A function that counts one document after the other. */
  Engine.prototype.counting = function (documents) {
    var engine = this, counter = new Counter(), boosts = new Map(), count = Math.max(1, documents.length);
    function average(name) {
      return Math.max(1, Math.floor(documents.reduce(function (sum, document) { return sum + document[name]; }, 0) / count));
    }
    var averages = { questions: average("questionUnits"), headings: average("headingUnits"), body: average("bodyUnits") };
    for (var i = 0; i + 1 < this.core.boosts.length; i += 2) boosts.set(this.core.boosts[i], this.core.boosts[i + 1]);
    function next(page) {
      engine.countPage(counter, documents[page], averages);
      counter.finishPage(boosts.get(page) || 64);
    }
    next.counter = counter;
    return next;
  };

  Engine.prototype.take = function (counter) {
    this.shards = [counter.shard()];
    this.texts = counter.texts;
    this.phrases = counter.phrases;
    this.numbered = { plan: null, places: new Uint16Array(counter.terms), filled: [] };
    this.lexicon = this.pairsOnly = null;
    this.metas = {};
  };

  Engine.prototype.countPage = function (counter, document, averages) {
    var engine = this, questions = occurrence(QUESTIONS, document.questionUnits, averages.questions, 5);
    var headings = occurrence(HEADINGS, document.headingUnits, averages.headings, 8), body = occurrence(BODY, document.bodyUnits, averages.body, 10);
    function phrase(units, weight) {
      counter.phrases.push(units);
      counter.count(units, weight, true);
    }
    phrase(this.fold(document.title), questions);
    document.also.forEach(function (question) { phrase(engine.folded(question), questions); });
    document.topics.forEach(function (topic) { phrase(engine.fold(topic), HEADINGS); });
    counter.count(this.folded(document.summary), SUMMARY, false);
    counter.texts.beginPage();
    document.sections.forEach(function (items) {
      counter.count(engine.folded(items[0]), headings, true, counter.texts);
      counter.count(engine.folded(items[1] || ""), body, false, counter.texts);
    });
  };

  // ---- texts as numbers ----------------------------------------------------------------------------------------------------------

  function grown(array, length) {
    if (length <= array.length) return array;
    var larger = new Int32Array(Math.max(length, array.length * 2));
    larger.set(array);
    return larger;
  }

  /** The pairs and words of section headings and texts in the order they are read, by their terms' numbers, with their places. */
  function Texts() {
    this.terms = new Int32Array(1 << 16);
    this.starts = new Int32Array(1 << 16);
    this.ends = new Int32Array(1 << 16);
    this.count = 0;
    this.pages = []; // by page, its first piece; a section has two, its heading and its text
    this.pieces = [0]; // by piece, where its terms end
  }

  Texts.prototype.beginPage = function () { this.pages.push(this.pieces.length - 1); };

  Texts.prototype.add = function (id, start, end) {
    if (this.count === this.terms.length) {
      this.terms = grown(this.terms, this.count + 1);
      this.starts = grown(this.starts, this.count + 1);
      this.ends = grown(this.ends, this.count + 1);
    }
    this.terms[this.count] = id;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  };

  // ---- counting ------------------------------------------------------------------------------------------------------------------

  function Counter() {
    this.pairs = new parts.PairTable(1 << 15);
    this.words = new Map();
    this.terms = 0;
    this.weights = new Int32Array(1 << 15); // by term, on this page
    this.frequencies = new Int32Array(1 << 15); // by term: pages
    this.touched = new Int32Array(1 << 12);
    this.touchedCount = 0;
    this.entries = new Int32Array(1 << 16); // term · 64 + impact, page after page
    this.entryCount = 0;
    this.pageEnds = [];
    this.phrases = []; // titles, questions and topics, folded
    this.texts = new Texts();
  }

  /** Counts the terms of folded units, single characters too where asked; `texts` keeps what is read as one more piece. */
  Counter.prototype.count = function (units, weight, singles, texts) {
    var previous = 0, previousEnd = 0, previousIsWord = true, counter = this, step = Math.max(1, weight);
    parts.eachAtom(units, function (start, end, first, last, word) {
      var id = 0;
      if (previous !== 0 && !(previousIsWord && word !== "")) {
        counter.add(id = counter.pairID(parts.pairOf(previous, first)), step);
        if (texts) texts.add(id, previousEnd - 1, start + 1);
      }
      if (word !== "") {
        counter.add(id = counter.wordID(word), step);
        if (texts) texts.add(id, start, end);
      } else if (singles) counter.add(counter.pairID(parts.pairOf(first, 0)), step);
      previous = last;
      previousEnd = end;
      previousIsWord = word !== "";
    });
    if (texts) texts.pieces.push(texts.count);
  };

  Counter.prototype.pairID = function (key) {
    var id = this.pairs.get(key);
    if (id < 0) this.pairs.set(key, id = this.newTerm());
    return id;
  };

  Counter.prototype.wordID = function (word) {
    var id = this.words.get(word);
    if (id === undefined) this.words.set(word, id = this.newTerm());
    return id;
  };

  Counter.prototype.newTerm = function () {
    this.weights = grown(this.weights, this.terms + 1);
    this.frequencies = grown(this.frequencies, this.terms + 1);
    return this.terms++;
  };

  Counter.prototype.add = function (id, weight) {
    var before = this.weights[id];
    if (before === 0) {
      this.touched = grown(this.touched, this.touchedCount + 1);
      this.touched[this.touchedCount++] = id;
    }
    this.weights[id] = Math.min(16777216, before + weight);
  };

  Counter.prototype.finishPage = function (boost) {
    this.entries = grown(this.entries, this.entryCount + this.touchedCount);
    for (var i = 0; i < this.touchedCount; i++) {
      var id = this.touched[i], weight = Math.floor(this.weights[id] * boost / 64);
      this.entries[this.entryCount++] = id * 64 + Math.min(63, Math.floor(64 * weight / (weight + SATURATION)));
      this.frequencies[id]++;
      this.weights[id] = 0;
    }
    this.touchedCount = 0;
    this.pageEnds.push(this.entryCount);
  };

  /** The counts as a shard: postings of a term lie from starts[term] to starts[term + 1]. */
  Counter.prototype.shard = function () {
    var starts = new Int32Array(this.terms + 1), words = Array.from(this.words.keys()).sort(byUnits), counter = this;
    for (var id = 0; id < this.terms; id++) starts[id + 1] = starts[id] + this.frequencies[id];
    var at = starts.slice(), pages = new Int32Array(this.entryCount), impacts = new Uint8Array(this.entryCount), entry = 0;
    this.pageEnds.forEach(function (end, page) {
      for (; entry < end; entry++) {
        var place = at[counter.entries[entry] >> 6]++;
        pages[place] = page;
        impacts[place] = counter.entries[entry] & 63;
      }
    });
    return { pairs: this.pairs, words: words, wordIDs: words.map(function (word) { return counter.words.get(word); }), starts: starts, pages: pages, impacts: impacts, decoded: [] };
  };

  function byUnits(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  parts.inSlices = inSlices;
})(typeof window === "undefined" ? globalThis : window);
