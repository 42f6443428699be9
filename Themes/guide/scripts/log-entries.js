// The entries of the contact log as the case file holds them: read whatever the file says, put in order. Nothing here touches the page.
var SignpostLogEntries = (function () {
  "use strict";

  var TEXTS = ["id", "date", "time", "channel", "party", "name", "number", "said", "promise", "due", "ticket", "place", "purpose"];

  // By day and time; entries of one moment keep their order, an unknown time comes first in its day.
  function sorted(entries) {
    return entries.map(function (entry, index) { return { entry: entry, key: entry.date + " " + entry.time, index: index }; })
      .sort(function (a, b) { return a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index; })
      .map(function (item) { return item.entry; });
  }

  function isRecord(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  // All texts of an entry, whatever the file had for them.
  function sound(item) {
    var entry = {};
    TEXTS.forEach(function (field) { entry[field] = typeof item[field] === "string" ? item[field] : ""; });
    entry.evidence = Array.isArray(item.evidence) ? item.evidence.filter(function (id) { return typeof id === "string"; }) : [];
    return entry;
  }

  // What a case file's section holds: its entries; what cannot be one, handed back as it is, so that nothing is lost by writing again; and
  // what was half typed, where something was.
  function read(section) {
    var found = { entries: [], rest: [] }, unfinished = isRecord(section) && section.unfinished;
    var list = section && Array.isArray(section.entries) ? section.entries : section === undefined ? [] : [section];
    list.forEach(function (item) {
      if (isRecord(item) && typeof item.date === "string" && typeof item.said === "string") found.entries.push(sound(item));
      else found.rest.push(item);
    });
    // Each has an id of its own, whatever the file said.
    var seen = {}, number = 0;
    function free() {
      do number += 1; while (found.entries.some(function (entry) { return entry.id === "e" + number; }));
      return "e" + number;
    }
    found.entries.forEach(function (entry) {
      if (!/^e[0-9]{1,9}$/.test(entry.id) || seen[entry.id]) entry.id = free();
      seen[entry.id] = true;
    });
    if (isRecord(unfinished) && isRecord(unfinished.form)) {
      found.unfinished = { form: sound(unfinished.form) };
      if (isRecord(unfinished.behind)) found.unfinished.behind = sound(unfinished.behind);
    }
    return found;
  }

  return { read: read, sorted: sorted };
})();

if (typeof module !== "undefined") module.exports = SignpostLogEntries;
