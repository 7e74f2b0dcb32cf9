/** The picture as an SVG drawing, with title, day and legend: for slides, print and PNG. */

import { byId, data, KINDS, STATUSES } from "./data.js";
import { s } from "./dom.js";
import { planned } from "./labels.js";
import { colour, DASHES, style } from "./marks.js";
import { bodies, curveOf, sceneDrawn } from "./picture.js";
import { view } from "./view.js";
import { day, say } from "./words.js";

const [WIDE, HIGH, EDGE] = [1400, 900, 96];
const FACE = "system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

/** Characters that no XML document may hold. */
const NOT_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** @typedef {import("./geometry.js").Point} Point */

/**
 * The outline of a shape around a point.
 * @param {string} shape
 * @param {Point} centre
 * @param {number} size
 */
function outline(shape, { x, y }, size) {
  /** @param {[number, number][]} corners */
  const polygon = (corners) => `M${corners.map(([dx, dy]) => `${(x + dx * size).toFixed(1)} ${(y + dy * size).toFixed(1)}`).join("L")}Z`;
  if (shape === "square") return polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
  if (shape === "diamond") return polygon([[0, -1], [1, 0], [0, 1], [-1, 0]]);
  if (shape === "triangle") return polygon([[0, -1.15], [1, 0.75], [-1, 0.75]]);
  if (shape === "hexagon") return polygon([[-1, 0], [-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87]]);
  return `M${(x - size).toFixed(1)} ${y.toFixed(1)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0`;
}

/**
 * An edge: its line up to the border of the node, and its head by kind.
 * @param {import("./scene.js").SceneEdge} edge
 * @param {(point: Point) => Point} on
 * @param {number} scale
 * @param {Map<string, number>} sizes
 */
