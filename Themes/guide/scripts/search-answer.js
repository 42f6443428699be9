// From a query to ranked answers: choosing pages, ranking, snippets, marks. Continues search-reading.js; no page is touched here.
// The same rules stand in Sources/SearchIndex/Ranking.swift and Snippets.swift.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts, text = parts.text;

  // ---- ranking -------------------------------------------------------------------------------------------------------------------

  var FROM_PAGES = 4, FROM_LIKENESS = 4, FROM_TEXT = 4, QUESTION_LIFT = 300, ANSWERS = 500, LEAST_SHARE = 12, WEAK = 300;
  var FEW_POSTINGS = 20; // of 64ths of the query: where even the best page holds less, postings say less beside questions and texts
  // What chats and web pages leave in copied words: soft hyphens, spaces of no width, joiners, marks of direction.
  var INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  parts.LEAST_SHARE = LEAST_SHARE; // search-around.js counts topics among the same pages

  /**
   * Answers a query. options: limit (10), kinds ([]), topic (""), exact (false), titlesOnly (false).
   * Promise of {query, settings, plan, understood, isCut, isWeak, kinds (pages by kind), total (pages that match well), hasMore,
   * marks (text → ranges), results: [{rank, score, kind, title, url, section, snippet, asked, folded}]}
   */
  Engine.prototype.search = function (query, options) {
    var engine = this, settings = Object.assign({ limit: 10, kinds: [], topic: "", exact: false, titlesOnly: false }, options);
    var cleaned = query.normalize("NFC").replace(INVISIBLE, "").replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
    return (settings.titlesOnly ? this.openTitles() : this.open()).then(function () {
      var units = engine.fold(cleaned.slice(0, parts.LONGEST_QUERY));
      var response = { query: query, settings: settings, understood: null, isCut: cleaned.length > parts.LONGEST_QUERY, total: 0, results: [] };
      return engine.read(units, settings.exact).then(function (reading) {
        response.understood = reading.understood;
        return engine.rank(reading.plan, settings, response);
      });
    });
  };

  /** The plan to score, after reading slips. */
  Engine.prototype.read = function (units, exact) {
    var engine = this, known = exact ? { units: units, changes: [] } : this.withoutSlips(units), plan = this.plan(known.units);
    function understood(units, changes) { return changes.length ? { text: text(units), changes: changes } : null; }
    return this.loadTerms(parts.allTerms(plan)).then(function () {
      var reading = exact ? null : engine.understand(plan);
      if (!reading) return { plan: engine.weigh(plan), understood: understood(known.units, known.changes) };
      var better = engine.plan(reading.units);
      return engine.loadTerms(parts.allTerms(better)).then(function () {
        return { plan: engine.weigh(better), understood: understood(reading.units, known.changes.concat(reading.changes)) };
      });
    });
  };

  /** The query with the site's own list of slips put right: 预期 → 逾期. They may stand on pages too. */
  Engine.prototype.withoutSlips = function (units) {
    var atoms = parts.atomsOf(units), right = "", copied = 0, changes = [];
    this.entriesIn(this.slips, units, atoms).forEach(function (found) {
      var start = atoms[found.start].start, end = atoms[found.end - 1].end;
      right += text(units.slice(copied, start)) + found.terms[0];
      changes.push({ from: text(units.slice(start, end)), to: found.terms[0] });
      copied = end;
    });
    return changes.length ? { units: parts.unitsOf(right + text(units.slice(copied))), changes: changes } : { units: units, changes: changes };
  };

  /**
   * The best `count` pages by their postings' scores, of the kinds asked for: {list: [{page, score}], matched (pages with any term),
   * total (pages that match well), kinds (those by kind, whatever was asked for)}.
   */
  Engine.prototype.candidates = function (plan, count, kinds, topicPages) {
    var scores = this.scorePages(plan), top = 0, heap = [], answer = { list: [], matched: 0, total: 0, kinds: {} };
    for (var page = 0; page < scores.length; page++) {
      if (topicPages && !topicPages.has(page)) scores[page] = 0;
      if (scores[page] > top) top = scores[page];
    }
    var byKind = new Int32Array(parts.KINDS.length), wanted = parts.KINDS.map(function (kind) { return kinds.length === 0 || kinds.indexOf(kind) >= 0; });
    for (page = 0; page < scores.length; page++) {
      var score = scores[page];
      if (score === 0) continue;
      var kind = this.core.kinds.charCodeAt(page) - 48, isStrong = score * LEAST_SHARE >= top;
      if (isStrong) byKind[kind]++;
      if (!wanted[kind]) continue;
      answer.matched++;
      if (isStrong) answer.total++;
      if (heap.length < count || score > heap[0].score) push(heap, { page: page, score: score }, count);
    }
    byKind.forEach(function (number, kind) { if (number > 0) answer.kinds[parts.KINDS[kind]] = number; });
    answer.list = heap.sort(function (a, b) { return b.score - a.score || a.page - b.page; });
    return answer;
  };

  function isWorse(a, b) { return a.score < b.score || a.score === b.score && a.page > b.page; }

  /** Adds to a heap with the worst entry on top, which falls out when there are more than `count`. Pages come in ascending order. */
  function push(heap, entry, count) {
    var at = heap.length;
    if (at < count) {
      heap.push(entry);
      for (var parent; at > 0 && isWorse(heap[at], heap[parent = at - 1 >> 1]); at = parent) swap(heap, at, parent);
      return;
    }
    heap[0] = entry;
    for (at = 0; ;) {
      var child = 2 * at + 1;
      if (child >= count) return;
      if (child + 1 < count && isWorse(heap[child + 1], heap[child])) child++;
      if (!isWorse(heap[child], heap[at])) return;
      swap(heap, at, child);
      at = child;
    }
  }

  function swap(list, a, b) { var entry = list[a]; list[a] = list[b]; list[b] = entry; }

  Engine.prototype.kindOf = function (page) { return parts.KINDS[this.core.kinds.charCodeAt(page) - 48]; };

  Engine.prototype.rank = function (plan, settings, response) {
    var engine = this, topic = settings.topic ? this.file("topics") : Promise.resolve(null), list, first;
    return topic.then(function (topics) {
      var wanted = Math.max(engine.core.depth, settings.limit, parts.RANKED);
      var found = engine.candidates(plan, wanted, settings.kinds, topics && topicPages(topics, settings.topic));
      list = found.list;
      response.plan = plan;
      response.kinds = found.kinds;
      response.total = found.total;
      response.hasMore = found.matched > settings.limit;
      first = list.slice(0, engine.core.depth);
      return engine.isSmall ? null : engine.loadPages(first.map(function (entry) { return entry.page; }));
    }).then(function () {
      var top = Math.max(list.length ? list[0].score : 1, plan.total * FEW_POSTINGS);
      list.forEach(function (entry) { entry.rank = FROM_PAGES * Math.floor(1000 * entry.score / top); });
      first.forEach(function (entry) { engine.compareTitles(plan, entry); });
      first.sort(function (a, b) { return b.rank - a.rank || a.page - b.page; });
      list = first.concat(list.slice(first.length)).slice(0, Math.max(settings.limit, parts.RANKED));
      return settings.titlesOnly ? null : engine.loadPages(list.map(function (entry) { return entry.page; }));
    }).then(function () {
      if (!settings.titlesOnly) engine.readTexts(plan, list);
      response.results = list.slice(0, settings.limit).map(function (entry, index) { return engine.result(plan, entry, index, settings); });
      response.isWeak = !list.some(function (entry) { return entry.likeness >= WEAK || entry.text >= FROM_TEXT * WEAK; });
      response.marks = function (string) { return engine.allMarks(plan, string); };
      return response;
    });
  };

  function topicPages(topics, name) {
    var pages = new Set();
    topics.forEach(function (topic) { if (topic[0] === name) parts.readGaps(topic[1]).forEach(function (page) { pages.add(page); }); });
    return pages;
  }

  /** Adds how alike the page's title and questions are to the query. */
  Engine.prototype.compareTitles = function (plan, entry) {
    var engine = this, meta = this.meta(entry.page);
    entry.likeness = 0;
    entry.asked = 0;
    meta.questions.forEach(function (question, index) {
      var likeness = engine.likeness(plan, question, entry.likeness);
      if (likeness > entry.likeness) { entry.likeness = likeness; entry.asked = index; }
    });
    entry.rank += FROM_LIKENESS * entry.likeness;
    if (this.core.kinds.charAt(entry.page) === "0" && entry.likeness >= ANSWERS) entry.rank += QUESTION_LIFT;
  };

  /** Reads the first pages' texts: the best section of each, and the final order of the first ten. */
  Engine.prototype.readTexts = function (plan, list) {
    var engine = this;
    list.forEach(function (entry, index) {
      var body = entry.body = engine.body(entry.page), titleHits = engine.titleHits(plan, engine.meta(entry.page).questions[0]);
      entry.windows = engine.windows(plan, entry.page, body, titleHits);
      entry.section = -1; // the best of those that say more than the title
      entry.least = titleHits.value;
      var best = 0;
      entry.windows.forEach(function (window, s) {
        if (window.value <= best) return;
        best = window.value;
        if (best > entry.least) entry.section = s;
      });
      if (index >= parts.RANKED || best === 0) return;
      entry.text = FROM_TEXT * Math.floor(1000 * best / plan.total);
      entry.rank += entry.text;
    });
    var head = list.slice(0, parts.RANKED).sort(function (a, b) { return b.rank - a.rank || a.page - b.page; });
    for (var i = 0; i < head.length; i++) list[i] = head[i];
  };

  Engine.prototype.result = function (plan, entry, index, settings) {
    var meta = this.meta(entry.page);
    var result = {
      rank: index + 1, score: entry.rank, kind: this.kindOf(entry.page), title: meta.title, url: meta.url,
      section: "", snippet: "", asked: entry.asked ? meta.questions[entry.asked].text : "", folded: [],
    };
    if (settings.titlesOnly) return result;
    var body = entry.body, isAnswer = (entry.likeness || 0) >= ANSWERS;
    var best = entry.section >= 0 ? body.sections[entry.section] : null, answer = this.shortAnswer(plan, entry, body, isAnswer);
    var anchor = best && !isAnswer && answer === null ? this.anchorOf(best) : "";
    if (anchor) {
      result.url += "#" + anchor;
      result.section = this.plain(best[0]);
    }
    if (answer !== null) result.snippet = cut(answer, 0, 0);
    else if (isAnswer && body.summary || best === null) result.snippet = cut(this.plain(opening(body)), 0, 0);
    else result.snippet = this.snippet(best, entry.windows[entry.section], body.summary);
    if (best) this.fold_sections(result, entry, body, meta.url);
    return result;
  };

  var PASSAGE_ADDS = 4;

  /**
   * The short answer of a question page, its first paragraph, unless a passage further down holds a quarter of the query more than that
   * answer and each of the page's questions do; null then, and for other pages.
   */
  Engine.prototype.shortAnswer = function (plan, entry, body, isAnswer) {
    var first = body.sections[0], engine = this;
    if (this.core.kinds.charAt(entry.page) !== "0" || !first || first[0] || !first[1]) return null;
    var best = entry.section >= 0 ? entry.windows[entry.section].value : 0;
    function holds(value) { return (best - value) * PASSAGE_ADDS < plan.total; }
    var isShown = isAnswer || holds(entry.windows[0].value) ||
      this.meta(entry.page).questions.some(function (question) { return holds(engine.titleHits(plan, question).value); });
    return isShown ? this.plain(first[1]).split("\n")[0] : null;
  };

  var FOLDED = 3;

  /** Further sections that answer at least three fifths as much, in the page's order. */
  Engine.prototype.fold_sections = function (result, entry, body, url) {
    var least = entry.windows[entry.section].value * 3, engine = this;
    body.sections.forEach(function (section, s) {
      if (result.folded.length === FOLDED || s === entry.section || entry.windows[s].value * 5 < least || entry.windows[s].value <= entry.least) return;
      var anchor = engine.anchorOf(section);
      if (anchor) result.folded.push({ title: engine.plain(section[0]), url: url + "#" + anchor });
    });
  };

  /** The summary; a page without one shows how it begins. */
  function opening(body) {
    var begun = body.summary ? null : body.sections.find(function (section) { return section[1]; });
    return begun ? begun[1] : body.summary;
  }

  Engine.prototype.snippet = function (section, window, summary) {
    return section[1] ? cut(this.plain(section[1]), window.start, window.end) : cut(this.plain(summary), 0, 0);
  };

  var SNIPPET = 90;

  /** About 90 characters around a stretch, from the beginning of its sentence where that is near; one line. */
  function cut(string, start, end) {
    var from = start;
    for (var back = start; back > 0 && back > start - 24; back--) {
      if ("。！？；\n".indexOf(string.charAt(back - 1)) >= 0) { from = back; break; }
      if (back - 1 === 0) from = 0;
    }
    if (from === start && start > 0) from = Math.max(0, start - 8);
    var to = Math.min(string.length, Math.max(end, from + SNIPPET));
    if (from > 0 && isLow(string, from)) from--;
    if (to < string.length && isLow(string, to)) to--;
    var piece = string.slice(from, to).replace(/[\s\u3000]+/g, " ").trim();
    var opens = from > 0 && "。！？；\n".indexOf(string.charAt(from - 1)) < 0;
    return (opens ? "…" : "") + piece + (to < string.trimEnd().length ? "…" : "");
  }

  function isLow(string, index) { var u = string.charCodeAt(index); return u >= 0xDC00 && u <= 0xDFFF; }

  if (typeof module === "object" && module.exports) module.exports = Engine;
})(typeof window === "undefined" ? globalThis : window);
