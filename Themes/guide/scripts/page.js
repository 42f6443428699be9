// Small comforts on pages of text, which do without them: contents open on wide screens, the current section marked, print and copy buttons.
// Loaded before every other script, it gives the tools what takes text along: `SignpostPage.copy`, `save` and `printAlone`.
(function () {
  "use strict";

  function openContents() {
    var details = document.querySelector(".outline details");
    if (details && window.matchMedia("(min-width: 60em)").matches) details.open = true;
  }

  // The element a fragment such as `#%E6%9D%A5%E6%BA%90` leads to; null also for a fragment that is not well formed.
  function elementOf(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch (error) {
      return null;
    }
  }

  // A saved copy tells its own age: past its review date the page says so, by the reader's clock, above everything else.
  function warnOfOldCopy() {
    var review = document.querySelector(".review[data-stale]");
    var dates = review ? review.querySelectorAll("time") : [];
    var due = dates.length > 1 ? dates[dates.length - 1].getAttribute("datetime") : "";
    var now = new Date();
    var pad = function (number) { return (number < 10 ? "0" : "") + number; };
    var today = now.getFullYear() + "-" + pad(now.getMonth() + 1) + "-" + pad(now.getDate());
    var title = document.querySelector("h1");
    if (!due || today <= due || !title) return;
    var note = document.createElement("p");
    note.className = "alert alert-warning stale-copy";
    note.setAttribute("role", "note");
    note.textContent = review.getAttribute("data-stale");
    title.insertAdjacentElement("afterend", note);
  }

  function markCurrentSection() {
    var links = Array.prototype.slice.call(document.querySelectorAll(".outline a"));
    if (!links.length || !("IntersectionObserver" in window)) return;
    var targets = [];
    links.forEach(function (link) {
      var heading = elementOf(link.hash);
      if (heading) targets.push({ heading: heading, link: link });
    });
    function update() {
      var current = null;
      targets.forEach(function (target) {
        if (target.heading.getBoundingClientRect().top < window.innerHeight * 0.3) current = target.link;
      });
      links.forEach(function (link) {
        if (link === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
    var observer = new IntersectionObserver(update, { rootMargin: "0px 0px -70% 0px" });
    targets.forEach(function (target) { observer.observe(target.heading); });
  }

  // For pages without the clipboard: a field nobody sees, selected and copied; the focus goes back.
  function copyByHand(text) {
    var focused = document.activeElement, area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.appendChild(area);
    area.select();
    var isCopied = document.execCommand("copy");
    area.remove();
    if (focused && focused.focus) focused.focus();
    return isCopied;
  }

  // Copies text, also where the page was opened from disk; `done` is called once, with whether it worked.
  function copy(text, done) {
    if (!navigator.clipboard || !window.isSecureContext) done(copyByHand(text));
    else navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(copyByHand(text)); });
  }

  // Gives the reader a file that was made on the device; `type` such as `text/plain`.
  function save(text, name, type) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  // Prints one tool below the page's title, without the text around it and the sources: a sheet to take along.
  function printAlone(tool) {
    tool.classList.add("print-alone");
    document.documentElement.classList.add("printing-alone");
    window.print();
  }

  window.addEventListener("afterprint", function () {
    document.documentElement.classList.remove("printing-alone");
    document.querySelectorAll(".print-alone").forEach(function (tool) { tool.classList.remove("print-alone"); });
  });

  function showButtons() {
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    document.querySelectorAll("[data-copy-link]").forEach(function (button) {
      var words = button.textContent;
      button.hidden = false;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", function () {
        copy(window.location.href, function (isCopied) {
          if (!isCopied) return;
          button.textContent = button.dataset.done;
          setTimeout(function () { button.textContent = words; }, 2000);
        });
      });
    });
  }

  // A table cell that says 经验, 规定 or 未核 first shows the word as a badge, the same as in the sources.
  function markBasis() {
    document.querySelectorAll(".prose td").forEach(function (cell) {
      var first = cell.firstChild;
      if (!first || first.nodeType !== Node.TEXT_NODE) return;
      var words = cell.closest(".prose").dataset;
      var kind = ["rule", "experience", "unverified"].find(function (name) { return words[name] && words[name] === first.data.trim(); });
      if (!kind) return;
      var badge = document.createElement("span");
      badge.className = "badge badge-" + kind;
      badge.textContent = first.data.trim();
      cell.replaceChild(badge, first);
      cell.insertBefore(document.createTextNode(" "), badge.nextSibling);
    });
  }

  // Following a citation unfolds the source it leads to.
  function openCitedSource() {
    var target = window.location.hash && elementOf(window.location.hash);
    var details = target && target.closest(".sources") && target.querySelector("details");
    if (details) details.open = true;
  }

  // "/" leads to the search field, from pages without one to the search page. In a field it is a character, and so it is while composing.
  function openSearchWithSlash() {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
      var target = event.target, field = document.querySelector(".search-input"), link = document.querySelector(".header-search");
      if (target && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)) return;
      if (!field && !link) return;
      event.preventDefault();
      if (field) { field.focus(); field.select(); } else location.href = link.href + "#q=";
    });
  }

  window.SignpostPage = { copy: copy, save: save, printAlone: printAlone };
  openContents();
  openSearchWithSlash();
  warnOfOldCopy();
  openCitedSource();
  window.addEventListener("hashchange", openCitedSource);
  markBasis();
  markCurrentSection();
  showButtons();
})();
