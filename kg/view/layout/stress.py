"""Distances on the page that follow distances in the network, relaxed company by company.

Stress majorisation (Gansner, Koren & North 2004); above some size with pivots (Ortmann, Klimenta & Brandes 2017).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping

from kg.view.layout.links import MORE, Links, Point, walk

__all__ = ["relax"]

_ALL_PAIRS = 120
"""Up to this many companies, every pair counts; above, each company, its partners and a few pivots."""
_PIVOTS = 30
_ROUNDS = 60
_ROOM = 0.5
"""How much farther from all others a company keeps, for each class of the number of links with one partner."""


def relax(part: list[str], links: Links, start: Mapping[str, Point]) -> dict[str, Point]:
    """Positions whose distances follow the steps between names; one name after the other, until little moves."""
    index = {name: at for at, name in enumerate(part)}
    xs, ys = [start[name][0] for name in part], [start[name][1] for name in part]
    pulls = _pulls(part, links, index)
    for turn in range(_ROUNDS):
        moved = 0.0
        for at, pull in enumerate(pulls):
            x, y, weights = 0.0, 0.0, 0.0
            for other, distance, weight in pull:
                dx, dy = xs[at] - xs[other], ys[at] - ys[other]
                length = math.hypot(dx, dy)
                if length < 1e-6:
                    dx, dy, length = math.cos(at + turn), math.sin(at + turn), 1.0
                x += weight * (xs[other] + distance * dx / length)
                y += weight * (ys[other] + distance * dy / length)
                weights += weight
            if weights:
                x, y = x / weights, y / weights
                moved = max(moved, abs(x - xs[at]), abs(y - ys[at]))
                xs[at], ys[at] = x, y
        if moved < 1e-3:
            break
    return {name: (xs[at], ys[at]) for name, at in index.items()}


def _pulls(part: list[str], links: Links, index: Mapping[str, int]) -> list[list[tuple[int, float, float]]]:
    """For each name, the others that pull it: index, wanted distance, weight."""
    pulls: list[dict[int, tuple[float, float]]] = [{} for _ in part]
    room = {name: _ROOM * (max(links[name].values(), default=1) - 1) / MORE for name in part}
    for pivot in part if len(part) <= _ALL_PAIRS else _pivots(part, links):
        for name, distance in _distances(pivot, links).items():
            if name != pivot:
                wanted = distance if pivot in links[name] else distance + room[name] + room[pivot]
                pulls[index[name]][index[pivot]] = (wanted, wanted**-2)
    if len(part) > _ALL_PAIRS:
        for name in part:
            for other, distance in links[name].items():
                pulls[index[name]][index[other]] = (distance, 4.0)
    return [[(other, *pull) for other, pull in sorted(pulling.items())] for pulling in pulls]


def _distances(start: str, links: Links) -> dict[str, float]:
    """The length of the shortest way from a start to each name it reaches."""
    found: dict[str, float] = {}
    queue = [(0.0, start)]
    while queue:
        distance, name = heapq.heappop(queue)
        if name not in found:
            found[name] = distance
            for other, more in links[name].items():
                if other not in found:
                    heapq.heappush(queue, (distance + more, other))
    return found


def _pivots(part: list[str], links: Links) -> list[str]:
    """Names far from each other: each next one is the farthest from those before."""
    pivots = [part[0]]
    nearest = walk(part[0], links)
    while len(pivots) < _PIVOTS:
        pivots.append(max(part, key=lambda name: (nearest[name], name)))
        for name, steps in walk(pivots[-1], links).items():
            nearest[name] = min(nearest[name], steps)
    return pivots
