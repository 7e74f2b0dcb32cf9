/** The table: all that the picture shows, a row for each deal, to be sorted and opened by keyboard. */

import { byId, data, STATUSES } from "./data.js";
import { shownDeals } from "./deals.js";
import { button, h, refill } from "./dom.js";
import { chip, name, sourceNames } from "./tell.js";
import { change, selected, view } from "./view.js";
import { day, figure, numeral, say } from "./words.js";

/** @typedef {import("./deals.js").Shown} Shown */

/** @type {[string, (deal: Shown) => string | number, (deal: Shown) => import("./dom.js").Child][]} */
const COLUMNS = [
  ["from", ({ state }) => sourceNames(state), ({ state }) => (state.sources.length ? sourceNames(state) : "—")],
  ["to", ({ state }) => name(state.target), ({ state }) => name(state.target)],
  ["kind", ({ state }) => say(`short.${state.kind}`), ({ state }) => h("span", { class: state.kind }, say(`short.${state.kind}`), state.basis ? h("small", {}, ` ${say(`basis.${state.basis}`)}`) : "")],
  ["amount", ({ weight }) => weight, ({ state }) => (state.money ? figure({ money: state.money }) : "—")],
  ["gw", ({ state }) => state.gw?.[1] ?? state.gw?.[0] ?? 0, ({ state }) => (state.gw ? figure({ gw: state.gw }).replace(/\s*GW/, "") : "")],
  ["percent", ({ state }) => state.percent?.[0] ?? 0, ({ state }) => (state.percent ? figure({ percent: state.percent }).replace(/\s*%/, "") : "")],
  ["status", ({ state }) => STATUSES.indexOf(state.status), ({ state }) => chip(state.status)],
  ["date", ({ state }) => state.date ?? "", ({ state }) => (state.date ? day(state.date) : "")],
  ["claims", ({ state }) => state.claims.length, ({ state }) => numeral(state.claims.length)],
  ["conflict", ({ state }) => state.conflicts.length, ({ state }) => (state.conflicts.length ? `⚠ ${[...new Set(state.conflicts.flatMap(({ claims }) => claims.map((at) => figure(data.claims[at]))))].join(" / ")}` : "")],
  ["parts", ({ state }) => (state.partOf === null ? 0 : 1), ({ state }) => (state.partOf === null ? "" : data.deals[state.partOf].id)],
];

const NUMBERS = new Set(["amount", "gw", "percent", "claims"]);

/** The deals in the order of the table. */
function sorted() {
  const rank = COLUMNS.find(([key]) => key === view.sort)?.[1] ?? COLUMNS[3][1];
  const way = view.descending ? -1 : 1;
  return [...shownDeals()].sort((one, other) => {
    const [left, right] = [rank(one), rank(other)];
    if (typeof left === "string" && typeof right === "string") return left.localeCompare(right, view.lang) * way || one.at - other.at;
    return (Number(left) - Number(right)) * way || one.at - other.at;
  });
}

/** @param {string} key */
function heading(key) {
  const on = view.sort === key;
  const mark = on ? (view.descending ? " ▼" : " ▲") : "";
  const sort = () => {
    change({ sort: key, descending: on ? !view.descending : NUMBERS.has(key) });
    /** @type {HTMLElement | null} */ (document.querySelector(`#table [data-sort="${key}"]`))?.focus();
  };
  return h(
    "th",
    { scope: "col", class: NUMBERS.has(key) ? "number" : null, "aria-sort": on ? (view.descending ? "descending" : "ascending") : "none" },
    button({ "data-sort": key, "aria-label": say("table.sort", { column: say(`table.${key}`) }) }, sort, say(`table.${key}`) + mark),
  );
}

/** @param {Shown} deal */
function row(deal) {
  const open = () => change({ selected: `d${deal.at}` });
  const cells = COLUMNS.map(([key, , cell], at) => {
    if (at === 0) return h("th", { scope: "row" }, button({ class: "open" }, open, cell(deal)));
    return h("td", { class: NUMBERS.has(key) ? "number" : null }, cell(deal));
  });
  return h("tr", { "data-deal": data.deals[deal.at].id, "aria-current": selected("d") === deal.at ? "true" : null, click: open }, ...cells);
}

/** Fills the table, if it is open. */
export function drawTable() {
  const table = byId("table");
  table.hidden = !view.table;
  byId("stage").classList.toggle("split", view.table);
  if (!view.table) return;
  const focused = document.activeElement?.closest("#table tr")?.getAttribute("data-deal");
  refill(table, h("table", {}, h("caption", { class: "unseen" }, say("table.label")), h("thead", {}, h("tr", {}, ...COLUMNS.map(([key]) => heading(key)))), h("tbody", {}, ...sorted().map(row))));
  if (focused) /** @type {HTMLElement | null} */ (table.querySelector(`tr[data-deal="${CSS.escape(focused)}"] .open`))?.focus();
}
