// A letter's form, made from its fields when the letter is first chosen; its text read in the page, and its lines as paragraphs.
var SignpostLetterForm = (function () {
  "use strict";

  function control(field, say) {
    var element = document.createElement(field.kind === "lines" ? "textarea" : field.kind === "choice" ? "select" : "input");
    if (field.kind === "lines") element.rows = 3;
    if (field.kind === "date") element.type = "date";
    if (field.kind === "phone") element.type = "tel";
    if (field.kind === "money") element.inputMode = "decimal";
    if (field.kind === "count") element.inputMode = "numeric";
    element.name = field.id;
    element.autocomplete = "off";
    if (field.kind === "choice") {
      [{ id: "", label: say("choose") }].concat(field.choices).forEach(function (choice) { element.add(new Option(choice.label, choice.id)); });
    }
    return element;
  }

  // `template`: the markup of one field; `prefix`: unique on the page.
  function box(use, field, template, prefix, say) {
    var made = template.content.firstElementChild.cloneNode(true), label = made.querySelector("label"), log = made.querySelector('[data-part="log"]'), element = control(field, say);
    var id = prefix + "-" + field.id, optional, notes = ["field-hint", "field-error", "letter-tone"];
    element.id = label.htmlFor = id;
    label.textContent = field.label;
    if (!use.isRequired) {
      optional = document.createElement("span");
      optional.className = "letter-optional";
      optional.textContent = say("optional");
      label.appendChild(optional);
    }
    label.after(element);
    made.dataset.field = field.id;
    if (!field.log) log.remove();
    made.querySelector(".field-hint").textContent = field.hint;
    notes.forEach(function (name) { made.querySelector("." + name).id = id + "-" + name; });
    element.setAttribute("aria-describedby", notes.map(function (name) { return id + "-" + name; }).join(" "));
    return made;
  }

  function make(form, letter, set, template, say) {
    var note = document.createElement("p"), clear = document.createElement("button");
    if (form.children.length) return;
    note.className = "field-hint";
    note.textContent = say("form_note");
    clear.className = "button-quiet";
    clear.type = "reset";
    clear.textContent = say("clear");
    form.append(note);
    letter.uses.forEach(function (use) {
      var field = set.fields.find(function (candidate) { return candidate.id === use.field; });
      form.append(box(use, field, template, "letter-" + letter.id, say));
    });
    form.append(clear);
  }

  // A letter's text as it stands in the page to be filled in by hand: each blank with its field, each optional part with its condition.
  function parts(element) {
    return Array.prototype.map.call(element.childNodes, function (node) {
      var given = node.dataset || {}, inner;
      if (given.field) return { field: given.field };
      if (!given.when) return node.textContent;
      inner = parts(node);
      if (given.choice) inner[0] = inner[0].slice(1); // its box
      return { when: given.when, choice: given.choice || null, parts: inner };
    });
  }

  function paragraphs(section) {
    return Array.prototype.map.call(section.querySelectorAll(".letter-line"), function (line) {
      return { style: line.classList[1].replace("letter-", ""), parts: parts(line) };
    });
  }

  function paper(lines) {
    return lines.map(function (line) {
      var paragraph = document.createElement("p");
      paragraph.className = "letter-line letter-" + line.style;
      line.runs.forEach(function (run) {
        var blank = document.createElement("span");
        blank.className = "letter-blank";
        blank.textContent = run.text;
        paragraph.append(run.isBlank ? blank : run.text);
      });
      return paragraph;
    });
  }

  return { make: make, paragraphs: paragraphs, paper: paper };
})();
