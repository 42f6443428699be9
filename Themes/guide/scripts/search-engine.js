// The reader of the search index: its files and its pages. Terms, queries, readings and ranking continue it in the files beside it.
// The format of the files is described in Sources/SearchIndex/IndexFormat.swift.
(function (root) {
  "use strict";

  var parts = root.SignpostSearchParts, problem = parts.problem;
  var FORMAT = 2;
  var FIELD = 1, ITEM = 2, PAGE = 3; // units between fields, items of a field, pages

  parts.KINDS = ["question", "guide", "tool", "lender", "glossary", "page"];
  parts.LONGEST_QUERY = 240;
  parts.RANKED = 10; // results whose text is read before the order is final

  /** @param load function (name) → promise that is kept when signpostSearch.add has been called for the file */
  function Engine(load) {
    this.load = load;
    this.files = {};
    this.loading = {};
    this.shards = [];
    this.build = null;
  }

  // ---- files -------------------------------------------------------------------------------------------------------------------

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
        var all = engine.chunks.map(function (_, number) { return number; });
        return Promise.all([engine.file("topics"), engine.loadChunks(all)]).then(function (loaded) {
          engine.pageTopics = topicsByPage(loaded[0], engine.pages);
          return engine.countPages();
        }).then(function () { return engine; });
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
        if (engine.isSmall) engine.countTitles();
        return engine;
      });
      this.openedTitles.catch(function () { engine.openedTitles = null; });
    }
    return this.openedTitles;
  };

  Engine.prototype.start = function (core, reading) {
    this.core = core;
    this.pages = core.pages;
    this.chunks = parts.readGaps(core.chunks);
    this.records = []; // by chunk: the pages' encoded records
    this.metas = {};
    this.bodies = {};
    this.rarities = []; // by frequency
    this.isSmall = core.titles !== undefined;
    this.isComplete = !this.isSmall;
    if (this.isSmall) {
      this.urls = this.pages ? core.urls.split("\n") : [];
      this.titles = this.pages ? core.titles.split("\n") : [];
      if (this.urls.length !== this.pages || this.titles.length !== this.pages) throw problem("damaged", "core");
    }
    this.readTables(reading);
    this.functionWords = new Set(core.functionWords.split(" "));
    this.functionStarts = new Set(); // first units of function words: most places need no second look
    this.longestFunctionWord = 1;
    var engine = this;
    this.functionWords.forEach(function (word) {
      engine.functionStarts.add(word.charCodeAt(0));
      engine.longestFunctionWord = Math.max(engine.longestFunctionWord, word.length);
    });
    this.synonyms = readSynonyms(core.synonyms);
    this.slips = readSynonyms(core.slips);
    this.lexicon = this.pairsOnly = null;
    this.reading = reading;
  };

  function topicsByPage(topics, count) {
    var lists = [];
    for (var page = 0; page < count; page++) lists.push([]);
    topics.forEach(function (topic) {
      parts.readGaps(topic[1]).forEach(function (page) {
        if (!lists[page]) throw problem("damaged", "topics");
        lists[page].push(topic[0]);
      });
    });
    return lists;
  }

  /** {table: from term to list of terms, all folded; longest: by the first unit of terms, the length of the longest}. */
  function readSynonyms(entries) {
    var table = new Map(), longest = new Map();
    function add(from, to) {
      longest.set(from.charCodeAt(0), Math.max(longest.get(from.charCodeAt(0)) || 0, from.length));
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

  // ---- text --------------------------------------------------------------------------------------------------------------------

  /** Tables by unit: what a unit folds to, what a character of a page file stands for, and that folded. */
  Engine.prototype.readTables = function (reading) {
    var folds = this.folds = parts.foldingTable(), plain = this.plainUnits = new Uint16Array(65536);
    for (var i = 0; i + 1 < reading.folds.length; i += 2) folds[reading.folds.charCodeAt(i)] = reading.folds.charCodeAt(i + 1);
    var folded = this.foldedUnits = new Uint16Array(65536), marks = this.separators = {};
    parts.eachCode(reading.alphabet.length, function (code, index) {
      var unit = reading.alphabet.charCodeAt(index);
      plain[code] = unit;
      folded[code] = folds[unit];
      if (unit >= FIELD && unit <= PAGE) marks[unit] = String.fromCharCode(code);
    });
  };

  function translated(string, table) {
    var units = new Uint16Array(string.length);
    for (var i = 0; i < string.length; i++) units[i] = table[string.charCodeAt(i)];
    return units;
  }

  /** Folded units of a string. */
  Engine.prototype.fold = function (string) { return translated(string, this.folds); };
  /** A piece of a page record as written, and folded. */
  Engine.prototype.plain = function (encoded) { return parts.text(translated(encoded, this.plainUnits)); };
  Engine.prototype.folded = function (encoded) { return translated(encoded, this.foldedUnits); };

  // ---- pages -------------------------------------------------------------------------------------------------------------------

  Engine.prototype.chunkOf = function (page) { return parts.lastNotAfter(this.chunks, page); };

  Engine.prototype.loadPages = function (pages) {
    var engine = this;
    return this.loadChunks(Array.from(new Set(pages.map(function (page) { return engine.chunkOf(page); }))));
  };

  Engine.prototype.loadChunks = function (numbers) {
    var engine = this;
    return Promise.all(numbers.map(function (number) {
      return engine.file("pages-" + number).then(function (payload) {
        if (engine.records[number]) return;
        var records = payload.split(engine.separators[PAGE]), next = number + 1 < engine.chunks.length ? engine.chunks[number + 1] : engine.pages;
        if (records.length !== next - engine.chunks[number]) throw problem("damaged", "pages-" + number);
        engine.records[number] = records;
      });
    }));
  };

  /** {url, title, also (encoded), summary (encoded), sections (encoded)} of a page whose chunk is loaded. */
  Engine.prototype.record = function (page) {
    var chunk = this.chunkOf(page), fields = this.records[chunk][page - this.chunks[chunk]].split(this.separators[FIELD]);
    var at = this.isSmall ? 0 : 2;
    if (fields.length < at + 2) throw problem("damaged", "pages-" + chunk);
    return {
      url: this.isSmall ? this.urls[page] : this.plain(fields[0]), title: this.isSmall ? this.titles[page] : this.plain(fields[1]),
      also: fields[at] ? fields[at].split(this.separators[ITEM]) : [], summary: fields[at + 1], sections: fields.slice(at + 2),
    };
  };

  /** {url, title, questions} of a page; its chunk must be loaded unless only titles are. */
  Engine.prototype.meta = function (page) {
    if (!this.metas[page]) {
      var engine = this, record = this.isComplete ? this.record(page) : { url: this.urls[page], title: this.titles[page], also: [] };
      var strings = [record.title].concat(record.also.map(function (encoded) { return engine.plain(encoded); }));
      this.metas[page] = { url: record.url, title: record.title, questions: strings.map(function (string) { return engine.question(string); }) };
    }
    return this.metas[page];
  };

  /** {summary, sections: [[heading, text, anchor where it is not plain]]}, all encoded; the page's chunk must be loaded. */
  Engine.prototype.body = function (page) {
    if (!this.bodies[page]) {
      var record = this.record(page), separator = this.separators[ITEM];
      this.bodies[page] = { summary: record.summary, sections: record.sections.map(function (encoded) { return encoded.split(separator); }) };
    }
    return this.bodies[page];
  };

  Engine.prototype.anchorOf = function (section) {
    return section.length > 2 ? this.plain(section[2]) : parts.plainAnchor(this.plain(section[0]));
  };

  Engine.parts = parts;
  root.SignpostSearchEngine = Engine;
})(typeof window === "undefined" ? globalThis : window);
