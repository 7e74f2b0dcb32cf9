/** Search over names, deals and sentences; accents and case do not matter. */

import { byId, data, typeOf } from "./data.js";
import { h, refill } from "./dom.js";
import { title } from "./tell.js";
import { change, view } from "./view.js";
import { figure, say } from "./words.js";

const field = /** @type {HTMLInputElement} */ (byId("search"));
const list = byId("hits");

/**
 * A text as search sees it.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();
}

/** @typedef {{key: string, title: string, detail: string, text: string, rank: number}} Entry */

/** @type {{lang: string, entries: Entry[]}} */
let index = { lang: "", entries: [] };

/** All that can be found: companies, deals, then claims by their sentence. */
function entries() {
  if (index.lang === view.lang) return index.entries;
  /** @type {Entry[]} */
  const found = data.companies.map((company, at) => ({
    key: `c${at}`, title: company.name, detail: say(`type.${typeOf(at)}`), text: folded(company.name), rank: 0,
  }));
  data.deals.forEach((deal, at) => {
    const state = deal.states.map(([, one]) => one).findLast((one) => one);
    if (!state) return;
    const heading = title(state);
    const detail = [say(`short.${state.kind}`), figure(state), say(`status.${state.status}`)].filter((text) => text).join(" · ");
    found.push({ key: `d${at}`, title: heading, detail, text: folded(`${heading} ${detail}`), rank: 1 });
    for (const claim of state.claims) {
      const { quote, by } = data.claims[claim];
      found.push({ key: `d${at}`, title: heading, detail: quote, text: folded(`${quote} ${by.join(" ")}`), rank: 2 });
    }
  });
  index = { lang: view.lang, entries: found };
  return found;
}

/** @type {Entry[]} */
let hits = [];
let chosen = -1;

/**
 * The first entries that hold a text, one for each company or deal.
 * @param {string} wanted
 */
export function find(wanted) {
  const text = folded(wanted.trim());
  /** @type {Map<string, Entry>} */
  const found = new Map();
  if (!text) return [];
  const matching = entries().filter((entry) => entry.text.includes(text));
  matching.sort((one, other) => one.rank - other.rank || one.text.indexOf(text) - other.text.indexOf(text));
  for (const entry of matching) if (!found.has(entry.key)) found.set(entry.key, entry);
  return [...found.values()].slice(0, 9);
}

/**
 * What of a sentence to show: around the words that were sought.
 * @param {Entry} entry
 */
function excerpt({ detail }) {
  const at = Math.max(0, folded(detail).indexOf(folded(field.value.trim())) - 30);
  return (at > 0 ? "…" : "") + detail.slice(at, at + 96) + (detail.length > at + 96 ? "…" : "");
}

function show() {
  hits = find(field.value);
  chosen = -1;
  const open = field.value.trim() !== "";
  const items = hits.map((entry, at) =>
    h("li", { role: "option", id: `hit${at}`, "aria-selected": "false", mousedown: (/** @type {Event} */ event) => { event.preventDefault(); pick(at); } }, entry.title, h("small", {}, excerpt(entry))),
  );
  refill(list, ...(items.length || !open ? items : [h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("search.none"))]));
  list.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  field.removeAttribute("aria-activedescendant");
}

/** @param {number} at */
function pick(at) {
  const hit = hits[at];
  if (!hit) return;
  field.value = "";
  show();
  change({ selected: hit.key });
}

/** @param {number} step */
function walk(step) {
  chosen = Math.max(0, Math.min(hits.length - 1, chosen + step));
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  field.setAttribute("aria-activedescendant", `hit${chosen}`);
}

field.addEventListener("input", show);
field.addEventListener("blur", () => {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
});
field.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") pick(Math.max(0, chosen));
  else if (event.key === "Escape") {
    field.value = "";
    show();
    byId("network").focus();
  }
});
