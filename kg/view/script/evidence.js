/** Evidence: the claims behind a deal with their sentences, how it changed, where sources disagree. */

import { data } from "./data.js";
import { h } from "./dom.js";
import { chip } from "./tell.js";
import { view } from "./view.js";
import { day, figure, say } from "./words.js";

/**
 * True if an article was not yet published on the day.
 * @param {import("./data.js").Claim} claim
 */
export function isLater(claim) {
  const { date } = data.articles[claim.article];
  const today = data.dates[view.day];
  return date !== null && today !== null && date > today;
}

/**
 * The name of an article; where it has a web address, a link that the reader may follow.
 * @param {import("./data.js").Article} article
 */
function articleName({ id, title, url }) {
  const told = title || id;
  if (!/^https?:\/\/[^\s]+$/.test(url)) return h("code", {}, told);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, told);
}

/**
 * One claim: its figure, its sentence, who says it, where and when.
 * @param {number} at
 */
export function claimCard(at) {
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
    h("p", { class: "origin" }, origin.join(" · "), " ", articleName(article)),
  );
}

/**
 * The claims of a deal, of all days, newest first.
 * @param {number[]} claims
 */
export function newestFirst(claims) {
  const date = (/** @type {number} */ at) => data.articles[data.claims[at].article].date ?? "";
  return [...claims].sort((one, other) => (date(one) === date(other) ? one - other : date(one) < date(other) ? 1 : -1));
}

/**
 * All claims that a deal ever has.
 * @param {number} at
 */
export function claimsOf(at) {
  return [...new Set(data.deals[at].states.flatMap(([, state]) => state?.claims ?? []))];
}

/**
 * How a deal changed from day to day.
 * @param {number} at
 */
export function historySection(at) {
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
export function conflictBanner(conflict) {
  const attribute = say(`attribute.${conflict.attribute}`);
  const told = conflict.claims.map((at) => data.claims[at]).map((claim) => h("li", {}, h("b", {}, figure(claim) || say(`status.${claim.status}`)), ` ${claim.by.join(", ") || data.articles[claim.article].id}`));
  return h("div", { class: "warning", role: "note" }, h("p", {}, "⚠ ", say("panel.conflict", { attribute })), h("ul", {}, ...told));
}
