// What the calculator keeps of a case: its fields, and the facts that other tools hold too. What is typed is written after a pause and when
// the page goes.
var SignpostCalculatorCase = (function () {
  "use strict";

  // Fields the tools share, by their name in the case file's basics: only what means the same everywhere. The sum borrowed is not the
  // principal that is left, the day of signing not the day of borrowing, and the day a payment was due not the first day overdue.
  var SHARED = { amount: "principal", owed: "owed", principal: "remaining", monthly: "monthly", due: "dueDay" };

  // `box`: the case file; `value`: what a field holds.
  return function (form, box, value) {
    var typed = {}, hadCase = false, later = box.later(store); // typed: not in the case file yet

    function names() {
      return Array.prototype.map.call(form.querySelectorAll("[data-field]"), function (field) { return field.dataset.field; });
    }

    function set(name, content) {
      var field = form.elements[name];
      if (!field || typeof content !== "string" || name in typed || document.activeElement === field) return;
      if (field instanceof RadioNodeList || field.tagName === "SELECT") {
        var choices = field instanceof RadioNodeList ? field : field.options;
        if (!Array.prototype.some.call(choices, function (choice) { return choice.value === content; })) return;
      }
      field.value = content;
    }

    function hasCase() { return Boolean(box.read("calculator") || box.read("basics")); }

    function read() {
      var own = box.read("calculator"), basics = box.read("basics");
      hadCase = hasCase();
      if (own && typeof own === "object") names().forEach(function (name) { set(name, own[name]); });
      if (basics && typeof basics === "object") Object.keys(SHARED).forEach(function (name) { set(name, basics[SHARED[name]]); });
    }

    function store() {
      var own = {}, changed = Object.keys(typed), basics = box.read("basics");
      typed = {};
      if (!changed.length) return;
      names().forEach(function (name) { if (value(name) !== "" && name !== "until" && !(name in SHARED)) own[name] = value(name); });
      box.write("calculator", own);
      hadCase = true;
      if (!changed.some(function (name) { return name in SHARED; })) return;
      if (!basics || typeof basics !== "object") basics = {};
      changed.forEach(function (name) { if (name in SHARED) basics[SHARED[name]] = value(name); });
      box.write("basics", basics);
    }

    return {
      read: read,
      isErased: function () { return hadCase && !hasCase(); },
      // `isDone`: the reader left the field.
      type: function (name, isDone) {
        typed[name] = true;
        later.soon();
        if (isDone) later.now();
      },
      clear: function () {
        typed = {};
        box.write("calculator", undefined);
      }
    };
  };
})();
