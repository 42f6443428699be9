// QR codes (ISO/IEC 18004): byte mode, versions 1 to 10, error correction M where it fits and L else. Modules in, SVG out.
// Colours are the page's; the quiet zone belongs to the drawing.
var SignpostQR = (function () {
  "use strict";

  // By version: all codewords, then per level the error correction codewords of a block and the number of blocks.
  var CODEWORDS = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
  var LEVELS = [
    { bits: 0, ecc: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26], blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5] }, // M
    { bits: 1, ecc: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18], blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4] } // L
  ];
  var ALIGNMENT = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
  var MASKS = [
    function (x, y) { return (x + y) % 2; },
    function (x, y) { return y % 2; },
    function (x) { return x % 3; },
    function (x, y) { return (x + y) % 3; },
    function (x, y) { return (Math.floor(x / 3) + Math.floor(y / 2)) % 2; },
    function (x, y) { return x * y % 2 + x * y % 3; },
    function (x, y) { return (x * y % 2 + x * y % 3) % 2; },
    function (x, y) { return ((x + y) % 2 + x * y % 3) % 2; }
  ];

  // Data

  function utf8(text) {
    return Array.from(unescape(encodeURIComponent(text)), function (character) { return character.charCodeAt(0); });
  }

  function dataSize(version, level) { return CODEWORDS[version - 1] - level.ecc[version - 1] * level.blocks[version - 1]; }

  // The smallest version, with level M preferred; null when the text is too long for version 10.
  function choose(length) {
    for (var index = 0; index < LEVELS.length; index += 1) {
      for (var version = 1; version <= 10; version += 1) {
        if (length + (version < 10 ? 2 : 3) <= dataSize(version, LEVELS[index])) return { version: version, level: LEVELS[index] };
      }
    }
    return null;
  }

  function dataCodewords(bytes, version, size) {
    var bits = [];
    function put(value, count) { for (var at = count - 1; at >= 0; at -= 1) bits.push(value >> at & 1); }
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(function (byte) { put(byte, 8); });
    put(0, Math.min(4, size * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    var words = [];
    for (var at = 0; at < bits.length; at += 8) words.push(parseInt(bits.slice(at, at + 8).join(""), 2));
    for (var pad = 0xec; words.length < size; pad ^= 0xec ^ 0x11) words.push(pad);
    return words;
  }

  // Reed–Solomon over GF(256) with 0x11d

  function times(a, b) {
    var product = 0;
    for (var bit = 7; bit >= 0; bit -= 1) {
      product = product << 1 ^ (product >> 7) * 0x11d;
      product ^= (b >> bit & 1) * a;
    }
    return product;
  }

  function divisor(degree) {
    var result = new Array(degree).fill(0), root = 1;
    result[degree - 1] = 1;
    for (var step = 0; step < degree; step += 1) {
      for (var at = 0; at < degree; at += 1) result[at] = times(result[at], root) ^ (at + 1 < degree ? result[at + 1] : 0);
      root = times(root, 2);
    }
    return result;
  }

  function remainder(words, divisor) {
    var result = divisor.map(function () { return 0; });
    words.forEach(function (word) {
      var factor = word ^ result.shift();
      result.push(0);
      divisor.forEach(function (part, at) { result[at] ^= times(part, factor); });
    });
    return result;
  }

  // Blocks are taken in turn, the data first; the last blocks are a word longer.
  function interleaved(words, version, level) {
    var count = level.blocks[version - 1], ecc = level.ecc[version - 1], short = Math.floor(words.length / count);
    var shorts = count - words.length % count, generator = divisor(ecc), data = [], checks = [], result = [], at = 0;
    for (var block = 0; block < count; block += 1) {
      var size = short + (block < shorts ? 0 : 1);
      data.push(words.slice(at, at + size));
      checks.push(remainder(words.slice(at, at + size), generator));
      at += size;
    }
    for (var place = 0; place <= short; place += 1) {
      data.forEach(function (part) { if (place < part.length) result.push(part[place]); });
    }
    for (place = 0; place < ecc; place += 1) checks.forEach(function (part) { result.push(part[place]); });
    return result;
  }

  // Modules: grid[y][x] is 1 for dark; `fixed` marks what is no data.

  function bch(value, generator, shift) {
    var rest = value << shift, length = generator.toString(2).length;
    while (rest.toString(2).length >= length && rest) rest ^= generator << rest.toString(2).length - length;
    return value << shift | rest;
  }

  function frame(version) {
    var size = version * 4 + 17, grid = [], fixed = [];
    for (var row = 0; row < size; row += 1) {
      grid.push(new Array(size).fill(0));
      fixed.push(new Array(size).fill(0));
    }
    function set(x, y, value) {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      grid[y][x] = value ? 1 : 0;
      fixed[y][x] = 1;
    }
    function square(cx, cy, reach, isDark) {
      for (var dy = -reach; dy <= reach; dy += 1) {
        for (var dx = -reach; dx <= reach; dx += 1) set(cx + dx, cy + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
    for (var at = 0; at < size; at += 1) {
      set(6, at, at % 2 === 0);
      set(at, 6, at % 2 === 0);
    }
    [[3, 3], [size - 4, 3], [3, size - 4]].forEach(function (place) {
      square(place[0], place[1], 4, function (ring) { return ring !== 2 && ring !== 4; });
    });
    var places = ALIGNMENT[version - 1], last = places.length - 1;
    places.forEach(function (x, column) {
      places.forEach(function (y, row) {
        if ((column === 0 && (row === 0 || row === last)) || (column === last && row === 0)) return;
        square(x, y, 2, function (ring) { return ring !== 1; });
      });
    });
    if (version >= 7) {
      var bits = bch(version, 0x1f25, 12);
      for (at = 0; at < 18; at += 1) {
        var a = size - 11 + at % 3, b = Math.floor(at / 3);
        set(a, b, bits >> at & 1);
        set(b, a, bits >> at & 1);
      }
    }
    return { size: size, grid: grid, fixed: fixed, set: set };
  }

  function setFormat(code, level, mask) {
    var bits = bch(level.bits << 3 | mask, 0x537, 10) ^ 0x5412, size = code.size;
    function bit(at) { return bits >> at & 1; }
    for (var at = 0; at < 6; at += 1) code.set(8, at, bit(at));
    code.set(8, 7, bit(6));
    code.set(8, 8, bit(7));
    code.set(7, 8, bit(8));
    for (at = 9; at < 15; at += 1) code.set(14 - at, 8, bit(at));
    for (at = 0; at < 8; at += 1) code.set(size - 1 - at, 8, bit(at));
    for (at = 8; at < 15; at += 1) code.set(8, size - 15 + at, bit(at));
    code.set(8, size - 8, 1);
  }

  // Two columns at a time from the right, up and down in turn; the timing column is skipped.
  function place(code, words) {
    var at = 0, size = code.size;
    for (var right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (var step = 0; step < size; step += 1) {
        for (var side = 0; side < 2; side += 1) {
          var x = right - side, y = (right + 1 & 2) === 0 ? size - 1 - step : step;
          if (code.fixed[y][x] || at >= words.length * 8) continue;
          code.grid[y][x] = words[at >> 3] >> 7 - (at & 7) & 1;
          at += 1;
        }
      }
    }
  }

  function masked(code, mask) {
    return code.grid.map(function (row, y) {
      return row.map(function (value, x) { return code.fixed[y][x] ? value : value ^ (MASKS[mask](x, y) === 0 ? 1 : 0); });
    });
  }

  function penalty(grid) {
    var size = grid.length, sum = 0, dark = 0;
    function line(values) {
      var text = values.join("");
      (text.match(/0{5,}|1{5,}/g) || []).forEach(function (run) { sum += run.length - 2; });
      for (var at = 0; at + 11 <= size; at += 1) {
        var part = text.substr(at, 11);
        if (part === "10111010000" || part === "00001011101") sum += 40;
      }
    }
    grid.forEach(function (row, y) {
      line(row);
      line(grid.map(function (other) { return other[y]; }));
      row.forEach(function (value, x) {
        dark += value;
        if (x && y && value === row[x - 1] && value === grid[y - 1][x] && value === grid[y - 1][x - 1]) sum += 3;
      });
    });
    return sum + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10;
  }

  // Rows of 0 and 1; null when the text does not fit.
  function encode(text) {
    var bytes = utf8(text), choice = choose(bytes.length);
    if (!choice) return null;
    var code = frame(choice.version), best = null;
    setFormat(code, choice.level, 0); // reserves the places
    place(code, interleaved(dataCodewords(bytes, choice.version, dataSize(choice.version, choice.level)), choice.version, choice.level));
    MASKS.forEach(function (mask, index) {
      setFormat(code, choice.level, index);
      var grid = masked(code, index), score = penalty(grid);
      if (!best || score < best.score) best = { grid: grid, score: score };
    });
    return best.grid;
  }

  // A new <svg> with a text alternative; null when the text does not fit.
  function draw(text, label) {
    var grid = encode(text), space = "http://www.w3.org/2000/svg", quiet = 4;
    if (!grid) return null;
    var size = grid.length + 2 * quiet, svg = document.createElementNS(space, "svg"), d = "";
    grid.forEach(function (row, y) {
      row.forEach(function (value, x) { if (value) d += "M" + (x + quiet) + " " + (y + quiet) + "h1v1h-1z"; });
    });
    [["viewBox", "0 0 " + size + " " + size], ["role", "img"], ["aria-label", label], ["class", "qr"], ["shape-rendering", "crispEdges"]]
      .forEach(function (pair) { svg.setAttribute(pair[0], pair[1]); });
    [["rect", { "class": "qr-ground", width: size, height: size }], ["path", { "class": "qr-modules", d: d }]].forEach(function (part) {
      var node = svg.appendChild(document.createElementNS(space, part[0]));
      Object.keys(part[1]).forEach(function (key) { node.setAttribute(key, part[1][key]); });
    });
    return svg;
  }

  return { encode: encode, draw: draw };
})();

if (typeof module !== "undefined") module.exports = SignpostQR;
