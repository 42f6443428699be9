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

    // Each step with its element, the day it is counted from (null while that is not known) and its date.
    function steps(section, letter, dayOf) {
      var items = section.querySelectorAll('[data-part="step"]');
      return letter.steps.map(function (step, index) {
        var from = dayOf(step.from);
        return { step: step, item: items[index], from: from, found: from === null ? null : engine.stepDate(step, from, calendar, days) };
      });
    }

    // `dayOf`: the day number of a date field, or null.
    function show(section, letter, dayOf) {
      steps(section, letter, dayOf).forEach(function (each) {
        var when = part("when", each.item), other = part("other", each.item), time = document.createElement("time");
        var words = each.found ? say("date") + " " : say("no_date", { from: engine.fieldOf(set, each.step.from).label });
        SignpostNodes.write(other, each.found ? notes(each.step, each.found) : "");
        SignpostNodes.show(other, other.textContent !== "");
        if (each.found) {
          time.dateTime = days.isoDate(each.found.date);
          time.textContent = dayWords(each.found.date);
        }
        SignpostNodes.fill(when, [document.createTextNode(words)].concat(each.found ? [time] : []));
      });
      if (letter.steps.length) SignpostNodes.write(part("noted", section), "");
    }

    // The steps with a date, in the words the page shows, and the labels of the days that the others lack.
    function events(section, letter, dayOf) {
      var known = [], lacking = [];
      steps(section, letter, dayOf).forEach(function (each, index) {
        var label = engine.fieldOf(set, each.step.from).label, badge = each.item.querySelector(".badge");
        if (!each.found) {
          if (lacking.indexOf(label) < 0) lacking.push(label);
          return;
        }
        known.push(engine.event(letter, index, each.from, each.found, part("label", each.item).textContent, [
          say("event", { title: letter.title }), part("do", each.item).textContent,
          (badge ? badge.textContent + "：" : "") + part("rule", each.item).textContent, notes(each.step, each.found)
        ], days));
      });
      return { events: known, lacking: lacking };
    }

    return { show: show, events: events };
  }

  return { over: over };
})();
