// Walking the escalation guide's tree: the same ways as the program finds (`Tests/Vectors/escalation.json`). Nothing here touches the page.
var SignpostDecision = (function () {
  "use strict";

  var PREFIX = "#answers=", MOST_ANSWERS = 64;

  // `tree`: {start, questions: [{id, answers: [[id, target], …]}], outcomes: [id, …]}, acyclic.
  function make(tree) {
    var questions = {}, outcomes = {};
    tree.questions.forEach(function (question) { questions[question.id] = question.answers; });
    tree.outcomes.forEach(function (id) { outcomes[id] = true; });

    function has(table, id) { return Object.prototype.hasOwnProperty.call(table, id); }

    function targetOf(node, id) {
      var found = null;
      if (has(questions, node)) questions[node].forEach(function (answer) { if (answer[0] === id) found = answer[1]; });
      return found;
    }

    // Follows answers from the first question as far as they exist.
    function state(answers) {
      var result = { answers: [], node: tree.start, isDamaged: false };
      answers.every(function (id) {
        var target = targetOf(result.node, id);
        if (target === null) {
          result.isDamaged = true;
          return false;
        }
        result.answers.push(id);
        result.node = target;
        return true;
      });
      return result;
    }

    // The nodes on the way, each with the answer given there; the last has none.
    function trail(answers) {
      var node = tree.start;
      return answers.map(function (id) {
        var step = { node: node, answer: id };
        node = targetOf(node, id);
        return step;
      });
    }

    // Every way there is, in written order.
    function paths() {
      var found = [];
      function follow(node, answers) {
        if (!has(questions, node)) found.push({ answers: answers, outcome: node });
        else questions[node].forEach(function (answer) { follow(answer[1], answers.concat(answer[0])); });
      }
      follow(tree.start, []);
      return found;
    }

    // The shortest way to a node, the first written one among equals; null when there is no such node.
    function way(wanted) {
      var waiting = [{ node: tree.start, answers: [] }], seen = {};
      seen[tree.start] = true;
      while (waiting.length) {
        var next = waiting.shift();
        if (next.node === wanted) return next.answers;
        if (has(questions, next.node)) questions[next.node].forEach(function (answer) {
          if (has(seen, answer[1])) return;
          seen[answer[1]] = true;
          waiting.push({ node: answer[1], answers: next.answers.concat(answer[0]) });
        });
      }
      return null;
    }

    function fragment(answers) { return PREFIX + answers.join("."); }

    // The state an address names; null when it names none of this tool's.
    function readFragment(text) {
      if (text.indexOf(PREFIX) === 0) {
        var ids = text.slice(PREFIX.length).split(".", MOST_ANSWERS);
        return state(ids.length === 1 && ids[0] === "" ? [] : ids);
      }
      var match = /^#([qo])-([a-z0-9-]+)$/.exec(text);
      if (!match || !has(match[1] === "q" ? questions : outcomes, match[2])) return null;
      return state(way(match[2]) || []);
    }

    return {
      start: tree.start, isOutcome: function (node) { return has(outcomes, node); }, state: state, trail: trail, paths: paths, way: way,
      fragment: fragment, readFragment: readFragment
    };
  }

  return { make: make };
})();

if (typeof module !== "undefined") module.exports = SignpostDecision;
