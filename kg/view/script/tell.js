/** A deal, a company, a loop in words: the small pieces that panels, table and search share. */

import { data } from "./data.js";
import { button, h } from "./dom.js";
import { change } from "./view.js";
import { figure, interval, say } from "./words.js";

/**
 * The name of a company.
 * @param {number | null} company
 */
export function name(company) {
  return company === null ? say("panel.unnamed") : data.companies[company].name;
}

/**
 * The names of the sources of a deal.
 * @param {{sources: number[]}} deal
 */
export function sourceNames({ sources }) {
  return sources.length ? sources.map(name).join(", ") : say("panel.unnamed");
}

/**
 * "Amazon → OpenAI"; of a valuation, the company alone.
 * @param {{kind: string, sources: number[], target: number | null}} deal
 */
export function title(deal) {
  if (deal.kind === "valuation") return name(deal.target);
  if (deal.kind === "round" && !deal.sources.length) return name(deal.target);
  return `${sourceNames(deal)} → ${name(deal.target)}`;
}

/**
 * The sign of a status.
 * @param {string} status
 */
export function chip(status) {
  return h("span", { class: `chip ${status}` }, say(`status.${status}`));
}

/**
 * One line about a deal, for those who listen.
 * @param {import("./data.js").State} state
 */
export function spoken(state) {
  const way = state.kind === "valuation" ? name(state.target) : `${sourceNames(state)} ${say("picture.to")} ${name(state.target)}`;
  const told = figure(state, true) || say("figure.none");
  const count = say("picture.claims", { count: state.claims.length });
  return [way, say(`short.${state.kind}`), told, say(`status.${state.status}`), count].join(", ");
}

/**
 * A line of a list that opens a deal.
 * @param {number} at
 * @param {import("./data.js").State} state
 * @param {string} [heading]
 */
export function dealLine(at, state, heading = title(state)) {
  const told = figure(state);
  const detail = [say(`short.${state.kind}`), state.basis ? say(`basis.${state.basis}`) : "", say(`status.${state.status}`)].filter((text) => text).join(" · ");
  return h(
    "li",
    {},
    button(
      { class: "line", "data-deal": data.deals[at].id },
      () => change({ selected: `d${at}` }),
      h("span", { class: `dot ${state.status === "withdrawn" ? "withdrawn" : state.kind}` }),
      h("span", { class: "what" }, heading, h("small", {}, detail)),
      h("span", { class: "amount" }, told, state.conflicts.length ? " ⚠" : ""),
    ),
  );
}

/**
 * A loop as a line of companies with what flows between them.
 * @param {import("./data.js").Loop} loop
 * @param {number} at
 */
export function loopLine(loop, at) {
  const steps = loop.steps.map(({ payer, money, inferred }) =>
    h("span", { class: "step" }, h("b", {}, name(payer)), h("small", {}, inferred ? ` –(${say("panel.inferred")})→ ` : ` –(${interval(money)})→ `)),
  );
  const told = loop.money ? `${interval(loop.money)} ${say("panel.loopAmount")}` : say("panel.nothing");
  return h(
    "li",
    {},
    button(
      { class: "line loop", "data-loop": loop.steps.map(({ payer }) => name(payer)).join(" → ") },
      () => change({ selected: `l${at}`, loops: true, payers: true }),
      h("span", { class: "what" }, ...steps, h("b", {}, name(loop.steps[0].payer)), h("small", {}, told)),
      chip(loop.status),
    ),
  );
}
