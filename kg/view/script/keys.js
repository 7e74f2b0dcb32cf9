/** The keyboard: everything that the mouse can do. */

import { byId } from "./data.js";
import { isDrawn, parties, shownDeals } from "./deals.js";
import { h, refill } from "./dom.js";
import { centre, fit, zoom } from "./picture.js";
import { change, selected, view } from "./view.js";
import { say } from "./words.js";

/**
 * Selects the next or the previous deal of the picture.
 * @param {number} step
 */
function walkDeals(step) {
  const deals = shownDeals().filter(isDrawn);
  if (!deals.length) return;
  const at = deals.findIndex((deal) => deal.at === selected("d"));
  const next = at < 0 ? (step > 0 ? 0 : deals.length - 1) : (at + step + deals.length) % deals.length;
  change({ selected: `d${deals[next].at}` });
}

/** Selects the next company of the picture, in the order of names. */
function nextCompany() {
  const companies = [...new Set(shownDeals().flatMap(({ state }) => parties(state)))].sort((one, other) => one - other);
  if (!companies.length) return;
  const next = companies.find((company) => company > (selected("c") ?? -1)) ?? companies[0];
  change({ selected: `c${next}` });
  centre(next);
}

/** What the keys do while the picture has the focus. @type {Record<string, () => void>} */
const PICTURE_KEYS = {
  ArrowRight: () => walkDeals(1),
  ArrowDown: () => walkDeals(1),
  ArrowLeft: () => walkDeals(-1),
  ArrowUp: () => walkDeals(-1),
  n: nextCompany,
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  0: fit,
  Enter: () => byId("panel").focus(),
};

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && event.key !== "Escape") return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "/") byId("search").focus();
  else if (event.key === "Escape" && target.id !== "search") escape();
  else if (event.key === "t") toggleTable();
  else if (document.activeElement === byId("network") && PICTURE_KEYS[event.key]) PICTURE_KEYS[event.key]();
  else return;
  event.preventDefault();
}

/** Takes back one thing: the selection, then the loops, then the surroundings. */
function escape() {
  if (view.filters) change({ filters: false });
  else if (view.selected) change({ selected: "" });
  else if (view.loops) change({ loops: false });
  else if (view.focus !== null) change({ focus: null });
  byId("network").focus();
}

/** Opens or closes the table. */
export function toggleTable() {
  change({ table: !view.table });
  if (view.table) byId("table").focus();
}

/** Writes the list of keys in the reader's language. */
export function drawHelp() {
  const keys = [
    ["/", "search"], ["← →", "walk"], ["n", "next"], ["Enter", "open"], ["t", "table"], ["+ − 0", "zoom"], ["Esc", "escape"], [say("help.dragKey"), "drag"],
  ];
  refill(byId("helpKeys"), ...keys.flatMap(([key, words]) => [h("dt", {}, key), h("dd", {}, say(`help.${words}`))]));
}

document.addEventListener("keydown", press);
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  change({ table: true });
  byId("table").focus();
});
