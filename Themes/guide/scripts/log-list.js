// What the contact log shows of its entries: the list, how long ago one was and where to count on from there, the evidence list.
var SignpostLogList = (function () {
  "use strict";

  var COLUMNS = ["date", "time", "channel", "party", "name", "number", "said", "promise", "due", "ticket", "evidence", "place", "purpose"];

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function nameOf(list, id) {
    var found = list.find(function (item) { return item[0] === id; });
    return found ? found[1] : "";
  }

  // `data`: the tool's data; `say`: a string of the interface; `today`: gives the day number.
  function over(data, say, today) {
    var engine = SignpostLog, days = SignpostDays, calendar = days.makeCalendar(data.calendar);

    function dayWords(number) { return days.words(number, days.components(today()).year); }
    function evidence(entry) { return entry.evidence.map(function (id) { return nameOf(data.evidence, id); }).filter(Boolean).join("、"); }

    function words() {
      return {
        promise: say("list_promise"), promiseDue: say("list_promise_due"), ticket: say("list_ticket"), none: say("list_none"),
        evidence: say("column_evidence"), source: say("column_source"), content: say("column_content"), purpose: say("column_purpose"),
        place: say("column_place")
      };
    }

    function dueWords(entry) {
      var due = days.parseDate(entry.due);
      if (due === null) return "";
      var values = { date: dayWords(due), days: Math.abs(due - today()) };
      return say(due > today() ? "due_left" : due === today() ? "due_today" : "due_passed", values);
    }

    function buttons(entry, title) {
      var row = make("div", "actions");
      ["change", "delete"].forEach(function (action) {
        var button = make("button", "", say(action));
        button.type = "button";
        button.dataset["do"] = action;
        button.dataset.id = entry.id;
        button.setAttribute("aria-label", say(action) + " " + title);
        row.appendChild(button);
      });
      return row;
    }

    function item(entry) {
      var element = make("li"), date = days.parseDate(entry.date), title = make("h3");
      var time = make("time", "", date === null ? entry.date : dayWords(date));
      element.dataset.entry = entry.id;
      time.dateTime = entry.time ? entry.date + "T" + entry.time : entry.date;
      title.appendChild(time);
      title.append([entry.time, nameOf(data.channels, entry.channel)].filter(Boolean).map(function (each) { return " " + each; }).join(""));
      element.appendChild(title);
      function line(className, text) { if (text) element.appendChild(make("p", className, text)); }
      line("log-who", [nameOf(data.parties, entry.party), entry.name, entry.number].filter(Boolean).join("，"));
      line("log-said", entry.said);
      line("", entry.promise && say("list_promise", { promise: entry.promise }));
      line("log-due", dueWords(entry));
      line("", entry.ticket && say("list_ticket", { ticket: entry.ticket }));
      line("log-kept", [evidence(entry), entry.place, entry.purpose].filter(Boolean).join("；"));
      element.appendChild(buttons(entry, title.textContent));
      return element;
    }

    function option(entry) {
      var date = days.parseDate(entry.date), said = Array.from(entry.said.replace(/\s+/g, " "));
      var made = make("option", "", (date === null ? entry.date : dayWords(date)) + "：" + said.slice(0, 14).join("") + (said.length > 14 ? "…" : ""));
      made.value = entry.id;
      return made;
    }

    // How long ago, in days and working days.
    function passed(date) {
      var now = today(), waited = engine.waited(date, now, calendar), years = [];
      for (var year = days.components(date).year; year <= days.components(now).year; year += 1) if (calendar.isPredicted(year)) years.push(year);
      if (date === now) return say("passed_today");
      return say("passed", { date: dayWords(date), days: waited.days, workdays: waited.workdays })
        + (years.length ? say("provisional", { years: years.join("、") }) : "");
    }

    // The evidence list as rows of a table.
    function rows(entries) {
      return engine.rows(entries, data, words()).map(function (row) {
        var line = make("tr"), cell;
        [String(row.number), row.when, row.evidence, row.source].forEach(function (text) { line.appendChild(make("td", "", text)); });
        cell = line.appendChild(make("td"));
        row.content.forEach(function (text) { cell.appendChild(make("span", "log-line", text)); });
        line.appendChild(make("td", "", row.purpose));
        line.appendChild(make("td"));
        return line;
      });
    }

    // Every entry with all its fields, for a spreadsheet.
    function table(entries) {
      var lines = SignpostLogEntries.sorted(entries).map(function (entry) {
        return COLUMNS.map(function (name) {
          if (name === "channel") return nameOf(data.channels, entry.channel);
          if (name === "party") return nameOf(data.parties, entry.party);
          return name === "evidence" ? evidence(entry) : entry[name];
        });
      });
      return engine.csv(COLUMNS.map(function (name) { return say(name).replace(/（.*）$/, ""); }), lines);
    }

    return {
      item: item, option: option, passed: passed, rows: rows, table: table,
      text: function (entries) { return engine.text(entries, data, words()); }
    };
  }

  return { over: over, make: make };
})();
