"""Boxes that do not touch: companies pushed apart, parts side by side, single companies in free corners."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

from kg.view.layout.faults import away
from kg.view.layout.links import Point

__all__ = ["GAP", "bounds", "free_spot", "pack", "push_apart"]

GAP = 150.0
"""The distance between two parts."""
_STEP = 40.0
_HALF = (78.0, 56.0)
"""Half the width and half the height that a company needs with its name."""


def push_apart(places: Mapping[str, Point], fixed: frozenset[str], *, scale: float = 1.0) -> dict[str, Point]:
    """The positions with boxes that touch pushed apart along the shorter way; fixed ones do not move."""
    names = sorted(places)
    xs, ys = {name: places[name][0] for name in names}, {name: places[name][1] for name in names}
    width, height = 2 * _HALF[0] * scale, 2 * _HALF[1] * scale
    for turn in range(80):
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for name in names:
            cells[math.floor(xs[name] / width), math.floor(ys[name] / height)].append(name)
        touched = False
        for one, other in _neighbours(cells):
            dx, dy = xs[other] - xs[one], ys[other] - ys[one]
            push_x, push_y = width - abs(dx), height - abs(dy)
            if push_x <= 0 or push_y <= 0 or {one, other} <= fixed:
                continue
            touched = True
            share = (0.5, 0.5) if not {one, other} & fixed else (0.0, 1.0) if one in fixed else (1.0, 0.0)
            way = 1 if (dx, dy) > (0, 0) or ((dx, dy) == (0, 0) and turn % 2) else -1
            if push_x / width < push_y / height:
                step = math.copysign(push_x, dx or way) * 1.02
                xs[one], xs[other] = xs[one] - step * share[0], xs[other] + step * share[1]
            else:
                step = math.copysign(push_y, dy or way) * 1.02
                ys[one], ys[other] = ys[one] - step * share[0], ys[other] + step * share[1]
        if not touched:
            break
    return {name: (xs[name], ys[name]) for name in names}


def _neighbours(cells: Mapping[tuple[int, int], list[str]]) -> list[tuple[str, str]]:
    """The pairs of names in the same cell or in cells that touch, each pair once, in a fixed order."""
    pairs = []
    for (column, row), names in sorted(cells.items()):
        around = [(0, 0), (1, -1), (1, 0), (1, 1), (0, 1)]
        for step in around:
            for at, one in enumerate(names):
                others = names[at + 1 :] if step == (0, 0) else cells.get((column + step[0], row + step[1]), [])
                pairs += [(one, other) for other in others]
    return pairs


def pack(parts: list[dict[str, Point]]) -> list[dict[str, Point]]:
    """The parts in rows, the largest alone on the first, none over another."""
    if not parts:
        return []
    boxes = [bounds(part) for part in parts]
    breadth = max(boxes[0][2] - boxes[0][0], math.sqrt(sum((b[2] - b[0] + GAP) * (b[3] - b[1] + GAP) for b in boxes)))
    packed = []
    left, top, deepest = 0.0, 0.0, 0.0
    for part, (x0, y0, x1, y1) in zip(parts, boxes, strict=True):
        if left and left + x1 - x0 > breadth:
            left, top, deepest = 0.0, top + deepest + GAP, 0.0
        packed.append({name: (x - x0 + left, y - y0 + top) for name, (x, y) in part.items()})
        left += x1 - x0 + GAP
        deepest = max(deepest, y1 - y0)
    return packed


def free_spot(places: Mapping[str, Point], lines: list[tuple[Point, Point]]) -> Point:
    """A place for a company without partners: in a free corner of the drawing, else under it."""
    if not places:
        return 0.0, 0.0
    x0, y0, x1, y1 = bounds(places)
    columns, rows = int((x1 - x0) / _STEP) + 1, int((y1 - y0) / _STEP) + 1
    for row in reversed(range(rows)):
        for column in range(columns):
            spot = (x0 + column * _STEP, y0 + row * _STEP)
            is_clear = all(math.dist(spot, place) > 2.2 * _HALF[0] for place in places.values())
            if is_clear and all(away(spot, *line) > 1.2 * _HALF[0] for line in lines):
                return spot
    lowest = sorted(x for x, y in places.values() if y > y1 - _STEP)
    return (lowest[-1] + 2.2 * _HALF[0], y1) if len(lowest) > 1 and lowest[-1] + 2.2 * _HALF[0] < x1 else (x0, y1 + GAP)


def bounds(part: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs), min(ys), max(xs), max(ys)
