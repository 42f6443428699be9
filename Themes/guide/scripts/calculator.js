// Wakes up the calculator: asks one question after another, says the result in a sentence, then the figures, the rules and how it was
// computed. Everything stays on the device. If anything here fails, the static tables are still complete.
(function () {
  "use strict";

  // The case file, where the page has one.
  var box = window.SignpostCase || {
    read: function () {}, write: function () {}, subscribe: function () {}, later: function () { return { now: function () {}, soon: function () {} }; }
  };

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent);
    var strings = data.strings, form = part("form"), shown = null, follows = false, answers = SignpostCalculatorAnswers(form, say, data.rules), value = answers.value;
    var kept = SignpostCalculatorCase(form, box, value);

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }

    // Words: {name} is filled with the value of that name.
    function say(key, values) {
      return (strings["calculator_" + key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    function make(tag, text, name) {
      var element = document.createElement(tag);
      if (text !== undefined) element.textContent = text;
      if (name) element.className = name;
      return element;
    }

    // The form

    function holds(show) {
      return show === "" || show.split(" ").every(function (condition) {
        var at = condition.indexOf("=");
        return condition.slice(at + 1).split("|").indexOf(value(condition.slice(0, at))) >= 0;
      });
    }

    function showQuestions() {
      form.querySelectorAll("[data-show]").forEach(function (element) { SignpostNodes.show(element, holds(element.dataset.show)); });
    }

    // What was entered, by the questions' own words: for paper and for the text to copy.
    function entries() {
      var found = [];
      form.querySelectorAll("[data-field]").forEach(function (box) {
        var words = value(box.dataset.field), chosen = box.querySelector("input[type=radio]:checked, option:checked");
        if (words === "" || box.closest("[hidden]")) return;
        if (chosen) words = chosen.nodeName === "OPTION" ? chosen.textContent : chosen.nextElementSibling.textContent;
        found.push(box.querySelector("legend, label").textContent.trim() + "：" + words.trim());
      });
      return say("entries", { date: today(), entries: found.join("；") });
    }

    // The result

    function ruleItem(rule) {
      var own = root.querySelector('.calculator-static [data-rule="' + rule.id + '"]'), item = make("li"), link = make("a", say("rule_more"));
      item.appendChild(own.querySelector("h3").cloneNode(true));
      if (!value("lender")) item.appendChild(own.querySelector(".calculator-scope").cloneNode(true));
      rule.lines.forEach(function (line) { item.appendChild(make("p", line, "calculator-line")); });
      if (!rule.isBefore) item.appendChild(own.querySelector(".calculator-ask").cloneNode(true));
      link.href = "#" + own.id;
      item.appendChild(link);
      return item;
    }

    function table(content) {
      var holder = make("div", undefined, "table-scroll"), element = make("table"), head = make("tr"), body = make("tbody"), thead = make("thead");
      holder.tabIndex = 0;
      holder.setAttribute("role", "region");
      holder.setAttribute("aria-label", content.title);
      content.columns.forEach(function (column) { head.appendChild(make("th", column)).scope = "col"; });
      content.rows.forEach(function (cells) {
        var row = make("tr");
        cells.forEach(function (cell, index) {
          var box = make(index === 0 ? "th" : "td", cell);
          if (index === 0) box.scope = "row";
          row.appendChild(box);
        });
        body.appendChild(row);
      });
      thead.appendChild(head);
      element.appendChild(thead);
      element.appendChild(body);
      holder.appendChild(element);
      return holder;
    }

    function titled(content) {
      var box = make(content.isLong ? "details" : "div", undefined, content.isLong ? "calculator-more" : "");
      box.appendChild(make(content.isLong ? "summary" : "h3", content.title));
      box.appendChild(table(content));
      return box;
    }

    function folded(title, items) {
      var box = make("details", undefined, "calculator-more"), list = make("ul", undefined, "calculator-rules");
      box.appendChild(make("summary", title));
      items.forEach(function (item) { list.appendChild(item); });
      box.appendChild(list);
      return box;
    }

    function fill(name, children) { SignpostNodes.fill(part(name), children); }

    function showResult(result, rules) {
      var answer = [make("p", result.sentence, "calculator-sentence")].concat(result.notes.map(function (note) { return make("p", note); }));
      part("answer").classList.toggle("calculator-no", Boolean(result.isNo));
      if (result.facts.length) {
        var list = make("dl", undefined, "calculator-facts");
        result.facts.forEach(function (fact) {
          var pair = make("div");
          pair.appendChild(make("dt", fact[0]));
          pair.appendChild(make("dd", fact[1]));
          list.appendChild(pair);
        });
        answer.push(list);
      }
      fill("answer", answer);
      fill("tables", result.tables.map(titled));
      var items = make("ul", undefined, "calculator-rules");
      rules.filter(function (rule) { return !rule.isBefore; }).forEach(function (rule) { items.appendChild(ruleItem(rule)); });
      var older = rules.filter(function (rule) { return rule.isBefore; }), parts = [make("h3", say(result.use === "plan" ? "rules_plan" : "rules_here")), items];
      if (older.length) parts.push(folded(say("rules_before", { count: older.length }), older.map(ruleItem)));
      fill("rules-here", rules.length ? parts : []);
      fill("how", result.how.concat(["how_private"]).map(function (key) { return make("li", say(key)); }));
      SignpostNodes.write(part("entries"), entries());
      part("done").textContent = "";
      part("result").hidden = false;
    }

    function text() {
      var lines = [say("title"), entries(), "", shown.sentence].concat(shown.notes);
      shown.facts.forEach(function (fact) { lines.push(fact[0] + "：" + fact[1]); });
      shown.tables.filter(function (content) { return !content.isLong; }).forEach(function (content) {
        lines.push("", content.title, content.columns.join("｜"));
        content.rows.forEach(function (row) { lines.push(row.join("｜")); });
      });
      return lines.concat(["", say("text_end")]).join("\n") + "\n";
    }

    function showErrors(isAsked) {
      var first = null, count = 0, errors = answers.errors();
      root.querySelectorAll("[data-error]").forEach(function (message) {
        var name = message.dataset.error, field = form.elements[name], isWrong = name in errors;
        SignpostNodes.write(message, isWrong ? errors[name] : "");
        SignpostNodes.show(message, isWrong);
        field.setAttribute("aria-invalid", isWrong ? "true" : "false");
        if (!isWrong) return;
        count += 1;
        first = first || field;
        unfold(field);
      });
      SignpostNodes.write(part("problem"), count ? say("problem", { count: count }) : "");
      if (first && isAsked) first.focus();
    }

    // isAsked: the reader pressed the button; otherwise a shown result follows what is typed, and mistakes wait for the button.
    function update(isAsked) {
      showQuestions();
      if (!isAsked && !follows) return;
      var found = answers.answer();
      part("result").hidden = !found;
      if (found || isAsked) showErrors(isAsked);
      if (!found) return;
      follows = true;
      shown = found.result;
      showResult(found.result, found.rules);
      if (isAsked) part("heading").focus();
    }

    function unfold(element) {
      for (var box = element; box && box !== root; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    }

    // What a link leads to may be folded: the rules and tables below.
    function unfoldTarget() {
      var target = null;
      try {
        target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      } catch (error) {
        return; // an address somebody damaged
      }
      if (target && root.contains(target)) unfold(target.querySelector("details > summary") || target);
    }

    // Taking it along

    function copy() {
      SignpostPage.copy(text(), function (isCopied) { part("done").textContent = say(isCopied ? "copied" : "copy_failed"); });
    }

    function today() {
      var now = new Date(), parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
      return parts.map(function (part) { return (part < 10 ? "0" : "") + part; }).join("-");
    }

    function setToday() { form.elements.until.value = today(); }

    form.addEventListener("input", function (event) {
      var message = form.querySelector('[data-error="' + event.target.name + '"]');
      if (message && !message.hidden) {
        message.hidden = true;
        event.target.setAttribute("aria-invalid", "false");
      }
      update(false);
      kept.type(event.target.name, false);
    });
    form.addEventListener("change", function (event) {
      if (event.target.type === "radio") {
        answers.forget(); // another question: the old mistakes are not its own
        showErrors(false);
      }
      update(false);
      kept.type(event.target.name, true);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      update(true);
    });
    form.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.isComposing) event.preventDefault();
    });
    form.addEventListener("reset", function () {
      kept.clear();
      // The fields are empty only after this event.
      setTimeout(function () {
        setToday();
        answers.forget();
        shown = null;
        follows = false;
        showErrors(false);
        part("result").hidden = true;
        showQuestions();
      }, 0);
    });
    part("result").addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (!button || !shown) return;
      if (button.dataset["do"] === "copy") copy(); else SignpostPage.printAlone(root);
    });
    box.subscribe(function () {
      if (kept.isErased()) form.reset();
      kept.read();
      update(false);
    });

    window.addEventListener("hashchange", unfoldTarget);
    setToday();
    kept.read();
    showQuestions();
    form.hidden = false;
    unfoldTarget();
  }

  document.querySelectorAll('[data-tool="calculator"]').forEach(function (root) { wake(root); });
})();
