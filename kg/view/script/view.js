/** What the reader looks at: the day, the filters, the selection. One object; whoever changes it tells the others. */

import { data, opening } from "./data.js";

/**
 * @typedef {{day: number, hidden: {kind: Set<string>, status: Set<string>, type: Set<string>}, minimum: number,
 *   payers: boolean, loops: boolean, focus: number | null, hops: number, selected: string, table: boolean,
 *   filters: boolean, theme: string, lang: string, moved: Map<string, [number, number]>, sort: string,
 *   descending: boolean}} View
 */

/** The selection is "" or a letter and an index: c company, d deal, l loop. */

/** @returns {View} */
function fresh() {
  return {
    day: data.dates.length - 1,
    hidden: { kind: new Set(), status: new Set(), type: new Set() },
    minimum: 0,
    payers: false,
    loops: false,
    focus: null,
    hops: 1,
    selected: "",
    table: false,
    filters: false,
    theme: opening.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"),
    lang: opening.lang,
    moved: new Map(),
    sort: "amount",
    descending: true,
  };
}

/** @type {View} */
export const view = fresh();

/** @type {((before: View) => void)[]} */
const listeners = [];

/**
 * Calls back after each change, with the view as it was before.
 * @param {(before: View) => void} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Changes some of the view and tells everyone.
 * @param {Partial<View>} patch
 */
export function change(patch) {
  const before = { ...view };
  Object.assign(view, patch);
  for (const listener of listeners) listener(before);
}

/** Everything shown again; the language, the theme and the arrangement stay. */
export function reset() {
  const { theme, lang, table, moved } = view;
  change({ ...fresh(), theme, lang, table, moved });
}

/**
 * Shows or hides the deals of one kind, status or type.
 * @param {"kind" | "status" | "type"} what
 * @param {string} key
 * @param {boolean} on
 */
export function toggle(what, key, on) {
  const held = new Set(view.hidden[what]);
  if (on) held.delete(key);
  else held.add(key);
  change({ hidden: { ...view.hidden, [what]: held } });
}

/**
 * The index that is selected of this sort, or null.
 * @param {"c" | "d" | "l"} sort
 */
export function selected(sort) {
  return view.selected[0] === sort ? Number(view.selected.slice(1)) : null;
}
