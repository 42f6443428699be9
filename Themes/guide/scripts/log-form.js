// The form of the contact log: an entry in its fields, what is wrong with it, and what was begun and not finished.
var SignpostLogForm = (function () {
  "use strict";

  var FIELDS = ["date", "time", "channel", "party", "name", "number", "said", "promise", "due", "ticket", "place", "purpose"];
  var LATER = ["evidence", "place", "purpose"];

  function isBlank(entry) {
    return !entry || (!entry.evidence.length && FIELDS.every(function (name) { return name === "date" || !entry[name]; }));
  }

  // `today` gives the day number, `say` a string of the interface.
  function make(root, data, say, today) {
    var engine = SignpostLog, days = SignpostDays, form = part("form"), editing = null, begun = null;

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }
    function field(name) { return form.querySelector('[data-field="' + name + '"]'); }
    function boxes(action) { form.querySelectorAll('[data-field="evidence"]').forEach(action); }

    function entry() {
      var found = { id: editing || "", evidence: [] };
      FIELDS.forEach(function (name) { found[name] = field(name).value; });
      boxes(function (box) { if (box.checked) found.evidence.push(box.value); });
      return found;
    }

    function fill(given) {
      FIELDS.forEach(function (name) { field(name).value = given ? given[name] : ""; });
      if (!given) field("date").value = days.isoDate(today());
      boxes(function (box) { box.checked = Boolean(given) && given.evidence.indexOf(box.value) >= 0; });
      if (given && (given.evidence.length || given.place || given.purpose)) part("proof").open = true;
      showProblems([]);
      warn();
    }

    function showProblems(problems) {
      FIELDS.forEach(function (name) {
        var problem = problems.find(function (each) { return each[0] === name; }), output = root.querySelector("#" + root.id + "-" + name + "-error");
        if (!output) return;
        output.textContent = problem ? say("error_" + problem[1] + "_" + name) || say("error_" + problem[1]) : "";
        output.hidden = !problem;
        field(name).setAttribute("aria-invalid", problem ? "true" : "false");
      });
      var titles = problems.map(function (problem) { return form.querySelector('label[for="' + root.id + "-" + problem[0] + '"]'); });
      part("summary").textContent = problems.length
        ? say("errors", { count: problems.length }) + titles.filter(Boolean).map(function (title) { return title.textContent; }).join("、") : "";
      part("summary").hidden = problems.length === 0;
    }

    function warn() { part("warning").hidden = !engine.entryHoldsCardNumber(entry()); }

    // A day or time the browser could not read has an empty value: it is wrong, not missing.
    function problems() {
      var found = engine.problems(entry(), data, today(), days);
      ["date", "due", "time"].forEach(function (name) {
        if (!field(name).validity || !field(name).validity.badInput) return;
        found = found.filter(function (problem) { return problem[0] !== name; }).concat([[name, name === "time" ? "not-time" : "not-date"]]);
      });
      return found;
    }

    // The entry when nothing is wrong with it; otherwise the first field to mend has the focus.
    function checked() {
      var found = problems();
      showProblems(found);
      if (!found.length) return entry();
      if (found.some(function (problem) { return LATER.indexOf(problem[0]) >= 0; })) part("proof").open = true;
      field(found[0][0]).focus();
      return null;
    }

    function showMode() {
      part("form-title").textContent = say(editing ? "edit" : "new");
      part("submit").textContent = say(editing ? "save" : "add");
      form.querySelector('[data-do="cancel"]').hidden = !editing;
    }

    // What was begun before comes back when the change is over.
    function startEditing(given) {
      if (!editing) begun = entry();
      editing = given.id;
      fill(given);
      showMode();
      field("date").focus();
    }

    function endEditing() {
      editing = null;
      fill(isBlank(begun) ? null : begun);
      begun = null;
      showMode();
    }

    form.addEventListener("input", warn);
    // Enter in a field does not end an entry that is not finished yet, and never while characters are being composed.
    form.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target.tagName === "INPUT") event.preventDefault();
    });

    return {
      element: form, checked: checked, startEditing: startEditing, endEditing: endEditing,
      editing: function () { return editing; },
      isBlank: function () { return !editing && isBlank(entry()); },
      clear: function () { fill(null); },
      focus: function () { field("said").focus(); },
      // What is half typed, to be brought back after the page was left: the form, and behind a change what was begun before it.
      unfinished: function () {
        var now = entry();
        if (!editing) return isBlank(now) ? undefined : { form: now };
        return isBlank(begun) ? { form: now } : { form: now, behind: begun };
      },
      resume: function (unfinished, entries) {
        if (isBlank(unfinished.form)) return;
        var isChange = entries.some(function (each) { return each.id === unfinished.form.id; });
        editing = isChange ? unfinished.form.id : null;
        begun = isChange ? unfinished.behind || null : null;
        fill(unfinished.form);
        showMode();
      }
    };
  }

  return { make: make };
})();
