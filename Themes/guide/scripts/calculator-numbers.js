// The calculator's numbers in the browser: as people type them, as exact whole numbers, as words. The same as the program's
// (CalculatorNumbers.swift); `Tests/Vectors/calculator.json` holds both to account. Nothing here touches the page.
var SignpostNumbers = (function () {
  "use strict";

  var GREATEST_AMOUNT = 10000000000, GREATEST_ANNUAL_RATE = 1000000000, GREATEST_MONTHS = 360, MONTHLY = 1200000000;

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

  return {
    amount: amount, rate: rate, months: months, days: days, multiple: multiple, annualRate: annualRate, compounded: compounded, product: product,
    amountText: amountText, percentText: percentText, rateText: rateText
  };
})();

if (typeof module !== "undefined") module.exports = SignpostNumbers;
