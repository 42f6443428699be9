// Days, mainland working days and the estimate in the browser: the same steps in the same order as the program's engine, so that both give the same numbers.
// Nothing here touches the page; `Tests/Vectors/timeline.json` holds both to account.
var SignpostTimeline = (function () {
  "use strict";

  var WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];
  var WEIGHT_TOTAL = 1000000;

  // Days

  // Days from civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  function dayNumber(year, month, day) {
    var y = month <= 2 ? year - 1 : year;
    var era = Math.floor(y / 400);
    var yearOfEra = y - era * 400;
    var dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
  }

  function components(number) {
    var z = number + 719468;
    var era = Math.floor(z / 146097);
    var dayOfEra = z - era * 146097;
    var yearOfEra = Math.floor(
      (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
    var dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    var m = Math.floor((5 * dayOfYear + 2) / 153);
    var month = m < 10 ? m + 3 : m - 9;
    return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1 };
  }

  function daysInMonth(month, year) {
    if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  }

  // Monday is 1, Sunday is 7.
  function weekday(number) { return (((number + 3) % 7) + 7) % 7 + 1; }

  // "YYYY-MM-DD" → day number; null for anything that is not a day.
  function parseDate(text) {
    var match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return null;
    var year = Number(match[1]), month = Number(match[2]), day = Number(match[3]);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(month, year)) return null;
    return dayNumber(year, month, day);
  }

  function padded(number, width) {
    var text = String(number);
    while (text.length < width) text = "0" + text;
    return text;
  }

  function isoDate(number) {
    var parts = components(number);
    return padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
  }

  // The program's wording of a date; the year is left out when it is `year`. A word joiner keeps 周二 on one line.
  function words(number, year) {
    var parts = components(number), day = parts.month + "\u00a0月\u00a0" + parts.day + "\u00a0日\u00a0周\u2060" + WEEKDAYS[weekday(number) - 1];
    return parts.year === year ? day : parts.year + "\u00a0年\u00a0" + day;
  }

  // The day on which a moment (a Date) falls where the reader is.
  function dayOf(moment) { return dayNumber(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()); }

  // Calendar

  // From the block's data: {years: {2026: "confirmed"}, holidays: [["2026-10-01", "国庆节"]], workdays: ["2026-10-10"], expected: […]}.
  // The late reading takes expected holidays of years without a notice as days off.
  function makeCalendar(data) {
    var holidays = new Map(), makeUpDays = new Set(), expected = new Map();
    data.holidays.forEach(function (entry) { holidays.set(parseDate(entry[0]), entry[1]); });
    data.workdays.forEach(function (text) { makeUpDays.add(parseDate(text)); });
    (data.expected || []).forEach(function (entry) { expected.set(parseDate(entry[0]), entry[1]); });
    var calendar = {
      firstExpected: expected.size ? Math.min.apply(null, Array.from(expected.keys())) : Infinity,
      isPredicted: function (year) { return data.years[year] !== "confirmed"; },
      isWorkday: function (number, isLate) {
        if (holidays.has(number) || (isLate && expected.has(number))) return false;
        return makeUpDays.has(number) || weekday(number) <= 5;
      },
      rolled: function (number, isLate) {
        while (!calendar.isWorkday(number, isLate)) number += 1;
        return number;
      },
      workday: function (count, start, isLate) {
        var number = start;
        while (count > 0) {
          number += 1;
          if (calendar.isWorkday(number, isLate)) count -= 1;
        }
        return number;
      },
      // 民法典201–202: the day of the event is not counted, months end on the corresponding day.
      unrolled: function (count, unit, event) {
        if (unit === "workdays") return calendar.workday(count, event);
        if (unit === "days") return event + count;
        var parts = components(event);
        var months = parts.year * 12 + (parts.month - 1) + (unit === "years" ? count * 12 : count);
        var year = Math.floor(months / 12), month = months % 12 + 1;
        return dayNumber(year, month, Math.min(parts.day, daysInMonth(month, year)));
      },
      deadline: function (count, unit, event) {
        return unit === "workdays" ? calendar.workday(count, event) : calendar.rolled(calendar.unrolled(count, unit, event));
      },
      // 民法典203: a last day off rolls on, in the late reading only.
      readings: function (count, unit, early, late) {
        return {
          early: calendar.unrolled(count, unit, early),
          late: unit === "workdays" ? calendar.workday(count, late, true) : calendar.rolled(calendar.unrolled(count, unit, late), true)
        };
      },
      holidayRuns: function (start, end) {
        var runs = [];
        for (var number = start; number <= end; number += 1) {
          var isExpected = !holidays.has(number), name = holidays.get(number) || expected.get(number), last = runs[runs.length - 1];
          if (!name) continue;
          if (last && last.name === name && last.through + 1 === number && last.isExpected === isExpected) last.through = number;
          else runs.push({ name: name, from: number, through: number, isExpected: isExpected });
        }
        return runs;
      }
    };
    return calendar;
  }

  // Distributions: chances[i] belongs to the day first + i.

  function dateReaching(distribution, share) {
    var sum = 0;
    for (var index = 0; index < distribution.chances.length; index += 1) {
      sum += distribution.chances[index];
      if (sum >= share - 1e-9) return distribution.first + index;
    }
    return distribution.first + Math.max(0, distribution.chances.length - 1);
  }

  function shareThrough(distribution, number) {
    var sum = 0;
    for (var index = 0; index < distribution.chances.length; index += 1) {
      if (distribution.first + index <= number) sum += distribution.chances[index];
    }
    return sum;
  }

  function chanceOn(distribution, number) {
    var chance = distribution.chances[number - distribution.first];
    return chance === undefined ? 0 : chance;
  }

  // Where one arrives from each start day after some units; every calendar day is looked at once.
  function arrivals(first, days, variant, calendar, isLate) {
    var workdays = [], passed = [0], date = first, day;
    if (variant.unit === "days") return function (day, count) { return first + day + count; };
    if (variant.unit === "days-rolling") {
      var ends = [];
      for (day = 0; day < days + variant.most; day += 1) ends.push(calendar.rolled(first + day, isLate));
      return function (day, count) { return ends[day + count]; };
    }
    for (day = 1; day < Math.max(1, days); day += 1) {
      date += 1;
      if (calendar.isWorkday(date, isLate)) workdays.push(date);
      passed.push(workdays.length);
    }
    var needed = workdays.length + variant.most;
    while (workdays.length < needed) {
      date += 1;
      if (calendar.isWorkday(date, isLate)) workdays.push(date);
    }
    return function (day, count) { return count === 0 ? first + day : workdays[passed[day] + count - 1]; };
  }

  function adding(distribution, variant, calendar, isLate) {
    var chances = distribution.chances;
    var arrive = arrivals(distribution.first, chances.length, variant, calendar, isLate);
    var begin = arrive(0, variant.least);
    var end = arrive(chances.length - 1, variant.most);
    var result = new Array(end - begin + 1).fill(0);
    for (var day = 0; day < chances.length; day += 1) {
      if (!(chances[day] > 0)) continue;
      for (var step = 0; step < variant.weights.length; step += 1) {
        result[arrive(day, variant.least + step) - begin] += chances[day] * variant.weights[step] / WEIGHT_TOTAL;
      }
    }
    return { first: begin, chances: result };
  }

  // After the last step. With the chance of its loop the way goes again from the stage it names, and once more after that.
  function passing(distribution, steps, calendar, isLate) {
    var last = steps[steps.length - 1], loop = last.stage.loop;
    var once = adding(distribution, last.variant, calendar, isLate);
    if (!loop) return once;
    var from = steps.findIndex(function (step) { return step.stage.id === loop.to; });
    var round = steps.slice(from < 0 ? steps.length - 1 : from);
    function again(distribution) {
      return round.reduce(function (sum, step) { return adding(sum, step.variant, calendar, isLate); }, distribution);
    }
    var twice = again(once), thrice = again(twice);
    var shares = [1 - loop.chance, loop.chance * (1 - loop.chance), loop.chance * loop.chance];
    var length = thrice.first + thrice.chances.length - once.first;
    var chances = [];
    for (var index = 0; index < length; index += 1) {
      var date = once.first + index;
      chances.push(shares[0] * chanceOn(once, date) + shares[1] * chanceOn(twice, date) + shares[2] * chanceOn(thrice, date));
    }
    return { first: once.first, chances: chances };
  }

  // Estimate

  // A condition lists, for each option named, the choices it accepts.
  function holds(condition, choices) {
    return Object.keys(condition).every(function (key) { return condition[key].indexOf(choices[key]) >= 0; });
  }

  // Choices that are missing or unknown fall back to the first one.
  function completeChoices(model, given) {
    var choices = {};
    model.options.forEach(function (option) {
      var ids = option.choices.map(function (choice) { return choice.id; });
      choices[option.id] = ids.indexOf(given[option.id]) >= 0 ? given[option.id] : ids[0];
    });
    return choices;
  }

  function byID(list, id) { return list.find(function (item) { return item.id === id; }); }

  // The stages that happen, in the order they follow one another.
  function path(model, choices) {
    var found = [], seen = {}, stage = model.stages[0];
    while (stage && !seen[stage.id]) {
      seen[stage.id] = true;
      if (holds(stage.only, choices)) found.push(stage);
      var branch = stage.next.find(function (candidate) { return holds(candidate.when, choices); });
      stage = branch ? byID(model.stages, branch.to) : null;
    }
    return found;
  }

  function estimateStages(model, start, choices, known, calendar) {
    var early = { first: start, chances: [1] }, late = early, steps = [], stages = [];
    var way = path(model, choices);
    way.forEach(function (stage, index) {
      var variant = stage.variants.find(function (candidate) { return holds(candidate.when, choices); });
      if (!variant) return;
      var begin = dateReaching(early, 0.5);
      // What has a day, or comes before what has one, is over.
      var dated = way.slice(index).find(function (later) { return later.asks && known[later.id] !== undefined; });
      steps.push({ stage: stage, variant: variant });
      if (dated) {
        early = late = { first: known[dated.id], chances: [1] };
        begin = Math.min(begin, known[dated.id]);
      } else {
        var before = early;
        early = passing(before, steps, calendar, false);
        // The readings part only where an expected holiday is reached.
        late = late === before && calendar.firstExpected > early.first + early.chances.length - 1
          ? early : passing(late, steps, calendar, true);
      }
      stages.push({
        id: stage.id, label: stage.label, nature: stage.nature, begin: begin, p10: dateReaching(early, 0.1),
        p50: dateReaching(early, 0.5), p80: dateReaching(late, 0.8), p90: dateReaching(late, 0.9),
        distribution: late, isKnown: Boolean(dated), isImplied: Boolean(dated && dated.id !== stage.id)
      });
    });
    return stages;
  }

  // The reader's own clocks are shown early, the other side's late.
  function runClocks(model, start, choices, stages, calendar) {
    var running = [];
    model.clocks.forEach(function (clock) {
      if (!holds(clock.when, choices)) return;
      var early = start, late = start, isEstimated = false;
      if (clock.stage) {
        var stage = byID(stages, clock.stage);
        if (!stage) return;
        early = stage.p10;
        late = stage.p90;
        isEstimated = !stage.isKnown || stage.isImplied;
      } else if (clock.clock) {
        var before = byID(running, clock.clock);
        if (!before) return;
        early = before.early;
        late = before.late;
        isEstimated = true;
      }
      var dates = calendar.readings(clock.count, clock.unit, early, late);
      running.push({
        id: clock.id, owner: clock.owner, early: dates.early, late: dates.late, isEstimated: isEstimated,
        shown: clock.owner === "reader" ? dates.early : dates.late
      });
    });
    return running;
  }

  function placeCheckpoints(model, stages, clocks, calendar) {
    var placed = [];
    model.checkpoints.forEach(function (checkpoint, index) {
      var stage = byID(stages, checkpoint.stage), clock = byID(clocks, checkpoint.clock);
      // Someone must be there to ask.
      if (stage && !stage.isKnown) placed.push({ index: index, date: calendar.rolled(stage.p90, true) });
      if (clock) placed.push({ index: index, date: clock.shown });
    });
    return placed.sort(function (a, b) { return a.date - b.date || a.index - b.index; });
  }

  // `known`: days on which stages ended, by stage.
  function estimate(model, start, given, calendar, known) {
    var choices = completeChoices(model, given);
    var stages = estimateStages(model, start, choices, known || {}, calendar);
    var clocks = runClocks(model, start, choices, stages, calendar);
    var checkpoints = placeCheckpoints(model, stages, clocks, calendar);
    var dates = stages.map(function (stage) { return stage.p90; })
      .concat(clocks.map(function (clock) { return clock.late; }), checkpoints.map(function (point) { return point.date; }));
    var last = dates.length ? Math.max.apply(null, dates) : start, years = [];
    for (var year = components(start).year; year <= components(last).year; year += 1) {
      if (calendar.isPredicted(year)) years.push(year);
    }
    var own = clocks.filter(function (clock) { return clock.owner === "reader" && !clock.isEstimated; });
    var named = path(model, choices).reduce(function (all, stage) {
      var branch = stage.next.find(function (candidate) { return holds(candidate.when, choices); });
      return all.concat(stage.exits || [], branch ? branch.to : []);
    }, []);
    clocks.forEach(function (running) { named = named.concat(byID(model.clocks, running.id).exits || []); });
    return {
      exits: model.exits.filter(function (exit) { return named.indexOf(exit) >= 0; }),
      start: start, choices: choices, stages: stages, clocks: clocks, checkpoints: checkpoints, provisionalYears: years,
      firstOwn: own.reduce(function (first, clock) { return first && first.early <= clock.early ? first : clock; }, null)
    };
  }

  // Waiting for a stage: the chance that it ends in the next five working days, given that it has not ended up to and including
  // `today`; what has run out; what to do now. Null when the stage is not on the way, is the reader's own to do, has ended, or the way has not begun.
  function waiting(model, result, id, today, calendar) {
    var stage = byID(result.stages, id);
    if (!stage || stage.isKnown || byID(model.stages, id).own || today < result.start) return null;
    var through = calendar.workday(5, today, true), past = shareThrough(stage.distribution, today), left = 1 - past;
    var answer = { chance: 0, through: through, isLate: left < 1e-6, expired: null, step: null };
    if (!answer.isLate) answer.chance = (shareThrough(stage.distribution, through) - past) / left;
    answer.expired = result.clocks.find(function (running) {
      var clock = byID(model.clocks, running.id);
      return clock.limits === id && clock.verification !== "unverified" && running.late < today;
    }) || null;
    if (answer.expired || answer.chance < 0.25) {
      var next = result.checkpoints.find(function (point) { return point.date >= today; });
      answer.step = (answer.expired && model.checkpoints.find(function (point) { return point.clock === answer.expired.id; }))
        || model.checkpoints.find(function (point) { return point.stage === id; }) || (next && model.checkpoints[next.index]) || null;
    }
    return answer;
  }

  return {
    words: words, dayOf: dayOf, dayNumber: dayNumber, components: components, weekday: weekday, parseDate: parseDate, isoDate: isoDate,
    makeCalendar: makeCalendar, estimate: estimate, waiting: waiting, holds: holds, completeChoices: completeChoices, byID: byID,
    shareThrough: shareThrough
  };
})();

if (typeof module !== "undefined") module.exports = SignpostTimeline;
