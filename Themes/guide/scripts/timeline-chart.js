// Draws an estimate as SVG, the same drawing as the program's `TimelineChart`: classes only, 340 units wide.
var SignpostTimelineChart = (function () {
  "use strict";

  var NAMESPACE = "http://www.w3.org/2000/svg", TOP = 44, ROW = 44;

  function node(name, attributes, content) {
    var element = document.createElementNS(NAMESPACE, name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (content !== undefined) element.textContent = content;
    return element;
  }

  // How wide a note is, roughly: 汉字 are square.
  function widthOf(text) {
    return Array.from(text).reduce(function (sum, character) { return sum + (character.codePointAt(0) > 0x2e80 ? 12 : 6.7); }, 0);
  }

  // The few words inside the drawing, from the interface's.
  function words(say, badges) {
    return {
      likely: say("likely"), eight: say("chart_eight"), late: say("chart_late"), about: say("chart_about"), statute: badges.rule,
      own: say("chart_own"), unverified: badges.unverified, expected: say("chart_expected"),
      units: { days: say("unit_days"), workdays: say("unit_workdays"), months: say("unit_months"), years: say("unit_years") }
    };
  }

  // `words`: likely, eight, late, statute, own, unverified, expected, about, units by name. Returns a new <svg>.
  function draw(model, result, calendar, words, id) {
    var first = result.start, thisYear = SignpostDays.components(result.today).year;
    var all = result.clocks.filter(function (running) { return running.state !== "over"; }).map(function (running) {
      var clock = SignpostTimeline.byID(model.clocks, running.id);
      var kind = clock.verification === "unverified" ? words.unverified : clock.owner === "reader" ? words.own : words.statute;
      return { count: clock.count, unit: clock.unit, date: running.shown, kind: kind, about: running.isEstimated ? words.about : "" };
    });
    var ends = result.stages.length ? result.stages.map(function (stage) { return stage.p90; })
      : all.map(function (clock) { return clock.date; });
    var finish = Math.max.apply(null, [1].concat(ends.map(function (end) { return end - first; })));
    // A clock far behind the last stage would squeeze the bars; it stays in the list.
    var clocks = all.filter(function (clock) { return clock.date - first <= finish * 3 / 2; });
    clocks.sort(function (a, b) { return a.date - b.date; });
    var days = clocks.reduce(function (most, clock) { return Math.max(most, clock.date - first); }, finish) + 1;
    var axis = TOP + ROW * result.stages.length + 4;
    var svg = node("svg", { "class": "timeline-chart", viewBox: "0 0 340 " + (axis + 26 + 18 * clocks.length), "aria-hidden": "true", focusable: "false" });
    var hatch = "url(#" + id + "-hatch)";

    function x(date, offset) { return 8 + (date - first + (offset || 0)) / days * 324; }
    function n(value) { return String(Math.round(value * 10) / 10); }
    function text(place, y, kind, words, anchor) {
      svg.appendChild(node("text", { "class": kind, x: n(place), y: y, "text-anchor": anchor || "start" }, words));
    }
    function path(kind, d) { svg.appendChild(node("path", { "class": kind, d: d })); }
    function rect(place, y, width, height, kind) {
      var attributes = { x: n(place), y: y, width: n(Math.max(3, width)), height: height, "class": kind };
      if (kind === "bar-late") attributes.fill = hatch;
      svg.appendChild(node("rect", attributes));
    }
    function day(date) {
      var parts = SignpostDays.components(date);
      return (parts.year === thisYear ? "" : parts.year + "\u00a0年\u00a0") + parts.month + "\u00a0月\u00a0" + parts.day + "\u00a0日";
    }

    var pattern = node("pattern", { id: id + "-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.appendChild(node("rect", { "class": "hatch-ground", width: 6, height: 6 }));
    pattern.appendChild(node("path", { "class": "hatch-line", d: "M1.5 0V6" }));
    svg.appendChild(node("defs", {})).appendChild(pattern);

    if (result.stages.length) {
      rect(8, 3, 16, 10, "bar");
      text(28, 13, "chart-note", words.likely);
      rect(62, 3, 16, 10, "bar-late");
      text(82, 13, "chart-note", words.eight);
      rect(140, 3, 16, 10, "bar-last");
      text(160, 13, "chart-note", words.late);
    }
    if (clocks.length) {
      path("clock-line", "M220 8H240");
      text(244, 13, "chart-note clock-text", words.statute);
    }

    var free = 0;
    calendar.holidayRuns(first, first + days - 1).forEach(function (run) {
      var left = x(run.from), right = x(run.through, 1), name = (run.isExpected ? words.expected : "") + run.name;
      var half = Array.from(name).length * 6;
      rect(left, 22, right - left, axis - 22, "holiday");
      var middle = Math.min(Math.max((left + right) / 2, 8 + half), 332 - half);
      if (middle - half < free) return;
      text(middle, 35, "chart-note", name, "middle");
      free = middle + half + 4;
    });

    path("axis", "M8 " + axis + "H332");
    var mondays = [];
    for (var date = first; date < first + days; date += 1) if (SignpostDays.weekday(date) === 1) mondays.push(date);
    var step = Math.max(1, Math.floor((mondays.length + 5) / 6)), year = thisYear;
    mondays.forEach(function (monday, index) {
      var place = x(monday), parts = SignpostDays.components(monday);
      path("axis", "M" + n(place) + " " + axis + "v" + (index % step === 0 ? 5 : 3));
      if (index % step !== 0 || place <= 18 || place >= 320) return;
      var isNew = parts.year !== year;
      text(isNew ? Math.min(Math.max(place, 28), 312) : place, axis + 17, "chart-note",
        (isNew ? parts.year + "/" : "") + parts.month + "/" + parts.day, "middle");
      year = parts.year;
    });

    // Lines first: the labels' outline then keeps a later line out of them.
    clocks.forEach(function (clock, index) { path("clock-line", "M" + n(x(clock.date, 0.5)) + " 22V" + (axis + 38 + 18 * index)); });
    clocks.forEach(function (clock, index) {
      var place = x(clock.date, 0.5), y = axis + 38 + 18 * index, isRight = place > 170;
      var label = clock.kind + " " + clock.count + " " + words.units[clock.unit] + "：" + clock.about + day(clock.date), width = widthOf(label);
      // On the side with more room, and never beyond the edge.
      var end = isRight ? Math.max(place - 5, width + 2) : Math.min(place + 5, 338 - width);
      text(end, y, "chart-note clock-text", label, isRight ? "end" : "start");
    });

    // Three bands: until half, eight and nine of ten ways are over. A reader's own period by law has its last day alone.
    result.stages.forEach(function (stage, index) {
      var y = TOP + ROW * index, hasDeadline = stage.deadline !== undefined, date = hasDeadline ? stage.deadline : stage.p50;
      var ground = SignpostDays.components(date).year === thisYear ? 102 : 136;
      text(8, y + 14, "chart-label", stage.label);
      rect(334 - ground, y + 2, ground, 15, "chart-ground");
      text(332, y + 14, "chart-date", (hasDeadline || stage.isKnown ? "" : words.likely + " ") + day(date), "end");
      var places = [x(Math.max(first, stage.begin)), x(date, 1)].concat(hasDeadline ? [] : [x(stage.p80, 1), x(stage.p90, 1)]);
      rect(places[0], y + 20, places[1] - places[0], 13, "bar");
      ["bar-late", "bar-last"].forEach(function (kind, band) {
        if (places[band + 2] > places[band + 1]) rect(places[band + 1], y + 20, places[band + 2] - places[band + 1], 13, kind);
      });
    });
    return svg;
  }

  return { draw: draw, words: words };
})();
