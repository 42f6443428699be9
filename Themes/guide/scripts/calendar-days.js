// Days and mainland working days in the browser: dates read and written, the calendar, periods counted by law. The same as the program's
// CivilCalendar. Nothing here touches the page; `Tests/Vectors/timeline.json` holds both to account.
var SignpostDays = (function () {
  "use strict";

  var WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

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

  return {
    words: words, dayOf: dayOf, components: components, weekday: weekday, parseDate: parseDate, isoDate: isoDate, makeCalendar: makeCalendar
  };
})();

if (typeof module !== "undefined") module.exports = SignpostDays;
