// The estimate in the browser: the same steps in the same order as the program's engine, so that both give the same numbers.
// Days are whole numbers (1970-01-01 is 0). Nothing here touches the page; `Tests/Vectors/timeline.json` holds both to account.
var SignpostTimeline = (function () {
  "use strict";

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

  // Calendar

  // From the block's data: {years: {2026: "confirmed"}, holidays: [["2026-10-01", "国庆节"]], workdays: ["2026-10-10"]}.
  function makeCalendar(data) {
    var holidays = new Map(), makeUpDays = new Set();
    data.holidays.forEach(function (entry) { holidays.set(parseDate(entry[0]), entry[1]); });
    data.workdays.forEach(function (text) { makeUpDays.add(parseDate(text)); });
    var calendar = {
      isPredicted: function (year) { return data.years[year] !== "confirmed"; },
      holidayName: function (number) { return holidays.get(number) || null; },
      isWorkday: function (number) {
        if (holidays.has(number)) return false;
        return makeUpDays.has(number) || weekday(number) <= 5;
      },
      rolled: function (number) {
        while (!calendar.isWorkday(number)) number += 1;
        return number;
      },
      workday: function (count, start) {
        var number = start;
        while (count > 0) {
          number += 1;
          if (calendar.isWorkday(number)) count -= 1;
        }
        return number;
      },
      // 民法典201–203: the day of the event is not counted, months end on the corresponding day, a last day off rolls on.
      deadline: function (count, unit, event) {
        if (unit === "workdays") return calendar.workday(count, event);
        if (unit === "days") return calendar.rolled(event + count);
        var parts = components(event);
        var months = parts.year * 12 + (parts.month - 1) + (unit === "years" ? count * 12 : count);
        var year = Math.floor(months / 12), month = months % 12 + 1;
        return calendar.rolled(dayNumber(year, month, Math.min(parts.day, daysInMonth(month, year))));
      },
      holidayRuns: function (start, end) {
        var runs = [];
        for (var number = start; number <= end; number += 1) {
          var name = holidays.get(number), last = runs[runs.length - 1];
          if (!name) continue;
          if (last && last.name === name && last.through + 1 === number) last.through = number;
          else runs.push({ name: name, from: number, through: number });
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
  function arrivals(first, days, variant, calendar) {
    var workdays = [], passed = [0], date = first, day;
    if (variant.unit === "days") return function (day, count) { return first + day + count; };
    if (variant.unit === "days-rolling") return function (day, count) { return calendar.rolled(first + day + count); };
    for (day = 1; day < Math.max(1, days); day += 1) {
      date += 1;
      if (calendar.isWorkday(date)) workdays.push(date);
      passed.push(workdays.length);
    }
    var needed = workdays.length + variant.most;
    while (workdays.length < needed) {
      date += 1;
      if (calendar.isWorkday(date)) workdays.push(date);
    }
    return function (day, count) { return count === 0 ? first + day : workdays[passed[day] + count - 1]; };
  }

  function adding(distribution, variant, calendar) {
    var chances = distribution.chances;
    var arrive = arrivals(distribution.first, chances.length, variant, calendar);
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

  // With the chance `again` a stage is done once more, and once more after that, never a fourth time.
  function passing(distribution, variant, again, calendar) {
    var once = adding(distribution, variant, calendar);
    if (!(again > 0)) return once;
    var twice = adding(once, variant, calendar);
    var thrice = adding(twice, variant, calendar);
    var shares = [1 - again, again * (1 - again), again * again];
    var length = thrice.first + thrice.chances.length - once.first;
    var chances = [];
    for (var index = 0; index < length; index += 1) {
      var date = once.first + index;
      chances.push(shares[0] * chanceOn(once, date) + shares[1] * chanceOn(twice, date) + shares[2] * chanceOn(thrice, date));
    }
    return { first: once.first, chances: chances };
  }

  // Estimate

  function holds(conditions, choices) {
    return Object.keys(conditions).every(function (key) { return choices[key] === conditions[key]; });
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

  function estimate(model, start, given, calendar) {
    var choices = completeChoices(model, given);
    var distribution = { first: start, chances: [1] };
    var stages = [];
    model.stages.forEach(function (stage) {
      if (!holds(stage.only, choices)) return;
      var variant = stage.variants.find(function (candidate) { return holds(candidate.when, choices); });
      if (!variant) return;
      var begin = dateReaching(distribution, 0.5);
      distribution = passing(distribution, variant, stage.again, calendar);
      stages.push({
        id: stage.id, label: stage.label, nature: stage.nature, begin: begin, p10: dateReaching(distribution, 0.1),
        p50: dateReaching(distribution, 0.5), p80: dateReaching(distribution, 0.8), p90: dateReaching(distribution, 0.9),
        basis: variant.basis, distribution: distribution
      });
    });
    var clocks = model.clocks.map(function (clock) {
      return { id: clock.id, date: calendar.deadline(clock.count, clock.unit, start) };
    });
    var last = clocks.reduce(function (latest, clock) { return Math.max(latest, clock.date); },
      stages.length ? stages[stages.length - 1].p90 : start);
    var years = [];
    for (var year = components(start).year; year <= components(last).year; year += 1) {
      if (calendar.isPredicted(year)) years.push(year);
    }
    return { start: start, choices: choices, stages: stages, clocks: clocks, provisionalYears: years };
  }

  // The chance that a stage ends in the next five working days, given that it has not ended up to and including `today`.
  function waiting(stage, today, calendar) {
    var through = calendar.workday(5, today);
    var past = shareThrough(stage.distribution, today);
    var left = 1 - past;
    if (left < 1e-6) return { chance: 0, through: through, isLate: true };
    return { chance: (shareThrough(stage.distribution, through) - past) / left, through: through, isLate: false };
  }

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
    function compact(number) { return isoDate(number).replace(/-/g, ""); }
    var choices = model.options.map(function (option) { return result.choices[option.id]; }).join("-");
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//timeline//ZH", "CALSCALE:GREGORIAN"];
    events.forEach(function (event) {
      lines.push(
        "BEGIN:VEVENT", "UID:" + [model.id, isoDate(result.start), choices, event.id].join("-") + "@signpost",
        "DTSTAMP:" + compact(stamp) + "T000000Z", "DTSTART;VALUE=DATE:" + compact(event.date),
        "DTEND;VALUE=DATE:" + compact(event.date + 1), "SUMMARY:" + escapedICS(event.summary),
        "DESCRIPTION:" + escapedICS(event.detail), "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:" + escapedICS(event.summary), "TRIGGER:-P1D", "END:VALARM", "END:VEVENT");
    });
    lines.push("END:VCALENDAR");
    return lines.map(function (line) { return foldedICS(line) + "\r\n"; }).join("");
  }

  // Share link: the start date and the choices, nothing else.

  function fragment(model, start, choices) {
    return "#" + ["start=" + isoDate(start)].concat(model.options.map(function (option) {
      return encodeURIComponent(option.id) + "=" + encodeURIComponent(choices[option.id]);
    })).join("&");
  }

  // {start, choices, isDamaged}; null when the fragment is none of ours (a heading, or empty). Whatever is not understood is left out.
  function readFragment(model, text) {
    if (!/^#[^=]*=/.test(text)) return null;
    var state = { start: null, choices: {}, isDamaged: false };
    text.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("="), key, value;
      try {
        key = decodeURIComponent(part.slice(0, Math.max(0, at)));
        value = decodeURIComponent(part.slice(at + 1));
      } catch (error) {
        state.isDamaged = true;
        return;
      }
      var option = model.options.find(function (candidate) { return candidate.id === key; });
      if (key === "start" && parseDate(value) !== null) state.start = parseDate(value);
      else if (option && option.choices.some(function (choice) { return choice.id === value; })) state.choices[key] = value;
      else state.isDamaged = true;
    });
    return state;
  }

  return {
    dayNumber: dayNumber, components: components, weekday: weekday, parseDate: parseDate, isoDate: isoDate,
    makeCalendar: makeCalendar, estimate: estimate, waiting: waiting, shareThrough: shareThrough,
    completeChoices: completeChoices, calendarFile: calendarFile, fragment: fragment, readFragment: readFragment
  };
})();

if (typeof module !== "undefined") module.exports = SignpostTimeline;