function line(edge, on, scale, sizes) {
  const curve = curveOf(edge.id);
  if (!curve) return null;
  const [from, bend, to] = [on(curve.from), on(curve.bend), on(curve.to)];
  const wide = edge.width * Math.min(1, scale);
  const tint = edge.color.color;
  const length = Math.hypot(to.x - bend.x, to.y - bend.y) || 1;
  const [dx, dy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const reach = (sizes.get(edge.to) ?? 0) * scale + 3;
  const tip = { x: to.x - dx * reach, y: to.y - dy * reach };
  const long = edge.arrows ? 7 + wide * 1.15 : 0;
  const neck = { x: tip.x - dx * long, y: tip.y - dy * long };
  const group = s("g", { "data-edge": edge.id });
  const path = `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${bend.x.toFixed(1)} ${bend.y.toFixed(1)} ${neck.x.toFixed(1)} ${neck.y.toFixed(1)}`;
  group.append(s("path", { d: path, fill: "none", stroke: tint, "stroke-width": wide.toFixed(1), "stroke-dasharray": edge.dashes ? edge.dashes.join(" ") : null }));
  const type = edge.arrows?.to?.type;
  if (type === "circle") group.append(s("circle", { cx: neck.x.toFixed(1), cy: neck.y.toFixed(1), r: (4 + wide * 0.4).toFixed(1), fill: tint }));
  else if (type) {
    const half = long * 0.55;
    const notch = type === "arrow" ? 0.25 * long : 0;
    const corners = [
      [tip.x, tip.y],
      [neck.x - dy * half, neck.y + dx * half],
      [neck.x + dx * notch, neck.y + dy * notch],
      [neck.x + dy * half, neck.y - dx * half],
    ];
    group.append(s("path", { d: `M${corners.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`, fill: tint }));
  }
  return group;
}

/** The legend along the foot. */
function legend() {
  let left = 28;
  /** @type {SVGElement[]} */
  const found = [];
  const add = (/** @type {string} */ words, /** @type {string} */ tint, /** @type {number[] | false} */ dashes) => {
    const top = left > WIDE - 170 ? HIGH - 18 : HIGH - 40;
    found.push(s("path", { d: `M${left} ${top}h30`, stroke: tint, "stroke-width": 3, "stroke-dasharray": dashes ? dashes.join(" ") : null }));
    found.push(s("text", { x: left + 36, y: top + 4, "font-size": 12, fill: style("ink") }, words));
    left += 54 + words.length * 6.6;
  };
  for (const kind of KINDS) if (kind !== "valuation") add(say(`short.${kind}`), colour(kind, ""), false);
  for (const status of STATUSES) add(say(`status.${status}`), status === "withdrawn" ? style("withdrawn") : style("ink"), DASHES[status]);
  return found;
}

/** The filters that are on, in words. */
function filtersSaid() {
  const { kind, status, type } = view.hidden;
  const without = [...[...kind].map((key) => `short.${key}`), ...[...status].map((key) => `status.${key}`), ...[...type].map((key) => `type.${key}`)];
  return [byId("minimumSaid").textContent ?? "", ...without.map((key) => `− ${say(key)}`)].filter((words) => words && words !== say("filter.all_amounts")).join(" · ");
}

/** The drawing of what is shown now. */
export function drawing() {
  const scene = sceneDrawn();
  const points = bodies();
  const sizes = new Map(points.map(({ id, size }) => [id, size]));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = points.length ? [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)] : [0, 1, 0, 1];
  const scale = Math.min(1.5, (WIDE - 2 * EDGE) / Math.max(1, right - left), (HIGH - 2.6 * EDGE) / Math.max(1, bottom - top));
  const on = (/** @type {Point} */ { x, y }) => ({
    x: (x - (left + right) / 2) * scale + WIDE / 2,
    y: (y - (top + bottom) / 2) * scale + HIGH / 2 + 10,
  });
  const told = [data.dates[view.day] ? say("panel.at", { date: day(data.dates[view.day], "long") }) : "", byId("counts").textContent ?? "", filtersSaid()];
  const root = s(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width: WIDE, height: HIGH, viewBox: `0 0 ${WIDE} ${HIGH}`, "font-family": FACE },
    s("title", {}, say("page.title")),
    s("rect", { width: WIDE, height: HIGH, fill: style("bg") }),
    s("text", { x: 28, y: 44, "font-size": 24, "font-weight": 700, fill: style("ink") }, say("page.title")),
    s("text", { x: 28, y: 67, "font-size": 13, fill: style("muted") }, told.filter((words) => words).join(" · ")),
    ...scene.edges.map((edge) => line(edge, on, scale, sizes)),
    ...scene.nodes.map(({ id, shape, size, color }) => {
      const body = points.find((point) => point.id === id);
      return body ? s("path", { d: outline(shape, on(body), size * scale), fill: color.background, stroke: color.border, "stroke-width": 2 }) : null;
    }),
  );
  for (const { text, colour: tint, size, centre, box, node } of planned(points, scene.captions, curveOf, scale, style("ink"))) {
    const [corner, middle] = [on({ x: box.left, y: box.top }), on(centre)];
    const [wide, high] = [(box.right - box.left) * scale, (box.bottom - box.top) * scale];
    /** @type {Record<string, string | number>} */
    const halo = node ? { stroke: style("bg"), "stroke-width": 4, "paint-order": "stroke" } : {};
    if (!node) root.append(s("rect", { x: corner.x.toFixed(1), y: corner.y.toFixed(1), width: wide.toFixed(1), height: high.toFixed(1), rx: 5, fill: style("bg"), opacity: 0.92 }));
    root.append(s("text", { x: middle.x.toFixed(1), y: (middle.y + size * scale * 0.36).toFixed(1), "text-anchor": "middle", "font-size": (size * scale).toFixed(1), "font-weight": 600, fill: tint, ...halo }, text));
  }
  root.append(...legend());
  return new XMLSerializer().serializeToString(root).replace(NOT_XML, "\ufffd");
}

/** The drawing as a PNG of twice its size. @returns {Promise<Blob>} */
export function painted() {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * WIDE;
      canvas.height = 2 * HIGH;
      canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be painted"))), "image/png");
    };
    image.onerror = () => reject(new Error("the drawing could not be read back"));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing())}`;
  });
}
