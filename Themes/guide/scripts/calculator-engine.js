// Interest, instalments and plans in the browser: the same steps in the same order as the program's, so that both give the same figures.
// Money is in 分, rates in millionths of a percent, results in hundredths of a percent; all whole numbers that a double holds exactly.
// Nothing here touches the page; `Tests/Vectors/calculator.json` holds both to account.
var SignpostCalculator = (function () {
  "use strict";

  var GREATEST_AMOUNT = 10000000000, GREATEST_ANNUAL_RATE = 1000000000, GREATEST_MONTHS = 360, GREATEST_COST = 10000000;
  var WHOLE = 100000000, MONTHLY = WHOLE * 12;

  // Numbers as people type them: {value} or {error}

  var CHINESE_DIGITS = { "零": "0", "〇": "0", "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "点": "." };

  // Full-width signs and Chinese digits become ASCII, spaces go, Latin letters become small.
  function plain(text) {
    return String(text).replace(/[ \t\u00a0\u3000\u2009\u202f]/g, "").replace(/[\u2212\uff0d]/g, "-").replace(/[\uff01-\uff5e]/g, function (sign) {
      return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
    }).replace(/[A-Z]/g, function (letter) { return letter.toLowerCase(); }).replace(/[零〇一二两三四五六七八九点]/g, function (digit) {
      return CHINESE_DIGITS[digit];
    }).replace(/十/g, function (ten, at, all) { return (/\d/.test(all.charAt(at - 1)) ? "" : "1") + (/\d/.test(all.charAt(at + 1)) ? "" : "0"); });
  }

  function powerOfTen(power) {
    var value = 1;
    for (var i = 0; i < power; i += 1) value *= 10;
    return value;
  }

  // Digits with an optional fraction of six places and commas before groups of three → millionths; nine digits before the point.
  function millionths(text) {
    if (text === "") return { error: "empty" };
    if (text.charAt(0) === "-") {
      var rest = millionths(text.slice(1));
      return { error: rest.error === undefined || rest.error === "too_large" || rest.error === "decimals" ? "negative" : "not_number" };
    }
    var match = /^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?$/.exec(text);
    if (!match || (match[1] === "" && match[2] === undefined)) return { error: "not_number" };
    var front = match[1].replace(/,/g, "").replace(/^0+/, ""), fraction = (match[2] || "").replace(/0+$/, "");
    if (front.length > 9) return { error: "too_large" };
    if (fraction.length > 6) return { error: "decimals" };
    return { value: Number(front + fraction || "0") * powerOfTen(6 - fraction.length) };
  }

  function without(text, words, atEnd) {
    for (var i = 0; i < words.length; i += 1) {
      var word = words[i][0];
      if (atEnd ? text.slice(-word.length) === word : text.slice(0, word.length) === word) {
        return { text: atEnd ? text.slice(0, text.length - word.length) : text.slice(word.length), found: words[i][1] };
      }
    }
    return { text: text, found: null };
  }

  function amount(typed) {
    var text = plain(typed);
    ["¥", "￥", "人民币"].forEach(function (sign) { text = without(text, [[sign, 0]], false).text; });
    text = without(text, [["块钱", 0], ["元", 0], ["块", 0], ["圆", 0]], true).text;
    var unit = without(text, [["万", 4], ["w", 4], ["千", 3], ["k", 3], ["百", 2], ["亿", 8]], true), power = unit.found || 0;
    var number = millionths(unit.text);
    if (number.error) return number;
    if (power < 4) {
      var divisor = powerOfTen(4 - power);
      if (number.value % divisor !== 0) return { error: "decimals" };
      return number.value / divisor > GREATEST_AMOUNT ? { error: "too_large" } : { value: number.value / divisor };
    }
    var factor = powerOfTen(power - 4);
    return number.value > GREATEST_AMOUNT / factor ? { error: "too_large" } : { value: number.value * factor };
  }

  function rate(typed) {
    var front = without(plain(typed), [["百分之", 1], ["千分之", 10], ["万分之", 100], ["万", 100]], false), divisor = front.found || 1, text = front.text;
    if (divisor === 1) {
      var back = without(text, [["%", 1], ["‰", 10], ["‱", 100]], true);
      text = back.text;
      divisor = back.found || 1;
    }
    var number = millionths(text);
    if (number.error) return number;
    if (number.value % divisor !== 0) return { error: "decimals" };
    return number.value / divisor > GREATEST_ANNUAL_RATE ? { error: "rate_too_high" } : { value: number.value / divisor };
  }

  function whole(text, most) {
    var number = millionths(text);
    if (number.error) return number;
    if (number.value % 1000000 !== 0) return { error: "decimals" };
    if (number.value === 0) return { error: "zero" };
    return number.value / 1000000 > most ? { error: "too_large" } : { value: number.value / 1000000 };
  }

  function months(typed) {
    var unit = without(plain(typed), [["个月", 1], ["期", 1], ["月", 1], ["年", 12]], true), factor = unit.found || 1;
    var number = whole(unit.text, Math.floor(GREATEST_MONTHS / factor));
    return number.error ? number : { value: number.value * factor };
  }

  function days(typed) {
    return whole(without(plain(typed), [["天", 0], ["日", 0]], true).text, 3660);
  }

  function multiple(typed) {
    var number = millionths(without(plain(typed), [["倍", 0]], true).text);
    if (number.error) return number;
    if (number.value % 10000 !== 0) return { error: "decimals" };
    if (number.value === 0) return { error: "zero" };
    return number.value > 10000000 ? { error: "too_large" } : { value: number.value / 10000 };
  }

  function annualRate(value, unit, basis) {
    var annual = unit === "day" ? value * basis : unit === "year" ? value : value * 12;
    return annual > GREATEST_ANNUAL_RATE ? { error: "rate_too_high" } : { value: annual };
  }

  // a × b ÷ d, rounded half up, without leaving the whole numbers that a double holds exactly.
  function product(a, b, d) {
    var base = 100000, places = [], rest = b, quotient = 0, remainder = 0;
    do {
      places.push(rest % base);
      rest = (rest - rest % base) / base;
    } while (rest > 0);
    for (var i = places.length - 1; i >= 0; i -= 1) {
      var step = remainder * base + a * places[i];
      remainder = step % d;
      quotient = quotient * base + (step - remainder) / d;
    }
    return remainder * 2 >= d ? quotient + 1 : quotient;
  }

  // With interest on interest every month.
  function compounded(annual) {
    var growth = 1;
    for (var i = 0; i < 12; i += 1) growth *= 1 + annual / MONTHLY;
    return Math.floor((growth - 1) * 10000 + 0.5);
  }

  // Words

  function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

  function amountText(value) {
    var size = Math.abs(value), fen = size % 100, text = grouped((size - fen) / 100);
    return (value < 0 ? "\u2212" : "") + text + (fen === 0 ? "" : fen < 10 ? ".0" + fen : "." + fen);
  }

  function percentText(hundredths) {
    var fraction = hundredths % 100;
    return grouped((hundredths - fraction) / 100) + "." + (fraction < 10 ? "0" : "") + fraction + "%";
  }

  function rateText(value) {
    var rest = value % 1000000, fraction = String(1000000 + rest).slice(1).replace(/0+$/, "");
    return (value - rest) / 1000000 + (fraction ? "." + fraction : "") + "%";
  }

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

  return {
    amount: amount, rate: rate, months: months, days: days, multiple: multiple, annualRate: annualRate, compounded: compounded, product: product,
    amountText: amountText, percentText: percentText, rateText: rateText, periodRate: periodRate, annualCost: annualCost, position: position,
    schedule: schedule, outcome: outcome, leastPayment: leastPayment, scenarios: scenarios, judge: judge, penalty: penalty,
    parseDate: parseDate, ruleStatus: ruleStatus, rulesFor: rulesFor
  };
})();

if (typeof module !== "undefined") module.exports = SignpostCalculator;
