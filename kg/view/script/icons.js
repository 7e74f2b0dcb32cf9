/** The signs of the legend: a line for each kind and status, a shape for each type of company. */

import { s } from "./dom.js";
import { DASHES, SHAPES } from "./marks.js";

/** @type {Record<string, string>} */
const HEADS = {
  arrow: "M32 1.5L44 7L32 12.5L35.5 7Z",
  triangle: "M33 1.5L44 7L33 12.5Z",
  circle: "M35 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0",
};

/** @type {Record<string, string>} */
const OUTLINES = {
  dot: "M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0",
  square: "M4 4H16V16H4Z",
  hexagon: "M6 3.5H14L18 10L14 16.5H6L2 10Z",
  diamond: "M10 2L18 10L10 18L2 10Z",
  triangle: "M10 3L18 17H2Z",
};

/** @type {Record<string, string>} */
const KIND_HEADS = { investment: "arrow", round: "arrow", compute: "triangle", stake: "circle", valuation: "" };

/**
 * The line of a kind of deal.
 * @param {string} kind
 */
export function kindIcon(kind) {
  const head = HEADS[KIND_HEADS[kind]];
  const line = head
    ? s("path", { d: "M2 7H36", class: "line" })
    : s("path", { d: "M4 12V7M12 12V4M20 12V6M28 12V2M36 12V5", class: "line" });
  return s("svg", { width: 46, height: 14, class: `icon ${kind}`, "aria-hidden": "true" }, line, head ? s("path", { d: head, class: "head" }) : null);
}

/**
 * The line of a status.
 * @param {string} status
 */
export function statusIcon(status) {
  const dashes = DASHES[status];
  const line = s("path", { d: "M2 7H44", class: "line", "stroke-dasharray": dashes ? dashes.join(" ") : null });
  return s("svg", { width: 46, height: 14, class: `icon status ${status}`, "aria-hidden": "true" }, line);
}

/**
 * The shape of a type of company.
 * @param {string} type
 */
export function typeIcon(type) {
  return s("svg", { width: 20, height: 20, class: `icon type ${type}`, "aria-hidden": "true" }, s("path", { d: OUTLINES[SHAPES[type]] }));
}

/**
 * A line of a width.
 * @param {number} width
 */
export function widthIcon(width) {
  const high = Math.max(6, Math.ceil(width) + 2);
  return s("svg", { width: 88, height: high, class: "icon width", "aria-hidden": "true" }, s("path", { d: `M2 ${high / 2}H86`, "stroke-width": width, class: "line" }));
}
