/** The panel beside the picture: the overview, or what is selected, with the sentences that say it. */

import { byId, data, TYPES, typeOf, valueOn } from "./data.js";
import { chart, rowsOf } from "./charts.js";
import { isDrawn, parties, shownDeals, shownLoops, weightOf } from "./deals.js";
import { button, h, refill } from "./dom.js";
import { chip, dealLine, loopLine, name, sourceNames } from "./tell.js";
import { change, selected, view } from "./view.js";
import { day, figure, interval, numeral, say } from "./words.js";

/**
 * True if an article was not yet published on the day.
 * @param {import("./data.js").Claim} claim
 */
function isLater(claim) {
  const { date } = data.articles[claim.article];
  const today = data.dates[view.day];
  return date !== null && today !== null && date > today;
}

function closeButton() {
  return button({ class: "close", "aria-label": say("panel.close"), title: say("panel.close") }, () => {
    change({ selected: "" });
    byId("network").focus();
  }, "×");
}

/**
 * A figure in a box.
 * @param {string} told
 * @param {string} label
 * @param {string} [tint]
 */
function box(told, label, tint = "") {
  return h("div", { class: "box" }, h("b", { class: tint }, told), h("span", {}, label));
}

/**
 * A total as a box, talks apart; null where there is none.
 * @param {number | null} company
 * @param {string} what
 * @param {string} label
 * @param {string} tint
 */
function total(company, what, label, tint) {
  const sums = (valueOn(data.sums, view.day) ?? []).filter((sum) => sum[0] === company && sum[1] === what);
  const told = (/** @type {boolean} */ talks) =>
    sums.filter((sum) => sum[2] === talks).map(([, , , low, high, currency]) => interval([low, high, currency]));
  const [firm, talks] = [told(false), told(true)];
  if (!firm.length && !talks.length) return null;
  const more = talks.length ? ` (${say("panel.talks", { amount: talks.join(" + ") })})` : "";
  return box(firm.join(" + ") || "0", label + more, tint);
}

/**
 * A heading and a list, or nothing where the list is empty.
 * @param {string} heading
 * @param {(Element | null)[]} lines
 */
function list(heading, lines) {
  return lines.length ? h("section", {}, h("h3", {}, heading), h("ul", { class: "lines" }, ...lines)) : null;
}

/** @param {import("./deals.js").Shown} one @param {import("./deals.js").Shown} other */
function byWeight(one, other) {
  return other.weight - one.weight || one.at - other.at;
}

function loopsSection() {
  const loops = shownLoops();
  if (!loops.length) return view.loops ? h("section", {}, h("h3", {}, say("panel.loops")), h("p", { class: "note" }, say("panel.noLoops"))) : null;
  return h(
    "section",
    { id: "loops" },
    h("h3", {}, say("panel.loops")),
    h("p", { class: "note" }, say("panel.loopsNote", { count: 5 })),
    h("ul", { class: "lines" }, ...loops.map(({ loop, at }) => loopLine(loop, at))),
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
    loopsSection(),
    list(say("panel.biggest"), biggest.map(({ at, state }) => dealLine(at, state))),
  ];
}

/**
 * One claim: its figure, its sentence, who says it, where and when.
 * @param {number} at
 */
function claimCard(at) {
  const claim = data.claims[at];
  const article = data.articles[claim.article];
  const later = isLater(claim);
  const published = article.date ? say("panel.published", { date: day(article.date) }) : say("panel.undated");
  const origin = [
    claim.by.length ? say("panel.by", { names: claim.by.join(", ") }) : "",
    published,
    claim.date ? say("panel.dealDate", { date: day(claim.date) }) : "",
    article.publisher,
  ].filter((text) => text);
  return h(
    "article",
    { class: later ? "claim later" : "claim", "data-claim": claim.id },
    h(
      "div",
      { class: "head" },
      h("b", {}, figure(claim, true) || say("figure.none")),
      chip(claim.status),
      claim.basis ? h("span", { class: "tag" }, say(`basis.${claim.basis}`)) : null,
      claim.grounding === "explicit" ? null : h("span", { class: "tag", title: say(`grounding.${claim.grounding}`) }, "≈"),
      later ? h("span", { class: "tag" }, say("panel.later")) : null,
    ),
    h("blockquote", {}, claim.quote),
    h("p", { class: "origin" }, origin.join(" · "), " ", h("code", {}, article.title || article.id)),
  );
}

