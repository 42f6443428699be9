// The results on search.html: answers, what was understood, filters, what to do when nothing was found or the index cannot be read.
//
// Markup (templates/search.mustache):
//   <div data-search-results></div>       filled by this script
//   <div data-search-fallback>…</div>     core questions, official numbers, link to questions.html: shown without a question and without an answer
//
// Elements it creates, for the style sheet:
//   div.search-head > p.search-status[role=status] "找到 12 条", button.search-filter-toggle[aria-expanded]
//   p.search-understood > button.search-exact                                    按“逾期”显示 · 只搜“预期”
//   div.search-filters > ul > li > button.search-filter[aria-pressed], label > select   全部 / 问答 / 指南 … and the topics
//   div.search-problem[role=alert] > p, button, a                                index missing or damaged
//   ol.search-list > li.search-result
//     a.search-link > span.search-kind.kind-question|kind-guide|…, span.search-title
//     span.search-section (heading the link leads to), p.search-snippet, <mark> inside title, heading and snippet
//     details.search-folded > summary, ul > li > a                               further sections of the same page
//   button.search-more-results                                                   shows the next ten
//   div.search-near > p, ul > li > a                                             nothing fits: nearest terms
(function () {
  "use strict";

  var page = window.SignpostSearchPage, node = document.querySelector("[data-search-results]");
  if (!page || !page.box || !node) return;
  var word = page.word, element = page.element, STEP = 10, FIRST_SCREEN = 3, REST = 1500;

  function Results(node, box) {
    this.node = node;
    this.box = box;
    this.fallback = document.querySelector("[data-search-fallback]");
    this.question = { q: "", kind: "", topic: "", exact: false };
    this.limit = STEP;
    this.turn = 0;
    this.settled = true; // the address holds a question that Back should lead to
    this.build();
    this.listen();
  }

  Results.prototype.build = function () {
    var view = this, head = element("div", "search-head");
    this.status = this.box.status;
    this.status.classList.remove("visually-hidden");
    this.understood = element("p", "search-understood");
    this.reading = element("span");
    this.otherReading = page.button("button-quiet search-exact", "", function () {
      view.ask(Object.assign({}, view.question, { exact: !view.question.exact }), "push");
    });
    this.understood.appendChild(this.reading);
    this.understood.appendChild(this.otherReading);
    this.problem = element("div", "search-problem");
    this.problem.setAttribute("role", "alert");
    this.list = element("ol", "search-list");
    this.more = page.button("search-more-results", word("more"), function () { view.showMore(); });
    this.near = element("div", "search-near");
    this.filters = new page.Filters(function (change) { view.ask(Object.assign({}, view.question, change), "replace"); });
    this.printed = element("p", "search-printed");
    head.appendChild(this.status);
    head.appendChild(this.filters.toggle);
    [this.printed, head, this.understood, this.filters.panel, this.problem, this.list, this.more, this.near]
      .forEach(function (part) { this.node.appendChild(part); }, this);
    this.clear();
    page.showMemory();
  };

  Results.prototype.listen = function () {
    var view = this;
    function follow() { view.follow(); }
    window.addEventListener("hashchange", follow);
    window.addEventListener("popstate", follow);
    window.addEventListener("pagehide", function () { view.keepPlace(); });
    this.list.addEventListener("click", function (event) {
      if (!event.target.closest("a")) return;
      page.memory.add(view.question.q);
      view.keepPlace();
    });
    if ("scrollRestoration" in history) history.scrollRestoration = "manual"; // there is nothing to scroll to until the answer is there
  };

  // ---- the address and the way back ----------------------------------------------------------------------------------------------

  /** Remembers in the history how far the reader had come. */
  Results.prototype.keepPlace = function () {
    if (this.question.q) this.writeAddress("replace", { limit: this.limit, top: Math.round(window.scrollY) });
  };

  Results.prototype.writeAddress = function (how, state) {
    var address = this.question.q ? page.fragment(this.question) : location.pathname + location.search;
    this.address = this.question.q ? address : "";
    try {
      if (how === "push") history.pushState(state || null, "", address); else history.replaceState(state || null, "", address);
    } catch (error) { /* some browsers limit how often the address may change: the answer matters more */ }
  };

  /** Shows what the address asks for, as far down as the reader had come. */
  Results.prototype.follow = function () {
    if (location.hash === this.address) return;
    if (location.hash.length > 1 && location.hash.indexOf("=") < 0) return this.writeAddress("replace"); // a place on the page: the question stays
    var state = history.state || {}, question = page.readFragment(location.hash), view = this;
    this.address = location.hash;
    this.settled = true;
    if (this.box.query() !== question.q) this.box.input.value = question.q;
    this.box.close();
    if (!question.q) return this.ask(question, "");
    this.ask(question, "", state.limit, function () { window.scrollTo(0, state.top || 0); });
  };

  Results.prototype.typed = function (query) {
    if (query === this.question.q) return;
    var view = this, isFresh = this.settled && this.question.q !== "";
    if (isFresh) this.keepPlace();
    this.settled = false;
    this.ask({ q: query, kind: "", topic: "", exact: false }, isFresh ? "push" : "replace");
    clearTimeout(this.rest);
    this.rest = setTimeout(function () { view.settled = true; }, REST);
  };

  Results.prototype.submit = function (query) {
    this.settled = true;
    if (query === this.question.q) return this.ask(this.question, "");
    this.keepPlace();
    this.ask({ q: query, kind: "", topic: "", exact: false }, this.question.q ? "push" : "replace");
  };

  // ---- asking --------------------------------------------------------------------------------------------------------------------

  /** Answers a question: `how` the address takes it up ("push", "replace" or "" when it holds it already). */
  Results.prototype.ask = function (question, how, limit, done) {
    var view = this, turn = ++this.turn;
    function isCurrent() { return turn === view.turn; }
    this.question = question;
    this.limit = limit || STEP;
    if (how) this.writeAddress(how);
    if (!question.q) return this.clear();
    if (!this.list.firstChild) this.status.textContent = word("loading");
    var options = { limit: this.limit, kinds: question.kind ? [question.kind] : [], topic: question.topic, exact: question.exact };
    page.engine().then(function (engine) {
      // Titles are here long before everything is, on a slow line: show what they answer meanwhile.
      var quick = engine.isComplete ? Promise.resolve() : engine.search(question.q, Object.assign({ titlesOnly: true }, options)).then(function (response) {
        if (isCurrent() && !engine.isComplete && response.results.length) view.render(response, true);
      });
      return quick.then(function () { return engine.open(); }).then(function () { return engine.search(question.q, options); })
        .then(function (response) { return isCurrent() ? view.answer(engine, response, isCurrent, done) : null; });
    }).catch(function (problem) { if (isCurrent()) view.showProblem(problem); });
  };

  Results.prototype.answer = function (engine, response, isCurrent, done) {
    var view = this, isPoor = response.results.length === 0 || response.isWeak && !this.question.kind && !this.question.topic;
    this.render(response, false, !!done);
    this.filters.show(this.question, response, engine);
    if (done) done(); // once everything has its height
    if (!isPoor) return null;
    return engine.nearTerms(response.query).then(function (terms) { if (isCurrent()) view.showNear(terms); });
  };

  Results.prototype.clear = function () {
    this.status.textContent = "";
    this.drawing = null;
    this.list.removeAttribute("aria-busy");
    [this.list, this.near, this.problem].forEach(page.clear);
    [this.understood, this.near, this.problem, this.more].forEach(function (part) { part.hidden = true; });
    this.filters.hide();
    this.printed.textContent = "";
    if (this.fallback) this.fallback.hidden = false;
  };

  Results.prototype.showMore = function () {
    var view = this, before = this.list.children.length;
    this.ask(this.question, "", this.limit + STEP, function () {
      var next = view.list.children[before];
      if (next) next.querySelector("a").focus();
      view.keepPlace();
    });
  };

  Results.prototype.focusFirst = function () {
    var first = this.list.querySelector("a.search-link");
    if (first) first.focus();
  };

  // ---- showing -------------------------------------------------------------------------------------------------------------------

  Results.prototype.render = function (response, isPreliminary, isWhole) {
    var focused = this.list.contains(document.activeElement) && document.activeElement.href;
    this.rendered = this.question;
    var isNarrowed = this.question.kind || this.question.topic, isNone = response.results.length === 0;
    this.draw(response, isWhole || focused ? response.results.length : FIRST_SCREEN);
    if (focused) this.list.querySelectorAll("a").forEach(function (link) { if (link.href === focused) link.focus(); });
    var said = page.counted("found", Math.max(response.total, response.results.length));
    if (isNone) said = word("none", page.beginning(this.question.q, 20));
    else if (response.isWeak && !isNarrowed && !isPreliminary) said = word("weak");
    if (response.isCut) said += " " + word("cut");
    if (this.status.textContent !== said) this.status.textContent = said;
    this.printed.textContent = word("printed", page.beginning(this.question.q, 80));
    this.showUnderstood(response);
    this.more.hidden = isPreliminary || !response.hasMore;
    this.near.hidden = true;
    this.problem.hidden = true;
    if (this.fallback) this.fallback.hidden = !isNone && !(response.isWeak && !isNarrowed && !isPreliminary);
  };

  /** Draws the results the first screen can hold; the others follow when it is painted, so that a slow phone shows an answer sooner. */
  Results.prototype.draw = function (response, first) {
    var view = this, drawing = this.drawing = {};
    function append(results) {
      var found = document.createDocumentFragment();
      results.forEach(function (result) { found.appendChild(view.result(result, response)); });
      view.list.appendChild(found);
    }
    page.clear(this.list);
    append(response.results.slice(0, first));
    this.list.removeAttribute("aria-busy");
    if (response.results.length <= first) return;
    this.list.setAttribute("aria-busy", "true");
    requestAnimationFrame(function () {
      setTimeout(function () {
        if (drawing !== view.drawing) return;
        append(response.results.slice(first));
        view.list.removeAttribute("aria-busy");
      }, 0);
    });
  };

  Results.prototype.result = function (result, response) {
    var item = element("li", "search-result"), link = element("a", "search-link");
    link.href = page.root + encodeURI(result.url);
    link.appendChild(element("span", "search-kind kind-" + result.kind, page.kindName(result.kind)));
    link.appendChild(page.marked(element("span", "search-title"), result.title, response.marks(result.title)));
    item.appendChild(link);
    var section = result.section || (result.asked ? word("asked") + result.asked : "");
    if (section) item.appendChild(page.marked(element("span", "search-section"), section, response.marks(section)));
    if (result.snippet) item.appendChild(page.marked(element("p", "search-snippet"), result.snippet, response.marks(result.snippet)));
    if (result.folded.length) item.appendChild(this.folded(result.folded));
    return item;
  };

  Results.prototype.folded = function (sections) {
    var details = element("details", "search-folded"), list = element("ul");
    details.appendChild(element("summary", "", page.counted("folded", sections.length)));
    sections.forEach(function (section) {
      var entry = element("li"), link = element("a", "", section.title);
      link.href = page.root + encodeURI(section.url);
      entry.appendChild(link);
      list.appendChild(entry);
    });
    details.appendChild(list);
    return details;
  };

  /** How the question was read, with the way to the exact reading and back. */
  Results.prototype.showUnderstood = function (response) {
    var asked = page.beginning(this.question.q, 40), isExact = this.question.exact;
    this.understood.hidden = !response.understood && !isExact;
    if (this.understood.hidden) return;
    this.reading.textContent = isExact ? word("exactly", asked) : word("understood", page.beginning(response.understood.text, 60));
    this.otherReading.textContent = isExact ? word("loosely") : word("exact", asked);
  };

  Results.prototype.showNear = function (terms) {
    var list = element("ul");
    page.clear(this.near);
    this.near.hidden = terms.length === 0;
    terms.forEach(function (term) {
      var item = element("li"), link = element("a", "", term);
      link.href = page.fragment({ q: term });
      item.appendChild(link);
      list.appendChild(item);
    });
    this.near.appendChild(element("p", "", word("near")));
    this.near.appendChild(list);
  };

  /** The index cannot be read. What was found among the titles before stays. */
  Results.prototype.showProblem = function (problem) {
    var view = this, link = element("a", "button", word("to-index")), actions = element("div", "actions");
    var hasTitles = this.rendered === this.question;
    if (!hasTitles) this.clear();
    page.clear(this.problem);
    link.href = page.root + "questions.html";
    this.problem.appendChild(element("p", "", hasTitles && page.explain(problem) === word("problem") ? word("partial") : page.explain(problem)));
    actions.appendChild(link);
    actions.appendChild(page.button("search-retry", word("retry"), function () {
      view.clear();
      page.reload();
      view.ask(view.question, "");
    }));
    this.problem.appendChild(actions);
    this.problem.hidden = false;
    this.more.hidden = true;
    if (this.fallback) this.fallback.hidden = false;
  };

  page.box.results = new Results(node, page.box);
  if (location.hash.length > 1) page.box.results.follow();
})();
