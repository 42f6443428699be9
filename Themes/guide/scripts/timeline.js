// Wakes up the timeline blocks of a page: the form, the dates filled in place, calendar file, text, link with its QR code, waiting.
// Everything stays on the device; nothing is stored. If anything here fails, the static block is still complete.
(function () {
  "use strict";

  var engine = SignpostTimeline, days = SignpostDays, words = SignpostTimelineWords, taking = SignpostTimelineShare;

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

    function today() { return days.dayOf(new Date()); }

    // With its year, and with its year when that is not this year's.
    function day(date) { return days.words(date, null); }
    function shown(date) { return days.words(date, days.components(result.today).year); }

    // Some text, or nothing at all.
    function tell(element, text) {
      show(element, Boolean(text));
      write(element, text);
    }

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
      showResult();
      return true;
    }

    function showResult() {
      write(part("done"), "");
      show(part("share"), false);
      showAnswer();
      showStages();
      showClocks();
      showCheckpoints();
      var chartWords = SignpostTimelineChart.words(say, data.badges);
      SignpostNodes.fill(part("chart"), [SignpostTimelineChart.draw(model, result, calendar, chartWords, root.id)]);
      showWaiting();
    }

    // The answer

    function showAnswer() {
      var finish = result.stages[result.stages.length - 1];
      tell(part("notice-first"), result.notice === null ? "" : say("notice", { notice: model.notices[result.notice].text }));
      tell(part("lead"), words.lead(model, result, say, shown));
      tell(part("lapsed"), words.lapsed(model, result, say, shown));
      show(part("sentence"), Boolean(finish));
      show(part("stages"), Boolean(finish));
      var sentence = finish ? words.finish(finish, say, shown) : ["", ""];
      write(part("sentence-likely"), sentence[0]);
      write(part("sentence-late"), sentence[1]);
      show(part("caveat"), Boolean(finish) && words.isExperience(finish));
      show(part("overdue"), Boolean(finish) && !finish.isKnown && finish.p90 < result.today && result.checkpoints.length > 0);
      write(part("basis"), say("from", { words: shown(result.start) }) + say("chosen", { chosen: form.labels(result.choices) }));
      show(part("provisional"), result.provisionalYears.length > 0);
      write(part("provisional"), say("provisional", { provisional: result.provisionalYears.join("、") }));
    }

    function showStages() {
      all("li[data-stage]", function (item) {
        var stage = engine.byID(result.stages, item.dataset.stage);
        show(item, Boolean(stage));
        if (!stage) return;
        var isCertain = stage.deadline !== undefined || stage.p10 === stage.p90, happened = item.querySelector(".timeline-happened");
        show(happened, stage.isKnown);
        show(item.querySelector(".timeline-expected"), !stage.isKnown);
        write(happened.firstElementChild, say(stage.isImplied ? "over" : "happened"));
        item.querySelectorAll("[data-part=certain]").forEach(function (part) { show(part, isCertain); });
        item.querySelectorAll("[data-part=uncertain]").forEach(function (part) { show(part, !isCertain); });
        show(item.querySelector("[data-part=late]"), stage.p80 > stage.p50);
        show(item.querySelector("[data-part=estimated]"), words.isGuessedRule(stage));
        fill(happened.querySelector("time"), stage.p50);
        item.querySelectorAll("time[data-day]").forEach(function (time) {
          fill(time, time.dataset.day === "end" ? words.lastDay(stage) : stage[time.dataset.day]);
        });
      });
    }

    function showClocks() {
      all("[data-clock]", function (item) {
        var running = engine.byID(result.clocks, item.dataset.clock);
        show(item, Boolean(running));
        if (!running) return;
        item.querySelectorAll("time[data-reading]").forEach(function (time) { fill(time, running[time.dataset.reading]); });
        show(item.querySelector('[data-part="estimated"]'), running.isEstimated);
        item.dataset.state = running.state;
        tell(item.querySelector('[data-part="state"]'), words.state(model, running, say));
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
        show(item.querySelector("[data-part=past]"), point.date < result.today);
        if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
      });
      show(part("checkpoints"), result.checkpoints.length > 0);
      all("[data-exit]", function (item) { show(item, result.exits.indexOf(item.dataset.exit) >= 0); });
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
      SignpostNodes.fill(output, checked.error ? [] : words.waiting(model, result, field.value, checked.date, calendar, say, shown).map(function (text) {
        var line = document.createElement("p");
        line.textContent = text;
        return line;
      }));
    }

    // Taking it along

    function text() {
      var answer = ["basis", "notice-first", "lead", "lapsed", "sentence", "caveat", "overdue", "provisional"].map(part).filter(function (line) {
        return !line.hidden;
      }).map(function (line) { return line.textContent; });
      return taking.text(model, result, say, shown, answer, data.badges);
    }

    function copy(text, done, failed) {
      SignpostPage.copy(text, function (isCopied) { part("done").textContent = isCopied ? done : failed; });
    }

    function saveCalendar() {
      var events = taking.events(model, result, say, data.badges);
      if (events.length) SignpostCalendarFile.save(events, today(), say("file"));
      part("done").textContent = say(events.length ? "saved" : "saved_none");
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
    var box = typeof SignpostCase === "undefined" ? null : SignpostCase, lastSaved = null;

    function saved() {
      var all = box && box.read("timeline"), own = all && all[model.id];
      return own && typeof own.state === "string" ? own.state : null;
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
      lastSaved = isForgotten ? null : all[model.id].state;
      box.write("timeline", Object.keys(all).length ? all : null);
    }

    // Fills the form with what a link or the case file holds; the defaults where there is nothing.
    function enter(state, problem) {
      show(part("notice"), Boolean(state && state.isDamaged));
      part("notice").textContent = state && state.isDamaged ? say(problem) : "";
      // A first estimate in place of the example, should an entry be wrong.
      var isFirst = !result;
      if (isFirst) result = engine.estimate(model, today(), {}, calendar, {}, today());
      form.set(state && state.start !== null ? state.start : today(), state ? state.choices : {}, state ? state.known : {});
      if (!update() && isFirst) showResult();
    }

    function enterSaved() {
      lastSaved = saved();
      enter(lastSaved === null ? null : taking.readFragment(model, lastSaved), "bad_saved");
    }

    // A link counts once: when the page is opened with it, or goes to it. False when the address holds none.
    function enterLink() {
      var linked = taking.readFragment(model, window.location.hash);
      if (linked) enter(linked, "bad_link");
      return Boolean(linked);
    }

    // From then on what the reader enters counts, also when the page is loaded again.
    function dropLink() {
      if (!taking.readFragment(model, window.location.hash)) return;
      try {
        window.history.replaceState(window.history.state, "", window.location.href.split("#")[0]);
      } catch (error) {
        // Some browsers forbid it for pages from disk: there the link counts again when the page is loaded again.
      }
    }

    // One change of a field is two events; the second finds nothing new.
    function updateOnce() {
      var state = form.state();
      if (state === lastState) return;
      dropLink();
      if (update()) remember(false);
      lastState = state;
    }
    form.element.addEventListener("input", updateOnce);
    form.element.addEventListener("change", updateOnce);
    form.element.addEventListener("submit", function (event) { event.preventDefault(); });
    form.element.addEventListener("reset", function (event) {
      event.preventDefault();
      show(part("notice"), false);
      dropLink();
      form.set(today(), {}, {});
      update();
      remember(true);
    });
    // Imported, erased, or written by another page. What concerns this form is its own part alone.
    if (box) box.subscribe(function () {
      if (saved() === lastSaved) return;
      dropLink();
      enterSaved();
    });
    part("stage").addEventListener("change", showWaiting);
    part("today").addEventListener("input", showWaiting);
    part("actions").addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (button && result) actions[button.dataset["do"]]();
    });
    window.addEventListener("hashchange", enterLink);
    all("[data-part=example]", function (part) { part.remove(); });
    lastSaved = saved();
    if (!enterLink()) enterSaved();
    show(form.element, true);
    show(part("actions"), true);
    show(part("starts"), false); // the form answers for any day
  }

  document.querySelectorAll('[data-tool="timeline"]').forEach(function (root) { wake(root); });
})();
