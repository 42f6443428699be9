// Interest, instalments and plans in the browser: the same steps in the same order as the program's, so that both give the same figures.
// Money is in 分, rates in millionths of a percent, results in hundredths of a percent; all whole numbers that a double holds exactly.
// Nothing here touches the page; `Tests/Vectors/calculator.json` holds both to account.
var SignpostCalculator = (function () {
  "use strict";

  var NUMBERS = typeof require === "undefined" ? SignpostNumbers : require("./calculator-numbers.js");
  var GREATEST_MONTHS = 360, GREATEST_COST = 10000000, WHOLE = 100000000, MONTHLY = WHOLE * 12, product = NUMBERS.product;

  // Cash flow: {rate} of a period, {nominal, effective} a year, or {error}

  function sum(values) { return values.reduce(function (total, value) { return total + value; }, 0); }

  function periodRate(received, payments) {
    var total = sum(payments), low = 0, high = 1;
    if (received <= 0) return { error: "nothing_received" };
    if (total === 0) return { error: "nothing_paid" };
    if (total < received) return { error: "paid_less" };
    if (total === received) return { rate: 0 };
    for (var i = 0; i < 200; i += 1) {
      var middle = (low + high) * 0.5, value = 0;
      if (middle <= low || middle >= high) break;
      for (var k = payments.length - 1; k >= 0; k -= 1) value = (value + payments[k]) * middle;
      if (value > received) high = middle; else low = middle;
    }
    return { rate: 1 / high - 1 };
  }

  function hundredths(share) { return share >= GREATEST_COST / 10000 ? GREATEST_COST : Math.floor(share * 10000 + 0.5); }

  function annualCost(received, payments, periodsPerYear) {
    var found = periodRate(received, payments), growth = 1;
    if (found.error) return found;
    for (var i = 0; i < periodsPerYear; i += 1) growth *= 1 + found.rate;
    return { nominal: hundredths(found.rate * periodsPerYear), effective: hundredths(growth - 1) };
  }

  function position(cost, line) { return cost.nominal > line ? "above" : cost.effective > line ? "split" : "below"; }

  // Instalments. terms: {principal, annualRate, months, method, upfrontFee, monthlyFee}

  function equalPayment(terms) {
    var v = 1 / (1 + terms.annualRate / MONTHLY), annuity = 0;
    for (var i = 0; i < terms.months; i += 1) annuity = (annuity + 1) * v;
    return Math.floor(terms.principal / annuity + 0.5);
  }

  function schedule(terms) {
    var rows = [], balance = terms.principal, share = product(terms.principal, 1, terms.months), method = terms.method;
    var payment = method === "equal-payment" ? equalPayment(terms) : 0;
    for (var month = 1; month <= terms.months; month += 1) {
      var interest = 0, part = 0;
      if (method === "flat-fee") interest = product(terms.principal, terms.annualRate, MONTHLY);
      else if (method !== "at-once") interest = product(balance, terms.annualRate, MONTHLY);
      else if (month === terms.months) interest = product(terms.principal, terms.annualRate * terms.months, MONTHLY);
      if (method === "equal-payment") part = Math.max(0, payment - interest);
      else if (method === "equal-principal" || method === "flat-fee") part = share;
      part = month === terms.months ? balance : Math.min(part, balance);
      balance -= part;
      rows.push({ principal: part, interest: interest, fee: terms.monthlyFee, balance: balance, payment: part + interest + terms.monthlyFee });
    }
    var payments = rows.map(function (row) { return row.payment; });
    return {
      rows: rows, payments: payments, total: sum(payments), interest: sum(rows.map(function (row) { return row.interest; })),
      fees: terms.upfrontFee + terms.monthlyFee * terms.months, received: terms.principal - terms.upfrontFee,
      cost: annualCost(terms.principal - terms.upfrontFee, payments, 12)
    };
  }

  // A debt: {principal, charges, annualRate}

  function interestOn(debt, balance) { return product(balance, debt.annualRate, MONTHLY); }

  // {kind: "ends", months, total, interest, last}, {kind: "never"} or {kind: "too_long"}
  function outcome(debt, monthly) {
    var left = debt.principal, charged = debt.charges, total = 0, accrued = 0;
    if (monthly <= 0 || (left > 0 && monthly <= interestOn(debt, left))) return { kind: "never" };
    for (var month = 1; month <= GREATEST_MONTHS; month += 1) {
      var interest = interestOn(debt, left);
      accrued += interest;
      charged += interest;
      var payment = Math.min(monthly, left + charged), toCharges = Math.min(payment, charged);
      charged -= toCharges;
      left -= payment - toCharges;
      total += payment;
      if (left + charged === 0) return { kind: "ends", months: month, total: total, interest: accrued, last: payment };
    }
    return { kind: "too_long" };
  }

  // The smallest whole 元 a month, in 分, that ends the debt within so many months.
  function leastPayment(debt, within) {
    function ends(yuan) {
      var result = outcome(debt, yuan * 100);
      return result.kind === "ends" && result.months <= within;
    }
    var low = 0, high = 1;
    while (!ends(high)) high *= 2;
    while (high - low > 1) {
      var middle = Math.floor((low + high) / 2);
      if (ends(middle)) high = middle; else low = middle;
    }
    return high * 100;
  }

  function scenarios(debt, monthly, hoped) {
    var found = [{ id: "now", debt: debt }];
    function add(id, charges, annual) { found.push({ id: id, debt: { principal: debt.principal, charges: charges, annualRate: annual } }); }
    if (debt.annualRate > 0) {
      if (hoped === null) add("half", debt.charges, product(debt.annualRate, 1, 2)); else add("lower", debt.charges, hoped);
      add("none", debt.charges, 0);
    }
    if (debt.charges > 0 && debt.principal > 0) add("waived", 0, debt.annualRate);
    found.forEach(function (scenario) { scenario.outcome = outcome(scenario.debt, monthly); });
    return found;
  }

  // offer: {upfront, monthly, months}
  function judge(offer, owed) {
    var payments = [];
    for (var i = 0; i < offer.months; i += 1) payments.push(offer.monthly);
    var total = offer.upfront + offer.monthly * offer.months;
    return { total: total, extra: total - owed, cost: annualCost(owed - offer.upfront, payments, 12) };
  }

  function penalty(overdue, dailyRate, times, dayCount) {
    return {
      days: dayCount, amount: product(overdue, dailyRate * times * dayCount, WHOLE * 100), annual: product(dailyRate * times * 365, 1, 1000000)
    };
  }

  // Days

  // "YYYY-MM-DD" → days since 1970-01-01; null for anything that is not a day.
  function parseDate(text) {
    var match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match || match[1] === "0000") return null;
    var date = new Date(0);
    date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
    return date.toISOString().slice(0, 10) === text ? Math.round(date.getTime() / 86400000) : null;
  }

  // Rules. rule: {lenders, from: "2026-08-01" | "2025-12" | "2021" | "", byContract}

  // "applies", "before" (the contract is older), "ask" (the day decides and is not known). Only for rules of this kind of lender.
  function ruleStatus(rule, signed) {
    if (!rule.byContract || rule.from === "") return "applies";
    if (signed === "") return "ask";
    var start = rule.from, same = signed.slice(0, start.length);
    if (same < start) return "before";
    return start.length === 10 || same > start ? "applies" : "ask";
  }

  function rulesFor(rules, lender) {
    return rules.filter(function (rule) { return lender === "" || rule.lenders.indexOf(lender) >= 0; });
  }

  return Object.assign({}, NUMBERS, {
    periodRate: periodRate, annualCost: annualCost, position: position, schedule: schedule, outcome: outcome, leastPayment: leastPayment,
    scenarios: scenarios, judge: judge, penalty: penalty, parseDate: parseDate, ruleStatus: ruleStatus, rulesFor: rulesFor
  });
})();

if (typeof module !== "undefined") module.exports = SignpostCalculator;
