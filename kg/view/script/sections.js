/** What panels are made of: figures in boxes, totals, lists, the button that closes. */

import { byId, data, valueOn } from "./data.js";
import { usual } from "./deals.js";
import { button, h } from "./dom.js";
import { change, view } from "./view.js";
import { interval, say } from "./words.js";

/**
 * A figure in a box.
 * @param {string} told
 * @param {string} label
 * @param {string} [tint]
 */
export function box(told, label, tint = "") {
  return h("div", { class: "box" }, h("b", { class: tint }, told), h("span", {}, label));
}

/**
 * The page's usual currency comes first, power last.
 * @param {import("./data.js").Sum} sum
 */
function rank([, , , , , unit]) {
  return unit === usual ? 0 : unit === "GW" ? 2 : 1;
}

/**
 * A total as a box, in the usual currency first, talks apart; null where there is none.
 * @param {number | null} company
 * @param {string} what
 * @param {string} label
 * @param {string} tint
 */
export function total(company, what, label, tint) {
  const sums = (valueOn(data.sums, view.day) ?? []).filter((sum) => sum[0] === company && sum[1] === what);
  const told = (/** @type {boolean} */ talks) =>
    sums
      .filter((sum) => sum[2] === talks)
      .sort((one, other) => rank(one) - rank(other) || other[6] - one[6])
      .map(([, , , low, high, unit]) => interval([low, high, unit]));
  const [[first, ...others], talks] = [told(false), told(true)];
  if (!first && !talks.length) return null;
  const more = talks.length ? ` (${say("panel.talks", { amount: talks.join(" · ") })})` : "";
  const rest = others.length ? h("b", { class: `${tint} others` }, `+ ${others.join(" · ")}`) : null;
  return h("div", { class: "box" }, h("b", { class: tint }, first ?? "0"), rest, h("span", {}, label + more));
}

/**
 * A heading and a list, or nothing where the list is empty.
 * @param {string} heading
 * @param {(Element | null)[]} lines
 */
export function list(heading, lines) {
  return lines.length ? h("section", {}, h("h3", {}, heading), h("ul", { class: "lines" }, ...lines)) : null;
}

/** @param {import("./deals.js").Shown} one @param {import("./deals.js").Shown} other */
export function byWeight(one, other) {
  return other.weight - one.weight || one.at - other.at;
}

/** The button that goes back to the overview. */
export function closeButton() {
  return button({ class: "close", "aria-label": say("panel.close"), title: say("panel.close") }, () => {
    change({ selected: "" });
    byId("network").focus();
  }, "×");
}
