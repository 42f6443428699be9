// Entries of the contact log as words for a letter, and the choice of one below a field. What an entry says is taken as it was typed.
var SignpostLettersLog = (function () {
  "use strict";

  var ENTRIES = typeof require === "undefined" ? SignpostLogEntries : require("./log-entries.js");

  function nameOf(list, id) {
    var found = list.find(function (item) { return item[0] === id; });
    return found ? found[1] : "";
  }

  // Several lines as one; a line that ends without a mark gets one.
  function joined(text) {
    return text.split(/[\n\r\u000b\u000c\u0085\u2028\u2029]/).map(function (line) { return line.trim(); }).filter(Boolean)
      .map(function (line, index, all) { return index < all.length - 1 && !/[。！？；，、.!?;,]$/.test(line) ? line + "；" : line; }).join("");
  }

  function ended(text) { return /[。！？.!?]$/.test(text) ? text : text + "。"; }

  // `lists`: channels and parties as [id, label]; `say`: a string of the interface; `day`: writes an ISO date as the letters do.
  function line(entry, lists, say, day) {
    var who = [nameOf(lists.parties, entry.party), entry.name.trim(), entry.number.trim()].filter(Boolean).join("，");
    var when = day(entry.date) + (entry.time ? " " + entry.time : ""), promise = entry.promise.trim(), ticket = entry.ticket.trim();
    var how = nameOf(lists.channels, entry.channel) + (who ? say("log_who", { who: who }) : "");
    var words = ended(say("log_line", { when: how ? say("log_when", { when: when, how: how }) : when, said: joined(entry.said) }));
    if (promise) words += ended(say(entry.due ? "log_promise_due" : "log_promise", { promise: promise, due: entry.due ? day(entry.due) : "" }));
    return words + (ticket ? say("log_ticket", { ticket: ticket }) : "");
  }

  // What a field takes of an entry: "line", "ticket" or "date". Empty when the entry has none of it.
  function taken(kind, entry, lists, say, day) {
    return kind === "line" ? line(entry, lists, say, day) : kind === "ticket" ? entry.ticket.trim() : entry.date;
  }

  // A field that holds several lines gets one more; any other is filled anew.
  function added(kind, before, words) { return kind === "line" && before.trim() ? before.replace(/\s+$/, "") + "\n" + words : words; }

  // Below each field that takes something of the log: the entries that have it, newest first. `fields`: [{id, log}].
  function offer(form, fields, section, say, dayWords) {
    var entries = ENTRIES.sorted(ENTRIES.read(section).entries).reverse();
    fields.forEach(function (field) {
      var row = form.querySelector('[data-field="' + field.id + '"] [data-part="log"]'), select = row && row.querySelector("select"), before;
      if (!row) return;
      var offered = field.log ? entries.filter(function (entry) { return field.log !== "ticket" || entry.ticket.trim(); }) : [];
      row.hidden = offered.length === 0;
      before = select.value;
      select.replaceChildren.apply(select, offered.map(function (entry) {
        var said = Array.from(joined(entry.said)), short = said.slice(0, 14).join("") + (said.length > 14 ? "…" : "");
        return new Option(dayWords(entry.date) + "：" + (field.log === "ticket" ? entry.ticket.trim() : short), entry.id);
      }));
      if (offered.some(function (entry) { return entry.id === before; })) select.value = before;
      row.querySelector("button").setAttribute("aria-label", say("log_take") + " " + field.label);
    });
  }

  return { taken: taken, added: added, offer: offer };
})();

if (typeof module !== "undefined") module.exports = SignpostLettersLog;
