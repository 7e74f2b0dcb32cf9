/** The panel of a company: its totals, its worth, whom it depends on, what it gives and receives. */

import { chart, rowsOf, share } from "./charts.js";
import { data, TYPES, typeOf, valueOn } from "./data.js";
import { parties, shownDeals } from "./deals.js";
import { button, h } from "./dom.js";
import { claimsOf, isLater, newestFirst } from "./evidence.js";
import { byWeight, closeButton, list, total } from "./sections.js";
import { dealLine, name, sourceNames } from "./tell.js";
import { change, view } from "./view.js";
import { figure, interval, percent, say } from "./words.js";

/**
 * Whom a company depends on, as shares between two bounds.
 * @param {number} at
 */
function needsSection(at) {
  const needs = valueOn(data.needs[at], view.day) ?? [];
  if (!needs.length) return null;
  const lines = [...needs]
    .sort((one, other) => Number(!one[4]) - Number(!other[4]) || one[0].localeCompare(other[0]) || other[3] - one[3] || other[2] - one[2])
    .map(([need, other, low, high, money, status]) =>
      h(
        "li",
        { class: "need" },
        button({ class: "name" }, () => change({ selected: `c${other}` }), name(other)),
        h("small", {}, ` ${say(`need.${need}`)} · ${money ? `${interval(money)} · ` : ""}${say(`status.${status}`)}`),
        !money && low !== high
          ? h("small", {}, ` · ${say("panel.shareUnknown")}`)
          : h("span", { class: "share" }, share(low, high), h("b", {}, low === high ? percent(low) : `${percent(low)} – ${percent(high)}`)),
      ),
    );
  return h("section", { id: "needs" }, h("h3", {}, say("panel.needs")), h("p", { class: "note" }, say("panel.needsNote")), h("ul", { class: "lines" }, ...lines));
}

/**
 * A company.
 * @param {number} at
 * @returns {import("./dom.js").Child[]}
 */
export function companyPanel(at) {
  const shown = shownDeals().filter(({ state }) => parties(state).includes(at)).sort(byWeight);
  const valuations = shown.filter(({ state }) => state.kind === "valuation");
  const incoming = shown.filter(({ state }) => state.kind !== "valuation" && state.target === at);
  const outgoing = shown.filter(({ state }) => state.kind !== "valuation" && state.sources.includes(at));
  const middle = valueOn(data.middles[at], view.day);
  const claims = newestFirst(valuations.flatMap((deal) => claimsOf(deal.at))).reverse();
  const drawn = chart(rowsOf(claims, isLater), say("panel.valuations"));
  return [
    closeButton(),
    h("p", { class: "kicker" }, say(`type.${TYPES.find((type) => type === typeOf(at))}`), data.companies[at].country ? ` · ${data.companies[at].country.toUpperCase()}` : ""),
    h("h2", {}, name(at)),
    middle ? h("p", { class: "note" }, say("panel.middle", { payers: middle[0], payees: middle[1], share: percent(middle[2]) })) : null,
    h("p", {}, button({ id: "lookAround" }, () => change({ focus: at, hops: 1 }), say("panel.around"))),
    h(
      "div",
      { class: "boxes" },
      total(at, "received", say("panel.received"), "investment"),
      total(at, "given", say("panel.given"), "investment"),
      total(at, "bought", say("panel.bought"), "compute"),
      total(at, "sold", say("panel.sold"), "compute"),
    ),
    valuations.length ? h("section", { id: "valuations" }, h("h3", {}, say("panel.valuations")), drawn, h("ul", { class: "lines" }, ...valuations.map((deal) => dealLine(deal.at, deal.state, figure(deal.state))))) : null,
    needsSection(at),
    list(say("panel.receives"), incoming.map((deal) => dealLine(deal.at, deal.state, sourceNames(deal.state)))),
    list(say("panel.gives"), outgoing.map((deal) => dealLine(deal.at, deal.state, `→ ${name(deal.state.target)}`))),
  ];
}
