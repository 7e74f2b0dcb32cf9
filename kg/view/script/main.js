/** The page comes alive: controls are bound, each change of the view redraws what it touches. */

import { byId, data, valueOn } from "./data.js";
import { parties, shownDeals, shownLoops } from "./deals.js";
import { button, h, refill } from "./dom.js";
import { drawing, painted } from "./drawing.js";
import { drawHelp, toggleTable } from "./keys.js";
import { drawLegend, updateLegend } from "./legend.js";
import { fragment, open, save } from "./link.js";
import { restyle } from "./marks.js";
import { bodies, centre, curveOf, draw, fit, labels, network, sceneDrawn, touched, under, zoom } from "./picture.js";
import { drawPanel } from "./panel.js";
import { claimRows } from "./rows.js";
import { find } from "./search.js";
import { drawTable } from "./table.js";
import { name, spoken, title } from "./tell.js";
import { change, onChange, selected, view } from "./view.js";
import { figure, say, sayAll } from "./words.js";

/** The line of counts under the title. */
function drawCounts() {
  const shown = shownDeals();
  const companies = new Set(shown.flatMap(({ state }) => parties(state))).size;
  const claims = new Set(shown.flatMap(({ state }) => state.claims)).size;
  const known = data.deals.filter(({ states }) => valueOn(states, view.day)).length;
  const told = say("page.counts", { companies, shown: shown.length, deals: known, claims, articles: data.meta.articles });
  const isPart = data.companies.length < data.meta.companies;
  byId("counts").textContent = isPart ? `${say("page.part", { shown: data.companies.length, all: data.meta.companies })} · ${told}` : told;
  byId("none").hidden = shown.length > 0;
}

/** The strip that says whose surroundings are shown. */
function drawAround() {
  const strip = byId("around");
  strip.hidden = view.focus === null;
  if (view.focus === null) return;
  const hops = [1, 2, 3].map((count) => button({ "aria-pressed": String(view.hops === count), class: "hop" }, () => change({ hops: count }), say("picture.hops", { count })));
  refill(strip, h("b", {}, say("picture.around", { company: name(view.focus) })), ...hops, button({}, () => change({ focus: null }), say("picture.leave")));
}

/** Tells those who listen what is selected. */
function speak() {
  const [company, deal] = [selected("c"), selected("d")];
  const state = deal === null ? null : valueOn(data.deals[deal].states, view.day);
  byId("said").textContent = state ? spoken(state) : company !== null ? name(company) : "";
}

/** @param {import("./view.js").View} before */
function redraw(before) {
  const isReworded = before.lang !== view.lang;
  const isRestyled = before.theme !== view.theme;
  document.documentElement.dataset.theme = view.theme;
  if (isRestyled) restyle();
  if (isReworded) {
    sayAll();
    drawHelp();
  }
  if (isReworded || isRestyled) drawLegend();
  else updateLegend();
  drawCounts();
  drawAround();
  drawTable();
  draw();
  drawPanel();
  if (before.selected !== view.selected) byId("panel").scrollTop = 0;
  if (before.selected !== view.selected || isReworded) speak();
  for (const [id, on] of /** @type {[string, boolean][]} */ ([["toLoops", view.loops], ["toTable", view.table]])) byId(id).setAttribute("aria-pressed", String(on));
  byId("toFilters").setAttribute("aria-expanded", String(view.filters));
  byId("filters").classList.toggle("open", view.filters);
  if (before.focus !== view.focus || before.hops !== view.hops) fit();
  save();
}

/**
 * @param {string} file
 * @param {Blob} content
 */
