// Which phrases a reader means by words, by pinyin or in traditional characters, as the program does it; `Tests/Vectors/phrases.json` holds
// both to account.
var SignpostPhrases = (function () {
  "use strict";

  // `folding`: {traditional: each form before its simplified one, readings: each syllable before its characters}, of the phrases' characters.
  // Gives a function of texts and typed words.
  function matcher(folding) {
    var simplified = new Map(), readings = new Map(), forms = Array.from(folding.traditional);
    for (var place = 0; place + 1 < forms.length; place += 2) simplified.set(forms[place], forms[place + 1]);
    folding.readings.split(" ").forEach(function (group) {
      var syllable = /^[a-z]*/.exec(group)[0];
      Array.from(group.slice(syllable.length)).forEach(function (character) {
        readings.set(character, (readings.get(character) || []).concat(syllable));
      });
    });

    // Spaces, punctuation, width, case and traditional forms do not count.
    function folded(text) {
      return Array.from(text.replace(/[\uff01-\uff5e]/g, function (sign) { return String.fromCharCode(sign.charCodeAt(0) - 0xfee0); })
        .toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")).map(function (character) { return simplified.get(character) || character; });
    }

    // Whether letters spell a run of characters that begins at `start`; the last syllable may be unfinished.
    function spellsFrom(wanted, characters, start) {
      if (!wanted) return true;
      if (start >= characters.length) return false;
      var own = readings.get(characters[start]);
      if (!own) return wanted[0] === characters[start] && spellsFrom(wanted.slice(1), characters, start + 1);
      return own.some(function (reading) {
        return reading.indexOf(wanted) === 0
          || (wanted.indexOf(reading) === 0 && spellsFrom(wanted.slice(reading.length), characters, start + 1));
      });
    }

    function isInitials(wanted, characters, start) {
      return characters.length - start >= wanted.length && Array.from(wanted).every(function (letter, index) {
        return (readings.get(characters[start + index]) || []).some(function (reading) { return reading[0] === letter; });
      });
    }

    function spells(wanted, characters) {
      if (!/^(?=.*[a-z])[a-z0-9]{2,}$/.test(wanted)) return false;
      return characters.some(function (character, start) {
        return spellsFrom(wanted, characters, start) || (wanted.length > 2 && isInitials(wanted, characters, start));
      });
    }

    // Whether one of the texts contains the words, or six of ten neighbouring pairs of them, or what letters spell.
    return function (texts, typed) {
      var characters = folded(typed), wanted = characters.join(""), pairs = [];
      if (!wanted) return true;
      for (var index = 0; index + 1 < characters.length; index += 1) pairs.push(characters[index] + characters[index + 1]);
      return texts.map(folded).some(function (own) {
        var text = own.join("");
        return text.indexOf(wanted) >= 0
          || (pairs.length > 1 && pairs.filter(function (pair) { return text.indexOf(pair) >= 0; }).length * 10 >= pairs.length * 6)
          || spells(wanted, own);
      });
    };
  }

  return { matcher: matcher };
})();

if (typeof module !== "undefined") module.exports = SignpostPhrases;
