// Wakes up the escalation guide: one question at a time, the way shown, the state in the fragment. Texts stay where the page has them.
// Nothing is sent; the answers are stored only through the case file, after the reader agreed.
(function () {
  "use strict";

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent), strings = data.strings;
    var engine = SignpostDecision.make(data.tree), box = window.SignpostCase, current = null, isNoticeOfCase = false;

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }
    function section(node) { return root.querySelector('[data-node="' + node + '"]'); }
    var show = SignpostNodes.show, write = SignpostNodes.write;
    function heading(node) { return section(node).querySelector("h2"); }

    function say(key, values) {
      return strings["escalation_" + key].replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    function answerText(step) { return section(step.node).querySelector('[data-answer="' + step.answer + '"]').textContent.trim(); }

    // The question in view, and the way to it

    function showTrail(state) {
      SignpostNodes.fill(part("answers"), engine.trail(state.answers).map(function (step, index) {
        var item = document.createElement("li"), link = document.createElement("a"), question = document.createElement("span");
        question.textContent = heading(step.node).textContent + " ";
        link.textContent = answerText(step);
        link.href = engine.fragment(state.answers.slice(0, index));
        link.title = say("change");
        item.appendChild(question);
        item.appendChild(link);
        return item;
      }));
      show(part("trail"), state.answers.length > 0);
    }

    function render(state, isMoved) {
      current = state;
      var isEnd = engine.isOutcome(state.node), count = state.answers.length;
      root.querySelectorAll(".decision-step").forEach(function (each) { show(each, each.dataset.node === state.node); });
      showTrail(state);
      write(part("progress"), isEnd ? say("result", { count: count }) : say("progress", { number: count + 1, longest: data.longest }));
      show(part("progress"), true);
      show(part("all"), false);
      show(button("back"), count > 0);
      show(button("restart"), count > 0);
      show(button("copy"), isEnd);
      show(button("print"), isEnd);
      show(part("actions"), count > 0);
      part("done").textContent = "";
      notice(state.isDamaged ? say("bad_link") : "");
      if (!isMoved) return;
      keep();
      heading(state.node).focus({ preventScroll: true });
      root.scrollIntoView();
    }

    function button(name) { return root.querySelector('[data-do="' + name + '"]'); }

    function notice(text) {
      isNoticeOfCase = false;
      part("notice").textContent = text;
      show(part("notice"), Boolean(text));
    }

    // The address is the state: the browser's back button is the reader's.

    function go(answers) {
      var fragment = engine.fragment(answers);
      if (window.location.hash === fragment) render(engine.state(answers), true);
      else window.location.hash = fragment;
    }

    function readAddress(isMoved) {
      var hash = window.location.hash, state = engine.readFragment(hash);
      if (state) render(state, isMoved);
      else if (hash === "" || hash === "#" || hash === "#" + root.id || !current) render(engine.state([]), isMoved && current !== null);
    }

    // The case file: what the panel shows is the answers in words.

    function keep() {
      if (!box || (current.answers.length === 0 && !box.read("escalation"))) return;
      var answers = {};
      engine.trail(current.answers).forEach(function (step) { answers[step.node + "." + step.answer] = answerText(step); });
      box.write("escalation", { answers: answers });
    }

    function kept() {
      var value = box && box.read("escalation");
      if (!value || typeof value.answers !== "object" || value.answers === null) return null;
      var state = engine.state(Object.keys(value.answers).map(function (key) { return key.split(".")[1]; }));
      return state.answers.length ? state : null;
    }

    // Coming back to the first question, the reader may go on where they stopped.
    function offerLastTime() {
      var state = kept();
      if (!state || current.answers.length > 0 || window.location.hash) {
        if (isNoticeOfCase) notice("");
        return;
      }
      var link = document.createElement("a");
      link.href = engine.fragment(state.answers);
      link.textContent = say("continue");
      notice(say("last_time", { title: heading(state.node).textContent }) + " ");
      part("notice").appendChild(link);
      isNoticeOfCase = true;
    }

    // Taking it along

    function text() {
      var end = section(current.node), lines = [document.querySelector("h1").textContent.trim(), ""];
      engine.trail(current.answers).forEach(function (step) {
        lines.push(heading(step.node).textContent + " " + answerText(step));
      });
      lines.push("", heading(current.node).textContent);
      end.querySelectorAll("dl > div").forEach(function (row) {
        var values = Array.prototype.map.call(row.querySelectorAll("dd"), function (each) {
          return each.textContent.replace(/\s+/g, " ").trim();
        });
        lines.push(row.querySelector("dt").textContent + "：" + values.join("；"));
      });
      return lines.join("\n") + "\n";
    }

    function copy() {
      SignpostPage.copy(text(), function (isCopied) { part("done").textContent = say(isCopied ? "copied" : "copy_failed"); });
    }

    var actions = {
      back: function () { go(current.answers.slice(0, -1)); },
      restart: function () { go([]); },
      copy: copy,
      print: function () { SignpostPage.printAlone(root); }
    };

    root.addEventListener("click", function (event) {
      var answer = event.target.closest("[data-answer]"), pressed = event.target.closest("[data-do]");
      var isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (answer && isPlain) {
        event.preventDefault();
        go(current.answers.concat(answer.dataset.answer));
      } else if (pressed) {
        actions[pressed.dataset["do"]]();
      }
    });
    window.addEventListener("hashchange", function () { readAddress(true); });
    root.classList.add("is-guided");
    readAddress(false);
    if (current.answers.length) root.scrollIntoView();
    if (box) box.subscribe(offerLastTime);
    offerLastTime();
  }

  document.querySelectorAll('[data-tool="escalation"]').forEach(function (root) { wake(root); });
})();
