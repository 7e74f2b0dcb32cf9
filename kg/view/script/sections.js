/** What panels are made of: figures in boxes, totals, lists, the button that closes. */

import { byId, data, valueOn } from "./data.js";
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
 * A total as a box, talks apart; null where there is none.
 * @param {number | null} company
 * @param {string} what
 * @param {string} label
 * @param {string} tint
 */
export function total(company, what, label, tint) {
  const sums = (valueOn(data.sums, view.day) ?? []).filter((sum) => sum[0] === company && sum[1] === what);
  const told = (/** @type {boolean} */ talks) =>
    sums.filter((sum) => sum[2] === talks).map(([, , , low, high, currency]) => interval([low, high, currency]));
  const [firm, talks] = [told(false), told(true)];
  if (!firm.length && !talks.length) return null;
  const more = talks.length ? ` (${say("panel.talks", { amount: talks.join(" · ") })})` : "";
  return box(firm.join(" · ") || "0", label + more, tint);
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
