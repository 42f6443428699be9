// The panel of the case file on a tool page: what there is, agree, stop, export, import, erase. What it shows is made of text nodes only.
(function () {
  "use strict";

  var LONGEST = 2000000, MOST_LINES = 200;

  function wake(root) {
    var words = JSON.parse(root.querySelector("script").textContent), box = SignpostCase, waitingImport = null;

    function part(name) { return root.querySelector('[data-case="' + name + '"]'); }
    var show = SignpostNodes.show, write = SignpostNodes.write;

    function say(key, values) {
      return (words["case_" + key] || "").replace(/\{(\w+)\}/g, function (whole, name) {
        return values && name in values ? String(values[name]) : whole;
      });
    }

    function tell(text) { part("done").textContent = text; }
    function fail(text) {
      part("error").textContent = text;
      show(part("error"), Boolean(text));
    }

    function today() {
      var now = new Date();
      function two(number) { return (number < 10 ? "0" : "") + number; }
      return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    }

    // What there is, as lines: a known key by its name, the rest by their values.

    function sectionName(name) { return say("section_" + name) || name; }

    function lines(value, label) {
      if (value === null || value === "" || value === false) return [];
      if (Array.isArray(value)) {
        return value.map(function (each) {
          return typeof each === "object" ? lines(each, "").join("；") : lines(each, "").join("");
        }).filter(Boolean).map(function (line) { return label + line; });
      }
      if (typeof value === "object") {
        return Object.keys(value).reduce(function (all, key) {
          var known = say("field_" + key);
          return all.concat(lines(value[key], known ? known + "：" : value[key] === true ? key : ""));
        }, []);
      }
      return [value === true ? label.replace(/：$/, "") : label + value];
    }

    function list(texts) {
      var element = document.createElement("ul");
      texts.slice(0, MOST_LINES).concat(texts.length > MOST_LINES ? [say("more", { count: texts.length - MOST_LINES })] : []).forEach(
        function (text) {
          var item = document.createElement("li");
          item.textContent = text;
          element.appendChild(item);
        });
      return element;
    }

    function showContents() {
      var output = part("contents");
      output.textContent = "";
      filled().forEach(function (name) {
        var title = document.createElement("h3");
        title.textContent = sectionName(name);
        output.appendChild(title);
        output.appendChild(list(lines(box.read(name), "")));
      });
    }

    function filled() { return box.names().filter(function (name) { return lines(box.read(name), "").length > 0; }); }

    function update() {
      var isKept = box.isKept(), isEmpty = filled().length === 0, problem = box.problem(), damaged = box.damaged().length > 0;
      var canKeep = problem !== "unavailable" && problem !== "newer" && problem !== "stuck";
      write(part("state"), say(isKept ? "state_kept" : isEmpty ? "state_empty" : "state_page"));
      write(part("about"), say(isKept ? "about_kept" : "about_page"));
      show(part("hint"), !isKept && canKeep);
      write(part("problem-text"), problem && problem !== "damaged" ? say("problem_" + problem) : damaged ? say("damaged") : "");
      show(part("problem"), Boolean(part("problem-text").textContent));
      show(button("rescue"), damaged);
      show(button("discard"), damaged && problem !== "newer" && problem !== "stuck");
      show(button("keep"), !isKept && canKeep);
      show(button("stop"), isKept);
      show(button("export"), !isEmpty);
      show(button("erase"), !isEmpty || isKept || damaged);
      show(part("nothing"), isEmpty);
      if (root.open) showContents();
    }

    function button(name) { return root.querySelector('[data-do="' + name + '"]'); }

    // A question in the page; the focus goes to it, and back where it came from.

    function ask(name, from, text) {
      if (text) part(name + "-text").textContent = text;
      show(part(name), true);
      part(name).dataset.from = from;
      part(name).querySelector("button").focus();
    }

    function answered(name) {
      show(part(name), false);
      var back = button(part(name).dataset.from);
      if (back && !back.hidden) back.focus();
      else root.querySelector("summary").focus();
    }

    function take(text) {
      var file = box.parsed(text);
      if (file.problem) {
        fail(say("import_" + file.problem));
        return;
      }
      waitingImport = file.sections;
      if (filled().length === 0) {
        imported();
        return;
      }
      var names = Object.keys(file.sections).map(sectionName).join("、");
      ask("importing", "import", say(names ? "import_question" : "import_empty", { names: names }));
    }

    function imported() {
      box.replace(waitingImport);
      waitingImport = null;
      tell(say(box.isKept() ? "imported_kept" : "imported"));
    }

    function readFile(file) {
      if (file.size > LONGEST) {
        fail(say("import_large"));
        return;
      }
      var reader = new FileReader();
      reader.onload = function () { take(reader.result); };
      reader.onerror = function () { fail(say("import_damaged")); };
      reader.readAsText(file);
    }

    // Words typed to look something up belong to no section, and go with the rest.
    function clearSearches() {
      document.querySelectorAll('main input[type="search"]').forEach(function (field) {
        field.value = "";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }

    var actions = {
      keep: function () {
        if (box.keep()) {
          tell(say("kept"));
          button("stop").focus();
        } else root.querySelector("summary").focus();
      },
      stop: function () {
        box.stop();
        tell(say("stopped"));
        if (!button("keep").hidden) button("keep").focus();
      },
      "export": function () {
        SignpostPage.save(box.exported(today()), say("file", { date: today() }), "application/json");
        tell(say("exported"));
      },
      "import": function () { part("file").click(); },
      "import-yes": function () {
        imported();
        answered("importing");
      },
      "import-no": function () {
        waitingImport = null;
        tell(say("import_left"));
        answered("importing");
      },
      erase: function () { ask("erasing", "erase", ""); },
      "erase-yes": function () {
        box.erase();
        clearSearches();
        tell(say(box.problem() === "unavailable" ? "erased_page" : "erased"));
        answered("erasing");
      },
      "erase-no": function () { answered("erasing"); },
      rescue: function () { SignpostPage.save(box.damaged().join("\n"), say("damaged_file", { date: today() }), "text/plain"); },
      discard: function () {
        box.discardDamaged();
        tell(say("discarded"));
        root.querySelector("summary").focus();
      }
    };

    root.addEventListener("click", function (event) {
      var pressed = event.target.closest("[data-do]");
      if (!pressed) return;
      fail("");
      tell("");
      actions[pressed.dataset["do"]]();
      update();
    });
    root.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.isComposing) return;
      if (!part("erasing").hidden) actions["erase-no"]();
      else if (!part("importing").hidden) actions["import-no"]();
    });
    part("file").addEventListener("change", function () {
      var file = part("file").files[0];
      fail("");
      tell("");
      if (file) readFile(file);
      part("file").value = "";
    });
    root.addEventListener("toggle", update);
    box.watch(update);
    update();
    // A problem is shown before anything is typed into a page that cannot keep it.
    if (box.damaged().length || box.problem() === "full") root.open = true;
    show(root, true);
  }

  document.querySelectorAll(".case-file").forEach(wake);
})();
