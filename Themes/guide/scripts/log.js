// Wakes up the contact log: entries added, changed, deleted and brought back, shown, printed, exported. What is entered stays in the page,
// and in the case file if the reader agreed to keep one; then also what is half typed.
(function () {
  "use strict";

  var entries = SignpostLogEntries, days = SignpostDays, make = SignpostLogList.make, PAUSE = 400;

  function today() { return days.dayOf(new Date()); }

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent), strings = data.words, box = window.SignpostCase || null;
    var form = SignpostLogForm.make(root, data, say, today), list = SignpostLogList.over(data, say, today);
    var state = entries.read(box ? box.read("log") : undefined), from = "", deleted = null, pause = 0;

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }
    function all(selector, action) { Array.prototype.forEach.call(root.querySelectorAll(selector), action); }
    var show = SignpostNodes.show, write = SignpostNodes.write;
    function isKept() { return Boolean(box) && box.isKept(); }
    function entryOf(id) { return state.entries.find(function (entry) { return entry.id === id; }); }

    function say(key, values) {
      return (strings["log_" + key] || "").replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    // Keeping

    function store() {
      var section = {}, unfinished = isKept() ? form.unfinished() : undefined;
      clearTimeout(pause);
      pause = 0;
      if (!box) return;
      if (unfinished) section = { entries: [], unfinished: unfinished };
      if (state.entries.length || state.rest.length) section.entries = state.entries.concat(state.rest);
      box.write("log", Object.keys(section).length ? section : undefined);
    }

    // What is half typed is kept after a pause, and when the page goes.
    function storeSoon() {
      clearTimeout(pause);
      pause = isKept() ? setTimeout(store, PAUSE) : 0;
    }

    function storeNow() { if (pause) store(); }

    // Entries

    function newID() {
      var number = state.entries.length + 1;
      while (entryOf("e" + number)) number += 1;
      return "e" + number;
    }

    function submit() {
      var entry = form.checked(), changed = form.editing();
      if (!entry) return;
      if (changed) {
        state.entries = state.entries.map(function (each) { return each.id === changed ? entry : each; });
        form.endEditing();
      } else {
        entry.id = newID();
        state.entries.push(entry);
        form.clear();
      }
      store();
      tell(say(changed ? "changed" : isKept() ? "added" : "added_page"), changed || isKept() ? "" : "keep");
      update();
      if (changed) focusEntry(changed);
      else form.focus();
    }

    function remove(id) {
      var index = state.entries.findIndex(function (entry) { return entry.id === id; });
      if (index < 0) return;
      deleted = { entry: state.entries[index], index: index };
      state.entries.splice(index, 1);
      if (form.editing() === id) form.endEditing();
      store();
      update();
      tell(say("deleted"), "undo");
      part("done").querySelector("button").focus();
    }

    function restore() {
      if (!deleted) return;
      state.entries.splice(deleted.index, 0, deleted.entry);
      var id = deleted.entry.id;
      deleted = null;
      store();
      update();
      tell(say("restored"));
      focusEntry(id);
    }

    function focusEntry(id) {
      var button = root.querySelector('[data-do="change"][data-id="' + id + '"]');
      if (button) button.focus();
    }

    // What was done, with one thing to do about it.
    function tell(text, action) {
      part("done").textContent = text;
      if (!action) return;
      var button = make("button", "", say(action));
      button.type = "button";
      button.dataset["do"] = action;
      part("done").appendChild(button);
    }

    // Showing

    function update() {
      var newest = entries.sorted(state.entries).reverse();
      SignpostNodes.fillEntries(part("entries"), newest.map(list.item));
      show(part("empty"), newest.length === 0);
      show(part("taking"), newest.length > 0);
      write(part("rest"), state.rest.length ? say("rest", { count: state.rest.length }) : "");
      show(part("rest"), state.rest.length > 0);
      part("from").replaceChildren.apply(part("from"), newest.map(list.option));
      if (entryOf(from)) part("from").value = from;
      showPassed();
      showSheet();
    }

    function showPassed() {
      var entry = entryOf(part("from").value), date = entry ? days.parseDate(entry.date) : null;
      part("passed").textContent = date === null ? "" : list.passed(date);
      part("onward").replaceChildren.apply(part("onward"), date === null ? [] : data.onward.map(function (page) {
        return onward(page[0], page[1] + "#start=" + entry.date);
      }));
    }

    function onward(text, address) {
      var item = make("li"), link = make("a", "", text);
      link.href = address;
      // Without a kept case the entries are in this page alone: it stays open.
      if (!isKept()) {
        link.target = "_blank";
        link.rel = "noopener";
      }
      item.appendChild(link);
      return item;
    }

    // The evidence list

    function basics() { return (box && box.read("basics")) || {}; }

    function showSheet() {
      var known = basics(), heads = [];
      all("[data-basic]", function (input) {
        if (document.activeElement !== input) input.value = known[input.dataset.basic] || input.value;
        var label = root.querySelector('label[for="' + input.id + '"]').textContent;
        if (input.value.trim()) heads.push(label + "：" + input.value.trim());
      });
      write(part("heads"), heads.concat(say("made") + "：" + days.isoDate(today())).join("　"));
      SignpostNodes.fill(part("rows"), list.rows(state.entries));
    }

    function print() {
      part("preview").open = true;
      document.body.classList.add("log-printing");
      window.print();
    }

    function copy() {
      var text = say("sheet") + "\n" + part("heads").textContent + "\n\n" + list.text(state.entries);
      SignpostPage.copy(text, function (isCopied) { tell(say(isCopied ? "copied" : "copy_failed")); });
    }

    function saveTable() {
      SignpostPage.save(list.table(state.entries), say("file", { date: days.isoDate(today()) }), "text/csv");
      tell(say("exported"));
    }

    // What a press does

    function openCase() {
      var panel = document.getElementById("case-file");
      if (!panel) return;
      panel.open = true;
      panel.querySelector("summary").focus();
      panel.scrollIntoView();
    }

    var actions = {
      change: function (id) { form.startEditing(entryOf(id)); }, "delete": remove, undo: restore, keep: openCase, print: print, copy: copy,
      csv: saveTable,
      cancel: function () {
        var id = form.editing();
        form.endEditing();
        store();
        focusEntry(id);
      }
    };

    root.addEventListener("click", function (event) {
      var pressed = event.target.closest("[data-do]");
      if (pressed && actions[pressed.dataset["do"]]) actions[pressed.dataset["do"]](pressed.dataset.id);
    });
    form.element.addEventListener("submit", function (event) {
      event.preventDefault();
      submit();
    });
    form.element.addEventListener("input", storeSoon);
    window.addEventListener("pagehide", storeNow);
    part("from").addEventListener("change", function () {
      from = part("from").value;
      showPassed();
    });
    part("preview").addEventListener("input", function (event) {
      if (!event.target.dataset.basic) return;
      if (box) {
        var known = basics();
        known[event.target.dataset.basic] = event.target.value;
        box.write("basics", known);
      }
      showSheet();
    });
    window.addEventListener("afterprint", function () { document.body.classList.remove("log-printing"); });

    // Agreed, imported, erased, or written by another page. What is being typed here stays.
    function reload() {
      state = entries.read(box.read("log"));
      deleted = null;
      if (form.editing() && !entryOf(form.editing())) form.endEditing();
      if (!state.entries.length && !Object.keys(basics()).length) {
        all("[data-basic]", function (input) { input.value = ""; });
        if (!isKept() && !state.unfinished) form.clear();
      }
      if (state.unfinished && form.isBlank() && !document.hidden) form.resume(state.unfinished, state.entries);
      tell("");
      update();
      if (isKept() && form.unfinished() && !state.unfinished) storeSoon();
    }

    part("paper").open = false;
    form.clear();
    if (state.unfinished) form.resume(state.unfinished, state.entries);
    if (box) box.subscribe(reload);
    update();
    show(form.element, true);
    show(part("list"), true);
  }

  Array.prototype.forEach.call(document.querySelectorAll('[data-tool="log"]'), wake);
})();