function download(file, content) {
  const address = URL.createObjectURL(content);
  const link = h("a", { href: address, download: file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 5000);
}

/** @param {string} words */
function toast(words) {
  byId("toast").textContent = words;
  byId("toast").hidden = false;
  setTimeout(() => {
    byId("toast").hidden = true;
  }, 2200);
}

async function copyLink() {
  save();
  try {
    await navigator.clipboard.writeText(location.href);
    toast(say("tool.copied"));
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    prompt(say("tool.copy"), location.href);
  }
}

/** What the pointer is over, in a small box beside it. @param {{x: number, y: number}} point */
function hint(point) {
  const found = under(point);
  const box = byId("hint");
  byId("network").style.cursor = found ? "pointer" : "default";
  box.hidden = !found;
  if (!found) return;
  const at = Number(found.slice(1));
  const state = found[0] === "d" ? valueOn(data.deals[at].states, view.day) : null;
  const lines = state
    ? [h("b", {}, title(state)), h("br"), `${say(`short.${state.kind}`)} · ${figure(state, true) || say("figure.none")}`, h("br"), `${say(`status.${state.status}`)} · ${say("picture.claims", { count: state.claims.length })}`]
    : [h("b", {}, name(at))];
  refill(box, ...lines);
  const { clientWidth } = byId("network");
  box.style.left = `${Math.min(point.x + 14, clientWidth - box.offsetWidth - 6)}px`;
  box.style.top = `${point.y + 16}px`;
}

let waiting = false;
byId("network").addEventListener("pointermove", (event) => {
  if (waiting || event.pointerType === "touch" || event.buttons) return;
  waiting = true;
  const { left, top } = byId("network").getBoundingClientRect();
  requestAnimationFrame(() => {
    waiting = false;
    hint({ x: event.clientX - left, y: event.clientY - top });
  });
});
byId("network").addEventListener("pointerleave", () => {
  byId("hint").hidden = true;
});
network.on("click", (/** @type {{pointer: {DOM: {x: number, y: number}}}} */ { pointer }) => {
  byId("hint").hidden = true;
  change({ selected: under(pointer.DOM) });
});
network.on("doubleClick", (/** @type {{pointer: {DOM: {x: number, y: number}}}} */ { pointer }) => {
  const found = under(pointer.DOM);
  if (found[0] === "c") change({ focus: Number(found.slice(1)), hops: 1 });
});

const help = /** @type {HTMLDialogElement} */ (byId("help"));
/** @type {Record<string, () => void>} */
const ACTIONS = {
  toFilters: () => change({ filters: !view.filters }),
  toLoops: () => change({ loops: !view.loops, payers: view.loops ? view.payers : true, selected: "" }),
  toTable: toggleTable,
  toPng: () => void painted().then((blob) => download("network.png", blob)),
  toSvg: () => download("network.svg", new Blob([drawing()], { type: "image/svg+xml" })),
  toCsv: () => download(say("csv.file"), new Blob([claimRows()], { type: "text/csv" })),
  toLink: () => void copyLink(),
  toLanguage: () => change({ lang: view.lang === "fr" ? "en" : "fr" }),
  toTheme: () => change({ theme: view.theme === "dark" ? "light" : "dark" }),
  toHelp: () => help.showModal(),
  helpClose: () => help.close(),
  zoomIn: () => zoom(1.25),
  zoomOut: () => zoom(0.8),
  zoomAll: fit,
};
for (const [id, action] of Object.entries(ACTIONS)) byId(id).addEventListener("click", action);
onChange(redraw);
window.addEventListener("hashchange", open);

document.documentElement.dataset.theme = view.theme;
sayAll();
drawHelp();
drawLegend();
open();
fit();

/** For tests and for the curious: what is shown, as values. */
Object.assign(window, {
  kgview: {
    data,
    view,
    change,
    network,
    touched,
    labels,
    bodies,
    curveOf,
    drawing,
    claimRows,
    fragment,
    find,
    centre,
    under,
    scene: sceneDrawn,
    shown: () => shownDeals().map(({ at, state, weight }) => ({ id: data.deals[at].id, ...state, weight })),
    loops: () => shownLoops().map(({ loop }) => loop.steps.map(({ payer }) => name(payer))),
  },
});
document.documentElement.dataset.ready = String(Math.round(performance.now()));
