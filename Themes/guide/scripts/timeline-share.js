// What a reader takes along: the calendar file, the text to copy, the link that brings the form back. Nothing here touches the page.
var SignpostTimelineShare = (function () {
  "use strict";

  var ENGINE = typeof require === "undefined" ? SignpostTimeline : require("./timeline-engine.js");

  // Calendar file (RFC 5545): all-day events, an alarm a day before; the same estimate gives the same UIDs.

  function escapedICS(text) {
    return text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\n/g, "\\n");
  }

  function octets(character) {
    var code = character.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  // Lines of at most 75 octets, never cut inside a character.
  function foldedICS(line) {
    var folded = "", count = 0;
    Array.from(line).forEach(function (character) {
      var size = octets(character);
      if (count + size > 75) {
        folded += "\r\n ";
        count = 1;
      }
      folded += character;
      count += size;
    });
    return folded;
  }

  // `events`: [{id, date, summary, detail}]; `stamp`: the day written as DTSTAMP.
  function calendarFile(model, result, events, stamp) {
    function compact(number) { return ENGINE.isoDate(number).replace(/-/g, ""); }
    var choices = model.options.map(function (option) { return result.choices[option.id]; }).join("-");
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//timeline//ZH", "CALSCALE:GREGORIAN"];
    events.forEach(function (event) {
      lines.push(
        "BEGIN:VEVENT", "UID:" + [model.id, ENGINE.isoDate(result.start), choices, event.id].join("-") + "@signpost",
        "DTSTAMP:" + compact(stamp) + "T000000Z", "DTSTART;VALUE=DATE:" + compact(event.date),
        "DTEND;VALUE=DATE:" + compact(event.date + 1), "SUMMARY:" + escapedICS(event.summary),
        "DESCRIPTION:" + escapedICS(event.detail), "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:" + escapedICS(event.summary), "TRIGGER:-P1D", "END:VALARM", "END:VEVENT");
    });
    lines.push("END:VCALENDAR");
    return lines.map(function (line) { return foldedICS(line) + "\r\n"; }).join("");
  }

  // Events of the calendar file and the lines of the text. `say` fills the interface's words, `day` writes a date.

  function note(model, running, say, badges) {
    var clock = ENGINE.byID(model.clocks, running.id), isUnverified = clock.verification === "unverified";
    return say("statute_note", {
      kind: isUnverified ? badges.unverified : badges.rule, basis: clock.basis.join("、"), condition: clock.condition,
      verified: say("verified_" + clock.verification)
    });
  }

  function events(model, result, say, badges) {
    var found = [], noted = {};
    function provisional(date) {
      var year = ENGINE.components(date).year;
      return result.provisionalYears.indexOf(year) >= 0 ? say("provisional", { provisional: year }) : "";
    }
    result.checkpoints.forEach(function (point) {
      var checkpoint = model.checkpoints[point.index], running = ENGINE.byID(result.clocks, checkpoint.clock);
      if (running) noted[running.id] = true;
      found.push({
        id: "check-" + (checkpoint.clock || checkpoint.stage), date: point.date,
        summary: say("if", { situation: checkpoint["if"], action: checkpoint["do"] }),
        detail: (running ? note(model, running, say, badges) : say("experience_note"))
          + (checkpoint.bring ? say("bring", { bring: checkpoint.bring }) : "") + provisional(point.date)
      });
    });
    result.clocks.forEach(function (running) {
      if (noted[running.id]) return;
      found.push({
        id: "clock-" + running.id, date: running.shown, summary: ENGINE.byID(model.clocks, running.id).label,
        detail: note(model, running, say, badges) + provisional(running.shown)
      });
    });
    return found;
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
          + (clock.verification === "unverified" ? badges.unverified : badges.rule) + "，" + say("verified_" + clock.verification) + "）");
      });
    }
    clocks("reader", "own", "own_note");
    if (result.stages.length) lines.push("", say("stages"));
    result.stages.forEach(function (stage) {
      lines.push(stage.label + "：" + (stage.isKnown ? say(stage.isImplied ? "over" : "happened") + " " + day(stage.p50)
        : stage.p10 === stage.p90 ? say("certain") + " " + day(stage.p50) : say("likely") + " " + day(stage.p50) + "，" + say("late") + " " + day(stage.p80)));
    });
    if (result.checkpoints.length) lines.push("", say("checkpoints"));
    result.checkpoints.forEach(function (point) {
      var checkpoint = model.checkpoints[point.index];
      lines.push(day(point.date) + "：" + say("if", { situation: checkpoint["if"], action: checkpoint["do"] }));
      if (checkpoint.bring) lines.push("  " + say("bring", { bring: checkpoint.bring }));
    });
    clocks("other", "clocks", "clocks_note");
    return lines.join("\n").replace(/\u00a0/g, " ").replace(/\u2060/g, "") + "\n";
  }

  // Share link: the start date, the choices and the days already known, nothing else.

  function fragment(model, start, choices, known) {
    var parts = ["start=" + ENGINE.isoDate(start)].concat(model.options.map(function (option) {
      return encodeURIComponent(option.id) + "=" + encodeURIComponent(choices[option.id]);
    }));
    model.stages.forEach(function (stage) {
      if (known && known[stage.id] !== undefined) parts.push(encodeURIComponent(stage.id) + "=" + ENGINE.isoDate(known[stage.id]));
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
      var option = ENGINE.byID(model.options, key), stage = ENGINE.byID(model.stages, key), date = ENGINE.parseDate(value);
      if (key === "start" && date !== null) state.start = date;
      else if (option && ENGINE.byID(option.choices, value)) state.choices[key] = value;
      else if (stage && stage.asks && date !== null) state.known[key] = date;
      else state.isDamaged = true;
    });
    return state;
  }

  return { calendarFile: calendarFile, events: events, text: text, fragment: fragment, readFragment: readFragment };
})();

if (typeof module !== "undefined") module.exports = SignpostTimelineShare;
