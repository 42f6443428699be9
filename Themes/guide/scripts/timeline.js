// Wakes up the timeline blocks of a page: the form, the dates filled in place, calendar file, text, link, waiting.
// Everything stays on the device; nothing is stored. If anything here fails, the static block is still complete.
(function () {
  "use strict";

  var engine = SignpostTimeline, WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent);
    var model = data.model, strings = data.strings, calendar = engine.makeCalendar(data.calendar);
    var form = part("form"), dateField = form.elements.start, result = null, lastState = "";

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }

    // Words: {name} is filled with the value of that name.
    function say(key, values) {
      return strings["timeline_" + key].replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    // The same wording as the program's dates, with a word joiner inside 周二; the year is named when it is not the start's.
    function day(date, start) {
      var parts = engine.components(date);
      var words = parts.month + "\u00a0月\u00a0" + parts.day + "\u00a0日\u00a0周\u2060" + WEEKDAYS[engine.weekday(date) - 1];
      return start !== undefined && engine.components(start).year === parts.year ? words : parts.year + "\u00a0年\u00a0" + words;
    }

    function today() {
      var now = new Date();
      return engine.dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate());
    }

    function choices() {
      var chosen = {};
      model.options.forEach(function (option) {
        var field = form.querySelector('input[name="' + option.id + '"]:checked');
        if (field) chosen[option.id] = field.value;
      });
      return engine.completeChoices(model, chosen);
    }

    function labels(chosen) {
      return model.options.map(function (option) {
        return option.choices.find(function (choice) { return choice.id === chosen[option.id]; }).label;
      }).join("；");
    }

    // The start date, or the key of what is wrong with it.
    function checkedStart() {
      if (dateField.validity && dateField.validity.badInput) return { error: "error_invalid" };
      if (!dateField.value) return { error: "error_empty" };
      var date = engine.parseDate(dateField.value);
      if (date === null) return { error: "error_invalid" };
      if (date < today() - 366) return { error: "error_past", date: date };
      if (date > today() + 366) return { error: "error_far", date: date };
      return { date: date };
    }

    function show(element, isShown) { element.hidden = !isShown; }

    function fillTime(time, date) {
      time.dateTime = engine.isoDate(date);
      time.textContent = day(date, result.start);
    }

    function update() {
      lastState = "";
      var start = checkedStart(), error = part("error");
      show(error, Boolean(start.error));
      dateField.setAttribute("aria-invalid", start.error ? "true" : "false");
      part("reading").textContent = start.date === undefined ? "" : day(start.date);
      error.textContent = start.error ? say(start.error, start.date === undefined ? {} : { date: day(start.date) }) : "";
      if (start.error) return;
      result = engine.estimate(model, start.date, choices(), calendar);
      part("done").textContent = "";
      show(part("share"), false);
      showAnswer();
      showStages();
      part("chart").replaceChildren(SignpostTimelineChart.draw(engine, model, result, calendar, chartWords(), root.id));
      showWaiting();
    }

    function showAnswer() {
      var finish = result.stages[result.stages.length - 1];
      part("sentence-likely").textContent = say("sentence_likely", { likely: day(finish.p50, result.start) });
      part("sentence-late").textContent = say("sentence_late", { late: day(finish.p80, result.start) });
      part("basis").textContent = say("from", { words: day(result.start, result.start) }) + say("chosen", { chosen: labels(result.choices) });
      show(part("provisional"), result.provisionalYears.length > 0);
      part("provisional").textContent = say("provisional", { provisional: result.provisionalYears.join("、") });
    }

    function showStages() {
      root.querySelectorAll("[data-stage]").forEach(function (item) {
        var stage = stageOf(item.dataset.stage);
        show(item, Boolean(stage));
        item.querySelectorAll("time[data-day]").forEach(function (time) { if (stage) fillTime(time, stage[time.dataset.day]); });
      });
      root.querySelectorAll("[data-clock]").forEach(function (item) {
        var clock = result.clocks.find(function (candidate) { return candidate.id === item.dataset.clock; });
        fillTime(item.querySelector("time"), clock.date);
      });
    }

    function stageOf(id) { return result.stages.find(function (stage) { return stage.id === id; }); }
    function checkpointOf(id) { return model.checkpoints.find(function (checkpoint) { return checkpoint.stage === id; }); }

    function chartWords() {
      return {
        likely: say("likely"), late: say("chart_late"), statute: data.badgeRule,
        units: { days: say("unit_days"), workdays: say("unit_workdays"), months: say("unit_months"), years: say("unit_years") }
      };
    }

    // Already waiting: an answer's chance, never a yes's.

    function showWaiting() {
      var field = part("stage"), output = part("chance");
      Array.prototype.forEach.call(field.options, function (option) {
        option.hidden = option.disabled = Boolean(option.value) && !stageOf(option.value);
      });
      var stage = stageOf(field.value);
      if (!stage) {
        field.value = "";
        output.textContent = "";
        return;
      }
      var now = today(), values = { today: day(now, result.start) };
      if (now < result.start) {
        output.textContent = say("chance_early", values);
        return;
      }
      var waiting = engine.waiting(stage, now, calendar), checkpoint = checkpointOf(stage.id);
      values.through = day(waiting.through, result.start);
      values.percent = Math.round(waiting.chance * 20) * 5;
      values.action = checkpoint ? checkpoint["do"] : "";
      var key = !checkpoint || waiting.chance >= 0.25 ? "chance" : waiting.isLate ? "chance_late" : "chance_low";
      output.textContent = say(key, values) + say("chance_note");
    }

    // Taking it along

    function events() {
      var found = [];
      model.checkpoints.forEach(function (checkpoint) {
        var stage = stageOf(checkpoint.stage);
        if (!stage) return;
        found.push({
          id: "check-" + stage.id, date: stage.p90, summary: say("if", { situation: checkpoint["if"], action: checkpoint["do"] }),
          detail: say("experience_note") + (checkpoint.bring ? say("bring", { bring: checkpoint.bring }) : "")
        });
      });
      model.clocks.forEach(function (clock, index) {
        found.push({
          id: "clock-" + clock.id, date: result.clocks[index].date, summary: clock.label,
          detail: say("statute_note", { basis: clock.basis.join("、"), condition: clock.condition })
        });
      });
      return found;
    }

    function text() {
      var lines = [model.title, part("basis").textContent, part("sentence").textContent, say("caveat")];
      if (result.provisionalYears.length) lines.push(part("provisional").textContent);
      lines.push("", say("stages"));
      result.stages.forEach(function (stage) {
        lines.push(stage.label + "：" + say("likely") + " " + day(stage.p50, result.start) + "，" + say("late") + " " + day(stage.p80, result.start));
      });
      lines.push("", say("checkpoints"));
      model.checkpoints.forEach(function (checkpoint) {
        var stage = stageOf(checkpoint.stage);
        if (!stage) return;
        lines.push(day(stage.p90, result.start) + "：" + say("if", { situation: checkpoint["if"], action: checkpoint["do"] }));
        if (checkpoint.bring) lines.push("  " + say("bring", { bring: checkpoint.bring }));
      });
      if (model.clocks.length) lines.push("", say("clocks"), say("clocks_note"));
      model.clocks.forEach(function (clock, index) {
        lines.push(clock.label + "：" + say("not_after") + " " + day(result.clocks[index].date, result.start));
      });
      return lines.join("\n").replace(/\u00a0/g, " ").replace(/\u2060/g, "") + "\n";
    }

    function copy(words, done, failed) {
      function byHand() {
        var focused = document.activeElement, area = document.createElement("textarea");
        area.value = words;
        area.className = "visually-hidden";
        document.body.appendChild(area);
        area.select();
        var isCopied = document.execCommand("copy");
        area.remove();
        if (focused) focused.focus();
        part("done").textContent = isCopied ? done : failed;
      }
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(words).then(function () { part("done").textContent = done; }, byHand);
      } else byHand();
    }

    function saveCalendar() {
      var file = new Blob([engine.calendarFile(model, result, events(), today())], { type: "text/calendar;charset=utf-8" });
      var link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = say("file");
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
      part("done").textContent = say("saved");
    }

    function share() {
      var address = window.location.href.split("#")[0] + engine.fragment(model, result.start, result.choices);
      part("link").value = address;
      show(part("share"), true);
      copy(address, say("shared"), say("shared_shown"));
    }

    var actions = {
      calendar: saveCalendar,
      copy: function () { copy(text(), say("copied"), say("copy_failed")); },
      print: function () { window.print(); },
      share: share
    };

    // The state of the form: from a link, or the default.

    function set(start, chosen) {
      dateField.value = engine.isoDate(start);
      model.options.forEach(function (option) {
        form.querySelectorAll('input[name="' + option.id + '"]').forEach(function (field) {
          field.checked = field.value === (chosen[option.id] || data.defaults[option.id]);
        });
      });
    }

    function readAddress() {
      var state = engine.readFragment(model, window.location.hash);
      show(part("notice"), Boolean(state && state.isDamaged));
      part("notice").textContent = state && state.isDamaged ? say("bad_link") : "";
      set(state && state.start !== null ? state.start : today(), state ? state.choices : {});
      update();
    }

    // One change of a field is two events; the second finds nothing new.
    function updateOnce() {
      var state = JSON.stringify([dateField.value, dateField.validity.badInput, choices()]);
      if (state === lastState) return;
      update();
      lastState = state;
    }
    form.addEventListener("input", updateOnce);
    form.addEventListener("change", updateOnce);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      show(part("notice"), false);
      set(today(), {});
      update();
    });
    part("stage").addEventListener("change", showWaiting);
    part("actions").addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (button && result) actions[button.dataset["do"]]();
    });
    window.addEventListener("hashchange", function () { if (engine.readFragment(model, window.location.hash)) readAddress(); });
    readAddress();
    show(form, true);
    show(part("actions"), true);
    show(part("waiting"), true);
  }

  document.querySelectorAll('[data-tool="timeline"]').forEach(function (root) { wake(root); });
})();
