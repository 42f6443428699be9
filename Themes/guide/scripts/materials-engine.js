// Which papers a step needs: the same selection as the program's (`Tests/Vectors/materials.json`). Nothing here touches the page.
var SignpostMaterials = (function () {
  "use strict";

  // `checklist`: {routes: [{id, stages: [id]}], materials: [{id, title, needs: {route: {stage: "must" | "good"}}}]}.

  function has(table, key) { return Object.prototype.hasOwnProperty.call(table, key); }

  function levelOf(material, route, stage) {
    if (!has(material.needs, route)) return null;
    var needs = material.needs[route];
    if (stage) return has(needs, stage) ? needs[stage] : null;
    var levels = Object.keys(needs).map(function (key) { return needs[key]; });
    return levels.indexOf("must") >= 0 ? "must" : levels.length ? levels[0] : null;
  }

  // The papers of a route, the ones it cannot do without first, else in written order; `stage` "" is the whole route.
  function select(checklist, route, stage) {
    var picks = [];
    checklist.materials.forEach(function (material) {
      var level = levelOf(material, route, stage);
      if (level) picks.push({ id: material.id, level: level });
    });
    function withLevel(level) { return picks.filter(function (pick) { return pick.level === level; }); }
    return withLevel("must").concat(withLevel("good"));
  }

  // `ticked`: {id: anything} of what is ready.
  function progress(selection, ticked) {
    var result = { ready: 0, count: selection.length, readyMust: 0, countMust: 0 };
    selection.forEach(function (pick) {
      var isReady = has(ticked, pick.id);
      if (isReady) result.ready += 1;
      if (pick.level === "must") result.countMust += 1;
      if (pick.level === "must" && isReady) result.readyMust += 1;
    });
    return result;
  }

  // A route and a stage that exist: what is unknown becomes the first route, the whole route.
  function choice(checklist, route, stage) {
    var found = checklist.routes.filter(function (each) { return each.id === route; })[0];
    if (!found) return { route: checklist.routes[0].id, stage: "" };
    return { route: found.id, stage: found.stages.indexOf(stage) >= 0 ? stage : "" };
  }

  return { select: select, progress: progress, choice: choice };
})();

if (typeof module !== "undefined") module.exports = SignpostMaterials;
