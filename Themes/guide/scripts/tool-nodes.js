// Changes what a tool shows and leaves alone what stays the same: the browser lays out only what is new, and what a reader unfolded stays so.
// Knows no tool; listeners belong on what is not replaced.
var SignpostNodes = (function () {
  "use strict";

  // The words of an element that holds nothing else.
  function write(element, words) {
    var only = element.firstChild;
    if (only && only.nodeType === 3 && only === element.lastChild) {
      if (only.data !== words) only.data = words;
    } else if (only || words) {
      element.textContent = words;
    }
  }

  function show(element, isShown) { if (element && element.hidden === isShown) element.hidden = !isShown; }

  // Makes a node like another one; false when they are of different kinds. What is unfolded stays unfolded.
  function adapt(node, wanted) {
    var attributes, index, name, value;
    if (node.nodeName !== wanted.nodeName) return false;
    if (node.nodeType === 3) {
      if (node.data !== wanted.data) node.data = wanted.data;
      return true;
    }
    if (node.isEqualNode(wanted)) return true;
    attributes = node.attributes;
    for (index = attributes.length - 1; index >= 0; index -= 1) {
      name = attributes[index].name;
      if (name !== "open" && !wanted.hasAttribute(name)) node.removeAttribute(name);
    }
    attributes = wanted.attributes;
    for (index = 0; index < attributes.length; index += 1) {
      name = attributes[index].name;
      value = attributes[index].value;
      if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    }
    fill(node, Array.prototype.slice.call(wanted.childNodes));
    return true;
  }

  // Gives an element these children, keeping those that are there already, each in its place.
  function fill(parent, wanted) {
    var place = parent.firstChild, next;
    wanted.forEach(function (node) {
      next = place && place.nextSibling;
      if (!place) parent.appendChild(node);
      else if (!adapt(place, node)) parent.replaceChild(node, place);
      place = next;
    });
    for (; place; place = next) {
      next = place.nextSibling;
      place.remove();
    }
  }

  // The same for a list whose items are about entries (`data-entry`): an item follows its entry.
  function fillEntries(parent, wanted) {
    var known = {}, stays = {}, place;
    wanted.forEach(function (node) { stays[node.dataset.entry] = true; });
    Array.prototype.slice.call(parent.children).forEach(function (item) {
      if (stays[item.dataset.entry]) known[item.dataset.entry] = item;
      else item.remove();
    });
    place = parent.firstChild;
    wanted.forEach(function (node) {
      var item = known[node.dataset.entry];
      if (item) adapt(item, node);
      if (item && item === place) place = item.nextSibling;
      else parent.insertBefore(item || node, place);
    });
  }

  return { write: write, show: show, fill: fill, fillEntries: fillEntries };
})();
