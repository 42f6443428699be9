// The reader's case file: what the tools of this site know about one case, shared between them. Kept in this page's memory; in the
// browser's storage only after the reader agreed. Nothing here sends anything, and nothing here touches the page (case-panel.js does).
var SignpostCase = (function () {
  "use strict";

  var PAUSE = 500, TEXT = typeof require === "undefined" ? SignpostCaseText : require("./case-text.js");

  // A case file over a storage (`getItem`, `setItem`, `removeItem`), or null where the browser has none. Any call of it may throw.
  function open(storage, key) {
    var sections = {}, isKept = false, problem = storage ? "" : "unavailable", readers = [], watchers = [];
    var DAMAGED = key + ":damaged", unsaved = [];

    function stored() { return storage.getItem(key); }

    function save() {
      try {
        storage.setItem(key, TEXT.serialised(sections));
        unsaved = [];
        if (problem === "full") problem = "";
      } catch (error) {
        problem = "full"; // the text stored before is still whole
      }
    }

    // The stored sections, but for those that this page alone has.
    function adopt(given, own) {
      var before = sections;
      sections = given;
      own.forEach(function (name) {
        if (name in before) sections[name] = before[name];
        else delete sections[name];
      });
    }

    // What cannot be read is set aside, never overwritten.
    function setAside(text) {
      var place = DAMAGED, number = 1;
      try {
        while (storage.getItem(place) !== null && storage.getItem(place) !== text) place = DAMAGED + "-" + (number += 1);
        storage.setItem(place, text);
        storage.removeItem(key);
        storage.setItem(key, TEXT.serialised(sections));
        isKept = true;
        problem = "damaged";
      } catch (error) {
        isKept = false;
        problem = "stuck"; // it stays where it is, and this page does not write
      }
    }

    // Takes in what is stored. A page that was not kept before keeps what it alone has.
    function take(text) {
      if (text === null) {
        isKept = false;
        return;
      }
      var file = TEXT.parsed(text);
      if (file.problem === "newer") {
        isKept = false;
        problem = "newer";
        return;
      }
      if (file.problem) {
        setAside(text);
        return;
      }
      if (file.isErased) { // a page was closed in the middle of erasing
        isKept = false;
        storage.removeItem(key);
        return;
      }
      var missing = Object.keys(sections).filter(function (name) { return !(name in file.sections); });
      adopt(file.sections, isKept ? unsaved : missing);
      if (!isKept && missing.length) save();
      isKept = true;
    }

    function load() {
      if (!storage) return;
      try {
        take(stored());
      } catch (error) {
        isKept = false;
        problem = "unavailable";
      }
    }

    function tell(list) { list.forEach(function (callback) { callback(); }); }
    function changed() {
      tell(readers);
      tell(watchers);
    }

    // Another page may have written, erased or stopped keeping since its event was seen: its sections are read again before each write,
    // and a case that is gone is not brought back.
    function refresh() {
      if (!isKept) return;
      try {
        var text = stored(), file = text === null ? null : TEXT.parsed(text);
        if (!file || file.isErased) isKept = false;
        else if (file.sections) adopt(file.sections, unsaved);
        else take(text);
      } catch (error) {
        isKept = false;
        problem = "unavailable";
      }
    }

    function write(name, value) {
      if (!TEXT.NAME.test(name)) throw new Error("no section of a case file: " + name);
      refresh();
      if (value === null) value = undefined;
      if (name === "basics" && value !== undefined) value = TEXT.texts(value);
      if (JSON.stringify(sections[name]) === JSON.stringify(value)) return;
      if (value === undefined) delete sections[name];
      else sections[name] = TEXT.copy(value);
      if (isKept) {
        unsaved.push(name);
        save();
      }
      tell(watchers);
    }

    function keep() {
      if (!storage || problem === "newer" || problem === "stuck") return false;
      isKept = false;
      load();
      try {
        if (!isKept && problem !== "newer" && problem !== "stuck") {
          storage.setItem(key, TEXT.serialised(sections));
          isKept = true;
          problem = "";
        }
      } catch (error) {
        problem = "unavailable";
      }
      changed();
      return isKept;
    }

    function stop() {
      try {
        refresh();
        storage.removeItem(key);
      } catch (error) {
        problem = "unavailable";
      }
      isKept = false;
      changed();
    }

    // Every text set aside, oldest first.
    function damaged() {
      var texts = [], text, place = DAMAGED, number = 1;
      try {
        while (storage && (text = storage.getItem(place)) !== null) {
          texts.push(text);
          place = DAMAGED + "-" + (number += 1);
        }
        if (storage && (problem === "stuck" || problem === "newer") && stored() !== null) texts.push(stored());
      } catch (error) {
        problem = "unavailable";
      }
      return texts;
    }

    function discardDamaged() {
      var place = DAMAGED, number = 1;
      while (storage.getItem(place) !== null) {
        storage.removeItem(place);
        place = DAMAGED + "-" + (number += 1);
      }
      if (problem === "damaged") problem = "";
    }

    // Everything of this site's cases goes, here and in its other pages, which are told by a text that is gone again at once.
    function erase() {
      sections = {};
      unsaved = [];
      isKept = false;
      try {
        if (storage) {
          discardDamaged();
          if (stored() !== null) storage.setItem(key, JSON.stringify({ format: TEXT.FORMAT, version: TEXT.VERSION, erased: true, sections: {} }));
        }
      } catch (error) {
        problem = "unavailable"; // a full storage may refuse the sign; removing still works
      }
      try {
        if (storage) storage.removeItem(key);
        if (storage) problem = "";
      } catch (error) {
        problem = "unavailable";
      }
      changed();
    }

    function replace(given) {
      refresh();
      unsaved = Object.keys(sections).concat(Object.keys(given));
      sections = TEXT.copy(given);
      if (isKept) save();
      changed();
    }

    // What the browser says another page did. `text` is null when the key is gone.
    function hear(text) {
      var file = text === null ? null : TEXT.parsed(text);
      if (file && file.isErased) {
        sections = {};
        unsaved = [];
        isKept = false;
      } else {
        take(text);
      }
      changed();
    }

    load();
    return {
      read: function (name) { return TEXT.copy(sections[name]); },
      write: write,
      isKept: function () { return isKept; },
      subscribe: function (callback) { readers.push(callback); },

      // For the panel only.
      watch: function (callback) { watchers.push(callback); },
      problem: function () { return problem; },
      names: function () { return Object.keys(sections).sort(); },
      exported: function (saved) { return TEXT.serialised(TEXT.copy(sections), saved); },
      keep: keep, stop: stop, erase: erase, replace: replace, damaged: damaged, discardDamaged: function () {
        try {
          discardDamaged();
        } catch (error) {
          problem = "unavailable";
        }
        tell(watchers);
      },
      hear: hear, reload: function () {
        load();
        changed();
      },
      key: key, parsed: TEXT.parsed
    };
  }

  if (typeof document === "undefined") return { open: open, parsed: TEXT.parsed };

  // Several sites may stand below one host: the key names the folder this site is published in.
  var script = document.currentScript, folder = new URL("../", script ? script.src : document.baseURI).pathname;
  var storage = null;
  try {
    storage = window.localStorage;
  } catch (error) {
    storage = null; // forbidden by the browser's settings, or opened from a file
  }
  var opened = open(storage, TEXT.FORMAT + ":" + folder);
  window.addEventListener("storage", function (event) {
    if (event.key === opened.key) opened.hear(event.newValue);
    else if (event.key === null) opened.hear(null);
  });
  // For what is being typed: `soon` calls `store` after a pause, or when the page goes; `now` at once, if it is still to be called.
  opened.later = function (store) {
    var pause = 0;
    function now() {
      if (!pause) return;
      clearTimeout(pause);
      pause = 0;
      store();
    }
    window.addEventListener("pagehide", now);
    document.addEventListener("visibilitychange", function () { if (document.hidden) now(); });
    return {
      now: now, soon: function () {
        clearTimeout(pause);
        pause = setTimeout(now, PAUSE);
      }
    };
  };
  // A page that comes back from the browser's cache has missed what others did.
  window.addEventListener("pageshow", function (event) { if (event.persisted) opened.reload(); });
  return opened;
})();

if (typeof module !== "undefined") module.exports = SignpostCase;
