/** Lines and boxes in the plane of the picture. */

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {{from: Point, bend: Point, to: Point}} Curve a quadratic Bézier curve */

/**
 * The point of a curve at a share of its way.
 * @param {Curve} curve
 * @param {number} share
 * @returns {Point}
 */
export function along({ from, bend, to }, share) {
  const rest = 1 - share;
  return {
    x: rest * rest * from.x + 2 * share * rest * bend.x + share * share * to.x,
    y: rest * rest * from.y + 2 * share * rest * bend.y + share * share * to.y,
  };
}

/**
 * A box around a point.
 * @param {Point} centre
 * @param {number} wide half the width
 * @param {number} high half the height
 * @returns {Box}
 */
export function boxAround(centre, wide, high) {
  return { left: centre.x - wide, top: centre.y - high, right: centre.x + wide, bottom: centre.y + high };
}

/**
 * @param {Box} box
 * @param {Point} point
 */
export function holds(box, { x, y }) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Boxes that are taken, found again by where they are. */
export class Taken {
  /** @param {number} cell the side of a cell */
  constructor(cell) {
    this.cell = cell;
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /**
   * @param {Box} box
   * @returns {string[]}
   */
  keys({ left, top, right, bottom }) {
    const keys = [];
    for (let column = Math.floor(left / this.cell); column <= Math.floor(right / this.cell); column++) {
      for (let row = Math.floor(top / this.cell); row <= Math.floor(bottom / this.cell); row++) keys.push(`${column},${row}`);
    }
    return keys;
  }

  /** @param {Box} box */
  add(box) {
    for (const key of this.keys(box)) {
      const held = this.cells.get(key);
      if (held) held.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /**
   * True if no taken box meets this one.
   * @param {Box} box
   */
  isFree(box) {
    return this.keys(box).every((key) =>
      (this.cells.get(key) ?? []).every(
        (other) => box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
      ),
    );
  }
}
