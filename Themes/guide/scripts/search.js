// What the search box and the results page share: their words, the address, the device's memory, loading the engine and the index.
// search-box.js is the field with its suggestions; search-results.js is the list on search.html. Nothing is ever sent anywhere.
//
// Markup (templates/partials/search-box.mustache writes it, and it means something without JavaScript too):
//   <form class="search" role="search" action="ROOT/search.html" data-search data-FOUND="…">   ROOT: page-relative path of the language's root
//     <input class="search-input" type="search" autocomplete="off">  <button>搜索</button>
//   </form>
//     data-index="ROOT/search/" may name the index folder (default: "search/" beside the form's action).
//     All words shown by the scripts are data attributes of the form; "%" in them stands for a number or a quoted word.
(function () {
  "use strict";

  var form = document.querySelector("form[data-search]");
  if (!form) return;

  // The engine's files, each continuing the ones before it; they load when the box is first used.
  var ENGINE = ["search-tokens.js", "search-engine.js", "search-terms.js", "search-count.js", "search-query.js", "search-passages.js",
    "search-vocabulary.js", "search-reading.js", "search-answer.js", "search-around.js"];
  var KINDS = ["question", "guide", "tool", "lender", "glossary", "page"];
  var RECENT_COUNT = 6, LONGEST_REMEMBERED = 60, LONGEST_ADDRESS = 400;
  var ownAddress = document.currentScript ? document.currentScript.src : "";
  // Several sites may stand below one host, or in folders of one disk: the key names the folder this site is published in.
  var RECENT_KEY = "signpost-recent-searches:" + new URL("../", ownAddress || document.baseURI).pathname;
  var root = form.action.replace(/[^/]*([?#].*)?$/, "");
  var folder = form.getAttribute("data-index") ? new URL(form.getAttribute("data-index"), location.href).href : root + "search/";

  /** A word of the interface, with what belongs in the place of "%". */
  function word(name, value) {
    var text = form.getAttribute("data-" + name) || "";
    return value === undefined ? text : text.split("%").join(value);
  }

  function counted(name, count) { return count === 1 ? word(name + "-one", count) : word(name, count); }
  function kindName(kind) { return word("kind-" + kind); }

  // ---- elements ------------------------------------------------------------------------------------------------------------------

  function element(name, className, content) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (content) node.textContent = content;
    return node;
  }

  function button(className, content, act) {
    var node = element("button", className, content);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  }

  function clear(node) { node.textContent = ""; }

  /** Text with the given stretches in <mark>; never HTML. */
  function marked(node, string, ranges) {
    var at = 0;
    ranges.forEach(function (range) {
      if (range[0] > at) node.appendChild(document.createTextNode(string.slice(at, range[0])));
      node.appendChild(element("mark", "", string.slice(range[0], range[1])));
      at = range[1];
    });
    if (at < string.length) node.appendChild(document.createTextNode(string.slice(at)));
    return node;
  }

  /** The beginning of a text, never ending in half a character. */
  function beginning(string, length) {
    if (string.length <= length) return string;
    var code = string.charCodeAt(length - 1);
    return string.slice(0, code >= 0xD800 && code <= 0xDBFF ? length - 1 : length);
  }

  // ---- the address: the question lives in the fragment, which a browser never sends ----------------------------------------------

  /** {q, kind, topic, exact} of an address's fragment; what is not well formed is left out. */
  function readFragment(hash) {
    var question = { q: "", kind: "", topic: "", exact: false };
    hash.slice(1).split("&").forEach(function (part) {
      var equals = part.indexOf("="), key = part.slice(0, equals), value = "";
      try { value = decodeURIComponent(part.slice(equals + 1).replace(/\+/g, " ")); } catch (error) { return; } // a cut-off %-sequence
      if (key === "q" || key === "topic") question[key] = value;
      else if (key === "kind" && KINDS.indexOf(value) >= 0) question.kind = value;
      else if (key === "exact") question.exact = value === "1";
    });
    return question;
  }

  function encoded(string) {
    return encodeURIComponent(string.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "$1")); // half characters
  }

  function fragment(question) {
    return "#q=" + encoded(beginning(question.q, LONGEST_ADDRESS)) + (question.kind ? "&kind=" + question.kind : "") +
      (question.topic ? "&topic=" + encoded(question.topic) : "") + (question.exact ? "&exact=1" : "");
  }

  // ---- what the device remembers, unless its owner says no -----------------------------------------------------------------------

  function stored() {
    try { return JSON.parse(localStorage.getItem(RECENT_KEY) || "[]"); } catch (error) { return []; } // storage may be switched off
  }

  function store(value) {
    try {
      if (value.length) localStorage.setItem(RECENT_KEY, JSON.stringify(value)); else localStorage.removeItem(RECENT_KEY);
    } catch (error) { /* storage may be switched off: nothing is remembered */ }
  }

  var memory = {
    key: RECENT_KEY,
    isOn: function () { return stored() !== "off"; },
    /** Switching off forgets as well. */
    turn: function (on) { store(on ? [] : "off"); },
    clear: function () { if (memory.isOn()) store([]); },
    list: function () {
      var list = stored();
      return Array.isArray(list) ? list.filter(function (q) { return typeof q === "string" && q !== ""; }).slice(0, RECENT_COUNT) : [];
    },
    add: function (query) {
      if (!query || query.length > LONGEST_REMEMBERED || !memory.isOn()) return;
      store([query].concat(memory.list().filter(function (q) { return q !== query; })).slice(0, RECENT_COUNT));
    },
  };

  // ---- loading -------------------------------------------------------------------------------------------------------------------

  var opening = null, anew = "", isLibraryHere = false;

  function loadScript(address) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false; // several load at once and run in order
      script.onload = function () { script.remove(); resolve(); };
      script.onerror = function () { script.remove(); reject(new Error("cannot load " + address)); };
      document.head.appendChild(script);
    });
  }

  /** The engine of this page's index; its scripts and the first files of the index load side by side on the first call. */
  function engine() {
    if (opening) return opening;
    var waiting = [], suffix = anew, early = {};
    window.signpostSearch = { add: function () { waiting.push(arguments); } };
    var scripts = isLibraryHere ? [] : ENGINE.map(function (name) { return loadScript(ownAddress.replace(/search\.js(?=[?#]|$)/, name)); });
    ["core", "reading"].forEach(function (name) {
      early[name] = loadScript(folder + name + ".js" + suffix);
      early[name].catch(function () { /* said when the file is asked for */ });
    });
    opening = Promise.all(scripts).then(function () {
      isLibraryHere = true;
      var made = new window.SignpostSearchEngine(function (name) {
        var started = early[name];
        delete early[name];
        return started || loadScript(folder + name + ".js" + (made.build && !suffix ? "?v=" + made.build : suffix));
      });
      waiting.forEach(function (call) { made.add.apply(made, call); });
      window.signpostSearch = made;
      made.open().then(function () { made.prepare(); }, function () { /* said when a question is asked */ });
      return made;
    });
    opening.catch(function () { opening = null; });
    return opening;
  }

  /** Forgets what was loaded; the next call loads everything anew, past the browser's cache. */
  function reload() {
    opening = null;
    anew = "?" + Date.now();
  }

  /** What to tell a reader when the index cannot be read. */
  function explain(problem) {
    return word(problem && (problem.kind === "stale" || problem.kind === "version") ? "version" : "problem");
  }

  window.SignpostSearchPage = {
    form: form, root: root, kinds: KINDS, word: word, counted: counted, kindName: kindName, element: element, button: button, clear: clear,
    marked: marked, beginning: beginning, readFragment: readFragment, fragment: fragment, memory: memory, engine: engine, reload: reload, explain: explain,
  };
})();
