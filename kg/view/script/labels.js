/** Names and amounts on the picture: placed where they cover nothing, of the same size on screen at any zoom. */

import { data, typeOf } from "./data.js";
import { along, boxAround, Taken } from "./geometry.js";

/**
 * @typedef {{node: string, edge: string, deal: number, text: string, colour: string, font: string, size: number,
 *   centre: import("./geometry.js").Point, box: import("./geometry.js").Box}} Label its node or its edge is ""
 * @typedef {{id: string, x: number, y: number, size: number}} Body a node as it stands
 */

const FACE = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const SHARES = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.23, 0.77];

const measure = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** @type {Map<string, number>} */
const widths = new Map();

/**
 * The width of a text in pixels.
 * @param {string} text
 * @param {string} font
 */
function widthOf(text, font) {
  const key = `${font}|${text}`;
  let found = widths.get(key);
  if (found === undefined) {
    measure.font = font;
    found = measure.measureText(text).width;
    widths.set(key, found);
  }
  return found;
}

/**
 * A name that is not endless.
 * @param {string} name
 */
export function shortened(name) {
  return name.length > 34 ? `${name.slice(0, 33)}…` : name;
}

/**
 * The size of a company's name in units of the plane.
 * @param {number} company
 * @param {number} scale
 */
function nameSize(company, scale) {
  return (typeOf(company) === "lab" ? 17 : 14) / scale;
}

/**
 * Half the width of the name of a node on screen, in pixels; 0 of a knot.
 * @param {string} node
 */
export function halfName(node) {
  if (node[0] !== "c") return 0;
  const company = Number(node.slice(1));
  return widthOf(shortened(data.companies[company].name), `600 ${nameSize(company, 1)}px ${FACE}`) / 2 + 4;
}

/**
 * Where a name may stand beside its node: below, above, to the right, to the left.
 * @param {Body} body
 * @param {number} wide
 * @param {number} high
 * @param {number} gap
 */
function spots({ x, y, size }, wide, high, gap) {
  return [
    { x, y: y + size + high + gap },
    { x, y: y - size - high - gap },
    { x: x + size + wide + 2 * gap, y },
    { x: x - size - wide - 2 * gap, y },
    { x: x + size * 0.7 + wide + gap, y: y + size * 0.7 + high },
    { x: x - size * 0.7 - wide - gap, y: y + size * 0.7 + high },
    { x: x + size * 0.7 + wide + gap, y: y - size * 0.7 - high },
    { x: x - size * 0.7 - wide - gap, y: y - size * 0.7 - high },
  ];
}

/**
 * Where words may stand beside a line that is too short to hold them.
 * @param {import("./geometry.js").Curve} curve
 * @param {number} wide
 * @param {number} high
 * @param {number} gap
 */
function beside(curve, wide, high, gap) {
  const { from, to } = curve;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [across, down] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  const reach = Math.abs(across) * wide + Math.abs(down) * high + gap;
  return [0.5, 0.4, 0.6, 0.3].flatMap((share) => {
    const { x, y } = along(curve, share);
    return [1, -1].map((side) => ({ x: x + side * across * reach, y: y + side * down * reach }));
  });
}

/**
 * The labels that find room: names first, of large companies before small ones, then amounts, the greatest first.
 * @param {Body[]} bodies
 * @param {import("./scene.js").Caption[]} captions
 * @param {(edge: string) => import("./geometry.js").Curve | null} curveOf
 * @param {number} scale pixels on screen for a unit of the plane
 * @param {string} ink
 * @returns {Label[]}
 */
export function planned(bodies, captions, curveOf, scale, ink) {
  const taken = new Taken(120 / scale);
  const gap = 3 / scale;
  const near = gap * 1.05;
  for (const body of bodies) taken.add(boxAround(body, body.size + gap, body.size + gap));
  /** @type {Label[]} */
  const labels = [];
  /**
   * @param {Omit<Label, "centre" | "box">} label
   * @param {import("./geometry.js").Point[]} centres
   * @param {number} wide
   */
  const put = (label, centres, wide) => {
    for (const centre of centres) {
      const box = boxAround(centre, wide, label.size * 0.72);
      if (taken.isFree(box)) {
        taken.add(box);
        labels.push({ ...label, centre, box });
        return;
      }
    }
  };
  for (const body of [...bodies].sort((one, other) => other.size - one.size)) {
    if (body.id[0] !== "c") continue;
    const company = Number(body.id.slice(1));
    const text = shortened(data.companies[company].name);
    const size = nameSize(company, scale);
    const wide = halfName(body.id) / scale;
    const label = { node: body.id, edge: "", deal: -1, text, colour: ink, font: `600 ${size}px ${FACE}`, size };
    put(label, spots(body, wide, size * 0.72, near), wide);
  }
  for (const caption of [...captions].sort((one, other) => other.weight - one.weight)) {
    const curve = curveOf(caption.edge);
    if (!curve) continue;
    const size = 12.5 / scale;
    const wide = (widthOf(caption.words, `600 12.5px ${FACE}`) / scale + 10 / scale) / 2;
    const label = {
      node: "", edge: caption.edge, deal: caption.deal, text: caption.words, colour: caption.colour, font: `600 ${size}px ${FACE}`, size,
    };
    put(label, [...SHARES.map((share) => along(curve, share)), ...beside(curve, wide, size * 0.72, near)], wide);
  }
  return labels;
}

/**
 * Draws labels on a canvas.
 * @param {CanvasRenderingContext2D} canvas
 * @param {Label[]} labels
 * @param {string} ground the colour behind them
 */
export function write(canvas, labels, ground) {
  canvas.save();
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  canvas.lineJoin = "round";
  for (const { text, colour, font, size, centre, box, node } of labels) {
    canvas.font = font;
    if (node) {
      canvas.strokeStyle = ground;
      canvas.lineWidth = size * 0.3;
      canvas.strokeText(text, centre.x, centre.y);
    } else {
      canvas.globalAlpha = 0.92;
      canvas.fillStyle = ground;
      canvas.beginPath();
      canvas.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, size * 0.4);
      canvas.fill();
      canvas.globalAlpha = 1;
    }
    canvas.fillStyle = colour;
    canvas.fillText(text, centre.x, centre.y + size * 0.06);
  }
  canvas.restore();
}
