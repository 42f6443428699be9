// Which phrases a reader means, as the program does it; `Tests/Vectors/phrases.json` holds both to account.
var SignpostPhrases = (function () {
  "use strict";

  // Spaces, punctuation, width and case do not count.
  function folded(text) {
    return text.replace(/[\uff01-\uff5e]/g, function (sign) { return String.fromCharCode(sign.charCodeAt(0) - 0xfee0); })
      .toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  }

  // Whether one of the texts contains the words, or six of ten neighbouring pairs of them.
  function matches(texts, typed) {
    var wanted = folded(typed), characters = Array.from(wanted), pairs = [];
    if (!wanted) return true;
    for (var index = 0; index + 1 < characters.length; index += 1) pairs.push(characters[index] + characters[index + 1]);
    return texts.map(folded).some(function (text) {
      if (text.indexOf(wanted) >= 0) return true;
      return pairs.length > 1 && pairs.filter(function (pair) { return text.indexOf(pair) >= 0; }).length * 10 >= pairs.length * 6;
    });
  }

  return { matches: matches };
})();

if (typeof module !== "undefined") module.exports = SignpostPhrases;
