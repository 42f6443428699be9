// The text of a case file: written, and read whatever it says. Nothing here keeps anything or touches the page.
var SignpostCaseText = (function () {
  "use strict";

  var FORMAT = "signpost-case", VERSION = 1, NAME = /^[a-z][a-z0-9-]{0,39}$/;

  function copy(value) { return value === undefined ? undefined : JSON.parse(JSON.stringify(value)); }

  // The text of a case file. A file for the reader also says when it was made.
  function serialised(sections, saved) {
    var file = { format: FORMAT, version: VERSION };
    if (saved) file.saved = saved;
    file.sections = sections;
    return JSON.stringify(file, null, saved ? 2 : 0) + (saved ? "\n" : "");
  }

  function isRecord(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  // The section every tool shares holds texts only; a number or a list there would break them all. The others are their tools' to judge.
  function isSound(name, value) {
    if (!NAME.test(name) || value === null) return false;
    return name !== "basics" || (isRecord(value) && Object.keys(value).every(function (key) { return typeof value[key] === "string"; }));
  }

  function texts(value) {
    var result = {};
    Object.keys(value).forEach(function (key) {
      if (value[key] !== undefined && value[key] !== null && value[key] !== "") result[key] = String(value[key]);
    });
    return result;
  }

  // The sections of a text, or the reason why there are none: damaged, foreign (not ours), newer (of a later program).
  function parsed(text) {
    var file;
    try {
      file = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch (error) {
      return { problem: "damaged" };
    }
    if (!isRecord(file) || file.format !== FORMAT) return { problem: "foreign" };
    if (typeof file.version !== "number" || file.version % 1 !== 0 || file.version < 1) return { problem: "damaged" };
    if (file.version > VERSION) return { problem: "newer" };
    if (!isRecord(file.sections)) return { problem: "damaged" };
    var names = Object.keys(file.sections);
    if (!names.every(function (name) { return isSound(name, file.sections[name]); })) return { problem: "damaged" };
    return { sections: file.sections, isErased: file.erased === true };
  }

  return { FORMAT: FORMAT, VERSION: VERSION, NAME: NAME, copy: copy, texts: texts, serialised: serialised, parsed: parsed };
})();

if (typeof module !== "undefined") module.exports = SignpostCaseText;
