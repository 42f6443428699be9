// The estimate in the browser: the same steps in the same order as the program's engine, so that both give the same numbers.
// Nothing here touches the page; `Tests/Vectors/timeline.json` holds both to account.
var SignpostTimeline = (function () {
  "use strict";

  var DAYS = typeof require === "undefined" ? SignpostDays : require("./calendar-days.js");
  var WEIGHT_TOTAL = 1000000;

  // Distributions: chances[i] belongs to the day first + i.

  function dateReaching(distribution, share) {
    var sum = 0;
    for (var index = 0; index < distribution.chances.length; index += 1) {
      sum += distribution.chances[index];
      if (sum >= share - 1e-9) return distribution.first + index;
    }
    return distribution.first + Math.max(0, distribution.chances.length - 1);
  }

  function shareThrough(distribution, number) {
    var sum = 0;
    for (var index = 0; index < distribution.chances.length; index += 1) {
      if (distribution.first + index <= number) sum += distribution.chances[index];
    }
    return sum;
  }

  function chanceOn(distribution, number) {
    var chance = distribution.chances[number - distribution.first];
    return chance === undefined ? 0 : chance;
  }

  // Where one arrives from each start day after some units; every calendar day is looked at once.
  function arrivals(first, days, variant, calendar, isLate) {
    var workdays = [], passed = [0], date = first, day;
    if (variant.unit === "days") return function (day, count) { return first + day + count; };
    if (variant.unit === "days-rolling") {
      var ends = [];
      for (day = 0; day < days + variant.most; day += 1) ends.push(calendar.rolled(first + day, isLate));
      return function (day, count) { return ends[day + count]; };
    }
    for (day = 1; day < Math.max(1, days); day += 1) {
      date += 1;
      if (calendar.isWorkday(date, isLate)) workdays.push(date);
      passed.push(workdays.length);
    }
    var needed = workdays.length + variant.most;
    while (workdays.length < needed) {
      date += 1;
      if (calendar.isWorkday(date, isLate)) workdays.push(date);
    }
    return function (day, count) { return count === 0 ? first + day : workdays[passed[day] + count - 1]; };
  }

  function adding(distribution, variant, calendar, isLate) {
    var chances = distribution.chances;
    var arrive = arrivals(distribution.first, chances.length, variant, calendar, isLate);
    var begin = arrive(0, variant.least);
    var end = arrive(chances.length - 1, variant.most);
    var result = new Array(end - begin + 1).fill(0);
    for (var day = 0; day < chances.length; day += 1) {
      if (!(chances[day] > 0)) continue;
      for (var step = 0; step < variant.weights.length; step += 1) {
        result[arrive(day, variant.least + step) - begin] += chances[day] * variant.weights[step] / WEIGHT_TOTAL;
      }
    }
    return { first: begin, chances: result };
  }

  // After the last step. With the chance of its loop the way goes again from the stage it names, and once more after that.
  function passing(distribution, steps, calendar, isLate) {
    var last = steps[steps.length - 1], loop = last.stage.loop;
    var once = adding(distribution, last.variant, calendar, isLate);
    if (!loop) return once;
    var from = steps.findIndex(function (step) { return step.stage.id === loop.to; });
    var round = steps.slice(from < 0 ? steps.length - 1 : from);
    function again(distribution) {
      return round.reduce(function (sum, step) { return adding(sum, step.variant, calendar, isLate); }, distribution);
    }
    var twice = again(once), thrice = again(twice);
    var shares = [1 - loop.chance, loop.chance * (1 - loop.chance), loop.chance * loop.chance];
    var length = thrice.first + thrice.chances.length - once.first;
    var chances = [];
    for (var index = 0; index < length; index += 1) {
      var date = once.first + index;
      chances.push(shares[0] * chanceOn(once, date) + shares[1] * chanceOn(twice, date) + shares[2] * chanceOn(thrice, date));
    }
    return { first: once.first, chances: chances };
  }

  // Estimate

  // A condition lists, for each option named, the choices it accepts.
  function holds(condition, choices) {
    return Object.keys(condition).every(function (key) { return condition[key].indexOf(choices[key]) >= 0; });
  }

  // Choices that are missing or unknown fall back to the first one.
  function completeChoices(model, given) {
    var choices = {};
    model.options.forEach(function (option) {
      var ids = option.choices.map(function (choice) { return choice.id; });
      choices[option.id] = ids.indexOf(given[option.id]) >= 0 ? given[option.id] : ids[0];
    });
    return choices;
  }

  function byID(list, id) { return list.find(function (item) { return item.id === id; }); }

  // The stages that happen, in the order they follow one another.
  function path(model, choices) {
    var found = [], seen = {}, stage = model.stages[0];
    while (stage && !seen[stage.id]) {
      seen[stage.id] = true;
      if (holds(stage.only, choices)) found.push(stage);
      var branch = stage.next.find(function (candidate) { return holds(candidate.when, choices); });
      stage = branch ? byID(model.stages, branch.to) : null;
    }
    return found;
  }

  function estimateStages(model, start, choices, known, calendar) {
    var early = { first: start, chances: [1] }, late = early, steps = [], stages = [];
    var way = path(model, choices);
    way.forEach(function (stage, index) {
      var variant = stage.variants.find(function (candidate) { return holds(candidate.when, choices); });
      if (!variant) return;
      var begin = dateReaching(early, 0.5);
      // What has a day, or comes before what has one, is over.
      var dated = way.slice(index).find(function (later) { return later.asks && known[later.id] !== undefined; });
      steps.push({ stage: stage, variant: variant });
      if (dated) {
        early = late = { first: known[dated.id], chances: [1] };
        begin = Math.min(begin, known[dated.id]);
      } else {
        var before = early;
        early = passing(before, steps, calendar, false);
        // The readings part only where an expected holiday is reached.
        late = late === before && calendar.firstExpected > early.first + early.chances.length - 1
          ? early : passing(late, steps, calendar, true);
      }
      stages.push({
        id: stage.id, label: stage.label, nature: stage.nature, begin: begin, p10: dateReaching(early, 0.1),
        p50: dateReaching(early, 0.5), p80: dateReaching(late, 0.8), p90: dateReaching(late, 0.9),
        distribution: late, isKnown: Boolean(dated), isImplied: Boolean(dated && dated.id !== stage.id)
      });
    });
    return stages;
  }

  // What a period is today: running; rolled (the reader's own, whose early day is gone and the one moved off a day off is not); lapsed; over,
  // when the step it limits is.
  function clockState(clock, dates, isEstimated, stages, today) {
    var limited = byID(stages, clock.limits), isOwn = clock.owner === "reader";
    if (limited && limited.isKnown) return "over";
    if ((isOwn && isEstimated ? dates.early : dates.late) < today) return "lapsed";
    return isOwn && dates.early < today ? "rolled" : "running";
  }

  function isRunning(running) { return running.state === "running" || running.state === "rolled"; }

  // The reader's own clocks are shown early while that day has not passed, the other side's late.
  function runClocks(model, start, choices, stages, today, calendar) {
    var running = [];
    model.clocks.forEach(function (clock) {
      if (!holds(clock.when, choices)) return;
      var early = start, late = start, isEstimated = false;
      if (clock.stage) {
        var stage = byID(stages, clock.stage);
        if (!stage) return;
        early = stage.p10;
        late = stage.p90;
        isEstimated = !stage.isKnown || stage.isImplied;
      } else if (clock.clock) {
        var before = byID(running, clock.clock);
        if (!before) return;
        early = before.early;
        late = before.late;
        isEstimated = true;
      }
      var dates = calendar.readings(clock.count, clock.unit, early, late), state = clockState(clock, dates, isEstimated, stages, today);
      running.push({
        id: clock.id, owner: clock.owner, early: dates.early, late: dates.late, isEstimated: isEstimated,
        state: state, shown: clock.owner === "reader" && state !== "rolled" ? dates.early : dates.late
      });
    });
    return running;
  }

  // A period that is the reader's own by law ends, for the reader, on the day the clock beside it shows.
  function setDeadlines(model, stages, clocks) {
    stages.forEach(function (stage) {
      if (stage.nature !== "statute" || stage.isKnown) return;
      var own = clocks.find(function (running) {
        return running.owner === "reader" && !running.isEstimated && byID(model.clocks, running.id).limits === stage.id;
      });
      if (own) stage.deadline = own.shown;
    });
  }

  function placeCheckpoints(model, stages, clocks, calendar) {
    var placed = [];
    model.checkpoints.forEach(function (checkpoint, index) {
      var stage = byID(stages, checkpoint.stage), clock = byID(clocks, checkpoint.clock);
      // Someone must be there to ask.
      if (stage && !stage.isKnown) placed.push({ index: index, date: calendar.rolled(stage.p90, true) });
      // What is over needs nothing more; a deadline of one's own that ran out is not to be kept any more, but said to be gone.
      if (clock && (isRunning(clock) || (clock.owner === "other" && clock.state === "lapsed"))) placed.push({ index: index, date: clock.shown });
    });
    return placed.sort(function (a, b) { return a.date - b.date || a.index - b.index; });
  }

  // `known`: days on which stages ended, by stage; `today`: the day the reader looks at it, the start if not given.
  function estimate(model, start, given, calendar, known, today) {
    if (today === undefined) today = start;
    var choices = completeChoices(model, given);
    var stages = estimateStages(model, start, choices, known || {}, calendar);
    var clocks = runClocks(model, start, choices, stages, today, calendar);
    setDeadlines(model, stages, clocks);
    var checkpoints = placeCheckpoints(model, stages, clocks, calendar);
    var dates = stages.map(function (stage) { return stage.p90; })
      .concat(clocks.map(function (clock) { return clock.late; }), checkpoints.map(function (point) { return point.date; }));
    var last = dates.length ? Math.max.apply(null, dates) : start, years = [];
    for (var year = DAYS.components(start).year; year <= DAYS.components(last).year; year += 1) {
      if (calendar.isPredicted(year)) years.push(year);
    }
    var own = clocks.filter(function (clock) { return clock.owner === "reader" && !clock.isEstimated; });
    var notice = model.notices.findIndex(function (candidate) {
      var after = byID(stages, candidate.after);
      return holds(candidate.when, choices) && (!candidate.after || Boolean(after && after.isKnown));
    });
    var named = path(model, choices).reduce(function (all, stage) {
      var branch = stage.next.find(function (candidate) { return holds(candidate.when, choices); });
      return all.concat(stage.exits || [], branch ? branch.to : []);
    }, []);
    clocks.forEach(function (running) { named = named.concat(byID(model.clocks, running.id).exits || []); });
    return {
      exits: model.exits.filter(function (exit) { return named.indexOf(exit) >= 0; }),
      start: start, today: today, choices: choices, stages: stages, clocks: clocks, checkpoints: checkpoints, provisionalYears: years,
      notice: notice < 0 ? null : notice,
      firstOwn: own.filter(isRunning).reduce(function (first, clock) { return first && first.shown <= clock.shown ? first : clock; }, null),
      lapsedOwn: own.filter(function (clock) { return clock.state === "lapsed"; })
    };
  }

  // Waiting for a stage: the chance that it ends in the next five working days, given that it has not ended up to and including
  // `today`; what has run out; what to do now. Null when the stage is not on the way, is the reader's own to do, has ended, or the way has not begun.
  function waiting(model, result, id, today, calendar) {
    var stage = byID(result.stages, id);
    if (!stage || stage.isKnown || byID(model.stages, id).own || today < result.start) return null;
    var through = calendar.workday(5, today, true), past = shareThrough(stage.distribution, today), left = 1 - past;
    var answer = { chance: 0, through: through, isLate: left < 1e-6, expired: null, step: null };
    if (!answer.isLate) answer.chance = (shareThrough(stage.distribution, through) - past) / left;
    // Of several that have run out, the last one says where things stand.
    answer.expired = result.clocks.filter(function (running) {
      var clock = byID(model.clocks, running.id);
      return clock.limits === id && clock.verification !== "unverified" && running.late < today;
    }).reduce(function (last, running) { return last && last.late >= running.late ? last : running; }, null);
    if (answer.expired || answer.chance < 0.25) {
      var next = result.checkpoints.find(function (point) { return point.date >= today; });
      answer.step = (answer.expired && model.checkpoints.find(function (point) { return point.clock === answer.expired.id; }))
        || model.checkpoints.find(function (point) { return point.stage === id; }) || (next && model.checkpoints[next.index]) || null;
    }
    return answer;
  }

  return { isRunning: isRunning, estimate: estimate, waiting: waiting, holds: holds, completeChoices: completeChoices, byID: byID, shareThrough: shareThrough };
})();

if (typeof module !== "undefined") module.exports = SignpostTimeline;
