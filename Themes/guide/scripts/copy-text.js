// Copies text for a tool, also where the page was opened from disk; says afterwards whether it worked.
var SignpostCopy = (function () {
  "use strict";

  // For pages without the clipboard: a field nobody sees, selected and copied; the focus goes back.
  function byHand(words) {
    var focused = document.activeElement, area = document.createElement("textarea");
    area.value = words;
    area.className = "visually-hidden";
    document.body.appendChild(area);
    area.select();
    var isCopied = document.execCommand("copy");
    area.remove();
    if (focused) focused.focus();
    return isCopied;
  }

  // `done` is called once, with true or false.
  return function (words, done) {
    if (!navigator.clipboard || !window.isSecureContext) done(byHand(words));
    else navigator.clipboard.writeText(words).then(function () { done(true); }, function () { done(byHand(words)); });
  };
})();
