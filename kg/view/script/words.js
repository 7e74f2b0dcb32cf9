/** Words, figures and dates in the reader's language. */

import { wordings } from "./data.js";
import { view } from "./view.js";

/**
 * The words for a key, with {names} filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const text = wordings[view.lang]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Puts the words of the language into all elements that ask for some. */
export function sayAll() {
  document.documentElement.lang = view.lang;
  document.title = say("page.title");
  for (const element of document.querySelectorAll("[data-say], [data-say-label], [data-say-placeholder]")) {
    const { say: text, sayLabel, sayPlaceholder } = /** @type {HTMLElement} */ (element).dataset;
    if (text) element.textContent = say(text);
    if (sayLabel) element.setAttribute("aria-label", say(sayLabel));
    if (sayLabel && element.tagName === "BUTTON") element.setAttribute("title", say(sayLabel));
    if (sayPlaceholder) element.setAttribute("placeholder", say(sayPlaceholder));
  }
}

/** @param {number} value */
export function numeral(value) {
  return new Intl.NumberFormat(view.lang, { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 1 }).format(value);
}

/** @type {Record<string, string>} */
const SIGNS = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };

/**
 * A scale for amounts: its factor and its word.
 * @param {number} value
 * @returns {[number, string]}
 */
function scale(value) {
  const french = view.lang === "fr";
  if (value >= 1e9) return [1e9, french ? "Md" : "bn"];
  if (value >= 1e6) return [1e6, french ? "M" : "m"];
  return [1, ""];
}

/**
 * An amount such as "50 Md$", "10–20 Md$" or "$50bn".
 * @param {(number | null)[]} values one, or two of a range
 * @param {string | null} currency
 */
export function amount(values, currency) {
  const known = values.map((value) => value ?? 0);
  const [factor, word] = scale(Math.max(...known));
  const digits = known.map((value) => numeral(value / factor)).join("–");
  const sign = SIGNS[currency ?? ""] ?? "";
  if (view.lang !== "fr") return `${sign || (currency ? `${currency} ` : "")}${digits}${word}`;
  const unit = `${word}${sign || (currency ? ` ${currency}` : "")}`.trim();
  return unit ? `${digits} ${unit}` : digits;
}

/** @type {Record<string, string>} */
const BOUNDS = { up_to: "≤ ", less_than: "< ", at_least: "≥ ", more_than: "> ", about: "≈ ", magnitude: "~ " };

/**
 * A figure with its bound: short with signs ("≤ 50 Md$"), long in words ("jusqu’à 50 Md$").
 * @param {number | null} low
 * @param {number | null} high
 * @param {string} bound
 * @param {(values: (number | null)[]) => string} write
 * @param {boolean} long
 */
function bounded(low, high, bound, write, long) {
  if (long && bound !== "exact") return say(`figure.${bound}`, { low: write([low ?? high]), high: write([high ?? low]) });
  const wide = low !== null && high !== null && low !== high;
  return (BOUNDS[bound] ?? "") + write(wide ? [low, high] : [high ?? low]);
}

/**
 * The figures of a claim or a deal; "" where it has none.
 * @param {import("./data.js").Figures} figures
 * @param {boolean} [long]
 */
export function figure(figures, long = false) {
  const parts = [];
  if (figures.money) {
    const [low, high, bound, currency] = figures.money;
    const text = bounded(low, high, bound, (values) => amount(values, currency), long);
    parts.push(currency || !long ? text : `${text} (${say("figure.currency")})`);
  }
  if (figures.gw) {
    const [low, high, bound] = figures.gw;
    const write = (/** @type {(number | null)[]} */ values) => `${values.map((value) => numeral(value ?? 0)).join("–")} GW`;
    parts.push(bounded(low, high, bound, write, long));
  }
  if (figures.percent) {
    const [value, bound] = figures.percent;
    const unit = view.lang === "fr" ? " %" : "%";
    parts.push(bounded(value, value, bound === "range" ? "up_to" : bound, () => numeral(value) + unit, long));
  }
  return parts.join(" · ");
}

/**
 * An interval of totals: "30–80 Md$", "≥ 30 Md$", "50 Md$".
 * @param {import("./data.js").Interval} interval
 */
export function interval(interval) {
  if (!interval) return say("panel.nothing");
  const [low, high, currency] = interval;
  if (currency === "GW") return `${high === null ? "≥ " : low === high ? "" : "≤ "}${numeral(high ?? low ?? 0)} GW`;
  if (high === null) return `≥ ${amount([low], currency)}`;
  if (!low) return high ? `≤ ${amount([high], currency)}` : amount([0], currency);
  return amount(low === high ? [low] : [low, high], currency);
}

/**
 * A share of one as percent.
 * @param {number} share
 */
export function percent(share) {
  return new Intl.NumberFormat(view.lang, { style: "percent", maximumFractionDigits: share && share < 0.1 ? 1 : 0 }).format(share);
}

/**
 * A date, known to the day, the month or the year.
 * @param {string | null} date
 * @param {"short" | "long"} [month]
 */
export function day(date, month = "short") {
  if (!date) return "—";
  const [year, at, on] = date.split("-").map(Number);
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { timeZone: "UTC", year: "numeric" };
  if (at) options.month = month;
  if (on) options.day = "numeric";
  return new Intl.DateTimeFormat(view.lang, options).format(new Date(Date.UTC(year, (at || 1) - 1, on || 1)));
}
