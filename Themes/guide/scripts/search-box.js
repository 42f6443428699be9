// The search field: suggestions while typing, recent searches, the keyboard, and no action while an input method is composing.
//
// Elements it creates, for the style sheet, below the field:
//   div.search-drop > p.search-drop-note (what was understood, or what is wrong)
//     ul.search-suggestions[role=listbox] > li.search-suggestion[role=option][aria-selected] > span.search-kind, span.search-title (span.search-asked)
//                                           li.search-recent[role=option] > span.search-title
//     div.search-drop-actions > button     clear, stop recording
//   p.search-status[role=status]           visible on search.html, class visually-hidden elsewhere
(function () {
  "use strict";

  var page = window.SignpostSearchPage;
  if (!page) return;
  var SUGGESTIONS = 6, PAUSE = 80, word = page.word, element = page.element;

  function SearchBox(form) {
    this.form = form;
    this.input = form.querySelector("input[type=search]");
    this.results = null; // on search.html the list of results, which then answers instead of suggestions
    this.composing = false;
    this.turn = 0;
    this.choice = -1;
    this.options = [];
    this.build();
    this.listen();
  }

  SearchBox.prototype.build = function () {
    this.drop = element("div", "search-drop");
    this.note = element("p", "search-drop-note");
    this.list = element("ul", "search-suggestions");
    this.list.id = "search-suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", word("suggestions"));
    this.list.tabIndex = -1; // it scrolls, which Chromium takes for a stop of the Tab key; the arrows move in it
    this.actions = element("div", "search-drop-actions");
    [this.note, this.list, this.actions].forEach(function (part) { this.drop.appendChild(part); }, this);
    this.drop.hidden = true;
    this.form.insertBefore(this.drop, this.input.nextSibling); // so that its buttons follow the field for the Tab key
    this.status = element("p", "search-status visually-hidden");
    this.status.setAttribute("role", "status");
    this.form.parentNode.insertBefore(this.status, this.form.nextSibling);
    var attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    Object.keys(attributes).forEach(function (name) { this.input.setAttribute(name, attributes[name]); }, this);
  };

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
      page.engine().catch(function () { /* said when a question is asked */ });
      if (!box.query()) box.showRecent();
    });
    this.input.addEventListener("keydown", function (event) { box.key(event); });
    this.form.addEventListener("focusout", function (event) {
      if (event.relatedTarget !== box.input && !box.drop.contains(event.relatedTarget)) box.close();
    });
    this.drop.addEventListener("mousedown", function (event) { event.preventDefault(); }); // keeps the focus in the field
    this.drop.addEventListener("pointerdown", function () { box.isPressed = true; });
    ["pointerup", "pointercancel"].forEach(function (name) { document.addEventListener(name, function () { box.isPressed = false; }); });
    this.form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(pause);
      if (!box.composing) box.submit();
    });
  };

  SearchBox.prototype.query = function () { return this.input.value.trim(); };

  SearchBox.prototype.key = function (event) {
    if (event.isComposing || this.composing || event.keyCode === 229) return;
    var isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (event.key === "Escape" && !this.drop.hidden) {
      event.preventDefault(); // the first Escape closes the list, the next one clears the field as the browser does
      this.close();
    } else if (isArrow && this.options.length && !this.drop.hidden) {
      event.preventDefault();
      var count = this.options.length + 1;
      this.choose((this.choice + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count - 1);
    } else if (event.key === "ArrowDown" && this.query()) {
      event.preventDefault();
      if (this.results) this.results.focusFirst(); else this.typed();
    } else if (event.key === "Enter" && this.choice >= 0 && !this.drop.hidden) {
      event.preventDefault();
      this.options[this.choice].act();
    }
  };

  SearchBox.prototype.choose = function (index) {
    this.options.forEach(function (option, i) { option.node.setAttribute("aria-selected", i === index ? "true" : "false"); });
    this.choice = index;
    if (index < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.options[index].node.id);
    this.options[index].node.scrollIntoView({ block: "nearest" });
  };

  SearchBox.prototype.submit = function () {
    var query = this.query();
    if (!query) return;
    page.memory.add(query);
    this.close();
    if (this.results) this.results.submit(query);
    else location.href = page.root + "search.html" + page.fragment({ q: query });
  };

  /** Something was typed: results on the results page, suggestions elsewhere. */
  SearchBox.prototype.typed = function () {
    var query = this.query(), box = this, turn = ++this.turn;
    if (this.results) {
      if (query) this.close();
      this.results.typed(query);
    }
    if (!query) return this.showRecent();
    if (this.results) return;
    function show(response) { if (turn === box.turn) box.showSuggestions(response); }
    page.engine().then(function (engine) {
      function ask() { return engine.search(query, { limit: SUGGESTIONS, titlesOnly: true }).then(show); }
      var quick = engine.isComplete ? Promise.resolve() : ask(); // titles are here long before everything is, on a slow line
      return quick.then(function () { return engine.open(); }).then(function () { return turn === box.turn ? ask() : null; });
    }).catch(function (problem) { if (turn === box.turn) box.showProblem(problem); });
  };

  // ---- the list below the field --------------------------------------------------------------------------------------------------

  SearchBox.prototype.close = function () {
    this.turn++; // an answer on its way opens nothing
    this.drop.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  };

  /** Shows the list; with `keep`, the chosen entry stays chosen. */
  SearchBox.prototype.open = function (keep) {
    this.list.hidden = this.options.length === 0;
    this.note.hidden = this.note.childNodes.length === 0;
    this.actions.hidden = this.actions.childNodes.length === 0;
    this.drop.hidden = this.list.hidden && this.note.hidden && this.actions.hidden;
    this.input.setAttribute("aria-expanded", this.drop.hidden || this.list.hidden ? "false" : "true");
    var index = this.options.findIndex(function (option) { return option.key === keep; });
    this.choose(keep ? index : -1);
  };

  SearchBox.prototype.empty = function () {
    this.options = [];
    page.clear(this.list);
    page.clear(this.note);
    page.clear(this.actions);
  };

  SearchBox.prototype.option = function (className, key, act) {
    var node = element("li", className);
    node.id = this.list.id + "-" + this.options.length;
    node.setAttribute("role", "option");
    node.setAttribute("aria-selected", "false");
    node.addEventListener("click", act);
    this.options.push({ node: node, key: key, act: act });
    this.list.appendChild(node);
    return node;
  };

  SearchBox.prototype.showSuggestions = function (response) {
    var box = this, keys = response.results.map(function (result) { return result.url; }).join("\n");
    var chosen = this.choice >= 0 && this.shownFor === response.query ? this.options[this.choice].key : "";
    // The second answer to the same words moves nothing under a finger, and takes no chosen entry away.
    if (this.isPressed || chosen && (keys === this.shownKeys || keys.split("\n").indexOf(chosen) < 0)) return;
    this.shownFor = response.query;
    this.shownKeys = keys;
    this.empty();
    response.results.forEach(function (result) { box.suggestion(result, response); });
    if (response.understood) this.note.textContent = word("understood", page.beginning(response.understood.text, 40));
    if (!response.results.length) this.note.textContent = word("unsuggested");
    var count = response.results.length ? page.counted("suggested", response.results.length) : "";
    this.status.textContent = (this.note.textContent + " " + count).trim();
    this.open(chosen);
  };

  SearchBox.prototype.suggestion = function (result, response) {
    var node = this.option("search-suggestion", result.url, function () {
      page.memory.add(response.query);
      location.href = page.root + encodeURI(result.url);
    });
    node.appendChild(element("span", "search-kind kind-" + result.kind, page.kindName(result.kind)));
    var title = page.marked(element("span", "search-title"), result.title, response.marks(result.title));
    if (result.asked) title.appendChild(page.marked(element("span", "search-asked"), result.asked, response.marks(result.asked)));
    node.appendChild(title);
  };

  SearchBox.prototype.showRecent = function () {
    var box = this, recent = page.memory.list();
    this.turn++;
    this.status.textContent = "";
    this.empty();
    if (recent.length) {
      this.note.textContent = word("recent");
      recent.forEach(function (query) {
        box.option("search-recent", query, function () { box.input.value = query; box.submit(); }).appendChild(element("span", "search-title", query));
      });
      this.actions.appendChild(page.button("button-quiet search-forget", word("forget"), function () { page.memory.clear(); box.changedMemory(); }));
      this.actions.appendChild(page.button("button-quiet search-stop", word("stop"), function () { page.memory.turn(false); box.changedMemory(); }));
    }
    this.open();
  };

  SearchBox.prototype.changedMemory = function () {
    this.input.focus();
    this.showRecent();
    this.status.textContent = word(page.memory.isOn() ? "forgotten" : "unrecorded");
    page.showMemory();
  };

  SearchBox.prototype.showProblem = function (problem) {
    var link = element("a", "", word("to-index"));
    link.href = page.root + "questions.html";
    this.shownFor = null;
    this.empty();
    this.note.textContent = page.explain(problem) + " ";
    this.note.appendChild(link);
    this.status.textContent = page.explain(problem);
    page.reload(); // the next key tries again
    this.open();
  };

  /** Says at all times what the device remembers (`<p data-search-memory hidden>` on search.html), and lets the reader stop it. */
  page.showMemory = function () {
    var line = document.querySelector("[data-search-memory]"), isOn = page.memory.isOn();
    if (!line) return;
    function action(name, act) {
      line.appendChild(page.button("button-quiet", word(name), function () {
        act();
        page.showMemory();
        line.querySelector("button").focus();
      }));
    }
    page.clear(line);
    line.hidden = false;
    line.appendChild(element("span", "", word(isOn ? "recorded" : "unrecorded")));
    if (isOn && page.memory.list().length) action("forget", page.memory.clear);
    action(isOn ? "stop" : "record", function () { page.memory.turn(!isOn); });
  };

  page.box = new SearchBox(page.form);
})();
