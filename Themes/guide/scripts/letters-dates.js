// The dates after a letter has gone: shown below it as they become known, and as entries of a calendar.
var SignpostLetterDates = (function () {
  "use strict";

  function part(name, parent) { return parent.querySelector('[data-part="' + name + '"]'); }

  // `say`: a string of the interface; `dayWords`: writes a day number.
  function over(set, calendar, say, dayWords) {
    var engine = SignpostLetters, days = SignpostDays;

    // What is to be known about a date: the other reading, years without a calendar.
    function notes(step, found) {
      return (found.other === null ? "" : say(step.isReaders ? "other_yours" : "other_theirs", { date: dayWords(found.other) }))
        + (found.provisionalYears.length ? say("provisional", { years: found.provisionalYears.join("、") }) : "");
    }

    // Each step with its element, the day it is counted from (null while that is not known) and its date; a deadline of the reader's also
    // with how the letter lies to it. A letter dated before the deadline that is over by today may have been sent in time, or not yet at all.
    function steps(section, letter, dayOf) {
      var items = section.querySelectorAll('[data-part="step"]');
      return letter.steps.map(function (step, index) {
        var from = dayOf(step.from), found = from === null ? null : engine.stepDate(step, from, calendar, days);
        return { step: step, item: items[index], from: from, found: found, standing: found && step.isReaders ? standing(found, dayOf("sent"), dayOf("today")) : "" };
      });
    }

    function standing(found, sent, today) {
      var own = engine.standing(found, sent);
      return own !== "over" && sent < today && engine.standing(found, today) === "over" ? "past" : own;
    }

    function time(date) {
      var element = document.createElement("time");
      element.dateTime = days.isoDate(date);
      element.textContent = dayWords(date);
      return element;
    }

    function isOver(each) { return each.standing === "over" || each.standing === "past"; }

    function when(each) {
      var found = each.found;
      if (!found) return [say("no_date", { from: engine.fieldOf(set, each.step.from).label })];
      if (found.first !== null) return [time(found.first), " " + say("until") + " ", time(found.date)];
      return [say("date") + " ", time(found.date)].concat(isOver(each) ? [say("over")] : []);
    }

    // `dayOf`: the day number of a date field, or null; of "sent", the day the letter is handed in; of "today".
    function show(section, letter, dayOf) {
      steps(section, letter, dayOf).forEach(function (each) {
        var other = part("other", each.item);
        SignpostNodes.write(other, each.found ? notes(each.step, each.found) : "");
        SignpostNodes.show(other, other.textContent !== "" && !isOver(each));
        SignpostNodes.fill(part("when", each.item), when(each).map(function (piece) {
          return typeof piece === "string" ? document.createTextNode(piece) : piece;
        }));
        SignpostNodes.show(part("in-time", each.item), !isOver(each));
      });
      if (letter.steps.length) SignpostNodes.write(part("noted", section), "");
    }

    // What there is to be said of the deadlines that are counted from a field and over, or nearly so, when the letter is handed in.
    function warnings(section, letter, dayOf, field) {
      return steps(section, letter, dayOf).filter(function (each) {
        return each.step.from === field && each.standing && each.standing !== "in-time";
      }).map(function (each) {
        return say({ over: "over_field", past: "past_field" }[each.standing] || "last_field", {
          date: dayWords(each.found.date), last: each.found.other === null ? "" : dayWords(each.found.other), late: part("late", each.item).textContent
        });
      });
    }

    // The steps with a date, in the words the page shows, and the labels of the days that the others lack.
    // A day that is over by today is no use there; a deadline that is over by the early reading only is noted by the other.
    function events(section, letter, dayOf, today) {
      var known = [], lacking = [], past = 0;
      steps(section, letter, dayOf).forEach(function (each, index) {
        var label = engine.fieldOf(set, each.step.from).label, badge = each.item.querySelector(".badge");
        if (!each.found) {
          if (lacking.indexOf(label) < 0) lacking.push(label);
          return;
        }
        if (each.step.isReaders && each.found.date < today && each.found.other !== null) each.found.date = each.found.other;
        if (each.found.date < today) {
          past += 1;
          return;
        }
        known.push(engine.event(letter, index, each.from, each.found, part("label", each.item).textContent, [
          say("event", { title: letter.title }), part("do", each.item).textContent,
          (badge ? badge.textContent + "：" : "") + part("rule", each.item).textContent, notes(each.step, each.found)
        ], days));
      });
      return { events: known, lacking: lacking, past: past };
    }

    return { show: show, warnings: warnings, events: events };
  }

  return { over: over };
})();
