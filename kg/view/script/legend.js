/** The legend, which is also the filter: the day, kinds, statuses, least amount, types of companies. */

import { byId, data, KINDS, STATUSES, TYPES } from "./data.js";
import { companyCounts, counts, greatest, usual } from "./deals.js";
import { h, refill } from "./dom.js";
import { kindIcon, statusIcon, typeIcon, widthIcon } from "./icons.js";
import { width } from "./marks.js";
import { change, reset, toggle, view } from "./view.js";
import { amount, day, say } from "./words.js";

/** The steps of the least amount: none, then 1, 2, 5, 10 ... up to the greatest. */
export const MINIMA = (() => {
  const steps = [0];
  for (let power = 10 ** Math.floor(Math.log10(greatest) - 2); power <= greatest; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power <= greatest) steps.push(digit * power);
  }
  return steps;
})();

const days = /** @type {HTMLInputElement} */ (byId("days"));
const minimum = /** @type {HTMLInputElement} */ (byId("minimum"));
const payers = /** @type {HTMLInputElement} */ (byId("payers"));

/**
 * The options of one filter.
 * @param {string} id
 * @param {"kind" | "status" | "type"} what
 * @param {string[]} keys
 * @param {(key: string) => Element} icon
 */
function options(id, what, keys, icon) {
  refill(
    byId(id),
    ...keys.map((key) => {
      const box = h("input", {
        type: "checkbox", "data-filter": what, "data-key": key, checked: !view.hidden[what].has(key),
        change: (/** @type {any} */ event) => toggle(what, key, event.target.checked),
      });
      return h("label", { class: "option" }, box, icon(key), h("span", {}, say(`${what}.${key}`)), h("span", { class: "count" }));
    }),
  );
}

/** Draws the legend anew: in another language or theme. */
export function drawLegend() {
  options("kinds", "kind", KINDS, kindIcon);
  options("statuses", "status", STATUSES, statusIcon);
  options("types", "type", TYPES, typeIcon);
  const shown = [MINIMA.length - 1, MINIMA.length - 3, MINIMA.length - 5].filter((at) => at > 0).map((at) => MINIMA[at]);
  refill(byId("widths"), ...shown.map((value) => h("div", { class: "option" }, widthIcon(width(value)), h("span", {}, amount([value], usual)))));
  const { undated } = data.meta;
  const isDated = data.dates.some((date) => date);
  byId("undated").hidden = !undated;
  byId("undated").textContent = isDated ? say("filter.undated", { count: undated }) : say("filter.noDates");
  updateLegend();
}

/** Brings counts and controls up to the view. */
export function updateLegend() {
  /** @type {Record<string, Record<string, number>>} */
  const found = { kind: counts("kind"), status: counts("status"), type: companyCounts() };
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#filters [data-filter]"))) {
    const what = /** @type {"kind" | "status" | "type"} */ (box.dataset.filter);
    const key = box.dataset.key ?? "";
    box.checked = !view.hidden[what].has(key);
    const count = box.parentElement?.querySelector(".count");
    if (count) count.textContent = String(found[what][key] ?? 0);
    box.parentElement?.classList.toggle("empty", !found[what][key]);
  }
  days.max = String(data.dates.length - 1);
  days.value = String(view.day);
  days.disabled = data.dates.length < 2;
  /** @type {HTMLButtonElement} */ (byId("play")).disabled = data.dates.length < 2;
  days.setAttribute("aria-valuetext", day(data.dates[view.day], "long"));
  byId("day").textContent = day(data.dates[view.day], "long");
  const step = MINIMA.reduce((best, value, at) => (Math.abs(value - view.minimum) < Math.abs(MINIMA[best] - view.minimum) ? at : best), 0);
  minimum.max = String(MINIMA.length - 1);
  minimum.value = String(step);
  const told = view.minimum ? `≥ ${amount([view.minimum], usual)}` : say("filter.all_amounts");
  minimum.setAttribute("aria-valuetext", told);
  byId("minimumSaid").textContent = told;
  payers.checked = view.payers;
}

let timer = 0;

/** Goes through the days, one after the other. */
function play() {
  if (timer) return stop();
  if (view.day >= data.dates.length - 1) change({ day: 0 });
  byId("play").textContent = "❚❚";
  byId("play").setAttribute("aria-label", say("filter.pause"));
  timer = window.setInterval(() => {
    if (view.day >= data.dates.length - 1) stop();
    else change({ day: view.day + 1 });
  }, 1100);
}

function stop() {
  window.clearInterval(timer);
  timer = 0;
  byId("play").textContent = "▶";
  byId("play").setAttribute("aria-label", say("filter.play"));
}

days.addEventListener("input", () => change({ day: Number(days.value) }));
minimum.addEventListener("input", () => change({ minimum: MINIMA[Number(minimum.value)] }));
payers.addEventListener("change", () => change({ payers: payers.checked }));
byId("play").addEventListener("click", play);
byId("reset").addEventListener("click", reset);
