// What an estimate is in sentences, the same as the program writes (TimelineReport.swift): the reader's next deadline, what has run out, when
// the way is over, what waiting means. `say` fills the interface's words, `day` writes a date. Nothing here touches the page.
var SignpostTimelineWords = (function () {
  "use strict";

  var ENGINE = typeof require === "undefined" ? SignpostTimeline : require("./timeline-engine.js");

  // The next of the reader's own deadlines that still runs; empty when there is none.
  function lead(model, result, say, day) {
    var own = result.firstOwn;
    if (!own) return "";
    var key = own.state === "rolled" ? "lead_rolled" : own.shown === result.today ? "lead_today" : result.notice === null ? "lead" : "lead_also";
    return say(key, { leadDay: day(own.shown), leadLabel: ENGINE.byID(model.clocks, own.id).label });
  }

  // The reader's own deadlines that have run out, each with what is left to do.
  function lapsed(model, result, say, day) {
    return result.lapsedOwn.map(function (running) {
      var clock = ENGINE.byID(model.clocks, running.id);
      return say("lapsed", { clock: clock.label, late: day(running.late), lapsed: clock.lapsed });
    }).join(" ");
  }

  function lastDay(stage) { return stage.deadline === undefined ? stage.p50 : stage.deadline; }

  // The period's own length is law, but not yet the day it begins.
  function isGuessedRule(stage) { return stage.nature === "statute" && !stage.isKnown && stage.p10 < stage.p90 && stage.deadline === undefined; }

  // When the way is over, in two phrases. Never the same day twice as if it were a range.
  function finish(stage, say, day) {
    var values = { likely: day(stage.p50), label: stage.label }, nine = say("sentence_nine", { late: day(stage.p90) });
    if (stage.isKnown) return [say("sentence_over", values), ""];
    if (stage.nature === "statute" && stage.p10 === stage.p90) {
      return [say("sentence_rule", { likely: day(lastDay(stage)), label: stage.label }), ""];
    }
    if (stage.p50 < stage.p80) return [say("sentence_likely", values), say("sentence_late", { late: day(stage.p80) })];
    if (stage.p50 < stage.p90) return [say("sentence_likely", values), nine];
    return stage.p10 < stage.p90 ? [say("sentence_soonest", { soonest: day(stage.p10) }), nine] : [say("sentence_about", values), ""];
  }

  // Whether the sentence is experience: what is known, or counted by rules from a day that is known, is not.
  function isExperience(stage) { return !stage.isKnown && (stage.nature !== "statute" || stage.p10 < stage.p90); }

  function stage(stage, say, day) {
    if (stage.isKnown) return say(stage.isImplied ? "over" : "happened") + " " + day(stage.p50);
    if (stage.deadline !== undefined || stage.p10 === stage.p90) return say("certain") + " " + day(lastDay(stage));
    var other = stage.p80 > stage.p50 ? ["late", stage.p80] : stage.p90 > stage.p50 ? ["latest", stage.p90] : ["soonest", stage.p10];
    return say("likely") + " " + day(stage.p50) + "，" + say(other[0]) + " " + day(other[1])
      + (isGuessedRule(stage) ? "（" + say("certain_estimated") + "）" : "");
  }

  // What has become of a clock; empty while it simply runs.
  function state(model, running, say) {
    if (running.state === "running") return "";
    if (running.state !== "lapsed") return say("state_" + running.state);
    if (running.owner === "other") return say("state_past");
    return running.isEstimated ? say("state_guess") : say("state_lapsed", { lapsed: ENGINE.byID(model.clocks, running.id).lapsed });
  }

  // The lines for a reader who waits for a stage: an answer's chance, never a yes's.
  function waiting(model, result, id, date, calendar, say, day) {
    var values = { today: day(date) }, answer = ENGINE.waiting(model, result, id, date, calendar), lines = [];
    if (!answer) return [say("chance_early", values)];
    values.through = day(answer.through);
    values.percent = Math.min(95, Math.round(answer.chance * 20) * 5); // the slowest day of experience is no promise
    if (answer.expired) {
      var clock = ENGINE.byID(model.clocks, answer.expired.id);
      lines.push(say("chance_expired", {
        clock: clock.label, late: day(answer.expired.late), basis: clock.basis.join("、"), verified: say("verified_" + clock.verification)
      }));
    }
    lines.push(say(answer.isLate ? "chance_late" : answer.chance < 0.25 ? "chance_low" : "chance", values) + say("chance_note"));
    if (answer.step) lines.push(say("next", { action: answer.step["do"] }));
    return lines;
  }

  return {
    lead: lead, lapsed: lapsed, lastDay: lastDay, isGuessedRule: isGuessedRule, finish: finish, isExperience: isExperience, stage: stage,
    state: state, waiting: waiting
  };
})();

if (typeof module !== "undefined") module.exports = SignpostTimelineWords;