/**
 * The claims of a deal, of all days, newest first.
 * @param {number[]} claims
 */
function newestFirst(claims) {
  const date = (/** @type {number} */ at) => data.articles[data.claims[at].article].date ?? "";
  return [...claims].sort((one, other) => (date(one) === date(other) ? one - other : date(one) < date(other) ? 1 : -1));
}

/**
 * All claims that a deal ever has.
 * @param {number} at
 */
function claimsOf(at) {
  return [...new Set(data.deals[at].states.flatMap(([, state]) => state?.claims ?? []))];
}

/**
 * How a deal changed from day to day.
 * @param {number} at
 */
function historySection(at) {
  const face = (/** @type {import("./data.js").State | null} */ state) => state && `${figure(state)} ${state.status} ${state.conflicts.length}`;
  const states = data.deals[at].states.filter(([, state], index, all) => !index || face(state) !== face(all[index - 1][1]));
  if (states.length < 2) return null;
  const lines = states.map(([from, state]) =>
    h(
      "li",
      { class: from > view.day ? "later" : null },
      h("time", {}, day(data.dates[from])),
      state ? h("span", {}, figure(state) || say("figure.none"), " ") : h("span", {}, say("panel.gone")),
      state ? chip(state.status) : null,
      state?.conflicts.length ? " ⚠" : "",
    ),
  );
  return h("section", {}, h("h3", {}, say("panel.history")), h("ol", { class: "history" }, ...lines));
}

/**
 * A conflict: what the sources say, side by side.
 * @param {import("./data.js").Conflict} conflict
 */
function conflictBanner(conflict) {
  const attribute = say(`attribute.${conflict.attribute}`);
  const told = conflict.claims.map((at) => data.claims[at]).map((claim) => h("li", {}, h("b", {}, figure(claim) || say(`status.${claim.status}`)), ` ${claim.by.join(", ") || data.articles[claim.article].id}`));
  return h("div", { class: "warning", role: "note" }, h("p", {}, "⚠ ", say("panel.conflict", { attribute })), h("ul", {}, ...told));
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
 * A company.
 * @param {number} at
 * @returns {import("./dom.js").Child[]}
 */
function companyPanel(at) {
  const shown = shownDeals().filter(({ state }) => parties(state).includes(at)).sort(byWeight);
  const valuations = shown.filter(({ state }) => state.kind === "valuation");
  const incoming = shown.filter(({ state }) => state.kind !== "valuation" && state.target === at);
  const outgoing = shown.filter(({ state }) => state.kind !== "valuation" && state.sources.includes(at));
  const claims = newestFirst(valuations.flatMap((deal) => claimsOf(deal.at))).reverse();
  const drawn = chart(rowsOf(claims, isLater), say("panel.valuations"));
  return [
    closeButton(),
    h("p", { class: "kicker" }, say(`type.${TYPES.find((type) => type === typeOf(at))}`), data.companies[at].country ? ` · ${data.companies[at].country.toUpperCase()}` : ""),
    h("h2", {}, name(at)),
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
    list(say("panel.receives"), incoming.map((deal) => dealLine(deal.at, deal.state, sourceNames(deal.state)))),
    list(say("panel.gives"), outgoing.map((deal) => dealLine(deal.at, deal.state, `→ ${name(deal.state.target)}`))),
  ];
}

/**
 * A loop: each step with its deals, and their claims one click away.
 * @param {number} at
 * @returns {import("./dom.js").Child[]}
 */
function loopPanel(at) {
  const loop = (valueOn(data.loops, view.day) ?? [])[at];
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
