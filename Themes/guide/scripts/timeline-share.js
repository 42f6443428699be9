// What a reader takes along: the entries of a calendar, the text to copy, the link that brings the form back. Nothing here touches the page.
var SignpostTimelineShare = (function () {
  "use strict";

  var ENGINE = typeof require === "undefined" ? SignpostTimeline : require("./timeline-engine.js");
  var WORDS = typeof require === "undefined" ? SignpostTimelineWords : require("./timeline-words.js");
  var DAYS = typeof require === "undefined" ? SignpostDays : require("./calendar-days.js");

  // Events of the calendar file and the lines of the text. `say` fills the interface's words, `day` writes a date.

  function note(model, running, say, badges) {
    var clock = ENGINE.byID(model.clocks, running.id), isUnverified = clock.verification === "unverified";
    return (running.isEstimated ? [say("estimated")] : []).concat(say("statute_note", {
      kind: isUnverified ? badges.unverified : badges.rule, basis: clock.basis.join("、"), condition: clock.condition,
      verified: say("verified_" + clock.verification)
    }));
  }

  // Says before all else that this is the reader's last day, and when that day is an estimate.
  function lastDay(running, say) {
    return running.owner === "other" ? "" : say(running.isEstimated ? "last_day_estimated" : "last_day");
  }

  // For SignpostCalendarFile, from today on. The same estimate gives the same ids, so that taking it again changes the entries instead of doubling them.
  function events(model, result, say, badges) {
    var found = [], noted = {};
    var choices = model.options.map(function (option) { return result.choices[option.id]; });
    function add(id, date, summary, details) {
      var year = DAYS.components(date).year, isProvisional = result.provisionalYears.indexOf(year) >= 0;
      found.push({
        id: [model.id, DAYS.isoDate(result.start)].concat(choices.join("-"), id).join("-"), date: date, summary: summary,
        detail: details.concat(isProvisional ? say("provisional", { provisional: year }) : []).join("\n")
      });
    }
    result.checkpoints.forEach(function (point) {
      var checkpoint = model.checkpoints[point.index], running = ENGINE.byID(result.clocks, checkpoint.clock);
      if (running) noted[running.id] = true;
      add(
        "check-" + (checkpoint.clock || checkpoint.stage), point.date,
        (running ? lastDay(running, say) : "") + say("event", { situation: checkpoint["if"], action: checkpoint["do"] }),
        (running ? note(model, running, say, badges) : [say("experience_note")]).concat(
          checkpoint.bring ? say("bring", { bring: checkpoint.bring }) : []));
    });
    result.clocks.forEach(function (running) {
      if (noted[running.id] || !ENGINE.isRunning(running)) return;
      var label = ENGINE.byID(model.clocks, running.id).label;
      add("clock-" + running.id, running.shown, lastDay(running, say) + label, note(model, running, say, badges));
    });
    // A calendar has no use for what is past.
    return found.filter(function (event) { return event.date >= result.today; });
  }

  // `answer`: the sentences at the head, in order.
  function text(model, result, say, day, answer, badges) {
    var lines = [model.title].concat(answer);
    function clocks(owner, title, caution) {
      var own = result.clocks.filter(function (running) { return running.owner === owner; });
      if (own.length) lines.push("", say(title), say(caution));
      own.forEach(function (running) {
        var clock = ENGINE.byID(model.clocks, running.id);
        lines.push(clock.label + "：" + say("not_after") + " " + day(running.shown) + "（" + (running.isEstimated ? say("estimated") : "")
          + (clock.verification === "unverified" ? badges.unverified : badges.rule) + "，" + say("verified_" + clock.verification) + "）"
          + WORDS.state(model, running, say));
      });
    }
    clocks("reader", "own", "own_note");
    if (result.stages.length) lines.push("", say("stages"));
    result.stages.forEach(function (stage) {
      lines.push(stage.label + "：" + WORDS.stage(stage, say, day));
    });
    if (result.checkpoints.length) lines.push("", say("checkpoints"));
    result.checkpoints.forEach(function (point) {
      var checkpoint = model.checkpoints[point.index];
      lines.push(day(point.date) + (point.date < result.today ? say("past") : "") + "：" + say("if", { situation: checkpoint["if"], action: checkpoint["do"] }));
      if (checkpoint.bring) lines.push("  " + say("bring", { bring: checkpoint.bring }));
    });
    clocks("other", "clocks", "clocks_note");
    return lines.join("\n").replace(/\u00a0/g, " ").replace(/\u2060/g, "") + "\n";
  }

  // Share link: the start date, the choices and the days already known, nothing else.

  function fragment(model, start, choices, known) {
    var parts = ["start=" + DAYS.isoDate(start)].concat(model.options.map(function (option) {
      return encodeURIComponent(option.id) + "=" + encodeURIComponent(choices[option.id]);
    }));
    model.stages.forEach(function (stage) {
      if (known && known[stage.id] !== undefined) parts.push(encodeURIComponent(stage.id) + "=" + DAYS.isoDate(known[stage.id]));
    });
    return "#" + parts.join("&");
  }

  // {start, choices, known, isDamaged}; null when the fragment is none of ours (a heading, or empty). Whatever is not understood is
  // left out.
  function readFragment(model, text) {
    if (!/^#[^=]*=/.test(text)) return null;
    var state = { start: null, choices: {}, known: {}, isDamaged: false };
    text.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("="), key, value;
      try {
        key = decodeURIComponent(part.slice(0, Math.max(0, at)));
        value = decodeURIComponent(part.slice(at + 1));
      } catch (error) {
        state.isDamaged = true;
        return;
      }
      var option = ENGINE.byID(model.options, key), stage = ENGINE.byID(model.stages, key), date = DAYS.parseDate(value);
      if (key === "start" && date !== null) state.start = date;
      else if (option && ENGINE.byID(option.choices, value)) state.choices[key] = value;
      else if (stage && stage.asks && date !== null) state.known[key] = date;
      else state.isDamaged = true;
    });
    return state;
  }

  return { events: events, text: text, fragment: fragment, readFragment: readFragment };
})();

if (typeof module !== "undefined") module.exports = SignpostTimelineShare;
