/** Small charts: amounts with their bounds, one row for each claim, in the order of time. */

import { data } from "./data.js";
import { s } from "./dom.js";

import { day, figure, say } from "./words.js";

/**
 * @typedef {{figures: import("./data.js").Figures, status: string, kind: string, date: string | null, later: boolean}} Row
 */

/**
 * The rows of some claims, oldest first.
 * @param {number[]} claims
 * @param {(claim: import("./data.js").Claim) => boolean} isLater
 * @returns {Row[]}
 */
export function rowsOf(claims, isLater) {
  return claims
    .map((at) => data.claims[at])
    .map((claim) => ({
      figures: claim, status: claim.status, kind: claim.kind, date: data.articles[claim.article].date, later: isLater(claim),
    }));
}

/**
 * The measure that most rows share: money in one currency, gigawatts, or percent.
 * @param {Row[]} rows
 */
function measureOf(rows) {
  const money = rows.filter(({ figures }) => figures.money);
  if (money.length > 1 || (money.length && !rows.some(({ figures }) => figures.gw || figures.percent))) {
    const currency = money[0].figures.money?.[3];
    return (/** @type {Row} */ { figures }) => (figures.money && figures.money[3] === currency ? figures.money : null);
  }
  if (rows.some(({ figures }) => figures.gw)) return (/** @type {Row} */ { figures }) => figures.gw ?? null;
  return (/** @type {Row} */ { figures }) =>
    figures.percent ? /** @type {const} */ ([figures.percent[0], figures.percent[0], figures.percent[1]]) : null;
}

/**
 * A bar from the low to the high side; an open side fades out dotted.
 * @param {readonly [number | null, number | null, string, ...any]} bounds
 * @param {(value: number) => number} across
 * @param {number} top
 * @param {number} end
 * @param {Row} row
 */
function bar([low, high, bound], across, top, end, row) {
  const solid = low !== null && low === high && bound !== "about";
  const from = across(low !== null && high !== null && low !== high ? low : 0);
  const to = high === null ? end : across(high);
  return s("rect", {
    x: from, y: top, width: Math.max(3, to - from), height: 11, rx: 2.5,
    class: `bar ${row.status === "withdrawn" ? "withdrawn" : row.kind} ${solid ? "exact" : "open"} ${row.status}`,
  });
}

/**
 * The chart of some claims' amounts, or null where fewer than two have the same measure.
 * @param {Row[]} rows
 * @param {string} title
 */
export function chart(rows, title) {
  const bounds = measureOf(rows);
  const drawn = rows.filter((row) => bounds(row));
  if (drawn.length < 2) return null;
  const sides = drawn.flatMap((row) => (bounds(row) ?? []).slice(0, 2)).filter((value) => typeof value === "number");
  const [left, right, breadth] = [84, 96, 340];
  const most = Math.max(...sides, 1e-9);
  const across = (/** @type {number} */ value) => left + (value / most) * (breadth - left - right);
  const high = 20 * drawn.length + 6;
  let before = "";
  const marks = drawn.flatMap((row, at) => {
    const top = 20 * at + 4;
    const date = day(row.date);
    const told = date === before ? "" : date;
    before = date;
    const found = /** @type {[number | null, number | null, string]} */ (bounds(row));
    const end = found[1] === null ? breadth - right : across(found[1]);
    return [
      s("text", { x: left - 8, y: top + 10, "text-anchor": "end", class: "tick" }, told),
      s("g", { class: row.later ? "later" : null }, bar(found, across, top, breadth - right, row), s("text", { x: end + 5, y: top + 10, class: "told" }, figure(row.figures).split(" · ")[0])),
    ];
  });
  return s(
    "svg",
    { viewBox: `0 0 ${breadth} ${high}`, class: "chart", role: "img", "aria-label": `${title} : ${drawn.map((row) => `${day(row.date)} ${figure(row.figures, true)} (${say(`status.${row.status}`)})`).join(" ; ")}` },
    s("line", { x1: left, x2: left, y1: 0, y2: high, class: "axis" }),
    ...marks,
  );
}

/**
 * A share between two bounds, as a bar of which the sure part is full.
 * @param {number} low
 * @param {number} high
 */
export function share(low, high) {
  const wide = 90;
  return s(
    "svg",
    { width: wide, height: 9, viewBox: `0 0 ${wide} 9`, class: "shares", "aria-hidden": "true" },
    s("rect", { width: wide, height: 9, rx: 2, class: "all" }),
    s("rect", { width: Math.max(1, wide * high), height: 9, rx: 2, class: "may" }),
    s("rect", { width: wide * low, height: 9, rx: 2, class: "sure" }),
  );
}
