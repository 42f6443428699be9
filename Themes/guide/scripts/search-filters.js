// The filters of the results page: kinds of pages and topics, folded until they are wanted. The topics' file loads when they are opened.
(function () {
  "use strict";

  var page = window.SignpostSearchPage;
  if (!page) return;
  var word = page.word, element = page.element;

  /** @param choose called with {kind} or {topic} */
  function Filters(choose) {
    var view = this;
    this.choose = choose;
    this.toggle = page.button("search-filter-toggle", "", function () { view.open(view.panel.hidden); });
    this.panel = element("div", "search-filters");
    this.panel.id = "search-filters";
    this.toggle.setAttribute("aria-controls", this.panel.id);
    this.list = element("ul");
    this.list.setAttribute("aria-label", word("kinds"));
    this.buttons = [""].concat(page.kinds).map(function (kind) {
      var item = element("li"), button = page.button("search-filter", "", function () { choose({ kind: kind }); });
      item.appendChild(button);
      view.list.appendChild(item);
      return { kind: kind, item: item, button: button };
    });
    this.label = element("label", "search-topic");
    this.label.appendChild(element("span", "", word("topic")));
    this.select = element("select");
    this.select.addEventListener("change", function () { choose({ topic: view.select.value }); });
    this.label.appendChild(this.select);
    this.panel.appendChild(this.list);
    this.panel.appendChild(this.label);
    this.hide();
  }

  Filters.prototype.hide = function () {
    this.toggle.hidden = true;
    this.panel.hidden = true;
    this.wanted = false;
    this.toggle.setAttribute("aria-expanded", "false");
  };

  Filters.prototype.open = function (wanted) {
    this.wanted = wanted;
    this.panel.hidden = !wanted;
    this.toggle.setAttribute("aria-expanded", wanted ? "true" : "false");
    if (wanted) this.fillTopics();
  };

  /** Shows what a response can be narrowed to. */
  Filters.prototype.show = function (question, response, engine) {
    var kinds = page.kinds.filter(function (kind) { return response.kinds[kind]; }), narrowed = [];
    if (question.kind) narrowed.push(page.kindName(question.kind));
    if (question.topic) narrowed.push(question.topic);
    this.question = question;
    this.response = response;
    this.engine = engine;
    if (response.results.length === 0 && narrowed.length === 0) return this.hide();
    this.toggle.hidden = false;
    this.toggle.textContent = narrowed.length ? word("filtered", narrowed.join(word("and"))) : word("filter");
    this.buttons.forEach(function (entry) {
      var isChosen = entry.kind === question.kind;
      entry.item.hidden = entry.kind !== "" && kinds.indexOf(entry.kind) < 0 && !isChosen;
      entry.button.textContent = entry.kind ? page.kindName(entry.kind) + " " + (response.kinds[entry.kind] || 0) : word("all");
      entry.button.setAttribute("aria-pressed", isChosen ? "true" : "false");
    });
    this.open(this.wanted || narrowed.length > 0);
  };

  Filters.prototype.fillTopics = function () {
    var view = this, response = this.response, chosen = this.question.topic;
    this.engine.topicCounts(response).then(function (topics) {
      if (response !== view.response) return;
      page.clear(view.select);
      if (chosen && !topics.some(function (topic) { return topic.name === chosen; })) topics.push({ name: chosen, count: 0 });
      [{ name: "", count: 0 }].concat(topics).forEach(function (topic) {
        var option = element("option", "", topic.name ? topic.name + " " + topic.count : word("all-topics"));
        option.value = topic.name;
        view.select.appendChild(option);
      });
      view.select.value = chosen;
      view.label.hidden = topics.length === 0;
    }).catch(function () { view.label.hidden = true; }); // the topics' file is missing: kinds still narrow
  };

  page.Filters = Filters;
})();
