"""How bad a drawing is: lines that cross, lines close to a third company, partners far apart."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kg.view.layout.links import Links, Point, Together

__all__ = ["away", "count_faults"]

_CLOSE = 70.0
"""A line nearer than this to a third company is a fault."""
_UNIT = 235.0


def count_faults(places: Mapping[str, Point], links: Links, together: Together) -> float:
    """How bad a drawing is: lines that cross or pass close to a third name, and those that go together far apart."""
    lines = [(one, other) for one in sorted(links) for other in sorted(links[one]) if one < other and one in places]
    faults = 0.0
    for at, (one, other) in enumerate(lines):
        for name in places:
            if name not in (one, other):
                faults += 3 * max(0.0, 1 - away(places[name], places[one], places[other]) / 70)
        for third, fourth in lines[at + 1 :]:
            if len({one, other, third, fourth}) == 4:
                faults += _cross(places[one], places[other], places[third], places[fourth])
    for one, other in together:
        if one in places and other in places:
            faults += 0.25 * math.dist(places[one], places[other]) / _UNIT
    return faults


def away(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def _cross(one: Point, other: Point, third: Point, fourth: Point) -> bool:
    """True if the line between the first two points crosses the one between the last two."""

    def side(a: Point, b: Point, c: Point) -> bool:
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    return side(one, other, third) != side(one, other, fourth) and side(third, fourth, one) != side(
        third, fourth, other
    )
