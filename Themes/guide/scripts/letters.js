// Wakes the letters block: one letter at a time, its form, the letter as it grows, hints, dates, copy, print, text file.
// What is typed stays in this page, and in the case file when the reader keeps one.
(function () {
  "use strict";

  var engine = SignpostLetters, days = SignpostDays;

  // The case file, where the page has one.
  var caseFile = window.SignpostCase || {
    read: function () {}, write: function () {}, subscribe: function () {}, later: function (store) { return { now: store, soon: function () {} }; }
  };

  function today() { return days.dayOf(new Date()); }

  function wake(root) {
    var set = JSON.parse(root.querySelector("script.tool-data").textContent), calendar = days.makeCalendar(set.calendar);
    var sections = Array.prototype.slice.call(root.querySelectorAll("[data-letter]")), chosen = null, isComposing = false;
    var list = root.querySelector(".letters-list"), dates = SignpostLetterDates.over(set, calendar, say, dayWords);
    var kept = SignpostLettersCase.over(set.fields, caseFile);

    var letters = sections.map(function (section) {
      var letter = JSON.parse(section.querySelector("script.letter-data").textContent);
      letter.uses = letter.uses.split(" ").map(function (use) { return { field: use.replace("?", ""), isRequired: use.indexOf("?") < 0 }; });
      letter.paragraphs = SignpostLetterForm.paragraphs(section);
      return letter;
    });

    function letterOf(section) { return letters[sections.indexOf(section)]; }
    function part(name, parent) { return (parent || chosen).querySelector('[data-part="' + name + '"]'); }
    function form() { return part("form"); }
    var show = SignpostNodes.show, write = SignpostNodes.write;

    // Words: {name} is filled with the value of that name.
    function say(key, given) {
      return set.strings["letters_" + key].replace(/\{(\w+)\}/g, function (whole, name) {
        return given && name in given ? String(given[name]) : whole;
      });
    }

    function dayWords(number) { return days.words(number, days.components(today()).year); }

    // The day of sending is today until the reader says otherwise. A date half typed reaches no script: it is none.
    function typed(id) {
      var control = form().elements[id], value = kept.value(id);
      if (control && control.validity && control.validity.badInput) return "?";
      return value !== undefined ? value : id === "date" ? days.isoDate(today()) : "";
    }

    function entries() { return engine.entries(set, letterOf(chosen), typed, today(), days); }

    // The day of a date field, null while it is not known; that of sending, or today; today.
    function daysOf(all) {
      return function (id) {
        var field = id === "sent" ? "date" : id;
        if (id === "today") return today();
        return all[field] && all[field].state === "words" ? days.parseDate(typed(field)) : id === "sent" ? today() : null;
      };
    }

    function fieldsOf(letter) { return letter.uses.map(function (use) { return engine.fieldOf(set, use.field); }); }

    function linesOf(all) {
      var known = {}, choices = {};
      Object.keys(all).forEach(function (id) {
        if (all[id].state !== "words") return;
        known[id] = all[id].words;
        if (engine.fieldOf(set, id).kind === "choice") choices[id] = typed(id);
      });
      return engine.lines(set, letterOf(chosen), known, choices);
    }

    // Showing

    // The letter and what its dates mean, from what stands in the fields.
    function update(all) {
      var lines = linesOf(all), length = part("length"), more = engine.paperLines(lines) - set.linesOnPage;
      SignpostNodes.fill(part("paper"), SignpostLetterForm.paper(lines));
      write(length, more > 0 ? say("length", { lines: more }) : "");
      show(length, more > 0);
      write(part("done"), "");
      dates.show(chosen, letterOf(chosen), daysOf(all));
      fieldsOf(letterOf(chosen)).forEach(function (field) { if (field.kind === "date") showNotes(field, all); });
    }

    // `isNew`: whether a mistake that was not there before is said already; it waits until the reader leaves the field.
    function showProblems(all, isNew) {
      Object.keys(all).forEach(function (id) {
        var error = part("error", rowOf(id)), entry = all[id], isWrong = entry.state === "wrong", control = form().elements[id], field = engine.fieldOf(set, id);
        if (isWrong && control.getAttribute("aria-invalid") !== "true" && !isNew) return;
        write(error, isWrong ? say("error_" + entry.problem, entry.other ? { other: engine.fieldOf(set, entry.other).label } : field) : "");
        show(error, isWrong);
        control.setAttribute("aria-invalid", isWrong ? "true" : "false");
      });
    }

    function rowOf(id) { return form().querySelector('[data-field="' + id + '"]'); }

    // Below a field: what its words should not say, or that a deadline counted from its date is over.
    function showNotes(field, all) {
      var list = part("tone", rowOf(field.id)), isWords = field.kind === "text" || field.kind === "lines";
      var found = isWords ? engine.hints(set, typed(field.id)) : field.kind === "date" ? dates.warnings(chosen, letterOf(chosen), daysOf(all), field.id) : [];
      SignpostNodes.fill(list, found.map(function (hint) {
        var item = document.createElement("li"), link = document.createElement("a"), page = set.hintPages[hint.id];
        item.textContent = isWords ? say("tone", hint) : hint;
        if (!page) return item;
        link.href = page.url;
        link.textContent = page.text;
        item.append(" ", link);
        return item;
      }));
      show(list, found.length > 0);
    }

    // The contact log, as far as the case file has it here.

    function offerLog() {
      SignpostLettersLog.offer(form(), fieldsOf(letterOf(chosen)), caseFile.read("log"), say, function (iso) {
        return days.parseDate(iso) === null ? iso : dayWords(days.parseDate(iso));
      });
    }

    function takeEntry(button) {
      var row = button.closest("[data-field]"), field = engine.fieldOf(set, row.dataset.field), control = form().elements[field.id];
      var entry = SignpostLogEntries.read(caseFile.read("log")).entries.find(function (each) { return each.id === row.querySelector("select").value; });
      if (!entry) return;
      var words = SignpostLettersLog.taken(field.log, entry, set.log, say, function (iso) { return engine.dateWords(iso, days) || iso; });
      control.value = SignpostLettersLog.added(field.log, typed(field.id), words);
      control.dispatchEvent(new Event("change", { bubbles: true }));
      control.focus();
    }

    // What is being composed is not the case's to change.
    function fill() {
      var all;
      offerLog();
      letterOf(chosen).uses.forEach(function (use) {
        var control = form().elements[use.field], value = typed(use.field);
        if (value !== "?" && control.value !== value && !(isComposing && control === document.activeElement)) control.value = value;
      });
      all = entries();
      showProblems(all, true);
      fieldsOf(letterOf(chosen)).forEach(function (field) { if (field.kind !== "date") showNotes(field, all); });
      update(all);
    }

    // Taking it along

    function text() { return engine.plainText(linesOf(entries())); }

    // What is still open, said after each action, with the way to the first of it; nothing is held back, since a blank can be filled in by hand.
    function done(words) {
      var all = entries(), letter = letterOf(chosen);
      function labels(uses) { return uses.map(function (use) { return engine.fieldOf(set, use.field).label; }).join("、"); }
      var wrong = letter.uses.filter(function (use) { return all[use.field].state === "wrong"; });
      var missing = letter.uses.filter(function (use) { return use.isRequired && all[use.field].state === "empty"; });
      var late = fieldsOf(letter).reduce(function (found, field) { return found.concat(dates.warnings(chosen, letter, daysOf(all), field.id)); }, []);
      var first = wrong.concat(missing)[0], button = document.createElement("button");
      part("done").textContent = words + late.join("") + (wrong.length ? say("wrong", { count: wrong.length, labels: labels(wrong) }) : "")
        + (missing.length ? say("missing", { count: missing.length, labels: labels(missing) }) : "");
      if (!first) return;
      button.type = "button";
      button.dataset["do"] = "mend";
      button.dataset.mend = first.field;
      button.textContent = say("mend", engine.fieldOf(set, first.field));
      part("done").append(" ", button);
    }

    function saveCalendar() {
      var letter = letterOf(chosen), all = dates.events(chosen, letter, daysOf(entries()), today());
      if (all.events.length) SignpostCalendarFile.save(all.events, today(), letter.title + ".ics");
      part("noted").textContent = (all.events.length ? say("noted", { count: all.events.length }) : "")
        + (all.lacking.length ? say("noted_lacking", { labels: all.lacking.join("”“") }) : "")
        + (all.past ? say("noted_past", { count: all.past }) : "");
    }

    var actions = {
      calendar: saveCalendar,
      take: takeEntry,
      mend: function (button) { form().elements[button.dataset.mend].focus(); },
      copy: function () {
        var copied = chosen;
        SignpostPage.copy(text(), function (isCopied) {
          if (chosen === copied) done(say(isCopied ? "copied" : "copy_failed")); // the reader may have gone on meanwhile
        });
      },
      save: function () {
        // A byte order mark and CRLF: the oldest editors then show Chinese and lines.
        SignpostPage.save("\ufeff" + text().replace(/\n/g, "\r\n"), letterOf(chosen).title + ".txt", "text/plain");
        done(say("saved"));
      },
      // The letter alone goes to the printer: a copy of it beside the page, which the print style leaves out.
      print: function () {
        var sheet = document.createElement("div");
        endPrint();
        sheet.className = "letter-sheet letter-paper";
        sheet.append.apply(sheet, SignpostLetterForm.paper(linesOf(entries())));
        document.body.appendChild(sheet);
        document.documentElement.classList.add("letter-printing");
        done("");
        window.print();
      }
    };

    function endPrint() {
      var sheet = document.querySelector(".letter-sheet");
      if (sheet) sheet.remove();
      document.documentElement.classList.remove("letter-printing");
    }

    // One letter at a time, the one of the address.

    function follow(isFirst) {
      var id = "", found;
      try {
        id = decodeURIComponent(window.location.hash.slice(1));
      } catch (error) {
        id = "";
      }
      found = sections.find(function (section) { return section.id === id; });
      if (!found && id !== list.id && !isFirst) return; // some heading of the page
      choose(found || null);
      if (!found && id !== list.id) return;
      (found || list).scrollIntoView();
      (found || list).querySelector("h2").focus({ preventScroll: true });
    }

    function choose(section) {
      sections.forEach(function (each) { show(each, each === section); });
      show(list, !section);
      chosen = section;
      if (!chosen) return;
      SignpostLetterForm.make(form(), letterOf(chosen), set, part("field", root), say);
      fill();
    }

    function changed(event) {
      var field = event.target.name && engine.fieldOf(set, event.target.name);
      if (!field || isComposing) return;
      kept.set(field.id, event.target.value, event.type === "change");
      var all = entries();
      update(all);
      if (field.kind !== "date") showNotes(field, all);
      showProblems(all, event.type === "change");
    }

    root.addEventListener("compositionstart", function () { isComposing = true; });
    root.addEventListener("compositionend", function (event) {
      isComposing = false;
      changed(event);
    });
    root.addEventListener("input", changed);
    root.addEventListener("change", changed);
    root.addEventListener("submit", function (event) { event.preventDefault(); });
    root.addEventListener("reset", function (event) {
      event.preventDefault();
      letterOf(chosen).uses.forEach(function (use) {
        var field = engine.fieldOf(set, use.field);
        if (!field.basics) kept.set(use.field, undefined, true); // what other tools know too is erased in the case file
      });
      fill();
    });
    root.addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (button && chosen) actions[button.dataset["do"]](button);
    });
    window.addEventListener("hashchange", function () { follow(false); });
    window.addEventListener("afterprint", endPrint);
    caseFile.subscribe(function () {
      kept.read();
      if (chosen) fill();
    });

    kept.read();
    root.classList.add("is-awake");
    show(part("by-hand", root), false);
    root.querySelectorAll('[data-part="form"], [data-part="actions"], [data-part="dates"], [data-part="back"]').forEach(function (element) { show(element, true); });
    follow(true);
  }

  document.querySelectorAll('[data-tool="letters"]').forEach(wake);
})();
