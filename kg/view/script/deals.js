/** Which deals are shown: those known on the day that pass the filters. Nothing is decided here but showing. */

import { data, typeOf, valueOn } from "./data.js";
import { view } from "./view.js";

/**
 * @typedef {{at: number, state: import("./data.js").State, weight: number}} Shown a deal on the day, and the figure
 *   that draws it
 */

/**
 * The written amount of a figure, for widths and order; 0 where it has none.
 * @param {import("./data.js").Figures} figures
 */
export function weightOf(figures) {
  return figures.money ? (figures.money[1] ?? figures.money[0] ?? 0) : 0;
}

/** The greatest amount that any deal of the page ever has. */
export const greatest = Math.max(
  1,
  ...data.deals.flatMap((deal) => deal.states.map(([, state]) => (state && state.kind !== "valuation" ? weightOf(state) : 0))),
);

/** The currency that most deals of the page are in. */
export const usual = (() => {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const [, state] of data.deals.flatMap(({ states }) => states)) {
    if (state?.money?.[3]) seen.set(state.money[3], (seen.get(state.money[3]) ?? 0) + 1);
  }
  return [...seen].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]?.[0] ?? null;
})();

/** The deals known on the day, whatever the filters. */
function known() {
  /** @type {Shown[]} */
  const found = [];
  data.deals.forEach((deal, at) => {
    const state = valueOn(deal.states, view.day);
    if (state) found.push({ at, state, weight: weightOf(state) });
  });
  return found;
}

/**
 * The companies of a deal.
 * @param {import("./data.js").State} state
 */
export function parties(state) {
  return state.target === null ? state.sources : [...state.sources, state.target];
}

/**
 * @param {Shown} deal
 * @param {string} except a filter that does not count
 */
function passes({ state, weight }, except) {
  const { kind, status, type } = view.hidden;
  if (except !== "kind" && kind.has(state.kind)) return false;
  if (except !== "status" && status.has(state.status)) return false;
  if (except !== "type" && type.size && parties(state).some((company) => type.has(typeOf(company)))) return false;
  return !view.minimum || weight >= view.minimum;
}

/**
 * The companies at most so many deals away from one.
 * @param {number} centre
 * @param {number} hops
 * @param {Shown[]} deals
 */
export function around(centre, hops, deals) {
  const reached = new Set([centre]);
  for (let hop = 0; hop < hops; hop++) {
    const next = deals.filter(({ state }) => parties(state).some((company) => reached.has(company)));
    for (const { state } of next) for (const company of parties(state)) reached.add(company);
  }
  return reached;
}

/**
 * The deals that pass the filters.
 * @param {string} [except] a filter that does not count
 */
function passing(except = "") {
  const found = known().filter((deal) => passes(deal, except));
  if (view.focus === null) return found;
  const near = around(view.focus, view.hops, found);
  return found.filter(({ state }) => parties(state).every((company) => near.has(company)));
}

/** @type {{key: string, shown: Shown[]}} */
let held = { key: "", shown: [] };

/** All that the choice of deals depends on. */
function key() {
  const { day, hidden, minimum, focus, hops } = view;
  return JSON.stringify([day, [...hidden.kind].sort(), [...hidden.status].sort(), [...hidden.type].sort(), minimum, focus, hops]);
}

/** The deals that are shown, in the order of the page's data. */
export function shownDeals() {
  if (held.key !== key()) held = { key: key(), shown: passing() };
  return held.shown;
}

/**
 * How many deals each key of a filter would show.
 * @param {"kind" | "status"} what
 */
export function counts(what) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const { state } of passing(what)) found[state[what]] = (found[state[what]] ?? 0) + 1;
  return found;
}

/** How many companies of each type the shown deals have. */
export function companyCounts() {
  /** @type {Record<string, number>} */
  const found = {};
  const companies = new Set(passing("type").flatMap(({ state }) => parties(state)));
  for (const company of companies) found[typeOf(company)] = (found[typeOf(company)] ?? 0) + 1;
  return found;
}

/**
 * True if a deal is drawn as an edge: valuations and the parts of a deal between the same companies are not.
 * @param {Shown} deal
 */
export function isDrawn({ state }) {
  if (state.kind === "valuation") return false;
  if (state.partOf === null) return true;
  const whole = valueOn(data.deals[state.partOf].states, view.day);
  return !whole || whole.target !== state.target || whole.sources.join() !== state.sources.join();
}

/** True if a filter leaves some deals out. */
export function isFiltered() {
  const { hidden, minimum, focus } = view;
  return Object.values(hidden).some((keys) => keys.size) || minimum > 0 || focus !== null;
}

/** The statuses that are not firm: hiding all of them asks for what is signed or done. */
export const SOFT = ["talks", "announced", "conditional"];

/** True if only firm deals are shown. */
export function isFirm() {
  return SOFT.every((status) => view.hidden.status.has(status));
}

/** The loops of the day; of firm deals alone where no others are shown. */
export function loopsNow() {
  return valueOn(isFirm() ? data.loops.firm : data.loops.all, view.day) ?? [];
}

/** The loops of the day whose every step has a shown deal, with their index. */
export function shownLoops() {
  const shown = new Set(shownDeals().map(({ at }) => at));
  return loopsNow()
    .map((loop, at) => ({ loop, at }))
    .filter(({ loop }) => loop.steps.every((step) => step.deals.some((deal) => shown.has(deal))));
}

/**
 * The direction in which a deal is drawn: compute as payment goes from the customer to who supplies it.
 * @param {import("./data.js").State} state
 */
export function isReversed(state) {
  return view.payers && state.kind === "compute";
}
