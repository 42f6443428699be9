// Wakes up the contact log: entries added, changed, deleted and brought back; days since one of them; the evidence list. What is entered
// stays in the page, and in the case file if the reader agreed to keep one.
(function () {
  "use strict";

  var engine = SignpostLog, days = SignpostTimeline;
  var FIELDS = ["date", "time", "channel", "party", "name", "number", "said", "promise", "due", "ticket", "place", "purpose"];
  var LATER = ["evidence", "place", "purpose"];

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent), strings = data.words;
    var calendar = days.makeCalendar(data.calendar), box = window.SignpostCase || null, form = part("form");
    var state = engine.read(box ? box.read("log") : undefined), editing = null, draft = null, from = "", deleted = null;

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }
    function field(name) { return form.querySelector('[data-field="' + name + '"]'); }
    function all(selector, action) { Array.prototype.forEach.call(root.querySelectorAll(selector), action); }
    function show(element, isShown) { element.hidden = !isShown; }

    function say(key, values) {
      return (strings["log_" + key] || "").replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    function make(tag, className, text) {
      var element = document.createElement(tag);
      if (className) element.className = className;
      if (text !== undefined) element.textContent = text;
      return element;
    }

    function today() { return days.dayOf(new Date()); }

    function dayWords(number) {
      return days.words(number, days.components(today()).year);
    }

    function words() {
      return {
        promise: say("list_promise"), promiseDue: say("list_promise_due"), ticket: say("list_ticket"), none: say("list_none"),
        evidence: say("column_evidence"), source: say("column_source"), content: say("column_content"), purpose: say("column_purpose"),
        place: say("column_place")
      };
    }

    function nameOf(list, id) {
      var found = list.find(function (item) { return item[0] === id; });
      return found ? found[1] : "";
    }

    // The form

    function formEntry() {
      var entry = { id: editing || "", evidence: [] };
      FIELDS.forEach(function (name) { entry[name] = field(name).value; });
      all('[data-field="evidence"]', function (box) { if (box.checked) entry.evidence.push(box.value); });
      return entry;
    }

    function fillForm(entry) {
      FIELDS.forEach(function (name) { field(name).value = entry ? entry[name] : ""; });
      if (!entry) field("date").value = days.isoDate(today());
      all('[data-field="evidence"]', function (box) { box.checked = Boolean(entry) && entry.evidence.indexOf(box.value) >= 0; });
      if (entry && (entry.evidence.length || entry.place || entry.purpose)) part("proof").open = true;
      showProblems([]);
      warn();
    }

    function isBlank(entry) {
      return !entry.evidence.length && FIELDS.every(function (name) { return name === "date" || !entry[name]; });
    }

    function showProblems(problems) {
      FIELDS.forEach(function (name) {
        var problem = problems.find(function (each) { return each[0] === name; }), output = root.querySelector("#" + root.id + "-" + name + "-error");
        if (!output) return;
        output.textContent = problem ? say("error_" + problem[1] + "_" + name) || say("error_" + problem[1]) : "";
        show(output, Boolean(problem));
        field(name).setAttribute("aria-invalid", problem ? "true" : "false");
      });
      var titles = problems.map(function (problem) { return form.querySelector('label[for="' + root.id + "-" + problem[0] + '"]'); });
      part("summary").textContent = problems.length
        ? say("errors", { count: problems.length }) + titles.filter(Boolean).map(function (title) { return title.textContent; }).join("、") : "";
      show(part("summary"), problems.length > 0);
    }

    function warn() { show(part("warning"), engine.entryHoldsCardNumber(formEntry())); }

    function badDate(problems) {
      ["date", "due", "time"].forEach(function (name) {
        var isBad = field(name).validity && field(name).validity.badInput;
        if (!isBad) return;
        for (var index = problems.length - 1; index >= 0; index -= 1) if (problems[index][0] === name) problems.splice(index, 1);
        problems.push([name, name === "time" ? "not-time" : "not-date"]);
      });
      return problems;
    }

    function newID() {
      var number = state.entries.length + 1;
      function taken(entry) { return entry.id === "e" + number; }
      while (state.entries.some(taken)) number += 1;
      return "e" + number;
    }

    function submit() {
      var entry = formEntry(), problems = badDate(engine.problems(entry, data, today(), days));
      showProblems(problems);
      if (problems.length) {
        if (problems.some(function (problem) { return LATER.indexOf(problem[0]) >= 0; })) part("proof").open = true;
        field(problems[0][0]).focus();
        return;
      }
      var wasEditing = editing;
      if (wasEditing) {
        state.entries = state.entries.map(function (each) { return each.id === wasEditing ? entry : each; });
        endEditing();
      } else {
        entry.id = newID();
        state.entries.push(entry);
        fillForm(null);
      }
      store();
      tell(say(wasEditing ? "changed" : box && box.isKept() ? "added" : "added_page"), wasEditing || !box || box.isKept() ? "" : "keep");
      update();
      if (wasEditing) focusEntry(wasEditing);
      else field("said").focus();
    }

    function startEditing(id) {
      if (!editing) draft = formEntry();
      editing = id;
      fillForm(state.entries.find(function (entry) { return entry.id === id; }));
      showMode();
      field("date").focus();
    }

    function endEditing() {
      editing = null;
      fillForm(draft && !isBlank(draft) ? draft : null);
      draft = null;
      showMode();
    }

    function showMode() {
      part("form-title").textContent = say(editing ? "edit" : "new");
      part("submit").textContent = say(editing ? "save" : "add");
      show(form.querySelector('[data-do="cancel"]'), Boolean(editing));
    }

    function store() {
      if (!box) return;
      box.write("log", state.entries.length || state.rest.length ? { entries: state.entries.concat(state.rest) } : undefined);
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

    // The list

    function dueWords(entry) {
      var due = days.parseDate(entry.due);
      if (due === null) return "";
      var values = { date: dayWords(due), days: Math.abs(due - today()) };
      return say(due > today() ? "due_left" : due === today() ? "due_today" : "due_passed", values);
    }

    function item(entry) {
      var element = make("li"), date = days.parseDate(entry.date);
      element.dataset.entry = entry.id;
      var title = make("h3"), time = make("time", "", date === null ? entry.date : dayWords(date));
      time.dateTime = entry.time ? entry.date + "T" + entry.time : entry.date;
      title.appendChild(time);
      title.appendChild(document.createTextNode([entry.time, nameOf(data.channels, entry.channel)].filter(Boolean).map(function (each) {
        return " " + each;
      }).join("")));
      element.appendChild(title);
      var who = [nameOf(data.parties, entry.party), entry.name, entry.number].filter(Boolean).join("，");
      if (who) element.appendChild(make("p", "log-who", who));
      element.appendChild(make("p", "log-said", entry.said));
      if (entry.promise) element.appendChild(make("p", "", say("list_promise", { promise: entry.promise })));
      if (entry.due) element.appendChild(make("p", "log-due", dueWords(entry)));
      if (entry.ticket) element.appendChild(make("p", "", say("list_ticket", { ticket: entry.ticket })));
      var kept = entry.evidence.map(function (id) { return nameOf(data.evidence, id); }).filter(Boolean).join("、");
      kept = [kept, entry.place, entry.purpose].filter(Boolean).join("；");
      if (kept) element.appendChild(make("p", "log-kept", kept));
      element.appendChild(buttons(entry, title.textContent));
      return element;
    }

    function buttons(entry, title) {
      var row = make("div", "actions");
      ["change", "delete"].forEach(function (action) {
        var button = make("button", "", say(action));
        button.type = "button";
        button.dataset["do"] = action;
        button.dataset.id = entry.id;
        button.setAttribute("aria-label", say(action) + " " + title);
        row.appendChild(button);
      });
      return row;
    }

    function focusEntry(id) {
      var button = root.querySelector('[data-do="change"][data-id="' + id + '"]');
      if (button) button.focus();
    }

    function update() {
      var newest = engine.sorted(state.entries).reverse(), output = part("entries");
      output.textContent = "";
      newest.forEach(function (entry) { output.appendChild(item(entry)); });
      show(part("empty"), newest.length === 0);
      show(part("taking"), newest.length > 0);
      part("rest").textContent = state.rest.length ? say("rest", { count: state.rest.length }) : "";
      show(part("rest"), state.rest.length > 0);
      showSince(newest);
      showSheet();
    }

    // How long ago, and on from there

    function showSince(newest) {
      var select = part("from");
      select.textContent = "";
      newest.forEach(function (entry) {
        var date = days.parseDate(entry.date), said = Array.from(entry.said.replace(/\s+/g, " "));
        var option = make("option", "", (date === null ? entry.date : dayWords(date)) + "：" + said.slice(0, 14).join("") + (said.length > 14 ? "…" : ""));
        option.value = entry.id;
        select.appendChild(option);
      });
      if (newest.some(function (entry) { return entry.id === from; })) select.value = from;
      showPassed();
    }

    function showPassed() {
      var entry = state.entries.find(function (each) { return each.id === part("from").value; });
      var date = entry ? days.parseDate(entry.date) : null, output = part("onward");
      output.textContent = "";
      if (date === null) {
        part("passed").textContent = "";
        return;
      }
      var now = today(), waited = engine.waited(date, now, calendar), years = [];
      for (var year = days.components(date).year; year <= days.components(now).year; year += 1) if (calendar.isPredicted(year)) years.push(year);
      part("passed").textContent = date === now ? say("passed_today")
        : say("passed", { date: dayWords(date), days: waited.days, workdays: waited.workdays })
          + (years.length ? say("provisional", { years: years.join("、") }) : "");
      data.onward.forEach(function (page) {
        var link = make("a", "", page[0]);
        link.href = page[1] + "#start=" + entry.date;
        // Without a kept case the entries are in this page alone: it stays open.
        if (!box || !box.isKept()) {
          link.target = "_blank";
          link.rel = "noopener";
        }
        output.appendChild(make("li")).appendChild(link);
      });
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
      part("heads").textContent = heads.concat(say("made") + "：" + days.isoDate(today())).join("　");
      var output = part("rows");
      output.textContent = "";
      engine.rows(state.entries, data, words()).forEach(function (row) {
        var line = make("tr");
        [String(row.number), row.when, row.evidence, row.source].forEach(function (text) { line.appendChild(make("td", "", text)); });
        var cell = line.appendChild(make("td"));
        row.content.forEach(function (text) { cell.appendChild(make("span", "log-line", text)); });
        line.appendChild(make("td", "", row.purpose));
        line.appendChild(make("td"));
        output.appendChild(line);
      });
    }

    function print() {
      part("preview").open = true;
      document.body.classList.add("log-printing");
      window.print();
    }

    function copy(text) {
      SignpostPage.copy(text, function (isCopied) { tell(say(isCopied ? "copied" : "copy_failed")); });
    }

    function table() {
      var titles = ["date", "time", "channel", "party", "name", "number", "said", "promise", "due", "ticket", "evidence", "place", "purpose"];
      var lines = engine.sorted(state.entries).map(function (entry) {
        return [
          entry.date, entry.time, nameOf(data.channels, entry.channel), nameOf(data.parties, entry.party), entry.name, entry.number, entry.said,
          entry.promise, entry.due, entry.ticket, entry.evidence.map(function (id) { return nameOf(data.evidence, id); }).filter(Boolean).join("、"),
          entry.place, entry.purpose
        ];
      });
      return engine.csv(titles.map(function (name) { return say(name).replace(/（.*）$/, ""); }), lines);
    }

    function saveTable() {
      SignpostPage.save(table(), say("file", { date: days.isoDate(today()) }), "text/csv");
      tell(say("exported"));
    }

    // What a press does

    function remove(id) {
      var index = state.entries.findIndex(function (entry) { return entry.id === id; });
      if (index < 0) return;
      deleted = { entry: state.entries[index], index: index };
      state.entries.splice(index, 1);
      if (editing === id) endEditing();
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

    function openCase() {
      var panel = document.getElementById("case-file");
      if (!panel) return;
      panel.open = true;
      panel.querySelector("summary").focus();
      panel.scrollIntoView();
    }

    var actions = {
      change: startEditing, "delete": remove, undo: restore, keep: openCase, print: print,
      cancel: function () {
        var id = editing;
        endEditing();
        focusEntry(id);
      },
      copy: function () { copy(say("sheet") + "\n" + part("heads").textContent + "\n\n" + engine.text(state.entries, data, words())); },
      csv: saveTable
    };

    root.addEventListener("click", function (event) {
      var pressed = event.target.closest("[data-do]");
      if (pressed && actions[pressed.dataset["do"]]) actions[pressed.dataset["do"]](pressed.dataset.id);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      submit();
    });
    // Enter in a field does not end an entry that is not finished yet, and never while characters are being composed.
    form.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target.tagName === "INPUT") event.preventDefault();
    });
    form.addEventListener("input", warn);
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

    function reload() {
      state = engine.read(box.read("log"));
      deleted = null;
      if (editing && !state.entries.some(function (entry) { return entry.id === editing; })) endEditing();
      if (!state.entries.length && !Object.keys(basics()).length) {
        all("[data-basic]", function (input) { input.value = ""; });
        if (!box.isKept()) fillForm(null);
      }
      tell("");
      update();
    }

    if (box) box.subscribe(reload);
    part("paper").open = false;
    fillForm(null);
    update();
    show(form, true);
    show(part("list"), true);
  }

  Array.prototype.forEach.call(document.querySelectorAll('[data-tool="log"]'), wake);
})();
