/** The picture: vis-network shows the scene; only what changed is handed to it. Selection is a veil over the rest. */

import { byId, data, valueOn } from "./data.js";
import { parties, shownDeals, shownLoops } from "./deals.js";
import { holds } from "./geometry.js";
import { halfName, planned, write } from "./labels.js";
import { style } from "./marks.js";
import { sceneNow } from "./scene.js";
import { change, selected, view } from "./view.js";

/** @type {any} */
const library = vis;
const nodes = new library.DataSet();
const edges = new library.DataSet();

/** @type {any} */
export const network = new library.Network(
  byId("network"),
  { nodes, edges },
  {
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { hover: false, selectable: false, keyboard: false, zoomSpeed: 0.6, dragView: true },
    nodes: { chosen: false, label: undefined },
    edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
  },
);

/** @type {Map<string, string>} */
const heldNodes = new Map();
/** @type {Map<string, string>} */
const heldEdges = new Map();
/** @type {import("./scene.js").Scene} */
let scene = { nodes: [], edges: [], captions: [], edgesOf: new Map() };
/** @type {{key: string, labels: import("./labels.js").Label[]}} */
let plan = { key: "", labels: [] };
let version = 0;

/** How large the picture becomes when it is fitted, and the pixels left at its sides. */
const [LARGEST, MARGIN] = [1.2, 8];
const MANY = 60;

/** With more edges than this, amounts show only when the reader comes near. */
const CROWD = 400;
let untouched = true;

/** How many nodes and edges were handed to vis-network at the last change. */
export const touched = { nodes: 0, edges: 0 };

/**
 * Hands the differences to a data set of vis-network; says how many there were.
 * @param {any} set
 * @param {Map<string, string>} held
 * @param {{id: string}[]} wanted
 */
function handOver(set, held, wanted) {
  const changed = wanted.filter((one) => held.get(one.id) !== JSON.stringify(one));
  const keep = new Set(wanted.map(({ id }) => id));
  const gone = [...held.keys()].filter((id) => !keep.has(id));
  for (const id of gone) held.delete(id);
  for (const one of changed) held.set(one.id, JSON.stringify(one));
  if (gone.length) set.remove(gone);
  if (changed.length) set.update(changed);
  return gone.length + changed.length;
}

/** Draws what the view asks for now. */
export function draw() {
  scene = sceneNow();
  touched.nodes = handOver(nodes, heldNodes, scene.nodes);
  touched.edges = handOver(edges, heldEdges, scene.edges);
  if (touched.nodes || touched.edges) version++;
  network.redraw();
}

/** The nodes as they stand. @returns {import("./labels.js").Body[]} */
export function bodies() {
  return scene.nodes.flatMap(({ id, size }) => {
    const body = network.body.nodes[id];
    return body ? [{ id, size, x: body.x, y: body.y }] : [];
  });
}

/**
 * The curve of an edge, from centre to centre.
 * @param {string} id
 * @returns {import("./geometry.js").Curve | null}
 */
export function curveOf(id) {
  const edge = network.body.edges[id];
  if (!edge?.connected) return null;
  const { from, to } = edge;
  if (from === to) {
    const reach = 70 + from.options.size;
    const top = { x: from.x + reach, y: from.y - reach };
    return { from: top, bend: top, to: top };
  }
  const via = edge.options.smooth?.enabled ? edge.edgeType.getViaNode() : null;
  const bend = via ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { from: { x: from.x, y: from.y }, bend: { x: bend.x, y: bend.y }, to: { x: to.x, y: to.y } };
}

/** The labels at the present zoom; what stands out comes first. */
export function labels() {
  const scale = network.getScale();
  const bright = lit();
  const key = `${version} ${scale.toFixed(4)} ${view.lang} ${view.theme} ${bright ? [...bright.deals].join() : ""}`;
  if (plan.key !== key) {
    const isCrowded = !bright && scene.edges.length > CROWD && scale < 0.5;
    const captions = isCrowded ? [] : scene.captions.filter(({ deal }) => !bright || bright.deals.has(deal));
    plan = { key, labels: planned(bodies(), captions, curveOf, scale, style("ink")) };
  }
  return plan.labels;
}

/** The scene as it is drawn. */
export function sceneDrawn() {
  return scene;
}

/**
 * A deal with its parts; of a part that is not drawn, the whole.
 * @param {number} deal
 */
function withParts(deal) {
  const whole = valueOn(data.deals[deal].states, view.day)?.partOf ?? null;
  const parts = shownDeals().filter(({ state }) => state.partOf === deal);
  return new Set([deal, ...parts.map(({ at }) => at), ...(whole !== null && !scene.edgesOf.has(deal) ? [whole] : [])]);
}

/** The deals that stand out, or null where nothing is selected. @returns {Set<number> | null} */
function litDeals() {
  const [company, deal, loop] = [selected("c"), selected("d"), selected("l")];
  if (company !== null) return new Set(shownDeals().flatMap(({ at, state }) => (parties(state).includes(company) ? [at] : [])));
  if (deal !== null) return withParts(deal);
  if (loop === null && !view.loops) return null;
  const loops = shownLoops().filter(({ at }) => loop === null || at === loop);
  return new Set(loops.flatMap(({ loop: { steps } }) => steps.flatMap(({ deals }) => deals)));
}

