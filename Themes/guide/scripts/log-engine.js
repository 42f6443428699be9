// The contact log's rules: what an entry needs, the evidence list, the days since an entry, the table as CSV. The same as the program's
// (LogEntry, EvidenceList); `Tests/Vectors/log.json` holds both to account. Nothing here touches the page.
var SignpostLog = (function () {
  "use strict";

  var ENTRIES = typeof require === "undefined" ? SignpostLogEntries : require("./log-entries.js");
  var NOTES = ["name", "number", "promise", "ticket", "place", "purpose"], LONGEST_NOTE = 200, LONGEST_TEXT = 2000, FIRST_YEAR = 2000;

  function trimmed(text) { return text.replace(/^[ \t\n\r\u00a0\u3000\ufeff]+|[ \t\n\r\u00a0\u3000\ufeff]+$/g, ""); }
  function length(text) { return Array.from(text).length; }
  function has(list, id) { return list.some(function (item) { return item[0] === id; }); }
  function label(list, id) {
    var found = list.find(function (item) { return item[0] === id; });
    return found ? found[1] : "";
  }

  // Everything wrong with an entry, as [field, kind] in the order of its fields. `days` counts dates (parseDate, components).
  function problems(entry, model, today, days) {
    var found = [], day = days.parseDate(entry.date), due = days.parseDate(entry.due);
    function add(field, kind, isWrong) { if (isWrong) found.push([field, kind]); }
    function note(field) { add(field, "long", length(entry[field]) > LONGEST_NOTE); }
    add("date", "empty", !trimmed(entry.date));
    add("date", "not-date", trimmed(entry.date) && day === null);
    add("date", "too-old", day !== null && days.components(day).year < FIRST_YEAR);
    add("date", "future", day !== null && day > today);
    add("time", "not-time", entry.time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(entry.time));
    add("channel", "unknown", entry.channel && !has(model.channels, entry.channel));
    add("party", "unknown", entry.party && !has(model.parties, entry.party));
    note("name");
    note("number");
    add("said", "empty", !trimmed(entry.said));
    add("said", "long", length(entry.said) > LONGEST_TEXT);
    note("promise");
    add("due", "not-date", entry.due && due === null);
    add("due", "before-entry", day !== null && due !== null && due < day);
    note("ticket");
    add("evidence", "unknown", entry.evidence.some(function (id) { return !has(model.evidence, id); }));
    note("place");
    note("purpose");
    return found;
  }

  // What looks like the whole number of an identity card (GB 11643) or a payment card (ISO/IEC 7812-1): no log needs it.

  function isIdentityNumber(run) {
    if (!/^\d{17}[\dXx]$/.test(run)) return false;
    var weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    var sum = weights.reduce(function (total, weight, index) { return total + weight * Number(run[index]); }, 0);
    return "10X98765432"[sum % 11] === run[17].toUpperCase();
  }

  function isPaymentCardNumber(run) {
    if (!/^\d{16,19}$/.test(run)) return false;
    return run.split("").reverse().reduce(function (total, digit, index) {
      var value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0) % 10 === 0;
  }

  function holdsCardNumber(text) {
    var run = "", previous = "", signs = Array.from(text).concat([""]);
    for (var index = 0; index < signs.length; index += 1) {
      var sign = signs[index];
      if (/^\d$/.test(sign) || (/^[Xx]$/.test(sign) && run.length === 17)) run += sign;
      else if (!(/^[ -]$/.test(sign) && /^\d$/.test(previous))) {
        if (isIdentityNumber(run) || isPaymentCardNumber(run)) return true;
        run = "";
      }
      previous = sign;
    }
    return false;
  }

  function entryHoldsCardNumber(entry) { return NOTES.concat(["said"]).some(function (field) { return holdsCardNumber(entry[field]); }); }

  // Evidence list

  function fill(pattern, name, value) { return pattern.split("{" + name + "}").join(value); }

  function content(entry, words) {
    var lines = entry.said.split(/[\n\r\u000b\u000c\u0085\u2028\u2029]/).map(trimmed).filter(Boolean);
    var promise = trimmed(entry.promise), ticket = trimmed(entry.ticket);
    if (promise) lines.push(fill(fill(entry.due ? words.promiseDue : words.promise, "due", entry.due), "promise", promise));
    if (ticket) lines.push(fill(words.ticket, "ticket", ticket));
    return lines;
  }

  function rows(entries, model, words) {
    return ENTRIES.sorted(entries).map(function (entry, index) {
      var kinds = model.evidence.filter(function (item) { return entry.evidence.indexOf(item[0]) >= 0; });
      var who = [label(model.channels, entry.channel), label(model.parties, entry.party), trimmed(entry.name), trimmed(entry.number)];
      return {
        number: index + 1, when: entry.time ? entry.date + " " + entry.time : entry.date,
        evidence: kinds.length ? kinds.map(function (item) { return item[1]; }).join("、") : words.none,
        source: who.filter(Boolean).join("，"), content: content(entry, words), purpose: trimmed(entry.purpose), place: trimmed(entry.place)
      };
    });
  }

  function text(entries, model, words) {
    return rows(entries, model, words).map(function (row) {
      var lines = [row.number + ". " + row.when, "   " + words.evidence + "：" + row.evidence];
      if (row.source) lines.push("   " + words.source + "：" + row.source);
      row.content.forEach(function (line, index) { lines.push(index === 0 ? "   " + words.content + "：" + line : "   " + line); });
      if (row.purpose) lines.push("   " + words.purpose + "：" + row.purpose);
      if (row.place) lines.push("   " + words.place + "：" + row.place);
      return lines.map(function (line) { return line + "\n"; }).join("");
    }).join("");
  }

  // RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. A cell that would be a formula becomes text.
  function csv(titles, table) {
    function cell(value) {
      var safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
      return '"' + safe.replace(/"/g, '""') + '"';
    }
    return "\ufeff" + [titles].concat(table).map(function (row) { return row.map(cell).join(",") + "\r\n"; }).join("");
  }

  // Days and working days after one day, up to and including another; the first day is not counted (民法典 201).
  function waited(from, through, calendar) {
    var count = { days: Math.max(0, through - from), workdays: 0 };
    for (var number = from + 1; number <= through; number += 1) if (calendar.isWorkday(number)) count.workdays += 1;
    return count;
  }

  return {
    problems: problems, holdsCardNumber: holdsCardNumber, entryHoldsCardNumber: entryHoldsCardNumber, rows: rows, text: text, csv: csv, waited: waited
  };
})();

if (typeof module !== "undefined") module.exports = SignpostLog;
