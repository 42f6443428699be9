// A calendar file (RFC 5545) of all-day events with an alarm a day before, the same as the program writes (CalendarFile.swift);
// `Tests/Vectors/calendar-file.json` holds both to account. Nothing here touches the page.
var SignpostCalendarFile = (function () {
  "use strict";

  var DAYS = typeof require === "undefined" ? SignpostDays : require("./calendar-days.js");

  function escaped(text) {
    return text.replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\n/g, "\\n");
  }

  function octets(character) {
    var code = character.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  // Lines of at most 75 octets, never cut inside a character.
  function folded(line) {
    var text = "", count = 0;
    Array.from(line).forEach(function (character) {
      var size = octets(character);
      if (count + size > 75) {
        text += "\r\n ";
        count = 1;
      }
      text += character;
      count += size;
    });
    return text;
  }

  function compact(number) { return DAYS.isoDate(number).replace(/-/g, ""); }

  // `events`: [{id, date, summary, detail}], an id unique to the event and the same each time; `stamp`: the day written as DTSTAMP.
  function write(events, stamp) {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Signpost//ZH", "CALSCALE:GREGORIAN"];
    events.forEach(function (event) {
      lines.push(
        "BEGIN:VEVENT", "UID:" + event.id + "@signpost", "DTSTAMP:" + compact(stamp) + "T000000Z",
        "DTSTART;VALUE=DATE:" + compact(event.date), "DTEND;VALUE=DATE:" + compact(event.date + 1), "SUMMARY:" + escaped(event.summary),
        "DESCRIPTION:" + escaped(event.detail), "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:" + escaped(event.summary), "TRIGGER:-P1D", "END:VALARM", "END:VEVENT");
    });
    lines.push("END:VCALENDAR");
    return lines.map(function (line) { return folded(line) + "\r\n"; }).join("");
  }

  // Gives the reader the file; `today` is its stamp.
  function save(events, today, name) { SignpostPage.save(write(events, today), name, "text/calendar"); }

  return { write: write, save: save };
})();

if (typeof module !== "undefined") module.exports = SignpostCalendarFile;
