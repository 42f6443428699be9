// The search box and the results page. The engine (search-engine.js) and the index are loaded on first use; nothing is ever sent anywhere.
//
// Markup this script works on (templates write it, and it means something without JavaScript too):
//   <form class="search" role="search" action="ROOT/search.html" data-search>      ROOT: page-relative path of the language's root
//     <input class="search-input" type="search" name="q" autocomplete="off">  <button>搜索</button>
//   </form>
//     Optional data-index="ROOT/search/" names the index folder (default: "search/" beside the form's action).
//   On search.html only:
//   <div data-search-results></div>       filled by this script
//   <div data-search-fallback>…</div>     core questions, official hotlines, link to questions.html: shown when there is no query or no result
//   The script tag is <script defer src="ROOT/assets/search.js">; search-engine.js lies beside it and is loaded by this file.
//
// Elements it creates, for the style sheet:
//   ul.search-suggestions[role=listbox] > li.search-suggestion[role=option][aria-selected]   drop-down below the input (form gets position:relative)
//     li.search-suggestion > span.search-kind, span.search-title;  li.search-recent > span.search-title;  button.search-recent-clear
//   p.search-status[role=status]          "找到 12 条" (visible on search.html, class visually-hidden elsewhere)
//   p.search-understood > button.search-exact                                               按“逾期”显示 · 只搜“预期”
//   ul.search-filters > li > button.search-filter[aria-pressed]                             全部 / 问答 / 指南 / 工具 …
//   ol.search-list > li.search-result
//     a.search-link > span.search-kind.kind-question|kind-guide|kind-tool|kind-lender|kind-glossary|kind-page, span.search-title
//     span.search-section (heading the link leads to), p.search-snippet, <mark> inside title, heading and snippet
//     details.search-folded > summary, ul > li > a                                          further sections of the same page
//   button.search-more-results            shows the next ten
//   div.search-empty > p, ul.search-near > li > a                                           nothing found: nearest terms
//   div.search-problem[role=alert] > p, a                                                   index missing or damaged
