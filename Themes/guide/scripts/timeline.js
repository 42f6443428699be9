// Wakes up the timeline blocks of a page: the form, the dates filled in place, calendar file, text, link with its QR code, waiting.
// Everything stays on the device; nothing is stored. If anything here fails, the static block is still complete.
(function () {
  "use strict";

  var engine = SignpostTimeline, days = SignpostDays, taking = SignpostTimelineShare;

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent);
    var model = data.model, strings = data.strings, calendar = days.makeCalendar(data.calendar);
    var form = SignpostTimelineForm.over(root, data, calendar, say, day), result = null, known = {}, lastState = "", parts = {};
    var write = SignpostNodes.write, show = SignpostNodes.show;

    function part(name) {
      if (!(name in parts)) parts[name] = root.querySelector('[data-part="' + name + '"]');
      return parts[name];
    }
    function all(selector, action) { root.querySelectorAll(selector).forEach(action); }

    // Words: {name} is filled with the value of that name.
    function say(key, values) {
      return strings["timeline_" + key].replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    // The year is named when it is not the start's.
    function day(date, start) { return days.words(date, start === undefined ? null : days.components(start).year); }
    function shown(date) { return day(date, result.start); }

    function today() { return days.dayOf(new Date()); }

    function fill(time, date) {
      var iso = days.isoDate(date);
      if (time.dateTime !== iso) time.dateTime = iso;
      write(time, shown(date));
    }

    // True when there is a new result.
    function update() {
      lastState = "";
      var entered = form.read();
      // What stands there belongs to the entries before: it says so.
      write(part("stale"), !entered && result ? say("stale", { words: day(result.start) }) : "");
      show(part("stale"), !entered);
      if (!entered) return false;
      known = entered.known;
      result = entered.result;
      write(part("done"), "");
      show(part("share"), false);
      showAnswer();
      showStages();
      showClocks();
      showCheckpoints();
      SignpostNodes.fill(part("chart"), [SignpostTimelineChart.draw(model, result, calendar, chartWords(), root.id)]);
      showWaiting();
      return true;
    }

    // The answer

    function showAnswer() {
      var finish = result.stages[result.stages.length - 1], own = result.firstOwn;
      show(part("lead"), Boolean(own));
      if (own) write(part("lead"), say("lead", { leadDay: shown(own.early), leadLabel: engine.byID(model.clocks, own.id).label }));
      show(part("sentence"), Boolean(finish));
      show(part("caveat"), Boolean(finish));
      show(part("stages"), Boolean(finish));
      if (finish) {
        write(part("sentence-likely"), say("sentence_likely", { likely: shown(finish.p50) }));
        write(part("sentence-late"), say("sentence_late", { late: shown(finish.p80) }));
      }
      write(part("basis"), say("from", { words: shown(result.start) }) + say("chosen", { chosen: form.labels(result.choices) }));
      show(part("provisional"), result.provisionalYears.length > 0);
      write(part("provisional"), say("provisional", { provisional: result.provisionalYears.join("、") }));
    }

    function showStages() {
      all("li[data-stage]", function (item) {
        var stage = engine.byID(result.stages, item.dataset.stage);
        show(item, Boolean(stage));
        if (!stage) return;
        var isCertain = stage.p10 === stage.p90, happened = item.querySelector(".timeline-happened");
        show(happened, stage.isKnown);
        show(item.querySelector(".timeline-expected"), !stage.isKnown);
        write(happened.firstElementChild, say(stage.isImplied ? "over" : "happened"));
        item.querySelectorAll("[data-part=certain]").forEach(function (words) { show(words, isCertain); });
        item.querySelectorAll("[data-part=uncertain]").forEach(function (words) { show(words, !isCertain); });
        fill(happened.querySelector("time"), stage.p50);
        item.querySelectorAll("time[data-day]").forEach(function (time) { fill(time, stage[time.dataset.day]); });
      });
    }

    function showClocks() {
      all("[data-clock]", function (item) {
        var running = engine.byID(result.clocks, item.dataset.clock);
        show(item, Boolean(running));
        if (!running) return;
        item.querySelectorAll("time[data-reading]").forEach(function (time) { fill(time, running[time.dataset.reading]); });
        show(item.querySelector('[data-part="estimated"]'), running.isEstimated);
        show(item.querySelector("details"), running.early !== running.late);
      });
      ["reader", "other"].forEach(function (owner) {
        show(part(owner === "reader" ? "own" : "clocks"), result.clocks.some(function (running) { return running.owner === owner; }));
      });
    }

    function showCheckpoints() {
      var list = root.querySelector(".timeline-checkpoints");
      if (!list) return;
      all("[data-checkpoint]", function (item) {
        show(item, result.checkpoints.some(function (point) { return point.index === Number(item.dataset.checkpoint); }));
      });
      // In the order of their days; an item that has its place already is not moved.
      result.checkpoints.forEach(function (point, index) {
        var item = list.querySelector('[data-checkpoint="' + point.index + '"]');
        fill(item.querySelector("time"), point.date);
        if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
      });
      show(part("checkpoints"), result.checkpoints.length > 0);
      all("[data-exit]", function (item) { show(item, result.exits.indexOf(item.dataset.exit) >= 0); });
    }

    function chartWords() {
      return {
        likely: say("likely"), late: say("chart_late"), statute: data.badges.rule, own: say("chart_own"),
        unverified: data.badges.unverified, expected: say("chart_expected"),
        units: { days: say("unit_days"), workdays: say("unit_workdays"), months: say("unit_months"), years: say("unit_years") }
      };
    }

    // Already waiting: an answer's chance, never a yes's.

    function showWaiting() {
      var field = part("stage"), dayField = part("today"), output = part("chance"), chosen = engine.byID(result.stages, field.value);
      Array.prototype.forEach.call(field.options, function (option) {
        var stage = engine.byID(result.stages, option.value);
        show(option, !option.value || (Boolean(stage) && !stage.isKnown));
        option.disabled = option.hidden;
      });
      show(part("waiting"), field.querySelectorAll("option:not([hidden])").length > 1);
      if (!chosen || chosen.isKnown) field.value = "";
      show(part("today-field"), Boolean(field.value));
      if (!field.value) return SignpostNodes.fill(output, []);
      if (!dayField.value && !(dayField.validity && dayField.validity.badInput)) dayField.value = days.isoDate(today());
      var checked = form.checkedDay(dayField);
      form.complain(dayField, part("today-error"), checked);
      SignpostNodes.fill(output, checked.error ? [] : waitingWords(field.value, checked.date).map(function (words) {
        var line = document.createElement("p");
        line.textContent = words;
        return line;
      }));
    }

    function waitingWords(id, date) {
      var values = { today: shown(date) }, waiting = engine.waiting(model, result, id, date, calendar), lines = [];
      if (!waiting) return [say("chance_early", values)];
      values.through = shown(waiting.through);
      values.percent = Math.round(waiting.chance * 20) * 5;
      if (waiting.expired) {
        var clock = engine.byID(model.clocks, waiting.expired.id);
        lines.push(say("chance_expired", {
          clock: clock.label, late: shown(waiting.expired.late), basis: clock.basis.join("、"), verified: say("verified_" + clock.verification)
        }));
      }
      lines.push(say(waiting.isLate ? "chance_late" : waiting.chance < 0.25 ? "chance_low" : "chance", values) + say("chance_note"));
      if (waiting.step) lines.push(say("next", { action: waiting.step["do"] }));
      return lines;
    }

    // Taking it along

    function text() {
      var answer = ["basis", "lead", "sentence", "caveat", "provisional"].map(part).filter(function (line) {
        return !line.hidden;
      }).map(function (line) { return line.textContent; });
      return taking.text(model, result, say, shown, answer, data.badges);
    }

    function copy(words, done, failed) {
      SignpostPage.copy(words, function (isCopied) { part("done").textContent = isCopied ? done : failed; });
    }

    function saveCalendar() {
      var events = taking.events(model, result, say, data.badges);
      SignpostCalendarFile.save(events, today(), say("file"));
      part("done").textContent = say("saved");
    }

    function share() {
      var address = window.location.href.split("#")[0] + taking.fragment(model, result.start, result.choices, known);
      var code = SignpostQR.draw(address, say("qr", { link: address })), hint = document.createElement("p");
      hint.className = "field-hint";
      hint.textContent = say(code ? "qr_hint" : "qr_long");
      part("qr").replaceChildren.apply(part("qr"), code ? [code, hint] : [hint]);
      part("link").value = address;
      show(part("share"), true);
      copy(address, say("shared"), say("shared_shown"));
    }

    var actions = {
      calendar: saveCalendar,
      copy: function () { copy(text(), say("copied"), say("copy_failed")); },
      print: function () { SignpostPage.printAlone(root); },
      share: share
    };

    // The reader's case file, where the page has one: what was entered here before. It is kept only if the reader agreed there.
    var box = typeof SignpostCase === "undefined" ? null : SignpostCase;

    function saved() {
      var all = box && box.read("timeline"), own = all && all[model.id];
      return own && typeof own.state === "string" ? taking.readFragment(model, own.state) : null;
    }

    function remember(isForgotten) {
      if (!box) return;
      var all = box.read("timeline");
      if (typeof all !== "object" || all === null || Array.isArray(all)) all = {};
      if (isForgotten) delete all[model.id];
      else all[model.id] = {
        title: model.title, start: days.isoDate(result.start), chosen: form.labels(result.choices),
        state: taking.fragment(model, result.start, result.choices, known)
      };
      box.write("timeline", Object.keys(all).length ? all : null);
    }

    function readAddress() {
      var linked = taking.readFragment(model, window.location.hash), state = linked || saved();
      show(part("notice"), Boolean(state && state.isDamaged));
      part("notice").textContent = state && state.isDamaged ? say(linked ? "bad_link" : "bad_saved") : "";
      // A first estimate for what is around the form, should the link's date be wrong.
      if (!result) result = engine.estimate(model, today(), {}, calendar);
      form.set(state && state.start !== null ? state.start : today(), state ? state.choices : {}, state ? state.known : {});
      update();
    }

    // One change of a field is two events; the second finds nothing new.
    function updateOnce() {
      var state = form.state();
      if (state === lastState) return;
      if (update()) remember(false);
      lastState = state;
    }
    form.element.addEventListener("input", updateOnce);
    form.element.addEventListener("change", updateOnce);
    form.element.addEventListener("submit", function (event) { event.preventDefault(); });
    form.element.addEventListener("reset", function (event) {
      event.preventDefault();
      show(part("notice"), false);
      form.set(today(), {}, {});
      update();
      remember(true);
    });
    // Imported, erased, or written by another page.
    if (box) box.subscribe(readAddress);
    part("stage").addEventListener("change", showWaiting);
    part("today").addEventListener("input", showWaiting);
    part("actions").addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (button && result) actions[button.dataset["do"]]();
    });
    window.addEventListener("hashchange", function () { if (taking.readFragment(model, window.location.hash)) readAddress(); });
    readAddress();
    show(form.element, true);
    show(part("actions"), true);
    show(part("starts"), false); // the form answers for any day
  }

  document.querySelectorAll('[data-tool="timeline"]').forEach(function (root) { wake(root); });
})();
