/** The panel beside the picture: the overview, or what is selected, with the sentences that say it. */

import { chart, rowsOf } from "./charts.js";
import { companyPanel } from "./company.js";
import { byId, data, valueOn } from "./data.js";
import { isDrawn, isFiltered, isFirm, loopsNow, shownDeals, shownLoops, SOFT, weightOf } from "./deals.js";
import { button, h, refill } from "./dom.js";
import { claimCard, claimsOf, conflictBanner, historySection, isLater, newestFirst } from "./evidence.js";
import { box, byWeight, closeButton, list, total } from "./sections.js";
import { chip, dealLine, loopLine, name } from "./tell.js";
import { change, selected, view } from "./view.js";
import { day, figure, interval, numeral, say } from "./words.js";

/** Shows firm deals alone, or the others as well. */
function toggleFirm() {
  const others = [...view.hidden.status].filter((status) => !SOFT.includes(status));
  change({ hidden: { ...view.hidden, status: new Set(isFirm() ? others : [...others, ...SOFT]) } });
  byId("firm").focus();
}

function loopsSection() {
  const loops = shownLoops();
  const most = view.loops ? loops.length : 8;
  if (!loops.length && !view.loops && !isFirm()) return null;
  return h(
    "section",
    { id: "loops" },
    h("h3", {}, say("panel.loops")),
    h("p", { class: "note" }, say(loops.length ? "panel.loopsNote" : "panel.noLoops", { count: 5 })),
    h("label", { class: "option small" }, h("input", { type: "checkbox", id: "firm", checked: isFirm(), change: toggleFirm }), say("panel.firm")),
    h("ul", { class: "lines" }, ...loops.slice(0, most).map(({ loop, at }) => loopLine(loop, at))),
    loops.length > most ? h("p", { class: "note" }, say("panel.moreLoops", { count: loops.length - most })) : null,
  );
}

/**
 * The page when nothing is selected.
 * @returns {import("./dom.js").Child[]}
 */
function overview() {
  const shown = shownDeals();
  const powered = shown.filter(({ state }) => state.gw).length;
  const disputed = shown.filter(({ state }) => state.conflicts.length).length;
  const biggest = shown.filter((deal) => deal.weight && deal.state.kind !== "stake" && deal.state.status !== "withdrawn" && isDrawn(deal)).sort(byWeight).slice(0, 12);
  return [
    h("h2", {}, say("panel.overview")),
    h("p", { class: "note" }, say("panel.invite")),
    h(
      "div",
      { class: "boxes" },
      total(null, "invested", say("panel.invested"), "investment"),
      total(null, "compute", say("panel.compute"), "compute"),
      powered ? box(numeral(powered), say("panel.capacity")) : null,
      disputed ? box(numeral(disputed), `${say("panel.conflicts")} ⚠`) : null,
    ),
    isFiltered() ? h("p", { class: "note" }, say("panel.unfiltered")) : null,
    loopsSection(),
    list(say("panel.biggest"), biggest.map(({ at, state }) => dealLine(at, state))),
  ];
}

/**
 * A deal.
 * @param {number} at
 * @returns {import("./dom.js").Child[]}
 */
