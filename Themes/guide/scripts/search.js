// The search box and the results page. The engine (search-engine.js) and the index are loaded on first use; nothing is ever sent anywhere.
//
// Markup this script works on (templates write it, and it means something without JavaScript too):
//   <form class="search" role="search" action="ROOT/search.html" data-search>      ROOT: page-relative path of the language's root
//     <input class="search-input" type="search" name="q" autocomplete="off">  <button>搜索</button>
//   </form>
//     Optional data-index="ROOT/search/" names the index folder (default: "search/" beside the form's action).
//   On search.html only:
//   <div data-search-results></div>       filled by this script
//   <div data-search-fallback>…</div>     core questions, official hotlines, link to questions.html: shown when there is no query or no result
//   The script tag is <script defer src="ROOT/assets/search.js">; search-engine.js lies beside it and is loaded by this file.
//
// Elements it creates, for the style sheet:
//   ul.search-suggestions[role=listbox] > li.search-suggestion[role=option][aria-selected]   drop-down below the input (form gets position:relative)
//     li.search-suggestion > span.search-kind, span.search-title;  li.search-recent > span.search-title;  button.search-recent-clear
//   p.search-status[role=status]          "找到 12 条" (visible on search.html, class visually-hidden elsewhere)
//   p.search-understood > button.search-exact                                               按“逾期”显示 · 只搜“预期”
//   ul.search-filters > li > button.search-filter[aria-pressed]                             全部 / 问答 / 指南 / 工具 …
//   ol.search-list > li.search-result
//     a.search-link > span.search-kind.kind-question|kind-guide|kind-tool|kind-lender|kind-glossary|kind-page, span.search-title
//     span.search-section (heading the link leads to), p.search-snippet, <mark> inside title, heading and snippet
//     details.search-folded > summary, ul > li > a                                          further sections of the same page
//   button.search-more-results            shows the next ten
//   div.search-empty > p, ul.search-near > li > a                                           nothing found: nearest terms
//   div.search-problem[role=alert] > p, a                                                   index missing or damaged
(function () {
  "use strict";

  var TEXT = {
    zh: {
      kinds: { question: "问答", guide: "指南", tool: "工具", lender: "平台", glossary: "术语", page: "页面" },
      all: "全部", suggestions: "建议", clear: "清除搜索记录", recent: "最近搜过",
      found: function (n) { return "找到 " + n + " 条"; },
      weak: "没有完全对应的内容，下面是最接近的。", none: "没有找到。换个词，或从下面的问题开始。", near: "可以试试：",
      understood: function (to) { return "按“" + to + "”显示"; }, exact: function (from) { return "只搜“" + from + "”"; },
      folded: function (n) { return "这一页还有 " + n + " 处"; }, more: "再看十条", loading: "正在打开搜索…", cut: "问题太长，只看了开头一段。",
      problem: "搜索暂时打不开。", stale: "网站刚更新过，刷新页面就能继续搜索。", index: "去问题索引里找", asked: "也这样问：",
    },
    en: {
      kinds: { question: "Q&A", guide: "Guide", tool: "Tool", lender: "Lender", glossary: "Term", page: "Page" },
      all: "All", suggestions: "Suggestions", clear: "Clear recent searches", recent: "Recent",
      found: function (n) { return n === 1 ? "1 result" : n + " results"; },
      weak: "Nothing fits exactly. These come closest.", none: "Nothing found. Try another word, or start from a question below.", near: "Try: ",
      understood: function (to) { return "Showing results for “" + to + "”"; }, exact: function (from) { return "Search only “" + from + "”"; },
      folded: function (n) { return n + " more on this page"; }, more: "Ten more", loading: "Opening search…", cut: "The question is too long; only its beginning was read.",
      problem: "Search cannot be opened.", stale: "The site has just been updated. Reload the page to search.", index: "Go to the index of questions", asked: "Also asked: ",
    },
  };
  var words = /^zh/.test(document.documentElement.lang) ? TEXT.zh : TEXT.en;
  var ownAddress = document.currentScript ? document.currentScript.src : "";
  var RECENT_KEY = "signpost-recent-searches", RECENT_COUNT = 6, SUGGESTIONS = 6, PAUSE = 120;

  var ENGINE = ["search-tokens.js", "search-engine.js", "search-terms.js", "search-query.js", "search-vocabulary.js", "search-reading.js", "search-answer.js"];

  // ---- loading -------------------------------------------------------------------------------------------------------------------

  function loadScript(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false; // several load at once and run in order
      script.onload = resolve;
      script.onerror = function () { script.remove(); reject(new Error("cannot load " + address)); };
      document.head.appendChild(script);
    });
  }

  var engines = {}, library = null;

  /** The engine of an index folder; the library and the index are loaded on the first call. */
  function engineFor(folder) {
    if (!library) {
      library = Promise.all(ENGINE.map(function (name) { return loadScript(ownAddress.replace(/search\.js(?=[?#]|$)/, name)); }));
      library.catch(function () { library = null; });
    }
    return library.then(function () {
      if (!engines[folder]) {
        var engine = engines[folder] = new window.SignpostSearchEngine(function (name) {
          return loadScript(folder + name + ".js" + (engine.build ? "?v=" + engine.build : ""));
        });
        window.signpostSearch = engine;
      }
      return engines[folder];
    });
  }

  // ---- small things --------------------------------------------------------------------------------------------------------------

  function element(name, className, content) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (content) node.textContent = content;
    return node;
  }

  function clear(node) { while (node.firstChild) node.removeChild(node.firstChild); }

  /** Text with the given stretches in <mark>; never HTML. */
  function marked(node, string, ranges) {
    var at = 0;
    ranges.forEach(function (range) {
      node.appendChild(document.createTextNode(string.slice(at, range[0])));
      node.appendChild(element("mark", "", string.slice(range[0], range[1])));
      at = range[1];
    });
    node.appendChild(document.createTextNode(string.slice(at)));
    return node;
  }

  function readRecent() {
    try {
      var list = JSON.parse(localStorage.getItem(RECENT_KEY) || "[]");
      return Array.isArray(list) ? list.filter(function (q) { return typeof q === "string"; }).slice(0, RECENT_COUNT) : [];
    } catch (e) { return []; } // storage may be switched off
  }

  function writeRecent(list) {
    try {
      if (list.length) localStorage.setItem(RECENT_KEY, JSON.stringify(list)); else localStorage.removeItem(RECENT_KEY);
    } catch (e) { /* storage may be switched off: nothing is remembered */ }
  }

  function remember(query) {
    if (!query || query.length > 60) return;
    writeRecent([query].concat(readRecent().filter(function (q) { return q !== query; })).slice(0, RECENT_COUNT));
  }

  function readFragment() {
    var state = { q: "", kind: "" };
    location.hash.slice(1).split("&").forEach(function (part) {
      var equals = part.indexOf("="), key = part.slice(0, equals);
      if (key !== "q" && key !== "kind") return;
      try { state[key] = decodeURIComponent(part.slice(equals + 1).replace(/\+/g, " ")); } catch (e) { state[key] = ""; } // a cut-off %-sequence
    });
    return state;
  }

  function fragment(query, kind) { return "#q=" + encodeURIComponent(query.slice(0, 400)) + (kind ? "&kind=" + kind : ""); }

  // ---- the box -------------------------------------------------------------------------------------------------------------------

  function SearchBox(form, number) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.root = form.action.replace(/[^/]*([?#].*)?$/, "");
    this.index = form.getAttribute("data-index") ? new URL(form.getAttribute("data-index"), location.href).href : this.root + "search/";
    this.results = document.querySelector("[data-search-results]");
    this.composing = false;
    this.choice = -1;
    this.options = [];
    this.turn = 0;
    this.list = element("ul", "search-suggestions");
    this.list.id = "search-suggestions-" + number;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", words.suggestions);
    this.list.hidden = true;
    form.appendChild(this.list);
    this.status = element("p", "search-status" + (this.results ? "" : " visually-hidden"));
    this.status.setAttribute("role", "status");
    if (this.results) this.results.parentNode.insertBefore(this.status, this.results); else form.appendChild(this.status);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", this.list.id);
    this.listen();
  }

  SearchBox.prototype.listen = function () {
    var box = this, pause = 0;
    function later() {
      clearTimeout(pause);
      pause = setTimeout(function () { if (!box.composing) box.typed(); }, PAUSE);
    }
    this.input.addEventListener("compositionstart", function () { box.composing = true; });
    this.input.addEventListener("compositionend", function () { box.composing = false; later(); });
    this.input.addEventListener("input", function (event) { if (!event.isComposing && !box.composing) later(); });
    this.input.addEventListener("focus", function () {
      engineFor(box.index).then(function (engine) { return engine.open(); }).catch(function () { /* said when a query is made */ });
      if (!box.input.value.trim()) box.showRecent();
    });
    this.input.addEventListener("keydown", function (event) { box.key(event); });
    this.input.addEventListener("blur", function () { setTimeout(function () { if (!box.form.contains(document.activeElement)) box.close(); }, 150); });
    this.form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!box.composing) box.submit();
    });
  };

  SearchBox.prototype.query = function () { return this.input.value.trim(); };

  SearchBox.prototype.key = function (event) {
    if (event.isComposing || this.composing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      if (!this.list.hidden) { event.preventDefault(); this.close(); }
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && this.options.length && !this.list.hidden) {
      event.preventDefault();
      var step = event.key === "ArrowDown" ? 1 : -1, count = this.options.length + 1;
      this.choose((this.choice + 1 + step + count) % count - 1);
    } else if (event.key === "ArrowDown" && this.results && this.list.hidden) {
      var first = this.results.querySelector("a.search-link");
      if (first) { event.preventDefault(); first.focus(); }
    } else if (event.key === "ArrowDown" && this.list.hidden && this.query()) {
      event.preventDefault();
      this.typed();
    } else if (event.key === "Enter" && this.choice >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.options[this.choice].act();
    }
  };

  SearchBox.prototype.choose = function (index) {
    this.options.forEach(function (option, i) { option.node.setAttribute("aria-selected", i === index ? "true" : "false"); });
    this.choice = index;
    if (index >= 0) this.input.setAttribute("aria-activedescendant", this.options[index].node.id); else this.input.removeAttribute("aria-activedescendant");
  };

  SearchBox.prototype.submit = function () {
    var query = this.query();
    if (!query) return;
    remember(query);
    this.close();
    if (!this.results) { location.href = this.root + "search.html" + fragment(query, ""); return; }
    if (readFragment().q !== query) history.pushState(null, "", fragment(query, ""));
    this.run(query, "", 10);
  };

  /** Something was typed: results at once on the results page, suggestions elsewhere. */
  SearchBox.prototype.typed = function () {
    var query = this.query(), box = this;
    if (!query) {
      this.turn++;
      this.status.textContent = "";
      if (this.results) { this.clearResults(); history.replaceState(null, "", location.pathname + location.search); }
      return this.showRecent();
    }
    if (this.results) {
      this.close();
      history.replaceState(null, "", fragment(query, ""));
      return this.run(query, "", 10);
    }
    var turn = ++this.turn;
    function show(response) { if (turn === box.turn) box.showSuggestions(response); }
    engineFor(this.index).then(function (engine) {
      var quick = engine.isComplete ? Promise.resolve() : engine.search(query, { limit: SUGGESTIONS, titlesOnly: true }).then(show);
      return quick.then(function () { return engine.open(); }).then(function () {
        return turn === box.turn ? engine.search(query, { limit: SUGGESTIONS, titlesOnly: true }).then(show) : null;
      });
    }).catch(function (problem) { if (turn === box.turn) box.status.textContent = problemText(problem); });
  };

  // ---- suggestions ---------------------------------------------------------------------------------------------------------------

  SearchBox.prototype.close = function () {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  };

  SearchBox.prototype.open = function () {
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", this.list.hidden ? "false" : "true");
    this.choose(-1);
  };

  SearchBox.prototype.option = function (className, act) {
    var node = element("li", className), box = this;
    node.id = this.list.id + "-" + this.options.length;
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", "false");
    node.addEventListener("mousedown", function (event) { event.preventDefault(); }); // keep the focus in the input
    node.addEventListener("click", function () { act(); });
    box.options.push({ node: node, act: act });
    box.list.appendChild(node);
    return node;
  };

  SearchBox.prototype.showSuggestions = function (response) {
    var box = this;
    clear(this.list);
    this.options = [];
    response.results.forEach(function (result) {
      var node = box.option("search-suggestion", function () { remember(response.query); location.href = box.root + encodeURI(result.url); });
      node.appendChild(element("span", "search-kind kind-" + result.kind, words.kinds[result.kind]));
      node.appendChild(marked(element("span", "search-title"), result.title, response.marks(result.title)));
    });
    this.status.textContent = words.found(response.results.length);
    this.open();
  };

  SearchBox.prototype.showRecent = function () {
    var box = this, recent = readRecent();
    clear(this.list);
    this.options = [];
    recent.forEach(function (query) {
      box.option("search-recent", function () { box.input.value = query; box.submit(); }).appendChild(element("span", "search-title", query));
    });
    if (recent.length) {
      box.option("search-recent-clear", function () { writeRecent([]); box.showRecent(); box.input.focus(); }).textContent = words.clear;
    }
    this.open();
  };

  // ---- results -------------------------------------------------------------------------------------------------------------------

  function problemText(problem) { return problem && problem.kind === "stale" ? words.stale : words.problem; }

  SearchBox.prototype.fallback = function (show) {
    var fallback = document.querySelector("[data-search-fallback]");
    if (fallback) fallback.hidden = !show;
  };

  SearchBox.prototype.clearResults = function () {
    clear(this.results);
    this.fallback(true);
  };

  SearchBox.prototype.run = function (query, kind, limit, exact) {
    var box = this, turn = ++this.turn, settings = { limit: limit, kinds: kind ? [kind] : [], exact: !!exact };
    if (!this.results.firstChild) this.status.textContent = words.loading;
    engineFor(this.index).then(function (engine) {
      // Titles are here long before everything is, on a slow line: show what they answer meanwhile.
      var quick = engine.isComplete ? Promise.resolve() : engine.search(query, Object.assign({ titlesOnly: true }, settings)).then(function (response) {
        if (turn === box.turn && !engine.isComplete) box.render(response, query, kind, limit, true);
      });
      return quick.then(function () { return engine.open(); }).then(function () { return engine.search(query, settings); }).then(function (response) {
        if (turn !== box.turn) return null;
        if (response.results.length) return box.render(response, query, kind, limit, false);
        return engine.topicNames().then(function (names) { if (turn === box.turn) box.renderNone(names); });
      });
    }).catch(function (problem) { if (turn === box.turn) box.renderProblem(problem); });
  };

  SearchBox.prototype.render = function (response, query, kind, limit, isPreliminary) {
    var box = this, list = element("ol", "search-list");
    var notes = [words.found(response.total)];
    if (response.isCut) notes.push(words.cut);
    if (response.isWeak && !isPreliminary) notes = [words.weak];
    if (!isPreliminary || response.results.length) this.status.textContent = notes.join(" ");
    response.results.forEach(function (result) { list.appendChild(box.resultNode(result, response)); });
    clear(this.results);
    if (response.understood) this.results.appendChild(this.understoodNode(response, query));
    if (!isPreliminary) this.results.appendChild(this.filterNode(response, query, kind));
    this.results.appendChild(list);
    if (!isPreliminary && response.hasMore) {
      var more = element("button", "search-more-results", words.more);
      more.type = "button";
      more.addEventListener("click", function () { box.run(query, kind, limit + 10); });
      this.results.appendChild(more);
    }
    this.fallback(response.results.length === 0 || response.isWeak && !isPreliminary);
  };

  SearchBox.prototype.resultNode = function (result, response) {
    var item = element("li", "search-result"), link = element("a", "search-link"), box = this;
    link.href = this.root + encodeURI(result.url);
    link.appendChild(element("span", "search-kind kind-" + result.kind, words.kinds[result.kind]));
    link.appendChild(marked(element("span", "search-title"), result.title, response.marks(result.title)));
    link.addEventListener("click", function () { remember(box.query()); });
    item.appendChild(link);
    var section = result.section || (result.asked ? words.asked + result.asked : "");
    if (section) item.appendChild(marked(element("span", "search-section"), section, response.marks(section)));
    if (result.snippet) item.appendChild(marked(element("p", "search-snippet"), result.snippet, response.marks(result.snippet)));
    if (result.folded.length) {
      var details = element("details", "search-folded"), list = element("ul");
      details.appendChild(element("summary", "", words.folded(result.folded.length)));
      result.folded.forEach(function (section) {
        var entry = element("li"), more = element("a", "", section.title);
        more.href = box.root + encodeURI(section.url);
        entry.appendChild(more);
        list.appendChild(entry);
      });
      details.appendChild(list);
      item.appendChild(details);
    }
    return item;
  };

  SearchBox.prototype.understoodNode = function (response, query) {
    var box = this, line = element("p", "search-understood"), exact = element("button", "search-exact", words.exact(query.slice(0, 40)));
    line.appendChild(document.createTextNode(words.understood(response.understood.text.slice(0, 60)) + " · "));
    exact.type = "button";
    exact.addEventListener("click", function () { box.run(query, "", 10, true); });
    line.appendChild(exact);
    return line;
  };

  SearchBox.prototype.filterNode = function (response, query, kind) {
    var box = this, list = element("ul", "search-filters");
    var kinds = Object.keys(words.kinds).filter(function (name) { return response.kinds[name]; });
    if (kinds.length < 2) return list;
    [""].concat(kinds).forEach(function (name) {
      var item = element("li"), button = element("button", "search-filter", name ? words.kinds[name] + " " + response.kinds[name] : words.all);
      button.type = "button";
      button.setAttribute("aria-pressed", name === kind ? "true" : "false");
      button.addEventListener("click", function () {
        history.replaceState(null, "", fragment(query, name));
        box.focusFilter = name;
        box.run(query, name, 10);
      });
      item.appendChild(button);
      list.appendChild(item);
      if (box.focusFilter === name) setTimeout(function () { button.focus(); }, 0); // the pressed button was replaced by this one
    });
    delete this.focusFilter;
    return list;
  };

  SearchBox.prototype.renderNone = function (names) {
    var box = this, empty = element("div", "search-empty"), list = element("ul", "search-near");
    this.status.textContent = words.none;
    clear(this.results);
    empty.appendChild(element("p", "", words.near));
    names.slice(0, 8).forEach(function (name) {
      var item = element("li"), link = element("a", "", name);
      link.href = fragment(name, "");
      item.appendChild(link);
      list.appendChild(item);
    });
    if (names.length) {
      empty.appendChild(list);
      this.results.appendChild(empty);
    }
    box.fallback(true);
  };

  SearchBox.prototype.renderProblem = function (problem) {
    var node = element("div", "search-problem"), line = element("p", "", problemText(problem) + " "), link = element("a", "", words.index);
    this.status.textContent = "";
    clear(this.results);
    node.setAttribute("role", "alert");
    link.href = this.root + "questions.html";
    line.appendChild(link);
    node.appendChild(line);
    this.results.appendChild(node);
    this.fallback(true);
  };

  /** Shows what the address asks for. */
  SearchBox.prototype.follow = function () {
    if (!this.results) return;
    var state = readFragment();
    if (this.query() !== state.q) this.input.value = state.q;
    if (state.q) this.run(state.q, state.kind, 10);
    else {
      this.turn++;
      this.status.textContent = "";
      this.clearResults();
    }
  };

  // ---- start ---------------------------------------------------------------------------------------------------------------------

  var boxes = Array.prototype.map.call(document.querySelectorAll("form[data-search]"), function (form, number) { return new SearchBox(form, number); });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !boxes.length) return;
    var target = event.target;
    if (target && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)) return;
    event.preventDefault();
    boxes[0].input.focus();
    boxes[0].input.select();
  });

  function followAll() { boxes.forEach(function (box) { box.follow(); }); }
  window.addEventListener("hashchange", followAll);
  window.addEventListener("popstate", followAll);
  if (location.hash.length > 1) followAll();
})();
