// Terms of the index and the pages they stand on, decoded from the terms files of a large site; search-count.js counts those of a small one.
// A term is a number (a pair of units: first · 65536 + second as 32 bits; second 0 for a single character) or a string (a word).
// Sources/SearchIndex/TermPostings.swift says the same in Swift.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts;
  var MOST_WORDS = 40; // words a beginning or a part of a word may stand for

  function pairOf(first, second) { return first << 16 | second; }

  /** Pairs to numbers: open addressing, several times faster than a Map. No pair is 0. */
  function PairTable(slots) {
    this.keys = new Int32Array(slots);
    this.values = new Int32Array(slots);
    this.size = 0;
  }

  PairTable.prototype.slot = function (key) {
    var mask = this.keys.length - 1, slot = Math.imul(key, 0x9E3779B1) >>> 9 & mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = slot + 1 & mask;
    return slot;
  };
  PairTable.prototype.get = function (key) {
    var slot = this.slot(key);
    return this.keys[slot] === 0 ? -1 : this.values[slot];
  };
  PairTable.prototype.set = function (key, value) {
    var slot = this.slot(key);
    if (this.keys[slot] === 0 && ++this.size * 2 > this.keys.length) {
      this.grow();
      slot = this.slot(key);
    }
    this.keys[slot] = key;
    this.values[slot] = value;
  };
  PairTable.prototype.each = function (act) {
    for (var slot = 0; slot < this.keys.length; slot++) if (this.keys[slot] !== 0) act(this.keys[slot], this.values[slot]);
  };
  PairTable.prototype.grow = function () {
    var keys = this.keys, values = this.values;
    this.keys = new Int32Array(keys.length * 4);
    this.values = new Int32Array(keys.length * 4);
    for (var i = 0; i < keys.length; i++) if (keys[i] !== 0) {
      var slot = this.slot(keys[i]);
      this.keys[slot] = keys[i];
      this.values[slot] = values[i];
    }
  };

  // ---- terms files -------------------------------------------------------------------------------------------------------------

  /** The terms of a file; a term's postings are decoded when they are asked for. */
  Engine.prototype.readShard = function (payload) {
    var shard = { pairs: new PairTable(1 << 12), words: payload.words === "" ? [] : payload.words.split(" "), wordIDs: [], texts: [0], decoded: [] };
    var counts = new parts.NumberStream(payload.counts), seconds = new parts.NumberStream(payload.seconds);
    var lengths = new parts.NumberStream(payload.lengths), term = 0, total = 0;
    for (var f = 0; f < payload.firsts.length; f++) {
      var first = payload.firsts.charCodeAt(f), count = counts.next() + 1, index = -1;
      for (var i = 0; i < count; i++) {
        index += seconds.next() + 1;
        if (index > payload.alphabet.length) throw parts.problem("damaged");
        shard.pairs.set(pairOf(first, index === 0 ? 0 : payload.alphabet.charCodeAt(index - 1)), term++);
        shard.texts.push(total += lengths.next());
      }
    }
    shard.words.forEach(function () {
      shard.wordIDs.push(term++);
      shard.texts.push(total += lengths.next());
    });
    if (payload.postings.length !== total) throw parts.problem("damaged");
    shard.postings = payload.postings;
    return shard;
  };

  /** Postings of a term: {pages, impacts, from, to}. */
  Engine.prototype.list = function (shard, id) {
    if (shard.decoded[id]) return shard.decoded[id];
    if (shard.starts) return shard.decoded[id] = { pages: shard.pages, impacts: shard.impacts, from: shard.starts[id], to: shard.starts[id + 1] };
    var end = shard.texts[id + 1], stream = new parts.NumberStream(shard.postings, shard.texts[id]);
    var pages = new Int32Array(end - stream.index), impacts = new Uint8Array(end - stream.index), count = 0;
    for (var page = -1; stream.index < end; count++) {
      var number = stream.next();
      page += Math.floor(number / 4) + 1;
      if (page >= this.pages) throw parts.problem("damaged");
      pages[count] = page;
      impacts[count] = 16 * (number % 4) + 8;
    }
    return shard.decoded[id] = { pages: pages, impacts: impacts, from: 0, to: count };
  };

  Engine.prototype.shardOf = function (term) {
    if (this.isSmall) return 0;
    if (typeof term === "number") return parts.lastNotAfter(this.core.pairShards, String.fromCharCode(term >>> 16, term & 0xFFFF));
    return this.core.wordBase + parts.lastNotAfter(this.core.wordShards, term);
  };

  /** Loads the files the terms lie in. */
  Engine.prototype.loadTerms = function (terms) {
    if (this.isSmall) return Promise.resolve();
    var engine = this, numbers = new Set(terms.map(function (term) { return engine.shardOf(term); }));
    return Promise.all(Array.from(numbers).map(function (number) {
      return engine.file("terms-" + number).then(function (payload) {
        engine.shards[number] = engine.shards[number] || engine.readShard(payload);
      });
    }));
  };

  /** Lists of a loaded term's pages; for a word that is not on the site, of words that begin with it, else contain it. */
  Engine.prototype.postings = function (term) {
    var engine = this, shard = this.shards[this.shardOf(term)];
    if (typeof term === "number") {
      var id = shard.pairs.get(term);
      return id < 0 ? [] : [this.list(shard, id)];
    }
    return wordsLike(shard.words, term).map(function (index) { return engine.list(shard, shard.wordIDs[index]); });
  };

  function wordsLike(words, word) {
    var at = parts.lastNotAfter(words, word), found = [];
    if (words[at] === word) return [at];
    var index = words.length > 0 && words[at] < word ? at + 1 : at;
    for (; index < words.length && found.length < MOST_WORDS && words[index].indexOf(word) === 0; index++) found.push(index);
    if (found.length === 0 && word.length > 1) {
      for (index = 0; index < words.length && found.length < MOST_WORDS; index++) if (words[index].indexOf(word) > 0) found.push(index);
    }
    return found;
  }

  /** Is it a word of the site, or the beginning of one? */
  Engine.prototype.hasWord = function (word) {
    var words = this.shards[this.shardOf(word)].words, at = parts.lastNotAfter(words, word);
    return [words[at], words[at + 1]].some(function (known) { return known !== undefined && known.indexOf(word) === 0; });
  };

  Engine.prototype.frequency = function (term) {
    if (this.isSmall && typeof term === "number") {
      var shard = this.shards[0], id = shard.pairs.get(term);
      return id < 0 ? 0 : shard.starts[id + 1] - shard.starts[id];
    }
    return this.postings(term).reduce(function (sum, list) { return sum + list.to - list.from; }, 0);
  };

  Engine.prototype.rarity = function (frequency) {
    var known = this.rarities[frequency];
    return known || (this.rarities[frequency] = Math.max(2, parts.log2x16(2 * (this.pages + 1)) - parts.log2x16(2 * Math.min(frequency, this.pages) + 1)));
  };

  /** Terms (pairs and words) to dense numbers. */
  function TermTable() { this.pairs = new PairTable(256); this.words = new Map(); this.size = 0; }

  TermTable.prototype.get = function (term) {
    if (typeof term === "number") return this.pairs.get(term);
    var index = this.words.get(term);
    return index === undefined ? -1 : index;
  };
  TermTable.prototype.add = function (term) {
    var known = this.get(term);
    if (known >= 0) return known;
    if (typeof term === "number") this.pairs.set(term, this.size); else this.words.set(term, this.size);
    return this.size++;
  };

  parts.pairOf = pairOf;
  parts.PairTable = PairTable;
  parts.TermTable = TermTable;
})(typeof window === "undefined" ? globalThis : window);
