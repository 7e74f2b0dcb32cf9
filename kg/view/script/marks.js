/** The grammar of the picture: colour says the kind, dashes the status, width the amount, shape the type of company. */

import { greatest, isReversed } from "./deals.js";
import { figure, say } from "./words.js";

/** @type {Record<string, number[] | false>} */
export const DASHES = {
  talks: [2, 6],
  announced: [11, 6],
  conditional: [11, 5, 2, 5],
  signed: [24, 4],
  completed: false,
  withdrawn: [3, 9],
};

/** @type {Record<string, string>} */
export const SHAPES = { lab: "dot", cloud: "square", chips: "hexagon", fund: "diamond", other: "triangle" };

/** @type {Record<string, string>} */
export const ARROWS = { investment: "arrow", round: "arrow", compute: "triangle", stake: "circle", valuation: "circle" };

/** @type {Map<string, string>} */
let variables = new Map();

/**
 * The value of a variable of the style sheet, in the theme that is on.
 * @param {string} name
 */
export function style(name) {
  let value = variables.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    variables.set(name, value);
  }
  return value;
}

/** Forgets the values of the theme before. */
export function restyle() {
  variables = new Map();
}

/**
 * The colour of a deal.
 * @param {string} kind
 * @param {string} status
 */
export function colour(kind, status) {
  return style(status === "withdrawn" ? "withdrawn" : kind);
}

/**
 * The width of an edge in pixels: as the root of the amount, so that its area does not mislead.
 * @param {number} weight
 */
export function width(weight) {
  return weight ? Math.max(1.6, Math.min(13, 13 * Math.sqrt(weight / greatest))) : 1.4;
}

/**
 * Half the height of a company's shape.
 * @param {number} total
 */
export function size(total) {
  return 13 + Math.min(30, 21 * Math.sqrt(total / greatest));
}

/**
 * The words on an edge: its figure, and for all kinds but investments what it is, so that colour is never alone.
 * @param {import("./data.js").State} state
 */
export function edgeWords(state) {
  const told = figure(state);
  if (!told) return "";
  let words = told;
  if (state.status === "withdrawn") words = say("edge.withdrawn", { figure: told });
  else if (state.kind === "round") words = say("edge.round", { figure: told });
  else if (state.kind === "stake") words = say("edge.stake", { figure: told });
  else if (state.kind === "compute") {
    words = say(!isReversed(state) ? "edge.compute" : state.money ? "edge.pays" : "edge.buys", { figure: told });
  }
  return state.conflicts.length ? `${words} ⚠` : words;
}
