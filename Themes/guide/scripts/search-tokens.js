// What search takes text to be: the numbers of index files, folding, tokens. First of the search scripts; no page is touched here.
// The same rules stand in Sources/ChineseText/SearchTokens.swift and CharacterFolding.swift; Tests/Vectors/search.json holds both to them.
(function (root) {
  "use strict";

  var LONGEST_WORD = 40;

  // ---- numbers -----------------------------------------------------------------------------------------------------------------

  var DIGIT = new Int8Array(128).fill(-1);
  for (var code = 35, value = 0; code < 127; code++) if (code !== 92) DIGIT[code] = value++;

  function NumberStream(string, index) { this.text = string; this.index = index || 0; }
  NumberStream.prototype.next = function () {
    var result = 0, factor = 1;
    for (;;) {
      var unit = this.text.charCodeAt(this.index++);
      var digit = unit < 128 ? DIGIT[unit] : -1;
      if (digit < 0 || factor > 1e12) throw problem("damaged");
      result += factor * digit;
      if (digit < 64) return result;
      factor *= 27;
    }
  };

  function readGaps(string) {
    var stream = new NumberStream(string), numbers = [], previous = -1;
    while (stream.index < string.length) numbers.push(previous = previous + 1 + stream.next());
    return numbers;
  }

  /** 16 · log2(n) for whole n ≥ 1, rounded down, without floating-point logarithms. */
  function log2x16(n) {
    var exponent = 0, m = n;
    while (m >= 2) { m = Math.floor(m / 2); exponent++; }
    var mantissa = exponent > 16 ? Math.floor(n / Math.pow(2, exponent - 16)) : n * Math.pow(2, 16 - exponent);
    var result = exponent;
    for (var bit = 0; bit < 4; bit++) {
      mantissa = Math.floor(mantissa * mantissa / 65536);
      result *= 2;
      if (mantissa >= 131072) { mantissa = Math.floor(mantissa / 2); result++; }
    }
    return result;
  }

  function problem(kind, detail) {
    var error = new Error("search index: " + kind + (detail ? " (" + detail + ")" : ""));
    error.kind = kind; // "missing", "damaged", "version" or "stale"
    return error;
  }

  // ---- the alphabet of page files ----------------------------------------------------------------------------------------------

  /** Calls back with the characters that stand for the units of an alphabet, in order. */
  function eachCode(count, callback) {
    for (var unit = 32, index = 0; index < count && unit < 0xD800; unit++) {
      if (unit === 0x7F) unit = 0xA1;
      else if (unit === 0x300) unit = 0x370;
      else if (unit === 0x590) unit = 0x800;
      if (unit !== 0x22 && unit !== 0x5C && unit !== 0xAD && unit !== 0x2028 && unit !== 0x2029) callback(unit, index++);
    }
  }

  /** The fragment of a heading where the index names no other. */
  function plainAnchor(heading) {
    var result = "", isDue = false;
    for (var i = 0; i < heading.length; i++) {
      var u = heading.charCodeAt(i);
      if (u >= 48 && u <= 57 || u >= 65 && u <= 90 || u >= 97 && u <= 122 || u >= 0x4E00 && u <= 0x9FFF) {
        if (isDue && result) result += "-";
        isDue = false;
        result += String.fromCharCode(u >= 65 && u <= 90 ? u + 32 : u);
      } else if (u === 0x20 || u === 0x2D || u === 0x5F || u === 0x3000) isDue = true;
    }
    return result;
  }

  // ---- folding -----------------------------------------------------------------------------------------------------------------

  /** Every unit folded by the rules that hold for all sites; an index adds its traditional characters. */
  function foldingTable() {
    var table = new Uint16Array(65536);
    for (var i = 0; i < 65536; i++) table[i] = i;
    function lower(from, to) { for (var u = from; u <= to; u++) if (u !== 0xD7 && u !== 0x3A2) table[u] = u + 32; }
    lower(0x41, 0x5A);
    lower(0xC0, 0xDE);
    lower(0x391, 0x3A9);
    lower(0x410, 0x42F);
    for (var wide = 0xFF01; wide <= 0xFF5E; wide++) table[wide] = table[wide - 0xFEE0];
    table[0x3000] = 0x20;
    return table;
  }

  // ---- tokens ------------------------------------------------------------------------------------------------------------------

  var SEPARATOR = 0, IDEOGRAPH = 1, LETTER = 2, LOW = 3;
  var CLASS = new Uint8Array(65536);
  [[LETTER, 0x30, 0x39], [LETTER, 0x61, 0x7A], [LETTER, 0xC0, 0x1FFF], [LETTER, 0x2C00, 0x2DFF], [LETTER, 0xA4D0, 0xABFF],
    [SEPARATOR, 0xD7, 0xD7], [SEPARATOR, 0xF7, 0xF7], [IDEOGRAPH, 0x3007, 0x3007], [IDEOGRAPH, 0x3040, 0x30FA], [IDEOGRAPH, 0x30FC, 0x30FF],
    [IDEOGRAPH, 0x3400, 0x4DBF], [IDEOGRAPH, 0x4E00, 0x9FFF], [IDEOGRAPH, 0xAC00, 0xD7A3], [IDEOGRAPH, 0xF900, 0xFAFF],
    [IDEOGRAPH, 0xD840, 0xD888], [LOW, 0xDC00, 0xDFFF],
  ].forEach(function (range) { CLASS.fill(range[0], range[1], range[2] + 1); });

  function isDigit(u) { return u >= 48 && u <= 57; }

  var word = { text: "", last: 0, end: 0 }; // what `readWord` read last

  /** Reads the word of folded units that begins at `start`. */
  function readWord(units, start, length) {
    var read = "", last = units[start], index = start;
    while (index < length) {
      var u = units[index], isKept = true;
      if (CLASS[u] !== LETTER) {
        var follows = isDigit(units[index - 1]);
        if (u === 0x25 && follows) {
          if (read.length < LONGEST_WORD) { read += "%"; last = u; }
          index++;
          break;
        }
        var next = index + 1 < length ? units[index + 1] : 0;
        if (u === 0x27 || u === 0x2019) { if (follows || CLASS[next] !== LETTER) break; }
        else if (u !== 0x2E && u !== 0x2C || !follows || !isDigit(next)) break;
        isKept = u === 0x2E;
      }
      if (isKept && read.length < LONGEST_WORD) { read += String.fromCharCode(u); last = u; }
      index++;
    }
    word.text = read;
    word.last = last;
    word.end = index;
    return word;
  }

  /** Calls back for each word character of folded units: start, end, first, last, word ("" for an ideograph), gap before it. */
  function eachAtom(units, callback) {
    var index = 0, gap = false, previous = 0, length = units.length;
    while (index < length) {
      var unit = units[index], kind = CLASS[unit], start = index;
      // Half of a character beyond the basic plane is what its other half is.
      if (kind === LOW) kind = previous >= 0xD840 && previous <= 0xD888 ? IDEOGRAPH : SEPARATOR;
      if (kind === LETTER) index = readWord(units, start, length).end; else index++;
      if (kind === LETTER) callback(start, index, unit, word.last, word.text, gap);
      else if (kind === IDEOGRAPH) callback(start, index, unit, unit, "", gap);
      gap = kind === SEPARATOR;
      previous = unit;
    }
  }

  function atomsOf(units) {
    var atoms = [];
    eachAtom(units, function (start, end, first, last, word, gap) {
      atoms.push({ start: start, end: end, word: word, first: first, last: last, gap: gap });
    });
    return atoms;
  }

  /** Units as a string; a few thousand at a time, which is what one call takes everywhere. */
  function text(units) {
    if (units.length <= 4096) return String.fromCharCode.apply(null, units);
    var pieces = [];
    for (var i = 0; i < units.length; i += 4096) pieces.push(String.fromCharCode.apply(null, units.slice(i, i + 4096)));
    return pieces.join("");
  }

  function unitsOf(string) {
    var units = new Array(string.length);
    for (var i = 0; i < string.length; i++) units[i] = string.charCodeAt(i);
    return units;
  }

  /** The last entry of an ascending list that is not after the key. */
  function lastNotAfter(list, key) {
    var low = 0, high = list.length;
    while (high - low > 1) { var middle = low + high >> 1; if (list[middle] <= key) low = middle; else high = middle; }
    return low;
  }

  root.SignpostSearchParts = {
    DIGIT: DIGIT, CLASS: CLASS, NumberStream: NumberStream, readGaps: readGaps, log2x16: log2x16, problem: problem, eachCode: eachCode,
    plainAnchor: plainAnchor, foldingTable: foldingTable, eachAtom: eachAtom, atomsOf: atomsOf, readWord: readWord, text: text, unitsOf: unitsOf,
    lastNotAfter: lastNotAfter,
    unitClass: function (u) { return CLASS[u]; },
  };
})(typeof window === "undefined" ? globalThis : window);
