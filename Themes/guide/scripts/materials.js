// Wakes up the materials checklist: choose a route and a step, tick, count, print, copy. Ticks stay in this page's memory;
// they are stored only through the case file, after the reader agreed. The static lists are complete without this.
(function () {
  "use strict";

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent), strings = data.strings, list = data.checklist;
    var engine = SignpostMaterials, box = window.SignpostCase, ticked = {}, chosen = engine.choice(list, "", "");

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }
    function section(route) { return root.querySelector('[data-route="' + route + '"]'); }
    var show = SignpostNodes.show, write = SignpostNodes.write;

    function say(key, values) {
      return strings["materials_" + key].replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    function titleOf(id) { return list.materials.filter(function (material) { return material.id === id; })[0].title; }
    function routeTitle() { return section(chosen.route).querySelector("h2").textContent; }

    function stageField() {
      return Array.prototype.filter.call(root.querySelectorAll('input[type="radio"][name="' + chosen.route + '"]'), function (field) {
        return field.value === chosen.stage;
      })[0];
    }

    function stageTitle() { return chosen.stage ? stageField().nextElementSibling.textContent : ""; }

    // The list in view

    function update() {
      var picks = engine.select(list, chosen.route, chosen.stage);
      part("route").value = chosen.route;
      stageField().checked = true;
      root.querySelectorAll("[data-stages]").forEach(function (each) { show(each, each.dataset.stages === chosen.route); });
      root.querySelectorAll("[data-route]").forEach(function (each) { show(each, each.dataset.route === chosen.route); });
      var shown = section(chosen.route);
      arrange(shown.querySelector(".materials-list"), picks);
      var needed = picks.map(function (pick) { return pick.id; });
      var others = list.materials.filter(function (material) { return needed.indexOf(material.id) < 0; });
      var unneeded = shown.querySelector('[data-part="unneeded"]');
      write(unneeded, say("unneeded", { unneeded: others.map(function (material) { return material.title; }).join("、") }));
      show(unneeded, others.length > 0);
      count();
    }

    // The picked ones in their order, then the others, hidden; an item in its place is not moved.
    function arrange(items, picks) {
      var place = items.firstElementChild;
      picks.forEach(function (pick) {
        var item = items.querySelector('[data-material="' + pick.id + '"]'), level = item.querySelector('[data-part="level"]');
        var box = item.querySelector("input"), isTicked = Object.prototype.hasOwnProperty.call(ticked, pick.id);
        write(level, say(pick.level));
        level.classList.toggle("materials-must", pick.level === "must");
        if (box.checked !== isTicked) box.checked = isTicked;
        show(item, true);
        if (item === place) place = item.nextElementSibling;
        else items.insertBefore(item, place);
      });
      for (; place; place = place.nextElementSibling) show(place, false);
    }

    function count() {
      write(part("progress"), say("progress", engine.progress(engine.select(list, chosen.route, chosen.stage), ticked)));
    }

    // The case file: the panel shows values, so each is the words a reader knows.

    function keep() {
      if (!box) return;
      var choice = {};
      choice[chosen.route + "." + chosen.stage] = routeTitle() + (chosen.stage ? "：" + stageTitle() : "");
      box.write("materials", { choice: choice, ready: ticked });
    }

    // What was kept; anything that is not ours is passed over.
    function read() {
      var value = box && box.read("materials"), ready = value && value.ready, choice = value && value.choice;
      ticked = {};
      list.materials.forEach(function (material) {
        if (typeof ready === "object" && ready && Object.prototype.hasOwnProperty.call(ready, material.id)) ticked[material.id] = material.title;
      });
      var key = typeof choice === "object" && choice ? Object.keys(choice)[0] || "" : "";
      if (key) chosen = engine.choice(list, key.split(".")[0], key.split(".")[1]);
    }

    // A link such as #route-court chooses that route.
    function readAddress() {
      var match = /^#route-([a-z0-9-]+)$/.exec(window.location.hash);
      if (!match || !section(match[1])) return false;
      if (match[1] !== chosen.route) chosen = engine.choice(list, match[1], "");
      return true;
    }

    // Taking it along

    function text() {
      var picks = engine.select(list, chosen.route, chosen.stage), lines = [routeTitle() + (chosen.stage ? "：" + stageTitle() : ""), ""];
      picks.forEach(function (pick) {
        var item = section(chosen.route).querySelector('[data-material="' + pick.id + '"]');
        lines.push((ticked[pick.id] ? "☑ " : "☐ ") + titleOf(pick.id) + "（" + say(pick.level) + "）");
        item.querySelectorAll("dl > div:not(.materials-when)").forEach(function (row) {
          lines.push("  " + row.querySelector("dt").textContent + "：" + row.querySelector("dd").textContent);
        });
      });
      lines.push("", part("progress").textContent);
      return lines.join("\n") + "\n";
    }

    function copy() {
      SignpostPage.copy(text(), function (isCopied) { part("done").textContent = say(isCopied ? "copied" : "copy_failed"); });
    }

    var actions = {
      print: function () { SignpostPage.printAlone(root); },
      copy: copy,
      clear: function () {
        ticked = {};
        update();
        keep();
        part("done").textContent = say("cleared");
      }
    };

    root.addEventListener("change", function (event) {
      var field = event.target, item = field.closest("[data-material]");
      part("done").textContent = "";
      if (item) {
        if (field.checked) ticked[item.dataset.material] = titleOf(item.dataset.material);
        else delete ticked[item.dataset.material];
        count();
      } else {
        chosen = engine.choice(list, part("route").value, field.type === "radio" ? field.value : "");
        update();
      }
      keep();
    });
    root.addEventListener("click", function (event) {
      var pressed = event.target.closest("[data-do]");
      if (pressed) actions[pressed.dataset["do"]]();
    });
    part("form").addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", function () {
      if (!readAddress()) return;
      update();
      section(chosen.route).scrollIntoView();
    });
    if (box) box.subscribe(function () {
      read();
      update();
    });
    read();
    var isAddressed = readAddress();
    root.classList.add("is-awake");
    show(part("form"), true);
    show(part("actions"), true);
    update();
    if (isAddressed) root.scrollIntoView();
  }

  document.querySelectorAll('[data-tool="materials"]').forEach(function (root) { wake(root); });
})();