/** The deals, edges and nodes that stand out, or null where nothing is selected. */
function lit() {
  const company = selected("c");
  const deals = litDeals();
  if (!deals) return null;
  const lines = [...deals].flatMap((at) => scene.edgesOf.get(at) ?? []).filter((id) => network.body.edges[id]?.connected);
  const points = new Set(lines.flatMap((id) => [network.body.edges[id].fromId, network.body.edges[id].toId]));
  if (company !== null) points.add(`c${company}`);
  return { deals, lines, points };
}

/** @param {CanvasRenderingContext2D} canvas */
function finish(canvas) {
  const ground = style("bg");
  const bright = lit();
  const all = labels();
  const stands = (/** @type {import("./labels.js").Label} */ label) =>
    !bright || (label.node ? bright.points.has(label.node) : bright.deals.has(label.deal));
  if (bright) {
    write(canvas, all.filter((label) => !stands(label)), ground);
    veil(canvas, ground);
    for (const id of bright.lines) network.body.edges[id].draw(canvas);
    for (const id of bright.lines) network.body.edges[id].drawArrows(canvas);
    for (const id of bright.points) network.body.nodes[id]?.draw(canvas);
    ring(canvas);
  }
  write(canvas, all.filter(stands), ground);
}

/**
 * @param {CanvasRenderingContext2D} canvas
 * @param {string} ground
 */
function veil(canvas, ground) {
  const { clientWidth, clientHeight } = byId("network");
  const start = network.DOMtoCanvas({ x: -2, y: -2 });
  const end = network.DOMtoCanvas({ x: clientWidth + 2, y: clientHeight + 2 });
  canvas.save();
  canvas.globalAlpha = 0.76;
  canvas.fillStyle = ground;
  canvas.fillRect(start.x, start.y, end.x - start.x, end.y - start.y);
  canvas.restore();
}

/** @param {CanvasRenderingContext2D} canvas */
function ring(canvas) {
  const company = selected("c");
  const body = company === null ? null : bodies().find(({ id }) => id === `c${company}`);
  if (!body) return;
  canvas.save();
  canvas.strokeStyle = style("accent");
  canvas.lineWidth = 4;
  canvas.beginPath();
  canvas.arc(body.x, body.y, body.size * 1.25 + 5, 0, 2 * Math.PI);
  canvas.stroke();
  canvas.restore();
}

/**
 * What is under a point of the picture: a selection such as "d3" or "c1", or "".
 * @param {{x: number, y: number}} point in pixels of the picture
 */
export function under(point) {
  const place = network.DOMtoCanvas(point);
  const label = labels().find(({ box }) => holds(box, place));
  if (label) return label.node || `d${label.deal}`;
  const node = network.getNodeAt(point);
  if (node) return node[0] === "k" ? `d${node.slice(1)}` : node;
  const edge = network.getEdgeAt(point);
  return edge ? edge.split("/")[0] : "";
}

/**
 * The edges of the picture at a scale, in pixels: shapes and the names below them.
 * @param {import("./labels.js").Body[]} points
 * @param {number} scale
 * @returns {import("./geometry.js").Box}
 */
function extent(points, scale) {
  const aside = points.length > MANY ? 1.7 : 1; // where there are many, names stand beside as well as below
  const beside = points.map(({ id, size }) => Math.max(size * scale, aside * halfName(id)) + MARGIN);
  return {
    left: Math.min(...points.map(({ x }, at) => x * scale - beside[at])),
    right: Math.max(...points.map(({ x }, at) => x * scale + beside[at])),
    top: Math.min(...points.map(({ y, size }) => (y - size) * scale)) - (view.focus === null ? 3 : 8) * MARGIN,
    bottom: Math.max(...points.map(({ y, size }) => (y + size) * scale)) + 5 * MARGIN,
  };
}

/** Shows all of the picture, with room for the names. */
export function fit() {
  untouched = true;
  const points = bodies();
  if (!points.length) return;
  const { clientWidth, clientHeight } = byId("network");
  let [least, most] = [0.01, LARGEST];
  for (let turn = 0; turn < 24; turn++) {
    const tried = (least + most) / 2;
    const { left, right, top, bottom } = extent(points, tried);
    if (right - left <= clientWidth && bottom - top <= clientHeight) least = tried;
    else most = tried;
  }
  const { left, right, top, bottom } = extent(points, least);
  network.moveTo({ position: { x: (left + right) / 2 / least, y: (top + bottom) / 2 / least }, scale: least, animation: false });
}

/** @param {number} factor */
export function zoom(factor) {
  untouched = false;
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}

/**
 * Brings a company into the middle.
 * @param {number} company
 */
export function centre(company) {
  const body = network.body.nodes[`c${company}`];
  if (body) network.moveTo({ position: { x: body.x, y: body.y }, animation: false });
}

/** Keeps where companies were dragged to. @param {string[]} ids */
function keep(ids) {
  const moved = new Map(view.moved);
  for (const id of ids) {
    const { x, y } = network.body.nodes[id];
    const at = Number(id.slice(1));
    moved.set(id[0] === "k" ? `k:${data.deals[at].id}` : data.companies[at].name, [Math.round(x), Math.round(y)]);
  }
  if (ids.length) change({ moved });
}


network.on("afterDrawing", finish);
network.on("zoom", () => {
  untouched = false;
});
network.on("dragStart", () => {
  untouched = false;
});
network.on("dragging", (/** @type {{nodes: string[]}} */ { nodes: ids }) => {
  if (ids.length) version++;
});
network.on("dragEnd", (/** @type {{nodes: string[]}} */ { nodes: ids }) => keep(ids));
new ResizeObserver(() => {
  network.redraw();
  if (untouched) fit();
}).observe(byId("network"));
