// What the letters know of a case: values by field, the same for every letter. Facts that other tools hold too come from the case file's
// basics and go there. What is typed is written after a pause and when the page goes; what is not written yet outlives what others write.
var SignpostLettersCase = (function () {
  "use strict";

  function isRecord(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  // `box`: the case file.
  function over(fields, box) {
    var values = {}, open = {}, hadCase = false, later = box.later(store);

    function section(name) {
      var found = box.read(name);
      return isRecord(found) ? found : {};
    }

    function own() {
      var found = section("letters").values;
      return isRecord(found) ? found : {};
    }

    function hasCase() { return Boolean(box.read("letters") || box.read("basics")); }

    function read() {
      var before = values, basics = section("basics"), kept = own();
      if (hadCase && !hasCase()) open = {}; // erased
      hadCase = hasCase();
      values = {};
      fields.forEach(function (field) {
        var value = field.id in open ? before[field.id] : field.basics ? basics[field.basics] : kept[field.id];
        if (typeof value === "string") values[field.id] = value;
      });
    }

    function store() {
      var changed = fields.filter(function (field) { return field.id in open; }), basics = section("basics"), kept = own();
      open = {};
      changed.forEach(function (field) {
        if (field.basics) basics[field.basics] = values[field.id] || "";
        else if (values[field.id]) kept[field.id] = values[field.id];
        else delete kept[field.id];
      });
      if (changed.some(function (field) { return field.basics; })) box.write("basics", basics);
      if (changed.some(function (field) { return !field.basics; })) box.write("letters", { values: kept });
      hadCase = hasCase();
    }

    // `isDone`: the reader left the field.
    function set(id, value, isDone) {
      if (value === undefined) delete values[id];
      else values[id] = value;
      open[id] = true;
      later.soon();
      if (isDone) later.now();
    }

    return { read: read, set: set, value: function (id) { return values[id]; } };
  }

  return { over: over };
})();
