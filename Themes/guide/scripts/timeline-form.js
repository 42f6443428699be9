// The estimator's form: the day it starts from, the choices, the days already known; what is wrong with them said at each field.
var SignpostTimelineForm = (function () {
  "use strict";

  // `say`: a string of the interface; `day`: writes a day with its year.
  function over(root, data, calendar, say, day) {
    var engine = SignpostTimeline, days = SignpostDays, model = data.model, form = part("form"), dateField = form.elements.start;

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }
    function all(selector, action) { root.querySelectorAll(selector).forEach(action); }
    var write = SignpostNodes.write, show = SignpostNodes.show;

    function today() { return days.dayOf(new Date()); }

    function choices() {
      var chosen = {};
      model.options.forEach(function (option) {
        var field = form.querySelector('input[name="' + option.id + '"]:checked');
        if (field) chosen[option.id] = field.value;
      });
      return engine.completeChoices(model, chosen);
    }

    function isAsked(option, chosen) { return engine.holds(option.only, chosen); }

    // A question that is not asked has its default, so that it changes nothing unseen.
    function askedChoices() {
      var chosen = choices();
      model.options.forEach(function (option) { if (!isAsked(option, chosen)) chosen[option.id] = option.choices[0].id; });
      return chosen;
    }

    function labels(chosen) {
      return model.options.filter(function (option) { return isAsked(option, chosen); }).map(function (option) {
        return engine.byID(option.choices, chosen[option.id]).label;
      }).join("；");
    }

    // A field's day, or the key of what is wrong with it; neither when it is empty and may be.
    function checkedDay(field, mayBeEmpty) {
      if (field.validity && field.validity.badInput) return { error: "error_invalid" };
      if (!field.value) return mayBeEmpty ? {} : { error: "error_empty" };
      var date = days.parseDate(field.value);
      if (date === null) return { error: "error_invalid" };
      if (date < today() - 366) return { error: "error_past", date: date };
      if (date > today() + 366) return { error: "error_far", date: date };
      return { date: date };
    }

    function complain(field, error, checked) {
      show(error, Boolean(checked.error));
      field.setAttribute("aria-invalid", String(Boolean(checked.error)));
      write(error, checked.error ? say(checked.error, checked.date === undefined ? {} : { date: day(checked.date), question: checked.question }) : "");
    }

    // The estimate with the days already known, of the stages that are asked about now: {known, result}. Null when one of them is wrong.
    function readKnown(start, chosen) {
      var known = {}, isRight = true, result = engine.estimate(model, start, chosen, calendar, {}, today()), stages = result.stages;
      var before = null; // the last day given, and its question
      // In the order of the way, as the questions stand.
      all("[data-event]", function (item) {
        var id = item.dataset.event, field = item.querySelector("input"), checked = checkedDay(field, true);
        show(item, Boolean(engine.byID(stages, id)));
        if (item.hidden) checked = {};
        if (!checked.error && checked.date < start) checked = { error: "error_before", date: checked.date };
        if (!checked.error && checked.date > today()) checked = { error: "error_future", date: checked.date };
        if (!checked.error && before && checked.date < before.date) {
          checked = { error: "error_order", date: checked.date, question: before.question };
        }
        complain(field, item.querySelector(".field-error"), checked);
        if (checked.error) isRight = false;
        else if (checked.date !== undefined) {
          known[id] = checked.date;
          before = { date: checked.date, question: item.querySelector("label").textContent };
        }
      });
      show(part("known"), Boolean(root.querySelector("[data-event]:not([hidden])")));
      if (!isRight) return null;
      return { known: known, result: Object.keys(known).length ? engine.estimate(model, start, chosen, calendar, known, today()) : result };
    }

    // {known, result}; null when an entry is wrong.
    function read() {
      var start = checkedDay(dateField), chosen = askedChoices();
      complain(dateField, part("error"), start);
      write(part("reading"), start.date === undefined ? "" : day(start.date));
      all("[data-option]", function (item) { show(item, isAsked(engine.byID(model.options, item.dataset.option), chosen)); });
      return start.error ? null : readKnown(start.date, chosen);
    }

    // From a link, the case file, or the default.
    function set(start, chosen, events) {
      dateField.value = days.isoDate(start);
      all("[data-event]", function (item) {
        var date = events[item.dataset.event];
        item.querySelector("input").value = date === undefined ? "" : days.isoDate(date);
        if (date !== undefined) part("known").open = true;
      });
      model.options.forEach(function (option) {
        form.querySelectorAll('input[name="' + option.id + '"]').forEach(function (field) {
          field.checked = field.value === (chosen[option.id] || data.defaults[option.id]);
        });
      });
    }

    // The same text for the same entries.
    function state() {
      var fields = Array.prototype.map.call(form.querySelectorAll('input[type="date"]'), function (field) {
        return [field.value, field.validity.badInput];
      });
      return JSON.stringify([fields, choices()]);
    }

    return { element: form, read: read, set: set, state: state, labels: labels, checkedDay: checkedDay, complain: complain };
  }

  return { over: over };
})();
