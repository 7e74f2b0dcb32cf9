/** What is to be drawn: companies and knots as nodes, deals as edges, in plain values that can be compared. */

import { data, positions, typeOf } from "./data.js";
import { isDrawn, isReversed, parties, shownDeals } from "./deals.js";
import { ARROWS, colour, DASHES, edgeWords, SHAPES, size, style, width } from "./marks.js";
import { view } from "./view.js";

/**
 * @typedef {{id: string, x: number, y: number, shape: string, size: number, borderWidth: number,
 *   color: {background: string, border: string}}} SceneNode c and the company's index, or k and a joint deal's index
 * @typedef {{id: string, from: string, to: string, width: number, dashes: number[] | false, color: {color: string},
 *   arrows: any, smooth: any}} SceneEdge
 * @typedef {{deal: number, edge: string, words: string, colour: string, weight: number}} Caption the words on an edge
 * @typedef {{nodes: SceneNode[], edges: SceneEdge[], captions: Caption[], edgesOf: Map<number, string[]>}} Scene
 */

/**
 * The node of a company.
 * @param {number} company
 * @param {number} total
 * @returns {SceneNode}
 */
function companyNode(company, total) {
  const { name } = data.companies[company];
  const { x, y } = positions[company];
  const [left, top] = view.moved.get(name) ?? [x, y];
  const type = typeOf(company);
  return {
    id: `c${company}`,
    x: left,
    y: top,
    shape: SHAPES[type],
    size: Math.round(size(total)),
    borderWidth: 2,
    color: { background: style(type === "lab" ? "node" : "nodeSoft"), border: style("node") },
  };
}

/**
 * The node where the parties of a joint deal meet, or where an unnamed side stands.
 * @param {import("./deals.js").Shown} deal
 * @returns {SceneNode}
 */
function knotNode({ at, state }) {
  const [left, top] = data.knots[at] ?? [0, 0];
  const moved = view.moved.get(`k:${data.deals[at].id}`);
  const tint = colour(state.kind, state.status);
  return {
    id: `k${at}`,
    x: moved ? moved[0] : left,
    y: moved ? moved[1] : top,
    shape: "dot",
    size: 6,
    borderWidth: 3,
    color: { background: style("bg"), border: tint },
  };
}

/**
 * The ends of a deal's edges: from, to, and whether the edge carries the arrow and the words.
 * @param {import("./deals.js").Shown} deal
 * @returns {[string, string, boolean][]}
 */
function ends({ at, state }) {
  const sources = state.sources.map((company) => `c${company}`);
  const target = state.target === null ? null : `c${state.target}`;
  const back = isReversed(state);
  if (target && sources.length === 1) return [back ? [target, sources[0], true] : [sources[0], target, true]];
  const knot = `k${at}`;
  /** @type {[string, string, boolean][]} */
  const found = sources.map((source) => (back ? [knot, source, true] : [source, knot, !target]));
  if (target) found.push(back ? [target, knot, false] : [knot, target, true]);
  return found;
}

/**
 * The curves of edges between the same two nodes: fanned out, each its own.
 * @param {{edge: SceneEdge, order: string}[]} group
 */
function fan(group) {
  group.sort((one, other) => (one.order < other.order ? -1 : 1));
  const step = group.length > 4 ? 0.62 / group.length : group.length > 2 ? 0.2 : 0.24;
  group.forEach(({ edge }, at) => {
    const bend = (at - (group.length - 1) / 2) * step * (edge.from < edge.to ? 1 : -1);
    if (Math.abs(bend) > 0.01) {
      edge.smooth = { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
    }
  });
}

/** The totals that say how large a company is drawn; parts and withdrawn deals do not count. */
function totals() {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { state, weight } of shownDeals()) {
    if (state.partOf !== null || state.status === "withdrawn" || !["investment", "round", "compute"].includes(state.kind)) continue;
    for (const company of parties(state)) found.set(company, (found.get(company) ?? 0) + weight);
  }
  return found;
}

/** @returns {Scene} */
export function sceneNow() {
  const drawn = shownDeals().filter(isDrawn);
  const sums = totals();
  const companies = new Set(shownDeals().flatMap(({ state }) => parties(state)));
  const nodes = [...companies].sort((one, other) => one - other).map((company) => companyNode(company, sums.get(company) ?? 0));
  /** @type {SceneEdge[]} */
  const edges = [];
  /** @type {Caption[]} */
  const captions = [];
  /** @type {Map<string, {edge: SceneEdge, order: string}[]>} */
  const pairs = new Map();
  /** @type {Map<number, string[]>} */
  const edgesOf = new Map();
  for (const deal of drawn) {
    const { at, state, weight } = deal;
    const held = ends(deal);
    if (held.length > 1 || held[0]?.some((end) => end === `k${at}`)) nodes.push(knotNode(deal));
    const tint = colour(state.kind, state.status);
    const wide = Math.round(width(weight) * (state.status === "withdrawn" ? 0.5 : 1) * 10) / 10;
    const arrow = ARROWS[state.kind === "compute" && isReversed(state) ? "investment" : state.kind];
    const scale = state.kind === "stake" ? 0.4 : Math.max(0.5, 0.95 - 0.035 * wide);
    held.forEach(([from, to, heads], index) => {
      const isPart = held.length > 1 && ![from, to].includes(`c${state.target}`);
      const edge = {
        id: `d${at}/${index}`, from, to, width: isPart ? Math.max(1.4, wide / 2) : wide, dashes: DASHES[state.status],
        color: { color: tint }, arrows: heads ? { to: { enabled: true, type: arrow, scaleFactor: scale } } : "", smooth: false,
      };
      edges.push(edge);
      edgesOf.set(at, [...(edgesOf.get(at) ?? []), edge.id]);
      const pair = [from, to].sort().join();
      pairs.set(pair, [...(pairs.get(pair) ?? []), { edge, order: `${state.kind} ${data.deals[at].id}` }]);
    });
    const words = edgeWords(state);
    const carrier = edgesOf.get(at)?.at(-1);
    if (words && carrier) captions.push({ deal: at, edge: carrier, words, colour: tint, weight });
  }
  for (const group of pairs.values()) if (group.length > 1) fan(group);
  return { nodes, edges, captions, edgesOf };
}