function dealPanel(at) {
  const state = valueOn(data.deals[at].states, view.day);
  const last = state ?? data.deals[at].states.map(([, one]) => one).findLast((one) => one);
  if (!last) return overview();
  const claims = newestFirst(claimsOf(at));
  const parts = data.deals.flatMap((deal, index) => {
    const part = valueOn(deal.states, view.day);
    return part && part.partOf === at ? [{ at: index, state: part, weight: weightOf(part) }] : [];
  });
  const whole = last.partOf === null ? null : valueOn(data.deals[last.partOf].states, view.day);
  const rows = rowsOf([...claims].reverse(), isLater);
  const drawn = chart(rows, say("panel.figures"));
  return [
    closeButton(),
    h("p", { class: `kicker ${last.kind}` }, say(`kind.${last.kind}`), last.basis ? ` · ${say(`basis.${last.basis}`)}` : ""),
    h("h2", { class: "way" }, ...way(last)),
    h("p", { class: "big" }, figure(last) || say("figure.none")),
    h("p", { class: "state" }, chip(last.status), " ", data.dates[view.day] ? say("panel.at", { date: day(data.dates[view.day]) }) : ""),
    h("p", { class: "note" }, [say("panel.origins", { count: last.origins }), last.date ? say("panel.dealDate", { date: day(last.date) }) : "", last.chips.length ? say("panel.chips", { names: last.chips.join(", ") }) : ""].filter((text) => text).join(" · ")),
    last.kind === "round" ? h("p", { class: "note" }, say("panel.roundNote")) : last.sources.length > 1 ? h("p", { class: "note" }, say("panel.joint")) : null,
    ...last.conflicts.map(conflictBanner),
    last.because ? h("details", {}, h("summary", {}, say("panel.because")), h("p", {}, last.because)) : null,
    whole && last.partOf !== null ? list(say("panel.partOf"), [dealLine(last.partOf, whole)]) : null,
    list(say("panel.parts"), parts.sort(byWeight).map((part) => dealLine(part.at, part.state))),
    drawn ? h("section", {}, h("h3", {}, say("panel.figures")), drawn) : null,
    historySection(at),
    h("section", { id: "claims" }, h("h3", {}, `${say("panel.claims")} (${numeral(claims.length)})`), ...claims.map(claimCard)),
  ];
}

/**
 * The companies of a deal as buttons, with an arrow between.
 * @param {import("./data.js").State} state
 * @returns {import("./dom.js").Child[]}
 */
function way(state) {
  const company = (/** @type {number} */ at) => button({ class: "name" }, () => change({ selected: `c${at}` }), name(at));
  const target = state.target === null ? say("panel.unnamed") : company(state.target);
  if (state.kind === "valuation") return [target];
  const sources = state.sources.length ? state.sources.flatMap((at, index) => [index ? ", " : "", company(at)]) : [say("panel.unnamed")];
  return [...sources, h("span", { class: `arrow ${state.kind}` }, " → "), target];
}

/**
 * A loop: each step with its deals, and their claims one click away.
 * @param {number} at
 * @returns {import("./dom.js").Child[]}
 */
function loopPanel(at) {
  const loop = loopsNow()[at];
  if (!loop) return overview();
  const known = new Map(shownDeals().map((deal) => [deal.at, deal.state]));
  const steps = loop.steps.map((step) => {
    const deals = step.deals.flatMap((deal) => {
      const state = known.get(deal);
      return state ? [dealLine(deal, state)] : [];
    });
    return h("section", {}, h("h3", {}, `${name(step.payer)} → ${name(step.payee)} `, h("small", {}, step.inferred ? say("panel.inferred") : interval(step.money))), h("ul", { class: "lines" }, ...deals));
  });
  return [
    closeButton(),
    h("p", { class: "kicker" }, say("panel.loops")),
    h("h2", {}, [...loop.steps, loop.steps[0]].map(({ payer }) => name(payer)).join(" → ")),
    h("p", { class: "big" }, interval(loop.money)),
    h("p", { class: "state" }, chip(loop.status), ` ${say("panel.loopAmount")}`),
    h("p", { class: "note" }, say("panel.loopsNote", { count: 5 })),
    ...steps,
  ];
}

/** Fills the panel with what is selected. */
export function drawPanel() {
  const [company, deal, loop] = [selected("c"), selected("d"), selected("l")];
  const panel = byId("panel");
  let children = overview();
  if (company !== null) children = companyPanel(company);
  else if (deal !== null) children = dealPanel(deal);
  else if (loop !== null) children = loopPanel(loop);
  panel.classList.toggle("chosen", view.selected !== "");
  refill(panel, ...children);
}
