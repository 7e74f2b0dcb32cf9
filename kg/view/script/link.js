/** The view in the address: a link opens the same day, filters, selection, arrangement; what it cannot mean is ignored. */

import { companyAt, data, dealAt, KINDS, opening, STATUSES, TYPES } from "./data.js";
import { loopsNow } from "./deals.js";
import { change, selected, view } from "./view.js";

/** Where an arrangement is kept between visits: one place for each set of companies. */
const STORE = `dealgraph:${data.companies.map(({ name }) => name).join("|").slice(0, 400)}`;

/** @returns {[string, number, number][]} */
function arrangement() {
  return [...view.moved].map(([name, [x, y]]) => [name, x, y]);
}

/** The selection by names that last, not by index. */
function selection() {
  const [company, deal, loop] = [selected("c"), selected("d"), selected("l")];
  if (company !== null) return `n:${data.companies[company].name}`;
  if (deal !== null) return `e:${data.deals[deal].id}`;
  if (loop !== null) return `l:${loopName(loop)}`;
  return "";
}

/** @param {number} at */
function loopName(at) {
  const loop = loopsNow()[at];
  return loop ? loop.steps.map(({ payer }) => data.companies[payer].name).join("|") : "";
}

/** The view as the part of an address after #. */
export function fragment() {
  const parts = new URLSearchParams();
  const date = data.dates[view.day];
  if (date) parts.set("d", date);
  for (const what of /** @type {const} */ (["kind", "status", "type"])) {
    if (view.hidden[what].size) parts.set(`no-${what}`, [...view.hidden[what]].sort().join(","));
  }
  if (view.minimum) parts.set("min", String(view.minimum));
  for (const flag of /** @type {const} */ (["payers", "loops", "table"])) if (view[flag]) parts.set(flag, "1");
  if (view.focus !== null) {
    parts.set("focus", data.companies[view.focus].name);
    parts.set("hops", String(view.hops));
  }
  if (view.selected) parts.set("sel", selection());
  if (view.theme === "dark") parts.set("theme", "dark");
  else if (matchMedia("(prefers-color-scheme: dark)").matches) parts.set("theme", "light");
  if (view.lang !== opening.lang) parts.set("lang", view.lang);
  if (view.sort !== "amount" || !view.descending) parts.set("sort", (view.descending ? "-" : "") + view.sort);
  if (view.moved.size) parts.set("at", JSON.stringify(arrangement()));
  return parts.toString();
}

/**
 * An arrangement as it was written down; empty where it is none.
 * @param {string | null} text
 * @returns {Map<string, [number, number]>}
 */
function arranged(text) {
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  let rows = [];
  try {
    rows = JSON.parse(text ?? "[]");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  for (const row of Array.isArray(rows) ? rows : []) {
    const [name, x, y] = Array.isArray(row) ? row : [];
    const isOurs = companyAt.has(name) || (typeof name === "string" && name.startsWith("k:") && dealAt.has(name.slice(2)));
    if (isOurs && Number.isFinite(x) && Number.isFinite(y)) found.set(name, [x, y]);
  }
  return found;
}

/**
 * @param {string | null} text
 * @param {string[]} known
 */
function listed(text, known) {
  return new Set((text ?? "").split(",").filter((key) => known.includes(key)));
}

/**
 * The day that a date means: the last one not after it.
 * @param {string | null} date
 */
function dayOf(date) {
  if (!date || !/^\d{4}(-\d{2}){0,2}$/.test(date)) return data.dates.length - 1;
  return Math.max(0, data.dates.findLastIndex((known) => known !== null && known <= date));
}

/**
 * The selection that a text means, in the view as it is.
 * @param {string} text
 */
function selectionOf(text) {
  const name = text.slice(2);
  const [company, deal] = [companyAt.get(name), dealAt.get(name)];
  if (text.startsWith("n:") && company !== undefined) return `c${company}`;
  if (text.startsWith("e:") && deal !== undefined) return `d${deal}`;
  if (text.startsWith("l:")) {
    const at = loopsNow().findIndex((loop) => loop.steps.map(({ payer }) => data.companies[payer].name).join("|") === name);
    if (at >= 0) return `l${at}`;
  }
  return "";
}

/** Opens the view that the address asks for; where it asks for nothing, what the page was made with. */
export function open() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const day = dayOf(parts.get("d"));
  const focus = companyAt.get(parts.get("focus") ?? (location.hash.length > 1 ? "" : (opening.focus ?? "")));
  const sort = parts.get("sort") ?? "-amount";
  const theme = parts.get("theme");
  const lang = parts.get("lang");
  const least = Number(parts.get("min") ?? (location.hash.length > 1 ? 0 : opening.min));
  const wanted = parts.get("sel") ?? "";
  change({
    day,
    hidden: { kind: listed(parts.get("no-kind"), KINDS), status: listed(parts.get("no-status"), STATUSES), type: listed(parts.get("no-type"), TYPES) },
    minimum: Number.isFinite(least) && least > 0 ? least : 0,
    payers: parts.has("payers"),
    loops: parts.has("loops"),
    table: parts.has("table"),
    focus: focus ?? null,
    hops: Math.min(9, Math.max(1, Math.floor(Number(parts.get("hops") ?? opening.hops)) || 1)),
    theme: theme === "dark" || theme === "light" ? theme : view.theme,
    lang: lang === "fr" || lang === "en" ? lang : view.lang,
    sort: sort.replace(/^-/, ""),
    descending: sort.startsWith("-"),
    moved: arranged(parts.get("at") ?? remembered()),
    selected: "",
  });
  const asked = selectionOf(wanted);
  if (asked) change({ selected: asked });
}

/** The storage of the browser, or null where the reader forbids it. */
function storage() {
  try {
    return window.localStorage;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

function remembered() {
  return storage()?.getItem(STORE) ?? null;
}

let before = "";

/** Writes the view into the address, and the arrangement into the browser's memory. */
export function save() {
  const now = fragment();
  if (now !== before) history.replaceState(null, "", `#${now}`);
  before = now;
  const store = storage();
  const held = view.moved.size ? JSON.stringify(arrangement()) : null;
  if (held) store?.setItem(STORE, held);
  else store?.removeItem(STORE);
}
