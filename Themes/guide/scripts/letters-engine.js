// Letters in the browser: entries checked, texts filled in, hints found, dates counted, as the program does it.
// Nothing here touches the page; `Tests/Vectors/letters.json` holds both to account.
var SignpostLetters = (function () {
  "use strict";

  var HALF_CHARACTERS_IN_LINE = 80, WIDEST_GAP = 10, NUMBERS = typeof require === "undefined" ? SignpostNumbers : require("./calculator-numbers.js");

  // Entries: {state: "empty"}, {state: "words", words}, {state: "wrong", problem}; a date that does not go with another date of the
  // letter is wrong beside it: {state: "wrong", problem, other}.

  var EMPTY = { state: "empty" };
  function wrong(problem) { return { state: "wrong", problem: problem }; }
  function words(text) { return { state: "words", words: text }; }
  function length(text) { return Array.from(text).length; }
  function splitLines(text) { return text.split(/[\n\r\u000b\u000c\u0085\u2028\u2029]+/); }

  // Without spaces at both ends.
  function trimmed(text) { return text.replace(/^[ \t\n\r\u00a0\u3000\ufeff]+|[ \t\n\r\u00a0\u3000\ufeff]+$/g, ""); }

  // Full-width digits and signs as ASCII: ２０２６ → 2026.
  function halfWidth(text) {
    return text.replace(/[\uff01-\uff5e]/g, function (sign) { return String.fromCharCode(sign.charCodeAt(0) - 0xfee0); })
      .replace(/\u3000/g, " ");
  }

  function phone(text) {
    var digits = text.replace(/[^0-9]/g, "").length;
    return /^[0-9 +-]+$/.test(text) && digits >= 5 && digits <= 15 ? words(text) : wrong("not-phone");
  }

  // As the calculator reads it; written without separators, and without fen when there are none.
  function money(text) {
    var found = NUMBERS.amount(text), fen = found.value;
    if (!fen) return wrong(found.error === "too_large" ? "too-much" : "not-money");
    return words(fen % 100 === 0 ? String(fen / 100) : Math.floor(fen / 100) + "." + String(fen % 100 + 100).slice(1));
  }

  function count(text) {
    var found = NUMBERS.months(text);
    return found.error ? wrong("not-count") : words(String(found.value));
  }

  function date(text, range, today, days) {
    var number = days.parseDate(text), parts = number === null ? null : days.components(number);
    if (!parts || parts.year < 1990 || parts.year > 2100) return wrong("not-date");
    if (range === "past" && number > today) return wrong("after-today");
    if (range === "future" && number < today) return wrong("before-today");
    return words(dateWords(text, days));
  }

  // As a letter writes a day; empty when it is none.
  function dateWords(text, days) {
    var number = days.parseDate(text), parts = number === null ? null : days.components(number);
    return parts ? parts.year + "年" + parts.month + "月" + parts.day + "日" : "";
  }

  // `today`: a day number; `days`: the counting of timeline-calendar.js.
  function entry(field, typed, today, days) {
    var text = trimmed(typed);
    if (!text) return EMPTY;
    if (field.kind === "phone") return phone(halfWidth(text));
    if (field.kind === "money") return money(text);
    if (field.kind === "count") return count(text);
    if (field.kind === "date") return date(text, field.range, today, days);
    if (field.kind === "choice") {
      var choice = field.choices.find(function (candidate) { return candidate.id === text; });
      return choice ? words(choice.text) : wrong("not-choice");
    }
    if (field.kind === "lines") {
      if (length(text) > field.most) return wrong("too-long");
      return words(splitLines(text).map(trimmed).filter(Boolean).join("\n"));
    }
    var line = splitLines(text).filter(Boolean).join(" ");
    if (length(line) > field.most) return wrong("too-long");
    return words(field.kind === "code" ? halfWidth(line) : line);
  }

  function holds(kind, date, other) { return kind === "after" ? date > other : kind === "not-before" ? date >= other : date <= other; }

  // All entries of a letter, each by itself and then dates against each other. `typed`: what a field holds, by its id.
  function entries(set, letter, typed, today, days) {
    var found = {}, dates = {};
    letter.uses.forEach(function (use) {
      var field = fieldOf(set, use.field);
      found[use.field] = entry(field, typed(use.field), today, days);
      if (field.kind === "date" && found[use.field].state === "words") dates[use.field] = days.parseDate(trimmed(typed(use.field)));
    });
    Object.keys(dates).forEach(function (id) {
      var broken = (fieldOf(set, id).relations || []).find(function (each) { return each[1] in dates && !holds(each[0], dates[id], dates[each[1]]); });
      if (broken) found[id] = { state: "wrong", problem: broken[0], other: broken[1] };
    });
    return found;
  }

  // Text: lines of runs, [{style, runs: [{text, isBlank}]}].

  var BLANKS = { date: "＿＿＿＿年＿＿月＿＿日", money: "＿＿＿＿＿＿", phone: "＿＿＿＿＿＿", lines: new Array(61).join("＿") };

  function lines(set, letter, known, chosen) {
    function runs(part) {
      if (typeof part === "string") return [{ text: part, isBlank: false }];
      if (part.field) {
        if (part.field in known) return [{ text: known[part.field], isBlank: false }];
        return [{ text: BLANKS[fieldOf(set, part.field).kind] || "＿＿＿＿＿＿＿＿", isBlank: true }];
      }
      var stands = part.choice === null ? part.when in known : chosen[part.when] === part.choice;
      return stands ? all(part.parts) : [];
    }
    function all(parts) { return parts.reduce(function (found, part) { return found.concat(runs(part)); }, []); }

    return letter.paragraphs.reduce(function (found, paragraph) {
      return found.concat(split(all(paragraph.parts), paragraph.style));
    }, []);
  }

  // A reader's several lines are lines of the letter too.
  function split(runs, style) {
    var found = [{ style: style, runs: [] }];
    runs.forEach(function (run) {
      run.text.split("\n").forEach(function (piece, index) {
        if (index > 0) found.push({ style: style, runs: [] });
        if (piece) found[found.length - 1].runs.push({ text: piece, isBlank: run.isBlank });
      });
    });
    return found.filter(function (line) { return textOf(line) !== ""; });
  }

  function fieldOf(set, id) { return set.fields.find(function (field) { return field.id === id; }); }
  function textOf(line) { return line.runs.map(function (run) { return run.text; }).join(""); }

  // How many lines the letter takes on paper: an estimate that errs on the long side.
  function paperLines(all) {
    return all.reduce(function (sum, line) {
      var width = Array.from(textOf(line)).reduce(function (total, character) {
        return total + (character.codePointAt(0) < 128 ? 1 : 2);
      }, line.style === "body" ? 4 : 0);
      var count = Math.max(1, Math.ceil(width / HALF_CHARACTERS_IN_LINE));
      return sum + (line.style === "heading" ? count + 2 : count);
    }, 0);
  }

  function plainText(all) {
    return all.map(function (line) {
      return (line.style === "body" ? "\u3000\u3000" : "") + textOf(line) + (line.style === "heading" ? "\n" : "");
    }).join("\n") + "\n";
  }

  // Hints: what a reader's own words should not say. Each once, with the words that gave it.

  function digitRuns(text) {
    var runs = [], run = "";
    Array.from(text + "。").forEach(function (character) {
      if (/[0-9]/.test(character) || (run.length === 17 && /[Xx]/.test(character))) run += character;
      else if (character !== "-" || !run) {
        if (run) runs.push(run);
        run = "";
      }
    });
    return runs;
  }

  function place(part, text, from, end) {
    for (var at = from; at + part.length <= end; at += 1) {
      if (part.every(function (character, index) { return text[at + index] === character; })) return at;
    }
    return -1;
  }

  // The words of a text that a pattern stands for: itself, or its parts between … with little between them; null when they do not occur.
  function wordsFor(pattern, text) {
    var parts = pattern.split("…").map(function (part) { return Array.from(part); });
    for (var begin = place(parts[0], text, 0, text.length); begin >= 0; begin = place(parts[0], text, begin + 1, text.length)) {
      var end = begin + parts[0].length;
      for (var index = 1; index < parts.length && end >= 0; index += 1) {
        var at = place(parts[index], text, end, Math.min(text.length, end + WIDEST_GAP + parts[index].length));
        end = at < 0 ? -1 : at + parts[index].length;
      }
      if (end >= 0) return text.slice(begin, end).join("");
    }
    return null;
  }

  function hints(set, typed) {
    var text = halfWidth(typed).replace(/[\s\u0085]/g, ""), characters = Array.from(text), runs = digitRuns(text), found = [];
    function stands(word) { return wordsFor(halfWidth(word), characters); }
    set.hints.forEach(function (hint) {
      var words = null;
      if (hint.unless.some(function (word) { return stands(word) !== null; })) return;
      hint.words.some(function (word) { return (words = stands(word)) !== null; });
      if (words === null && hint.digits) {
        words = runs.find(function (run) { return run.length >= hint.digits[0] && run.length <= hint.digits[1]; }) || null;
      }
      if (words !== null) found.push({ id: hint.id, message: hint.message, found: words });
    });
    return found;
  }

  // The date of a step: the reader's own deadline early, the other side's late. `other` is the other reading, null when it is the same.
  // An experience is a range, from `first`, and has no other reading.
  function stepDate(step, event, calendar, days) {
    var both = calendar.readings(step.count, step.unit, event, event);
    var shown = step.isReaders ? both.early : both.late, other = step.isReaders ? both.late : both.early;
    var years = [];
    for (var year = days.components(event).year; year <= days.components(both.late).year; year += 1) {
      if (calendar.isPredicted(year)) years.push(year);
    }
    var first = step.least ? calendar.readings(step.least, step.unit, event, event).late : null;
    return { first: first, date: shown, other: shown === other || first !== null ? null : other, provisionalYears: years };
  }

  // How the day a letter is handed in lies to a deadline of its writer: in time, over by the early reading only, or over.
  function standing(found, day) { return day <= found.date ? "in-time" : found.other !== null && day <= found.other ? "last-days" : "over"; }

  // A step for SignpostCalendarFile: the same letter and day give the same id. `lines`: what stands below the summary.
  function event(letter, index, from, found, summary, lines, days) {
    return {
      id: ["letter", letter.id, days.isoDate(from), index + 1].join("-"), date: found.date, summary: summary,
      detail: lines.filter(Boolean).join("\n")
    };
  }

  return {
    entry: entry, entries: entries, dateWords: dateWords, event: event, lines: lines, textOf: textOf, paperLines: paperLines, plainText: plainText,
    hints: hints, stepDate: stepDate, standing: standing, fieldOf: fieldOf
  };
})();

if (typeof module !== "undefined") module.exports = SignpostLetters;
