// Wakes the phrases block: filters while typing, opens the phrase of the address. The list itself stands in the page.
(function () {
  "use strict";

  function wake(root) {
    var data = JSON.parse(root.querySelector("script.tool-data").textContent), strings = data.strings;
    var matches = SignpostPhrases.matcher(data.folding);
    var form = part("form"), field = form.elements.words, isComposing = false;
    var phrases = Array.prototype.map.call(root.querySelectorAll(".said"), function (element) {
      var variants = element.querySelector('[data-part="variants"]');
      return {
        element: element, verdict: element.dataset.verdict,
        texts: [element.querySelector("h3").textContent].concat(variants ? variants.textContent.split("；") : [])
      };
    });

    function part(name) { return root.querySelector('[data-part="' + name + '"]'); }

    function filter() {
      var words = field.value, verdict = form.querySelector('input[name="verdict"]:checked').value, count = 0, search = part("search");
      phrases.forEach(function (phrase) {
        var isShown = (!verdict || phrase.verdict === verdict) && matches(phrase.texts, words);
        SignpostNodes.show(phrase.element, isShown);
        if (isShown) count += 1;
      });
      root.querySelectorAll('[data-part="group"]').forEach(function (group) {
        SignpostNodes.show(group, Boolean(group.querySelector(".said:not([hidden])")));
      });
      SignpostNodes.write(part("count"), strings.phrases_count.replace("{count}", String(count)));
      SignpostNodes.show(part("none"), count === 0);
      search.href = search.href.split("#")[0] + (words.trim() ? "#q=" + encodeURIComponent(words.trim()) : "");
    }

    // A link to a phrase shows it whatever the filter says.
    function follow() {
      var id = "", found;
      try {
        id = decodeURIComponent(window.location.hash.slice(1));
      } catch (error) {
        id = "";
      }
      found = phrases.find(function (phrase) { return phrase.element.id === id; });
      if (!found) return;
      if (found.element.hidden) {
        form.reset();
        filter();
      }
      found.element.open = true;
      found.element.scrollIntoView();
    }

    form.addEventListener("compositionstart", function () { isComposing = true; });
    form.addEventListener("compositionend", function () {
      isComposing = false;
      filter();
    });
    form.addEventListener("input", function () { if (!isComposing) filter(); });
    form.addEventListener("change", function () { if (!isComposing) filter(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.addEventListener("hashchange", follow);

    form.hidden = false;
    filter();
    follow();
  }

  document.querySelectorAll('[data-tool="phrases"]').forEach(wake);
})();
