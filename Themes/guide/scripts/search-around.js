// What lies around an answer: the topics of what was found, and the nearest terms when nothing was. Continues search-answer.js.
// Only the page uses this; the program has no such answers to agree with.
(function (root) {
  "use strict";

  var Engine = root.SignpostSearchEngine, parts = Engine.parts;
  var NEAR_TERMS = 8, SAME_CHARACTER = 12, SAME_SOUND = 6, NEAR_SOUND = 3, LETTER = 3;

  /** Topics of the pages that match a response's query well, those with most pages first: [{name, count}]. The chosen topic is left aside. */
  Engine.prototype.topicCounts = function (response) {
    var engine = this;
    return this.file("topics").then(function (topics) {
      var matching = engine.matchingPages(response.plan, response.settings.kinds);
      return topics.map(function (topic) {
        return { name: topic[0], count: parts.readGaps(topic[1]).filter(function (page) { return matching.has(page); }).length };
      }).filter(function (topic) { return topic.count > 0; }).sort(byCount);
    });
  };

  /** The stretches of a text that match a plan, and beginnings of words where only the beginning was typed: [[start, end], …], ascending. */
  Engine.prototype.allMarks = function (plan, string) {
    var ranges = this.marks(plan, string), typed = plan.atoms.filter(function (atom) { return atom.word.length > 1; }).map(function (atom) { return atom.word; });
    if (typed.length === 0) return ranges;
    parts.atomsOf(this.fold(string)).forEach(function (atom) {
      var longest = typed.reduce(function (most, word) { return atom.word !== word && atom.word.indexOf(word) === 0 ? Math.max(most, word.length) : most; }, 0);
      var isMarked = ranges.some(function (range) { return range[0] < atom.end && range[1] > atom.start; });
      if (longest > 0 && !isMarked) ranges.push([atom.start, atom.start + longest]);
    });
    return ranges.sort(function (a, b) { return a[0] - b[0]; });
  };

  function byCount(a, b) { return b.count - a.count || (a.name < b.name ? -1 : 1); }

  /**
   * Up to eight terms of the site that are like a query which found little: they share a character, two sounds or the first letters with
   * it (a single sound would offer anything to anyone); the rest are the topics with most pages. Every one of them finds something.
   */
  Engine.prototype.nearTerms = function (query) {
    var engine = this;
    return this.file("topics").then(function (topics) {
      var common = topics.map(function (topic) { return { name: topic[0], count: parts.readGaps(topic[1]).length }; }).sort(byCount);
      var asked = engine.soundsOf(engine.fold(query.slice(0, parts.LONGEST_QUERY)));
      var near = engine.knownTerms(common).map(function (term, index) { return { term: term, index: index, value: engine.nearness(asked, term) }; })
        .filter(function (entry) { return entry.value > 0; })
        .sort(function (a, b) { return b.value - a.value || a.index - b.index; })
        .map(function (entry) { return entry.term; });
      var names = common.map(function (topic) { return topic.name; });
      return near.slice(0, NEAR_TERMS).concat(names).filter(function (term, index, all) { return all.indexOf(term) === index; }).slice(0, NEAR_TERMS);
    });
  };

  /** Words that lead somewhere: topics, then the pages' side of every synonym. */
  Engine.prototype.knownTerms = function (topics) {
    var terms = new Set(topics.map(function (topic) { return topic.name; }));
    this.core.synonyms.forEach(function (entry) {
      var sides = entry.split(">");
      sides[sides.length - 1].split(" ").forEach(function (term) { terms.add(term); });
    });
    return Array.from(terms);
  };

  /** Characters, syllables, blurred syllables and runs of letters in folded units. */
  Engine.prototype.soundsOf = function (units) {
    var readings = this.vocabulary().readings, found = { characters: new Set(), syllables: new Set(), near: new Set(), words: [] };
    parts.atomsOf(units).forEach(function (atom) {
      if (atom.word) return found.words.push(atom.word);
      found.characters.add(atom.first);
      (readings.get(atom.first) || []).forEach(function (syllable) {
        found.syllables.add(syllable);
        found.near.add(parts.nearSound(syllable));
      });
    });
    return found;
  };

  /** How much of a term a query shares; 0 when nothing. */
  Engine.prototype.nearness = function (asked, term) {
    var readings = this.vocabulary().readings, sum = 0, same = 0, alike = 0, spelled = "", initials = "", atoms = parts.atomsOf(this.fold(term));
    atoms.forEach(function (atom) {
      if (atom.word) { spelled += atom.word; initials += atom.word.charAt(0); return; }
      var syllables = readings.get(atom.first) || [];
      if (asked.characters.has(atom.first)) same++;
      else if (syllables.some(function (s) { return asked.syllables.has(s); })) alike += SAME_SOUND;
      else if (syllables.some(function (s) { return asked.near.has(parts.nearSound(s)); })) alike += NEAR_SOUND;
      spelled += syllables[0] || "";
      initials += (syllables[0] || "").charAt(0);
    });
    if (same > 0 || alike > SAME_SOUND) sum = SAME_CHARACTER * same + alike;
    asked.words.forEach(function (word) {
      var shared = Math.max(sharedBeginning(word, spelled), sharedBeginning(word, initials));
      if (shared >= 2) sum += LETTER * shared;
    });
    return sum === 0 ? 0 : Math.floor(100 * sum / (atoms.length + 2));
  };

  function sharedBeginning(a, b) {
    var length = 0;
    while (length < a.length && length < b.length && a.charAt(length) === b.charAt(length)) length++;
    return length;
  }

  /** The pages whose postings match a plan well, of the kinds asked for. */
  Engine.prototype.matchingPages = function (plan, kinds) {
    var scores = this.scorePages(plan), top = 0, pages = new Set();
    for (var page = 0; page < scores.length; page++) if (scores[page] > top) top = scores[page];
    for (page = 0; page < scores.length; page++) {
      if (scores[page] === 0 || scores[page] * parts.LEAST_SHARE < top) continue;
      if (kinds.length === 0 || kinds.indexOf(this.kindOf(page)) >= 0) pages.add(page);
    }
    return pages;
  };
})(typeof window === "undefined" ? globalThis : window);
