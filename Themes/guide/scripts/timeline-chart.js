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

  // `words`: likely, late, statute, own, unverified, expected, units by name. Returns a new <svg>.
  function draw(model, result, calendar, words, id) {
    var first = result.start;
    var all = result.clocks.map(function (running) {
      var clock = SignpostTimeline.byID(model.clocks, running.id);
      var kind = clock.verification === "unverified" ? words.unverified : clock.owner === "reader" ? words.own : words.statute;
      return { count: clock.count, unit: clock.unit, date: running.shown, kind: kind };
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
      return parts.month + "\u00a0月\u00a0" + parts.day + "\u00a0日";
    }

    var pattern = node("pattern", { id: id + "-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.appendChild(node("rect", { "class": "hatch-ground", width: 6, height: 6 }));
    pattern.appendChild(node("path", { "class": "hatch-line", d: "M1.5 0V6" }));
    svg.appendChild(node("defs", {})).appendChild(pattern);

    if (result.stages.length) {
      rect(8, 3, 16, 10, "bar");
      text(28, 13, "chart-note", words.likely);
      rect(92, 3, 16, 10, "bar-late");
      text(112, 13, "chart-note", words.late);
    }
    if (clocks.length) {
      path("clock-line", "M196 8H216");
      text(220, 13, "chart-note clock-text", words.statute);
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
    var step = Math.max(1, Math.floor((mondays.length + 6) / 7));
    mondays.forEach(function (monday, index) {
      var place = x(monday), parts = SignpostDays.components(monday);
      path("axis", "M" + n(place) + " " + axis + "v" + (index % step === 0 ? 5 : 3));
      if (index % step === 0 && place > 18 && place < 320) text(place, axis + 17, "chart-note", parts.month + "/" + parts.day, "middle");
    });

    // Lines first: the labels' outline then keeps a later line out of them.
    clocks.forEach(function (clock, index) { path("clock-line", "M" + n(x(clock.date, 0.5)) + " 22V" + (axis + 38 + 18 * index)); });
    clocks.forEach(function (clock, index) {
      var place = x(clock.date, 0.5), y = axis + 38 + 18 * index, isRight = place > 170;
      text(place + (isRight ? -5 : 5), y, "chart-note clock-text",
        clock.kind + " " + clock.count + " " + words.units[clock.unit] + "：" + day(clock.date), isRight ? "end" : "start");
    });

    result.stages.forEach(function (stage, index) {
      var y = TOP + ROW * index, begin = x(Math.max(first, stage.begin)), middle = x(stage.p50, 1), end = x(stage.p90, 1);
      text(8, y + 14, "chart-label", stage.label);
      rect(232, y + 2, 102, 15, "chart-ground");
      text(332, y + 14, "chart-date", words.likely + " " + day(stage.p50), "end");
      rect(begin, y + 20, middle - begin, 13, "bar");
      if (end > middle) rect(middle, y + 20, end - middle, 13, "bar-late");
    });
    return svg;
  }

  return { draw: draw };
})();
