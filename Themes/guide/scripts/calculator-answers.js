// What the calculator's fields come to: numbers read with their mistakes, the result as words and figures, the rules that matter.
// Knows the form and the words, builds nothing on the page.
var SignpostCalculatorAnswers = (function () {
  "use strict";

  var engine = SignpostCalculator, LEAST_MONTHS = [12, 24, 36, 60];

  // form: its elements. say(key, values): the page's words. allRules: as the program gave them.
  return function (form, say, allRules) {
    var errors = {};

    function value(name) {
      var field = form.elements[name];
      return field ? String(field.value) : "";
    }

    function money(value) { return say("yuan", { amount: engine.amountText(value) }); }
    function percent(value) { return value >= 10000000 ? say("over_percent") : engine.percentText(value); }
    function months(count) { return say("months_count", { count: count }); }

    function fail(name, error, values) {
      if (!(name in errors)) errors[name] = say("error_" + error, values);
      return null;
    }

    // Which limit a number that is too large has passed.
    function limitOf(read) {
      var kind = ["amount", "months", "days", "multiple"].find(function (name) { return engine[name] === read; });
      return kind ? "_" + kind : "";
    }

    // A number as typed; null with an error noted, or for an optional field left empty.
    function number(name, read, options) {
      var text = value(name), found;
      if (options && options.isOptional && text.trim() === "") return "otherwise" in options ? options.otherwise : null;
      found = read(text);
      if (found.error) return fail(name, found.error === "too_large" ? "too_large" + limitOf(read) : found.error, { typed: text.trim() });
      return found.value === 0 && !(options && options.mayBeZero) ? fail(name, "zero") : found.value;
    }

    function amount(name, options) { return number(name, engine.amount, options); }

    function day(name, isOptional) {
      var field = form.elements[name];
      if (field.validity && field.validity.badInput) return fail(name, "no_date");
      if (field.value === "") return isOptional ? null : fail(name, "empty_date");
      var found = engine.parseDate(field.value);
      return found === null || field.value < "1990-01-01" || field.value > "2099-12-31" ? fail(name, "no_date") : found;
    }

    function annual(rateField, unitField, basisField) {
      var rate = number(rateField, engine.rate, { mayBeZero: true });
      if (rate === null) return null;
      var found = engine.annualRate(rate, value(unitField), Number(value(basisField)));
      return found.error ? fail(rateField, found.error) : found.value;
    }

    function hasErrors() { return Object.keys(errors).length > 0; }

    // What is computed: {sentence, notes, facts, tables, how, use, cost}

    function costNote(cost, periods) {
      return say("cost", { nominal: percent(cost.nominal), effective: percent(cost.effective), times: say("times_" + periods) });
    }

    // isLevel: the last payment differs by what rounding left over at most.
    function firstAndLast(payments, isLevel) {
      var first = payments[0], last = payments[payments.length - 1];
      if (first === last) return [[say("each_payment"), money(first)]];
      return [[say(isLevel ? "each_payment" : "first_payment"), money(first)], [say("last_payment"), money(last)]];
    }

    function byRate() {
      var principal = amount("amount"), rate = annual("rate", "unit", "basis"), count = number("months", engine.months);
      var upfront = amount("upfront", { isOptional: true, otherwise: 0, mayBeZero: true });
      var fee = amount("fee", { isOptional: true, otherwise: 0, mayBeZero: true });
      if (principal !== null && upfront !== null && upfront >= principal) fail("upfront", "upfront_too_much");
      if (hasErrors()) return null;
      var method = value("unit") === "flat" ? "flat-fee" : value("method");
      var result = engine.schedule({ principal: principal, annualRate: rate, months: count, method: method, upfrontFee: upfront, monthlyFee: fee });
      var facts = firstAndLast(result.payments, method === "equal-payment" || method === "flat-fee").concat([[say("interest"), money(result.interest)]]);
      if (result.fees > 0) facts.push([say("fees"), money(result.fees)]);
      facts.push([say(method === "flat-fee" ? "looks_like" : "contract_rate"), engine.rateText(rate)]);
      var columns = ["period", "payment", "principal", "interest"].concat(fee > 0 ? ["fee"] : [], ["balance"]);
      var rows = result.rows.map(function (row, index) {
        return [index + 1, row.payment, row.principal, row.interest].concat(fee > 0 ? [row.fee] : [], [row.balance]).map(function (cell, at) {
          return at === 0 ? String(cell) : engine.amountText(cell);
        });
      });
      var how = ["how_month", method === "equal-payment" ? "how_equal_payment" : method === "flat-fee" ? "how_flat" : "how_last", "how_cost"];
      if (method === "at-once") how.push("how_at_once");
      if (upfront > 0) how.push("how_upfront");
      return {
        sentence: say("cost_sentence", { received: money(result.received), total: money(result.total), extra: money(result.total - result.received) }),
        notes: [costNote(result.cost, 12)].concat(method === "flat-fee" ? [say("flat_note")] : []), facts: facts, how: how, use: "cost", cost: result.cost,
        tables: [{ title: say("by_month"), columns: columns.map(function (column) { return say("column_" + column); }), rows: rows, isLong: true }]
      };
    }

    function byPayments() {
      var received = amount("received"), payments = [], periods = 12, field = "payment", count, payment;
      if (value("way") === "monthly") {
        payment = amount("payment");
        count = number("count", engine.months);
        if (hasErrors()) return null;
        while (payments.length < count) payments.push(payment);
      } else {
        field = "payback";
        periods = 365;
        payment = amount("payback");
        count = number("days", engine.days);
        if (hasErrors()) return null;
        while (payments.length < count - 1) payments.push(0);
        payments.push(payment);
      }
      var total = periods === 12 ? payment * count : payment, cost = engine.annualCost(received, payments, periods);
      if (cost.error) return fail(field, cost.error, { received: money(received), total: money(total) });
      return {
        sentence: say("cost_sentence", { received: money(received), total: money(total), extra: money(total - received) }),
        notes: [costNote(cost, periods)], facts: [], tables: [], how: [periods === 12 ? "how_cost" : "how_cost_days", "how_received"], use: "cost", cost: cost, periods: periods
      };
    }

    function byOverdue() {
      var overdue = amount("overdue"), daily = number("daily", engine.rate), times = number("multiple", engine.multiple, { isOptional: true, otherwise: 100 });
      var due = day("due"), until = day("until"), extra = amount("extra", { isOptional: true, otherwise: 0, mayBeZero: true });
      if (daily !== null && daily > 10000000) fail("daily", "daily_too_high");
      if (due !== null && until !== null && until <= due) fail("until", "until_early");
      if (due !== null && until !== null && until - due > 3660) fail("due", "too_long_ago");
      if (hasErrors()) return null;
      var result = engine.penalty(overdue, daily, times, until - due), each = engine.penalty(overdue, daily, times, 1);
      var facts = [[say("overdue_days"), say("days_count", { count: result.days })], [say("penalty_each_day"), money(each.amount)]];
      if (extra > 0) facts.push([say("extra_charge"), money(extra)], [say("together"), money(result.amount + extra)]);
      return {
        sentence: say("overdue_sentence", { days: result.days, amount: money(result.amount) }), notes: [say("overdue_note", { annual: percent(result.annual) })],
        facts: facts, tables: [], how: ["how_overdue_days", "how_overdue", "how_overdue_rate"], use: "overdue",
        cost: { nominal: result.annual, effective: result.annual }, isPenalty: true
      };
    }

    function ending(outcome, name) {
      if (outcome.kind !== "ends") return [name, say(outcome.kind), "—", "—"];
      return [name, months(outcome.months), money(outcome.total), money(outcome.interest)];
    }

    function plan() {
      var owed = amount("owed"), principal = amount("principal", { isOptional: true, mayBeZero: true }), rate = annual("planrate", "planunit", "planbasis");
      var monthly = amount("monthly"), hoped = number("hoped", engine.rate, { isOptional: true, mayBeZero: true });
      if (owed !== null && principal !== null && principal > owed) fail("principal", "principal_too_much");
      if (rate !== null && hoped !== null && hoped >= rate && rate > 0) fail("hoped", "hoped_not_lower");
      if (hasErrors()) return null;
      var debt = { principal: principal === null ? owed : principal, charges: principal === null ? 0 : owed - principal, annualRate: rate };
      var found = engine.scenarios(debt, monthly, hoped), now = found[0].outcome, first = engine.product(debt.principal, rate, 1200000000);
      var words = { monthly: money(monthly), interest: money(first) };
      if (now.kind === "ends") words = { monthly: money(monthly), months: months(now.months), total: money(now.total), interest: money(now.interest) };
      var rows = found.map(function (scenario) {
        return ending(scenario.outcome, say("scenario_" + scenario.id, { rate: engine.rateText(scenario.debt.annualRate), charges: money(debt.charges) }));
      });
      var least = LEAST_MONTHS.map(function (count) { return [months(count), money(engine.leastPayment(debt, count))]; });
      return {
        sentence: say("plan_" + now.kind, words), notes: [say(now.kind === "ends" ? "plan_note" : "plan_no_note")], facts: [],
        tables: [
          { title: say("scenarios"), columns: ["scenario", "needed", "total", "interest"].map(function (key) { return say("column_" + key); }), rows: rows },
          { title: say("least"), columns: [say("column_within"), say("column_least")], rows: least }
        ],
        how: ["how_plan", "how_plan_order", "how_plan_compound"], use: "plan", isNo: now.kind !== "ends"
      };
    }

    function offer(name) {
      var zero = { isOptional: true, otherwise: 0, mayBeZero: true };
      var found = { upfront: amount(name + "-first", zero), monthly: amount(name + "-each", zero), months: number(name + "-count", engine.months, { isOptional: true, otherwise: 0 }) };
      if (found.monthly > 0 && found.months === 0) fail(name + "-count", "empty");
      if (found.months > 0 && found.monthly === 0) fail(name + "-each", "empty");
      if (found.upfront === 0 && found.monthly === 0 && found.months === 0) fail(name + "-each", "empty_offer");
      return found;
    }

    function compare() {
      var owed = amount("owed"), able = amount("monthly", { isOptional: true }), offers = [offer("a"), offer("b")];
      if (hasErrors()) return null;
      var judged = offers.map(function (each) { return engine.judge(each, owed); }), difference = judged[0].total - judged[1].total;
      var names = [say("offer_a"), say("offer_b")], better = difference > 0 ? 1 : 0, notes = [];
      var sentence = difference === 0 ? say("compare_same", { total: money(judged[0].total) })
        : say("compare_sentence", { offer: names[better], other: names[1 - better], difference: money(Math.abs(difference)) });
      offers.forEach(function (each, index) {
        if (able !== null && each.monthly > able) notes.push(say("over_able", { offer: names[index], monthly: money(each.monthly), able: money(able) }));
      });
      notes.push(say("compare_note"));
      function row(key, cell) { return [say(key)].concat(offers.map(cell)); }
      return {
        sentence: sentence, notes: notes, facts: [], use: "plan", how: ["how_compare", "how_compare_cost"],
        tables: [{
          title: say("side_by_side"), columns: [say("column_item")].concat(names),
          rows: [
            row("row_first", function (each) { return money(each.upfront); }), row("row_each", function (each) { return money(each.monthly); }),
            row("row_count", function (each) { return each.months ? months(each.months) : "—"; }),
            row("row_total", function (each, index) { return money(judged[index].total); }),
            row("row_extra", function (each, index) {
              var extra = judged[index].extra;
              return extra === 0 ? say("same_as_owed") : say(extra > 0 ? "more" : "less", { amount: money(Math.abs(extra)) });
            }),
            row("row_cost", function (each, index) { return judged[index].cost.error ? "—" : percent(judged[index].cost.nominal); })
          ]
        }]
      };
    }

    function compute() {
      errors = {};
      var topic = value("topic");
      if (topic === "plan") return plan();
      if (topic === "compare") return compare();
      return { rate: byRate, payments: byPayments, overdue: byOverdue }[value("known")]();
    }

    // The rules: who, from when, how the figure lies to a line

    function rulesHere(result) {
      var lender = result.use === "plan" ? "" : value("lender"), signed = result.use === "plan" ? "" : value("signed");
      if (result.use !== "plan") day("signed", true);
      var lpr = lender === "private" ? number("lpr", engine.rate, { isOptional: true }) : null;
      var found = engine.rulesFor(allRules, lender).filter(function (rule) { return rule.uses.indexOf(result.use) >= 0; }).map(function (rule) {
        var status = engine.ruleStatus(rule, signed), lines = [status === "before" ? rule.before : ""];
        var line = rule.line !== null ? rule.line : rule.lprTimes !== null && lpr !== null ? engine.product(lpr, rule.lprTimes, 10000) : null;
        if (status === "ask") lines.push(say("status_ask"));
        if (line !== null && status !== "before" && result.cost) lines.push(lineWords(result, line));
        if (rule.lprTimes !== null && lpr === null && status !== "before") lines.push(say("line_needs_lpr"));
        return { id: rule.id, isBefore: status === "before", hasFigure: rule.line !== null || rule.lprTimes !== null, lines: lines.filter(Boolean) };
      });
      return found.filter(function (rule) { return rule.hasFigure; }).concat(found.filter(function (rule) { return !rule.hasFigure; }));
    }

    function lineWords(result, line) {
      var words = { nominal: percent(result.cost.nominal), effective: percent(result.cost.effective), line: engine.percentText(line), times: say("times_" + (result.periods || 12)) };
      return say((result.isPenalty ? "penalty_" : "line_") + engine.position(result.cost, line), words);
    }

    return {
      value: value, errors: function () { return errors; },
      // {result, rules}, or null when something is wrong.
      answer: function () {
        var result = compute(), rules = result ? rulesHere(result) : [];
        return result && !hasErrors() ? { result: result, rules: rules } : null;
      },
      forget: function () { errors = {}; }
    };
  };
})();
